"""What a number is of where its own sentence does not say: "The latest count is 38." goes on from what was just said.

In: a sentence and the paragraph that it stands in. Out: the words of the sentence before it, or of what leads in to the
paragraph, without their numbers; "" where those tell nothing either.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.places import Place
from corpus.figures.telling_words import telling
from corpus.figures.trimming import has_words, trimmed
from corpus.measures import without_periods
from corpus.quantities import UnitKind, find_quantities
from corpus.sentences import sentences

MAX_AROUND_WORDS = 14
_POINTS = re.compile(
    r"\b(?:it|they|them|one|ones|both|two|together|rest|others?|same|that|this|these|those|region(?:al)?|own)\b"
    r"|\b(?:total|average)(?=\s*(?:[£\d.,;:(]|$)|\s(?:is|are|was|were|of|for|in|at|stood|came|rose|fell|has|had)\b)",
    re.IGNORECASE,
)
"""Words that may point at more than what was said last."""
_SEASON = re.compile(r"\b(?:last|this) (?:spring|summer|autumn|winter)\b", re.IGNORECASE)
_UNSURE = re.compile(r"\b(?:if|suppose|imagine|for example)\b", re.IGNORECASE)


def with_words_around(part: Part, measure: str, group: str | None, place: Place, sentence: str, paragraph: str) -> str:
    """A measure that tells what it is of; else the words around its sentence that do, with it."""
    if telling(f"{measure} {group or ''}", place.area or ""):
        return measure
    around = _words_around(place, sentence, paragraph, part.quantity.kind)
    return f"{around}: {measure}" if around and has_words(measure) else around or measure


def _words_around(place: Place, sentence: str, paragraph: str, kind: UnitKind) -> str:
    """The telling words that stand before a sentence, the nearest first: its paragraph's, its lead's, its heading's.

    Of two numbers of its kind in the sentence before, either may be what it goes on about.
    """
    if _POINTS.search(sentence):
        return ""
    before = paragraph.partition(sentence)[0]
    said = [before[left:right] for left, right in sentences(before)]
    told = [number.kind for number in find_quantities(said[-1])] if said else []
    if said and ((len(told) > 1 and kind in told) or _UNSURE.search(said[-1])):
        return ""
    above = [place.lead, *reversed(place.headings), place.document.metadata.title]
    for text in (*said[-1:], *above):
        words = trimmed(_without_numbers(text))
        if telling(words, place.area or ""):
            return " ".join(words.split()[:MAX_AROUND_WORDS])
    return ""


def _without_numbers(text: str) -> str:
    for quantity in reversed(find_quantities(text)):
        text = f"{text[: quantity.start]} {text[quantity.end :]}"
    return _SEASON.sub(" ", without_periods(text))
