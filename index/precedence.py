"""Of two passages that say the same, the one of the newer edition comes first.

In: scored rows of passages. Out: the same, each passage of a superseded document scored no higher than the passage that
says the same in a document that supersedes it, and behind it. What differs in a single word or number is left alone:
then the older edition says something of its own, and answers for its own time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corpus.measures import tokens
from index.store import IndexVersion
from index.successions import successors

Scored = tuple[float, str, int, float]
"""Minus the score, the passage's id, its row, and its cosine: sorted, the best comes first."""


def prefer_newest(version: IndexVersion, scored: list[Scored]) -> list[Scored]:
    """Return the rows in any order, those that a newer edition among them repeats held behind it."""
    owners = version.holdings.passage_documents
    later = {row: successors(owners[row], version.holdings.successions) for _, _, row, _ in scored}
    series: defaultdict[str, list[int]] = defaultdict(list)
    for row, names in later.items():
        series[[owners[row], *names][-1]].append(row)
    several = {
        row: name for name, rows in series.items() if len({owners[row] for row in rows}) > 1 for row in sorted(rows)
    }
    if not several:
        return scored
    passages = zip(several, version.holdings.passages_at(list(several)), strict=True)
    says = {row: (several[row], tokens(passage.text)) for row, passage in passages}
    newest: dict[object, Scored] = {}
    for one in sorted((one for one in scored if one[2] in says), key=lambda one: (len(later[one[2]]), one)):
        newest.setdefault(says[one[2]], one)
    return [_behind(one, newest[says[one[2]]], owners) if one[2] in says else one for one in scored]


def _behind(one: Scored, newer: Scored, owners: Sequence[str]) -> Scored:
    """A passage of an older edition, no better than the one that says the same in the newest."""
    negative, passage_id, row, cosine = one
    if owners[row] == owners[newer[2]] or negative > newer[0]:
        return one
    return newer[0], f"{newer[1]} {passage_id}", row, cosine
