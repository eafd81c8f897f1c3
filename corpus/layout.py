"""Headings among plain lines: what a person sees as a heading though nothing marks it.

In: drafts in reading order. Out: the same, with the lines that head a section made headings. A heading line is short,
begins with a capital or a number, does not end like a sentence, holds no figure, and stands before a list, a table, a
longer paragraph or another heading. A run of heading lines nests; a single one replaces every inferred heading above
it, because a wrong outer heading would lend its year to figures that are not its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.drafts import Draft
from corpus.lines import opens_item
from corpus.models import BlockKind

MAX_HEADING_CHARS = 100
MAX_HEADING_WORDS = 14
MAX_QUESTION_CHARS = 400
"""A numbered question of a freedom of information answer heads its answer, however long it is."""
MAX_NESTED = 3
"""Longer runs of short lines are a contents list or an address, not headings."""

_NUMBER = re.compile(r"((?:\d{1,2}\.){0,4}\d{1,2})[.)]?\s+(?=[“‘\"'(]?[A-Z])")
_NAMED = re.compile(r"(?:Appendix|Annex|Section|Part|Chapter|Schedule|Table|Figure)\s+[\dA-Z]{1,4}\b", re.IGNORECASE)
_FIGURE = re.compile(r"[£$€%]|\d[,.]\d|\d{5}|@|https?:|\d\s\d{3}|\b\d{1,2}:\d\d\b|\d\s?[ap]\.?m\b", re.IGNORECASE)
_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+\d{4}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|page\s+\d.*",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:[A-Z£(]|(?:19|20)\d\d)[^.:;|\d£]{0,60}(?:[/–-]\d\d(?:\d\d)?)?(?: \([^()\d]{2,20}\))?"
    r"(?:(?::|\s[–-]|(?<=[\d)]))\s(?:[a-z]{2,9} ){0,2}£?\d[\d,.]{0,12}[^.;:]{0,50}|\s£\d[\d,.]{0,12}[^.;:]{0,16})"
)
_FEWEST_VALUES = 2
"""Values below a short line that make it their heading."""
_SENTENCE_END = (".", "!", "?", ":", "”", "’", ")")


_RESPONSE = re.compile(r"(?:our |the )?(?:responses?|answers?|reply|replies):?", re.IGNORECASE)
MAX_REQUEST = 12
"""Lines among which the question before the last of a request stands."""


def names_value(line: str) -> bool:
    """Whether a line names one value: "Nursing care: £812 per week", "2021-22 £98.4 million"."""
    return _VALUE.fullmatch(line) is not None


def is_heading_line(text: str) -> bool:
    """Whether a line could be a heading by its own looks."""
    numbered = _NUMBER.match(text)
    body = text[numbered.end() :] if numbered else text
    if not body or len(text) > MAX_HEADING_CHARS or len(text.split()) > MAX_HEADING_WORDS:
        return False
    if not body.lstrip("“‘\"'(")[:1].isupper() or text.rstrip("”’\"'").endswith((".", ",", ";", ":", "?", "!", "|")):
        return False
    if ": " in body and not _NAMED.match(body):
        return False
    return not _FIGURE.search(body) and not _DATE.fullmatch(body) and any(map(str.isalpha, body))


def infer_headings(drafts: Sequence[Draft], *, plain: bool = True) -> list[Draft]:
    """Return the drafts with inferred headings, below the explicit ones.

    With `plain` any short line may be a heading, else only one printed bold. Where the document has headings of its
    own, a line needs more than its looks: bold print, a number, or a list or table right below.
    """
    explicit = any(draft.kind is BlockKind.HEADING for draft in drafts)
    heads = [False] * (len(drafts) + 1)
    for number in range(len(drafts) - 1, -1, -1):
        heads[number] = _heads_something(drafts, number, heads[number + 1], plain=plain, explicit=explicit)
    _undo_long_runs(heads)
    return _with_levels(drafts, heads)


def _heads_something(drafts: Sequence[Draft], number: int, next_heads: bool, *, plain: bool, explicit: bool) -> bool:
    draft = drafts[number]
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    if after is None or (after.kind is BlockKind.HEADING and not next_heads):
        return False
    if _stands_alone(drafts, number):
        return _is_numbered_head(draft, after)
    if draft.kind is not BlockKind.PARAGRAPH or not (plain or draft.emphasised) or not is_heading_line(draft.text):
        return False
    strong = draft.emphasised or _NUMBER.match(draft.text) is not None
    if next_heads:
        return not _same_depth(draft.text, after.text)
    if after.kind in (BlockKind.ITEM, BlockKind.TABLE):
        return True
    if after.text[:1].islower():
        return False
    if all(names_value(each.text) for each in drafts[number + 1 : number + 1 + _FEWEST_VALUES]):
        return number + _FEWEST_VALUES < len(drafts) and not names_value(draft.text)
    follows = len(after.text) > len(draft.text) and (
        len(after.text) > MAX_HEADING_CHARS or after.text.endswith(_SENTENCE_END)
    )
    return follows and (strong or not explicit)


def _stands_alone(drafts: Sequence[Draft], number: int) -> bool:
    """Whether a numbered item is the only one of its list, so that it is no list at all."""
    draft = drafts[number]
    if draft.kind is not BlockKind.ITEM or not draft.mark[:1].isdigit() or draft.level != 1:
        return False
    if _is_last_of_request(drafts, number):
        return False
    beside = (range(number - 1, -1, -1), range(number + 1, len(drafts)))
    around = [next((drafts[at] for at in side if not _is_set_in(drafts[at])), None) for side in beside]
    return all(other is None or other.kind is not BlockKind.ITEM or other.group != draft.group for other in around)


def _is_set_in(draft: Draft) -> bool:
    """Whether a draft belongs to the numbered item above it: "a) 2021/22 - 1,204", or an item of a list within it."""
    is_lettered = draft.kind is BlockKind.PARAGRAPH and opens_item(draft.text)
    return is_lettered or (draft.kind is BlockKind.ITEM and draft.level > 1)


def _is_last_of_request(drafts: Sequence[Draft], number: int) -> bool:
    """Whether a numbered question is the last of several that one "Response:" below answers: it heads no answer."""
    if number + 1 == len(drafts) or not _RESPONSE.fullmatch(drafts[number + 1].text):
        return False
    for draft in reversed(drafts[max(0, number - MAX_REQUEST) : number]):
        if draft.kind is BlockKind.HEADING or _RESPONSE.fullmatch(draft.text):
            return False
        if draft.kind is BlockKind.ITEM and draft.mark[:1].isdigit():
            return True
    return False


def _is_numbered_head(draft: Draft, after: Draft) -> bool:
    """A lone "2. Appointment of Deputy Chairman." or a lone numbered question heads what follows."""
    if after.kind is BlockKind.HEADING:
        return False
    if draft.text.endswith("?"):
        return len(draft.text) <= MAX_QUESTION_CHARS
    return is_heading_line(draft.text.rstrip(".")) or draft.emphasised


def _same_depth(text: str, after: str) -> bool:
    """Whether two numbered lines count on at one depth: then the first has nothing below it and is no heading."""
    one, other = _NUMBER.match(text), _NUMBER.match(after)
    return one is not None and other is not None and one[1].count(".") == other[1].count(".")


def _undo_long_runs(heads: list[bool]) -> None:
    """Keep only the last heading of a run that is too long to be nested headings."""
    start = 0
    for number, head in enumerate(heads):
        if head:
            continue
        if number - start > MAX_NESTED:
            heads[start : number - 1] = [False] * (number - 1 - start)
        start = number + 1


def _with_levels(drafts: Sequence[Draft], heads: Sequence[bool]) -> list[Draft]:
    """Give inferred headings their levels: nested in a run, by their number if they have one, else right below."""
    base, nested, result = 0, 0, []
    numbers: dict[int, str] = {}
    for draft, head in zip(drafts, heads, strict=False):
        if not head:
            if draft.kind is BlockKind.HEADING:
                # A heading without text closes a section of its level.
                base, numbers = draft.level if draft.text else draft.level - 1, {}
            nested = 0
            result.append(draft)
            continue
        text = draft.mark + draft.text if draft.kind is BlockKind.ITEM else draft.text
        level = base + 1 + nested
        number = _NUMBER.match(text)
        if number:
            parents = [depth for depth, parent in numbers.items() if number[1].startswith(parent + ".")]
            level = max(parents, default=base) + 1
        numbers = {depth: parent for depth, parent in numbers.items() if depth < level}
        if number:
            numbers[level] = number[1]
        result.append(replace(draft, kind=BlockKind.HEADING, text=text, level=level, group=0, mark=""))
        nested += 1
    return result
