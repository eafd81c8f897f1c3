"""How alike two passages are, word for word: the only module that knows datasketch.

In: the text of a passage. Out: a signature, from which the share of common runs of words is estimated (MinHash, Broder
1997), and pairs of passages that are nearly the same, found without comparing each with each (locality-sensitive
hashing, Leskovec, Rajaraman and Ullman, chapter 3).
"""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from typing import Literal

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from corpus.measures import tokens

SCHEME: Literal["affine32"] = "affine32"
PERMUTATIONS = 64
"""The estimate is then within 0.06 of the true share, two times in three."""
_SEEN = (
    "create table bands (band integer, part blob, place integer, primary key (band, part, place)) without rowid",
    "create table signatures (place integer primary key, document text, passage text, written text)",
)
_ALIKE = "select place from bands where band = ? and part = ?"
_SIGNATURE = "select document, passage, written from signatures where place = ?"
Name = tuple[str, str]
"""The ids of a document and of a passage of it."""
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


def near_pairs(signatures: Iterable[tuple[Name, str]]) -> Iterator[tuple[Name, Name]]:
    """Yield pairs of names whose signatures say that the texts are nearly the same, the name that came later first.

    What was seen is kept in a file that goes with the connection: all passages of a corpus would fill the memory.
    """
    lsh = MinHashLSH(threshold=NEARLY_THE_SAME, num_perm=PERMUTATIONS)  # says how many bands of how many numbers
    with closing(sqlite3.connect("")) as seen:
        for statement in _SEEN:
            seen.execute(statement)
        for place, ((document, passage), written) in enumerate(signatures):
            values = _numbers(written)
            bands = [
                (band, values[band * lsh.r : (band + 1) * lsh.r].tobytes(), place)
                for band in range(min(lsh.b, PERMUTATIONS // lsh.r))
            ]
            found: set[int] = set()
            for band, part, _ in bands:
                found.update(other for (other,) in seen.execute(_ALIKE, (band, part)))
            for other in sorted(found):
                *name, known = seen.execute(_SIGNATURE, (other,)).fetchone()
                if np.mean(values == _numbers(known)) >= NEARLY_THE_SAME:
                    yield (document, passage), (name[0], name[1])
            seen.executemany("insert into bands values (?, ?, ?)", bands)
            seen.execute("insert into signatures values (?, ?, ?, ?)", (place, document, passage, written))


def _numbers(written: str) -> NDArray[np.uint32]:
    return np.frombuffer(base64.b85decode(written), dtype="<u4")


@cache
def _blank() -> MinHash:
    """The signature of nothing; its permutations are drawn once, from a fixed seed."""
    return MinHash(num_perm=PERMUTATIONS, scheme=SCHEME)
