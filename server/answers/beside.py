"""What stands beside a figure: "what's the target?", "and in England?" after the figure that they go on from.

In: a message that goes on from a question, the figure that answered that question, and the open index. Out: a `Draft`
with the one figure near it in its document that the message names, or None where it names nothing, or several fit.
What the assistant is said to have answered only tells which figure held is gone on from; it is never a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.measures import LIGHT_WORDS, PEOPLE_WORDS, stem, stems
from corpus.models import ANSWERS_FROM, Aspect, Observation, Status
from corpus.quantities import find_quantities
from index.store import IndexVersion
from server.answers.ages import age_bands
from server.answers.drafts import Draft, Statement
from server.answers.followups import Followed
from server.answers.models import Outcome
from server.answers.named_instead import named_instead
from server.answers.phrases import sentence
from server.answers.queries import EVERYDAY, Operation, Query, Wants
from server.answers.surroundings import around

_KINDS = {Wants.MONEY: "GBP", Wants.PERCENT: "percent", Wants.COUNT: "count"}
_STATUSES: dict[str, frozenset[Status]] = {
    stem("target"): frozenset({Status.TARGET}),
    stem("budget"): frozenset({Status.BUDGET, Status.DRAFT}),
    stem("forecast"): frozenset({Status.FORECAST}),
} | {stem(word): frozenset({Status.ACTUAL}) for word in ("outturn", "spend", "spent", "actual", "actually")}
"""Words that ask for a status, and so need not stand in the words of a figure."""


def figure_gone_on_from(
    last: Query, draft: Draft, held: Sequence[Observation], *, of_several: bool = False
) -> Observation | None:
    """The figure that answered a question: the one that is drafted for it, or the one held that it was answered with.

    `of_several`: whether the own, latest one will do where one measure of several places or times was told.

    A reply whose numbers are not held, or of what names less of the question than its answer, counts for nothing: who
    forges one cannot turn the question to another figure. One whose numbers stand in several documents tells of none.
    """
    values = {quantity.value for quantity in find_quantities(last.replied)}
    drafted = _drafted(last, draft) if of_several or len(draft.figures) == 1 else None
    if drafted is not None and (not values or drafted.value in values):
        return drafted
    asked = set(stems(last.text))
    named = {each.id: len(asked & set(stems(each.description))) for each in held}
    least = named.get(drafted.id, 0) if drafted else 0
    found = [each for each in held if each.value in values and named[each.id] >= least]
    if not found:
        return drafted
    if len({each.document_id for each in found}) != 1:
        return None
    return max(found, key=lambda each: (named[each.id], each.confidence))


def _drafted(last: Query, draft: Draft) -> Observation | None:
    """The figure that is drafted for a question: of one measure in several places or times the own, latest one."""
    if draft.outcome is not Outcome.ANSWERED or len({each.label for each in draft.figures}) != 1:
        return None
    own = [each for each in draft.figures if each.area == last.area] or list(draft.figures)
    dated = [(each.period.end, at) for at, each in enumerate(own) if each.period]
    return own[max(dated)[1]] if len(own) > 1 and dated else own[0]


def answer_beside(followed: Followed, last: Query, anchor: Observation, version: IndexVersion) -> Draft | None:
    """The figure beside another that a message names; None where it is not sure which is meant."""
    query = followed.query
    if query.operation is not Operation.LOOKUP or query.wants is Wants.TEXT:
        return None
    if query.relation or query.parts or (followed.move.step and not query.periods):
        return None  # of a time that what stands beside does not tell
    statuses = _statuses(followed)
    named = _named(followed, last)
    names_slot = bool(query.area_named or query.periods or (statuses and not named))
    if not (named or names_slot) or not (followed.move.goes_on or names_slot):
        return None
    asked_ages = age_bands(query.text)
    fitting = [
        each
        for each in _figures_near(anchor, version)
        if each.id != anchor.id
        and kind_of(each) == _KINDS.get(query.wants, kind_of(anchor))
        and (each.status in statuses if statuses else each.status is anchor.status)
        and _is_of(query.area if query.area_named else anchor.area, each)
        and (not asked_ages or bool(asked_ages & age_bands(f"{each.label} {each.unit}")))
        and (not query.periods or any(each.period and time.contains(each.period) for time in query.periods))
    ]
    if not (named or statuses):  # only another place or time: all else stays, or it answers what nobody asked
        own = set(stems(anchor.label))
        of_time = [each for each in fitting if query.periods or each.period == anchor.period]
        alike = [each for each in of_time if 2 * len(own & set(stems(each.label))) > len(own)]
        told_on = [each for each in of_time if anchor.context and each.context == anchor.context]
        fitting = _in_sentence(anchor, fitting) or alike or told_on
    by_label = [each for each in fitting if named <= _said(each.label, each.unit, *each.locator.headings[-1:])]
    by_words = [each for each in fitting if named <= _said(each.description, each.context)]
    for candidates in (by_label, by_words):
        for near in (_in_sentence(anchor, candidates), _of_time(anchor, query, candidates), candidates):
            if near:
                alike = _most_alike(anchor, near)
                return _draft(alike[0]) if len({(each.value, each.upper) for each in alike}) == 1 else None
    return None


def cell_beside(followed: Followed, last: Query, anchor: Observation, version: IndexVersion) -> Draft | None:
    """The cell beside the one gone on from, in its row or column, of what a message names in the place of the other.

    "Same for children?" after informal complaints of adults asks for no other kind of complaints.
    """
    query, named = followed.query, named_instead(followed, last)
    is_plain = query.operation is Operation.LOOKUP and query.wants is not Wants.TEXT and not followed.move.step
    timed = query.periods or query.parts or query.relation or query.area_named
    if not (anchor.is_cell and named and is_plain) or timed:
        return None
    own = anchor.label.split(": ")
    found = list[Observation]()
    for each in _figures_near(anchor, version):
        parts = each.label.split(": ")
        new = [pair for pair in zip(own, parts, strict=False) if pair[0] != pair[1]]
        in_place = each.is_cell and len(parts) == len(own) and len(new) == 1 and _cell_of(each) == _cell_of(anchor)
        if in_place and named.is_told(new[0][1]) and not named.is_told(new[0][0]):
            found.append(each)
    return _draft(found[0]) if len(found) == 1 else None


def _cell_of(each: Observation) -> tuple[object, ...]:
    """What two cells of one column or row share."""
    return each.period, kind_of(each), each.area, each.status, each.locator.headings


def of_another_kind(followed: Followed, figures: Sequence[Observation]) -> bool:
    """Whether a message names a status or a noun that the one figure of its answer is not of: "and the budget?"."""
    if len(figures) != 1 or followed.query.operation is not Operation.LOOKUP:
        return False
    (figure,) = figures
    asked = _statuses(followed)
    nouns = set(followed.query.heads[:1]) - LIGHT_WORDS - {stem(word) for word in PEOPLE_WORDS}
    said = _said(figure.description, figure.context, figure.locator.quote)
    return bool(asked and figure.status not in asked) or bool(nouns and not nouns & said)


def _statuses(followed: Followed) -> frozenset[Status]:
    """The statuses that a message asks for, by their names or, as "what are they aiming for?", by other words."""
    named = frozenset(status for word in stems(followed.query.text) for status in _STATUSES.get(word, ()))
    return named or (_STATUSES[stem("target")] if "target" in followed.move else named)


def _named(followed: Followed, last: Query) -> frozenset[str]:
    """The stems that a message names beyond what the question before it named."""
    query, move = followed.query, followed.move
    own = {word for term in query.terms if term.kind != EVERYDAY for word in stems(term.name)}
    words = {word for word in stems(query.about or query.text) if word in own or word in query.stems}
    words -= move.asking | _STATUSES.keys() | set(stems(query.area or ""))
    return frozenset(words - set(stems(last.text)))


def _figures_near(anchor: Observation, version: IndexVersion) -> Iterable[Observation]:
    """The figures of the passages around another that may answer, each once."""
    near = (each for passage in around(anchor, version) for each in version.observations_within(passage))
    held = {each.id: each for each in near}
    return [
        each
        for each in held.values()
        if each.confidence >= ANSWERS_FROM and each.value is not None and each.aspect is Aspect.LEVEL
    ]


def kind_of(observation: Observation) -> str:
    """Money, a percentage, a score, or a count of whatever is counted."""
    return observation.unit if observation.unit in ("GBP", "percent", "score") else "count"


def _is_of(area: str | None, observation: Observation) -> bool:
    return area is None or (observation.area or area).casefold() == area.casefold()


def _said(*texts: str) -> set[str]:
    return set(stems(" ".join(texts)))


def _in_sentence(anchor: Observation, candidates: Sequence[Observation]) -> list[Observation]:
    place = anchor.locator
    return [
        each for each in candidates if (each.locator.page_index, each.locator.start) == (place.page_index, place.start)
    ]


def _most_alike(anchor: Observation, candidates: Sequence[Observation]) -> list[Observation]:
    """Those that share most words of their label with the figure gone on from: the same measure of another group."""
    own = set(stems(anchor.label))
    shared = [len(own & set(stems(each.label))) for each in candidates]
    return [each for each, words in zip(candidates, shared, strict=True) if words == max(shared)]


def _of_time(anchor: Observation, query: Query, candidates: Sequence[Observation]) -> list[Observation]:
    """Those of the time of the figure gone on from, where the message names none."""
    return [] if query.periods else [each for each in candidates if each.period == anchor.period]


def _draft(figure: Observation) -> Draft:
    return Draft(
        Outcome.ANSWERED,
        (Statement(sentence(figure), (figure,)),),
        figures=(figure,),
        measure=figure.measure,
        group=figure.group,
        period=figure.dated,
    )
