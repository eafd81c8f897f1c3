"""A part and its whole that a document tells of together, where only both of them name what a question asks.

In: a query for a share and the observations that may answer it. Out: the one pair told as part and whole that together
say every word of the question, or None. "The refurbishment costs £640,000. £450,000 of the money comes from the Better
Care Fund": neither sum alone says what share of the cost of the refurbishment that fund pays.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.glossary import Glossary
from corpus.measures import stem, stems
from corpus.models import ANSWERS_FROM, Observation
from server.answers.conditions import unmet_condition
from server.answers.periods_asked import of_period
from server.answers.profiles import terms_of
from server.answers.queries import Query
from server.answers.share_sides import Sides
from server.answers.told_wholes import told_whole


def pair_told(
    query: Query, held: Sequence[Observation], sides: Sides, glossary: Glossary
) -> tuple[Observation, Observation] | None:
    """The part and the whole that are meant; None where none is told so, or pairs of other values are too."""
    found = []
    for part in held:
        if part.confidence < ANSWERS_FROM or not _is_of_place_and_time(query, part):
            continue
        whole = told_whole(part, held)
        if (
            whole is not None
            and _says_all(query, part, whole, sides, glossary)
            and _sorts(query, part, whole, sides, glossary)
        ):
            found.append((part, whole))
    return found[0] if len({(part.value, whole.value) for part, whole in found}) == 1 else None


def _is_of_place_and_time(query: Query, part: Observation) -> bool:
    in_place = query.area is None or (part.area or "").casefold() == query.area.casefold()
    in_time = not query.periods or any(of_period([part], period) for period in query.periods)
    return in_place and in_time and not (query.parts or query.relation or query.excluded)


def _says_all(query: Query, part: Observation, whole: Observation, sides: Sides, glossary: Glossary) -> bool:
    """Whether the sentences of both say every term and every other word of the question, and enough of its whole."""
    told = " ".join(
        f"{each.label} {each.unit} {' '.join(each.locator.headings)} {each.locator.quote}" for each in (part, whole)
    )
    words, terms = {*stems(told)}, {term.name for term in terms_of(glossary, told)}
    named = all(term.name in terms for term in query.terms) and all(word in words for word in query.stems)
    shared = {*stems(sides.whole)} & {*stems(f"{whole.label} {whole.unit}")}
    return named and bool(query.terms or query.stems) and (len(query.terms) + len(query.stems) > 1 or len(shared) > 1)


def _sorts(query: Query, part: Observation, whole: Observation, sides: Sides, glossary: Glossary) -> bool:
    """Whether the question calls the one the part and the other the whole, by words of their own."""
    own = f"{part.label} {part.locator.quote}" if part.locator.quote != whole.locator.quote else part.label
    is_part = sides.tells_apart(own, f"{whole.label} {whole.unit}", glossary=glossary)
    is_whole = sides.names_whole(f"{whole.label} {stem(whole.unit)}", glossary=glossary)
    return is_part and is_whole and unmet_condition(query.text, part, in_place=query.area_named) is None
