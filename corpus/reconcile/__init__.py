"""A document checked against itself: totals, percentages, changes, repetitions and sizes that cannot be.

In: a document and its observations. Out: the same observations, those that a failed relation makes doubtful marked so
that they never answer, and a finding for each failure. A module a kind of check; each makes relations of printed
numbers, and `relations` says which of their numbers are in doubt. Nothing is mended. The method is the editing of
survey returns by edit rules and error localisation (Fellegi and Holt 1976), with interval arithmetic for rounding.
"""

from __future__ import annotations

from corpus.models import Document, Observation
from corpus.reconcile.findings import Finding, FindingKind, Severity
from corpus.reconcile.pages import document_relations
from corpus.reconcile.places import Places
from corpus.reconcile.verdicts import judge

__all__ = ["Finding", "FindingKind", "Severity", "reconcile"]


def reconcile(
    document: Document, observations: tuple[Observation, ...]
) -> tuple[tuple[Observation, ...], tuple[Finding, ...]]:
    """The observations in their order, the doubtful ones marked, and what was found, in reading order."""
    places = Places(document, observations)
    return judge(document, observations, places, list(document_relations(document, places)))
