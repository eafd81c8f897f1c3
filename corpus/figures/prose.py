"""Figures in sentences: levels ("Over 70 CMEs now operate"), changes ("increased by 12%"), pairs ("up from A to B").

In: a paragraph with its place. Out: observations. A number is bound to the words of its own clause: those after it
where they name what is counted, else those before it. What is left over stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.figures.binding import bound, unit_of
from corpus.figures.places import Known, Place, bind_period
from corpus.measures import LIGHT_WORDS, clean_label, stems, without_periods
from corpus.models import Aspect, Observation
from corpus.periods import PeriodKnown
from corpus.quantities import Quantity, UnitKind, find_quantities
from corpus.sentences import sentences

_CLAUSE_END = re.compile(
    r"[;:]|,\s|\.\s|\s[-–—]\s|\(|\)|\b(?:while|whereas|although|but|which is|compared|having|with (?:a|an|the))\b"
)
_MORE = re.compile(
    r"\s*(?:of\s+)?(?:more|fewer|less|higher|lower|increase|decrease|rise|fall|reduction|drop|growth|uplift"
    r"|cut|saving|improvement)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:increas|decreas|reduc|ris|rose|fell|fall|grew|grow|drop|declin|cut|improv|went (?:up|down)|up"
    r"|down)\w*\b.{0,90}\bby\s+$",
    re.IGNORECASE,
)
_UP_DOWN = re.compile(r"\b(?:up|down)\s+$", re.IGNORECASE)
_ADDED = re.compile(
    r"\b(?:additional|extra|further|another|more than|increase of|decrease of|rise of|fall of|reduction of"
    r"|uplift of)\s+$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_CHANGE_VERB = re.compile(
    r"\b(?:(?:has|have|had|was|were|is)\s+)?(?:helped\s+to\s+)?(?:increas|decreas|reduc|risen|rising|rise|rose"
    r"|fell|fallen|falling|fall|grew|grown|grow|dropp?|declin|went\s+(?:up|down)|gone\s+(?:up|down)|up|down"
    r"|improv)\w*\b",
    re.IGNORECASE,
)
_ANOTHER_VALUE = re.compile(
    r"\b(?:compar(?:es?|ed|ing) (?:to|with)|against|year before|previous year|prior year|year earlier)\b", re.IGNORECASE
)
_LEAD_WORDS = re.compile(r"^(?:on|for|of|to|in|by|from|as|at|that|were|was|are|is|and)\s+", re.IGNORECASE)
_LITTLE = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "for",
        "to",
        "in",
        "by",
        "from",
        "as",
        "at",
        "and",
        "or",
        "with",
        "was",
        "were",
        "is",
        "are",
        "until",
        "than",
        "against",
        "this",
        "that",
        "which",
        "it",
    ]
)
_MORE_OF_IT = re.compile(
    r"\b(?:increase|decrease|reduction|rise|fall|drop)\b(?: (?:of|was|is|were))?\s+$", re.IGNORECASE
)
CONFIDENT, DOUBTFUL = 0.8, 0.5
_LABEL_WORDS = 16


def read_paragraph(place: Place, start: int, end: int) -> Iterator[Observation]:
    """The observations of the sentences between two offsets of the page."""
    text = place.page.text[start:end]
    for left, right in sentences(text):
        yield from _read_sentence(place, text[left:right], start + left, around=text)


def _read_sentence(place: Place, text: str, offset: int, *, around: str) -> Iterator[Observation]:
    quantities = [quantity for quantity in find_quantities(text) if quantity.kind is not UnitKind.DURATION]
    locator = place.locator(offset, offset + len(text))
    inherited = place.inherited()
    first: Observation | None = None
    for position, quantity in enumerate(quantities):
        left = quantities[position - 1].end if position else 0
        right = quantities[position + 1].start if position + 1 < len(quantities) else len(text)
        before, after = _clause(text[left : quantity.start], text[quantity.end : right])
        aspect = _aspect(text, quantity, before, after, quantities[position + 1 : position + 2])
        label = _label(before, after, aspect, quantity)
        known = bind_period(text, quantity.start, quantity.end, inherited)
        pair = _FROM.search(text[: quantity.start]) or _ANOTHER_VALUE.search(
            text[max(0, quantity.start - 40) : quantity.start]
        )
        repeated = (
            _TO.search(text[left : quantity.start])
            and position
            and _FROM.search(text[: quantities[position - 1].start])
        )
        bare = len(stems(without_periods(after))) < 2
        if (pair or repeated) and first is not None and aspect is Aspect.LEVEL and bare:
            label = first.measure
        if pair and known == inherited and known.period is not None and known.how is not PeriodKnown.PRINTED:
            known = Known(None, None)
        unit = unit_of(quantity, after if quantity.kind is UnitKind.COUNT and len(after.split()) else label)
        observation = bound(
            place,
            quantity,
            known,
            locator,
            measure=label,
            unit=unit,
            wording=f"sentence: {aspect}",
            confidence=_confidence(label, known, quantity, after),
            aspect=aspect,
            around=around,
        )
        if observation is not None:
            first = first or observation
            yield observation


def _clause(before: str, after: str) -> tuple[str, str]:
    """The words on either side of a number that belong to its own clause."""
    marks = [match.end() for match in _CLAUSE_END.finditer(before)]
    end = _CLAUSE_END.search(after)
    return before[marks[-1] if marks else 0 :], after[: end.start() if end else len(after)]


def _aspect(text: str, quantity: Quantity, before: str, after: str, following: list[Quantity]) -> Aspect:
    lead = text[: quantity.start]
    if _ADDED.search(lead) and not quantity.printed.lower().startswith("more than"):
        return Aspect.INCREMENT
    if (
        _MORE.match(after)
        or _BY.search(before)
        or _MORE_OF_IT.search(before)
        or (_UP_DOWN.search(lead) and quantity.kind is UnitKind.PERCENT)
    ):
        return Aspect.CHANGE
    if quantity.kind is UnitKind.POINTS:
        return Aspect.CHANGE
    return Aspect.LEVEL


def _label(before: str, after: str, aspect: Aspect, quantity: Quantity) -> str:
    """What the number is of: the words after it where they say enough, else those before and after it."""
    tail = _LEAD_WORDS.sub("", " ".join(without_periods(after).split()[:_LABEL_WORDS]).strip())
    verbs = list(_CHANGE_VERB.finditer(before)) if aspect is Aspect.CHANGE else []
    if verbs:
        verb = verbs[-1]
        changed = re.sub(r"\s*\bby\s*$", "", before[verb.end() :])  # "increase the number of visits by"
        return _trimmed(changed if len(stems(changed)) > 1 else before[: verb.start()])
    enough = [word for word in stems(tail) if word not in LIGHT_WORDS]
    if (len(enough) >= 1 and quantity.kind is not UnitKind.GBP) or len(enough) >= 2:
        return _trimmed(tail)
    head = " ".join(before.split()[-_LABEL_WORDS:])
    return _trimmed(f"{head} {tail}")


def _trimmed(label: str) -> str:
    """The label without the little words that lead into it or out of it."""
    words = clean_label(label).split()
    while words and words[-1].lower() in _LITTLE:
        words.pop()
    while words and words[0].lower() in _LITTLE | {"will", "has", "have", "had"}:
        words.pop(0)
    return clean_label(" ".join(words))


def _confidence(label: str, known: Known, quantity: Quantity, after: str) -> float:
    """Doubtful where the label says nothing of its own, a bare count has no noun after it, or no period is known."""
    telling = [word for word in stems(label) if word not in LIGHT_WORDS]
    bare = quantity.kind is UnitKind.COUNT and (not quantity.unit_word) and not re.match(r"\s+[a-zA-Z‘“'\"]", after)
    return DOUBTFUL if not telling or bare or known.period is None else CONFIDENT
