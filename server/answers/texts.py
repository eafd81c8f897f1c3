"""Answering from passages: the sentences that answer, verbatim and cited, or the headings of a list of things.

In: a query and the passages found, those that come nearest to it first. Out: a `Draft`, or None when none of them is
likely enough to answer (`text_fit`). A passage of another time, or without the kind of thing asked for, never does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.glossary import Glossary
from corpus.measures import stem, stems
from corpus.models import Passage
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.kinds_told import tells_kind
from server.answers.models import Outcome
from server.answers.nearest import part_named
from server.answers.passage_words import coverage_of, is_held, named_heading, pairs_shared
from server.answers.queries import Query
from server.answers.quoting import quotation
from server.answers.sections import announced_sections, covers_times, listed_sections
from server.answers.text_fit import TextFit, features_of, shipped_fit

NEAR = 0.05
"""A passage that names all that is asked, and comes so near to the nearest one, may come before it."""
SAME_PAIRS = 0.4
"""If so many of the question's pairs of neighbouring words stand in it."""
PERHAPS = 0.25
"""Likelihood from which the heading of a passage that does not answer is worth naming."""
_WHEN = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:when|what date|which (?:date|day|month|year)|what (?:day|month|year))\b", re.IGNORECASE
)
_RING = re.compile(
    r"\b(?:(?:can|do|should|could|to|must)(?: i| we| you)? (?:phone|telephone|ring)"
    r"|(?:what|which|contact|(?:tele)?phone) number|number (?:to|do i|can i|should i))\b",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\bhow (?:many (?P<unit>year|month|week|day|hour)s|long)\b", re.IGNORECASE)
_SMALL_NUMBERS = "an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
_WHO_IS = re.compile(
    r"\bwho(?:['’]?s| is| are| was| were| chairs?| chaired| leads?| led| heads?| headed) ", re.IGNORECASE
)
_NUMBER = re.compile(r"\b0\d{2,4} ?\d{3} ?\d{3,4}\b|\b(?:999|111|101|116 123)\b")
_DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:19|20)\d\d\b|\b(?:spring|summer|autumn|winter|week|month|year|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
)
_PERSON = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Professor) [A-Z]|\b[A-Z][a-z]+ [A-Z][a-z]+\b|\b[A-Z]{3,}\b"
)
_FIGURE = re.compile(
    r"[-•\s|]*(?!\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+[A-Z(\"“])"  # the number of a paragraph, or a day
    r"(?!\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))£?\d"
)
"""A line that opens with a figure."""
_TURNING = frozenset({"against", "oppos", "object", "reject", "refus", "declin", "abstain", "disagre"})
"""Words that turn a statement round: a passage without any of them says something else, however near it is."""


def answer_text(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, glossary: Glossary, fit: TextFit
) -> Draft | None:
    """The passage that answers, or the headings of the section that lists what is asked for."""
    listed = listed_sections(query, hits, version)
    if listed is not None:
        return listed
    found = nearest_passages(query, hits, version, glossary)
    if found is None:
        return None
    (best, *_), features = found
    likelihood, least = enough(query, best, features, fit)
    if likelihood < least or not tells_kind(query, quotation(best)):
        return None
    if best.passage.text.rstrip().endswith(":"):
        announced = announced_sections(query, best, version)
        if announced is not None:
            return announced
    return Draft(Outcome.ANSWERED, (Statement(f"“{quotation(best)}”", (best,)),), hits=(best,))


def enough(query: Query, best: PassageHit, features: Mapping[str, float], fit: TextFit) -> tuple[float, float]:
    """How likely the nearest passage answers, and from which likelihood on it is shown as the answer."""
    echoed = bool(named_heading(query, best.passage)) or pairs_shared(query, best.passage) >= SAME_PAIRS
    return fit.likelihood(features), fit.least(query, features, of_kind=_kind(query) is not None, echoed=echoed)


def nearest_part(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, glossary: Glossary
) -> Statement | None:
    """Where in the documents stands what comes nearest to a question that nothing answers; None for nothing near."""
    found = nearest_passages(query, hits, version, glossary)
    if found is None or shipped_fit().likelihood(found[1]) < PERHAPS:
        return None
    (best, *_), _ = found
    return part_named(best)


def nearest_passages(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, glossary: Glossary
) -> tuple[list[PassageHit], dict[str, float]] | None:
    """The passages that may answer, the nearest first, with its features; None where there is none."""
    documents = version.documents
    fitting = [hit for hit in hits if unsuited(query, hit.passage, version) is None]
    if not fitting:
        return None
    shares = {hit: coverage_of(query, hit.passage, documents[hit.passage.document_id], glossary) for hit in fitting}
    nearest = fitting[0].closeness
    fitting.sort(key=lambda hit: (not _follows(query, hit, shares[hit], nearest - hit.closeness), hit.rank))
    return fitting, features_of(query, fitting, shares[fitting[0]])


def _follows(query: Query, hit: PassageHit, share: float, behind: float) -> bool:
    """Whether a passage close behind the nearest names all that is asked, and in the same words one after the other."""
    return share >= 1 and behind < NEAR and pairs_shared(query, hit.passage) >= SAME_PAIRS


def unsuited(query: Query, passage: Passage, version: IndexVersion) -> str | None:
    """Why a passage may not answer, in words; None where it may.

    It must be of the time asked for, say things in sentences, hold the kind of thing asked for, and stand in a document
    that knows the names of the question.
    """
    if not covers_times(query, passage, version.documents[passage.document_id]):
        return "of another time"
    if not _is_prose(passage):
        return "a list or table of figures"
    if any(word in _TURNING for word in query.stems) and not _TURNING & set(stems(passage.text)):
        return "without the word that turns the question round"
    kind = _kind(query)
    if kind is not None and not kind.search(passage.text):
        return "without the person, date, length of time or number that is asked for"
    held = version.stems_of(passage.document_id)
    return None if all(is_held(name, held) for name in _names(query)) else "in a document without the names asked for"


def _names(query: Query) -> list[str]:
    """The names of a question, without acronyms, which a text may spell out."""
    acronyms = {stem(word.lower()) for word in re.findall(r"\b[A-Z]{2,}s?\b", query.text)}
    return [name for name in query.names if name not in acronyms]


def _is_prose(passage: Passage) -> bool:
    """Whether a passage says something in words: a list or table of figures answers questions of figures only."""
    lines = [line for line in passage.text.split("\n") if line.strip()]
    figures = sum(bool(_FIGURE.match(line)) or _cells_of_numbers(line) for line in lines)
    return figures * 2 <= len(lines)


def _cells_of_numbers(line: str) -> bool:
    cells = [cell.strip() for cell in line.split("|") if cell.strip()]
    numbers = sum(bool(re.fullmatch(r"[-−£]?[\d.,]+ ?%?", cell)) for cell in cells[1:])
    return len(cells) > 1 and numbers * 2 >= len(cells)


def _kind(query: Query) -> re.Pattern[str] | None:
    """The pattern of what would answer: a number to ring, a length of time, a date, a person; None for words."""
    lasts = _LASTS.search(query.text)
    if lasts:
        unit = lasts["unit"] or "(?:year|month|week|day|hour|night|minute)"
        return re.compile(rf"\b(?:\d+|{_SMALL_NUMBERS})[ -](?:\w+ )?{unit}s?\b", re.IGNORECASE)
    kinds = ((_RING, _NUMBER), (_WHEN, _DATE), (_WHO_IS, _PERSON))
    return next((kind for asks, kind in kinds if asks.search(query.text)), None)
