"""Follow-ups: what a question leaves unsaid is carried from the person's earlier questions, and said to be carried.

In: the query of the question, the queries of the person's earlier turns, oldest first. Out: a query that stands alone.
The assistant's own turns are never read: they are no source of facts, and a forged history can mislead nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.periods import Period, PeriodKind, Relation, calendar_year, financial_year, fiscal_start
from server.answers.queries import EVERYDAY, Operation, Query, Wants

_POINTS_BACK = re.compile(
    r"^\W*(?:and|so|but|what about|how about|or|also|then)\b"
    r"|\b(?:that|those|these|them|it|its|this|they|the same|before|instead|the first|the other|back to)\b",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"\b(?:year after|next year|following year|year later)\b", re.IGNORECASE)
_OPENS = re.compile(r"^\W*(?:and|so|but|what about|how about|or|also|then)\b", re.IGNORECASE)


def with_history(query: Query, earlier: Sequence[Query]) -> Query:
    """The query with what it carries from earlier ones; unchanged when it stands alone."""
    settled: Query | None = None
    for turn in (*earlier, query):
        settled = _carried(turn, settled) if settled is not None else turn
    return settled or query


def _carried(query: Query, previous: Query) -> Query:
    if not (query.is_vague or _POINTS_BACK.search(query.text)):
        return query
    carried: list[str] = []
    changes: dict[str, object] = {}
    groups = [term for term in query.terms if term.kind == "group"]
    if query.is_vague:
        subjects = [term for term in previous.terms if term.kind != EVERYDAY or not query.terms]
        changes |= {"terms": (*subjects, *query.terms), "stems": previous.stems, "names": previous.names}
        changes |= {"heads": query.heads or previous.heads}
        carried.append("measure")
    elif groups and len(groups) == len(query.terms) and not query.stems and _OPENS.search(query.text):
        kept = tuple(term for term in previous.terms if term.kind != "group")
        changes |= {"terms": (*kept, *groups), "stems": previous.stems, "heads": query.heads or previous.heads}
        carried.append("measure")
    elif not _OPENS.search(query.text):
        return _with_period(query, previous, carried, changes) if query.relation else query
    if query.wants is Wants.EITHER or (query.wants is Wants.PERCENT and query.operation is Operation.LOOKUP):
        changes["wants"] = previous.wants
    if query.operation is Operation.SHARE:
        changes["wants"] = Wants.FIGURE
    if query.operation is Operation.LOOKUP and previous.operation is Operation.CHANGE and not query.periods:
        changes["operation"] = previous.operation
        carried.append("operation")
    if not query.area_named and previous.area_named:
        changes |= {"area": previous.area, "area_named": True}
        carried.append("area")
    return _with_period(query, previous, carried, changes)


def _following(period: Period) -> Period:
    """The year after a year; any other period as it is."""
    make = {PeriodKind.FINANCIAL_YEAR: financial_year, PeriodKind.CALENDAR_YEAR: calendar_year}.get(period.kind)
    return make(period.start.year + 1) if make else period


def _with_period(query: Query, previous: Query, carried: list[str], changes: dict[str, object]) -> Query:
    """Carry the period; "the year before" steps back from it."""
    if query.parts and previous.periods:  # "and Q4?" is of the year that was spoken of
        year = financial_year(fiscal_start(previous.periods[0].start))
        whole = tuple(period for part in query.parts if (period := part.complete(year)))
        changes |= {"periods": whole, "parts": () if whole else query.parts}
        carried.append("period")
    elif query.parts:
        changes["parts"] = query.parts
    elif not query.periods and previous.periods:
        periods = previous.periods
        if _YEAR_AFTER.search(query.text):
            periods = (_following(periods[-1]),)
        if query.relation is Relation.PREVIOUS and query.operation is not Operation.CHANGE:
            periods = (periods[0].previous(),)
        if query.operation is Operation.CHANGE or changes.get("operation") is Operation.CHANGE:
            periods = periods[-1:] if len(periods) == 1 else periods
        changes |= {"periods": periods, "relation": None}
        carried.append("period")
    elif not query.periods and query.relation is None and previous.relation is not None:
        changes["relation"] = previous.relation
    return replace(query, **changes, carried=tuple(carried))  # type: ignore[arg-type]
