"""`local-account build` and `check`: make the index, and say what in the documents needs a person's eye."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from corpus.models import ANSWERS_FROM, Audience
from index.builder import build as build_index
from index.embedding import Embedder
from index.models import BuildReport, Problem
from index.store import is_stale, open_version
from server.commands import findings
from server.config import Settings

_PROBLEMS = "problems.json"
"""In the index folder: what the last build reported, for `check`."""


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
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        report = build_index(settings.corpus, settings.index, embedder=embedder, progress=progress)
    if report.published:
        _keep_problems(settings, report.problems)
        findings.keep(settings, report.findings)
    _print_report(settings, report)
    return report


def check(settings: Settings, *, embedder: Embedder | None = None) -> None:
    """Print what a person should look at: age, problems of the last build, contradictions, figures read with doubt.

    Raises `index.errors.StoreError` without an index, `corpus.errors.CorpusError` without a folder of documents.
    """
    embedder = embedder or Embedder(settings.model)
    version = open_version(settings.index, embedder=embedder).seen_by(Audience.INTERNAL)  # whoever keeps the documents
    stale = is_stale(settings.corpus, settings.index, embedder=embedder)
    click.echo("The documents or the rules have changed since the build: build again." if stale else "Up to date.")
    for document in version.documents.values():
        if document.supersedes:
            click.echo(f"{document.id} supersedes {document.supersedes}.")
    problems = _last_problems(settings)
    click.echo(f"{len(problems)} problems in the last build" + (":" if problems else "."))
    print_problems(problems)
    findings.print_all(findings.last(settings), version.documents)
    doubtful = [item for item in version.observations() if item.confidence < ANSWERS_FROM and not item.doubt]
    click.echo(f"{len(doubtful)} figures were read with doubt and answer no question" + (":" if doubtful else "."))
    for item in doubtful:
        page = f" page {item.locator.page}" if item.locator.page else ""
        click.echo(f"  {item.document_id}{page}: {item.printed!r} read as {item.label}: {item.locator.quote[:100]!r}")


def print_problems(problems: Sequence[Problem]) -> None:
    """Each problem with its place and what to do about it."""
    for problem in problems:
        click.echo(f"  {problem.path}: {problem.message}" + (f"\n    {problem.help}" if problem.help else ""))


def _keep_problems(settings: Settings, problems: tuple[Problem, ...]) -> None:
    path = settings.index / _PROBLEMS
    partial = path.with_name(f".{_PROBLEMS}.{os.getpid()}")
    partial.write_text(json.dumps([asdict(item) for item in problems], ensure_ascii=False), encoding="utf-8")
    partial.replace(path)


def _last_problems(settings: Settings) -> list[Problem]:
    try:
        kept = json.loads((settings.index / _PROBLEMS).read_text(encoding="utf-8"))
    except FileNotFoundError:  # built by a program of its own
        return []
    return [Problem(**item) for item in kept]


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
    findings.print_summary(report.findings)
