"""Whose title a question names by its year: "the ADASS spring survey 2023", "State of Caring 2022".

In: a question and the documents of an index. Out: the documents so named. Their year says which paper is meant, and
a figure that only the paper dates is one of that year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.measures import LIGHT_WORDS, STOP_WORDS, stem
from corpus.models import Metadata
from corpus.periods import Period, find_periods

NAMING = 2
"""Words of a title that name it, beside its year."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_COUNCIL = re.compile(r"\bcouncil\b", re.IGNORECASE)
"""A council's name says where, and is in every question about it."""
_PLACES = frozenset(stem(word) for word in ("county", "city", "borough", "district", "metropolitan", "england"))


@dataclass(frozen=True, slots=True)
class Titles:
    """The papers of an index whose title has a year: their ids, years and the words of title and publisher."""

    papers: tuple[tuple[str, frozenset[Period], frozenset[str]], ...]

    def named(self, text: str) -> frozenset[tuple[str, Period]]:
        """The ids of the documents that a question names, each with the year by which it does."""
        found: set[tuple[str, Period]] = set()
        mentions = find_periods(text) if self.papers else ()
        said = _stems(text) if mentions else frozenset()
        for mention in mentions:
            for name, years, title in self.papers:
                if mention.period and mention.period in years and len(said & title) >= NAMING:
                    found.add((name, mention.period))
        return frozenset(found)


def titles_of(documents: Iterable[Metadata]) -> Titles:
    """The titles of documents that have a year."""
    papers = []
    for each in documents:
        years = frozenset(mention.period for mention in find_periods(each.title) if mention.period)
        if years:
            body = each.publisher if each.publisher and not _COUNCIL.search(each.publisher) else ""
            papers.append((each.id, years, _stems(f"{each.title} {body}") - _stems(each.area or "") - _PLACES))
    return Titles(tuple(papers))


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if stem(word.lower()) not in LIGHT_WORDS and word.lower() not in STOP_WORDS]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.lower().removesuffix("’s").removesuffix("'s")) for word in _telling(_WORD.findall(text)))
