"""`local-account build` and `check`: make the index, and say what in the documents needs a person's eye."""

from __future__ import annotations

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from index.builder import build as build_index
from index.embedding import Embedder
from index.models import BuildReport, Problem
from server.config import Settings


def build(settings: Settings, *, embedder: Embedder | None = None) -> BuildReport:
    """Publish a new version of the index and print the report. A progress bar stands on a terminal only."""
    embedder = embedder or Embedder(settings.model)
    # The bar goes to standard error, so that the report can be piped.
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not Console(stderr=True).is_terminal,
    ) as bars:
        tasks: dict[str, int] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        report = build_index(settings.corpus, settings.index, embedder=embedder, progress=progress)
    _print_report(settings, report)
    return report


def check(settings: Settings) -> None:
    """Print the problems of the documents, and whether the index is made from them as they are now."""
    from corpus.catalogue import read_corpus

    read = read_corpus(settings.corpus)
    for document in read.documents:
        click.echo(f"{document.id}: {document.metadata.title} ({len(document.pages)} pages)")
    problems = [Problem(item.path, item.message, item.help) for item in read.problems]
    problems += [Problem(item.metadata.path, warning) for item in read.documents for warning in item.warnings]
    print_problems(problems)


def print_problems(problems: tuple[Problem, ...] | list[Problem]) -> None:
    """Each problem with its place and what to do about it."""
    for problem in problems:
        click.echo(f"  {problem.path}: {problem.message}" + (f"\n    {problem.help}" if problem.help else ""))


def _print_report(settings: Settings, report: BuildReport) -> None:
    made = report.manifest
    click.echo(
        f"Published {made.digest}" if report.published else f"Nothing has changed; {made.digest} stays published"
    )
    counts = f"{made.documents} documents, {made.passages} passages, {made.observations} observations"
    click.echo(f"{counts}; {report.embedded} texts embedded in {report.seconds:.1f} seconds")
    click.echo(f"from {settings.corpus} into {settings.index}")
    if report.problems:
        click.echo(f"{len(report.problems)} problems:")
        print_problems(report.problems)
