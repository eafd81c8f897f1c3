"""How alike two passages are, word for word: the only module that knows datasketch.

In: the text of a passage. Out: a signature, from which the share of common runs of words is estimated (MinHash, Broder
1997), and pairs of passages that are nearly the same, found without comparing each with each (locality-sensitive
hashing, Leskovec, Rajaraman and Ullman, chapter 3).
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

import numpy as np
from datasketch import MinHash, MinHashLSH

from corpus.measures import tokens

SCHEME: Literal["affine32"] = "affine32"
PERMUTATIONS = 64
"""The estimate is then within 0.06 of the true share, two times in three."""
RUN_WORDS = 4
LEAST_WORDS = 40
"""A shorter passage may be a phrase that everybody uses."""
NEARLY_THE_SAME = 0.7
"""Share of common runs from which a passage is nearly another: one word in fifteen changed breaks four runs each."""


def signature(text: str) -> str:
    """Return the signature of a text as letters, or "" for a text that is too short to be told from others."""
    words = tokens(text)
    if len(words) < LEAST_WORDS:
        return ""
    made = _blank().copy()
    runs = {" ".join(words[at : at + RUN_WORDS]).encode() for at in range(len(words) - RUN_WORDS + 1)}
    made.update_batch(sorted(runs))
    return base64.b85encode(np.asarray(made.hashvalues, dtype="<u4").tobytes()).decode("ascii")


def near_pairs(signatures: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names whose signatures say that the texts are nearly the same, the name that came later first."""
    lsh = MinHashLSH(threshold=NEARLY_THE_SAME, num_perm=PERMUTATIONS)
    seen: dict[str, MinHash] = {}
    for name, written in signatures:
        values = np.frombuffer(base64.b85decode(written), dtype="<u4")
        made = MinHash(hashvalues=values, permutations=_blank().permutations, scheme=SCHEME)
        yield from ((name, other) for other in sorted(lsh.query(made)) if made.jaccard(seen[other]) >= NEARLY_THE_SAME)
        lsh.insert(name, made)
        seen[name] = made


@cache
def _blank() -> MinHash:
    """The signature of nothing; its permutations are drawn once, from a fixed seed."""
    return MinHash(num_perm=PERMUTATIONS, scheme=SCHEME)
