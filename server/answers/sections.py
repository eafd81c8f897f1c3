"""Answers that are a list of sections: "the top three challenges" are the headings under that heading.

In: a query and passages. Out: a `Draft` that names the sections and quotes each, or None where there is no such list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.measures import stem, stems, tokens
from corpus.models import Metadata, Passage
from corpus.periods import date_published, find_periods, parse_period
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.kinds_asked import asks_which_time
from server.answers.models import Outcome
from server.answers.periods_asked import is_told_of_before
from server.answers.queries import EVERYDAY, Operation, Query

_LIST_OF = re.compile(r"\b(?:what|which|list|name)\b.*\b\w+s\b", re.IGNORECASE)
_OF_MANY = frozenset(map(stem, "top main key biggest greatest largest most important".split()))
"""Says of what is listed that it stands first, in whatever word."""
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def announced_sections(query: Query, lead: PassageHit, version: IndexVersion) -> Draft | None:
    """A passage that ends in a colon announces so many sections: their headings are the answer, else there is none."""
    numbers = [_COUNTS[word] for text in (query.text, lead.passage.text) for word in tokens(text) if word in _COUNTS]
    if not numbers:
        return None
    where = (lead.passage.page_index, lead.passage.start)
    following = [
        p for p in version.passages_of(lead.passage.document_id) if (p.page_index, p.start) > where and p.headings
    ]
    sections = {p.headings[-1]: p for p in reversed(following) if p.headings != lead.passage.headings}
    chosen = sorted(sections.values(), key=lambda p: (p.page_index, p.start))[: numbers[0]]
    if len(chosen) < numbers[0]:
        return None
    parts = [PassageHit(p, lead.score, rank, lead.dense) for rank, p in enumerate(chosen, 1)]
    names = "; ".join(f"“{p.headings[-1]}”" for p in chosen)
    return Draft(
        Outcome.ANSWERED, (Statement(f"“{lead.passage.text.strip()}” {names}.", (lead, *parts)),), hits=(lead, *parts)
    )


def listed_sections(query: Query, hits: Sequence[PassageHit], version: IndexVersion) -> Draft | None:
    """ "What were the top three challenges?": the headings under a heading that names all that is asked.

    Headings are in no order, and none is the quarter that brought the most of something.
    """
    if not _LIST_OF.search(query.text) or (query.place or 1) > 1 or asks_which_time(query.text):
        return None
    wanted = set(query.stems) | {word for term in query.terms if term.kind != EVERYDAY for word in stems(term.name)}
    asked = set(stems(query.text))
    best: tuple[float, Draft] | None = None
    for hit in hits:
        document = version.documents[hit.passage.document_id]
        if not covers_times(query, hit.passage, document):
            continue
        if _announces(query, hit.passage, wanted, document) and (next_ := announced_sections(query, hit, version)):
            return next_
        for depth, heading in enumerate(hit.passage.headings):
            own, path = set(stems(heading)), hit.passage.headings[: depth + 1]
            if not own & wanted or len(own & asked) * 2 < len(own) or own <= set(stems(document.title)):
                continue  # below the title of a paper stand its chapters, and no list
            under = [p for p in version.passages_of(document.id) if p.headings[: depth + 1] == path]
            told = set(
                stems(" ".join([document.title, *path, *(p.text for p in under if len(p.headings) == depth + 1)]))
            )
            names = list(dict.fromkeys(p.headings[depth + 1] for p in under if len(p.headings) > depth + 1))
            if len(names) > 1 and wanted <= told:
                children = [
                    PassageHit(p, hit.score, rank, hit.dense)
                    for rank, p in enumerate(under, 1)
                    if len(p.headings) > depth + 1
                ]
                listed = "; ".join(f"“{name}”" for name in names)
                draft = Draft(
                    Outcome.ANSWERED, (Statement(f"“{heading}”: {listed}.", tuple(children)),), hits=tuple(children)
                )
                closeness = len(own & asked) / len(own)
                best = (closeness, draft) if best is None or closeness > best[0] else best
    return best[1] if best else None


def _announces(query: Query, passage: Passage, wanted: set[str], document: Metadata) -> bool:
    """Whether a passage under a heading that is asked for ends in what leads in to a list of all that is asked.

    Who speaks of one challenge, "cost of care as a challenge", asks for no list of them.
    """
    if not passage.headings or not passage.text.rstrip().endswith(":"):
        return False
    said = set(tokens(query.text))
    if query.operation is not Operation.RANK and not any(word in said for word in tokens(passage.headings[-1])):
        return False
    heading = set(stems(passage.headings[-1])) - _OF_MANY - set(map(stem, _COUNTS))
    return bool(heading) and heading <= wanted <= {*heading, *stems(f"{passage.text} {document.title}")}


def covers_times(query: Query, passage: Passage, document: Metadata) -> bool:
    """Whether passage, headings or document cover every period asked for, and the year before where that is asked."""
    asked = query.periods
    if not asked:
        return is_told_of_before(query, passage.text)
    own = [m.period for text in (passage.text, *passage.headings) for m in find_periods(text) if m.period]
    around = (parse_period(document.period or ""), date_published(document.published), parse_period(document.title))
    own += [period for period in around if period]
    return all(any(period.contains(want) or want.contains(period) for period in own) for want in asked)
