"""Relations between printed numbers, and what follows where one does not hold.

A relation is a linear form of its numbers that should be nought: total - parts, 100 * part - percentage * whole. Each
number leaves some room (its rounding, its hedge), so the form has a range; the relation holds where the range takes in
nought. From the same range comes how far one number could be off unnoticed (its slack) and how far it would have to be
off to explain a failure (its need): a relation that holds vouches for a number against another that fails where the
slack is less than the need.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.reconcile.findings import FindingKind
from corpus.reconcile.numbers import Number

Place = tuple[int, int, int]
_KEPT_VOUCHERS = 3


@dataclass(frozen=True, slots=True)
class Relation:
    """A form of numbers that should be nought. `terms` are (coefficient, number); `low` to `high` is its range.

    `low` or `high` is None where hedges, unknown parts or the sense of an inequality leave that side open.
    `is_telling` is False where the relation is likely, but not sure, to be meant: it then vouches, and is only noted.
    """

    kind: FindingKind
    terms: tuple[tuple[Decimal, Number], ...]
    low: Decimal | None
    high: Decimal | None
    where: str
    expected: str
    printed: str
    anchor: Number
    """The number to look at first: the total, the percentage."""
    is_telling: bool = True

    @property
    def holds(self) -> bool:
        """Whether nought lies in the range."""
        return (self.low is None or self.low <= 0) and (self.high is None or self.high >= 0)

    def slack(self, coefficient: Decimal) -> Decimal | None:
        """How far a number with this coefficient may move while the relation holds; None where there is no end."""
        if self.low is None or self.high is None:
            return None
        return max(self.high, -self.low) / abs(coefficient)

    def need(self, coefficient: Decimal) -> Decimal:
        """How far a number with this coefficient must move for the relation to hold."""
        if self.low is not None and self.low > 0:
            return self.low / abs(coefficient)
        return -self.high / abs(coefficient) if self.high is not None and self.high < 0 else Decimal(0)


def relation(  # noqa: PLR0913 - a relation has that many sides, all named at the call
    kind: FindingKind,
    terms: Sequence[tuple[Decimal, Number]],
    *,
    anchor: Number,
    where: str,
    expected: str,
    printed: str,
    form: Decimal | None = None,
    is_telling: bool = True,
    may_exceed: bool = False,
    spare: Decimal = Decimal(0),
) -> Relation:
    """The relation of the terms. `form` is its value where it is no plain sum of terms (their coefficients are then
    its derivatives); with `may_exceed` it may also be above nought: total >= parts; `spare` widens the range."""
    middle = sum((factor * number.value for factor, number in terms), Decimal(0)) if form is None else form
    low: Decimal | None = middle - spare
    high: Decimal | None = middle + spare
    for factor, number in terms:
        down, up = (number.below, number.above) if factor > 0 else (number.above, number.below)
        low = None if low is None or down is None else low - abs(factor) * down
        high = None if high is None or up is None else high + abs(factor) * up
    kept = tuple((factor, number) for factor, number in terms if factor)
    return Relation(
        kind,
        kept,
        None if may_exceed else low,
        high,
        where,
        expected,
        printed,
        anchor,
        is_telling,
    )


def suspects(relations: Iterable[Relation]) -> list[tuple[Relation, tuple[Number, ...]]]:
    """Each relation that fails, with those of its numbers for which no other vouches; all where each is vouched for."""
    known = list(relations)
    vouching: dict[Place, list[tuple[frozenset[Place], Decimal]]] = defaultdict(list)
    for kept in known:
        if not kept.holds:
            continue
        members = frozenset(number.place for _, number in kept.terms)
        for factor, number in kept.terms:
            slack = kept.slack(factor)
            if slack is not None and len(members) > 1:
                best = vouching[number.place]
                best.append((members, slack))
                best.sort(key=lambda pair: pair[1])
                del best[_KEPT_VOUCHERS:]  # a total vouched for by a thousand rows must not make the search quadratic
    found = []
    for failed in known:
        if failed.holds:
            continue
        members = frozenset(number.place for _, number in failed.terms)
        doubtful = tuple(
            number
            for factor, number in failed.terms
            if not any(slack < failed.need(factor) and others != members for others, slack in vouching[number.place])
        )
        found.append((failed, doubtful or tuple(number for _, number in failed.terms)))
    return found
