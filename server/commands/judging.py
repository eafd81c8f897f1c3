"""`local-account evaluate`: the scorecard of a question set, or how sure passages should be before they answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click
from rich.console import Console

from server.answers.models import Answer, Turn
from server.config import Settings, variable
from server.desk import Desk, make_desk, open_desk
from server.evaluation import evaluate
from server.evaluation.calibration import CAUTIONS, Curve, halves
from server.evaluation.comparison import compare
from server.security import check_question


def judge(settings: Settings, questions: Path, target: Path | None, *, against: Path | None = None) -> bool:
    """Print the scorecard of a question set; write it as JSON beside the index, or where `target` says.

    With a kept scorecard to hold `against`, also what has turned since. Returns whether the new one may stand.
    """
    scorecard = evaluate(questions, _asked(open_desk(settings), settings))
    compared = compare(against, scorecard) if against else None  # before it may be written over
    target = target or _beside(settings, questions.stem)
    scorecard.write(target)
    Console().print(scorecard.table())
    for name, share in scorecard.headline().items():
        click.echo(f"{name:20} {share:.3f}")
    times = "  ".join(f"{name} {value:g} ms" for name, value in scorecard.took_ms().items())
    click.echo(f"{times}\n{target}")
    if compared is None:
        return True
    for line in compared.lines():
        click.echo(line)
    click.echo(f"{against}: {'does not hold' if compared.fails else 'holds'}")
    return not compared.fails


def calibrate(settings: Settings, questions: Path, target: Path | None) -> None:
    """Choose the caution on one half of a question set, tell what it gives on the other, and write the whole curve."""
    desk = open_desk(settings)
    curve = Curve(questions.name)
    for caution in CAUTIONS:
        cautious = settings.model_copy(update={"caution": caution})
        careful = make_desk(desk.version, embedder=desk.embedder, settings=cautious)
        curve.add(caution, *halves(evaluate(questions, _asked(careful, settings))))
    target = target or _beside(settings, f"{questions.stem}-calibration")
    curve.write(target)
    Console().print(curve.table())
    click.echo(
        f"{variable('caution')}={curve.best.caution:g} gives the most right answers of the even questions with at most "
        f"{curve.most_wrong:.0%} wrong; the odd ones judge it.\n{target}"
    )


def _asked(desk: Desk, settings: Settings) -> Callable[[str, Sequence[Turn]], Answer]:
    def answer(question: str, history: Sequence[Turn]) -> Answer:
        checked = check_question(question, limit=settings.max_question_chars)
        return desk.assistant.answer(checked, history)

    return answer


def _beside(settings: Settings, stem: str) -> Path:
    return settings.index.parent / "evaluation" / f"{stem}.json"
