"""How old a reader must be for a text: what GOV.UK calls plain English, measured."""

from __future__ import annotations

import re

import pyphen

OLDEST = 11.0
"""Years of age at which a reader should manage every sentence of ours, as GOV.UK asks for plain English."""
_HYPHENS = pyphen.Pyphen(lang="en_GB")


def reading_age(text: str) -> float:
    """The age that the Flesch-Kincaid grade stands for, syllables counted by places to hyphenate."""
    words = re.findall(r"[A-Za-z’]+", text)
    sentences = max(1, len(re.findall(r"[.!?:](?=\s|$)", text)))
    syllables = sum(len(_HYPHENS.positions(word)) + 1 for word in words)
    return 5 + 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
