"""`local-account ask`: one answer, or a file of answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from server.answers.models import Answer, Contact, Figure
from server.batches import history_of, run_batch, text_of
from server.config import Settings
from server.contract import answer_json
from server.desk import Desk, open_desk
from server.errors import QuestionInvalid, error_body
from server.security import check_question


def ask(settings: Settings, question: str, *, as_json: bool, explain: bool) -> None:
    """Print one answer. With `as_json`, a question that cannot be read also prints the error shape."""
    try:
        checked = check_question(question, limit=settings.max_question_chars)
    except QuestionInvalid as error:
        if as_json:
            click.echo(json.dumps(error_body(error.code, error.message, error.help), ensure_ascii=False))
        raise
    desk = open_desk(settings)
    answer = desk.assistant.answer(checked)
    if as_json:
        click.echo(json.dumps(answer_json(answer), ensure_ascii=False, indent=2))
    else:
        _print_answer(answer)
    if explain:
        _print_reasons(desk, answer, checked, as_error=as_json)


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
        known = [
            contact.phone,
            contact.url,
            contact.hours,
            f"checked {contact.checked_on}" if contact.checked_on else "not checked",
        ]
        click.echo(f"{contact.name}: {'; '.join(part for part in known if part)}")


def _print_reasons(desk: Desk, answer: Answer, question: str, *, as_error: bool) -> None:
    """How the question was read and what was found; on standard error when JSON stands on standard output."""
    read = answer.understood
    click.echo(f"\nOutcome {answer.outcome.value}; index {answer.index}; {answer.took_ms:.1f} ms", err=as_error)
    parts = ("intent", "operation", "measure", "group", "period", "area")
    click.echo("Read as: " + ", ".join(f"{name} {getattr(read, name) or 'none'}" for name in parts), err=as_error)
    private = answer.question is None  # nothing is searched for a message with personal data
    for hit in () if private else desk.retriever.search(question, k=5):
        click.echo(f"{hit.rank}. {hit.score:.4f} {hit.passage.id} ({'; '.join(hit.reasons)})", err=as_error)
        click.echo(f"   {hit.passage.text[:160]!r}", err=as_error)
