"""What the last build found to contradict itself in the documents: kept beside the index, and printed for a person.

In: the findings of a build report. Out: `findings.json` in the index folder, and lines of plain words, by document.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import click

from corpus.models import Metadata
from index.models import Finding
from server.config import Settings

_FINDINGS = "findings.json"
_QUOTE = 120
"""Characters of a quoted line: it shall fit on a screen beside its number."""


class Kept(NamedTuple):
    """A finding as it is kept: what a person is told."""

    document_id: str
    severity: str
    message: str
    quote: str
    kept_back: int
    """How many figures answer no question because of it."""


def keep(settings: Settings, findings: Sequence[Finding]) -> None:
    """Write the findings of a build into its index folder, whole or not at all."""
    path = settings.index / _FINDINGS
    partial = path.with_name(f".{_FINDINGS}.{os.getpid()}")
    partial.write_text(json.dumps([_kept(item) for item in findings], ensure_ascii=False), encoding="utf-8")
    partial.replace(path)


def last(settings: Settings) -> list[Kept]:
    """The findings of the last build; none where a program of its own built the index."""
    try:
        kept = json.loads((settings.index / _FINDINGS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [Kept(*item) for item in kept]


def print_all(findings: Sequence[Kept], documents: Mapping[str, Metadata]) -> None:
    """Each finding in words with the line it stands in, under the title of its document."""
    click.echo(f"{count_of(len(findings), 'contradiction')} within documents" + (":" if findings else "."))
    for document_id, group in groupby(findings, key=lambda item: item.document_id):
        title = documents[document_id].title if document_id in documents else document_id
        click.echo(f"  {title} ({document_id})")
        for item in group:
            effect = f" [{count_of(item.kept_back, 'figure')} kept back]" if item.kept_back else " [only noted]"
            click.echo(f"    {item.message}{effect}")
            click.echo(f"      {item.quote[:_QUOTE]!r}")


def print_summary(findings: Sequence[Finding]) -> None:
    """One line for each document that contradicts itself."""
    for document_id, group in groupby(findings, key=lambda item: item.document_id):
        found = list(group)
        kept_back = len({name for item in found for name in item.observation_ids})
        click.echo(
            f"{document_id}: {count_of(len(found), 'contradiction')}, {count_of(kept_back, 'figure')} kept back; "
            "see `local-account check`"
        )


def _kept(finding: Finding) -> Kept:
    return Kept(
        finding.document_id, finding.severity.value, finding.message, finding.quote, len(finding.observation_ids)
    )


def count_of(number: int, noun: str) -> str:
    """ "1 contradiction", "3 contradictions"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
