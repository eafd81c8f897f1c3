"""Lines that list several values, each after its label: "2020/21 - 18 to 64: 402; 65+: 1,577".

In: a line or list item with its place. Out: observations. What the values are of stands above, in the question, lead-in
or heading; the labels tell them apart, and what a dash parts off at the left is their time or another label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.figures.binding import counts_something
from corpus.figures.items import Reading, observe, topic_over_item
from corpus.figures.listed_areas import of_its_label
from corpus.figures.measured import figures_in
from corpus.figures.nouns import asked_noun
from corpus.figures.places import Place
from corpus.figures.telling_words import telling
from corpus.measures import head_noun
from corpus.models import Block, Observation
from corpus.periods import parse_period
from corpus.quantities import Quantity, UnitKind

_HEAD = re.compile(r"(?P<head>[^:;|]{2,60}?)(?:\s[-–—]\s|:\s(?=[^:;|]{2,60}:\s))")
_PAIR = re.compile(
    r"\s{0,4}(?P<label>(?:[^:;|()]|\([^:;|()]{1,40}\)){2,60}):\s{1,4}(?P<value>[^:;|]{1,30}?)\s?[;|.]?", re.IGNORECASE
)
""" "412 complaints (2022-23: 361; 2021-22: 338)" has no pair: its label would open a bracket."""
_PIECE = re.compile(r"[^;|]+[;|]?")


def is_pair_list(text: str) -> bool:
    """Whether a line lists several values, each after its label, and says nothing else."""
    return len(_pairs(text)) > 1


def read_pairs(place: Place, block: Block, breakdown: str) -> Iterator[Observation]:
    """The observations of a line or item that lists several values; none where nothing above says what they are of."""
    text = place.page.text[block.start : block.end]
    topic, pairs = topic_over_item(place), _pairs(text)
    if len(pairs) < 2 or not telling(topic, place.area or ""):
        return
    noun = asked_noun(place) or head_noun(topic)
    for label, quantity in pairs:
        seen = observe(place, block.start, text, quantity, Reading(label, True, "label-value list"), breakdown)
        if seen is not None and quantity.kind is UnitKind.COUNT and not quantity.unit_word and counts_something(noun):
            seen = replace(seen, unit=noun.lower() if noun.istitle() else noun)
        if seen is not None:
            yield of_its_label(seen, label, place)


def _pairs(text: str) -> list[tuple[str, Quantity]]:
    """The labels and values of a line, in order; none where a piece of it is anything else."""
    if text.count(":") < 2:
        return []
    opened = _HEAD.match(text)
    head = opened["head"].strip() if opened else ""
    dated = parse_period(head) is not None
    start, pairs = opened.end() if opened else 0, list[tuple[str, Quantity]]()
    figures = figures_in(text)
    for piece in _PIECE.finditer(text, start):
        pair = _PAIR.fullmatch(piece[0])
        if pair is None:
            return []
        left = piece.start() + pair.start("value")
        inside = [q for q in figures if left <= q.start and q.end <= piece.start() + pair.end("value")]
        if len(inside) != 1 or inside[0].start != left:
            return []
        pairs.append((pair["label"] if dated or not head else f"{head}, {pair['label']}", inside[0]))
    return pairs
