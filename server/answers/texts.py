"""Answering from passages: the sentences that answer, verbatim and cited, or the headings of a list of things.

In: a query and the passages found. Out: a `Draft`, or None when no passage names enough of what is asked, of the period
asked for. One similarity number never decides: terms, names, period and the kind of question must be met too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.glossary import Glossary, Term
from corpus.measures import stems
from corpus.models import Metadata, Passage
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.models import Outcome
from server.answers.queries import EVERYDAY, Query
from server.answers.sections import announced_sections, covers_periods, listed_sections
from server.answers.spelling import is_slip

ENOUGH = 0.74
"""Share of the question's content that a passage must name: three words of four."""
MIN_COSINE = 0.25
MAX_CHARS = 600
_WHEN = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:when|what date|which (?:date|day|month|year)|what (?:day|month|year))\b", re.IGNORECASE
)
_WHO = re.compile(r"^\W*(?:\w+\W+){0,2}?who\b", re.IGNORECASE)
_RING = re.compile(
    r"\b(?:phone|telephone|ring|call|(?:what|which|contact) number|number (?:to|do i|can i|should i))\b", re.IGNORECASE
)
_LASTS = re.compile(r"\bhow (?:many (?P<unit>year|month|week|day|hour)s|long)\b", re.IGNORECASE)
_SMALL_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve"
_WHO_IS = re.compile(
    r"\bwho(?:['’]?s| is| are| was| were| chairs?| chaired| leads?| led| heads?| headed) ", re.IGNORECASE
)
_NUMBER = re.compile(r"\b0\d{2,4} ?\d{3} ?\d{3,4}\b|\b(?:999|111|101|116 123)\b")
_DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:19|20)\d\d\b"
)
_TITLED = re.compile(r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Professor) [A-Z]")
_TURNING = frozenset({"against", "oppos", "object", "reject", "refus", "declin", "abstain", "disagre"})
"""Words that turn a statement round: a passage without them says something else, however near it is."""
_NATIONS = ("england", "united kingdom", "uk", "great britain")
_PERSON = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Professor) [A-Z]|\b[A-Z][a-z]+ [A-Z][a-z]+\b|\b[A-Z]{3,}\b"
)


@dataclass(frozen=True, slots=True)
class Fit:
    """A passage and how much of the question it names."""

    hit: PassageHit
    coverage: float
    strength: float
    """How closely the passage follows the wording: pairs of words, a heading named, a person for "who"."""

    @property
    def worth(self) -> float:
        """For order only: what is named, and how well both searches liked it."""
        return 0.4 * self.coverage + 0.3 * self.strength + 0.3 * self.hit.score


def answer_text(query: Query, hits: Sequence[PassageHit], version: IndexVersion, glossary: Glossary) -> Draft | None:
    """The passage that answers, or the headings of the section that lists what is asked for."""
    documents = version.documents
    listed = listed_sections(query, hits, version)
    if listed is not None:
        return listed
    fits = [
        Fit(
            hit,
            _coverage(query, hit.passage, documents[hit.passage.document_id], glossary),
            _strength(query, hit.passage),
        )
        for hit in hits
    ]
    fits = [
        fit for fit in fits if _is_enough(fit) and _is_prose(fit.hit.passage) and _answers_kind(query, fit.hit.passage)
    ]
    if not fits:
        return None
    best = min(fits, key=lambda fit: (-round(fit.worth, 2), fit.hit.rank))
    if best.hit.passage.text.rstrip().endswith(":"):
        return announced_sections(query, best.hit, version)
    quote = _best_sentences(query, best.hit.passage, glossary)
    return Draft(Outcome.ANSWERED, (Statement(f"“{quote}”", (best.hit,)),), hits=(best.hit,))


def _strength(query: Query, passage: Passage) -> float:
    """Share of the question's pairs of neighbouring words that the passage has; more for a heading or person named."""
    asked, said = stems(query.text), stems(passage.text)
    pairs, held = set(pairwise(asked)), set(pairwise(said))
    score = len(pairs & held) / len(pairs) if pairs else 0.0
    score += 0.5 * bool(_named_heading(query, passage))
    return score + 0.5 * bool(_WHO.search(query.text) and _TITLED.search(passage.text))


def _is_enough(fit: Fit) -> bool:
    """Enough of the question named, and near to it in meaning; a hit that names all of it need not be as near."""
    close = fit.hit.dense >= MIN_COSINE
    return fit.coverage >= ENOUGH and (close or (fit.coverage == 1 and (fit.hit.rank == 1 or fit.strength >= 0.5)))


