"""What a build found to contradict itself within documents, printed for a person.

In: the findings of a build report. Out: lines of plain words, by document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import click

from corpus.models import Metadata
from index.models import Finding

QUOTE = 120
"""Characters of a quoted line: it shall fit on a screen beside its number."""


def print_all(findings: Sequence[Finding], documents: Mapping[str, Metadata]) -> None:
    """Each finding in words with the line it stands in, under the title of its document."""
    click.echo(f"{count_of(len(findings), 'contradiction')} within documents" + (":" if findings else "."))
    for document_id, group in groupby(findings, key=lambda item: item.document_id):
        title = documents[document_id].title if document_id in documents else document_id
        click.echo(f"  {title} ({document_id})")
        for item in group:
            kept_back = len(item.observation_ids)
            effect = f" [{count_of(kept_back, 'figure')} kept back]" if kept_back else " [only noted]"
            click.echo(f"    {item.message}{effect}")
            click.echo(f"      {item.quote[:QUOTE]!r}")


def print_summary(findings: Sequence[Finding]) -> None:
    """One line for each document that contradicts itself."""
    for document_id, group in groupby(findings, key=lambda item: item.document_id):
        found = list(group)
        kept_back = len({name for item in found for name in item.observation_ids})
        click.echo(
            f"{document_id}: {count_of(len(found), 'contradiction')}, {count_of(kept_back, 'figure')} kept back; "
            "see `local-account check`"
        )


def count_of(number: int, noun: str) -> str:
    """ "1 contradiction", "3 contradictions"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
