"""Questions as people put them to short pages: who tells, which one, over budget, between two months, an uplift."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import asked, make_assistant
from tests.conftest import write_corpus

HEAD = "---\ntitle: {title}\npublisher: {publisher}\narea: {area}\nkind: other\nperiod: {period}\n---\n"
PAGES = {
    "fenwick.md": HEAD.format(
        title="Fees and placements: report for 2023-24",
        publisher="Fenwick City Council",
        area="Fenwick City",
        period="2023-24",
    )
    + """# Fees

The committee agreed an uplift of 7.5% for supported living providers for 2023/24.

From 8 April 2024 the standard hourly rate for home care is £21.96.

Learning disability placements ended the year £3.1m over budget.

# Day centre

| Month | Hours of care that nobody could provide |
|---|---|
| January 2023 | 1,725 |
| January 2024 | 940 |

The council contracted with an external organisation to complete 600 overdue reviews. 216 compliments were logged,
most of them for reablement.

The longest wait for an occupational therapist was 311 days, and the median wait was 74 days.

There were 3,441 safeguarding concerns. 1,108 of the concerns went on to a Section 42 enquiry.
""",
    "carers.md": HEAD.format(
        title="The Carers' Trust: state of caring", publisher="The Carers' Trust", area="Scotland", period="2022"
    )
    + "Almost three-quarters (74%) of carers in Scotland said they had not had a break in the last year.\n",
    "survey.md": HEAD.format(
        title="National survey of carers", publisher="Survey Office", area="Scotland", period="2022"
    )
    + "61% of carers in Scotland said they had not had a break in the last year.\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over three short pages."""
    folder = tmp_path_factory.mktemp("short")
    build(write_corpus(folder / "corpus", PAGES), folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("By how much did learning disability placements in Fenwick go over budget in 2023-24?", 3_100_000),
        ("What percentage uplift did supported living providers get from Fenwick for 2023/24?", 7.5),
        ("Fenwick standard hourly rate for home care on 10 April 2024?", 21.96),
        ("What was the longest wait for an occupational therapist in Fenwick?", 311),
        ("How many safeguarding concerns went on to a section 42 enquiry in Fenwick?", 1108),
        ("According to the Carers Trust what percentage of carers in Scotland had not had a break?", 74),
        ("carers trust - what percentage of carers had no break in the last year", 74),
    ],
)
def test_the_figure_that_is_asked_for(assistant: Assistant, question: str, value: float) -> None:
    """Everyday names, who tells, what went over budget, an uplift, a price's day and an extreme find their figure."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert answer.figures[0].value == pytest.approx(value)


def test_between_two_months_is_a_change_between_them(assistant: Assistant) -> None:
    """ "Between January 2023 and January 2024" asks of two times, not of one stretch."""
    answer = assistant.answer(
        "How did hours of care nobody could provide in Fenwick change between January 2023 and January 2024?"
    )
    assert [figure.value for figure in answer.figures] == [940, 1725], answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Which organisation did Fenwick contract with to complete the 600 overdue reviews?",
        "How many of the 216 compliments in Fenwick were for reablement?",
    ],
)
def test_no_count_stands_for_a_name_or_a_part(assistant: Assistant, question: str) -> None:
    """What the page does not name or count is not answered by the number or the sentence beside it."""
    answer = assistant.answer(question)
    assert answer.outcome is not Outcome.ANSWERED, answer.text


def test_a_follow_up_about_nobody_brings_no_numbers_to_ring(assistant: Assistant) -> None:
    """ "Is it going up" after a question about figures tells of no one in danger, whether it is answered or not."""
    history = asked("How many safeguarding concerns were there in Fenwick in 2023-24?")
    for follow_up in ("is it going up", "before that", "so how many still to go?"):
        assert not any(contact.phone == "999" for contact in assistant.answer(follow_up, history).contacts)
