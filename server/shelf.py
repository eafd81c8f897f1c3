"""The list of documents: newest first, searched by title, publisher and headings, filtered, a page at a time.

In: the metadata of the documents and their headings. Out: the documents that pass, and how many each choice of a filter
would leave. Words are compared as typed so far and by their stems, so that the list answers while somebody types.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.measures import stems
from corpus.models import DocumentKind, Metadata
from corpus.periods import parse_period

PAGE_SIZE = 20
MAX_QUERY_CHARS = 200
_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the list; "" asks nothing."""

    q: str = ""
    kind: str = ""
    area: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the documents found. `start` counts from 0; `before` and `after` are the ids at which others begin."""

    documents: tuple[Metadata, ...]
    start: int
    total: int
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class _Listed:
    metadata: Metadata
    words: frozenset[str]
    text: str
    """The words, a space before each: a word typed so far is looked for in it at once."""
    stems: frozenset[str]
    years: frozenset[str]


class Shelf:
    """The documents of one version, in the order in which they are shown."""

    def __init__(self, documents: Mapping[str, Metadata], headings: Mapping[str, Sequence[str]]) -> None:
        self._listed = [_listed(held, headings.get(held.id, ())) for held in newest_first(documents.values())]

        self._all_choices = self._counted(Filters())

    def choices(self, filters: Filters) -> dict[str, dict[str, int]]:
        """For each filter its choices, each with the number of documents that it would leave beside the others set."""
        return self._all_choices if filters == Filters() else self._counted(filters)

    def _counted(self, filters: Filters) -> dict[str, dict[str, int]]:
        kinds, areas, years = Counter[str](), Counter[str](), Counter[str]()
        for one, missed in self._looked(filters):
            if missed <= {"kind"}:
                kinds[one.metadata.kind.value] += 1
            if missed <= {"area"} and one.metadata.area:
                areas[one.metadata.area] += 1
            if missed <= {"year"}:
                years.update(one.years)
        return {
            "kind": {
                kind.value: kinds[kind.value] for kind in DocumentKind if kinds[kind.value] or kind == filters.kind
            },
            "area": dict(sorted(_with(filters.area, areas).items())),
            "year": dict(sorted(_with(filters.year, years).items(), reverse=True)),
        }

    def find(self, filters: Filters) -> tuple[Metadata, ...]:
        """The documents that pass every filter and hold every word of `q`, newest first."""
        return tuple(one.metadata for one, missed in self._looked(filters) if not missed)

    def _looked(self, filters: Filters) -> Iterator[tuple[_Listed, frozenset[str]]]:
        """Those that hold every word, each with the names of the filters that it does not pass, looked through once."""
        words = [(word, stems(word)) for word in _words(filters.q)]
        for one in self._listed:
            if all(_holds(one, word, stemmed) for word, stemmed in words):
                yield one, _missed(one, filters)

    def page(self, filters: Filters, *, begin: str | None = None, size: int = PAGE_SIZE) -> Page | None:
        """The page that begins with the document of that id; None where it is not among those found."""
        found = self.find(filters)
        ids = [held.id for held in found]
        if begin is not None and begin not in ids:
            return None
        start = ids.index(begin) if begin is not None else 0
        before = ids[max(start - size, 0)] if start else None
        after = ids[start + size] if start + size < len(ids) else None
        return Page(found[start : start + size], start, len(found), before, after)


def _listed(metadata: Metadata, headings: Sequence[str]) -> _Listed:
    told = "\n".join([metadata.title, metadata.publisher or "", metadata.area or "", metadata.period or "", *headings])
    words = frozenset(_words(told))
    joined = f" {' '.join(sorted(words))}"
    return _Listed(metadata, words, joined, frozenset(stems(told)), frozenset(_years(metadata)))


def _with(value: str, counted: Mapping[str, int]) -> dict[str, int]:
    """The counts, with the value that is set among them, also where it leaves nothing."""
    return {value: 0, **counted} if value else dict(counted)


def newest_first(documents: Iterable[Metadata]) -> list[Metadata]:
    """The documents from the newest to the oldest, of one day in the order of their titles."""
    titled = sorted(documents, key=lambda each: (each.title.casefold(), each.id))
    return sorted(titled, key=_newness, reverse=True)


def _missed(one: _Listed, filters: Filters) -> frozenset[str]:
    held = one.metadata
    kind = not filters.kind or filters.kind == held.kind.value
    area = not filters.area or filters.area == held.area
    year = not filters.year or filters.year in one.years
    if kind and area and year:
        return _NONE
    return frozenset(name for name, passes in (("kind", kind), ("area", area), ("year", year)) if not passes)


def _holds(one: _Listed, word: str, stemmed: Collection[str]) -> bool:
    if word in one.words or (stemmed and one.stems.issuperset(stemmed)):
        return True
    return f" {word}" in one.text


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _years(metadata: Metadata) -> set[str]:
    """The calendar years that a document is about or was published in."""
    years = set(_YEAR.findall((metadata.published or "")[:4]))
    period = parse_period(metadata.period) if metadata.period else None
    if period is not None:
        years |= {str(year) for year in range(period.start.year, period.end.year + 1)}
    return years


def _newness(metadata: Metadata) -> str:
    """The day of publication as far as it is known, else the last day of the period covered; "" is oldest."""
    period = parse_period(metadata.period) if metadata.period else None
    return metadata.published or (period.end.isoformat() if period else "")
