"""Shares of one whole: percentages of a closed list add to 100, and agree with the counts beside them.

In: a sheet, or the numbers of a list or sentence. Out: relations. A list is closed where it ends in "other", "not
known" or the like, or where its header says "% of total".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.reconcile.findings import FindingKind
from corpus.reconcile.forms import HUNDRED
from corpus.reconcile.numbers import PERCENT, Number, shown
from corpus.reconcile.relations import Relation, relation
from corpus.reconcile.sheets import Sheet
from corpus.reconcile.totals import is_total, overlaps

_OF_TOTAL = re.compile(
    r"(?:%|\bper ?cent\w*|\bshare|\bproportion) of (?:the )?(?:total|whole|spend|budget)\b", re.IGNORECASE
)
_LEAST_AGREEING = 3
"""Shares that must agree with the sum of all counts before one that does not is thought wrong."""
REST = re.compile(
    r"\b(?:others?|else|not (?:known|stated|recorded|sure)|unknown|prefer not|don.t know)\b", re.IGNORECASE
)


def to_hundred(shares: Sequence[Number], *, where: str) -> Relation:
    """The percentages of a closed list add to 100."""
    added = sum((number.value for number in shares), Decimal(0))
    return relation(
        FindingKind.TOTAL,
        [(Decimal(1), number) for number in shares],
        form=added - HUNDRED,
        anchor=shares[0],
        where=where,
        expected="the percentages of a whole add to 100%",
        printed=f"these add to {shown(added, shares[0])}",
    )


def sum_of(parts: Sequence[Number], whole: Number) -> Relation:
    """The parts of a whole in a text add to it."""
    added = sum((part.value for part in parts), Decimal(0))
    return relation(
        FindingKind.TOTAL,
        [(Decimal(1), whole), *((Decimal(-1), part) for part in parts)],
        anchor=whole,
        where="",
        expected=f"the parts add to {shown(added, whole)}",
        printed=f"the whole is {shown(whole.value, whole)}",
    )


def shares_of_each_other(pairs: Sequence[tuple[Number, Number]], *, where: str = "list") -> Iterator[Relation]:
    """ "52% at home (789), 31% in a care home (471)…": each is its count over all counts, if they add to 100."""
    whole = sum((amount.value for amount, _ in pairs), Decimal(0))
    if len(pairs) < 2 or not whole:
        return
    made = []
    for part, rate in pairs:
        said = f"{shown(part.value, part)} of {shown(whole, part)} is {shown(HUNDRED * part.value / whole, rate)}"
        terms = [(rate.value - (HUNDRED if amount is part else 0), amount) for amount, _ in pairs]
        made.append(
            relation(
                FindingKind.SHARE,
                [(whole, rate), *terms],
                form=rate.value * whole - HUNDRED * part.value,
                anchor=rate,
                where=where,
                expected=said,
                printed=f"it says {shown(rate.value, rate)}",
            )
        )
    failed = sum(not one.holds for one in made)
    if to_hundred([rate for _, rate in pairs], where=where).holds or (failed == 1 and len(made) > _LEAST_AGREEING):
        yield from made


def closed_shares(sheet: Sheet, notes: str) -> Iterator[Relation]:
    """Percentages of a closed list add to 100: a list is closed where it ends in "other", "not known" or the like."""
    if overlaps(notes):
        return
    for line in sheet.lines:
        shares = [
            (p, sheet.cells[line.index, p.index]) for p in sheet.positions if (line.index, p.index) in sheet.cells
        ]
        parts = [(p, number) for p, number in shares if not is_total(p)]
        if len(parts) < 3 or len(parts) != len(shares) or any(number.unit != PERCENT for _, number in parts):
            continue
        is_named = bool(_OF_TOTAL.search(line.whole)) and not sheet.is_transposed
        added = sum((number.value for _, number in parts), Decimal(0))
        made = to_hundred([number for _, number in parts], where=sheet.where(line))
        closed = is_named or any(REST.search(p.label) for p, _ in parts[-2:])
        if made.holds or (closed and HUNDRED / 2 < added < HUNDRED * 2):
            yield made
