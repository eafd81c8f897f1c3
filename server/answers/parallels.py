"""The number that stands as the one before did: "and nursing?" after the uplift of residential care in a list of both.

In: a message that goes on from a question, that question, the passages found for it, and the open index. Out: a `Draft`
that quotes the row, the item or the sentence beside the one that printed the last number, which names all that the
message names; None where no one number does. What the assistant is said to have answered only tells from which printed
number the person goes on, and only in a passage that is about what was asked; it is never a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.measures import LIGHT_WORDS, stems
from corpus.models import Passage
from corpus.quantities import Quantity, UnitKind, find_quantities
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.ages import age_bands
from server.answers.drafts import Draft, Statement
from server.answers.followups import Followed
from server.answers.models import Outcome
from server.answers.named_instead import Instead, named_instead, said_in
from server.answers.parallel_lines import items_of
from server.answers.parallel_places import Place, in_block, in_list, in_sentence, of_time, told_as_part
from server.answers.queries import Operation, Query, Wants
from server.answers.sections import covers_times
from server.answers.surroundings import hit_of

_KINDS = {Wants.MONEY: UnitKind.GBP, Wants.PERCENT: UnitKind.PERCENT, Wants.COUNT: UnitKind.COUNT}
_OF_ONE = frozenset({Operation.LOOKUP, Operation.RANK, Operation.TOTAL, Operation.SHARE})
"""Operations that end in one printed number, from which a person may go on to the one beside it."""
_ASKS_ELSE = frozenset(
    "target plan budget why whom_to_ask per apart as_percentage summed every_time extreme which_is which_time sure"
    " from_what_to_what the_country back beside_area than_that new_topic corrects of_a_person before_it_moved".split()
)
"""Cues of messages that ask for something else than the same of something else."""
_SURE_FROM = Decimal(13)
"""A smaller number stands on every page: what tells which one is meant must stand beside it."""


def answer_parallel(followed: Followed, last: Query, hits: Sequence[PassageHit], version: IndexVersion) -> Draft | None:
    """The number that stands to what a message names as the last answer to what the question before named."""
    query, move = followed.query, followed.move
    asks = not move.is_fragment and query.operation is not Operation.LOOKUP
    if asks or query.wants is Wants.TEXT or move.shows & _ASKS_ELSE or last.operation not in _OF_ONE or last.is_lost:
        return None
    named = named_instead(followed, last)
    if not (named or named.time):
        return None
    anchors = [one for one in places_gone_on_from(last, hits, version) if _is_of_kind(query, one.number)]
    found = [place for one in anchors if (place := parallel_to(one, named, followed, last, version))]
    if len({(place.number.value, place.number.upper) for place in found}) != 1:
        return None
    place = found[0]
    if "“" in place.item.text or "”" in place.item.text:
        return None  # a quotation within the quotation would end it
    hit = hit_of(place.passage)
    said = f"{place.number.printed}: “{place.item.text}”"
    return Draft(Outcome.ANSWERED, (Statement(said, (hit,)),), hits=(hit,))


def _is_of_kind(query: Query, number: Quantity) -> bool:
    return _KINDS.get(query.wants, number.kind) is number.kind


def places_gone_on_from(last: Query, hits: Sequence[PassageHit], version: IndexVersion) -> list[Place]:
    """Where what a question is said to have been answered with is printed, in a passage that is about that question."""
    given = {each.value for each in find_quantities(last.text)}
    values = [each for each in find_quantities(last.replied) if each.value not in given]
    if not values:
        return []
    asked = set(stems(last.about or last.text)) - LIGHT_WORDS - set(stems(last.area or ""))
    held = list[tuple[tuple[int, int], Place]]()
    for passage in (hit.passage for hit in hits):
        paper = version.documents[passage.document_id]
        around = set(stems(" ".join((passage.text, *passage.headings, paper.title))))
        if 2 * len(asked & around) < len(asked) or not covers_times(last, passage, paper):
            continue
        for at, item in enumerate(items_of(passage.text)):
            printed = {number.value for number in item.numbers} & {each.value for each in values}
            score = len(printed), len(asked & set(stems(item.text)))
            same = [n for n in item.numbers if (n.value, n.kind) == (values[0].value, values[0].kind)]
            if same and (score > (1, 0) or values[0].value >= _SURE_FROM):
                held.append((score, Place(passage, at, same[0])))
    best = max((score for score, _ in held), default=None)
    return [place for score, place in held if score == best]


def parallel_to(anchor: Place, named: Instead, followed: Followed, last: Query, version: IndexVersion) -> Place | None:
    """The place of the one number beside another that is of what is named, the nearest by how it is told."""
    for found in _ways(anchor, named, followed, last, version):
        if found:
            return found[0] if len({(one.number.value, one.number.upper) for one in found}) == 1 else None
    return None


def _ways(
    anchor: Place, named: Instead, followed: Followed, last: Query, version: IndexVersion
) -> Iterator[list[Place]]:
    if named.time is not None:
        if not named:
            yield list(of_time(anchor, named.time, last))
        return
    if named.is_told(anchor.told) or (named.of_groups and not _names_group(anchor.told, last)):
        return
    query, among, own = followed.query, "among_them" in followed.move, anchor.passage
    yield list(in_sentence(anchor, named, last, among=among))
    if query.area_named and query.area != last.area and not set(stems(last.area or "")) <= set(stems(anchor.item.text)):
        return
    yield list(in_block(anchor, named, last))
    yield list(in_list(anchor, named, last, (own,), among=among, heads=query.heads))
    beside = _next_to(own, version)
    if among:
        yield list(told_as_part(anchor, named, (own, *beside)))
    yield list(in_list(anchor, named, last, beside, among=among, heads=query.heads))


def _names_group(told: str, last: Query) -> bool:
    """Whether what tells the last number names its group, so that another may stand in the place of that."""
    said = said_in(told)
    groups = [term for term in last.terms if term.kind == "group"]
    return bool(age_bands(told)) or any(set(stems(phrase)) <= said for term in groups for phrase in term.phrases)


def _next_to(passage: Passage, version: IndexVersion) -> list[Passage]:
    """The passages before and behind one in its document."""
    held = version.passages_of(passage.document_id)
    at = next((place for place, each in enumerate(held) if each.id == passage.id), None)
    return [] if at is None else [*held[max(0, at - 1) : at], *held[at + 1 : at + 2]]
