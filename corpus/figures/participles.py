"""What a participle or a short clause right behind a number says of it: "the £1.3m expected", "the 410 flats we have".

In: a part of a sentence. Out: a status, or none. Such words narrow a number that "the", "of" or "than" leads to, and
so they speak for it alone, whatever the verb of the sentence says.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.models import Status
from corpus.quantities import UnitKind

_LED_TO = re.compile(r"\b(?:the|those|of|than|against|from|with|to|our|its)\s*$", re.IGNORECASE)
_NOUNS = (
    r"\s(?:(?:of|in)\s)?(?:(?!(?:we|it|they|is|are|was|were|be|has|have|had|will|would|to|and|but)\b)"
    r"[a-z][\w’'-]*\s){0,3}?"
)
_END = r"(?=\s*(?:[.,;:)]|$|(?:for|in|at|by|this|last|when|and|but|to\sdate|so\sfar|as)\b))"
_EXPECTED = re.compile(
    rf"{_NOUNS}(?:(?:originally|first|initially|previously)\s)?"
    rf"(?:expected|forecast|predicted|projected|anticipated|assumed|feared){_END}",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    rf"{_NOUNS}(?:(?:originally|first|initially)\s)?(?:planned|budgeted|intended|hoped|aimed"
    rf"|budgeted\sfor)(?:\sfor)?{_END}",
    re.IGNORECASE,
)
_WE_PLANNED = re.compile(
    rf"{_NOUNS}(?:that\s)?(?:we|it|they|the\s(?:council|service|budget))\s(?:had\s)?(?:originally\s|first\s)?"
    r"(?P<verb>expected|forecast|predicted|planned|budgeted|hoped|aimed|promised|wanted)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"{_NOUNS}(?:that\s|which\s)?(?:we|it|they|the\s(?:council|service|county))\s(?:now\s|already\s"
    rf"|currently\s|still\s)?"
    r"(?:have|has|had|run|runs|own|owns|use|uses|employ|employs|support|supports)(?:\s(?:now|already|today))?\b"
    r"(?!\s(?:\w+ed|been|set|put)\b)",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\s(?:still\s|yet\s)?to\scome\b(?!\s(?:to|from|in)\b)", re.IGNORECASE)
_FORESEEN = frozenset("expected forecast predicted".split())


def status_behind(part: Part) -> Status | None:
    """The status that words right behind a number give to it alone; None where none stand there."""
    if _TO_COME.match(part.after):
        return Status.FORECAST
    if not _LED_TO.search(part.before or part.near):
        return None
    if _HELD.match(part.after):
        return Status.ACTUAL
    if _EXPECTED.match(part.after):
        return Status.FORECAST
    ours = _WE_PLANNED.match(part.after)
    if ours and ours["verb"].lower() in _FORESEEN:
        return Status.FORECAST
    if ours or _PLANNED.match(part.after):
        return Status.BUDGET if part.quantity.kind is UnitKind.GBP else Status.TARGET
    return None
