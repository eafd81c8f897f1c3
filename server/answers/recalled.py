"""Answers over the figures of earlier questions: "which of those is biggest?", "so what's the difference?".

In: a message, the questions before it, and what answers a question. Out: a `Draft` with its working, or None where the
message asks for no such thing or the figures cannot be put together. The earlier questions are asked anew: what was
answered then, or is said to have been, is never taken for a source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.models import Observation, Status
from server.answers.beside import figure_gone_on_from, kind_of
from server.answers.calculations import ranked
from server.answers.comparisons import compared
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.followups import Followed, Read, in_place_of
from server.answers.matching import series_key
from server.answers.models import Outcome
from server.answers.operations import gap
from server.answers.phrases import sentence, when_words
from server.answers.plans import PLANNED
from server.answers.queries import Operation, Query, Wants
from server.answers.shares import shared_out
from server.answers.slots import of_plan
from server.answers.times_carried import content_of_query

Ask = Callable[[Query], tuple[Draft, tuple[Observation, ...]]]
MOST = 6
"""Figures that "those" may point at."""
_LESS = re.compile(r"\b(?:smaller|lower|less|fewer)\b", re.IGNORECASE)
_OF_THAT = re.compile(
    r"\b(?:share|percentage|per ?cent|proportion|fraction|%) of (?:that|those|these|them|it|this)\b", re.IGNORECASE
)
_SHARE_WORDS = re.compile(
    r"\b(?:what|which|as an?|in)?\s?(?:share|percentage|per ?cent|proportion|fraction|%)\s?(?:is|are|was|were|of)?\s?"
    r"(?:that|those|these|them|it|this)?\s?(?:of|was|were|is|are)?\b|\b(?:that|those|these|them|it|this)\b|\bthats\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recalled:
    """A draft, the query it answers, and the observations it may stand on."""

    draft: Draft
    query: Query
    observations: tuple[Observation, ...]


class Recall:
    """Asks the earlier questions of a conversation anew."""

    def __init__(self, thread: Sequence[Query], ask: Ask, read: Read) -> None:
        self._thread = thread
        self._ask = ask
        self._read = read
        self._held: tuple[Observation, ...] = ()

    def answer(self, followed: Followed) -> Recalled | None:
        """The answer over figures recalled, if that is what the message asks for."""
        move, last = followed.move, self._thread[-1]
        query, draft = followed.query, None
        if query.operation is Operation.SHARE or query.wants is Wants.PERCENT:
            draft = self._share(followed, query)
        elif followed.is_vague and query.operation is Operation.RANK and "the_set" in move and query.place == 1:
            draft = self._rank(lowest=query.lowest)
        elif followed.is_vague and "which_is" in move:
            draft = self._rank(lowest=bool(_LESS.search(move.text)))
        elif followed.is_vague and {"extreme", "moved"} <= move.shows and "the_set" in move:
            draft = self._faster()
        elif followed.is_vague and "apart" in move and (planned := of_plan(last, move)):
            draft = self._apart_from(last, planned[0].query)
        elif followed.is_vague and "apart" in move and move.step is None and not query.periods:
            draft = self._apart()
        elif is_beside_that(followed):
            draft = self._beside_that(followed)
        elif not followed.is_vague and {"moved", "points_back"} <= move.shows and not query.area_named:
            draft = self._apart_from(self._thread[-1], self._named(query, followed))
        if draft is None:
            return None
        asked = replace(last, text=query.text, operation=query.operation, carried=("measure", "period"))
        return Recalled(draft, asked, self._held)

    def _figure(self, query: Query) -> Observation | None:
        """The one figure that answers a question."""
        draft, observations = self._ask(query)
        figure = figure_gone_on_from(query, draft, observations)
        if figure is None or figure.value is None:
            return None
        self._held += observations
        return figure

    def _apart(self) -> Draft | None:
        """How far the figures of the last two questions are apart, where they are of two things at one time."""
        if len(self._thread) < 2 or not differ(*self._thread[-2:]):
            return None
        return self._apart_from(*self._thread[-2:])

    def _beside_that(self, followed: Followed) -> Draft | None:
        """How far what is named is from the last figure, or the last from the one before where it names the last."""
        named = self._named(followed.query, followed)
        if set(content_of_query(named)) <= set(content_of_query(self._thread[-1])):
            return self._apart()
        return self._apart_from(self._thread[-1], named)

    def _apart_from(self, first: Query, second: Query) -> Draft | None:
        one, other = self._figure(first), self._figure(second)
        if one is None or other is None or one.id == other.id or one.period != other.period:
            return None
        high, low = sorted((one, other), key=lambda each: each.value or 0, reverse=True)
        try:
            apart = gap(high, low)
        except ValueError:
            return None
        how = "higher than" if apart.value else "the same as"
        far = f", by {apart.display}" if apart.value else ""
        text = f"{_named(high, low)} is {how} {_named(low, high)}{far}{when_words(high)}."
        if high.status is not low.status:
            text = _beside_plan(high, low, far) or ""
        if not text:
            return None
        return Draft(
            Outcome.ANSWERED,
            (Statement(text, (high, low)),),
            figures=(high, low),
            workings=(apart.working,),
            measure=high.measure,
            group=high.group,
            period=high.dated,
        )

    def _rank(self, *, lowest: bool) -> Draft | None:
        """The largest or smallest of the figures asked for one after the other."""
        shown = self.recent()
        held = {each.id: each for each in shown}
        alike = {(each.unit, each.period, each.status) for each in shown}
        if len(held) < max(2, len(shown)) or len(alike) != 1:
            return None
        first, *others = ranked(list(held.values()), lowest=lowest)
        told = "; ".join(_named(each, first) for each in others)
        return Draft(
            Outcome.ANSWERED,
            (Statement(sentence(first), (first,)), Statement(f"The others: {told}.", tuple(others))),
            figures=(first, *others),
            measure=first.measure,
            group=first.group,
            period=first.dated,
        )

    def recent(self) -> list[Observation]:
        """The figures that the last questions asked for, the last of them first; none if one of them has none."""
        shown = list[Observation]()
        for each in reversed(self._thread[-MOST:]):
            if each.operation is not Operation.LOOKUP:
                break
            draft, observations = self._ask(each)
            if draft.outcome is not Outcome.ANSWERED or any(one.value is None for one in draft.figures):
                return []
            self._held += observations
            shown += draft.figures
            if len(draft.figures) > 1:  # "how many older people and carers were helped?" names the set by itself
                break
        return shown

    def _faster(self) -> Draft | None:
        """Which of the two things asked about last moved more, in percent."""
        subjects = {each.about: each for each in self._thread}
        pairs = list[tuple[Observation, Observation]]()
        for each in list(subjects.values())[-2:]:
            draft, observations = self._ask(replace(each, operation=Operation.CHANGE, every_year=False))
            if draft.outcome is not Outcome.ANSWERED or len(draft.figures) != 2:
                return None
            self._held += observations
            pairs.append((draft.figures[1], draft.figures[0]))
        same_times = {(earlier.period, later.period) for earlier, later in pairs}
        return compared(pairs) if len(pairs) == 2 and len(same_times) == 1 else None

    def _share(self, followed: Followed, query: Query) -> Draft | None:
        """What percentage the last figure is of another that is named, or that one of the last."""
        move, last = followed.move, self._thread[-1]
        if last.operation is not Operation.LOOKUP:
            return None
        if followed.is_vague:
            plan = next((each.query for each in of_plan(last, move)), None)
            part, whole = last, plan or (self._whole() if "as_percentage" in move else None)
        elif "that_one" in move or "points_back" in move:
            named = self._named(query, followed)
            part, whole = (named, last) if _OF_THAT.search(move.text) else (last, named)
        else:
            return None
        if whole is None or part is None:
            return None
        numerator, denominator = self._figure(part), self._figure(whole)
        if numerator is None or denominator is None or numerator.id == denominator.id:
            return None
        kinds = {kind_of(numerator), kind_of(denominator)}
        if len(kinds) > 1 or kinds & {"percent", "score"}:
            return None
        if (numerator.value or 0) > (denominator.value or 0) or numerator.period != denominator.period:
            return None
        return shared_out(numerator, (denominator,))

    def _whole(self) -> Query | None:
        """The question before the last, where what was asked last is no other group of the same measure."""
        if len(self._thread) < 2:
            return None
        one, other = self._figure(self._thread[-1]), self._figure(self._thread[-2])
        apart = one and other and one.measure != other.measure and one.document_id == other.document_id
        return self._thread[-2] if apart else None

    def _named(self, query: Query, followed: Followed) -> Query:
        """The question for what a share names: one asked before, or one in the place and time of the last."""
        told = self._read(_SHARE_WORDS.sub(" ", query.about or query.text))
        words = set(content_of_query(told))
        asked = (each for each in reversed(self._thread[:-1]) if words and words <= set(content_of_query(each)))
        found = next(asked, None)
        return found or in_place_of(told, followed.move, self._thread)


def is_beside_that(followed: Followed) -> bool:
    """Whether a message names something and asks how far it is from the figure before, at the same time and place."""
    timed = followed.query.periods or followed.query.parts or followed.query.relation or followed.move.step
    return "than_that" in followed.move and not (followed.is_vague or timed or followed.query.area_named)


def differ(one: Query, other: Query) -> bool:
    """Whether two questions are of two things, or of one thing in two places."""
    return (one.about, one.area) != (other.about, other.area)


def _beside_plan(high: Observation, low: Observation, far: str) -> str | None:
    """The words for what was beside what was planned; None for two plans, or where neither came about."""
    was, plan = (high, low) if high.status is Status.ACTUAL else (low, high)
    of_one_thing = series_key(replace(plan, status=was.status)) == series_key(was)
    if was.status is not Status.ACTUAL or plan.status not in PLANNED or not of_one_thing:
        return None
    how = "the same as" if not far else "higher than" if was is high else "lower than"
    told = f"{show_observation(was)} is {how} {show_observation(plan)}, {PLANNED[plan.status]}{far}"
    return f"{told}: {was.group or was.measure}{when_words(was)}."


def _named(each: Observation, other: Observation) -> str:
    """A figure with what tells it from the other."""
    names = (each.group, other.group), (each.area, other.area), (each.measure, other.measure)
    name = next((own for own, others in names if own and own != others), each.measure)
    return f"{show_observation(each)} ({name})"
