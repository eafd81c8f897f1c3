"""What a question is about, which figures are compared with, without the words that only say how they are compared.

In: a question whose times and places have been taken out, and its operation. Out: the rest, tidied at both ends.
"""

from __future__ import annotations

from pathlib import Path

from server.answers.cues import load_cues
from server.answers.queries import Operation

_CUES = load_cues(Path(__file__).with_name("questions.toml"))
MOVED = _CUES["moved"]
_LOWEST, _HIGHEST = _CUES["lowest"], _CUES["highest"]
_OPENS = frozenset("so and has have had did do does is are was were how much by there been any".split())
_ENDS = frozenset(
    "and or by over up in on since from to of with as between how against what what's what’s the so then".split()
)
"""Words left over at the ends of a question when its time, place and comparison are taken out."""


def about_of(text: str, operation: Operation) -> str:
    """What a question is about."""
    if operation in (Operation.CHANGE, Operation.COMPARE_CHANGES):
        words = MOVED.sub(" ", text).split()
        while words and _bare(words[0]) in _OPENS:
            del words[0]
        while words and _bare(words[-1]) in _ENDS | {""}:
            del words[-1]
        return " ".join(words)
    if operation is Operation.RANK:
        text = _LOWEST.sub(" ", _HIGHEST.sub(" ", text))
    return " ".join(text.split())


def _bare(word: str) -> str:
    return word.strip(",?.!–-").lower()
