"""Learn how likely a printed number answers (`server/answers/printed_fit.json`), judged on sets kept out of that.

Run `python -m tests.benchmarks.printed_fit [--write]`; the raw result goes to `results/printed_fit.json`. In: the
retold passages that `teach_retold` keeps out, each as a paper among the others, with their questions;
and the open retold sets. Out: for each likelihood how many questions get the right number, a wrong one, and one though
nothing answers.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import numpy as np

from corpus.quantities import UnitKind
from index.embedding import Embedder
from server.answers.drafting import Drafting
from server.answers.pipeline import Assistant
from server.answers.printed_answers import likelihoods_of
from server.answers.printed_candidates import Candidate
from server.answers.printed_fit import FEATURES, MODEL
from server.answers.printed_numbers import Standing, looked_up, standing
from server.answers.queries import Query
from server.evaluation.questions import EvaluationQuestion, read_questions
from tests.benchmarks import short
from tests.benchmarks.reading_fit import Case, gather, learn_and_judge, query_of
from tests.benchmarks.retold_pages import Asked, numbers_asked

RESULT = Path(__file__).parent / "results" / "printed_fit.json"


def numbers_near(query: Query, drafting: Drafting) -> Standing:
    """The printed numbers that may answer a query, and their features."""
    asked = looked_up(query)
    evidence = drafting.find(asked)
    matched = likelihoods_of(drafting.match(asked, evidence))
    return standing(asked, evidence.passages, drafting.printing.reading, matched)


def of_passages(name: str, assistant: Assistant) -> Iterator[Case]:
    """The cases of the questions about retold passages.

    The same number may stand in another paper of the area, which may also hold what the passage lacks.
    """
    areas = {paper: held.area for paper, held in assistant.version.documents.items()}
    papers = Counter(areas.values())
    for asked in numbers_asked(name):
        if asked.lines or papers[areas[asked.paper]] == 1:
            right = partial(_is_told_there, asked, areas)
            yield from _case_of(query_of(asked, assistant), right, assistant, answered=bool(asked.lines))


def _is_told_there(asked: Asked, areas: Mapping[str, str | None], one: Candidate) -> bool:
    paper = one.told.hit.passage.document_id
    again = paper != asked.paper and areas[paper] == areas[asked.paper] and one.number.printed.strip() == asked.number
    return again or stands_in(asked, one)


def stands_in(asked: Asked, one: Candidate) -> bool:
    """Whether a number is the one that answers, in its line."""
    text, printed = one.told.text.strip(), one.number.printed.strip()
    in_line = any(text[:60] in line or line in text for line in asked.lines)
    alike = printed in asked.number or asked.number in printed
    return one.told.hit.passage.document_id == asked.paper and in_line and alike


def of_set(name: str, assistant: Assistant) -> Iterator[Case]:
    """The cases of the questions of a retold set that one printed number answers, or nothing."""
    for asked in read_questions(short.RETOLD_SETS[name]):
        answered = asked.behaviour != "not_in_documents"
        literal = len(asked.gold_numbers) == 1 and asked.gold_numbers[0].derivation == "literal"
        if not asked.history and (literal or not answered):
            query = assistant.reader.read(asked.question)
            yield from _case_of(query, partial(_is_gold, asked), assistant, answered=answered)


def _is_gold(asked: EvaluationQuestion, one: Candidate) -> bool:
    gold, number = asked.gold_numbers[0], one.number
    if not gold.is_number or number.value is None:
        return False
    alike = (gold.kind == "percent") == (number.kind is UnitKind.PERCENT)
    return alike and math.isclose(float(number.value), gold.size)


def _case_of(
    query: Query, right: Callable[[Candidate], bool], assistant: Assistant, *, answered: bool
) -> Iterator[Case]:
    stood = numbers_near(query, assistant.drafting)
    if stood.found:
        is_right = np.array([answered and right(each) for each in stood.found], dtype=np.bool_)
        yield Case(stood.rows, is_right, [(each.number.value, each.number.kind) for each in stood.found], answered)


def main() -> None:
    """Learn, judge, keep the raw result, and with --write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights for the program")
    parser.add_argument("--index", type=Path, help="where indexes are kept, so that the next run is faster")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as thrown_away:
        sets = gather(of_passages, of_set, Embedder(None), chosen.index or Path(thrown_away))
    learn_and_judge(sets, FEATURES, RESULT, MODEL if chosen.write else None)


if __name__ == "__main__":
    main()
