"""The same figure printed twice in one document: the values agree as far as they are printed, or one is wrong.

In: the observations of a document, with the numbers as printed. Out: relations first - second = 0. Only observations
that agree in all that they say, the value aside, are the same figure, and only where the label tells enough to be one
thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from corpus.measures import LIGHT_WORDS, stems
from corpus.observations import ANSWERS_FROM, Aspect, Observation
from corpus.periods import PeriodKnown
from corpus.reconcile.findings import FindingKind
from corpus.reconcile.numbers import COUNT, GBP, PERCENT, Number, last_place, shown
from corpus.reconcile.relations import Relation, relation

_TELLING = 2
"""Words that a label must hold of its own to be one thing: "people" alone is many things."""
_CLOSE = Decimal("0.15")
_NOT = re.compile(r"\b(?:not|no|non|never|without|neither|nor|excluding)\b|n['’]t\b", re.IGNORECASE)
""" "89 were not substantiated" and "79 were substantiated" hold the same stems and are two things."""
_SLIPS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6))

Pair = tuple[Observation, Number]


def repeat_relations(found: Iterable[Pair], block_of: Callable[[Observation], object]) -> Iterator[Relation]:
    """The relations between printings of one figure, each compared with the one before it in reading order.

    `block_of` names the table, item or paragraph that an observation stands in.
    """
    same: Mapping[object, list[Pair]] = defaultdict(list)
    for observation, number in found:
        key = figure_key(observation)
        if key is not None:
            same[key].append((observation, number))
    for printings in same.values():
        by_block: dict[object, Pair] = {}
        blocks = [block_of(observation) for observation, _ in printings]
        if len(set(blocks)) != len(blocks):
            continue  # one list or table that says it twice has a label too short to be one figure
        for block, pair in zip(blocks, printings, strict=True):
            by_block.setdefault(block, pair)
        for (_, first), (observation, second) in pairwise(by_block.values()):
            made = agreement(first, second, observation)
            if made.holds or is_slip(first, second) or is_near(first, second, _CLOSE):
                yield made


def figure_key(observation: Observation) -> object | None:
    """What makes two observations one figure, or None where too little is known to tell."""
    if observation.confidence < ANSWERS_FROM or observation.aspect is not Aspect.LEVEL or observation.period is None:
        return None
    if observation.value is None or observation.period_known is PeriodKnown.DOCUMENT:
        return None
    words = f"{observation.measure} {observation.group or ''}"
    label = stems(words)
    telling = frozenset(word for word in label if word not in LIGHT_WORDS)
    if len(telling) < _TELLING or observation.unit == "votes":
        return None
    if (
        not observation.group
        and not observation.dimensions
        and telling <= set(stems(" ".join(observation.locator.headings)))
    ):
        return None  # named by its heading alone, as everything else there
    return (
        frozenset(label), len(_NOT.findall(words)), observation.dimensions, observation.area, observation.period,
        observation.unit, observation.status, observation.speaker, observation.scale_max,
    )  # fmt: skip


def agreement(first: Number, second: Number, observation: Observation) -> Relation:
    """first - second = 0, as far as both are printed."""
    terms = [(Decimal(1), _as_rounded(first)), (Decimal(-1), _as_rounded(second))]
    kind = FindingKind.MAGNITUDE if is_slip(first, second) else FindingKind.REPEATED
    return relation(
        kind,
        terms,
        anchor=second,
        where="",
        expected=f"‘{observation.label}’ for {observation.period.label if observation.period else 'this period'} is "
        f"{shown(first.value, first)} elsewhere in the document",
        printed=f"here it is {second.text}",
    )


def is_near(first: Number, second: Number, close: Decimal) -> bool:
    """Whether two unequal numbers may be meant for one: a digit apart, or close. Others are two things of one name."""
    small, large = sorted((abs(first.value), abs(second.value)))
    if large - small <= large * close:
        return True
    return is_one_edit(re.sub(r"\D", "", first.text), re.sub(r"\D", "", second.text))


def is_one_edit(one: str, other: str) -> bool:
    """Whether digits differ by one dropped, doubled or changed digit, or two that changed places; of three at least."""
    if min(len(one), len(other)) < 3:
        return False
    return DamerauLevenshtein.distance(one, other) == 1


def _as_rounded(number: Number) -> Number:
    """A number ending in noughts may be a rounded one when it stands beside a closer one: 7,900 and 7,891 agree."""
    if number.unit not in (COUNT, GBP, PERCENT) or not number.is_exact:
        return number
    return number.rounded_to(max(last_place(number.value), number.grain))


def is_slip(first: Number, second: Number) -> bool:
    """Whether two numbers are the same digits off by a power of ten: £6,564m and £6.6m."""
    small, large = sorted((abs(first.value), abs(second.value)))
    if not small:
        return False
    for power in _SLIPS:
        moved = small * power
        room = max(first.grain * (power if first.value <= second.value else 1), second.grain) / 2
        if (
            abs(moved - large) <= min(room, large / 20)
            and len(re.sub(r"\D|^0+|0+$", "", first.text + second.text)) >= 3
        ):
            return True
    return False
