"""Lists whose heading or lead-in prints the total of the items: "£254.7 million, of which:", and waterfalls.

In: the blocks of one list with the line above it. Out: relations total - items, and shares that stand in the items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.reconcile.findings import FindingKind
from corpus.reconcile.forms import share
from corpus.reconcile.numbers import COUNT, GBP, PERCENT, Number, shown
from corpus.reconcile.relations import Relation, relation
from corpus.reconcile.skeletons import Skeleton
from corpus.reconcile.totals import overlaps

_NOT_ALL = re.compile(
    r"\b(?:includ\w*|such as|for example|mainly|largest|biggest|top|mostly|some of|key|main|highlights?)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r":\s*$|\b(?:of which|of whom|made up of|compris\w+|consist\w+ of|as follows|broken down|breakdown|total)\b",
    re.IGNORECASE,
)
_TOTAL_ITEM = re.compile(
    r"^\W*(?:\{[ng]\d+\}\W*)?(?:in |a |the |grand )?(?:total|overall|altogether)\b|\btotal\W*(?:\{[ng]\d+\})?\W*$",
    re.IGNORECASE,
)
_LESS = re.compile(r"^\W*(?:\{[ng]\d+\}\W*)?(?:less|minus)\b", re.IGNORECASE)
_RESULT = re.compile(
    r"^\W*(?:\{g\d+\}\W*)?(?:=|equals\b|leaves\b|leaving\b|remaining\b|net\b|still to find\b|to find\b"
    r"|gap\b.*remaining)",
    re.IGNORECASE,
)
_VALUE_ITEM = re.compile(
    r"^\W*\{[ngp]0\}[^{}]*(?:\(\{[ngp]1\}[^{}]*\)\W*)?$|^[^{}]*\{[ngp]0\}[^{}\w]{0,3}(?:\{[ngp]1\}\W*)?$"
)
"""The number first or last; sentences about several things are no parts of a whole."""
_MONEY_SHARE = re.compile(r"\{p(\d+)\}[^{}]{0,60}?\(\{([ng])(\d+)\}\)|\{([ng])(\d+)\}[^{}]{0,60}?\(\{p(\d+)\}\)")


def list_relations(lead: Skeleton | None, items: list[Skeleton | None], notes: str) -> Iterator[Relation]:
    """The relations of one list. `items`: the skeleton of each item's first sentence, None where it has no number."""
    if overlaps(notes):
        return
    first = [_first(item) for item in items]
    present = [(item, number) for item, number in zip(items, first, strict=True) if item and number]
    units = {number.unit for _, number in present}
    if len(present) < 2 or len(present) < len(items) or len(units) != 1:
        return
    unit = units.pop()
    totals = [number for item, number in present if _TOTAL_ITEM.search(item.text)]
    parts = [(item, number) for item, number in present if number not in totals]
    if unit in (GBP, COUNT):
        yield from _waterfall(present)
        for whole, is_closed in _wholes(lead, unit, totals, notes):
            yield _sum(whole, parts, is_closed=is_closed)
        wholes = [whole for whole, _ in _wholes(lead, unit, totals, notes)]
        for item, _ in present:
            yield from _shares(item, wholes)
    elif unit == PERCENT:
        for whole in (number for number in (lead.numbers if lead else ()) if number.unit != PERCENT):
            for item, _ in present:
                yield from _shares(item, [whole])


def _first(item: Skeleton | None) -> Number | None:
    """The item's number, where it opens or ends the item and nothing but a share in brackets stands beside it."""
    if item is None or not _VALUE_ITEM.search(item.text):
        return None
    return item.numbers[0]


def _wholes(lead: Skeleton | None, unit: str, totals: list[Number], notes: str) -> Iterator[tuple[Number, bool]]:
    """The totals that the list prints, and whether the items must make them up in full."""
    for number in totals[:1]:
        yield number, True
    if lead is None or not _WHOLE.search(lead.text):
        return
    named = [number for number in lead.numbers if number.unit == unit]
    if len(named) == 1 and not totals:
        yield named[0], not _NOT_ALL.search(lead.text) and not _NOT_ALL.search(notes)


def _sum(whole: Number, parts: list[tuple[Skeleton, Number]], *, is_closed: bool) -> Relation:
    terms = [(Decimal(1), whole), *((Decimal(1 if _LESS.search(item.text) else -1), number) for item, number in parts)]
    added = sum((-factor * number.value for factor, number in terms[1:]), Decimal(0))
    return relation(
        FindingKind.TOTAL,
        terms,
        anchor=whole,
        where="list",
        expected=f"the items add to {shown(added, whole)}",
        printed=f"the total says {shown(whole.value, whole)}",
        may_exceed=not is_closed,
    )


def _waterfall(present: list[tuple[Skeleton, Number]]) -> Iterator[Relation]:
    """Projected A, less B, less C, leaves D: an item that says it is what remains follows from those before it."""
    for position, (item, number) in enumerate(present):
        before = present[:position]
        lesses = [bool(_LESS.search(other.text)) for other, _ in before]
        if not _RESULT.search(item.text) or len(before) < 2 or not any(lesses):
            continue
        terms = [(Decimal(-1), number)]
        terms += [(Decimal(-1 if less else 1), other) for less, (_, other) in zip(lesses, before, strict=True)]
        made = sum((factor * other.value for factor, other in terms[1:]), Decimal(0))
        yield relation(
            FindingKind.TOTAL,
            terms,
            anchor=number,
            where="list",
            expected=f"the steps lead to {shown(made, number)}",
            printed=f"the result says {shown(number.value, number)}",
        )


def _shares(item: Skeleton, wholes: list[Number]) -> Iterator[Relation]:
    """ "60% older people (£127m)" and "480 people (40%)" of the list's total."""
    for match in _MONEY_SHARE.finditer(item.text):
        rate = item.numbers[int(match[1] or match[6])]
        part = item.numbers[int(match[3] or match[5])]
        for whole in wholes:
            if whole.unit == part.unit and whole.place != part.place:
                made = share(part, whole, rate, where="list")
                if made is not None:
                    yield made
