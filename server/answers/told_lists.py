"""Answers that are a list told in words: "which homes are to close?" by the lines or the sentence that name them.

In: what the passages found say to a question that asks for several things. Out: a `Draft` that quotes the list whole
with what leads in to it, or None. That one list of the likely passages is told in more of the question's own words than
the others says more than how near the passage comes, so that it answers where a sentence of its likelihood would not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from corpus.measures import stems
from index.models import PassageHit, SentenceHit
from index.pair_reading import ITEM
from server.answers.drafts import Draft, Statement
from server.answers.judged_passages import Words
from server.answers.models import Outcome
from server.answers.passage_words import coverage_of, share_named
from server.answers.queries import Query

_SEVERAL = re.compile(
    r"\b(?:which|what)(?: (?:sorts?|kinds?|types?) of)?"
    r"(?: (?!(?:is|was|does|has|did|do|are|were|have|had|will|would|of|the|a|an|share|proportion)\b)[\w'’&-]+){0,4}?"
    r" (?!(?:is|was|does|has|this|its|us|his|years|months|weeks|days|hours|numbers|figures|costs|always)\b)"
    r"[a-z'’-]{2,30}s\b"
    r"|\b(?:who|what|where)\b.{0,40}?\b(?:were|are) (?:the|our|its|their) (?:[\w-]+ ){0,3}?[a-z-]{3,30}s\b"
    r"|\bthe (?:other )?(?:two|three|four|five|six|seven|eight) (?!years|months|weeks|days|hours)"
    r"(?:[\w-]+ ){0,3}?[a-z-]{2,30}s\b",
    re.IGNORECASE,
)
"""Asks for several things of a kind by name."""
_BULLETS = re.compile(r":\s*(?:[•·▪][^•·▪\n]{2,400}){2,60}")
"""A list within a line, its items set apart by bullets."""
_NAME = re.compile(r"[A-Z][\w’'&-]*(?: (?:(?:of|and|the|for|in|&) )?[A-Z][\w’'&-]*){0,5}")
_BEFORE_NAME = re.compile(r"[,;)] (?:and )?[A-Z(]")
_AND_NAME = re.compile(r"\band [A-Z]")
_POINTS_BACK = re.compile(r"(?:They|These|Those|Both|The (?:two|three|four|five|six|seven|eight|others?))\b")
LIKELY = 0.25
"""Likelihood of a passage from which its list may answer: that of what names all that is asked."""
NAMED, TOLD = 0.65, 0.5
"""Share of the question's content that the passage names with its headings, and the list with its lead-in."""
MOST_CHARS = 900
LEAST = 2


@dataclass(frozen=True, slots=True)
class _List:
    """A list of a passage: the slice to quote, and the share of the question's content that it names."""

    hit: PassageHit
    start: int
    end: int
    told: float

    @property
    def text(self) -> str:
        return self.hit.passage.text[self.start : self.end].strip()


def asks_for_several(query: Query) -> bool:
    """Whether a question asks for several things of a kind by name."""
    return query.asks_in_words and _SEVERAL.search(query.text) is not None


def answer_list(words: Words) -> Draft | None:
    """The one list of the likely passages that tells most of what is asked; None for none or several alike."""
    if not asks_for_several(words.query):
        return None
    found = [each for one in words.judged if one.likelihood >= LIKELY for each in _lists(words, one.hit)]
    best = max(found, key=lambda each: each.told, default=None)
    if best is None or best.told < TOLD or sum(each.told == best.told for each in found) > 1:
        return None
    return Draft(Outcome.ANSWERED, (Statement(f"“{best.text}”", (best.hit,)),), hits=(best.hit,))


def _lists(words: Words, hit: PassageHit) -> Iterator[_List]:
    """The lists of a passage that names most of what is asked."""
    passage, query = hit.passage, words.query
    if coverage_of(query, passage, words.version.documents[passage.document_id], words.glossary) < NAMED:
        return
    seen = -1
    for start, end in sorted({*_of_lines(passage.text), *_of_bullets(hit), *_of_names(query, hit)}):
        if start >= seen and end - start <= MOST_CHARS:
            seen = end
            yield _List(hit, start, end, share_named(query, passage.text[start:end], words.glossary))


def _of_lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that are items, with the line that leads in to them."""
    lines = [match for match in re.finditer(r"[^\n]+", text) if match[0].strip()]
    for at, line in enumerate(lines):
        items = [*takewhile(lambda each: ITEM.match(each[0]) and "|" not in each[0], lines[at + 1 :])]
        if line[0].rstrip().endswith((":", " -", " –")) and len(items) >= LEAST:
            yield line.start(), items[-1].end()


def _of_bullets(hit: PassageHit) -> Iterator[tuple[int, int]]:
    """Lists within a line, from the beginning of the sentence that leads in to them."""
    for match in _BULLETS.finditer(hit.passage.text):
        starts = [one.start for one in hit.sentences if one.start <= match.start()]
        before = hit.passage.text.rfind("\n", 0, match.start()) + 1
        yield max([*starts, before]), match.end()


def _of_names(query: Query, hit: PassageHit) -> Iterator[tuple[int, int]]:
    """Sentences that name one after the other, each with the one before where it points back to that."""
    asked = set(stems(query.text))
    before: SentenceHit | None = None
    for one in sorted(hit.sentences, key=lambda each: each.start):
        text = hit.passage.text[one.start : one.end]
        names = {name for name in _NAME.findall(text.partition(" ")[2]) if not set(stems(name)) <= asked}
        apart = len(_BEFORE_NAME.findall(text))
        if len(names) >= LEAST and apart and apart + len(_AND_NAME.findall(text)) >= LEAST:
            yield before.start if before and _POINTS_BACK.match(text) else one.start, one.end
        before = one
