"""Places named only as those of the paper that tells: "Shropshire's performance page, what was the England average?".

In: a query of two areas and the documents. Out: the query of the country alone, told by the papers of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.models import Metadata
from server.answers.nations import is_country
from server.answers.queries import Query

_PAPER = (
    r"(?:['’]s)?(?: (?:county|city|borough|council|adults?|social|care|performance|perf|statistics|data)){0,4}"
    r" (?:pages?|dashboard|web ?site|scorecard|report|paper|pack)\b"
)


def of_paper(query: Query, documents: Iterable[Metadata]) -> Query:
    """The query, asked of a country alone where the other place that it names is that of a paper."""
    areas = (query.area or "", *query.other_areas)
    nations = [area for area in areas if is_country(area)]
    others = [area for area in areas if area not in nations]
    if len(nations) != 1 or len(others) != 1 or query.sources:
        return query
    if not re.search(re.escape(others[0]) + _PAPER, query.text, re.IGNORECASE):
        return query
    told = frozenset(each.id for each in documents if each.area == others[0])
    return replace(query, area=nations[0], other_areas=(), sources=told) if told else query
