"""The group of a follow-up in the place of the group of the question before: "what about people with dementia?".

In: the question before and the query of a message. Out: the question with the words of its group exchanged, read anew,
so that all that follows finds one plain question.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from server.answers.queries import Query
from server.answers.shares import sides_of

_AGES = re.compile(
    r"\b(?:(?:people|adults|those|residents) )?(?:aged )?(?:over|under|above)[- ]?\d\ds?\b"
    r"|\b(?:(?:people|adults|those|residents) )?(?:aged )?\d\d"
    r"(?:\+|s?\s?(?:-|to|and|or)\s?(?:\d\d|over|above|older|under)\b)",
    re.IGNORECASE,
)


def with_groups(last: Query, query: Query, read: Callable[[str], Query]) -> Query:
    """The question before, of the groups that the message names."""
    base, said = (last.about or last.text).rstrip(" ?.!,"), _said(query)
    place = None
    for pattern in _group_words(last):
        if found := pattern.search(base):
            place = found.start() if place is None else min(place, found.start())
            base = pattern.sub(" ", base)
    text = f"{base[:place]} {said} {base[place:]}" if place is not None else f"{base} {said}"
    return _anew(last, " ".join(text.split()), read)


def without_groups(last: Query, read: Callable[[str], Query]) -> Query:
    """The question before of all groups together: "which group is the largest?" after one of them."""
    base = last.about or last.text
    for pattern in _group_words(last):
        base = pattern.sub(" ", base)
    return _anew(last, " ".join(base.split()), read)


def _said(query: Query) -> str:
    """The words by which a message names its groups, without those around them."""
    text = (query.about or query.text).strip(" ?.!,")
    found = [match[0] for pattern in _group_words(query) if (match := pattern.search(text))]
    return found[0] if len(found) == 1 else text


def with_part(last: Query, query: Query, read: Callable[[str], Query]) -> Query | None:
    """A share of the same whole, of the part that the message names; None where the parts cannot be told."""
    base, sides = last.about or last.text, sides_of(replace(last, carried=()))
    part = sides.part.strip(" ?.!,") if sides else ""
    said = (query.about or query.text).strip(" ?.!,")
    return _anew(last, base.replace(part, said), read) if part and part in base else None


def _group_words(last: Query) -> list[re.Pattern[str]]:
    """What names the groups of a question, longest first."""
    phrases = {phrase for term in last.terms if term.kind == "group" for phrase in term.phrases}
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return [*(re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE) for phrase in ordered), _AGES]


def _anew(last: Query, text: str, read: Callable[[str], Query]) -> Query:
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
