"""Which document takes the place of which: as the catalogue states it, or as an edition of a series that came later.

In: the metadata of all documents. Out: for each superseded document the one that comes next. A series is what one
publisher publishes of one kind under one title but for the years: "Local Account 2021-23", then "Local Account
2023-24". Records of an event (minutes, decisions, reports to a meeting, news) supersede nothing by their titles: each
stays true of its day. The newest answers; the older ones stay citable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.measures import tokens
from corpus.models import DocumentKind, Metadata
from corpus.periods import find_periods, parse_period

_RECORDS = frozenset({DocumentKind.MINUTES, DocumentKind.DECISION, DocumentKind.COMMITTEE_REPORT, DocumentKind.NEWS})
_YEAR_WORDS = frozenset({"to", "and", "from", "for", "the", "year", "years", "in", "of"})
"""Words that stand around the years of a title and do not tell one series from another."""


class Reason(StrEnum):
    """How it is known that a document is superseded."""

    STATED = "stated"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Succession:
    """A document, the one that supersedes it, and how that is known."""

    document_id: str
    by: str
    reason: str


def successions(documents: Iterable[Metadata]) -> tuple[tuple[Succession, ...], tuple[tuple[str, str], ...]]:
    """Return the successions in order of the superseded documents' ids, and (path, fault) of statements that are wrong.

    What is stated weighs more than a series. A statement that names no held document, or leads back to where it
    started, is left out and told.
    """
    held = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    found: dict[str, Succession] = {}
    faults = []
    for document in held.values():
        older = document.supersedes
        if older is None:
            continue
        if older not in held:
            faults.append((document.path, f"supersedes {older!r}, which is no document here"))
        elif older in (document.id, *successors(document.id, found)):
            faults.append((document.path, f"supersedes {older!r}, which itself supersedes it"))
        elif older not in found or (held[found[older].by].published or "") < (document.published or ""):
            found[older] = Succession(older, document.id, Reason.STATED.value)
    for older, newer in _series(held.values()):
        if older not in found and older not in successors(newer, found):
            found[older] = Succession(older, newer, Reason.SERIES.value)
    return tuple(found[older] for older in sorted(found)), tuple(faults)


def successors(document_id: str, successions: Mapping[str, Succession]) -> list[str]:
    """Return all documents that supersede one, by however many steps, the next first and the newest last."""
    found: list[str] = []
    while document_id in successions and successions[document_id].by not in found:
        document_id = successions[document_id].by
        found.append(document_id)
    return found


def _series(documents: Iterable[Metadata]) -> list[tuple[str, str]]:
    """Each document of a series but the last, with the edition that follows it."""
    series: defaultdict[object, list[tuple[date, Metadata]]] = defaultdict(list)
    for document in documents:
        name, end = _without_years(document.title), _end(document)
        if document.kind not in _RECORDS and name and end is not None:
            series[document.publisher, document.area, document.kind, document.audience, name].append((end, document))
    return [pair for editions in series.values() for pair in _steps(editions)]


def _steps(editions: Sequence[tuple[date, Metadata]]) -> list[tuple[str, str]]:
    ordered = sorted(editions, key=lambda edition: (edition[0], edition[1].published or "", edition[1].id))
    steps = []
    for end, document in ordered:
        later = next((other for other_end, other in ordered if other_end > end), None)
        if later is not None:
            steps.append((document.id, later.id))
    return steps


def _without_years(title: str) -> tuple[str, ...]:
    """The words of a title but for its years."""
    for mention in reversed(find_periods(title)):
        title = f"{title[: mention.start]} {title[mention.end :]}"
    return tuple(word for word in tokens(title) if word not in _YEAR_WORDS)


def _end(document: Metadata) -> date | None:
    """When the time ends that an edition is of, as its entry or its title says."""
    told = parse_period(document.period or "") or parse_period(document.title)
    return told.end if told else None
