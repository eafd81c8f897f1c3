"""The question before, with what a message changes of it: its time, its place, what is to be done, plan or outturn.

In: the query of a message and its move, the question before and the thread that it stands in. Out: `Reading`s, the
likeliest first; none where what was asked, changed so, would only seem to answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.areas import MADE_OF_COUNCILS
from corpus.glossary import Term
from corpus.measures import stems
from server.answers.moves import Move, says
from server.answers.queries import Operation, Query, Wants
from server.answers.times import take_times
from server.answers.times_carried import carried_times, changed_times

OF_TWO = frozenset({Operation.COMPARE, Operation.COMPARE_CHANGES, Operation.RATIO})
"""Operations that compare by themselves: "by how many?" after one asks the same again."""
_OF_SEVERAL = frozenset({Operation.LIST, Operation.RANK, Operation.COMPARE, Operation.COMPARE_CHANGES, Operation.TOTAL})
_OVER_FIGURES = frozenset({Operation.RANK, Operation.TOTAL, Operation.LIST, Operation.SHARE, Operation.RATIO})
_PLANS = {"target": "target", "budget": "budgeted", "plan": "planned"}
"""How a plan is asked for, by the cue that a message shows."""
_TELL_WHAT_WAS = ("spent", "actual", "actually")

Slots = dict[str, object]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a message. Its answer must name `named` (stems) and be of a plan where one is asked for."""

    query: Query
    named: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    """Stems of which its answer must name one: "how many of them" asks of those that were spoken of."""
    groups: tuple[Term, ...] = ()
    """The groups that the message names: a figure of all must not pass for one of them."""
    of_plan: bool = False


def changed(query: Query, move: Move, last: Query, thread: Sequence[Query]) -> tuple[Reading, ...]:
    """The question before with what the message says of time, place and operation."""
    if last.is_lost:
        return ()
    operation = _operation(query, move, last, thread)
    in_change = operation is Operation.CHANGE
    times = changed_times(query, move, last, thread) if in_change else carried_times(query, move, last)
    if times is None or _is_unsure(query, move, operation, last):
        return ()
    slots: Slots = dict(times)
    carried = ["measure"]
    if (times["periods"], times["relation"]) != (last.periods, last.relation):
        slots["text"] = take_times(last.text).rest  # a year left among the words would be searched for
    if not (query.periods or query.parts) and (times["periods"] or times["parts"]):
        carried.append("period")
    if operation is last.operation is not Operation.LOOKUP:
        carried.append("operation")
    slots |= _done(query, move, operation, last)
    slots |= _placed(query, move, last, carried)
    asked = replace(last, **slots, carried=tuple(carried))  # type: ignore[arg-type]
    if query.operation is not Operation.SHARE and (planned := of_plan(asked, move)):
        home = home_of(thread) if last.area in MADE_OF_COUNCILS and not query.area_named else None
        return tuple(replace(each, query=replace(each.query, area=home.area)) for each in planned) if home else planned
    if query.area_named and asked.wants is Wants.COUNT:  # of the country a rate is told where a council counts
        return (Reading(asked), Reading(replace(asked, wants=Wants.FIGURE, heads=())))
    return (Reading(asked),)


def home_of(thread: Sequence[Query]) -> Query | None:
    """The last question that named a place of its own, and not the country to compare it with."""
    named = [each for each in thread if each.area_named and each.area not in MADE_OF_COUNCILS]
    return named[-1] if named else None


def question_planned_for(last: Query, thread: Sequence[Query]) -> Query | None:
    """The question of whose target or budget the last one asked; None where it asked for none."""
    return next((each for each in reversed(thread[:-1]) if last.about in _ways_to_plan(each)), None)


def _operation(query: Query, move: Move, last: Query, thread: Sequence[Query]) -> Operation:
    """What is to be done with a subject that the message leaves unsaid."""
    moves = {"moved", "apart"} & move.shows or query.operation in (Operation.CHANGE, Operation.COMPARE_CHANGES)
    if moves and "extreme" in move and "apart" not in move:
        return Operation.COMPARE_CHANGES
    if moves and "before_it_moved" not in move:
        return last.operation if last.operation in OF_TWO else Operation.CHANGE
    if "as_percentage" in move:
        of_change = last.operation is Operation.CHANGE or changed_times(query, move, last, thread, siblings_only=True)
        return Operation.CHANGE if of_change else Operation.SHARE
    if query.operation in _OVER_FIGURES:
        return query.operation
    is_timed = bool(query.periods or query.parts or move.step or query.relation)
    return Operation.LOOKUP if last.operation is Operation.CHANGE and is_timed else last.operation


