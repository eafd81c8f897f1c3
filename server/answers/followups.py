"""Follow-ups: a message of a conversation read as a change to the question before it, slot by slot.

In: a message, the questions before it as they were understood, oldest first, and what reads a text. Out: `Followed`,
with readings that stand alone and say what they carry, the likeliest first. What a message names replaces its slot
(period, area, group, measure, operation); what it leaves unsaid is kept if it goes on from the question before, and a
new question drops all but the place. Answers are not read here: a forged one can mislead nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.glossary import Term
from corpus.measures import stems
from server.answers.ages import age_bands
from server.answers.groups_carried import with_groups, with_part, without_groups
from server.answers.moves import Move, read_move
from server.answers.queries import EVERYDAY, Operation, Query, Wants
from server.answers.slots import Reading, Slots, changed, home_of, question_planned_for
from server.answers.times_carried import carried_times, changed_times, content_of_query

Read = Callable[[str], Query]
_OVER_GROUPS = frozenset({Operation.RANK, Operation.LIST, Operation.TOTAL})
_SAY_NO_SLOT = frozenset(
    {"opens", "points_back", "corrects", "asks", "that_one", "the_set", "beside_area", "among_them", "of_a_person"}
)
"""Cues of a message that may say nothing of what it wants changed."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A message in its conversation: what it does, and its readings, the likeliest first; none where all are unsure."""

    move: Move
    query: Query
    """The message read by itself."""
    readings: tuple[Reading, ...]
    is_vague: bool = False
    """Whether the message names nothing to look for."""

    names_unknown: bool = False
    """Whether it names something that is not understood, so that what it is about is lost."""

    @property
    def is_aside(self) -> bool:
        """Whether it asks for words about what was asked, and leaves the subject as it is: "why?", "what's in it?"."""
        asks_for_text = any(reading.query.wants is Wants.TEXT for reading in self.readings[:1])
        return self.is_vague and (asks_for_text or bool({"why", "whom_to_ask", "which_is"} & self.move.shows))


@dataclass(frozen=True, slots=True)
class _Own:
    """What a message names to look for, without the words that say what is to be done with it."""

    terms: tuple[Term, ...]
    stems: tuple[str, ...]

    @property
    def is_of_groups(self) -> bool:
        return bool(self.terms) and not self.stems and all(term.kind == "group" for term in self.terms)


def follow(text: str, thread: Sequence[Query], read: Read) -> Followed:
    """The readings of a message after the questions of a thread."""
    move = read_move(text)
    if not thread:
        alone = read(text)
        return Followed(move, alone, (Reading(alone),))
    query = read(move.text)
    if "the_country" in move and not query.area_named:
        query = replace(query, area="England", area_named=True)  # a figure of the council must not pass for it
    names_number = query.operation is Operation.REVERSE and bool(query.numbers)  # "and what's the 30% about?"
    if "new_topic" in move or names_number:
        return Followed(move, query, (Reading(placed(query, thread)),))
    own = _own(query, move)
    is_vague = not (own.terms or own.stems) or "sure" in move
    last = _returned_to(query, move, thread) or thread[-1]
    if is_vague and not _names_a_slot(query, move):
        found = _of_words(query, move, last, thread, read)
    elif age_bands(move.text) - age_bands(last.text) and not own.is_of_groups:
        found = ()  # ages that what was asked does not name would be lost: "how many of them were over 85?"
    elif is_vague or _is_of_last(query, move, last, own):
        if query.operation in _OVER_GROUPS and last.operation is Operation.LOOKUP and "the_set" not in move:
            last = without_groups(last, read)
        found = changed(query, move, last, thread)
        if move.step is not None and (actual := question_planned_for(last, thread)) is not None:
            found += changed(query, move, actual, thread)
    elif not move.goes_on:
        found = (Reading(placed(query, thread)),)
    elif own.is_of_groups:
        asked = with_groups(last, query, read)
        found = changed(replace(query, wants=Wants.EITHER), move, asked, (*thread[:-1], asked))
        found = tuple(replace(each, groups=own.terms) for each in found)
    else:
        found = _of_measure(query, move, last, thread, read, own)
    unknown = not found and not (is_vague and _names_a_slot(query, move))
    return Followed(move, query, found, is_vague, unknown)


def placed(query: Query, thread: Sequence[Query]) -> Query:
    """A question of its own in the place that was spoken of."""
    home = home_of(thread)
    if query.area_named or home is None or query.ranks_areas:
        return query
    return replace(query, area=home.area, area_named=True, carried=(*query.carried, "area"))


