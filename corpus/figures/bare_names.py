"""Sections that are headed by nothing but proper names: "Ashmere", "Nether Sedge", "Brackley Vale", one beside another.

In: a page and its observations. Out: the same, those in doubt of which no more is said than such a name: they are of
districts, homes or people, each of its own, and not of the council.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from corpus.figures.district_headings import is_bare_name
from corpus.figures.trust import DOUBTFUL
from corpus.models import BlockKind, Observation, Page

FEWEST = 2
_THEME = re.compile(
    r"(?:.*(?:tions?|ments?|ings?|ness|ity|ities|isms?|[ae]nces?|[ae]ncy|ers?|ives?|ies|ages?|ures?)|background|summary|revenue"
    r"|capital|headlines?|answers?|questions?|responses?|requests?|comment(?:ary|s)|notes?|forewords?|welcome|purpose"
    r"|demand|contents|context|preface|glossary|thanks|reserves?|finance|activity|staff|outlook|next|headline"
    r"|details?|data|about .*|methods?|analysis|risks?|scope|impact|highlights?|telecare|dementia|carers?|home|homes"
    r"|transport|access)",
    re.IGNORECASE,
)


def without_bare_names(bare: frozenset[tuple[str, ...]], seen: Observation, own: str | None) -> Observation:
    """An observation, in doubt where one of the `bare_names` of its page stands alone over its section."""
    headings = seen.locator.headings
    over = bare and any(headings[: at + 1] in bare and headings[at] != own for at in range(1, len(headings)))
    return replace(seen, confidence=min(seen.confidence, DOUBTFUL)) if over and seen.area == own else seen


def bare_names(page: Page) -> frozenset[tuple[str, ...]]:
    """The headings of a page, with those above them, that are names alone as all beside them are."""
    beside: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for block in page.blocks:
        if block.kind is not BlockKind.HEADING:
            for depth in range(1, len(block.headings)):
                beside[block.headings[:depth]].add(block.headings[depth])
    return frozenset(
        (*over, name)
        for over, names in beside.items()
        if len(names) >= FEWEST and all(is_bare_name(name, page.text) and not _THEME.fullmatch(name) for name in names)
        for name in names
    )
