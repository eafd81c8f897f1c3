"""A new run of a question set held against one that was kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.answers.models import Outcome
from server.cli import main
from server.config import Settings
from server.evaluation import Judgement, Scorecard, Verdict
from server.evaluation.comparison import Comparison, ResultInvalid, compare
from server.evaluation.questions import EvaluationQuestion

pytest_plugins = ["site_parts"]

MANY = 100


def scorecard(*verdicts: Verdict, text: str = "How many?") -> Scorecard:
    """A run in which the questions ended so, in their order."""
    questions = [EvaluationQuestion(f"Q{at}", "lookup", text, "7", expected="answer") for at in range(len(verdicts))]
    judged = [Judgement(q, v, Outcome.ANSWERED, "", 1.0) for q, v in zip(questions, verdicts, strict=True)]
    return Scorecard(Path("set.jsonl"), tuple(judged))


def held_against(folder: Path, before: Scorecard, now: Scorecard) -> Comparison:
    """What the second run changes against the first, which was written and read again."""
    before.write(folder / "kept.json")
    return compare(folder / "kept.json", now)


@pytest.mark.parametrize("now", [Verdict.WRONG, Verdict.ERROR])
def test_one_right_answer_that_turns_wrong_fails(tmp_path: Path, now: Verdict) -> None:
    """Among a hundred right answers one that turns wrong, or cannot be asked any more, breaks the run; it is named."""
    compared = held_against(tmp_path, scorecard(*[Verdict.RIGHT] * MANY), scorecard(*[Verdict.RIGHT] * 99, now))
    assert compared.fails
    assert list(compared.lines()) == [f"FAILED: was right, is wrong: Q99 (right to {now}): How many?"]


@pytest.mark.parametrize("now", [Verdict.REFUSED, Verdict.PARTLY])
def test_few_right_answers_that_are_refused_are_told_loudly(tmp_path: Path, now: Verdict) -> None:
    """Two of a hundred right answers may turn into refusals, each told as a warning; with a third the run breaks."""
    bearable = 2
    runs = [scorecard(*[now] * lost, *[Verdict.RIGHT] * (MANY - lost)) for lost in (bearable, bearable + 1)]
    few, many = (held_against(tmp_path, scorecard(*[Verdict.RIGHT] * MANY), run) for run in runs)
    assert (few.fails, many.fails) == (False, True)
    assert [line.split(":")[0] for line in few.lines()] == ["WARNING"] * bearable
    assert [line.split(":")[0] for line in many.lines()] == ["FAILED"] * (bearable + 1)


def test_a_refusal_that_turns_wrong_is_told(tmp_path: Path) -> None:
    """What was refused and is answered wrong was never right, so it is a warning and breaks nothing."""
    compared = held_against(tmp_path, scorecard(Verdict.REFUSED), scorecard(Verdict.WRONG))
    assert not compared.fails
    assert next(compared.lines()).startswith("WARNING: was not wrong, is wrong: Q0")


def test_new_questions_may_enter_as_misses(tmp_path: Path) -> None:
    """A question that was not asked before, or now has other words, may be answered wrong; gains are counted."""
    new = held_against(tmp_path, scorecard(Verdict.RIGHT), scorecard(Verdict.RIGHT, Verdict.WRONG))
    worded = held_against(tmp_path, scorecard(Verdict.RIGHT), scorecard(Verdict.WRONG, text="How much?"))
    better = held_against(tmp_path, scorecard(Verdict.REFUSED), scorecard(Verdict.RIGHT))
    assert [new.fails, worded.fails, better.fails] == [False] * 3
    assert list(new.lines()) == ["1 from not asked to wrong"]
    assert list(worded.lines()) == ["1 from not asked to wrong", "1 from right to not asked"]
    assert list(better.lines()) == ["1 from refused to right"]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A kept file that is missing or no scorecard is named, with how to make one."""
    (tmp_path / "other.json").write_text('{"judgements": [{"id": 7}]}', encoding="utf-8")
    for name in ("missing.json", "other.json"):
        with pytest.raises(ResultInvalid, match=name) as raised:
            compare(tmp_path / name, scorecard(Verdict.RIGHT))
        assert "evaluate" in raised.value.help


def test_evaluate_ends_with_one_when_a_right_answer_turned(site_settings: Settings, tmp_path: Path) -> None:
    """`evaluate --against` ends with 0 for the same answers, with 1 where one that was right is wrong, and names it."""
    asked, kept = tmp_path / "asked.jsonl", tmp_path / "kept.json"
    # 7,891 people in 2022-23: the Local Account 2021-23, list of activity.
    told = {"id": "A", "type": "lookup", "expected": "answer", "gold_answer": "7,891"}
    told["question"] = "How many people received long term support in 2022-23?"

    def run(value: int) -> tuple[int, str]:
        golds = [{"value": value, "unit": "people", "period": "2022-23"}]
        asked.write_text(json.dumps(told | {"gold_numbers": golds}) + "\n", encoding="utf-8")
        against = ["--against", str(kept)] if kept.exists() else []
        arguments = ["evaluate", str(asked), "--out", str(kept), *against, "--index", str(site_settings.index)]
        ended = CliRunner().invoke(main, arguments)
        return ended.exit_code, ended.stdout

    assert run(7891)[0] == 0
    assert run(7891)[0] == 0
    status, said = run(7890)
    assert status == 1
    assert "FAILED: was right, is wrong: A (right to wrong)" in said
