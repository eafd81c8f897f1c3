"""`local-account ask`: one answer, or a file of answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from server.answers.models import Answer, Contact, Figure, Turn
from server.batches import history_of, run_batch, text_of
from server.commands.explaining import trace_lines
from server.config import Settings
from server.contract import answer_json
from server.desk import open_desk
from server.errors import QuestionInvalid, error_body
from server.filters import is_long_ago
from server.security import check_question


def ask(settings: Settings, question: str, *, as_json: bool, explain: bool, after: Sequence[str] = ()) -> None:
    """Print one answer, to a question that goes on from those before it, oldest first.

    With `as_json`, a question that cannot be read also prints the error shape.
    """
    try:
        checked, *before = (check_question(each, limit=settings.max_question_chars) for each in (question, *after))
    except QuestionInvalid as error:
        if as_json:
            click.echo(json.dumps(error_body(error.code, error.message, error.help), ensure_ascii=False))
        raise
    desk = open_desk(settings)
    history = [Turn("user", text) for text in before]
    trace = None
    if explain:
        answer, trace = desk.assistant.explained(checked, history)
    else:
        answer = desk.assistant.answer(checked, history)
    if as_json:
        click.echo(json.dumps(answer_json(answer), ensure_ascii=False, indent=2))
    else:
        _print_answer(answer)
    if trace is not None and as_json:  # the answer alone stands on standard output, for programs rely on its form
        click.echo(json.dumps(asdict(trace), ensure_ascii=False, indent=2), err=True)
    elif trace is not None:
        click.echo("\n" + "\n".join(trace_lines(answer, trace)))


def ask_batch(settings: Settings, source: Path, target: Path) -> None:
    """Answer a file of questions, each with the history its line gives."""
    desk = open_desk(settings)

    def work(item: Mapping[str, Any]) -> dict[str, Any]:
        question = check_question(text_of(item, "question"), limit=settings.max_question_chars)
        return {"answer": answer_json(desk.assistant.answer(question, history_of(item)))}

    errors = run_batch(source, target, work)
    click.echo(f"{target} written" + (f"; {errors} lines with an error" if errors else ""), err=True)


def _print_answer(answer: Answer) -> None:
    if answer.outcome.value == "signpost":
        _print_contacts(answer.contacts)
    click.echo(answer.text)
    for choice in answer.clarify:
        click.echo(f"  - {choice.label}: {choice.question}")
    for figure in answer.figures:
        click.echo(f"  {_figure_line(figure)}")
    for working in answer.workings:
        click.echo(f"  {working.expression}")
    if answer.held and answer.held.nearest:
        click.echo(f"  Not the answer, but the nearest held: {_figure_line(answer.held.nearest)}")
    for citation in answer.citations:
        place = ", ".join(part for part in (citation.heading, f"page {citation.page}" if citation.page else "") if part)
        click.echo(f"[{citation.number}] {citation.title}" + (f" ({place})" if place else ""))
        click.echo(f"    “{citation.quote}”")
        click.echo(f"    {citation.url or citation.document_id}")
    if answer.outcome.value != "signpost":
        _print_contacts(answer.contacts)


def _figure_line(figure: Figure) -> str:
    about = [figure.group, figure.period or "period not stated", figure.area, figure.status]
    return f"{figure.display} – {figure.measure} ({', '.join(part for part in about if part and part != 'actual')})"


def _print_contacts(contacts: Sequence[Contact]) -> None:
    for contact in contacts:
        checked = f"checked {contact.checked_on}" if contact.checked_on else "not checked"
        if is_long_ago(contact.checked_on):
            checked += ", more than a year ago"
        known = [contact.phone, contact.url, contact.hours, checked]
        click.echo(f"{contact.name}: {'; '.join(part for part in known if part)}")
