"""Whether a passage may answer a question at all, however near it is.

In: a query and a passage. Out: why it may not, in words. It must be of the time asked for, say things in sentences,
hold the kind of thing asked for, and stand in a document that knows the names of the question.
"""

from __future__ import annotations

import re

from corpus.measures import stem, stems
from corpus.models import Passage
from index.store import IndexVersion
from server.answers.named_areas import take_areas
from server.answers.passage_words import DATED, is_name_held
from server.answers.queries import Query, Wants
from server.answers.sections import covers_times

_RING = re.compile(
    r"\b(?:(?:can|do|should|could|to|must)(?: i| we| you)? (?:phone|telephone|ring)"
    r"|(?:what|which|contact|(?:tele)?phone) number|number (?:to|do i|can i|should i))\b",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\bhow (?:many (?P<unit>year|month|week|day|hour)s|long)\b", re.IGNORECASE)
_SMALL_NUMBERS = "an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
_WHO_IS = re.compile(
    r"\bwho(?:['’]?s| is| are| was| were| chairs?| chaired| leads?| led| heads?| headed"
    r"| (?:carried out|carries out|undertook|conducted|commissioned|runs|ran|won|funded|provides|delivers)) ",
    re.IGNORECASE,
)
_WHO_FOLLOWS = re.compile(r"\bwho\b.{0,40}\b(?:tak(?:es?|ing) over|succeeds?|replac\w+|next|new)\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\b(?:tak(?:es?|en|ing) over|took over|succe\w+|replac\w+|appoint\w*|elected|new|next|incoming|starts?|joins?"
    r"|will (?:be|become|chair|lead))\b",
    re.IGNORECASE,
)
_WHO_WROTE = re.compile(r"\bwho (?:wrote|authored|drafted|compiled|prepared|is the author)\b", re.IGNORECASE)
_AUTHOR = re.compile(
    r"\b(?:authors?|wrote|written|drafted|compiled|prepared|report(?:ing)? (?:by|of|from)|officer|contact|from)\b",
    re.IGNORECASE,
)
_THINKS = re.compile(
    r"\bwhat (?:do|did|does) .{2,80}? (?:think|feel) (?:of|about)\b"
    r"|\bwhat (?:do|did) (?:\w+ ){0,3}?(?:people|residents|users|clients|carers|famil\w+|callers|patients|staff|they)"
    r" say\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:said|says?|told|tells?|felt|feels?|feeling|thought|thinks?|feedback|views?|comment\w*|survey\w*|respon\w+|liked?"
    r"|(?:un)?happy|(?:dis)?satisf\w+|praise\w*|complain\w*|compliment\w*|welcom\w+|concern\w*|worr\w+|prefer\w*"
    r"|(?:dis)?agree\w*|oppos\w+|object\w*|mixed)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b0\d{2,4} ?\d{3} ?\d{3,4}\b|\b(?:999|111|101|116 123)\b")
_DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:19|20)\d\d\b|\b(?:spring|summer|autumn|winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
    r"|(?<!this )(?<!This )(?<![-–])(?<![-–] )\b(?:week|month|year)s?\b"
)
_PERSON = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Professor) [A-Z]|\b[A-Z][a-z]+ [A-Z][a-z]+\b|\b[A-Z]{3,}\b"
)
_FIGURE = re.compile(
    r"[-•\s|]*(?!\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+[A-Z(\"“])"  # the number of a paragraph, or a day
    r"(?!\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))£?\d"
)
"""A line that opens with a figure."""
_REQUEST = re.compile(
    r"^\W*(?:\d+[.)]\s*|\(?[a-z]\)\s*)?(?:I(?:['’]d| would| am|['’]m) (?:like|writing|request\w+|ask\w+)\b"
    r"|(?:please|kindly) (?:can you |could you )?(?:provide|tell|send|confirm|supply|state|give|list|let)\b"
    r"|(?:can|could) you\b|under the (?:FOI|freedom of information)\b)|\?\W*$",
    re.IGNORECASE,
)
"""What somebody asks of a council: it tells nothing."""
_TURNING = frozenset({"against", "oppos", "object", "reject", "refus", "declin", "abstain", "disagre"})
"""Words that turn a statement round: a passage without any of them says something else, however near it is."""


