"""Documents of a few lines, read and reconciled as a build does it, for the tests of contradictions."""

from __future__ import annotations

from pathlib import Path

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from corpus.reconcile import Finding, reconcile
from tests.conftest import write_corpus

HEAD = "---\ntitle: Report\narea: Exampleshire\nperiod: 2022-23\n---\n# Report\n\n"


def reconciled(
    folder: Path, text: str, *, name: str = "report.md"
) -> tuple[tuple[Observation, ...], tuple[Finding, ...]]:
    """The observations, marked, and the findings of a document of that text."""
    head = "" if name.endswith(".csv") else HEAD
    (document,) = read_corpus(write_corpus(folder / "corpus", {name: head + text})).documents
    return reconcile(document, find_observations(document))


def findings(folder: Path, text: str, *, name: str = "report.md") -> list[str]:
    """The messages of the findings in a document of that text."""
    return [finding.message for finding in reconciled(folder, text, name=name)[1]]


def answering(observations: tuple[Observation, ...]) -> set[str]:
    """The printed numbers that may answer."""
    return {item.printed for item in observations if item.confidence >= ANSWERS_FROM}


def in_doubt(observations: tuple[Observation, ...]) -> set[str]:
    """The printed numbers that are kept from answering because the document contradicts them."""
    return {item.printed for item in observations if item.doubt}
