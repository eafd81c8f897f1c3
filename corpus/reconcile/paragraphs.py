"""What neighbouring sentences of a paragraph say of each other: forms sent and returned, "of these".

In: the skeletons of a paragraph, whole and sentence by sentence. Out: relations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.reconcile.forms import share
from corpus.reconcile.relations import Relation
from corpus.reconcile.skeletons import MARK, Skeleton

_GAP = r"[^{}]{0,90}?"
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
_OF_THESE = re.compile(
    r"(?:\bof (?:these|those|them|whom)\b[^{};.]{0,40}\{n(?P<part>\d+)\}[^{};.]{0,40}?"
    r"|\{n(?P<part2>\d+)\}(?: [\w’'-]+){0,2} of (?:these|those|them)[^{};.]{0,20}?)\(\{p(?P<rate>\d+)\}",
    re.IGNORECASE,
)


def paragraph_relations(whole: Skeleton, parts: Sequence[Skeleton]) -> Iterator[Relation]:
    """The relations of a paragraph; `parts` are the skeletons of its sentences in order."""
    seen: set[int] = set()
    for pattern in (_RESPONSE, _RESPONSE_SENT_FIRST):
        for match in pattern.finditer(whole.text):
            rate = int(match["rate"] or match["rate2"])
            back, sent = whole.numbers[int(match["part"])], whole.numbers[int(match["whole"])]
            made = share(back, sent, whole.numbers[rate], where="")
            if made is not None and rate not in seen:
                seen.add(rate)
                yield made
    for before, sentence in pairwise(parts):
        yield from _of_these(before, sentence)


def _of_these(before: Skeleton, sentence: Skeleton) -> Iterator[Relation]:
    """ "1,904 people had reablement. Of these 1,352 (71%) needed no more": the whole is a count of the sentence before.

    Where that sentence counts several things, the share says which is meant; if none fits, nothing is known.
    """
    match = _OF_THESE.search(sentence.text)
    if match is None:
        return
    part, rate = sentence.numbers[int(match["part"] or match["part2"])], sentence.numbers[int(match["rate"])]
    counts = [before.numbers[int(mark[2])] for mark in MARK.finditer(before.text) if mark[1] == "n"]
    made = [one for count in counts if (one := share(part, count, rate, where="")) is not None]
    fitting = [one for one in made if one.holds]
    yield from fitting[:1] or (made if len(made) == 1 else [])