def unsuited(query: Query, passage: Passage, version: IndexVersion) -> str | None:
    """Why a passage may not answer, in words; None where it may.

    It must be of the time asked for, say things in sentences, hold the kind of thing asked for, and stand in a document
    that knows the names of the question.
    """
    if not covers_times(query, passage, version.documents[passage.document_id]):
        return "of another time"
    if not _is_prose(passage):
        return "a list or table of figures"
    if any(word in _TURNING for word in query.stems) and not _TURNING & set(stems(passage.text)):
        return "without the word that turns the question round"
    if _is_request(passage):
        return "a request, which tells nothing"
    if query.other_areas and not _areas_asked(query) <= _areas_named(query, passage):
        return "without an area that is asked for"
    kind = kind_of_thing(query)
    if not tells_what_is_asked(query, passage.text) or (kind is not None and not kind.search(passage.text)):
        return "without the person, view, date, length of time or number that is asked for"
    held = version.stems_of(passage.document_id)
    return (
        None
        if all(is_name_held(name, query, held) for name in _names(query))
        else "in a document without the names asked for"
    )


def _is_request(passage: Passage) -> bool:
    """Whether most sentences of a passage ask for something, as the letter of a request for information does."""
    said = [each for each in re.split(r"(?<=[.?!:])\s+|\n+", passage.text) if each.strip()]
    return 2 * sum(bool(_REQUEST.search(each)) for each in said) >= len(said)


def _areas_asked(query: Query) -> set[str]:
    """The areas that words must be about; where numbers are compared, the council's own among them."""
    own = {query.area} if query.area and query.wants is not Wants.TEXT else set()
    return own | set(query.other_areas)


def _areas_named(query: Query, passage: Passage) -> set[str]:
    """Those of the areas asked for that a passage or the headings over it name."""
    asked = [area for area in (query.area, *query.other_areas) if area]
    return set(take_areas(" | ".join((*passage.headings, passage.text)), asked, counts=True)[0])


def _names(query: Query) -> list[str]:
    """The names of a question, without acronyms, which a text may spell out."""
    acronyms = {stem(word.lower()) for word in re.findall(r"\b[A-Z]{2,}s?\b", query.text)}
    return [name for name in query.names if name not in acronyms]


def _is_prose(passage: Passage) -> bool:
    """Whether a passage says something in words: a list or table of figures answers questions of figures only."""
    lines = [line for line in passage.text.split("\n") if line.strip()]
    figures = sum(bool(_FIGURE.match(line)) or _cells_of_numbers(line) for line in lines)
    return figures * 2 <= len(lines)


def _cells_of_numbers(line: str) -> bool:
    cells = [cell.strip() for cell in line.split("|") if cell.strip()]
    numbers = sum(bool(re.fullmatch(r"[-−£]?[\d.,]+ ?%?", cell)) for cell in cells[1:])
    return len(cells) > 1 and numbers * 2 >= len(cells)


def asks_how_long(query: Query) -> bool:
    """Whether a question asks for a length of time."""
    return _LASTS.search(query.text) is not None


def kind_of_thing(query: Query) -> re.Pattern[str] | None:
    """The pattern of what would answer: a number to ring, a length of time, a date, a person; None for words."""
    lasts = _LASTS.search(query.text)
    if lasts:
        unit = lasts["unit"] or "(?:year|month|week|day|hour|night|minute)"
        # "24 hours a day" is how often something is there, not how long it lasts
        often = r"(?! (?:a|per|each|every) (?:day|week|month|year)\b)"
        each = r"(?<!hours )(?<!days )(?<!times )(?<!once )(?<!twice )"
        return re.compile(rf"\b{each}(?:\d+|{_SMALL_NUMBERS})[ -](?:\w+ )?{unit}s?\b{often}", re.IGNORECASE)
    kinds = ((_RING, _NUMBER), (DATED, _DATE), (_WHO_IS, _PERSON))
    return next((kind for asks, kind in kinds if asks.search(query.text)), None)


def tells_what_is_asked(query: Query, text: str) -> bool:
    """Whether words that are to say who follows somebody, who wrote something or what people think say such a thing."""
    asked = ((_WHO_FOLLOWS, _FOLLOWS), (_WHO_WROTE, _AUTHOR), (_THINKS, _OPINION))
    return all(told.search(text) for asks, told in asked if asks.search(query.text))
