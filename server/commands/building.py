"""`local-account build` and `rollback`: make a version of the index, or go back to an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from index.builder import Limits
from index.builder import build as build_index
from index.embedding import Embedder
from index.models import BuildReport
from index.rollbacks import roll_back
from index.store import IndexVersion, current_digest
from server.commands.reporting import print_report
from server.config import Settings
from server.desk import make_desk
from server.errors import QuestionInvalid
from server.evaluation.questions import read_questions
from server.security import check_question


def build(
    settings: Settings, *, embedder: Embedder | None = None, questions: Path | None = None, dry_run: bool = False
) -> BuildReport:
    """Publish a new version of the index and print the report. A progress bar stands on a terminal only.

    `questions`: a set that is asked of the version before and of the new one, to tell which answers change. With
    `dry_run` the report says what a build would change, and nothing is published.
    """
    embedder = embedder or Embedder(settings.model)
    ask = _asker(settings, embedder, questions) if questions else None
    # The bar goes to standard error, so that the report can be piped.
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not Console(stderr=True).is_terminal,
    ) as bars:
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        report = build_index(
            settings.corpus,
            settings.index,
            embedder=embedder,
            progress=progress,
            limits=Limits(settings.processes, settings.reading_seconds),
            ask=ask,
            dry_run=dry_run,
        )
    print_report(report, settings, current=current_digest(settings.index), dry_run=dry_run)
    return report


def rollback(settings: Settings, *, to: str | None) -> None:
    """Make an earlier version the one that is served, and say what was done.

    Raises `index.errors.StoreError` where there is none, or its files cannot be served; then nothing has changed.
    """
    done = roll_back(settings.index, to=to)
    if done.left == done.current:
        click.echo(f"{done.current} is published already; nothing has changed")
        return
    click.echo(f"Went back from {done.left or 'no version that could be read'} to {done.current}")
    click.echo("A running server answers from it with the next question; `local-account build` publishes anew")


def _asker(settings: Settings, embedder: Embedder, questions: Path) -> Callable[[IndexVersion], Mapping[str, str]]:
    """What asks a version the questions of a file. Raises `QuestionSetInvalid` before anything is built."""
    asked = read_questions(questions)

    def ask(version: IndexVersion) -> dict[str, str]:
        assistant = make_desk(version, embedder=embedder, settings=settings).assistant
        answers = {}
        for one in asked:
            try:
                question = check_question(one.question, limit=settings.max_question_chars)
            except QuestionInvalid as error:
                answers[f"{one.id}: {one.question}"] = error.message
                continue
            answer = assistant.answer(question, one.history)
            answers[f"{one.id}: {one.question}"] = f"{answer.outcome.value}: {answer.text}"
        return answers

    return ask
