"""Whether a figure counts what a question counts: "how many carers" asks of carers, not of assessments.

In: a query with the nouns that it counts, and an observation. Out: how well its unit fits them.
"""

from __future__ import annotations

import re

from corpus.glossary import Glossary
from corpus.measures import LIGHT_WORDS, PEOPLE_WORDS, stem, stems
from corpus.models import Observation
from server.answers.profiles import profile_of, terms_of
from server.answers.queries import Query

_PEOPLE = frozenset(map(stem, PEOPLE_WORDS))
_OF_THOSE = re.compile(r"\bof (?:all|the|these|those|our|its|their)(?: \d[\d,]*)? ((?:\w+[ -]){0,2}\w+)", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<=\w)[,;.] ")
"""Where what is said of a number ends."""
_NOT_PERCENT = re.compile(r"\bnot (?:the |a |as a |in )?(?:percentage|per ?cent|%)", re.IGNORECASE)


def is_of_deeds(query: Query, observation: Observation) -> bool:
    """Whether a figure counts what those did that are asked for: "first responders attended 640 incidents"."""
    unit, told = stem(observation.unit.lower()), stems(observation.label)
    if not query.heads or unit in (*query.heads, *_PEOPLE) or unit in stems(query.text):
        return False
    return len(told) > len(query.heads) and tuple(told[: len(query.heads)]) == query.heads


def is_part_of_those(query: Query, observation: Observation) -> bool:
    """Whether a sentence tells a number as a part of those asked for, by what the question does not say.

    "Of all alerts 22%, that is 238, went on to investigation" tells not how many alerts there were.
    """
    if not query.heads or observation.is_cell:
        return False
    start, end = observation.number_span
    before, after = observation.locator.quote[:start], observation.locator.quote[end:]
    whole = _OF_THOSE.search(before)
    if whole is None or not set(query.heads) & set(stems(whole[1])):
        return False
    told = {word for word in stems(_CLAUSE.split(after, maxsplit=1)[0]) if word not in LIGHT_WORDS}
    return bool(told) and not told & set(stems(query.text))


def fits_head(query: Query, observation: Observation, glossary: Glossary) -> float:
    """1 if what is counted is what "how many …" asks for, persons for persons; 0.5 if the question names it; else 0."""
    if not query.heads:
        return 1.0
    unit = stem(observation.unit.lower())
    if query.heads[0] in _PEOPLE:
        unit_terms = {term.name for term in terms_of(glossary, observation.unit)}
        if unit in _PEOPLE:
            return 1.0
        in_percent = unit == "percent" and not _NOT_PERCENT.search(query.text)
        is_of_them = in_percent and query.heads[0] in stems(observation.label)  # "8.5% of carers said"
        return 0.5 * (is_of_them or bool(unit_terms & {term.name for term in query.terms}))
    if unit in query.heads:
        return 1.0
    profile = profile_of(glossary, observation)
    return 0.5 * any(head in profile.label_stems or head in profile.label_phrases for head in query.heads)
