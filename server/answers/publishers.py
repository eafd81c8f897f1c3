"""Whom a question names as its source: "the ADASS survey", "Nuffield Trust"; it tells the area meant, and whose papers.

In: the documents of an index. Out: the publishers by their names and initials, each with what it published and the area
that it writes about, where there is only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.models import Metadata

_LEAST_INITIALS = 3
"""Shorter ones are words as often as names."""
_APOSTROPHES = re.compile("['’]")
_TELLS_BEFORE = re.compile(
    r"\b(?:according to|by|from|say|says|found by|(?<!we )(?<!council )(?:tell|told)) (?:the )?$", re.IGNORECASE
)
_TELLS_AFTER = re.compile(
    r"^(?:['’]?s)? ?(?:\w+ ){0,3}?(?:says?|said|found|finds|reckons?|estimate[sd]?|looked|reported|recommend(?:s|ed)?"
    r"|spoke|heard|surveyed|interviewed|survey|report|study|figures|data|research)\b|^\W*[:–—-] ",
    re.IGNORECASE,
)
_SET_OFF_LAST, _SET_OFF_FIRST = re.compile(r",\s*(?:the )?$", re.IGNORECASE), re.compile(r"^(?: 20\d\d(?:-\d\d)?)?,")
"""What parts a source from the question behind or before it: "..., Health Foundation"."""
_KINDS = re.compile(
    r"(?: (?:integrated care board|icb|(?:nhs )?(?:foundation )?trust|integrated care (?:system|partnership)))+$"
)
"""What kind of body a publisher is, which people leave out of its name."""
_FEDERATED = re.compile(r"^(?:healthwatch|age uk|citizens advice)\b")
"""Bodies that are one in every place, which people name without the place."""


@dataclass(frozen=True, slots=True)
class Source:
    """What one publisher published. `area` is None where it writes about several."""

    area: str | None
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source that a question names, the question without the name, and whether it is named as the one that tells."""

    name: str
    source: Source
    rest: str
    tells: bool


def sources_by_name(documents: Iterable[Metadata]) -> Mapping[str, Source]:
    """The publishers by name and initials as `_folded`; those of one name are one."""
    areas: dict[str, set[str]] = {}
    papers: dict[str, set[str]] = {}
    for document in documents:
        for name in _names(document.publisher or ""):
            papers.setdefault(name, set()).add(document.id)
            areas.setdefault(name, set()).update([document.area] if document.area else [])
    return {
        name: Source(next(iter(areas[name])) if len(areas[name]) == 1 else None, frozenset(held))
        for name, held in papers.items()
    }


def source_named(text: str, sources: Mapping[str, Source]) -> NamedSource | None:
    """The publisher that a text names, the longest name first; None for none."""
    folded = _folded(text)
    for name in sorted((name for name in sources if name in folded), key=lambda name: (-len(name), name)):
        match = _pattern(name).search(text)
        if match:
            before, after = text[: match.start()], text[match.end() :]
            tells = bool(_TELLS_BEFORE.search(before) or _TELLS_AFTER.search(after)) or _is_set_off(before, after)
            return NamedSource(name, sources[name], f"{before} {after}", tells)
    return None


def _is_set_off(before: str, after: str) -> bool:
    """Whether a name stands by itself at an end of a question."""
    if not before.strip():
        return bool(_SET_OFF_FIRST.search(after))
    return not after.strip(" ?.") and bool(_SET_OFF_LAST.search(before))


def _names(publisher: str) -> Iterable[str]:
    """A publisher in full, without the kind of body it is, without the place of a body that is in many, by initials."""
    if publisher:
        whole = _folded(publisher).removeprefix("the ")
        federated = _FEDERATED.search(whole)
        yield from dict.fromkeys((whole, _KINDS.sub("", whole), *((federated[0],) if federated else ())))
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    if len(initials) >= _LEAST_INITIALS:
        yield initials.casefold()


def _folded(text: str) -> str:
    """A text in small letters, without apostrophes, with "&" as "and": "The King's Fund" and "kings fund" are one."""
    return _APOSTROPHES.sub("", text).replace("&", "and").casefold()


@lru_cache(maxsize=10_000)
def _pattern(name: str) -> re.Pattern[str]:
    words = (_word(word) for word in name.split())
    return re.compile(rf"\b(?:the )?{' '.join(words)}\b", re.IGNORECASE)


def _word(word: str) -> str:
    if word == "and":
        return "(?:and|&)"
    return re.escape(word[:-1]) + "['’]?s" if word.endswith("s") and len(word) > 2 else re.escape(word)
