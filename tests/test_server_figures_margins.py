"""Margins of error and confidence limits: which figure each is of, by the words of its column."""

from __future__ import annotations

import pytest
from figure_examples import client_of, write_files
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder
from index.selections import PartKey
from server.figures.bounds import bounds_of, is_of_bounds
from server.figures.parts import parts_of

COLUMNS = {
    "Outcome": 64,
    "Margin of error": 4,
    "Assessed only": 70,
    "Margin of error, assessed only": 9,
    "Confidence interval, aged 65 to 74": 3,
}
LIMITS = {
    "Safe users": {"Outcome": "80", "95% CI lower": "76", "95% CI upper": "84"},
    "Busy users": {"Outcome": "50", "95% confidence interval": "46 to 54"},
}
FILES = {
    "catalogue.toml": '[council]\nname = "Exampleshire County Council"\narea = "Exampleshire"\n',
    "survey.csv": "measure,area,period,unit,value,column\n"
    + "".join(
        f'{measure},Exampleshire,{year},percent,{value},"{column}"\n'
        for measure in ("Satisfied users", "Content users")
        for year in ("2022-23", "2023-24")
        for column, value in COLUMNS.items()
    )
    + "".join(
        f"{measure},Exampleshire,2023-24,percent,{value},{column}\n"
        for measure, columns in LIMITS.items()
        for column, value in columns.items()
    ),
}


def part(column: str, unit: str = "percent") -> PartKey:
    """The part of a column."""
    return PartKey(f'[["column", "{column}"]]' if column else "[]", unit, "level")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> ReviewingClient:
    """A client of the site over the survey above."""
    folder = tmp_path_factory.mktemp("margins")
    build(write_files(folder / "corpus", FILES), folder / "index", embedder=embedder)
    return client_of(folder / "index", embedder)


@pytest.mark.parametrize(
    ("asked", "figure", "margin"),
    [("", "64%", "±4 percentage points"), ("assessed-only-per-cent", "70%", "±9 percentage points")],
)
def test_a_margin_is_of_its_own_column(client: ReviewingClient, asked: str, figure: str, margin: str) -> None:
    """Beside a figure stands the margin of its own column, and not that of some of those who were asked."""
    row = HTMLParser(client.get(f"/figures/satisfied-users?part={asked}").text).css_first("section table tbody tr")
    cells = [cell.text().split(" (")[0] for cell in row.css("td")[:2]]
    assert cells == [figure, margin]


@pytest.mark.parametrize(("slug", "limits"), [("safe-users", "76% to 84%"), ("busy-users", "between 46% and 54%")])
def test_limits(client: ReviewingClient, slug: str, limits: str) -> None:
    """A lower and an upper limit, in two columns or in one, stand beside their figure and are drawn as they are."""
    table = HTMLParser(client.get(f"/figures/{slug}").text).css_first("section table")
    assert table.css("tbody td")[1].text().replace(" (open at its place in the document)", "") == limits
    spec = client.get("/figures/satisfied-users.vl.json").json
    assert spec is not None
    assert {(mark["low"], mark["high"]) for mark in spec["data"]["values"]} == {(60, 68)}


@pytest.mark.parametrize(
    ("column", "of"),
    [
        ("Margin of error", ""),
        ("Margin of error", "Outcome"),
        ("95% confidence interval", "Outcome"),
        ("Lower 95% confidence limit", ""),
        ("Confidence interval (upper)", ""),
        ("95% CI low", ""),
        ("Upper bound", ""),
        ("±", ""),
        ("Margin of error, assessed or reviewed only", "Assessed or reviewed only"),
        ("Good margin of error", "Good outcome"),
        ("Margin of error, 65 to 74", "65 to 74"),
    ],
)
def test_columns_of_bounds(column: str, of: str) -> None:
    """A column of margins or limits is told by its words, and is of the column that the rest of its words name."""
    others = [part(each) for each in ("Numerator", "Assessed only", "Good numerator", "18 to 64") if each != of]
    assert bounds_of(part(of), [part(of), part(column), *others]) == (part(column),)
    assert not any(bounds_of(each, [part(of), part(column), *others]) for each in others)
    assert bounds_of(part(of, "people"), [part(column)]) == ()


@pytest.mark.parametrize("column", ["High confidence", "Low income", "Outcome", "Upper tier councils", "Age limits"])
def test_columns_of_figures(column: str) -> None:
    """A column that only has a word in common with those of bounds holds figures."""
    assert not is_of_bounds(part(column))


def test_margins_of_nothing_are_shown() -> None:
    """A margin whose figure is not held stands as a part of its own: no figure is hidden for its kind."""
    shown = parts_of([(part(""), 9), (part("Margin of error"), 9), (part("Confidence interval, 65 to 74"), 2)])
    assert [each.key for each in shown] == [part(""), part("Confidence interval, 65 to 74")]


@pytest.mark.parametrize("asked", ["", "&part=assessed-only-per-cent"])
def test_what_is_shown_is_said_wherever_it_is_taken(client: ReviewingClient, asked: str) -> None:
    """Charts, tables and comparisons name the column that they are of, unless it is that of the figures themselves."""
    said = "Assessed only (per cent)"
    page = HTMLParser(client.get(f"/figures/satisfied-users?area=Exampleshire{asked}").text)
    places = [*page.css("figcaption"), *page.css("svg title"), *page.css("section table caption")]
    compared = HTMLParser(client.get(f"/figures/compare?measure=satisfied-users&area=Exampleshire{asked}").text)
    places.append(compared.css_first(".govuk-body-l"))
    assert len(places) > 3
    assert all((said in node.text()) is bool(asked) for node in places)


def test_the_same_column_of_two_measures(client: ReviewingClient) -> None:
    """Beside a column of one measure stands the same column of another, where that has it."""
    address = "/figures/compare?measure=satisfied-users&measure=content-users&part=assessed-only-per-cent"
    heads = [node.text() for node in HTMLParser(client.get(address).text).css("table thead th")]
    assert heads == ["Period", *(f"{name} users: Assessed only (per cent)" for name in ("Satisfied", "Content"))]