def _is_unsure(query: Query, move: Move, operation: Operation, last: Query) -> bool:
    """Whether a message asks for what the question before, changed, would only seem to answer."""
    of_times = {"extreme", "which_time"} <= move.shows or "every_time" in move
    divided = "per" in move and not says("per", last.text)
    stands_out = operation in (Operation.COMPARE_CHANGES, Operation.RANK)
    of_one = stands_out and last.operation not in _OF_SEVERAL and bool({"the_set", "moved"} & move.shows)
    denied = bool(move.denied & set(stems(last.about or last.text)))  # what is left of it is not known
    other_unit = operation is Operation.LOOKUP and query.wants is Wants.MONEY and last.wants is not Wants.MONEY
    beside_plan = "apart" in move and bool(set(_PLANS) & move.shows)  # see `recalled`
    return beside_plan or of_times or divided or of_one or denied or (other_unit and "budget" not in move)


def _done(query: Query, move: Move, operation: Operation, last: Query) -> Slots:
    """The slots that tell what is to be done, and what kind of thing would answer."""
    subject = last.subject or last.about or last.text
    slots: Slots = {}
    if operation is not last.operation:
        slots |= {"operation": operation, "place": query.place, "lowest": query.lowest}
        slots |= {"text": f"{last.about or last.text}: {query.text}"}
    if operation is Operation.SHARE and last.operation is not Operation.SHARE:
        slots |= {"text": query.text, "about": query.about, "subject": subject, "wants": Wants.FIGURE}
    if operation is Operation.RANK and query.operation is Operation.RANK:
        slots |= {"place": query.place, "lowest": query.lowest, "heads": ()}
    if operation is Operation.CHANGE:
        percent = query.wants is Wants.PERCENT or "as_percentage" in move
        slots |= {"wants": Wants.PERCENT if percent else last.wants, "every_year": False}
    if query.wants is Wants.TEXT:
        slots |= {"wants": Wants.TEXT, "text": query.text, "subject": subject}
    if "sure" in move:
        slots |= {"numbers": query.numbers}
    if "from_what_to_what" in move:
        slots |= {"wants": Wants.COUNT, "operation": Operation.LOOKUP, "every_year": True}
    return slots


def _placed(query: Query, move: Move, last: Query, carried: list[str]) -> Slots:
    """The place: the one named, or the one spoken of beside the one named, or the one spoken of."""
    if not query.area_named:
        carried += ["area"] if last.area_named else []
        return {}
    if "beside_area" in move and last.area not in (None, query.area) and not query.other_areas:
        carried.append("area")
        times = {"periods": last.periods, "relation": last.relation}
        return {"other_areas": (str(query.area),), "operation": Operation.LOOKUP, **times}
    return {"area": query.area, "area_named": True, "other_areas": query.other_areas}


def _ways_to_plan(asked: Query) -> tuple[str, ...]:
    """The ways to ask for the plan of what a question asks for."""
    words = (asked.about or asked.text).split()
    about = " ".join(word for word in words if word.lower() not in _TELL_WHAT_WAS)
    return tuple(f"{about} {word}" for word in _PLANS.values())


def of_plan(asked: Query, move: Move) -> tuple[Reading, ...]:
    """The target or budget of the same thing, for the same time or the only one there is; none if not asked for."""
    word = next((word for cue, word in _PLANS.items() if cue in move), None)
    if word is None:
        return ()
    about = next(way for way in _ways_to_plan(asked) if way.endswith(word))
    planned = replace(asked, text=about, about=about, operation=Operation.LOOKUP, every_year=False, relation=None)
    at_any_time = replace(planned, periods=(), parts=())
    return (Reading(planned, of_plan=True), Reading(at_any_time, of_plan=True))
