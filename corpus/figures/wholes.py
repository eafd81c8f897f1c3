"""What a number of the whole service is of, whose words tell one measure from another nowhere else.

In: a part of a sentence. Out: a label, or "". "We helped 4,410 people" and "£108m went on adult social care" say
only words that every measure of the field has; together they name the whole: all people helped, all spending.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.statements import statement_of
from corpus.measures import without_periods
from corpus.quantities import UnitKind

_HELPED = re.compile(
    r"\b(?:we|council)\s(?:(?:have|has|also|now|currently|directly)\s){0,2}(?P<verb>supported|helped|supports?"
    r"|helps?)\s$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"\s(?:people|adults|residents)\b(?P<more>[^.;:]{0,200})", re.IGNORECASE)
_SERVICE = re.compile(
    r"\b(?:on|for|into|of|to)\s(?:the\s)?(?P<service>adults?['’]? social care)(?P<more>[^.;:]{0,200})", re.IGNORECASE
)
_TAKES = re.compile(
    r"^\W*(?:(?:of\s(?:this|that|it|which)|within\sthat),?\s)?(?P<service>adults?['’]?\ssocial\scare)(?:\sservices)?"
    r"\s(?:is|was|takes(?:\sup)?|took|makes\sup|made\sup|accounts?\sfor|accounted\sfor|gets|has|receives)\s"
    r"(?:about\s|around\s|just\s)?$",
    re.IGNORECASE,
)
_OF_MORE = re.compile(r"\s*(?:$|of\s(?:that|this|it|the|our|its|which)\b)", re.IGNORECASE)
""" "Adult social care is £104.2 million of that"."""
_NO_MORE = re.compile(
    r"(?:\W|\b(?:in|during|over|the|year|this|whole|and|as|a|all|altogether|in total|services?)\b)*", re.IGNORECASE
)


def whole_of(part: Part) -> str:
    """The label of a number of the whole service: "supported people", "spent on adult social care"; else ""."""
    before, after = without_periods(part.before, partial=True), without_periods(part.after, partial=True)
    if part.bracketed:
        return ""
    if part.quantity.kind is UnitKind.COUNT:
        helped, people = _HELPED.search(f"{before.rstrip()} "), _PEOPLE.match(after)
        said = people["more"] if people else after
        return f"people {helped['verb']}" if helped and _NO_MORE.fullmatch(said) else ""
    if part.quantity.kind is UnitKind.GBP and (takes := _TAKES.search(before)) and _OF_MORE.match(after):
        return takes["service"]
    found = _SERVICE.search(after) if part.quantity.kind is UnitKind.GBP else None
    return statement_of(part) if found and _NO_MORE.fullmatch(found["more"]) else ""


def is_whole(label: str) -> bool:
    """Whether a label is one of the whole service, which says enough although its words tell nothing elsewhere."""
    return (
        re.search(r"^people (?:supported|helped|supports?|helps?)$|\badults?['’]? social care$", label, re.I)
        is not None
    )
