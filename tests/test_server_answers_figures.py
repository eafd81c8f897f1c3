"""Figures of the shipped corpus, asked in the words of residents, councillors and staff."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import make_assistant


@pytest.fixture(scope="module")
def assistant(open_shipped: IndexVersion, embedder: Embedder) -> Assistant:
    """The assistant over the shipped corpus."""
    return make_assistant(open_shipped, embedder)


PUBLISHED = [
    # Local Account 2021-23, "Activity": each value and the year before's in one bullet
    ("How many contacts were there in {}?", 22602, 21450),
    ("tec assesments {}", 2344, 3187),
    ("How many people went through reablement in {}?", 4026, 3960),
    ("people with ongoing support {}", 7891, 7760),
    # "Where the money went"
    ("What was spent on purchased care in {}?", 160_100_000, 142_100_000),
    ("spend on social care staff {}", 15_700_000, 13_900_000),
    ("How much did in-house services cost in {}?", 15_300_000, 13_300_000),
    ("How much went on other things in {}?", 20_200_000, 29_500_000),
    # "People supported": the order of the groups differs between the years
    ("How many pensioners were supported in {}?", 5162, 4681),
    ("LD supported {}", 1891, 1819),
    ("How many people with physical disabilities did you support in {}?", 675, 1099),
    ("mental health, people supported, {}", 796, 757),
]


@pytest.mark.parametrize(("question", "later", "earlier"), PUBLISHED)
def test_each_year_gets_its_own_figure(assistant: Assistant, question: str, later: int, earlier: int) -> None:
    """A question that names a year is answered with the figure of that year, whichever way the year is written."""
    for years, value in ((("2022-23", "22/23", "2022 to 2023"), later), (("2021-22", "FY22", "2021/2"), earlier)):
        for year in years:
            answer = assistant.answer(question.format(year))
            assert answer.outcome is Outcome.ANSWERED, (year, answer.text)
            assert [figure.value for figure in answer.figures] == [value], (year, answer.text)
            assert answer.figures[0].period == ("2022-23" if value == later else "2021-22")


@pytest.mark.parametrize(("question", "later", "earlier"), PUBLISHED)
@pytest.mark.parametrize("year", ["2023-24", "2020-21"])
def test_a_year_that_is_not_held_is_refused(
    assistant: Assistant, question: str, later: int, earlier: int, year: str
) -> None:
    """A year that is not held is refused, the years held are named, and the nearest is labelled as not the answer."""
    answer = assistant.answer(question.format(year))
    assert answer.outcome is Outcome.NOT_HELD
    assert answer.figures == ()
    assert answer.held is not None
    assert set(answer.held.periods) == {"2021-22", "2022-23"}
    assert answer.held.nearest is not None
    assert answer.held.nearest.value == (later if year == "2023-24" else earlier)
    assert "not the answer" in answer.text


@pytest.mark.parametrize(
    ("question", "value", "unit", "hedge", "display"),
    [
        ("How many CMEs operate?", 70, "CMEs", "over", "over 70"),
        ("How many people have CMEs brought into the care workforce?", 130, "people", "over", "over 130"),
        ("By how much did use of Healthy You by over 65s increase?", 12, "percent", "exact", "12%"),
        ("How much was invested in seed-funded projects?", 830_000, "GBP", "exact", "£830,000"),
        ("How many people benefited from the seed funded projects?", 6300, "people", "over", "over 6,300"),
        ("number of new types of physical activity", 14, "types", "exact", "14"),
    ],
)
def test_hedges_are_kept(assistant: Assistant, question: str, value: int, unit: str, hedge: str, display: str) -> None:
    """ "Over 70" is never shown as 70: value, unit and hedge are those of the Care Together page."""
    figure = assistant.answer(question).figures[0]
    assert (figure.value, figure.unit, figure.qualifier, figure.display.lower()) == (value, unit, hedge, display)


@pytest.mark.parametrize(
    "question",
    [
        "How much was spent on older people in 2022-23?",  # spending is by type, people by group
        "How many carers' assessments were completed in 2022-23?",
        "How many DoLS applications were there in 2022-23?",
        "How many people use Healthy You?",  # only the increase is published
        "How many CMEs were there in 2022?",  # published in July 2025, of no earlier day
        "How many social care staff does the council employ?",  # only what they cost
        "How many of the 22,602 contacts led to an assessment?",
        "What did Peterborough spend on purchased care in 2022-23?",
        "How many contacts did Norfolk have in 2022-23?",
    ],
)
def test_a_similar_measure_never_answers(assistant: Assistant, question: str) -> None:
    """What is not published is not answered by something that sounds alike."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.NOT_HELD, answer.text
    assert answer.figures == ()


def test_no_year_means_the_latest_and_says_so(assistant: Assistant) -> None:
    """Without a year the latest is answered, named, with the year before beside it."""
    answer = assistant.answer("How much do you spend on social care staff?")
    assert (answer.figures[0].value, answer.figures[0].period) == (15_700_000, "2022-23")
    assert "2022-23" in answer.text
    assert [(figure.value, figure.period) for figure in answer.related] == [(13_900_000, "2021-22")]


def test_a_year_and_the_year_before_are_both_answered(assistant: Assistant) -> None:
    """ "In 2022-23, and the year before?" gets two figures."""
    answer = assistant.answer("How many contacts were there in 2022-23, and the year before?")
    assert {figure.period: figure.value for figure in answer.figures} == {"2022-23": 22602, "2021-22": 21450}


def test_a_question_of_nothing_in_particular_gets_choices(assistant: Assistant) -> None:
    """ "How many people did you help?" could be several figures, and asks which."""
    answer = assistant.answer("How many people did you help last year?")
    assert answer.outcome is Outcome.CLARIFY
    assert len(answer.clarify) > 1
    assert answer.figures == ()


def test_every_figure_cites_the_sentence_that_says_it(assistant: Assistant, open_shipped: IndexVersion) -> None:
    """The quote of a citation stands in the document, and the number in the quote."""
    for question, later, _ in PUBLISHED:
        answer = assistant.answer(question.format("2022-23"))
        citation = next(c for c in answer.citations if c.number == answer.figures[0].citation)
        pages = [text for _, text in open_shipped.pages_of(citation.document_id)]
        assert any(citation.quote in text for text in pages)
        digits = f"{later / 1_000_000:g}" if later > 10_000_000 else str(later)
        assert digits in citation.quote.replace(",", "")


def test_the_same_question_gets_the_same_answer(assistant: Assistant) -> None:
    """Two runs differ in nothing but the time they took."""
    one, two = (assistant.answer("Which group was the largest in 2022-23?") for _ in range(2))
    assert (one.text, one.figures, one.citations, one.passages) == (two.text, two.figures, two.citations, two.passages)


def test_a_meaning_is_no_choice_of_figures(assistant: Assistant) -> None:
    """Who asks what something is is not offered its numbers."""
    assert assistant.answer("what is reablement").outcome is not Outcome.CLARIFY
