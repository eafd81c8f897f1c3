"""Whether a question asks for a reason, and whether a text gives one, by its words (`reasons.toml`).

In: a question and a text. Out: yes or no.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus.measures import LIGHT_WORDS, stems
from server.answers.cues import load_cues

_CUES = load_cues(Path(__file__).with_name("reasons.toml"))
_BEHIND = (
    r"what(?:['’]?s| is| was| were| are)? (?:the )?reasons?\b"
    r"|what(?:['’]?s| is| was| are| were) (?:causing|driving|pushing|behind)\b"
    r"|what (?:made|caused|drove|pushed|led to|l(?:ies|ay) behind)\b"
)
_WHY = re.compile(rf"\bwhy\b|\b{_BEHIND}", re.IGNORECASE)
_ONLY_WHY = re.compile(
    r"^(?!.*\b(?:how (?:many|much|far)|by what)\b)\W*(?:(?:so|and|but|ok)\W+)?" + rf"(?:why\b|{_BEHIND})", re.IGNORECASE
)
_TO_BE_FOUND = re.compile(
    r"\b(?:find(?:ing)? out|look(?:ing)? (?:in)?to|explor\w+|understand|establish\w*|investigat\w+) why\b",
    re.IGNORECASE,
)
""" "The officer was to find out why": no reason yet."""


def asks_for_reason(question: str) -> bool:
    """Whether a question asks why."""
    return _CUES["asks"].search(question) is not None


def says_why(question: str) -> bool:
    """Whether a question says "why", "what reason", "what made it so", whatever else it asks."""
    return _WHY.search(question) is not None


def asks_only_why(question: str) -> bool:
    """Whether it asks for the reason and for no number."""
    return _ONLY_WHY.match(question) is not None


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
