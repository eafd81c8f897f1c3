"""The numbers printed in the sentences nearest to a question, each with what is known of it.

In: a query and the passages found. Out: candidates for `printed_fit`. Nothing is left out here but what surely is no
answer: a number that the question gives itself, a row of several numbers, which figures are read by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.glossary import Glossary
from corpus.measures import stem, stems
from corpus.models import Observation
from corpus.periods import Period, find_periods
from corpus.quantities import Quantity, UnitKind, find_quantities
from index.models import PassageHit, SentenceHit
from index.pair_reading import JOINED, told_with
from index.store import IndexVersion
from server.answers.kinds_told import tells_number
from server.answers.number_reading import around_number
from server.answers.passage_words import is_held, is_name_held
from server.answers.queries import Query, Wants
from server.answers.sections import covers_times
from server.answers.sentences_read import tells_something
from server.answers.things_told import holds_thing

MOST_SENTENCES, MOST_NUMBERS = 14, 20
"""Sentences whose numbers are read, the nearest by words, and how many numbers: each costs as much as embedding it."""
WORDS_BEHIND = 4
"""Words behind a number among which it tells what it counts."""
_BY = re.compile(
    r"\b(?:by|up|down|another|(?:increase|rise|reduction|fall|drop|growth|cut|uplift|decrease)s?(?: \w+){0,2} of)"
    r"(?: an? (?:average|additional|extra|further|estimated)(?: of)?)?\s*$",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\s?(?:\w+ ){0,2}?"
    r"(?:more|fewer|less|higher|lower|increase|rise|decrease|fall|drop|reduction|cut|growth|uplift|up|down)\b",
    re.IGNORECASE,
)
"""What stands before and behind a number by which something moved."""
_KINDS = {
    Wants.MONEY: (UnitKind.GBP,),
    Wants.PERCENT: (UnitKind.PERCENT,),
    Wants.COUNT: (UnitKind.COUNT,),
}
"""Of which kind a number must be for what is asked; of any for the others."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a found passage, and how it stands to the question whatever its numbers."""

    hit: PassageHit
    sentence: SentenceHit
    place: int
    """How many sentences are nearer."""
    names_missing: int
    """Names of the question that its passage, headings and title lack."""
    covers_times: bool
    holds_thing: bool
    words_missing: float
    """The share of the question's words that it, its headings and the title lack."""
    is_statistic: bool
    """Whether it gives the statistic asked for, of the group and service asked for."""
    names_days: bool
    """Whether it names every part of a year that is asked for."""

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.hit.passage.text[self.sentence.start : self.sentence.end]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A printed number, and what was read of it: nothing, if no figure was made of it."""

    told: Told
    number: Quantity
    own: tuple[Observation, ...]

    @property
    def is_moved_by(self) -> bool:
        """Whether it is by how much something moved: "up by an average of 13.2 per cent"."""
        text, number = self.told.text, self.number
        return bool(_BY.search(text[: number.start]) or _MOVE.match(text, number.end))

    @property
    def beside(self) -> str:
        """What it counts, as printed: its unit and the words behind it."""
        behind = self.told.text[self.number.end :].split()[:WORDS_BEHIND]
        return " ".join((self.number.unit_word, *behind))

    def as_read(self, version: IndexVersion) -> str:
        """Its sentence with it marked, then the line it hangs on, its heading and the title of its document."""
        passage, sentence = self.told.hit.passage, self.told.sentence
        title = version.documents[passage.document_id].title
        beside = told_with(passage, sentence.start, sentence.end, title=title).split(JOINED)[1:]
        marked = around_number(self.told.text, self.number.start, self.number.end).strip()
        return JOINED.join((marked, *beside))


def candidates(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, glossary: Glossary
) -> tuple[Candidate, ...]:
    """The numbers of the sentences nearest to a question that it does not give itself, the nearest sentence first."""
    given = {number.value for number in find_quantities(query.text)}
    found = (
        Candidate(told, number, own)
        for told in _sentences(query, hits, version, glossary)
        for number, own in _numbers_of(told, version)
        if number.value not in given
    )
    return tuple(each for each, _ in zip(found, range(MOST_NUMBERS), strict=False))


def is_of_kind(query: Query, number: Quantity) -> bool:
    """Whether a number is of the kind asked for, a time only where its unit is."""
    if number.kind is UnitKind.DURATION:
        return stem(number.unit_word.split()[-1].lower()) in stems(query.text)
    kinds = _KINDS.get(query.wants)
    return kinds is None or number.kind in kinds


def periods_in(text: str) -> list[Period]:
    """The periods that a text names."""
    return [mention.period for mention in find_periods(text) if mention.period]


def _numbers_of(told: Told, version: IndexVersion) -> Iterator[tuple[Quantity, tuple[Observation, ...]]]:
    text = told.text
    numbers = find_quantities(text)
    observations = version.observations_within(told.hit.passage) if numbers else ()
    for number in numbers:
        own = (each for each in observations if each.value == number.value and each.locator.quote.strip() in text)
        yield number, tuple(own)


def _sentences(query: Query, hits: Sequence[PassageHit], version: IndexVersion, glossary: Glossary) -> Iterator[Told]:
    pairs = [(hit, one) for hit in hits for one in hit.sentences if tells_something(hit, one)]
    nearest = sorted(pairs, key=lambda pair: (-pair[1].closeness, pair[0].rank, pair[1].start))
    for place, (hit, sentence) in enumerate(nearest[:MOST_SENTENCES]):
        passage = hit.passage
        document, text = version.documents[passage.document_id], passage.text[sentence.start : sentence.end]
        around = " ".join((document.title, *passage.headings))
        said, held = frozenset(stems(f"{around} {text}")), frozenset(stems(f"{around} {passage.text}"))
        days = {mention.partial for mention in find_periods(text, partial=True)} if query.parts else set()
        missing = [word for word in query.stems if not is_held(word, said)]
        yield Told(
            hit=hit,
            sentence=sentence,
            place=place,
            names_missing=sum(not is_name_held(name, query, held) for name in query.names),
            covers_times=covers_times(query, passage, document),
            holds_thing=holds_thing(query, text, document.published),
            words_missing=len(missing) / len(query.stems) if query.stems else 0.0,
            is_statistic=tells_number(query, passage, text, version, glossary, is_sure=True),
            names_days=days.issuperset(query.parts),
        )
