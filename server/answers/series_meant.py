"""Which of the series found a question asks for: one that is sure enough, several that may all be meant, or none.

In: a query and the series that fit it with their probabilities. Out: those that are meant, likeliest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.measures import LIGHT_WORDS, stems
from corpus.models import Observation
from corpus.totals import names_total
from server.answers.coverage import BY_LABEL
from server.answers.matching import Series
from server.answers.periods_asked import BACK
from server.answers.queries import Query

SURE, SURE_IN_FULL = 0.6, 0.3
"""Probability from which what fits best is what is asked for; the second where it names every word of the question. On
questions kept out of the learning the probabilities come true in every tenth (`tests/benchmarks/fit.py`)."""
SURE_ALONE, SURE_ALONE_IN_FULL = 0.65, 0.5
"""The same of a number that answers a question told whole by itself: nothing else bears it out. Of 609 figures of
`short` one right answer and six wrong ones fewer, of `traps` two right ones (DECISIONS 89)."""
SURE_WITHOUT_TERM = 0.8
"""The same where a term of the question is named nowhere, nor are its telling words: all services are not home care."""
SURE_ANYWAY = 0.9
"""Probability from which a figure answers though its document says a word of the question of something else: all seven
such figures of the retold sets were right, and half of those between it and `SURE_ALONE` wrong."""
MANY_PLACES = 6
"""More places than are offered as a choice."""
RIVAL = 3.0
"""A series less likely than the likeliest by this factor is not offered beside it."""


def least_sure(query: Query, named: Sequence[Series], *, alone: bool) -> tuple[float, float]:
    """The probabilities from which a series answers, the second for those `named` that name every word of the question.

    One that names all that is asked and nothing besides need be no surer for standing alone.
    """
    if not alone or not query.is_told_whole:
        return SURE, SURE_IN_FULL
    likeliest = max((series.likelihood for series in named), default=0.0)
    rivals = [series for series in named if series.likelihood * RIVAL >= likeliest]
    is_plain = all(not series.coverage.narrower and not series.coverage.dimensions for series in rivals)
    return SURE_ALONE, SURE_IN_FULL if is_plain else SURE_ALONE_IN_FULL


def best_series(query: Query, found: Sequence[Series], *, alone: bool = False) -> tuple[Series, ...]:
    """The series that the question asks for, likeliest first; several where it may well ask for any of them.

    Those that name every word of the question go before the others, and need be less likely. `alone`: whether what is
    found is the answer, not a part of what is reckoned or compared.
    """
    if not found:
        return ()
    found = _without_parts(query, found)
    if alone and any(_says_all(series) for series in found):
        found = [series for series in found if not series.of_others]
    whole = _without_places(found) if query.area is None else ()
    chosen = _chosen(query, _counting(whole), alone=alone) if whole else ()
    chosen = chosen or _chosen(query, _counting(found), alone=alone)
    if alone and not query.is_vague and chosen and chosen[0].of_others and chosen[0].likelihood < SURE_ANYWAY:
        return ()  # a word that its document says of something else tells another figure apart
    is_one = alone and len(chosen) == 1 and not query.is_vague
    return (*chosen, *_told_alike(query, chosen[0], found)) if is_one else chosen


def _told_alike(query: Query, chosen: Series, found: Sequence[Series]) -> list[Series]:
    """The other members of the list of a series that no word of the question tells from it: "disabled people"."""
    one, asked = chosen.latest, set(stems(query.text))
    said = asked & set(stems(one.group or ""))
    if not said or any(word.isdigit() for word in stems(one.group or "")):
        return []
    return [
        each
        for each in found
        if each is not chosen
        and one.breakdown
        and _list_of(each.latest) == _list_of(one)
        and each.coverage.named == chosen.coverage.named
        and asked & set(stems(each.latest.group or "")) == said
        and (each.fits_head, each.coverage.narrower) == (chosen.fits_head, chosen.coverage.narrower)
    ]


def _list_of(figure: Observation) -> tuple[object, ...]:
    return (figure.document_id, figure.breakdown, figure.unit, figure.status, figure.dimensions)


def _without_parts(query: Query, found: Sequence[Series]) -> list[Series]:
    """The series without the parts of one whose words fit as well: narrower rows of its column, its label with more.

    The whole is then as likely as it and they were together, and so is the one part of which the question says more.
    """
    left = list(found)
    for whole in found:
        if whole.coverage.narrower or not whole.coverage.is_full:
            continue
        alike = [each for each in left if each.coverage.named == whole.coverage.named and _is_part(each, whole)]
        named = [
            each for each in alike if each.likelihood * RIVAL >= whole.likelihood and _is_named(query, each, whole)
        ]
        meant = named[0] if len(named) == 1 else whole
        parts = [whole] if named[:1] == [meant] else [each for each in alike if each not in named]
        chance = sum(each.likelihood for each in (meant, *parts))
        left = [replace(meant, likelihood=chance) if each is meant else each for each in left if each not in parts]
    return left


def _is_named(query: Query, part: Series, whole: Series) -> bool:
    """Whether the question says by which words a part is told from its whole: "rated good"."""
    more = set(stems(part.latest.label)) - set(stems(whole.latest.label)) - LIGHT_WORDS
    return bool(more) and more <= set(stems(query.text))


def _is_part(one: Series, whole: Series) -> bool:
    """Whether a series is a narrower row beside a printed total, or its label says more than that of the whole."""
    part, total = one.latest, whole.latest
    if (part.document_id, part.unit, part.status, part.area) != (
        total.document_id,
        total.unit,
        total.status,
        total.area,
    ):
        return False
    if one.coverage.narrower and names_total(total.group or "") and _is_beside(one, whole):
        return True
    said, more = set(stems(total.label)), set(stems(part.label))
    return one.fits_head <= whole.fits_head and said < more and not any(word.isdigit() for word in more - said)


def _is_beside(one: Series, other: Series) -> bool:
    """Whether two series are rows of one column."""
    keys = (
        (each.document_id, each.locator.headings, each.measure, each.dimensions, each.unit, each.status)
        for each in (one.latest, other.latest)
    )
    return len(set(keys)) == 1


def _without_places(found: Sequence[Series]) -> list[Series]:
    """The series without what is held of many places each, which a question that names none does not ask for.

    Their likelihoods are told among themselves and "none of these"; nothing where there are no such places.
    """
    names = [(each.latest.measure, each.latest.group, each.latest.unit) for each in found]
    places = Counter(name for name, each in zip(names, found, strict=True) if each.latest.area)
    left = [each for name, each in zip(names, found, strict=True) if places[name] < MANY_PLACES]
    if len(left) == len(found):
        return []
    chance = 1 - sum(each.likelihood for each in found) + sum(each.likelihood for each in left)
    return [replace(each, likelihood=each.likelihood / chance) for each in left]


def _says_all(series: Series) -> bool:
    """Whether the label itself names every word of the question, and no word of it is said of something else."""
    named = series.coverage.named
    return len(named) > 1 and not series.of_others and all(word.firmness >= BY_LABEL for word in named)


def _chosen(query: Query, found: Sequence[Series], *, alone: bool) -> tuple[Series, ...]:
    named = _named_in_full(found)
    sure, in_full = least_sure(query, named, alone=alone)
    if query.is_vague:  # "what is spent on adult social care?": no word tells, yet one figure may be that
        return () if query.relation in BACK else _likely(found, sure)  # "and the year before?" by itself asks of none
    likeliest = max(series.likelihood for series in found)
    if named and max(series.likelihood for series in named) * RIVAL >= likeliest:
        return _likely(named, in_full) or _likely(found, sure)
    return _likely(found, sure)


def _counting(found: Sequence[Series]) -> list[Series]:
    """The series without those that share their name with one that counts what is asked, as they do not.

    "There are 214 care homes with 8,930 beds": both are called so, and "how many care homes" asks of one. It is
    then as likely as both were together.
    """
    names = [(each.latest.document_id, each.latest.measure, each.latest.group) for each in found]
    best: dict[tuple[object, ...], float] = {}
    for name, each in zip(names, found, strict=True):
        best[name] = max(best.get(name, 0.0), each.fits_head)
    left: dict[tuple[object, ...], float] = {}
    for name, each in zip(names, found, strict=True):
        left[name] = left.get(name, 0.0) + each.likelihood * (each.fits_head < best[name])
    kept = Counter(name for name, each in zip(names, found, strict=True) if each.fits_head == best[name])
    return [
        replace(each, likelihood=each.likelihood + left[name] * (kept[name] == 1))
        for name, each in zip(names, found, strict=True)
        if each.fits_head == best[name]
    ]


def _named_in_full(found: Sequence[Series]) -> list[Series]:
    """The series that name every word asked for, of those the ones that count what is asked, the least narrow.

    Where the likeliest of all is among them, it and its rivals are: not all concerns are those that became enquiries.
    """
    full = [series for series in found if series.coverage.is_full and series.fits_head]
    likeliest = max(found, key=lambda series: series.likelihood)
    plainest = min((series.coverage.narrower for series in full), default=0)
    if (
        likeliest in full
        and likeliest.coverage.narrower == plainest
        and likeliest.latest.unit not in ("percent", "score")
    ):
        return [series for series in full if series.likelihood * RIVAL >= likeliest.likelihood]
    most = max((series.fits_head for series in full), default=0.0)
    full = [series for series in full if series.fits_head == most]
    least = min((series.coverage.narrower for series in full), default=0)
    return [series for series in full if series.coverage.narrower == least]


def _likely(found: Sequence[Series], sure: float) -> tuple[Series, ...]:
    likeliest = max(series.likelihood for series in found)
    likely = [series for series in found if series.likelihood * RIVAL >= likeliest]
    likely.sort(key=lambda series: -series.likelihood)
    lacks_term = any(each.is_term and each.partly < 1 for each in likely[0].coverage.missing)
    least = max(sure, SURE_WITHOUT_TERM) if lacks_term else sure
    return tuple(likely) if sum(series.likelihood for series in likely) >= least else ()
