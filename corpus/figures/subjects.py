"""What a number is of: its own words, the number beside it, the sentence before, or the heading.

In: a part of a sentence, what stands beside it and what came before. Out: measure, group and unit. "of which £1m is
secured" is a part of the number before; "£0.6m is at risk" says what happens to something named before; "64 flats"
stands in a sentence that opens with "We opened the Millrace scheme"; "Haverbeck £763" is the same measure elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.acting_areas import named_subject
from corpus.figures.answers import answer_of
from corpus.figures.bracketed import in_brackets, told_apart
from corpus.figures.carried import named_by, speaks_on, spoken_on, taken_up
from corpus.figures.clauses import Part
from corpus.figures.coupled import coupled_label
from corpus.figures.ellipses import is_next_part
from corpus.figures.fronted import listed_name, opened_whole, under_topic
from corpus.figures.in_step import in_step
from corpus.figures.labels import before_colon, label_of, led_by
from corpus.figures.mirrored import mirrored_name
from corpus.figures.moves_in_turn import moved_in_turn
from corpus.figures.places import Place
from corpus.figures.restrictions import restricted
from corpus.figures.roles import Role
from corpus.figures.statements import (
    ENOUGH_WORDS,
    antecedent_of,
    dashed_item,
    dashed_name,
    fuller,
    goes_on,
    plain_statement,
    predicate_of,
    speaks_of_two,
    stands_under_heading,
    statement_of,
)
from corpus.figures.telling_words import telling, tells_of_all
from corpus.figures.threads import Thread, kind_of
from corpus.figures.topics import paper_over, topic_over, total_named
from corpus.figures.trimming import MAX_WORDS, has_words, trimmed
from corpus.figures.wholes import whole_of
from corpus.measures import without_periods
from corpus.models import Aspect, Observation
from corpus.periods import find_periods
from corpus.quantities import UnitKind, find_quantities

_THEN = re.compile(
    r"\b(?:fewer|more|less|lower|higher|similar|same|smaller|larger)\b[^.;]*\b(?:(?:year|quarter"
    r"|month)\s(?:before|earlier"
    r"|previously)|(?:previous|prior|last)\s(?:year|quarter|month)),\s*$"
    r"|^(?:in )?the (?:year before|previous (?:year|quarter|month))\b[^.;]*,\s*$",
    re.IGNORECASE,
)
""" "Requests were slightly fewer the year before, 21450": the same measure in another year, whatever it is called."""
_PLANS = re.compile(r"\b(?:budget|target|plan|profile|forecast|estimate)s?\b", re.IGNORECASE)
_VARIANCE = re.compile(r"\b(?:over|under)sp[ae]n[dt]|\bvariance\b|\bgap\b|\bshortfall\b|\bpressures?\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|\band)\s*$", re.IGNORECASE)
_ACTING = re.compile(
    r"\b(?:we|they|you|council|it|people) (?:have |has |had |also )?(?!was\b|is\b|were\b|are\b|had\b|has\b)[a-z]+",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\b(?:of (?:which|whom|these|this|those|them)|including)\b[^.;:]{0,40}$", re.IGNORECASE)
_PART_BEHIND = re.compile(r"\s*of (?:which|whom)\b", re.IGNORECASE)
""" "At a cost of £640,000, £500,000 of which came from the NHS": a part of the number before it."""
_APPENDED = re.compile(r",?\s(?:with|at|for)\s(?:an?|the)\s[a-z ]{3,40}\s(?:of|at|being)\s$", re.IGNORECASE)
""" "Placements are now 1,131, with an average weekly cost of £768": the cost of those."""
_AND_NOW = re.compile(r",? and (?:is |was |stands at )?(?:now|today) ", re.IGNORECASE)  # "to 61.2% and now 57.5%"
_PREDICATE = re.compile(
    r"\s*(?:people\s+|of (?:these|them|those)\s+)?(?:is|are|was|were|had|has|have|can(?:not)?|did|do|will|would"
    r"|left|joined|went|agreed|disagreed"
    r"|said|came|replied|answered|waited|started|needed|died|moved)\b",
    re.IGNORECASE,
)


def subject_in(
    place: Place, part: Part, role: Role, thread: Thread, beside: Observation | None, found: Sequence[Observation]
) -> tuple[str, str | None, bool]:
    """Measure and group of a number, and whether they are its own words: else those beside it, else the heading's."""
    if role is Role.LEVEL and (answered := answer_of(part, beside)):
        return *answered, True
    if role is Role.LEVEL and part.quantity.kind is UnitKind.GBP and (item := dashed_item(part, place.area or "")):
        return *item, True
    listed = listed_name(part) if role is Role.LEVEL else ""
    if name := listed or mirrored_name(part, role, place.area or ""):
        return name, None, True
    measure, group, own = _told(place, part, role, thread, beside, found)
    if telling(f"{measure} {group or ''}", place.area or ""):
        if own and group is None and role in (Role.LEVEL, Role.CHANGE, Role.INCREMENT):
            measure, group = fuller(part, measure, role, place.area or "")
        if role is Role.LEVEL:
            group = restricted(part, measure, group, place.area or "", own=own)
            measure, group = under_topic(part, measure, group, place.area or "")
        return measure, group, own
    if role is Role.LEVEL and (whole := whole_of(part)):
        return whole, None, True
    if unsaid := _unsaid(place, part, role, beside, found):
        return unsaid
    said = plain_statement(part, place.area or "") if role is Role.LEVEL and own else ""
    return (said, None, True) if said else (measure, group, own)


