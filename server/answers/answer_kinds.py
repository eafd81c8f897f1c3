"""What kind of thing a question asks for (a person, a date, a reason, a vote), and whether a text holds one.

In: a question and a text. Out: the kinds asked for, and the share of them that the text shows by its words
(`kinds.toml`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from corpus.measures import LIGHT_WORDS, stems
from server.answers.cues import load_cues

_CUES = load_cues(Path(__file__).with_name("kinds.toml"))
KINDS = tuple(name.removeprefix("asks_") for name in _CUES if name.startswith("asks_"))
_TO_BE_FOUND = re.compile(
    r"\b(?:find(?:ing)? out|look(?:ing)? (?:in)?to|explor\w+|understand|establish\w*|investigat\w+) why\b",
    re.IGNORECASE,
)
""" "The officer was to find out why": no reason yet."""
NO_KIND = 0.5
"""What a text is given where the question asks for no kind of thing in particular."""


@lru_cache(maxsize=1_000)
def kinds_asked(question: str) -> tuple[str, ...]:
    """The kinds of thing that a question asks for, by its words."""
    return tuple(kind for kind in KINDS if _CUES[f"asks_{kind}"].search(question))


def kinds_told(question: str, text: str) -> float:
    """The share of the kinds asked for that a text shows."""
    asked = kinds_asked(question)
    return sum(bool(_CUES[f"tells_{kind}"].search(text)) for kind in asked) / len(asked) if asked else NO_KIND


def gives_reason(question: str, text: str) -> bool:
    """Whether a text gives a reason by its words, where the question asks for one; else nothing is asked of it."""
    return "why" not in kinds_asked(question) or bool(_CUES["tells_why"].search(text))


def lacks_reason(question: str, text: str) -> bool:
    """Whether a text tells nothing that a question for a reason does not say, or that the reason is yet to be found."""
    if "why" not in kinds_asked(question):
        return False
    told = " ".join(each for each in re.split(r"(?<=[.!?])\s", text) if not _TO_BE_FOUND.search(each))
    new = {word for word in stems(told) if word not in LIGHT_WORDS} - set(stems(question))
    return not new
