"""What neighbouring sentences of a paragraph say of each other: forms sent and returned, "of these".

In: the skeletons of a paragraph, whole and sentence by sentence. Out: relations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from corpus.reconcile.forms import share
from corpus.reconcile.numbers import COUNT
from corpus.reconcile.prose import rates_of
from corpus.reconcile.relations import Relation
from corpus.reconcile.repeats import is_one_edit
from corpus.reconcile.skeletons import MARK, Skeleton
from corpus.reconcile.wholes import shares_of_each_other, sum_of, to_hundred

_GAP = r"[^{}]{0,90}?"
_LOOK_BACK = 3
"""Sentences back in which the whole of a share may be told."""
_SHORT = r"[^{};.]{0,40}?"
_ASKED = r"(?:sent|issued|invited|posted|distributed|mailed|surveyed|wrote)"
_RATE = (
    rf"(?:(?:response|return) rate{_SHORT}\{{p(?P<rate>\d+)\}}|\{{p(?P<rate2>\d+)\}}{_SHORT}(?:response|return) rate)"
)
_RESPONSE = re.compile(
    rf"\b{_ASKED}\b{_GAP}\{{n(?P<whole>\d+)\}}{_GAP}"
    rf"\{{n(?P<part>\d+)\}}{_GAP}{_RATE}",
    re.IGNORECASE,
)
_RESPONSE_SENT_FIRST = re.compile(
    rf"\{{n(?P<whole>\d+)\}}{_SHORT}\b{_ASKED}\b{_GAP}\{{n(?P<part>\d+)\}}{_GAP}"
    rf"{_RATE}",
    re.IGNORECASE,
)
_NOT_LEVEL = re.compile(r"\b(?:from|(?:increase|decrease|rise|fall|drop|reduction) of|by)\s+$", re.IGNORECASE)
"""Before a number that is a change, or what was before it: "of these" is not about it."""
_OF_THESE = re.compile(
    r"(?:\bof (?:these|those|them|whom)\b[^{};.]{0,40}\{n(?P<part>\d+)\}[^{};.]{0,40}?"
    r"|\{n(?P<part2>\d+)\}(?: [\w’'-]+){0,2} of (?:these|those|them)[^{};.]{0,20}?)\(\{p(?P<rate>\d+)\}",
    re.IGNORECASE,
)


def paragraph_relations(whole: Skeleton, parts: Sequence[Skeleton], told: Skeleton | None) -> Iterator[Relation]:
    """The relations of a paragraph; `parts` are the skeletons of its sentences in order, `told` the one before them."""
    seen: set[int] = set()
    for pattern in (_RESPONSE, _RESPONSE_SENT_FIRST):
        for match in pattern.finditer(whole.text):
            rate = int(match["rate"] or match["rate2"])
            back, sent = whole.numbers[int(match["part"])], whole.numbers[int(match["whole"])]
            made = share(back, sent, whole.numbers[rate], where="")
            if made is not None and rate not in seen and back.value <= sent.value:
                seen.add(rate)
                yield made
    known = [*([told] if told else []), *parts]
    for before, sentence in pairwise(known):
        yield from _of_these(before, sentence)
    for position in range(len(known) - len(parts), len(known)):
        yield from _shares(known[max(0, position - _LOOK_BACK) : position + 1], known[position])


def _shares(told: Sequence[Skeleton], sentence: Skeleton) -> Iterator[Relation]:
    """ "2,114 replies. 1,163 (55%) were for it, 740 (35%) against": the whole is a count told before that most fit.

    Where the shares add to 100 and no whole is told, they are of each other.
    """
    pairs = list(rates_of(sentence.text, sentence.numbers))
    if len(pairs) < 2:
        return
    paired = {number.place for pair in pairs for number in pair}
    wholes = [number for part in told for number in part.numbers if number.place not in paired]
    best: list[Relation] = []
    for whole in wholes:
        fits = whole.unit == pairs[0][0].unit and all(part.unit == whole.unit for part, _ in pairs)
        made = [one for part, rate in pairs if fits and (one := share(part, whole, rate, where="")) is not None]
        held = sum(one.holds for one in made)
        if held >= 2 * (len(made) - held) and held > sum(one.holds for one in best):
            best = made
            if to_hundred([rate for _, rate in pairs], where="").holds:
                best = [*made, sum_of([part for part, _ in pairs], whole)]
    if best:
        yield from best
        return
    made = list(shares_of_each_other(pairs, where=""))
    yield from made
    added = sum((part.value for part, _ in pairs), Decimal(0))
    meant = [whole for whole in wholes if made and whole.unit == COUNT and is_one_edit(str(whole.value), str(added))]
    if len(meant) == 1:
        yield sum_of([part for part, _ in pairs], meant[0])


def _of_these(before: Skeleton, sentence: Skeleton) -> Iterator[Relation]:
    """ "1,904 people had reablement. Of these 1,352 (71%) needed no more": the whole is a count of the sentence before.

    Where that sentence counts several things, the share says which is meant; if none fits, nothing is known.
    """
    match = _OF_THESE.search(sentence.text)
    if match is None:
        return
    part, rate = sentence.numbers[int(match["part"] or match["part2"])], sentence.numbers[int(match["rate"])]
    if match["part2"] and re.search(r"\{n\d+\}", sentence.text[: match.start()]):
        return  # "31 decisions. Eleven complaints were looked into and nine of them (82%) upheld": of the eleven
    told = [sentence.numbers[int(mark[2])] for mark in MARK.finditer(sentence.text[: match.start()]) if mark[1] == "n"]
    if any((one := share(part, whole, rate, where="")) is not None and one.holds for whole in told):
        return  # "of the 19, it looked into 8 of them and upheld 6 (75%)": of the eight
    marks = [mark for mark in MARK.finditer(before.text) if mark[1] == "n"]
    made = {mark.start(): share(part, before.numbers[int(mark[2])], rate, where="") for mark in marks}
    fitting = [one for one in made.values() if one is not None and one.holds]
    if fitting:
        yield fitting[0]
        return
    levels = [
        made[mark.start()]
        for mark in marks
        if before.numbers[int(mark[2])].value >= part.value and not _NOT_LEVEL.search(before.text[: mark.start()])
    ]
    if len(levels) == 1 and levels[0] is not None:
        yield levels[0]
