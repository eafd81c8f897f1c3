"""A message answered in its conversation: read as a change to what was asked, and tried by its readings in turn.

In: the texts of a person's messages, what reads a text and what answers a query. Out: `Told`: the query as understood,
its draft and the observations that it may stand on. What is not sure to be meant is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.glossary import Term
from corpus.measures import stems
from corpus.models import Observation, Status
from corpus.quantities import find_quantities
from index.models import Evidence
from index.store import IndexVersion
from server.answers.ages import names_of_ages
from server.answers.asides import explained, to_ask
from server.answers.beside import answer_beside, cell_beside, figure_gone_on_from, of_another_kind
from server.answers.compounds import parts_of
from server.answers.drafts import Draft
from server.answers.fitness import stands_behind
from server.answers.followups import Followed, Read, follow, placed
from server.answers.models import Contact, Outcome
from server.answers.parallels import answer_parallel
from server.answers.queries import Operation, Query, Wants
from server.answers.recalled import Ask, Recall, differ, is_beside_that
from server.answers.slots import OF_TWO, Reading
from server.answers.summed import summed

MAX_EARLIER = 8
"""Messages looked back at: a follow-up goes on from what was just said, and each costs a reading."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message answered, or left to be refused where `draft` is None."""

    query: Query
    draft: Draft | None
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversing:
    """Answers messages of a conversation. `ask` answers a query, `read` reads a text, `people` are whom to turn to."""

    ask: Ask
    read: Read
    version: IndexVersion
    find: Callable[[Query], Evidence]
    people: tuple[Contact, ...] = ()

    def thread(self, earlier: Sequence[tuple[str, str]]) -> tuple[Query, ...]:
        """The questions of earlier messages, each with its reply, as they were understood, oldest first."""
        thread: tuple[Query, ...] = ()
        for text, reply in earlier[-MAX_EARLIER:]:
            before = thread
            for part in parts_of(text):
                followed = follow(part, thread, self.read)
                if not followed.readings and thread and followed.query.periods:
                    thread = (*thread[:-1], replace(thread[-1], periods=followed.query.periods))
                if followed.names_unknown:
                    thread = (*thread, replace(placed(followed.query, thread), is_lost=True))
                if followed.readings and not (thread and followed.is_aside):
                    thread = (*thread, self._meant(followed).query)
            if thread and thread != before:
                thread = (*thread[:-1], replace(thread[-1], replied=reply))
        return thread

    def answer(self, followed: Followed, thread: Sequence[Query]) -> Told:
        """The answer to a message that goes on from a thread."""
        told = self._answer(followed, thread)
        if not thread:
            return told
        if told.draft is not None and "measure" not in told.query.carried and _is_of_figures(told.draft):
            told = self._cell(followed, thread[-1]) or told
        if told.draft is not None and told.draft.outcome is Outcome.ANSWERED:
            if "measure" not in told.query.carried or not of_another_kind(followed, told.draft.figures):
                return told
            told = replace(told, draft=None)
        return self._beside(followed, thread) or self._in_parallel(followed, thread[-1]) or told

    def _cell(self, followed: Followed, last: Query) -> Told | None:
        """The answer in the cell beside the last figure, of what the message names in the place of a row or column."""
        if not followed.move.is_fragment:
            return None
        draft, held = self.ask(last)
        anchor = figure_gone_on_from(last, draft, held)
        found = cell_beside(followed, last, anchor, self.version) if anchor else None
        query = replace(last, text=followed.move.text, carried=("measure",))
        return Told(query, found, (*held, *found.figures)) if found else None

    def _in_parallel(self, followed: Followed, last: Query) -> Told | None:
        """The answer printed in the place of a list or row that is like the one of the last number."""
        if not find_quantities(last.replied):
            return None
        found = answer_parallel(followed, last, self.find(last).passages, self.version)
        return Told(replace(last, text=followed.move.text, carried=("measure",)), found) if found else None

    def _beside(self, followed: Followed, thread: Sequence[Query]) -> Told | None:
        """The answer that stands beside the figure which the person goes on from; None where none does.

        After a follow-up of the same subject, or one that nothing answered, they may go on from what it went on from.
        """
        if "corrects" in followed.move:
            return None
        for at, last in reversed([*enumerate(thread)]):
            draft, held = self.ask(last)
            anchor = figure_gone_on_from(last, draft, held, of_several=True)
            found = answer_beside(followed, last, anchor, self.version) if anchor else None
            if found is not None:
                query = replace(last, text=followed.move.text, carried=("measure",))
                return Told(query, found, (*held, *found.figures))
            goes_back = anchor is None or (not followed.is_vague and _of_one_subject(*thread[:at][-1:], last))
            if "measure" not in last.carried or not goes_back:
                return None
        return None

    def _answer(self, followed: Followed, thread: Sequence[Query]) -> Told:
        if thread and followed.is_vague and (aside := self._aside(followed, thread[-1])) is not None:
            return aside
        recall = Recall(thread, self.ask, self.read)
        if thread and followed.is_vague and "summed" in followed.move:
            draft = summed(followed.move.text, recall.recent())
            asked = replace(
                thread[-1], text=followed.query.text, operation=Operation.TOTAL, carried=("measure", "period")
            )
            return Told(asked, draft, draft.figures if draft else ())
        recalled = recall.answer(followed) if thread else None
        if recalled is not None:
            return Told(recalled.query, recalled.draft, recalled.observations)
        if (followed.is_vague and self._is_of_two(followed, thread)) or (thread and is_beside_that(followed)):
            return Told(replace(thread[-1], text=followed.move.text, carried=("measure",)), None)
        if not followed.readings:
            return Told(replace(thread[-1], text=followed.move.text, carried=("measure",)), None)
        if thread:
            followed = self._at_one_time(followed, thread[-1])
        reading = self._meant(followed)
        if "measure" in reading.query.carried and "corrects" not in followed.move and not self._is_known(thread[-1]):
            return Told(reading.query, None)
        draft, observations = self.ask(reading.query)
        is_meant = _is_allowed(reading, draft) and not (thread and self._is_behind_another(reading, draft, thread[-1]))
        return Told(reading.query, draft if is_meant else None, observations)

    def _is_behind_another(self, reading: Reading, draft: Draft, last: Query) -> bool:
        """Whether a draft gives a number behind a share for what was no such number where it was asked for before.

        "And Norfolk?" after "how many older people were supported?" asks for no numerator of who moved into homes.
        """
        found = [*draft.figures[:1], *([draft.holding.nearest] if draft.holding and draft.holding.nearest else [])]
        if "measure" not in reading.query.carried or not any(stands_behind(last.text, each) for each in found):
            return False
        before, _ = self.ask(last)
        return not any(stands_behind(last.text, each) for each in before.figures[:1])

    @staticmethod
    def _is_of_two(followed: Followed, thread: Sequence[Query]) -> bool:
        """Whether how far two things are apart is asked, which how one of them moved would not answer."""
        timed = followed.query.periods or followed.move.step or followed.query.relation
        of_two = "apart" in followed.move and "moved" not in followed.move and not timed
        return of_two and len(thread) > 1 and thread[-1].operation not in OF_TWO and differ(*thread[-2:])

    def _aside(self, followed: Followed, last: Query) -> Told | None:
        """The answer to "why?" or "who do I ring about that?"; None where neither is asked."""
        if not {"why", "whom_to_ask"} & followed.move.shows:
            return None
        draft, observations = self.ask(last)
        figure = draft.figures[0] if draft.outcome is Outcome.ANSWERED and draft.figures else None
        if "whom_to_ask" in followed.move:
            told = to_ask(last, figure, self.version, self.people)
        else:
            told = explained(last, figure, self.version)
        query = replace(last, text=followed.move.text, wants=Wants.TEXT, carried=("measure",))
        return Told(query, told, observations)

    def _at_one_time(self, followed: Followed, last: Query) -> Followed:
        """Another place is asked for at the time of the last figure, also where that was the latest one held."""
        carried = [each.query for each in followed.readings if "measure" in each.query.carried and not each.of_plan]
        moved = [query for query in carried if query.area != last.area]
        timed = last.periods or last.parts or last.relation or last.every_year
        steps = followed.move.step or followed.query.relation
        if not moved or timed or steps or any(each.periods for each in moved):
            return followed
        draft, _ = self.ask(last)
        periods = tuple({each.period for each in draft.figures if each.period})
        if draft.outcome is not Outcome.ANSWERED or len(periods) != 1:
            return followed
        readings = tuple(replace(each, query=replace(each.query, periods=periods)) for each in followed.readings)
        return replace(followed, readings=readings)

    def _is_known(self, last: Query) -> bool:
        """Whether what the question before asked for was found, if only for another time."""
        draft, _ = self.ask(last)
        return draft.outcome is Outcome.ANSWERED or (draft.holding is not None and draft.holding.nearest is not None)

    def _meant(self, followed: Followed) -> Reading:
        """The first reading that figures answer, or the first of all."""
        if len(followed.readings) == 1:
            return followed.readings[0]
        for reading in followed.readings:
            draft, _ = self.ask(reading.query)
            if draft.outcome is Outcome.ANSWERED and draft.figures and _is_allowed(reading, draft):
                return reading
        return followed.readings[0]


