"""The scorecard: every set is in it, and what stands beside the product is asked and judged as stated."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.models import Outcome
from server.evaluation import Judgement, Scorecard, Verdict
from server.evaluation.questions import EvaluationQuestion, read_questions
from tests.benchmarks.scorecard_cairn import corpus_files
from tests.benchmarks.scorecard_results import ENDS, OURS, Judged, end_of, summary, summed_up, total
from tests.benchmarks.scorecard_searches import (
    best_threshold,
    by_meaning,
    by_words,
    quoted,
    refusing_below,
    run_search,
)
from tests.benchmarks.scorecard_table import page
from tests.question_sets import EVALUATION, RESULTS, SETS

HELD = EvaluationQuestion("A", "lookup", "How can unpaid carers ask for an assessment?", "Ring", expected="answer")
ABSENT = EvaluationQuestion("B", "unanswerable", "Zeppelin mooring fees?", "", expected="not_in_documents")
NOT_SCORED = {"paraphrases", "pdf_facts", "workbook_facts", "ods_facts", "shared_facts", "page_questions"}
"""Files beside the sets that are in another form, or in other words what a set asks."""


def test_every_question_set_is_in_the_scorecard() -> None:
    """A set that is added to `tests/evaluation` is scored, and the verdicts kept of a set are of its questions."""
    files = {path for path in EVALUATION.glob("*.jsonl") if path.stem not in NOT_SCORED}
    files |= {path for kind in ("decisions", "plain", "texts") for path in EVALUATION.glob(f"{kind}/*/questions.jsonl")}
    assert {each.questions for each in SETS.values() if each.is_ours} == files
    for each in SETS.values():
        if each.is_ours:
            asked = {question.id for question in read_questions(each.questions)}
            kept = json.loads(each.kept.read_text(encoding="utf-8"))["judgements"]
            assert kept, each.name
            assert {judged["id"] for judged in kept} <= asked, each.name


@pytest.mark.parametrize("kind", ["words", "meaning"])
def test_a_search_alone_answers_with_the_passage_it_finds_first(
    kind: str, open_small: IndexVersion, embedder: Embedder
) -> None:
    """As it comes a search answers what it finds anything for; calibrated it refuses what scores below what is held."""
    search = by_words(open_small) if kind == "words" else by_meaning(open_small, embedder)
    near = replace(ABSENT, question="Is there a charge for visits to the zoo?")
    plain, careful = run_search([HELD, near], open_small, search)
    assert plain.answers["A"].passages[0].text.startswith("Unpaid carers can ask")
    assert plain.answers["B"].outcome is Outcome.ANSWERED
    ended = {name: careful.answers[name].outcome for name in ("A", "B")}
    assert ended == {"A": Outcome.ANSWERED, "B": Outcome.NOT_HELD}


def test_a_threshold_lets_the_most_questions_end_right() -> None:
    """Of all scores the one is taken from which on the most answers and refusals are right, and the fewest wrong."""
    told = [(0.9, True), (0.8, True), (0.7, False), (0.6, False), (0.2, True)]
    asked = {f"Q{at}": (replace(HELD if held else ABSENT, id=f"Q{at}"), score) for at, (score, held) in enumerate(told)}
    answers = {name: quoted(each, "p", "d", "Ring us.") for name, (each, _) in asked.items()}
    scores = {name: score for name, (_, score) in asked.items()}
    questions = [each for each, _ in asked.values()]
    assert best_threshold(questions, answers, scores) == 0.8
    careful = refusing_below(0.8, questions, answers, scores)
    assert [name for name, answer in careful.items() if answer.outcome is Outcome.ANSWERED] == ["Q0", "Q1"]


def test_a_refusal_is_right_or_wrong_by_whether_the_answer_is_held() -> None:
    """The five ends part what was answered from what was refused, rightly and wrongly; an error counts as wrong."""

    def ends(question: EvaluationQuestion, verdict: Verdict, outcome: Outcome | None) -> str:
        return end_of(Judgement(question, verdict, outcome, "", None))

    assert ends(HELD, Verdict.RIGHT, Outcome.ANSWERED) == "right"
    assert ends(ABSENT, Verdict.RIGHT, Outcome.NOT_HELD) == "refused rightly"
    assert ends(HELD, Verdict.REFUSED, Outcome.NOT_HELD) == "refused wrongly"
    assert ends(HELD, Verdict.PARTLY, Outcome.ANSWERED) == "partly"
    assert {ends(ABSENT, Verdict.WRONG, Outcome.ANSWERED), ends(HELD, Verdict.ERROR, None)} == {"wrong"}


def test_cairn_gets_each_passage_as_one_block_under_its_heading(open_small: IndexVersion) -> None:
    """The files for cairn hold the public's passages whole, one block each, and nothing of the briefing for staff."""
    version = open_small
    files = corpus_files(version)
    blocks = [block for text in files.values() for block in text.split("---\n", 2)[2].strip().split("\n\n")]
    passages = [passage for name in version.documents for passage in version.passages_of(name)]
    assert len(blocks) == len(passages)
    assert any(block.startswith("## Carers\nUnpaid carers can ask") for block in blocks)
    assert "77 people" not in "".join(files.values())


def test_the_table_is_made_from_the_kept_sums() -> None:
    """The committed page is what its sums give, and of every set all questions are counted."""
    kept = summary()
    assert (RESULTS / "scorecard.md").read_text(encoding="utf-8") == page({n: kept[n] for n in SETS if n in kept})
    for name, one in kept.items():
        if SETS[name].is_ours:
            asked = json.loads(SETS[name].kept.read_text(encoding="utf-8"))["judgements"]
            assert sum(total(summed_up([one], OURS)).values()) == len(asked)


def test_counts_are_by_type_and_end() -> None:
    """Each question counts once, in the row of its type."""
    judgements = (
        Judgement(HELD, Verdict.RIGHT, Outcome.ANSWERED, "", None),
        Judgement(ABSENT, Verdict.WRONG, Outcome.ANSWERED, "", None),
    )
    counts = Judged(Scorecard(Path("x.jsonl"), judgements), {}).counts
    assert counts["lookup"] == dict.fromkeys(ENDS, 0) | {"right": 1}
    assert counts["unanswerable"] == dict.fromkeys(ENDS, 0) | {"wrong": 1}
