"""The list of documents: newest first, searched by what names them and by their text, filtered, a page at a time.

In: the metadata of the documents, their headings, and a search in their text. Out: the documents that pass, why each
does, and how many each choice of a filter would leave. Words of titles, publishers, areas and headings are compared as
typed so far and by their stems, so that the list answers while somebody types; those of the text by their stems.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.measures import stems
from corpus.models import DocumentKind, Metadata
from corpus.periods import parse_period

PAGE_SIZE = 20
MAX_QUERY_CHARS = 200
_SEARCHES_KEPT = 16
"""Searches in the text that are kept: one page asks for the same one several times."""
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
class Found:
    """Why a document was found: the parts of its entry that hold words of the search, and a passage that holds all."""

    named_in: tuple[str, ...] = ()
    """Of "title", "publisher", "area", "period" and "heading"; all words of the search stand in these together."""
    heading: str = ""
    """The first heading that holds words of the search."""
    passage: str = ""
    """The id of the best passage whose text holds every word of the search."""


InText = Callable[[tuple[str, ...]], Mapping[str, str]]
"""The documents whose text holds all of some stems: by the id of each that of its best passage."""


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
    named: Mapping[str, str]
    """The parts of its entry by their names, in the order in which they are told."""
    headings: tuple[str, ...]
    words: _Words
    years: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, to look for words in that may only be begun."""

    whole: frozenset[str]
    joined: str
    """The words, a space before each: a word typed so far is looked for in it at once."""
    stems: frozenset[str]

    def hold(self, word: str, stemmed: Collection[str]) -> bool:
        """Whether a word stands there, whole, begun or in another form."""
        return word in self.whole or bool(stemmed and self.stems.issuperset(stemmed)) or f" {word}" in self.joined


class Shelf:
    """The documents of one version, in the order in which they are shown."""

    def __init__(
        self, documents: Mapping[str, Metadata], headings: Mapping[str, Sequence[str]], *, in_text: InText
    ) -> None:
        self._listed = [_listed(held, headings.get(held.id, ())) for held in newest_first(documents.values())]
        self._in_text = lru_cache(maxsize=_SEARCHES_KEPT)(in_text)
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
        words, in_text = _asked(filters.q), self._in_text(_stems(filters.q))
        for one in self._listed:
            if one.metadata.id in in_text or all(one.words.hold(*word) for word in words):
                yield one, _missed(one, filters)

    def why(self, filters: Filters, documents: Iterable[Metadata]) -> dict[str, Found]:
        """Why each of some documents was found, by its id; nothing where no words were looked for."""
        words, in_text = _asked(filters.q), self._in_text(_stems(filters.q))
        wanted = {each.id for each in documents} if words else set()
        return {one.metadata.id: _why(one, words, in_text) for one in self._listed if one.metadata.id in wanted}

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
    names = ("title", "publisher", "area", "period")
    named = {name: getattr(metadata, name) or "" for name in names}
    told = "\n".join([*named.values(), *headings])
    return _Listed(metadata, named, tuple(headings), _words_of(told), frozenset(_years(metadata)))


def _words_of(text: str) -> _Words:
    words = frozenset(_words(text))
    return _Words(words, f" {' '.join(sorted(words))}", frozenset(stems(text)))


def _asked(q: str) -> list[tuple[str, Collection[str]]]:
    """Each word of a search with its stems."""
    return [(word, stems(word)) for word in _words(q)]


def _stems(q: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stems(q)))


def _why(one: _Listed, words: Sequence[tuple[str, Collection[str]]], in_text: Mapping[str, str]) -> Found:
    passage = in_text.get(one.metadata.id, "")
    if not all(one.words.hold(*word) for word in words):
        return Found(passage=passage)

    def holds(text: str) -> bool:
        found = _words_of(text)
        return any(found.hold(*word) for word in words)

    heading = next((each for each in one.headings if each != one.metadata.title and holds(each)), "")
    named = [name for name, text in one.named.items() if holds(text)]
    return Found((*named, *(["heading"] if heading else [])), heading, passage)


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
