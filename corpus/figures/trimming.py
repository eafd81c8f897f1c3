"""Labels without the little words that lead into them or out of them.

In: a piece of a sentence. Out: a label; "65 or over" and "under 45" keep theirs.
"""

from __future__ import annotations

import re

from corpus.measures import clean_label, tokens

MAX_WORDS = 18
_NUMBERING = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?(?:[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?=\s[A-Z][a-z]+\s[a-z]))\s+"
)
_EDGE_WORDS = frozenset(
    """
    a an the of on for to in into by from as at and or with was were is are until than against this that which it
    between during since will has have had been be up down also only just around about over under when while
    but so its their our we who whom them these those
    """.split()
)
_LETTERED = frozenset("Band Category Group Option Tier Type Grade Class Level Priority Zone Ward Phase Part".split())
_SINCE = re.compile(
    r"^\W{0,3}(?:since|from|at|after) (?:its|their|the|our) (?:inception|launch|start|beginning|outset|opening"
    r"|introduction|creation|establishment|foundation)\b,?\s?",
    re.IGNORECASE,
)
"""Opens a sentence with a time, which names nothing."""
_RESOLVED = re.compile(r"^(?:RESOLVED|Resolved|AGREED|RECOMMENDED|Recommended)\b\s?[:–-]?\s(?:[Tt]hat\s)?")
""" "RESOLVED that the net budget …": what was resolved is not what a number is of."""
_SHORTENED = re.compile(
    r"[\"“‘]?(?:(?:i|we|it|there|they|that|you|he|she|this)?['’](?:ll|ve|re|s|d|m)(?: (?:be|have|been|had))?)(?!\S)\s?",
    re.IGNORECASE,
)
""" "There'll be 62 flats", "We've 31 vacancies": a pronoun with its verb is no part of a label."""


def trimmed(label: str) -> str:
    """The label without the little words that lead into it or out of it."""
    told = _RESOLVED.sub("", _NUMBERING.sub("", label))
    words = _without_pronoun(clean_label(_SINCE.sub("", told, count=1))).split()
    while words and words[-1].lower().strip(",") in _EDGE_WORDS and not (_closes_an_age(words) or _letters(words)):
        words.pop()
    while words and words[0].lower() in _EDGE_WORDS and not _opens_a_bound(words):
        words.pop(0)
    cleaned = clean_label(" ".join(words[: MAX_WORDS + 6]))
    return f"{cleaned})" if cleaned.count("(") > cleaned.count(")") else cleaned


def _without_pronoun(label: str) -> str:
    found = _SHORTENED.match(label)
    return label[found.end() :] if found else label


def _closes_an_age(words: list[str]) -> bool:
    """Whether the last word belongs to an age: "65 or over"."""
    return len(words) > 2 and words[-2] in ("or", "and") and words[-3][:1].isdigit() and words[-1] != words[-2]


def _letters(words: list[str]) -> bool:
    """Whether the last word is the letter of what is told apart by letters: "Band A"."""
    return len(words) > 1 and words[-1] == "A" and words[-2] in _LETTERED


def _opens_a_bound(words: list[str]) -> bool:
    """Whether the first word belongs to an age or a plan: "under 45", "over budget"."""
    bounds = len(words) > 1 and words[0].lower() in ("under", "over")
    return bounds and (words[1][:2].isdigit() or words[1].lower() in ("budget", "target", "plan", "profile"))


def has_words(label: str) -> bool:
    """Whether a label says anything at all."""
    return bool(tokens(label)) and bool(re.search(r"[A-Za-z]{2}", label))
