"""The group of a follow-up in the place of the group of the question before: "what about people with dementia?".

In: the question before and the query of a message. Out: the question with the words of its group exchanged, read anew,
so that all that follows finds one plain question.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.measures import stem, stems
from server.answers.queries import Query
from server.answers.share_sides import sides_of

Read = Callable[[str], Query]
_AGES = re.compile(
    r"\b(?:(?:people|adults|those|residents) )?(?:aged )?(?:over|under|above)[- ]?\d\ds?\b"
    r"|\b(?:(?:people|adults|those|residents) )?(?:aged )?\d\d"
    r"(?:\+|s?\s?(?:-|to|and|or)\s?(?:\d\d|over|above|older|under)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’]+")


def with_groups(last: Query, query: Query, read: Read) -> Query:
    """The question before, of the groups that the message names."""
    base = (last.about or last.text).rstrip(" ?.!,")
    spans = _spans_of_groups(base, last)
    place = min((start for start, _ in spans), default=len(base))
    rest = _without(base[place:], [(start - place, end - place) for start, end in spans])
    return _anew(last, f"{base[:place]} {_said(query)} {rest}", read)


def without_groups(last: Query, read: Read) -> Query:
    """The question before of all groups together: "which group is the largest?" after one of them."""
    base = last.about or last.text
    return _anew(last, _without(base, _spans_of_groups(base, last)), read)


def with_part(last: Query, query: Query, read: Read) -> Query | None:
    """A share of the same whole, of the part that the message names; None where the parts cannot be told."""
    base, sides = last.about or last.text, sides_of(replace(last, carried=()))
    part = sides.part.strip(" ?.!,") if sides else ""
    said = (query.about or query.text).strip(" ?.!,")
    return _anew(last, base.replace(part, said), read) if part and part in base else None


def _said(query: Query) -> str:
    """The words for the groups of a message: the name of the one it names, else its own words."""
    text = (query.about or query.text).strip(" ?.!,")
    if aged := _AGES.search(text):
        return aged[0]
    groups = [term.name for term in query.terms if term.kind == "group"]
    return groups[0] if len(groups) == 1 else text


def _spans_of_groups(text: str, query: Query) -> list[tuple[int, int]]:
    """Where a text names the groups of its query, whatever the endings of the words; no two overlap."""
    words = [(stem(match[0].lower()), *match.span()) for match in _WORD.finditer(text)]
    phrases = {tuple(stems(phrase)) for term in query.terms if term.kind == "group" for phrase in term.phrases}
    found = [match.span() for match in _AGES.finditer(text)]
    for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
        told = [at for at, _ in enumerate(words) if _reads(words, at, phrase)]
        spans = [(words[at][1], words[at + _length(words, at, phrase) - 1][2]) for at in told]
        found += [span for span in spans if not any(span[0] < end and start < span[1] for start, end in found)]
    return sorted(found)


def _reads(words: list[tuple[str, int, int]], at: int, phrase: tuple[str, ...]) -> bool:
    return bool(phrase) and words[at][0] == phrase[0] and _length(words, at, phrase) > 0


def _length(words: list[tuple[str, int, int]], at: int, phrase: tuple[str, ...]) -> int:
    """How many words from a place on say a phrase, small words between them left out; 0 where they do not."""
    left = list(phrase)
    for length, (word, _, _) in enumerate(words[at : at + 2 * len(phrase)], start=1):
        if word == left[0]:
            del left[0]
        elif word not in ("with", "who", "a", "the", "of", "have", "need"):
            return 0
        if not left:
            return length
    return 0


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def _anew(last: Query, text: str, read: Read) -> Query:
    text = " ".join(text.split())
    told = read(text)
    return replace(
        last,
        text=text,
        about=told.about or text,
        terms=told.terms,
        stems=told.stems,
        names=told.names,
        heads=told.heads or last.heads,
        published=told.published,
    )
