"""Lines that list values after their names, no mark between: "2021/22 – granted 334, not granted 48, withdrawn 299".

In: a line or list item with its place, and what the page told before. Out: observations. The names tell the values
apart; what they are of stands before a dash or colon, or above. Answers by letter, "(a) £388,100 (b) £41,600", take
the names of the letters from the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.figures.binding import counts_something
from corpus.figures.cell_units import UNKNOWN_COUNT
from corpus.figures.items import Reading, observe, topic_over_item
from corpus.figures.listed_areas import of_its_label
from corpus.figures.measured import figures_in
from corpus.figures.nouns import asked_noun
from corpus.figures.places import Place
from corpus.figures.telling_words import says_in_full, telling
from corpus.figures.topics import ASKS
from corpus.figures.units import counted_noun
from corpus.measures import head_noun, topic_of
from corpus.models import Block, Observation
from corpus.periods import find_periods
from corpus.quantities import Quantity, UnitKind

FEWEST = 2
MAX_CHARS = 320
_HEAD = re.compile(r"(?P<head>[^:;–—.]{2,70}?)(?::\s|\s[-–—]\s)")
_MARK = r"(?:\(|(?<![\w(]))(?:[a-h]|[ivx]{1,4})\)"
_PARTED = re.compile(rf"[,;]\s(?:and\s)?|\sand\s(?=[a-z])|\s(?={_MARK}\s)")
_LETTER = re.compile(r"(?:\(|(?<![\w(]))(?P<letter>[a-h]|[ivx]{1,4})\)\s?")
_ANSWERS = re.compile(r"^(?:A|Answer|Response|Reply)\s?\d{0,2}[.:]\s")
_LETTERS_ONLY = re.compile(
    r"(?:\s?\(?(?:[a-h]|[ivx]{1,4})[.)]\s?£?\d[\d,.]{0,12}(?:%|\s[a-z]{3,12})?[,;]?){2,20}\s?\.?"
)
_LETTERED = re.compile(
    r"(?:\(|(?<![\w(]))(?P<letter>[a-h]|[ivx]{1,4})\)\s(?P<name>[A-Za-z][^(),;?£\d]{2,50}?)"
    rf"(?=,|;|\?|\sand\s(?={_MARK})|\s{_MARK}|\s£|\s(?:in|for|during|as at|on|at)\s\d|$)"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|said|says|got|went|came|took|made|gave"
    r"|told|we|they|it|you|there|that|who|which|than|from|to|by|about|over|under|only|just|nearly|at|up|down|against"
    r"|target|budget|forecast|compared|level|band|stage|grade|phase|year|quarter|section|page|item)\b",
    re.IGNORECASE,
)
_LEADING = frozenset("of for in on at with and or as into per a an the another further".split())
_OF_NUMBER = re.compile(r"of (?:the|these|those)\s(?P<number>\d[\d,]{0,12})(?:\s[a-z]+)?", re.IGNORECASE)
_BACK = re.compile(r"\b(?:those|these|them|the same)\b", re.IGNORECASE)
_NIL = re.compile(r"\s(?:£?nil|\*|n/a)\W*$", re.IGNORECASE)
_ENDS = re.compile(r"(?:\s\((?P<unit>FTE|WTE)s?\))?\s?[.;]?")


def is_named_list(text: str) -> bool:
    """Whether a line lists several values, each after its name, and says nothing else."""
    return len(_named(text)[1]) >= FEWEST


def is_lettered(text: str) -> bool:
    """Whether a line lists values by letter: without its question no words tell what they are of."""
    if _LETTERS_ONLY.fullmatch(text):
        return True  # "a) 312 b) 188"
    return any(_LETTER.fullmatch(f"({name})") for name, _, _ in _named(_ANSWERS.sub("", text))[1])


def read_named(place: Place, block: Block, breakdown: str, told: Sequence[Observation]) -> Iterator[Observation]:
    """The observations of such a line; none where nothing over it says what they are of."""
    text = place.page.text[block.start : block.end]
    head, named = _named(text)
    before = _whole_before(head, place, told)
    measure = ASKS.sub("", before.measure) if before else _topic(head, place)
    said, own = f"{measure} {before.group or ''}" if before else measure, place.area or ""
    letters = _letters(place, block)
    is_told = telling(said, own) or (letters and says_in_full(said, own))  # "people received a personal budget"
    if len(named) < FEWEST or not is_told:
        return
    asked = before.unit if before else asked_noun(place) or _numbered(measure)
    for name, quantity, unit in named:
        label = letters.get(name, "") if _LETTER.fullmatch(f"({name})") else name
        seen = observe(place, block.start, text, quantity, Reading(label, False, "label-value list"), breakdown)
        if seen is None or not label:
            continue
        if quantity.kind is UnitKind.COUNT and not quantity.unit_word:
            noun = asked if counts_something(asked) else counted_noun(label) or head_noun(measure)
            counted = unit or (noun.lower() if noun.istitle() else noun)
            known = seen.unit if counts_something(seen.unit) else UNKNOWN_COUNT  # not "623 southern"
            seen = replace(seen, unit=counted if counts_something(counted) or unit else known)
        yield of_its_label(replace(seen, measure=measure, group=label, breakdown=breakdown), label, place)


def _topic(head: str, place: Place) -> str:
    """What the values are of: the words before the dash or colon, where they are no mere time, else what is above."""
    if telling(head, place.area or ""):
        return topic_of(head)
    return topic_of(re.split(rf",?\s(?:for\s)?{_MARK}", ASKS.sub("", topic_over_item(place)))[0])


def _numbered(measure: str) -> str:
    """What a heading counts: "posts" of "Number of vacant posts"; else ""."""
    return head_noun(measure) if re.match(r"(?:total )?numbers? of ", measure, re.IGNORECASE) else ""


def _whole_before(head: str, place: Place, told: Sequence[Observation]) -> Observation | None:
    """The figure that the values are parts of: "Of the 5,236: …", "How many of those were granted?"; else None."""
    if again := _OF_NUMBER.fullmatch(head):
        value = Decimal(again["number"].replace(",", ""))
        return next((seen for seen in reversed(told) if seen.value == value), None)
    over = place.lead if place.lead else "".join(place.headings[-1:])
    return told[-1] if told and _BACK.search(over) and not telling(head) else None


def _letters(place: Place, block: Block) -> dict[str, str]:
    """The names that the text above gives to letters: "for (a) social workers, (b) home carers"."""
    above = place.page.text[max(0, block.start - 2000) : block.start]
    return {found["letter"]: found["name"].strip() for found in _LETTERED.finditer(above)}


def _named(text: str) -> tuple[str, list[tuple[str, Quantity, str]]]:
    """The words before a list, and each of its names with its value and the unit in brackets; none where it is none."""
    if len(text) > MAX_CHARS or "?" in text:
        return "", []
    figures = [q for q in figures_in(text) if not q.in_words]
    opened = _HEAD.match(text)
    start = opened.end() if opened else 0
    figures = [q for q in figures if q.start >= start]
    cuts = [m.span() for m in _PARTED.finditer(text, start) if not _bracketed(text, m.start())]
    lefts, rights = [start, *(right for _, right in cuts)], [*(left for left, _ in cuts), len(text)]
    named = []
    for left, right in zip(lefts, rights, strict=True):
        inside = [q for q in figures if left <= q.start and q.end <= right]
        if not inside and _NIL.search(text[left:right]):
            continue
        piece = _piece(text, left, right, inside[0]) if len(inside) == 1 else None
        if piece is None:
            return "", []
        named.append(piece)
    return (opened["head"].strip() if opened else ""), named


def _piece(text: str, left: int, right: int, quantity: Quantity) -> tuple[str, Quantity, str] | None:
    """The name before a value that ends its piece, or the letter that stands for one; None where more is said."""
    letter = _LETTER.match(text, left)
    name = text[letter.end() if letter else left : quantity.start].strip()
    ends = _ENDS.fullmatch(text, quantity.end, right)
    if ends is None or find_periods(name, partial=True) or _VERB.search(re.sub(r"\([^()]*\)", "", name)):
        return None
    if not name and letter:
        return letter["letter"], quantity, ""
    if name.rsplit(" ", 1)[-1].lower() in _LEADING:
        return None  # "an increase of 2.99%" is said of a size
    is_name = re.fullmatch(r"[A-Za-z][^.:;?!\d]{1,89}", name) is not None
    return (name, quantity, ends["unit"] or "") if is_name else None


def _bracketed(text: str, position: int) -> bool:
    return text.count("(", 0, position) > text.count(")", 0, position)
