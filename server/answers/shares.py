"""What share one published figure is of another: of the total of its column or row, or of a figure named beside it.

In: a query, the observations that may answer it, what matches them. Out: a `Draft` with its working, always a
percentage, or None where no part and whole are plainly meant. A question says which is which: "what share of WHOLE was
PART"; a part that the question names as the whole, or the reverse, is not divided.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.glossary import Glossary
from corpus.measures import stems
from corpus.models import Aspect, Observation
from corpus.quantities import UnitKind, find_quantities
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.families import Family, families, is_additive, proven_total, whole_of
from server.answers.lookups import periods_asked
from server.answers.matching import Matcher, Series
from server.answers.models import Outcome
from server.answers.operations import share, total
from server.answers.pairs import among
from server.answers.phrases import opening, time_words
from server.answers.printed_shares import PRINTED
from server.answers.queries import Operation, Query, Wants
from server.answers.questions import content_of
from server.answers.series_meant import best_series
from server.answers.share_pairs import pair_told
from server.answers.share_sides import JOINS, Sides, sides_of
from server.answers.told_wholes import counted_above, told_whole

_OF_MONEY = re.compile(r"\b(?:spen[dt]|spend(?:ing|s)|budgets?|expenditure|money|costs?|funding)\b", re.IGNORECASE)
"""A share of what is spent is not one of how many are supported."""
_COLUMN = "column"

SURE_PAIR = 0.7
"""Probability from which two figures of one sentence together are what a share is asked of."""


def answer_share(
    query: Query, observations: Sequence[Observation], matcher: Matcher, similarities: Mapping[str, float]
) -> Draft | None:
    """A part as a percentage of the whole that is printed for it, summed for it, or named beside it."""
    asked, sides = replace(query, wants=Wants.FIGURE), sides_of(query)
    of_money = _OF_MONEY.search(sides.whole if sides else query.text)
    held = [o for o in observations if o.aspect is Aspect.LEVEL and is_additive(o.unit)]
    held = [o for o in held if o.unit == "GBP"] if of_money else held
    found, grouped = matcher.series(asked, held, similarities), families(held)
    wholes: dict[Observation, tuple[Observation, ...]] = {}
    parts: dict[tuple[Observation, ...], Observation] = {}
    for series in found:
        shown = periods_asked(asked, series)[:1]
        for part in (each for one in shown for each in _told_alike(one, series)):
            whole = _whole_for(part, query, grouped, sides, matcher.glossary)
            if len(whole) > 1 and (counted := counted_above(part, held)):
                whole = (counted,)  # of "the 175 homes" not all may be listed
            if not whole and (told := told_whole(part, held)):
                sure = series.likelihood >= PRINTED
                whole = (told,) if _is_asked(part, told, sides, matcher.glossary, sure=sure) else ()
            if whole:
                wholes[part], parts[series.observations] = whole, part
                break
    holding = [series for series in found if series.observations in parts]
    chosen = [parts[series.observations] for series in among(asked, found, holding)]
    if len({(part.value, sum(one.value or 0 for one in wholes[part])) for part in chosen}) == 1:
        return shared_out(chosen[0], wholes[chosen[0]])
    if sides and (pair := pair_told(query, held, sides, matcher.glossary)):
        return shared_out(pair[0], (pair[1],))
    if chosen or sides is None:
        return None
    return _of_named(asked, held, matcher, similarities, sides) or _of_sentence(asked, found, sides, matcher.glossary)


def _told_alike(shown: Observation, series: Series) -> list[Observation]:
    """The same number at the same time, as often as it is told: only once may it be told of what it is a part."""
    same = [each for each in series.observations if (each.value, each.period) == (shown.value, shown.period)]
    return [shown, *(each for each in same if each is not shown)]


def _whole_for(
    part: Observation, query: Query, grouped: Sequence[Family], sides: Sides | None, glossary: Glossary
) -> tuple[Observation, ...]:
    """The printed total that a part belongs to, or all figures that make one up; none where neither is plain."""
    if part.value is None or part.upper is not None or not part.group:
        return ()
    column = _column_of(part)
    if sides and column and sides.fits(column, glossary=glossary) and sides.names_whole(part.group, glossary=glossary):
        return _of_row(part, grouped)
    if sides and not sides.fits(part.group, glossary=glossary):
        return ()
    family = next((one for one in grouped if part in (*one.members, *one.totals)), None)
    if family is None:
        return ()
    if sides and JOINS.search(sides.part) and _count_named(sides.part, family) > 1:
        return ()  # "fully or partly upheld" are two parts
    if proven := proven_total(part, family):
        return (proven,)
    if part in family.totals or family.totals:
        whole = whole_of(part, family, query)
        return (whole,) if whole else ()
    return _whole_among(part, family, sides)


def _whole_among(part: Observation, family: Family, sides: Sides | None) -> tuple[Observation, ...]:
    """The one row that the question calls the whole ("what share of requests was refused"), else all that make one."""
    said = set(stems(sides.whole)) if sides else set()
    names = {each: set(stems(each.group or "")) for each in family.members if each is not part}
    if named := [each for each, name in names.items() if name and name <= said]:
        is_larger = len(named) == 1 and named[0].upper is None and (named[0].value or 0) > (part.value or 0)
        return tuple(named) if is_larger and family.is_sure else ()
    every = all(each.value is not None and each.upper is None for each in family.members)
    return family.members if part.breakdown and every and family.is_sure and not family.overlaps else ()


def _is_asked(part: Observation, whole: Observation, sides: Sides | None, glossary: Glossary, *, sure: bool) -> bool:
    """Whether a part and a whole that a sentence tells of are those of the question, as far as it says which is which.

    `sure`: whether the part is plainly what is asked for, in whatever words.
    """
    if sides is None:
        return True
    named = sides.names_whole(f"{whole.label} {whole.unit}", glossary=glossary)
    own = whole.label.removeprefix(part.label)  # "people completed reablement who began": only the last is the whole's
    one, other = (_column_of(part), _column_of(whole)) if part.is_cell else (part.label, own)
    return named and (sure or sides.tells_apart(one or "", other or "", glossary=glossary))


def _count_named(text: str, family: Family) -> int:
    said = set(stems(text))
    return sum(bool(words := set(stems(each.group or ""))) and bool(words & said) for each in family.members)


def _of_row(part: Observation, grouped: Sequence[Family]) -> tuple[Observation, ...]:
    """The cell of the row that is the sum of the part and one other cell: "establishment" of "in post" and "vacant"."""
    row = [
        each
        for family in grouped
        for each in (*family.members, *family.totals)
        if each is not part
        and (each.document_id, each.locator.page_index, each.locator.headings, each.group, each.unit, each.period)
        == (part.document_id, part.locator.page_index, part.locator.headings, part.group, part.unit, part.period)
        and (_COLUMN not in dict(part.dimensions) or each.measure == part.measure)
        and each.value is not None
    ]
    values = [each.value or 0 for each in row]
    whole = [each for each in row if any((each.value or 0) == (part.value or 0) + other for other in values)]
    return (whole[0],) if len(whole) == 1 else ()


def _of_named(
    query: Query, held: Sequence[Observation], matcher: Matcher, similarities: Mapping[str, float], sides: Sides
) -> Draft | None:
    """Part and whole, each named by itself, of one document, unit and time."""
    whole = _only(query, sides.whole, held, matcher)
    if whole is None:
        return None
    apart = [
        each
        for each in held
        if (each.document_id, each.unit, each.period, each.status)
        == (whole.document_id, whole.unit, whole.period, whole.status)
        and each.value is not None
        and whole.value is not None
        and 0 < each.value < whole.value
        and not (each.breakdown and each.breakdown == whole.breakdown)
    ]
    parts = best_series(query, matcher.series(query, apart, similarities))
    part = parts[0].latest if len(parts) == 1 else _only(query, sides.part, apart, matcher)
    if part is None or part is whole or not sides.tells_apart(part.label, whole.label, glossary=matcher.glossary):
        return None
    return shared_out(part, (whole,))


def _of_sentence(asked: Query, found: Sequence[Series], sides: Sides, glossary: Glossary) -> Draft | None:
    """Part and whole of one sentence, the two likeliest of all: "512 assessments were offered and 298 were completed".

    The question must name the smaller as the part and the larger as the whole.
    """
    likely = sorted(found, key=lambda series: -series.likelihood)[:2]
    given = [figure for series in likely for figure in periods_asked(asked, series)[:1]]
    if len(given) != 2 or sum(series.likelihood for series in likely) < SURE_PAIR:
        return None
    part, whole = sorted(given, key=lambda figure: figure.value or 0)
    same = len({(o.document_id, o.locator.start, o.unit, o.period, o.status, o.area) for o in given}) == 1
    fits = sides.fits(part.label, glossary=glossary) and sides.names_whole(whole.label, glossary=glossary)
    apart = sides.tells_apart(part.label, whole.label, glossary=glossary)
    told = fits and (apart or _is_largest(whole))  # of "of the 412, 249 by relatives, 118 by them" 249 is no whole
    return shared_out(part, (whole,)) if same and told and part.value and not part.is_cell else None


def _is_largest(whole: Observation) -> bool:
    """Whether no number of its sentence is larger."""
    counted = [each.value for each in find_quantities(whole.locator.quote) if each.kind is UnitKind.COUNT]
    return whole.value is not None and whole.value >= max(counted, default=whole.value)


def _only(query: Query, text: str, held: Sequence[Observation], matcher: Matcher) -> Observation | None:
    terms, words = content_of(text, matcher.glossary)
    asked = replace(query, terms=terms, stems=words, heads=(), about=text, operation=Operation.LOOKUP)
    best: Sequence[Series] = best_series(asked, matcher.series(asked, held))
    shown = periods_asked(asked, best[0]) if len(best) == 1 else []
    return shown[0] if len(shown) == 1 and shown[0].value is not None else None


def shared_out(part: Observation, wholes: tuple[Observation, ...]) -> Draft | None:
    """What percentage a figure is of another, or of the sum of several; None where they cannot be divided."""
    try:
        result, sum_of = share(part, wholes), total(wholes)
    except ValueError:
        return None
    printed = wholes[0] if len(wholes) == 1 else None
    of = f"{show_observation(printed)} ({_told_apart(printed, part)})" if printed else sum_of.display
    name = _told_apart(part, printed) if printed else part.group or part.measure
    same_time = printed is None or printed.period == part.period  # of what was planned a sum may have no time
    name += f" {time_words(part)}" if part.dated and same_time else ""
    text = f"{opening(result.display)}: {show_observation(part)} of {of} for {name}."
    text += "" if printed else f" The whole is the sum of the figures listed under “{part.measure}”."
    operands = (part, *(each for each in wholes if each is not part))
    return Draft(
        Outcome.ANSWERED,
        (Statement(text, operands),),
        figures=operands,
        workings=(result.working,) if printed else (result.working, sum_of.working),
        measure=part.measure,
        group=part.group,
        period=part.dated if same_time else None,
    )


def _column_of(cell: Observation) -> str | None:
    """The heading of the column in which a figure stands: named beside its measure, or its measure itself."""
    return dict(cell.dimensions).get(_COLUMN) or (cell.measure if cell.is_cell and cell.group else None)


def _told_apart(one: Observation, other: Observation) -> str:
    """What tells a figure from the other: its column, where both are of one row."""
    column = _column_of(one)
    return column if column and one.group == other.group else one.group or one.measure
