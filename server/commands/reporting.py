"""The report of a build as lines of plain words: what was done and why, what is wrong, what changes.

In: a `BuildReport`. Out: lines on standard output. The whole of it, each figure named, is kept as JSON beside the
versions; what is printed is what a person can take in.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from index.models import BuildReport, Changes, FigureChange, Problem, Remark
from server.commands import findings
from server.config import Settings

_FIGURES_SHOWN, _ANSWERS_SHOWN = 10, 10
"""Lines of each list that are printed; the rest is counted and stands in the kept report."""
_TEXT = 160


def print_report(report: BuildReport, settings: Settings, *, current: str | None, dry_run: bool) -> None:
    """Print what a build did, or with `dry_run` would do; `current` is the digest that is published now."""
    made = report.manifest
    if dry_run and made.digest != current:
        click.echo(f"Dry run: {made.digest} would be published; nothing was")
    elif report.published:
        click.echo(f"Published {made.digest}")
    else:
        click.echo(f"Nothing has changed; {made.digest} stays published")
    for reason in report.reasons:
        click.echo(f"  because {reason}")
    counts = f"{made.documents} documents, {made.passages} passages, {made.observations} observations"
    read = f"{findings.count_of(report.files_read, 'file')} read"
    click.echo(f"{counts}; {read}, {report.embedded} texts embedded in {report.seconds:.1f} seconds")
    click.echo(f"from {settings.corpus} into {settings.index}")
    if report.problems:
        click.echo(f"{findings.count_of(len(report.problems), 'problem')}:")
        print_problems(report.problems)
    findings.print_summary(report.findings)
    if report.remarks:
        print_remarks(report.remarks)
    if report.changes is not None and (report.published or dry_run):
        _print_changes(report.changes)
        if report.published:
            click.echo(f"All of it in {settings.index / 'reports' / f'{made.digest}.json'}")


def print_problems(problems: Sequence[Problem]) -> None:
    """Each problem with its place and what to do about it."""
    for problem in problems:
        click.echo(f"  {problem.place}: {problem.message}" + (f"\n    {problem.help}" if problem.help else ""))


def print_remarks(remarks: Sequence[Remark]) -> None:
    """What several documents show together, each with its kind."""
    click.echo(f"{findings.count_of(len(remarks), 'remark')} across documents" + (":" if remarks else "."))
    for remark in remarks:
        click.echo(f"  {remark.kind.value}: {remark.message}")


def _print_changes(changes: Changes) -> None:
    click.echo(f"Against {changes.against}:")
    for name, documents in (("added", changes.added), ("removed", changes.removed), ("changed", changes.changed)):
        if documents:
            listed = ", ".join(documents[:_FIGURES_SHOWN]) + (", …" if len(documents) > _FIGURES_SHOWN else "")
            click.echo(f"  {findings.count_of(len(documents), 'document')} {name}: {listed}")
    added = sum(change.before is None for change in changes.figures)
    removed = sum(change.after is None for change in changes.figures)
    changed = [change for change in changes.figures if change.before is not None and change.after is not None]
    click.echo(f"  figures: {added} added, {removed} removed, {len(changed)} changed")
    for change in changed[:_FIGURES_SHOWN]:
        click.echo(f"    {_figure(change)}")
    if changes.answers is not None:
        click.echo(f"  {findings.count_of(len(changes.answers), 'answer')} of the questions changed")
        for answer in changes.answers[:_ANSWERS_SHOWN]:
            click.echo(f"    {answer.question}")
            click.echo(f"      before: {answer.before[:_TEXT]!r}")
            click.echo(f"      now:    {answer.after[:_TEXT]!r}")


def _figure(change: FigureChange) -> str:
    about = ", ".join(part for part in (change.period, change.area, change.document_id) if part)
    return f"{change.label} ({about}): {change.before} is now {change.after}"
