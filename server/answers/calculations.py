"""Answering with figures worked out from published ones: share, total, rank.

In: a query, the series that fit it, all candidate observations. Out: a `Draft` with its workings, or None where the
operands are not held. Only members of one printed list are added, so that unlike things never are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus.glossary import Glossary
from corpus.models import Observation
from corpus.totals import names_total
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.lookups import answer_lookup, best_series, periods_asked
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.nearest import not_held_for_period
from server.answers.operations import share, total
from server.answers.phrases import label_of, opening
from server.answers.printed_lists import members_named, members_of, of_period, one_list
from server.answers.queries import Query


def answer_total(query: Query, observations: Sequence[Observation], glossary: Glossary) -> Draft | None:
    """The sum of the one printed list that fits the unit and period asked for, where no total is printed."""
    members = one_list(query, observations, glossary)
    if members is None or query.every_year or any(names_total(each.group or "") for each in members):
        return None  # years are not added up
    return _total(query, members, glossary)


def ranked(members: Sequence[Observation], *, lowest: bool) -> list[Observation]:
    """Figures from the largest to the smallest, or the reverse; where all are below zero, as savings are, by size."""
    sizes = {o.id: o.value or Decimal(0) for o in members}
    if max(sizes.values(), default=Decimal(0)) <= 0:
        sizes = {name: abs(value) for name, value in sizes.items()}
    return sorted(members, key=lambda o: sizes[o.id], reverse=not lowest)


def _total(query: Query, listed: Sequence[Observation], glossary: Glossary) -> Draft | None:
    """The sum of a list, or of those members that the question names; None when it names only one."""
    members = members_named(query, listed, glossary) or list(listed)
    if len(members) < 2:
        return None
    result = total(members)
    unit = "" if members[0].unit in ("GBP", "percent") else f" {members[0].unit}"
    parts = "; ".join(f"{o.group} {show_observation(o)}" for o in members)
    text = (
        f"{result.display}{unit} in {label_of(members[0])}: the sum of these figures, listed under"
        f" “{members[0].measure}”: {parts}. The document prints no total."
    )
    return Draft(
        Outcome.ANSWERED,
        (Statement(text, tuple(members)),),
        figures=tuple(members),
        workings=(result.working,),
        measure=members[0].measure,
        period=label_of(members[0]),
    )
