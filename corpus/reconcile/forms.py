"""The forms in which three printed numbers hang together: a share, a rate, a difference, a percentage change.

In: numbers of one row. Out: the relation of that row. Each is written as a form that should be nought, with its
derivatives, so that rounding in every number is allowed for.
"""

from __future__ import annotations

from decimal import Decimal

from corpus.reconcile.findings import FindingKind
from corpus.reconcile.numbers import Number, shown
from corpus.reconcile.relations import Relation, relation

HUNDRED = Decimal(100)


def share(part: Number, whole: Number, rate: Number, *, where: str, per: Decimal = HUNDRED) -> Relation | None:
    """rate = per * part / whole: "480 (40%)" of 1,200; `per` is 100,000 for a rate of the population, 1 for a mean."""
    if not whole.value:
        return None
    form = rate.value * whole.value - per * part.value
    expected = per * part.value / whole.value
    of = shown(part.value, part), shown(whole.value, whole)
    said = (
        f"{of[0]} of {of[1]} is {shown(expected, rate)}"
        if per == HUNDRED
        else f"{of[0]} over {of[1]} makes {shown(expected, rate)}"
    )
    return relation(
        FindingKind.SHARE,
        [(whole.value, rate), (rate.value, whole), (-per, part)],
        form=form,
        anchor=rate,
        where=where,
        expected=said,
        printed=f"it says {shown(rate.value, rate)}",
    )


def difference(before: Number, after: Number, change: Number, *, where: str, unsigned: bool = False) -> Relation:
    """change = after - before; `unsigned` where a fall is printed without its sign."""
    sign = Decimal(-1 if unsigned and after.value < before.value else 1)
    made = sign * (after.value - before.value)
    return relation(
        FindingKind.CHANGE,
        [(Decimal(1), change), (-sign, after), (sign, before)],
        anchor=change,
        where=where,
        expected=f"from {shown(before.value, before)} to {shown(after.value, after)} is {shown(made, change)}",
        printed=f"it says {shown(change.value, change)}",
    )


def percentage_change(
    before: Number, after: Number, change: Number, *, where: str, unsigned: bool = False
) -> Relation | None:
    """change = 100 * (after - before) / before; `unsigned` where a fall is printed without its sign."""
    if before.value <= 0:
        return None  # a percentage of a negative number is printed with either sign
    sign = Decimal(-1 if unsigned and after.value < before.value else 1)
    made = sign * HUNDRED * (after.value - before.value) / before.value
    return relation(
        FindingKind.CHANGE,
        [(before.value, change), (-sign * HUNDRED, after), (change.value + sign * HUNDRED, before)],
        form=change.value * before.value - sign * HUNDRED * (after.value - before.value),
        anchor=change,
        where=where,
        expected=f"from {shown(before.value, before)} to {shown(after.value, after)} is {shown(made, change)}",
        printed=f"it says {shown(change.value, change)}",
    )


def at_most(small: Number, large: Number, *, where: str, expected: str, printed: str, kind: FindingKind) -> Relation:
    """small <= large, each as far as its rounding allows."""
    return relation(
        kind,
        [(Decimal(1), large), (Decimal(-1), small)],
        anchor=small,
        where=where,
        expected=expected,
        printed=printed,
        may_exceed=True,
    )