def _unsaid(
    place: Place, part: Part, role: Role, beside: Observation | None, found: Sequence[Observation]
) -> tuple[str, str | None, bool] | None:
    """Where a number's own words tell nothing: the noun they leave out, or the heading with those words under it."""
    area = place.area or ""
    if role is not Role.LEVEL:
        return None
    if noun := antecedent_of(part, area):
        return noun, None, True
    if name := dashed_name(part, area):
        return name, statement_of(part), True
    if told := _of_figure_before(part, beside, found):
        return told
    said, topic = statement_of(part), topic_over(place)
    if beside is not None and len(part.between) < len(part.lead):
        topic = beside.measure  # "initially forecast at £5.8m; the latest forecast is £6.35m"
    if telling(topic, area) and has_words(said) and stands_under_heading(part):
        return topic, said, True
    return None


def _of_figure_before(
    part: Part, beside: Observation | None, found: Sequence[Observation]
) -> tuple[str, str | None, bool] | None:
    """Measure and group of a number that is a part, an average or another value of a figure told before it."""
    if beside is not None and _PART_OF.search(part.between) and has_words(statement_of(part)):
        return beside.measure, statement_of(part), True  # "of which 2% is for social care"
    if beside is not None and (goes_on(part) or _AND_NOW.fullmatch(part.between)):
        return beside.measure, beside.group, False
    if beside is not None and _PART_BEHIND.match(part.tail) and (said := predicate_of(part)):
        return beside.measure, said, True
    if beside is not None and kind_of(beside) is UnitKind.COUNT and (said := predicate_of(part)):
        return said, None, True
    said, levels = statement_of(part), [seen for seen in found if seen.aspect is Aspect.LEVEL]
    if levels and has_words(said) and _APPENDED.search(part.between):
        return levels[-1].label, said, True
    return None


def _told(
    place: Place, part: Part, role: Role, thread: Thread, beside: Observation | None, found: Sequence[Observation]
) -> tuple[str, str | None, bool]:
    """Measure and group by the number's own words, by what stands beside it, or by the heading alone."""
    area = place.area or ""
    if beside is not None and role is Role.LEVEL and not part.before.strip() and _THEN.search(part.main):
        return beside.measure, beside.group, False
    label = (coupled_label(part) if role is Role.LEVEL else "") or label_of(part, role, area)
    if told := taken_up(part, role, label, area, thread, beside, found):
        is_next = beside is not None and beside.group and told[1] is None and is_next_part(part)
        return (beside.measure, told[0], True) if beside and is_next else told
    if beside is not None and role in (Role.EARLIER, Role.CHANGE) and (moved := moved_in_turn(part, beside, area)):
        return *moved, True
    name = named_subject(part, place) if beside is not None else None
    if has_words(label) and telling(label, area) and (not name or telling(_without(label, name), area)):
        return (label, None, True) if role is not Role.LEVEL else _fuller(place, part, label, thread, beside)
    if (
        beside is not None
        and (beside in found or part.quantity.kind is not UnitKind.GBP)
        and role is Role.LEVEL
        and has_words(label)
        and _PLANS.search(label)
    ):  # "against a budget of £9m"
        measure = paper_over(place) if _VARIANCE.search(beside.measure) else beside.measure
        return measure or label, label, True
    if role is Role.LEVEL and (told := in_step(part, thread, found) or spoken_on(part, thread, beside)):
        return told
    planned = part.quantity.kind is UnitKind.GBP and _PLANS.search(part.before)  # "our budget is £97.9m": of what?
    from_before = beside in thread.leads and (
        planned or _ACTING.search(part.main)
    )  # "We paid out £13.1m" is no average told before
    if beside is not None and (
        role is not Role.LEVEL or name or (told_apart(place, part) and not from_before and not predicate_of(part))
    ):
        return beside.measure, None if _leaves_plan(part, beside) else beside.group, False
    return ("", None, True) if role is Role.RESTATED else _from_above(place, part, label)


