"""Lists whose heading or lead-in prints the total of the items: "£254.7 million, of which:", and waterfalls.

In: the blocks of one list with the line above it. Out: relations total - items, and shares that stand in the items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.reconcile.findings import FindingKind
from corpus.reconcile.forms import share
from corpus.reconcile.numbers import COUNT, GBP, PERCENT, Number, shown
from corpus.reconcile.relations import Relation, relation
from corpus.reconcile.skeletons import Skeleton
from corpus.reconcile.totals import overlaps
from corpus.reconcile.wholes import REST, shares_of_each_other, to_hundred

_NOT_ALL = re.compile(
    r"\b(?:includ\w*|such as|for example|mainly|largest|biggest|top|mostly|some of|key|main|highlights?)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r":\s*$|\b(?:of which|of whom|made up of|compris\w+|consist\w+ of|as follows|broken down|breakdown|total|gross|net"
    r"|we spent)\b",
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
    r"^\W*(?:(?:less|minus|plus|add)[:\s]+)?\{[ngp]0\}[^{}]*(?:\(\{[ngp]1\}[^{}]*\)\W*)?$|^[^{}]*\{[ngp]0\}[^{}\w]{0,3}(?:\{[ngp]1\}\W*)?$"
)
"""The number first or last; sentences about several things are no parts of a whole."""
_SUMMED_UP = re.compile(
    r"^(?:that is|this makes|that makes|this is|together|in all|altogether|in total|a total of)\b[^{};.]{0,30}\{[ng]0\}"
    r"[^{}]{0,30}(?:\b(?:in all|in total|altogether|together)\b|\.?$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A list item with its amount (money or count), its percentage, or both."""

    text: str
    amount: Number | None
    rate: Number | None


def list_relations(
    lead: Skeleton | None, items: list[Skeleton | None], after: Skeleton | None, notes: str, told: Skeleton
) -> Iterator[Relation]:
    """The relations of one list. `items`: the skeleton of each item's first sentence, None where it has no number;
    `lead` and `after` those of the lines before and after it; `told` that of the whole paragraph before."""
    if overlaps(notes):
        return
    read = [_item(item) for item in items]
    present = [item for item in read if item is not None]
    if len(present) < 2 or len(present) < len(items):
        return
    amounts = [item.amount for item in present if item.amount is not None]
    rates = [item.rate for item in present if item.rate is not None]
    totals = [item for item in present if _TOTAL_ITEM.search(item.text)]
    parts = [item for item in present if item not in totals]
    if len(amounts) == len(present) and len({number.unit for number in amounts}) == 1:
        yield from _waterfall(present)
        wholes = list(_wholes(lead, after, amounts[0].unit, totals, notes))
        for whole, is_closed in wholes:
            made = _sum(whole, parts, is_closed=is_closed)
            others = [number for number in told.numbers if number.unit == amounts[0].unit] if not totals else []
            # "Gross spending was £98.6m … the net cost was £67.3m": the items are of the number that they add to.
            yield next((one for other in others if (one := _sum(other, parts, is_closed=True)).holds), made)
        yield from _shares(parts, [whole for whole, _ in wholes])
        if not wholes and len(rates) == len(present) > 2:
            yield from shares_of_each_other([(item.amount, item.rate) for item in parts if item.amount and item.rate])
    if len(rates) == len(present) > 2:
        made = to_hundred([rate for item in parts if (rate := item.rate)], where="list")
        if made.holds or REST.search(parts[-1].text):
            yield made


def _item(item: Skeleton | None) -> _Item | None:
    """The item's number, where it opens or ends the item and nothing but a share in brackets stands beside it."""
    if item is None or not _VALUE_ITEM.search(item.text):
        return None
    rate = next((number for number in item.numbers if number.unit == PERCENT), None)
    amount = next((number for number in item.numbers if number.unit in (GBP, COUNT)), None)
    return _Item(item.text, amount, rate)


def _wholes(
    lead: Skeleton | None, after: Skeleton | None, unit: str, totals: list[_Item], notes: str
) -> Iterator[tuple[Number, bool]]:
    """The totals that the list prints, and whether the items must make them up in full."""
    if totals:
        yield from ((item.amount, True) for item in totals[:1] if item.amount is not None)
        return
    if after is not None and _SUMMED_UP.search(after.text):
        yield from ((number, True) for number in after.numbers[:1] if number.unit == unit)
    if lead is None or not _WHOLE.search(lead.text):
        return
    named = [number for number in lead.numbers if number.unit == unit]
    if len(named) == 1:
        yield named[0], not _NOT_ALL.search(lead.text) and not _NOT_ALL.search(notes)


def _sum(whole: Number, parts: list[_Item], *, is_closed: bool) -> Relation:
    signed = [(Decimal(1 if _LESS.search(item.text) else -1), item.amount) for item in parts if item.amount]
    added = sum((-factor * number.value for factor, number in signed), Decimal(0))
    return relation(
        FindingKind.TOTAL,
        [(Decimal(1), whole), *signed],
        anchor=whole,
        where="list",
        expected=f"the items add to {shown(added, whole)}",
        printed=f"the total says {shown(whole.value, whole)}",
        may_exceed=not is_closed,
    )


def _waterfall(items: list[_Item]) -> Iterator[Relation]:
    """Projected A, less B, less C, leaves D: an item that says it is what remains follows from those before it."""
    for position, item in enumerate(items):
        before = items[:position]
        lesses = [bool(_LESS.search(other.text)) for other in before]
        if not _RESULT.search(item.text) or len(before) < 2 or not any(lesses) or item.amount is None:
            continue
        steps = [(Decimal(-1 if less else 1), other.amount) for less, other in zip(lesses, before, strict=True)]
        terms = [(factor, number) for factor, number in steps if number is not None]
        made = sum((factor * number.value for factor, number in terms), Decimal(0))
        yield relation(
            FindingKind.TOTAL,
            [(Decimal(-1), item.amount), *terms],
            anchor=item.amount,
            where="list",
            expected=f"the steps lead to {shown(made, item.amount)}",
            printed=f"the result says {shown(item.amount.value, item.amount)}",
        )


def _shares(items: list[_Item], wholes: list[Number]) -> Iterator[Relation]:
    """ "60% older people (£127m)" and "480 people (40%)" of the list's total."""
    for item in items:
        if item.amount is None or item.rate is None:
            continue
        for whole in wholes:
            made = share(item.amount, whole, item.rate, where="list")
            if made is not None:
                yield made
