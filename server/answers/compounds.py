"""Compound questions: "how many carers were assessed, and what did it cost?" is two questions, each answered by itself.

In: the text of a question. Out: its parts, each with the words that it leaves to another part; the drafts of the parts
put together, with the parts that are not held said by name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from server.answers.drafts import Draft, Statement
from server.answers.models import Outcome
from server.answers.queries import Query

_ASKS = (
    r"(?:how (?:many|much|often|long)|what(?:['’]s| is| was| were| are| did| does)?|which|who|when|where|why"
    r"|did|was|were|has|have|is|are|the (?:number|total|cost|amount|share|percentage|proportion|budget)"
    r"|numbers? of|(?:total )?(?:cost|spend|spending|budget) (?:of|for|on))\b"
)
_JOINT = re.compile(
    rf"[?;]\s{{1,3}}(?:and\s|also\s)?(?!by how\b)(?=\S{{1,30}} \S)"
    rf"|,?(?<!\s)\s{{1,3}}(?:and|also|plus|&)(?:\s+also)?\s(?={_ASKS})",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"\W{{0,5}}(?!(?:my|our|i|i['’]m|we)\b)(?:[\w-]{{1,20}},? ){{0,5}}?{_ASKS}", re.IGNORECASE)
_RESTATES = re.compile(
    r"\W{0,3}(?:what|how much)(?:['’]s| is| was| would)? (?:that|this|it)(?: be)? (?:as an?|in) "
    r"(?:percent\w*|per ?cent|%)"
    r"|\W{0,3}what (?:percent\w*|per ?cent|%) (?:is|was) (?:that|this|it)\W*$",
    re.IGNORECASE,
)
"""Asks for the same once more in another form: "and what is that as a percentage?"."""
MAX_PARTS = 4


def parts_of(text: str) -> tuple[str, ...]:
    """The questions that a text puts one after another; one where it is a single question."""
    parts = tuple(part.strip(" ?.;,") for part in _JOINT.split(text))
    whole = 1 < len(parts) <= MAX_PARTS and all(_OPENS.match(part) and not _RESTATES.match(part) for part in parts)
    return parts if whole else (text,)


def shared(queries: Sequence[Query]) -> tuple[Query, ...]:
    """The parts with what one names for all: a period or an area."""
    timed = next((query for query in queries if query.periods or query.parts or query.relation), None)
    placed = next((query for query in queries if query.area_named), None)
    return tuple(_placed(_timed(query, timed), placed) for query in queries)


def _timed(query: Query, timed: Query | None) -> Query:
    if timed is None or query.periods or query.parts or query.relation:
        return query
    return replace(query, periods=timed.periods, parts=timed.parts, relation=timed.relation, since=timed.since)


def _placed(query: Query, placed: Query | None) -> Query:
    return query if placed is None or query.area_named else replace(query, area=placed.area, area_named=True)


def together(drafts: Sequence[Draft]) -> Draft | None:
    """The answers of all parts in one, and which part is not held; None where no part is answered."""
    answered = [draft for draft in drafts if draft.outcome is Outcome.ANSWERED]
    if not answered:
        return None
    statements = tuple(statement for draft in answered for statement in draft.statements)
    missing = [number for number, draft in enumerate(drafts, start=1) if draft not in answered]
    statements += tuple(Statement.worded(f"not_held.part_{number}") for number in missing)
    periods = dict.fromkeys(draft.period for draft in answered if draft.period)
    return Draft(
        Outcome.ANSWERED,
        statements,
        figures=tuple(dict.fromkeys(figure for draft in answered for figure in draft.figures)),
        workings=tuple(working for draft in answered for working in draft.workings),
        related=tuple(dict.fromkeys(figure for draft in answered for figure in draft.related)),
        hits=tuple(hit for draft in answered for hit in draft.hits),
        measure=answered[0].measure,
        group=answered[0].group,
        period=", ".join(periods) or None,
    )
