"""Whether a question asks for a reason, and whether a text gives one, by its words (`reasons.toml`).

In: a question and a text. Out: yes or no.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus.measures import LIGHT_WORDS, stems
from server.answers.cues import load_cues

_CUES = load_cues(Path(__file__).with_name("reasons.toml"))
_TO_BE_FOUND = re.compile(
    r"\b(?:find(?:ing)? out|look(?:ing)? (?:in)?to|explor\w+|understand|establish\w*|investigat\w+) why\b",
    re.IGNORECASE,
)
""" "The officer was to find out why": no reason yet."""


def asks_for_reason(question: str) -> bool:
    """Whether a question asks why."""
    return _CUES["asks"].search(question) is not None


def gives_reason(question: str, text: str) -> bool:
    """Whether a text gives a reason by its words, where the question asks for one; else nothing is asked of it."""
    return not asks_for_reason(question) or _CUES["tells"].search(text) is not None


def lacks_reason(question: str, text: str) -> bool:
    """Whether a text tells nothing that a question for a reason does not say, or that the reason is yet to be found."""
    if not asks_for_reason(question):
        return False
    told = " ".join(each for each in re.split(r"(?<=[.!?])\s", text) if not _TO_BE_FOUND.search(each))
    new = {word for word in stems(told) if word not in LIGHT_WORDS} - set(stems(question))
    return not new
