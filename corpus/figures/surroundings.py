"""What stands around a table and tells what its numbers are: caption, lead-ins, headings, and the notes below.

In: a table block with its place. Out: its title, unit, period, status and area, and what may explain its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.areas import AREA_HEADER
from corpus.figures.captions_below import captioned
from corpus.figures.headers import Header, plain_label, read_header
from corpus.figures.measured_from import without_moves
from corpus.figures.places import UNKNOWN, Known, Place, introduces
from corpus.figures.section_times import without_bracket_note
from corpus.figures.table_notes import noted_period, sourced_period
from corpus.figures.told_times import says_when_made
from corpus.figures.topics import asked_of, broken_down
from corpus.figures.units import COUNTED, Unit, counted_noun, is_telling, read_unit
from corpus.measures import stems
from corpus.models import Block, BlockKind, DocumentKind, Status
from corpus.partials import Partial
from corpus.periods import PeriodKnown, find_periods

_OF_THE_TABLE = re.compile(r"\b(?:tables?|below|following|overleaf|figures? \d)\b", re.IGNORECASE)
LEADS, NOTES = 2, 6
"""Paragraphs above and below a table that may speak of it."""
_NAMED = re.compile(r"(?:table|figure|chart|appendix)\s+[\dA-Z]", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:(?:annexe?|appendix)[,:]\s+)?"
    r"(?:(?:table|fig(?:ure|\.)|chart|graph|appendix|annexe?|section)\s+(?:[\w.]*\d[\w.]*|[A-Z]\b)(?:\(\w+\))*\s*[.:–-]*\s+"
    r"|\d+(?:\.\d+)*[.)]?\s+)+",
    re.IGNORECASE,
)
_BREAKDOWN = re.compile(r"^(?:breakdown|distribution|split|profile|analysis) of (?:the )?(?=.*\bby\b)", re.IGNORECASE)
_SHOWS = re.compile(
    r"^(?:the |this )?(?:following |attached )?(?:tables?|figures?|chart)?\s?(?:\w+(?:\.\d+)?\s)?"
    r"(?:below|above|here|overleaf)?,?\s*(?:(?:to )?(?:shows?|sets? out)|gives?|lists?|summarises?|compares?"
    r"|details?|presents?|provides?)\s+(?:how many |a |the )?",
    re.IGNORECASE,
)
_DECLARES = re.compile(
    r"^(?:table|figure)\s[\dA-Z]|^units?(?: of measure(?:ment)?)?\s?[:=–-]"
    r"|\((?:in |all |figures? )*(?:£|%|per ?cent|thousands|['’]000)[^()\d]*(?:000)?[^()\d]*\)"
    r"|\b(?:in|are|as)\s(?:£\s?(?:000|k\b|m\b|thousand|million)|%|percentages?\b|thousands\b|millions\b)|^.{0,90}:$",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\bscores?\b[^.]{0,40}?\b(?:out of (\d+)|(?:from )?\d+ to (\d+))", re.IGNORECASE)
_DEFINES = re.compile(
    r"(?:^|(?<=[.;] ))(?P<name>[A-Z][\w -]{2,40}?) (?:refers to|means|is defined as|is|shows|counts) "
    r"(?P<what>(?:the |a )*(?:numbers?|proportion|percentage|share|total|sum|score|average|size|count|people)\b"
    r"[^.;]{3,250})"
)
_IN_BRACKETS = re.compile(
    r"\(?\b(?:(?:the )?(?:figures?|numbers?|values?|counts?)\s)?(?:shown |given )?in brackets\s"
    r"(?:are|is|shows?|gives?|refers? to|means?|counts?)\s(?:the |for |of )*(?P<what>[^.;()]{3,90})[.)]?",
    re.IGNORECASE,
)
"""What stands in the brackets of a table's cells: "figures in brackets are people aged 18-64"."""
_NO_TITLE = re.compile(
    r"(?:(?:smaller|bigger|higher|lower|high|low|less|more|fewer) is (?:better|good|worse)"
    r"|good is:? (?:high|low|bigger|smaller)(?:er)?|(?:you|they|the applicant) asked(?: for)?"
    r"|(?:your |the |our )?(?:request|response|answer|reply|question)s?)[\s.:]*",
    re.IGNORECASE,
)
""" "Smaller is better", "You asked": words over figures that name none."""
_RATES = ("percent", "per 100,000", "per 10,000", "per 1,000")
_SIGN = re.compile(
    r"\b(?:negative|minus|income|credits?|under ?spen(?:ds?|ding)|reductions?|falls?|less|savings?|decreases?)\b",
    re.IGNORECASE,
)
_BY_AREA = re.compile(rf"\b(?:by|in each|for each|across) (?:the )?{AREA_HEADER}\b", re.IGNORECASE)
_BUDGET = re.compile(r"\bbudgets?(?:$|\s?(?:for|in|\(|:|[-–]|20\d\d|by)(?! (?:and|monitoring)))", re.IGNORECASE)
_NO_STATUS = re.compile(
    r"\b(?:monitoring|survey|since|compared|and (?:outturn|actual|spend)|against|v(?:s|ersus)?\b|personal budgets?"
    r"|actual|(?:since|from|above|below) (?:[\w-]+ ){0,4}(?:forecast|budget))",
    re.IGNORECASE,
)
_STATUSES = (
    (Status.DRAFT, re.compile(r"\b(?:draft|proposed|proposals?)\b", re.IGNORECASE)),
    (Status.TARGET, re.compile(r"\btargets\b", re.IGNORECASE)),
    (Status.FORECAST, re.compile(r"\b(?:forecast|projected|projections?)\b", re.IGNORECASE)),
    (Status.BUDGET, _BUDGET),
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a table: `topic` is its title without number, unit and period; `lines` say of the whole table.

    `lines` are read headers of the caption, the lead-ins and the innermost headings, nearest first.
    """

    topic: str
    title: str
    """What the whole document is of, for a table without a title whose rows and columns name no measure either."""
    lines: tuple[Header, ...]
    known: Known
    day: Partial | None
    """The day of every year that the table is of, where its title says one: "at 31 March"."""
    status: Status | None
    by_area: bool
    scale_max: Decimal | None
    """The greatest score, where a note says it: "scores from 0 to 12"."""
    is_survey: bool
    """Whether the document is a survey, whose counts are of people."""
    definitions: Mapping[str, Unit]
    """Units by the name of the column that a note defines, in lower case."""
    in_brackets: str
    """What the numbers in brackets count, where a note says so; "" where brackets only mean less."""
    texts: tuple[str, ...]  # every text near that may explain a mark


def surroundings_of(place: Place, block: Block) -> Surroundings:
    """What stands around a table block of a page."""
    caption = block.table.caption if block.table else ""
    leads = [text for text in _above(place, block) if text != caption]
    below, leads, headings = captioned(place.page, block, leads, list(reversed(place.headings)))
    caption, headings = caption or below, headings[:2]
    titles = [
        caption,
        *map(broken_down, leads[:1]),
        *map(asked_of, leads[:1]),
        *(lead for lead in leads[:1] if _NAMED.match(lead) and len(lead) < 200),
        *(lead for lead in leads[:1] if lead.endswith("?") and len(lead) < 200),
        *headings,
        *(lead for lead in leads[:1] if _introduces(lead)),
    ]
    topic, title = next((topic for topic in map(_topic, titles) if topic), ""), place.document.metadata.title
    lines = [read_header(line) for line in (caption, *headings) if line]
    lines[1:1] = [read_header(lead) if _declares(lead) else Header(lead) for lead in leads]
    lines += [read_header(title)] if read_unit(title).name in _RATES and {*stems(topic)} <= {*stems(title)} else []
    texts = (caption, *leads, *_below(place, block))
    return Surroundings(
        topic,
        _topic(title),
        tuple(lines),
        _known(place, caption, [lead for lead in leads if not says_when_made(lead)], tuple(_below(place, block))),
        _day(caption, *leads[:1], *headings[:1]),
        _status([caption, *leads[:1], *headings[:1]]),
        any(_BY_AREA.search(line.whole) for line in lines),
        next((Decimal(found[1] or found[2]) for text in texts if (found := _SCALE.search(text))), None),
        place.document.metadata.kind is DocumentKind.SURVEY,
        dict(_definitions([*_above(place, block, NOTES), *texts])),
        next(filter(None, map(_bracketed, (*texts, *headings[:1]))), ""),
        texts,
    )


def _definitions(texts: Sequence[str]) -> Iterator[tuple[str, Unit]]:
    """The columns that notes define, with their units: "Numerator refers to the number of people who …"."""
    for text in texts:
        for found in _DEFINES.finditer(text):
            unit = read_unit(found["what"])
            counted = re.sub(r"^(?:the |a )*(?:size|total|sum|count) of (?:the )?", "", found["what"])
            noun = counted_noun(counted) if unit.name in ("", COUNTED) else unit.name
            if noun:
                yield read_header(found["name"]).label.lower(), replace(unit, name=noun)


def _bracketed(text: str) -> str:
    """What a note says that the numbers in brackets count."""
    found = _IN_BRACKETS.search(text)
    if found is None or _SIGN.search(found["what"]):
        return ""
    return re.split(r",|\sand\s(?:are|is|not)\b", found["what"])[0].strip()


def _declares(lead: str) -> bool:
    """Whether a lead-in says of the table in what unit it is, rather than holding figures of its own."""
    return _DECLARES.search(lead) is not None or (len(lead) < 40 and not read_unit(lead).rest)


def _above(place: Place, block: Block, most: int = LEADS) -> list[str]:
    """The paragraphs right above a table, the nearest first; its own caption is not counted."""
    blocks = place.page.blocks
    at = next((number for number, one in enumerate(blocks) if one.start == block.start), 0)
    found = []
    for number in range(at - 1, max(0, at - most - 1) - 1, -1):
        text = place.page.text[blocks[number].start : blocks[number].end]
        is_note = number > 0 and blocks[number - 1].kind is BlockKind.TABLE and noted_period((text,)) is not None
        if blocks[number].kind is not BlockKind.PARAGRAPH or is_note:
            break
        found.append(text)
    return found


def _below(place: Place, block: Block) -> Iterator[str]:
    """The paragraphs and items right below a table, up to the next heading or table."""
    blocks = place.page.blocks
    at = next((number for number, one in enumerate(blocks) if one.start == block.start), len(blocks))
    for one in blocks[at + 1 : at + 1 + NOTES]:
        if one.kind in (BlockKind.HEADING, BlockKind.TABLE):
            return
        yield place.page.text[one.start : one.end]


def _topic(title: str) -> str:
    """A title without its number, unit and period; "" where nothing telling is left."""
    if _NO_TITLE.fullmatch(title):
        return ""
    title = _NUMBERED.sub("", _IN_BRACKETS.sub("", re.sub(r"\s{0,4}\[note[^\]]{0,60}\]", "", title)))
    header = read_header(_BREAKDOWN.sub("", _SHOWS.sub("", title.rstrip(":. "))))
    bare = plain_label(re.sub(r",\s*+$|(?<!\s)\s++(?=,)", "", re.split(r"(?<=[a-z)])\s?\.\s", header.label)[0]))
    return bare if re.search(r"[A-Za-z]{2}", bare) and (is_telling(bare) or len(bare.split()) > 1) else ""


def _known(place: Place, caption: str, leads: list[str], notes: Sequence[str]) -> Known:
    """The period that the caption, the lead-in or a note names, else what the place hands down, else its source's."""
    for text in (caption, *(without_moves(without_bracket_note(lead)) for lead in leads[:1] if _introduces(lead))):
        found = list(dict.fromkeys(mention.period for mention in find_periods(text) if mention.period))
        if len(found) == 1:
            return Known(found[0], PeriodKnown.HEADING)
        if text is caption and found:
            return UNKNOWN
    inherited = place.inherited()
    noted = noted_period(notes) or (None if inherited.is_given else sourced_period(notes))
    return Known(noted, PeriodKnown.HEADING) if noted else inherited


def _introduces(lead: str) -> bool:
    """Whether a paragraph speaks of the table below it, rather than holding figures of its own."""
    return introduces(lead, figures=0) or _OF_THE_TABLE.search(lead) is not None


def _day(*titles: str) -> Partial | None:
    """The day without a year that the first of some titles names."""
    for title in titles:
        named = {mention.partial for mention in find_periods(title, partial=True)}
        days = [day for day in named if day and day.first == day.last]
        if len(days) == 1:
            return days[0]
    return None


def _status(titles: list[str]) -> Status | None:
    """The status that a title gives to all numbers of its table, where it names only one."""
    for title in titles:
        if not title or _NO_STATUS.search(title):
            continue
        if found := next((each for each, words in _STATUSES if words.search(title) and len(title.split()) < 20), None):
            return found
    return None
