"""The likeliest figures read together with the question, the number marked in its sentence (a cross-encoder).

In: a query and the series that may answer it. Out: the same, each as likely as both say. The matching compares words
and labels made apart, to which a figure of carers and one of male carers are near; read together they are not. Only
figures with some likelihood are read, for each costs as much as embedding the question.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.models import NUMBER, Availability, Metadata, Observation, Status
from corpus.quantities import Quantity
from index.models import PassageHit, SentenceHit
from index.pair_reading import JOINED, Comparing, as_asked, told_with
from server.answers.display import show_observation
from server.answers.lookups import periods_asked
from server.answers.matching import Series
from server.answers.queries import EVERYDAY, Query

WEIGHT = 0.3
"""What the log-odds of the reading count beside those of the matching: by the open questions of `short`."""
LEAST, MOST_READ = 0.03, 8
"""How likely a figure must be to be read, and how many are."""
BEFORE, BEHIND = 200, 120
"""Letters of a long sentence that are read before and behind the number."""
_POINTS_BACK = re.compile(
    r"\b(?:it|this|these|they|them|those|that time|there were|of which|such|the figure|the total|the same)\b",
    re.IGNORECASE,
)
"""A word for what the sentence before names, which a number behind it may be of."""
_OF_IT = re.compile(r"\s(?:[a-z]+\s){0,2}?of (?:it|this|that|these|those|them|which|such)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\bfy ?['’]?\d\d\b")
MOST_CHARS = 160
"""Letters of the label, the heading and the title that are read."""


@dataclass(frozen=True, slots=True)
class NumberReader:
    """Reads the figures of one version with questions."""

    documents: Mapping[str, Metadata]
    model: Comparing

    def reread(self, query: Query, found: Sequence[Series]) -> tuple[Series, ...]:
        """The series, likeliest first by matching and reading together.

        What a follow-up carries and what is to be compared, shared out or added up is not told by one number; and a
        question that names nothing, or is a few words ("Safeguarding enquiries 2022-23?"), tells the reader too little.
        There the matching stands alone.
        """
        if not query.is_of_one_number:
            return tuple(found)
        likely = sorted(found, key=lambda series: -series.likelihood)[:MOST_READ]
        asked = [(series, periods_asked(query, series)[:1]) for series in likely if series.likelihood >= LEAST]
        read = [(series, figures[0]) for series, figures in asked if figures and figures[0].value is not None]
        if not read:
            return tuple(found)
        question = asked_in_terms(query, [f"{figure.label} {figure.locator.quote}" for _, figure in read])
        scores = self.model.compare(question, [self._told(figure) for _, figure in read])
        gains = {id(series): math.exp(WEIGHT * float(score)) for (series, _), score in zip(read, scores, strict=True)}
        powers = [series.likelihood * gains.get(id(series), 1.0) for series in found]
        whole = sum(powers) + max(0.0, 1.0 - sum(series.likelihood for series in found))
        told = [replace(series, likelihood=power / whole) for series, power in zip(found, powers, strict=True)]
        return tuple(sorted(told, key=lambda series: -series.likelihood))

    def _told(self, figure: Observation) -> str:
        document = self.documents[figure.document_id]
        return figure_told(figure, title=document.title, home=document.area)


def asked_in_terms(query: Query, told: Sequence[str]) -> str:
    """The question, with what texts call its terms and years where they call them otherwise ("FY22")."""
    said = " ".join(told).casefold()
    asked = query.searched.casefold()
    words = [*query.published, *(period.label for period in query.periods if _SHORT_YEAR.search(asked))]
    for term in query.terms:
        phrases = [phrase for phrase in (term.name, *term.words) if phrase.casefold() in said]
        longest = max(phrases, key=len, default="")
        if longest and term.kind != EVERYDAY and longest.casefold() not in asked:
            words.append(longest)
    return ", ".join(dict.fromkeys([as_asked(query.searched), *words]))


def told_number(hit: PassageHit, sentence: SentenceHit, number: Quantity, documents: Mapping[str, Metadata]) -> str:
    """A number of a sentence as it is read: marked there, then the line it hangs on, its heading and its paper's title.

    What points back, "£2.67m of it was to come to the council", is read behind the sentence before it.
    """
    passage = hit.passage
    text = passage.text[sentence.start : sentence.end]
    whole = told_with(passage, sentence.start, sentence.end, title=documents[passage.document_id].title)
    marked = around_number(text, number.start, number.end).strip()
    if _POINTS_BACK.search(text[: number.start]) or _OF_IT.match(text, number.end):
        marked = f"{_before(hit, sentence)} {marked}".strip()
    return JOINED.join((marked, *whole.split(JOINED)[1:]))


def _before(hit: PassageHit, sentence: SentenceHit) -> str:
    """The end of the sentence before another of its passage; "" for the first, and for what leads in to a list."""
    at = hit.sentences.index(sentence)
    before = hit.passage.text[hit.sentences[at - 1].start : sentence.start].strip() if at else ""
    return "" if before.endswith(":") else before[-BEFORE:]


def figure_told(figure: Observation, *, title: str, home: str | None) -> str:
    """A figure as it is read: its sentence with the number marked, what it is called, its heading, its paper's title.

    A figure of a table has no sentence. `home` is the area of the paper, which is named in no figure of it.
    """
    planned = "" if figure.status is Status.ACTUAL else figure.status.value
    area = "" if figure.area == home else figure.area
    named = ", ".join(part for part in (figure.label, planned, figure.dated, area) if part)
    around = (*figure.locator.headings[-1:], title)
    if figure.is_cell:
        told: tuple[str, ...] = (f"{named}: {NUMBER} {_counted(figure)} {NUMBER}", *around)
    else:
        told = (around_number(figure.locator.quote, *figure.number_span), named, *around)
    first, *others = (part for part in told if part)
    return JOINED.join((first, *(part[:MOST_CHARS] for part in others)))


def _counted(figure: Observation) -> str:
    """The value with its unit as the model has learned to read it, which is not how pages show it."""
    value = show_observation(figure)
    says_unit = figure.availability is not Availability.PUBLISHED or figure.unit in ("GBP", "percent")
    unit = "" if says_unit or figure.unit in value else figure.unit
    return f"{value} {unit.lower() if unit[:1].isupper() and unit[1:].islower() else unit}".rstrip()


def around_number(text: str, start: int, end: int) -> str:
    """A text with the number of a span marked; of a long one what stands around it."""
    first = max(0, start - BEFORE) if len(text) > BEFORE + BEHIND else 0
    last = end + BEHIND if first or len(text) > BEFORE + BEHIND else len(text)
    return f"{text[first:start]}{NUMBER} {text[start:end]} {NUMBER}{text[end:last]}"
