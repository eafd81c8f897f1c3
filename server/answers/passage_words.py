"""How much of a question a passage names, by its words and the glossary's.

In: a query, a passage and its document. Out: shares from 0 to 1.
"""

from __future__ import annotations

import re

from corpus.glossary import Glossary, Term
from corpus.measures import stems
from corpus.models import Metadata, Passage
from server.answers.queries import EVERYDAY, WORD, Query
from server.answers.spelling import is_slip

DATED = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:when|wh(?:at|ich) (?:date|month|year"
    r"|day(?![ -](?:cent|servic|care|opportunit|support|hospital|provi|activit|group|club|surger|nurser|trip))))\b",
    re.IGNORECASE,
)
"""Asks for a date: "which day centres" does not."""


def coverage_of(query: Query, passage: Passage, document: Metadata, glossary: Glossary) -> float:
    """Share of the question's content that the passage, its headings or its title name; 0 where it lacks a name."""
    whole = " ".join([document.title, *passage.headings, passage.text])
    return share_named(query, whole, glossary, heading=named_heading(query, passage))


def share_named(query: Query, whole: str, glossary: Glossary, *, heading: int = 0) -> float:
    """Share of the question's content that a text names; 0 where it lacks a name.

    `heading`: words of the question that are besides a heading of their own, all named.
    """
    names = {name for own in glossary.read(whole).names for name in glossary.wider(own)}
    held = frozenset(stems(whole))
    if not all(is_name_held(name, query, held) for name in query.names):
        return 0.0
    subjects = [term for term in query.terms if term.kind not in (EVERYDAY, WORD)]
    found = [float(term.name in names or _worded(term, held)) for term in subjects]
    found += [float(_worded(term, held)) for term in query.terms if term.kind == WORD]
    found += [float(is_held(word, held)) for word in query.stems]
    if not found:
        return 0.0
    asides = [float(_worded(term, held)) for term in query.terms if term.kind == EVERYDAY]
    weight = 1.0 if DATED.search(query.text) else 0.5  # of a date, "begin" or "end" is half the question
    return (sum(found) + weight * sum(asides) + heading) / (len(found) + weight * len(asides) + heading)


def is_held(word: str, held: frozenset[str]) -> bool:
    """Whether a stem is among others, or a slip of one of them."""
    return word in held or any(is_slip(word, other) for other in held)


def is_name_held(name: str, query: Query, held: frozenset[str]) -> bool:
    """Whether a name is among stems, or the term whose initials it is: papers may write "DASS" in full."""
    full = (term for term in query.terms if any(_is_initials(each) and stems(each) == (name,) for each in term.phrases))
    return is_held(name, held) or any(_worded(term, held) for term in full)


def _is_initials(phrase: str) -> bool:
    """Whether a phrase is initials, of one or of several: "DASS", "DPs"."""
    return phrase.removesuffix("s").isupper()


def named_heading(query: Query, passage: Passage) -> int:
    """How many words of the question are the passage's own heading, word after word; 0 for a heading of one word."""
    asked, heading = stems(query.text), stems(passage.headings[-1]) if passage.headings else ()
    runs = (asked[i : i + len(heading)] for i in range(len(asked) - len(heading) + 1))
    subject = {word for term in query.terms for word in stems(term.name)}
    return 2 * len(heading) if len(heading) > 1 and heading in runs and not set(heading) <= subject else 0


def _worded(term: Term, held: frozenset[str]) -> bool:
    """Whether every word of a term, or of a phrase that means the same, is among the stems."""
    return any(words and set(words) <= held for words in (stems(phrase) for phrase in (term.name, *term.words)))