def in_place_of(told: Query, move: Move, thread: Sequence[Query]) -> Query:
    """A question of another measure, where and when the question before asked."""
    last, asked = thread[-1], placed(told, thread)
    carried = [*asked.carried]
    slots: Slots = {}
    times = None
    if not (told.periods or told.parts or told.every_year) or move.step:
        times = carried_times(told, move, last)
    if times is not None:
        slots |= times
        if last.operation is Operation.CHANGE:  # of the two times between which that moved, the later
            slots["periods"] = last.periods[-1:]
        carried += ["period"] if times["periods"] or times["parts"] else []
    if move.is_fragment and told.wants is Wants.EITHER and last.wants is not Wants.TEXT:
        slots["wants"] = last.wants
    return replace(asked, **slots, carried=tuple(carried))  # type: ignore[arg-type]


def _own(query: Query, move: Move) -> _Own:
    terms = (term for term in query.terms if term.kind != EVERYDAY)
    telling = (term for term in terms if not any(set(stems(phrase)) <= move.asking for phrase in term.phrases))
    return _Own(tuple(telling), tuple(word for word in query.stems if word not in move.asking))


def _names_a_slot(query: Query, move: Move) -> bool:
    """Whether a message without content says what to change: a time, a place, what is to be done."""
    timed = query.periods or query.parts or query.relation or query.every_year
    does = query.operation is not Operation.LOOKUP or query.wants is Wants.TEXT or bool(move.shows - _SAY_NO_SLOT)
    return bool(timed or query.area_named or query.numbers) or does


def _is_of_last(query: Query, move: Move, last: Query, own: _Own) -> bool:
    """Whether a message that goes on names nothing but what the question before named: "was the wait longer then"."""
    same = set(own.stems) <= set(last.stems) and all(term in last.terms for term in own.terms)
    return same and "points_back" in move and query.wants in (Wants.EITHER, Wants.FIGURE, last.wants)


def _returned_to(query: Query, move: Move, thread: Sequence[Query]) -> Query | None:
    """The earlier question that a message goes back to: "back to contacts", the last one that shares its words."""
    told = {term.name for term in query.terms} | set(query.stems) if "back" in move else set()
    return next((each for each in reversed(thread[:-1]) if told & set(content_of_query(each))), None)


def _of_words(query: Query, move: Move, last: Query, thread: Sequence[Query], read: Read) -> tuple[Reading, ...]:
    """A message of words that name nothing by themselves: the part of a share ("directly provided?"), else unsure."""
    part = with_part(last, query, read) if last.operation is Operation.SHARE and move.is_fragment else None
    return changed(query, move, part, (*thread[:-1], part)) if part is not None else ()


def _of_measure(
    query: Query, move: Move, last: Query, thread: Sequence[Query], read: Read, own: _Own
) -> tuple[Reading, ...]:
    """Another measure in the place and time that was spoken of; or the same thing narrowed by what is named."""
    if last.operation is Operation.SHARE and move.is_fragment and (part := with_part(last, query, read)) is not None:
        return changed(replace(query, wants=Wants.EITHER), move, part, (*thread[:-1], part))
    if query.operation is Operation.SHARE and {"as_percentage", "points_back"} & move.shows:
        return ()  # of what it is a share is told by what was asked: see `recalled`
    if "of_a_person" in move and move.is_fragment:
        return ()  # "I'm band B though": whether it asks for anything is not known
    alone = in_place_of(query, move, thread)
    if not move.is_fragment or query.operation is not Operation.LOOKUP:
        among = frozenset(stems(" ".join(content_of_query(last)))) if "among_them" in move else frozenset[str]()
        return (Reading(alone, among=among),)
    named = frozenset(own.stems)
    if last.operation is Operation.CHANGE:
        times = changed_times(query, move, last, thread) or {}
        moved = replace(alone, operation=Operation.CHANGE, carried=(*alone.carried, "operation"), **times)  # type: ignore[arg-type]
        return (Reading(alone), Reading(moved, named=named))
    if last.operation is not Operation.LOOKUP or not named:
        return (Reading(alone),)
    told = read(f"{last.about or last.text} {query.text}")
    told_of = {"text": told.text, "about": told.about, "terms": told.terms, "stems": told.stems}
    narrowed = replace(last, **told_of, published=told.published, **(carried_times(query, move, last) or {}))  # type: ignore[arg-type]
    return (Reading(alone), Reading(replace(narrowed, carried=("measure", *alone.carried)), named=named))