def only_compared(thread: Sequence[Query]) -> bool:
    """Whether the last message only set what was asked before beside other places: "and comparator councils?"."""
    if len(thread) < 2 or not thread[-1].other_areas:
        return False
    before, last = thread[-2:]
    in_one_place = (before.area, before.periods) == (last.area, last.periods)
    return "measure" in last.carried and in_one_place and _of_one_subject(before, last)


def _of_one_subject(*queries: Query) -> bool:
    """Whether questions, one after the other, name the same things."""
    return len(queries) > 1 and len({(query.terms, query.stems) for query in queries}) == 1


def _is_of_figures(draft: Draft) -> bool:
    """Whether a draft gives figures, or a choice between some."""
    return draft.outcome is Outcome.CLARIFY or (draft.outcome is Outcome.ANSWERED and bool(draft.figures))


def _is_allowed(reading: Reading, draft: Draft) -> bool:
    """Whether a draft answers what is meant: what it carries must not pass for what is named, nor text for a figure."""
    if draft.outcome is not Outcome.ANSWERED:
        return True
    query = reading.query
    if draft.figures and query.carried and query.other_areas and len(draft.figures) < 2:
        return False  # the one place alone compares nothing
    if not draft.figures:
        if reading.of_plan:
            return False  # words about what came about would pass for what was planned
        return reading.query.wants is Wants.TEXT or "measure" not in reading.query.carried
    told = {word for each in draft.figures[:1] for word in stems(f"{each.description} {each.locator.quote}")}
    if not all(_names(group, draft.figures, told) for group in reading.groups):
        return False
    if reading.of_plan and any(each.status is Status.ACTUAL for each in draft.figures):
        return False
    return reading.named <= told and (not reading.among or bool(reading.among & told))


def _names(group: Term, figures: Sequence[Observation], told: set[str]) -> bool:
    """Whether figures say that they are of a group, by one of its names or by its ages."""
    by_age = any(group.name in names_of_ages(f"{each.description} {each.locator.quote}") for each in figures)
    return by_age or any(set(stems(phrase)) <= told for phrase in group.phrases)
