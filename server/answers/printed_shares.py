"""Percentages that documents print, and whether one is the share that a question asks for.

In: a query, the series that fit it, the percentages they give. Out: yes or no: it must say all that is asked, be of the
part asked for, and of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.glossary import Glossary
from corpus.measures import PEOPLE_WORDS, tokens
from corpus.models import Aspect, Observation
from server.answers.matching import Series
from server.answers.queries import Query
from server.answers.share_sides import Sides, sides_of

_MOVES = re.compile(
    r"\b(?:variance|change|(?:in|de)crease|difference|uplift|growth|rise|fall|movement)\b", re.IGNORECASE
)
"""A percentage by which something moved is a share of nothing."""
PRINTED = 0.8
"""Probability from which a percentage that does not name all that is asked is the share that is asked for."""
_OF_WHOLE = re.compile(
    r"\s?of (?:(?:the|all|all the|our|its|their|those|these) )?(?P<whole>(?!(?:which|whom|them|these|those)\b)"
    r"[a-z][\w’'-]*(?:\s(?!(?:was|were|is|are|had|have|has|said|in|on|who|that|which|and|or|by|with|for|to)\b)"
    r"[\w’'-]+){0,4})",
    re.IGNORECASE,
)
"""Says behind a percentage what it is of: "95% of the winter allocation was"."""


def is_share(observation: Observation) -> bool:
    """Whether a figure is printed as a share of something."""
    return observation.unit == "percent" and not _MOVES.search(observation.label) and observation.aspect is Aspect.LEVEL


def names_share(query: Query, found: Sequence[Series], given: Sequence[Observation], glossary: Glossary) -> bool:
    """Whether percentages say all that is asked of a share, nothing that narrows it, and the part as their group."""
    sides = sides_of(query)
    told = [series for series in found if any(each in given for each in series.observations)]
    if any(series.of_others for series in told):
        return False  # "in the private sector 12%": what is told of all contracts is not theirs
    if sides and any(is_of_other(each, sides, glossary) for each in given):
        return False
    parts = not sides or all(_is_part(each, sides, glossary) for each in given if each.group)
    full = all((s.coverage.is_full and not s.coverage.narrower) or s.likelihood >= PRINTED for s in told)
    return bool(told) and parts and (full or sides is None)


def _is_part(given: Observation, sides: Sides, glossary: Glossary) -> bool:
    """Whether the group of a percentage is the part asked of, or the whole of which its measure is the part."""
    group = given.group or ""
    of_whole = sides.names_whole(group, glossary=glossary) and sides.fits(given.measure, glossary=glossary)
    return of_whole or sides.fits(group, glossary=glossary)


def is_of_other(given: Observation, sides: Sides, glossary: Glossary) -> bool:
    """Whether the sentence of a percentage says what it is of, and the question names something else as the whole.

    Persons are named in too many ways to tell them apart so.
    """
    behind = given.locator.quote[given.number_span[1] :]
    told = None if given.is_cell else _OF_WHOLE.match(behind)
    if told is None or PEOPLE_WORDS & set(tokens(told["whole"])):
        return False
    return not sides.names_whole(told["whole"], glossary=glossary)
