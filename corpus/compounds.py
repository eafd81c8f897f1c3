"""Compounds written with a hyphen: whether a hyphen at the end of a line belongs to the word.

In: the lines of a document. Out: the spellings that it uses inside its lines, and whether a line end parts a compound:
one that the document writes with a hyphen ("year-end"), or that the glossary does ("long-term").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from corpus.glossary import shipped_glossary

_WORD = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-(?=([^\W\d_]+))")
"""Two words of a compound; "short-to-medium-term" has three pairs."""


def spellings(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts and their pairs of words with a hyphen, in lower case."""
    found = set[str]()
    for text in texts:
        found.update(map(str.lower, _WORD.findall(text)))
        found.update(f"{one}-{other}".lower() for one, other in _PAIR.findall(text))
    return frozenset(found)


def parts_compound(line: str, after: str, written: frozenset[str]) -> bool:
    """Whether `line` ends, with its hyphen, inside a compound that `after` goes on with.

    `written`: the spellings of the document; those of the glossary count where it has none.
    """
    last = "".join(takewhile(str.isalpha, reversed(line.removesuffix("-"))))[::-1]
    first = "".join(takewhile(str.isalpha, after))
    pair, whole = f"{last}-{first}".lower(), f"{last}{first}".lower()
    for known in (written, _of_glossary()):
        if whole in known or pair in known:
            return whole not in known  # "re-ablement" beside "reablement" is a word that was broken
    return False


@cache
def _of_glossary() -> frozenset[str]:
    return spellings(phrase for term in shipped_glossary().terms for phrase in term.phrases)
