"""What only all documents together show: figures that they tell differently, and text that one has from another.

In: the heads of the documents, and what a version holds. Out: remarks for a person. Nothing is left out of the
index because of one: two documents that give different values for the same thing are both shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from corpus.models import Metadata, Observation
from corpus.qualifiers import Qualifier
from corpus.reconcile.numbers import last_place
from corpus.reconcile.repeats import figure_key
from index.extracts import Head
from index.models import Remark, RemarkKind
from index.shingles import Name, near_pairs
from index.written import Written

LEAST_COPIES = 2
"""Passages that two documents must share: a single one may be a sentence of the law that both quote."""


def told_differently(holdings: Written) -> Iterator[Remark]:
    """Yield a remark for each thing of one time that two documents give different values for, as far as printed."""
    for told in holdings.told_by_several():
        by_document: dict[str, list[Observation]] = {}
        for observation in told:
            by_document.setdefault(observation.document_id, []).append(observation)
        values = [{held.value for held in printings} for printings in by_document.values()]
        if figure_key(told[0]) is None or any(len(of_one) > 1 for of_one in values):
            continue  # too short a label to be one thing, as the documents themselves show
        ordered = sorted(by_document, key=lambda name: (holdings.documents[name].published or "", name))
        for one, other in combinations(ordered, 2):
            first, second = by_document[one][0], by_document[other][0]
            if not _agree(first, second):
                yield _told(first, second, holdings.documents)


def near_copies(heads: Sequence[Head]) -> Iterator[Remark]:
    """Yield a remark for each document with passages that are nearly those of another publisher's document."""
    documents = {head.metadata.id: head.metadata for head in heads}
    long_enough: Counter[str] = Counter()

    def signed() -> Iterator[tuple[Name, str]]:
        for head in heads:
            signatures = head.told().signatures
            long_enough[head.metadata.id] = len(signatures)
            yield from (((head.metadata.id, passage), written) for passage, written in signatures.items())

    shared: dict[tuple[str, str], set[str]] = {}
    for one, other in near_pairs(signed()):
        names = {name: documents[name[0]] for name in (one, other)}
        source, copy = sorted(names, key=lambda name: (names[name].published or "9", name[0]))
        if _are_strangers(names[copy], names[source]):
            shared.setdefault((copy[0], source[0]), set()).add(copy[1])
    for (copy_id, source_id), passages in sorted(shared.items()):
        if len(passages) >= LEAST_COPIES:
            of_all = f"{len(passages)} of {long_enough[copy_id]} longer passages"
            message = (
                f"{of_all} of {_named(documents[copy_id])} are nearly word for word those of "
                f"{_named(documents[source_id])}; look whether what they say is true of both places"
            )
            yield Remark(RemarkKind.NEAR_COPY, (copy_id, source_id), message)


def _are_strangers(one: Metadata, other: Metadata) -> bool:
    """Whether two documents are known to be of different publishers or places."""
    for mine, theirs in ((one.publisher, other.publisher), (one.area, other.area)):
        if mine and theirs:
            return mine != theirs
    return False


def _agree(one: Observation, other: Observation) -> bool:
    """Whether two values are the same as far as they are printed: 7,900 and 7,891 are, and so is any hedged one."""
    if one.value is None or other.value is None or {one.qualifier, other.qualifier} != {Qualifier.EXACT}:
        return True
    return abs(one.value - other.value) <= max(last_place(one.value), last_place(other.value)) / 2


def _told(first: Observation, second: Observation, documents: Mapping[str, Metadata]) -> Remark:
    earlier, later = documents[first.document_id], documents[second.document_id]
    is_later = bool(earlier.published and later.published and earlier.published < later.published)
    restated = is_later and earlier.publisher == later.publisher and earlier.publisher is not None
    period = first.period.label if first.period else "the same time"
    message = (
        f"‘{first.label}’ for {period} is {first.printed} in {_named(earlier)}{_page(first)} and {second.printed} in "
        f"{_named(later)}{_page(second)}"
    )
    kind = RemarkKind.RESTATED if restated else RemarkKind.CONTRADICTED
    return Remark(kind, (earlier.id, later.id), message, (first.id, second.id))


def _page(observation: Observation) -> str:
    return f", page {observation.locator.page}" if observation.locator.page else ""


def _named(document: Metadata) -> str:
    known = ", ".join(part for part in (document.id, document.published) if part)
    return f"“{document.title}” ({known})"
