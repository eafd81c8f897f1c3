"""A computed number as it stands large above its answer."""

from __future__ import annotations

from dataclasses import replace

from answer_examples import BEFORE, FIGURE, WORKING, answer
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from server.answers.models import Working
from server.views.answer_page import headlines_of
from server.views.worked_numbers import worked_number

pytest_plugins = ["site_parts"]

OTHER = replace(FIGURE, observation_id="d:0.3:x", area="Norfolk")
GAP = Working("difference", "6,300 − 6,300", 0, "people", "0", ("2022-23",), ("d:0.1:x", "d:0.3:x"))


def headline(client: FlaskClient, question: str) -> str:
    """What stands large above the answer to a question, with its facts."""
    page = HTMLParser(client.get(client.post("/ask", data={"question": question}).location).text)
    return " ".join(page.css_first(".headline").text(separator=" ").split())


def test_a_share_stands_alone(client: FlaskClient) -> None:
    """A share is told with what it is of, when and where; the sum that it was taken of is no second value of it."""
    said = headline(client, "What share of the people supported in 2022-23 were older people?")
    # 5,162 of 8,524: the Local Account 2021-23, people supported in 2022-23.
    assert said == "60.6% What is counted People supported: older people Period 2022-23 Area Cambridgeshire"


def test_a_change_is_told_both_ways(client: FlaskClient) -> None:
    """A change stands with the same change as a percentage, and from when to when it is."""
    said = headline(client, "How did the number of contacts change from 2021-22 to 2022-23?")
    assert said.startswith("up 1,152 contacts (up 5.4%) What is counted Contacts made by people looking for support")
    assert said.endswith("Period 2021-22 to 2022-23 Area Cambridgeshire")


def test_no_difference_is_no_large_nought() -> None:
    """Where two figures are the same, no "0" stands large beside the question which is higher."""
    assert worked_number(answer(FIGURE, OTHER, workings=(GAP,))) is None
    apart = worked_number(answer(FIGURE, replace(OTHER, value=6200), workings=(replace(GAP, result=100),)))
    assert apart is not None
    assert (apart.counted, apart.area) == ("People supported: older people", "")


def test_what_was_planned_says_so() -> None:
    """A change worked out from budgets says that it is of a budget."""
    planned = [replace(each, status="budget") for each in (FIGURE, BEFORE)]
    found = worked_number(answer(*planned, workings=(WORKING,)))
    assert found is not None
    assert found.status == "budget"


def test_those_that_share_the_first_place() -> None:
    """Of figures in order, all that share the first place stand large; more than two stand in the table alone."""
    ranked = answer(FIGURE, OTHER, BEFORE)
    ranked = replace(ranked, understood=replace(ranked.understood, operation="rank"))
    assert headlines_of(ranked) == (FIGURE, OTHER)
    assert headlines_of(replace(ranked, figures=(FIGURE, BEFORE))) == (FIGURE,)
    many = (FIGURE, OTHER, replace(OTHER, area="Essex"))
    assert headlines_of(replace(ranked, figures=many)) == ()
