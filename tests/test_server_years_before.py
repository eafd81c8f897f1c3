"""The figure of the year before, told beside the large one, from the answer or from what is held."""

from __future__ import annotations

import pytest
from figure_examples import client_of, write_files
from flask.testing import FlaskClient
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from site_examples import QUESTIONS

from index.builder import build
from index.embedding import Embedder

pytest_plugins = ["site_parts"]

TABLE = """# Help at home

| | 2021-22 | 2022-23 | 2023-24 |
|---|---|---|---|
| People helped at home | 410 | 980 | 1,010 |
| People helped in day centres | 90 | 80 | over 70 |

Figures from 2022-23 are not comparable with earlier years, because telephone calls are counted too.
"""
ACCOUNT = """# Reablement

- 1,204 reablement packages in 2022-23
- 1,377 reablement packages in 2023-24
"""
REPORT = ACCOUNT.replace("1,204", "1,199")


def asked(client: FlaskClient, question: str) -> HTMLParser:
    """The page of the answer to a question."""
    return HTMLParser(client.get(client.post("/ask", data={"question": question}).location).text)


def before(page: HTMLParser) -> str:
    """What the page tells of the year before, without marks of sources; "" where it tells nothing."""
    return " ".join("".join(node.text() for node in page.css(".headline .before")).split())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> ReviewingClient:
    """A client of a site over a table whose series breaks, and two documents that differ on one year."""
    folder = tmp_path_factory.mktemp("years")
    files = {"home.md": TABLE, "account.md": ACCOUNT, "report.md": REPORT}
    build(write_files(folder / "corpus", files), folder / "index", embedder=embedder)
    return client_of(folder / "index", embedder)


def test_the_year_before_of_a_named_year(client: FlaskClient) -> None:
    """Whoever names a year is told the year before as well, with the exact change, and is led to its place."""
    page = asked(client, QUESTIONS["figure"][0])
    # 7,891 people in 2022-23, 7,760 the year before: the Local Account 2021-23, list of activity.
    assert before(page) == "The year before, 2021-22: 7,760 people; up 131 since"
    figure = HTMLParser(client.get(page.css_first(".before a").attributes["href"] or "").text)
    assert figure.css_first(".headline .big").text().startswith("7,760")


def test_the_simpler_view_tells_it_too(client: FlaskClient) -> None:
    """The short lines tell the year before that is held."""
    location = client.post("/ask", data={"question": QUESTIONS["figure"][0], "view": "simple"}).location
    assert "The year before, it was 7,760 people." in HTMLParser(client.get(location).text).css_first(".simple").text()


def test_the_year_before_stands_once(client: FlaskClient) -> None:
    """Where the answer itself holds the year before, it stands by the large figure and in no table below."""
    page = asked(client, "How many contacts did adult social care get?")
    assert before(page).startswith("The year before, 2021-22: 21,450 contacts")
    assert page.css("table") == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many people were helped at home in 2023-24?", "The year before, 2022-23: 980 people; up 30 since"),
        ("How many people were helped at home in 2022-23?", ""),  # the series breaks
        ("How many people were helped at home in 2021-22?", ""),  # the first year held
        ("How many people were helped in day centres in 2023-24?", "The year before, 2022-23: 80 people"),
        ("How many reablement packages were there in 2023-24?", ""),  # two values of 2022-23
    ],
)
def test_what_cannot_be_compared_is_not(told: ReviewingClient, question: str, said: str) -> None:
    """No year before a break, none with two values; and of what is hedged no difference."""
    page = asked(told, question)
    assert page.css_first(".big") is not None
    assert before(page) == said
