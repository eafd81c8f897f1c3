"""How sure passages must be before they answer, found from a question set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from server.answers.text_fit import shipped_fit
from server.cli import main
from server.evaluation.calibration import CAUTIONS, Counts, Curve

SHARES = ("answers_from", "about_from", "named_from", "alone_from")


def counts(right: int, wrong: int) -> Counts:
    """A half of a hundred questions, those neither right nor wrong refused."""
    return Counts(right, 0, 100 - right - wrong, wrong, 0)


def test_the_most_right_answers_among_few_wrong_ones_are_chosen() -> None:
    """The chosen caution gives the most right answers of those with at most 2 % wrong on its own half."""
    curve = Curve("set.jsonl")
    for caution, right, wrong in ((-1.0, 60, 9), (0.0, 40, 2), (1.0, 30, 1), (2.0, 10, 0)):
        curve.add(caution, counts(right, wrong), counts(50, 0))
    assert curve.best.caution == 0


def test_where_all_are_too_often_wrong_the_fewest_wrong_are_chosen() -> None:
    """If no caution keeps wrong answers rare, the one with the fewest is chosen."""
    curve = Curve("set.jsonl")
    for caution, right, wrong in ((0.0, 60, 30), (1.0, 50, 20), (2.0, 40, 10)):
        curve.add(caution, counts(right, wrong), counts(0, 0))
    assert curve.best.caution == 2


@given(st.sampled_from(CAUTIONS), st.sampled_from(CAUTIONS))
def test_more_caution_asks_for_more(first: float, second: float) -> None:
    """More caution asks every likelihood to be higher, and none leaves the shipped ones as they are."""
    less, more = sorted((first, second))
    careless, careful = shipped_fit().with_caution(less), shipped_fit().with_caution(more)
    assert all(getattr(careless, name) <= getattr(careful, name) for name in SHARES)
    assert all(
        getattr(shipped_fit().with_caution(0), name) == pytest.approx(getattr(shipped_fit(), name)) for name in SHARES
    )


def test_calibrating_writes_the_whole_curve(small_index_once: Path, tmp_path: Path) -> None:
    """`evaluate --calibrate` writes both halves at every caution; without caution more is answered than with much."""
    asked = [
        ("Who can ask for a carer's assessment?", "Unpaid carers can ask for a carer's assessment."),
        ("How long does the reablement team visit?", "The reablement team visits every day for up to six weeks."),
        ("What should carers do?", "Ring the council and say that you look after someone."),
        ("What does the reablement team do?", "It visits every day for up to six weeks."),
    ]
    lines = [
        {"id": f"q{at}", "type": "explain", "question": question, "gold_answer": gold, "expected": "answer"}
        for at, (question, gold) in enumerate(asked)
    ]
    questions, target = tmp_path / "asked.jsonl", tmp_path / "curve.json"
    questions.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    command = ["evaluate", str(questions), "--calibrate", "--out", str(target), "--index", str(small_index_once)]
    run = CliRunner().invoke(main, command)
    assert run.exit_code == 0, run.output
    curve = json.loads(target.read_text(encoding="utf-8"))
    assert [point["caution"] for point in curve["curve"]] == list(CAUTIONS)
    assert f"LOCAL_ACCOUNT_CAUTION={curve['chosen']:g}" in run.output
    refused = [point["choosing"]["refused"] + point["judging"]["refused"] for point in curve["curve"]]
    assert refused[0] < refused[-1]
    assert refused == sorted(refused)
    assert {sum(point[half].values()) for point in curve["curve"] for half in ("choosing", "judging")} <= set(range(5))