def _is_prose(passage: Passage) -> bool:
    """Whether a passage says something in sentences: a list or table of figures answers questions of figures only."""
    lines = [line for line in passage.text.split("\n") if line.strip()]
    figures = sum(" | " in line or bool(re.match(r"[-•\s]*£?\d", line)) for line in lines)
    return figures * 2 <= len(lines)


def _coverage(query: Query, passage: Passage, document: Metadata, glossary: Glossary) -> float:
    """Share of the question's content that the passage, its headings or its title name.

    0 for a passage of another period, and for one that lacks a name of the question.
    """
    if not covers_periods(query.periods, passage, document) or not _of_area(query, document):
        return 0.0
    whole = " ".join([document.title, *passage.headings, passage.text])
    names = {name for own in glossary.read(whole).names for name in glossary.wider(own)}
    held = frozenset(stems(whole))
    if any(name not in held and not _near(name, held) for name in query.names):
        return 0.0
    if any(word in _TURNING and word not in held for word in query.stems):
        return 0.0
    subjects = [term for term in query.terms if term.kind != EVERYDAY]
    found = [float(term.name in names or _worded(term, held)) for term in subjects]
    found += [float(word in held or _near(word, held)) for word in query.stems]
    if not found:
        return 0.0
    asides = [float(_worded(term, held)) for term in query.terms if term.kind == EVERYDAY]
    weight = 1.0 if _WHEN.search(query.text) else 0.5  # of a date, "begin" or "end" is half the question
    heading = _named_heading(query, passage)
    return (sum(found) + weight * sum(asides) + heading) / (len(found) + weight * len(asides) + heading)


def _worded(term: Term, held: frozenset[str]) -> bool:
    """Whether every word of a term, or of a phrase that means the same, is among the stems."""
    return any(words and set(words) <= held for words in (stems(phrase) for phrase in (term.name, *term.words)))


def _named_heading(query: Query, passage: Passage) -> int:
    """How many words of the question are the passage's own heading, word after word; 0 for a heading of one word."""
    asked, heading = stems(query.text), stems(passage.headings[-1]) if passage.headings else ()
    runs = (asked[i : i + len(heading)] for i in range(len(asked) - len(heading) + 1))
    subject = {word for term in query.terms for word in stems(term.name)}
    return 2 * len(heading) if len(heading) > 1 and heading in runs and not set(heading) <= subject else 0


def _of_area(query: Query, document: Metadata) -> bool:
    """Whether a document is about the area asked of, or about the whole country where no area is named."""
    if query.area is None or document.area is None:
        return True
    own, asked = document.area.casefold(), query.area.casefold()
    return own == asked or (not query.area_named and any(nation in own for nation in _NATIONS))


def _near(word: str, held: frozenset[str]) -> bool:
    return any(is_slip(word, other) for other in held)


def _answers_kind(query: Query, passage: Passage) -> bool:
    """Whether the passage holds what is asked for: a date for "when", a length of time for "how many years"."""
    kind = _kind(query)
    return kind is None or bool(kind.search(passage.text))


def _kind(query: Query) -> re.Pattern[str] | None:
    """The pattern of what would answer: a number to ring, a length of time, a date, a person; None for words."""
    lasts = _LASTS.search(query.text)
    if lasts:
        return re.compile(
            rf"\b(?:\d+|{_SMALL_NUMBERS})[ -]{lasts['unit'] or '(?:year|month|week|day|hour)'}s?\b", re.IGNORECASE
        )
    kinds = ((_RING, _NUMBER), (_WHEN, _DATE), (_WHO_IS, _TITLED), (_WHO, _PERSON))
    return next((kind for asks, kind in kinds if asks.search(query.text)), None)


def _best_sentences(query: Query, passage: Passage, glossary: Glossary) -> str:
    """The passage, or where it is long the run of sentences from the one that names most of the question."""
    if len(passage.text) <= MAX_CHARS:
        return passage.text
    spans = [match.span() for match in re.finditer(r"[^\n]+?(?:[.!?](?=\s)|\n|$)", passage.text)]
    wanted = set(query.stems) | {word for term in query.terms for word in stems(term.name)}
    kind = _kind(query)

    def worth(span: tuple[int, int]) -> float:
        text = passage.text[span[0] : span[1]]
        return len(wanted & set(stems(text))) + (0.5 if kind and kind.search(text) else 0.0)

    start = max(range(len(spans)), key=lambda i: (worth(spans[i]), -i))
    end = start
    while end + 1 < len(spans) and spans[end + 1][1] - spans[start][0] <= MAX_CHARS:
        end += 1
    return passage.text[spans[start][0] : spans[end][1]].strip()