def _leaves_plan(part: Part, beside: Observation) -> bool:
    """Whether a number of another time follows a plan in its brackets: "(target 3,000; last year 2,921)"."""
    is_plan = bool(beside.group) and _PLANS.search(beside.group or "") is not None
    apart = part.between.lstrip()[:1] in (";", ",") and bool(find_periods(part.between, partial=True))
    return is_plan and apart and part.bracketed


def _without(label: str, name: str) -> str:
    """A label without the words of a name, of which it may hold the last alone."""
    return " ".join(word for word in label.split() if word not in name.split())


def _from_above(place: Place, part: Part, label: str) -> tuple[str, str | None, bool]:
    """Measure and group of what neither its own words nor a number beside it name: the heading's, else its label."""
    area = place.area or ""
    if not label and (total := total_named(place, part)):
        return *total, True
    topic = topic_over(place)
    if led := led_by(part):
        return (topic, led, True) if telling(topic, area) else (led, None, True)
    if telling(topic, area) and has_words(label) and part.quantity.kind is UnitKind.GBP:
        return topic, label, True  # "a net budget of £51.2m" under "Care homes"
    if telling(topic, area) and not telling(part.lead + part.tail, area) and not speaks_of_two(part):
        return topic, statement_of(part) if stands_under_heading(part) else None, True
    return label, None, True


def _fuller(
    place: Place, part: Part, label: str, thread: Thread, beside: Observation | None
) -> tuple[str, str | None, bool]:
    """A label that leaves open what it is of, with what its sentence, the one before or the heading says.

    "of which £1m is secured on property" is a part of the number before; "£0.6m is at risk" says what happens to
    something named before; "64 flats" stands in a sentence that opens with "We opened the Millrace scheme".
    """
    area = place.area or ""
    if part.bracketed:
        names_own = beside in thread.leads and len(telling(part.outside, area)) > 1 and not speaks_on(part)
        measure, group, own = in_brackets(place, part, label, None if names_own else beside)
        return measure, group if group != measure else None, own
    told_apart_so = _PREDICATE.match(part.after) or is_next_part(part)
    if beside is not None and beside.group and told_apart_so and _LISTED.search(part.between):
        return beside.measure, label, True
    if beside is not None and _PART_OF.search(part.between):
        return beside.measure, label, True
    if told := opened_whole(part.main):
        return told, predicate_of(part) or (label if label != told else statement_of(part)), True
    listed = before_colon(part.lead)
    if len(set(telling(label, area))) < ENOUGH_WORDS and telling(listed, area) and not re.search(r"\d", listed):
        return trimmed(listed), label if label != trimmed(listed) else None, True
    if _PREDICATE.match(part.after) and not telling(part.main, area):
        above = thread.beside(part.quantity.kind, ()) or thread.beside(UnitKind.COUNT, ())
        of_share = above is not None and part.quantity.kind is not UnitKind.COUNT
        topic = named_by(above) if above and of_share and not tells_of_all(above) else ""
        topic = topic if telling(topic, area) else topic_over(place)
        return (topic, label, True) if telling(topic, area) else (label, None, True)
    if len(set(telling(label, area))) > 1 or part.quantity.kind is not UnitKind.COUNT:
        return label, None, True
    opening = part.lead[: min((q.start for q in find_quantities(part.lead)), default=len(part.lead))]
    head = trimmed(" ".join(without_periods(opening).split()[:MAX_WORDS]))
    said = statement_of(part)
    group = said if set(telling(label, area)) <= set(telling(said, area)) else label
    return (head, group, True) if len(telling(head, area)) > 1 else (label, None, True)
