"""How good the answers are: a question set in, a scorecard of right, partly, refused and wrong out.

The rules are those of the published scorer that comes with the shared question sets, and a test holds the two equal.
A number counts only with the right unit, period and hedge; another number as the headline is wrong, the error that
costs trust; a refusal costs nothing but the answer.

    questions   what is asked, and what a good answer shows
    years       the years a text names, and which of them each number is said of
    claims      the numbers an answer claims, in its text, figures and workings
    matching    whether a claim is the number that was expected
    judging     one answer: right, partly, refused, wrong or error
    scorecard   all verdicts counted by type, as a table and as JSON
    comparison  what a new run changes against a kept one, question by question
    calibration how sure a passage should be before it answers
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from server.answers.models import Answer, Turn
from server.errors import QuestionInvalid
from server.evaluation.judging import Verdict, judge
from server.evaluation.questions import QuestionSetInvalid, read_questions
from server.evaluation.scorecard import Judgement, Scorecard

__all__ = ["Judgement", "QuestionSetInvalid", "Scorecard", "Verdict", "evaluate"]


def evaluate(questions: Path, answer: Callable[[str, Sequence[Turn]], Answer]) -> Scorecard:
    """Ask every question of a file and judge the answers.

    `answer` gets the question and the earlier turns of its conversation, oldest first. A question that it refuses with
    `QuestionInvalid` counts as an error and the run goes on; any other exception ends the run, with a note that names
    the question, for then the verdicts would say nothing about the answers. Raises `QuestionSetInvalid` with the line
    when the file breaks its form.
    """
    judgements = []
    for question in read_questions(questions):
        try:
            given = answer(question.question, question.history)
        except QuestionInvalid as error:
            judgements.append(Judgement(question, Verdict.ERROR, outcome=None, text=str(error), took_ms=None))
            continue
        except Exception as error:
            error.add_note(f"While {questions} was judged, at question {question.id}: {question.question!r}")
            raise
        verdict = judge(question, given)
        judgements.append(Judgement(question, verdict, given.outcome, given.text, given.took_ms))
    return Scorecard(questions, tuple(judgements))
