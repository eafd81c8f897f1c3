"""Questions that name no place and ask of the whole country: of all councils, or of what no paper of the council holds.

In: a query of the council's own area and how it was answered. Out: the same query of each nation that figures are held
for. "How many councils changed their criteria?" asks of many; "how many adults have support?" asks of the council's
own, and never gets the country's number while anything near is held of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from corpus.models import Metadata
from server.answers.drafts import Draft, Statement
from server.answers.models import Outcome
from server.answers.queries import Query, Wants
from server.answers.said_before import WHO_ASKS

ENGLAND = "England"
_COUNTRIES = frozenset(("england", "united kingdom", "uk", "great britain"))
_WITH = _COUNTRIES | {"wales", "scotland", "northern ireland"}
_OF_MANY = re.compile(
    r"(?<!which )(?<!other )(?<!neighbouring )(?<!nearby )(?<!these )(?<!those )(?<!two )(?<!three )(?<!all )"
    r"\b(?:councils|local authorities|directors)\b(?! (?:like|near|around|such as)\b)",
    re.IGNORECASE,
)
_OF_OURS = re.compile(
    r"\b(?:you|your|yours|we|our|ours|us|my|here|local(?:ly)?(?! (?:authorit|news|paper|press|radio))"
    r"|(?:the|this) (?:council|county|city|borough|district))\b",
    re.IGNORECASE,
)


def of_many(query: Query, areas: Iterable[str]) -> Query:
    """The query, of the country where it names no place and asks of many councils, and figures of that are held."""
    nations = sorted(filter(is_nation, areas), key=lambda area: (area != ENGLAND, area))
    is_of_many = _OF_MANY.search(query.text) and not _asks_of_ours(query)
    is_of_own = query.area is not None and not query.area_named and not query.sources
    return replace(query, area=nations[0]) if is_of_own and is_of_many and nations and not query.ranks_areas else query


def of_nations(query: Query, draft: Draft | None, areas: Iterable[str]) -> Iterator[Query]:
    """The query of each nation among the areas held, where what is held of the council's own did not answer."""
    if query.area is None or query.area_named or query.sources or query.carried or query.wants is Wants.TEXT:
        return
    if draft is None or draft.outcome is not Outcome.NOT_HELD or draft.is_kept_back or _asks_of_ours(query):
        return
    holding = draft.holding
    if holding is not None and (holding.nearest is not None or holding.periods):
        return
    for nation in sorted(filter(is_nation, areas)):
        yield replace(query, area=nation, area_named=True)


def _asks_of_ours(query: Query) -> bool:
    """Whether the council or its place is asked of: not by what somebody says of themselves first."""
    return _OF_OURS.search(WHO_ASKS.sub("", query.text)) is not None


def told_of_nation(draft: Draft, nation: str, documents: Mapping[str, Metadata], *, of_number: bool) -> Draft | None:
    """A draft about a nation, saying so; None where it gives what is not of that nation, or nothing.

    `of_number`: whether one number was asked for, which a quotation may give.
    """
    if not draft.figures and not of_number:
        return None
    areas = [figure.area for figure in draft.figures] or [documents[hit.passage.document_id].area for hit in draft.hits]
    if draft.outcome is not Outcome.ANSWERED or not areas or any(area != nation for area in areas):
        return None
    return replace(draft, statements=(*draft.statements, Statement.worded("answered.of_nation", area=nation)))


def is_country(area: str) -> bool:
    """Whether an area is a country, of the four, or several together."""
    return is_nation(area) or area.casefold() in _WITH


def is_nation(area: str) -> bool:
    """Whether an area is England or a country with it, alone or with others: no region, and not Wales alone."""
    parts = set(re.split(r", | and | & ", area.casefold()))
    return parts <= _WITH and bool(parts & _COUNTRIES)
