from dataclasses import replace
from datetime import date

import pytest

from server.answers.models import Citation, Figure, Working
from server.filters import (
    at_page,
    cells_apart,
    column_words,
    comma_list,
    date_words,
    host,
    is_long_ago,
    one_a_line,
    period_words,
    split_marks,
    tel,
    web_link,
    with_unit,
    with_wholes,
    worked_noun,
    worked_words,
)

PEOPLE = Figure(
    observation_id="d:0.1:x",
    measure="people supported",
    group=None,
    area=None,
    period="2022-23",
    period_known="printed",
    value=6300,
    upper=None,
    unit="people",
    scale_max=None,
    qualifier="over",
    status="actual",
    availability="published",
    speaker=None,
    revised=False,
    display="over 6,300",
    citation=1,
)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2025-07-03", "3 July 2025"),
        ("2025-07", "July 2025"),
        ("2025", "2025"),
        (None, ""),
        ("spring 2025", "spring 2025"),
        ("2025-13-01", "2025-13-01"),
    ],
)
def test_dates(given: str | None, words: str) -> None:
    """A date is shown as far as it is known, and one in another form as it stands."""
    assert date_words(given) == words


@pytest.mark.parametrize(
    ("label", "words"),
    [("2022-23", "April 2022 to March 2023"), ("31 March 2023", ""), ("2021-22 to 2022-23", ""), ("", ""), (None, "")],
)
def test_financial_years_are_read_out(label: str | None, words: str) -> None:
    """A financial year is said in months; a period that says itself is not said twice."""
    assert period_words(label) == words


@pytest.mark.parametrize(
    ("phone", "address"),
    [
        ("0345 045 5202", "tel:03450455202"),
        ("111, option 2", "tel:111"),
        ("+44 1733 234-724", "tel:+441733234724"),
        ("see the website", ""),
    ],
)
def test_numbers_can_be_rung(phone: str, address: str) -> None:
    """A telephone number is a link that a phone can ring; words are none."""
    assert tel(phone) == address


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example", "http://[", "", None]
)
def test_hostile_addresses(url: str | None) -> None:
    """An address that a document brings is a link only if it is a web address."""
    assert web_link(url) == ""
    assert host(url) == ""


def test_host_says_where_a_link_leads() -> None:
    """A link says the site it leads to, whatever user name an address pretends."""
    assert host("https://www.cambridgeshire.gov.uk/a") == "cambridgeshire.gov.uk"
    assert host("https://gov.uk@evil.example/") == "evil.example"


def test_units() -> None:
    """A count is shown with what it counts, its hedge kept; money and shares carry their unit already."""
    assert with_unit(PEOPLE) == "over 6,300 people"
    assert with_unit(replace(PEOPLE, unit="GBP", display="£142.1 million")) == "£142.1 million"
    assert with_unit(replace(PEOPLE, unit="percent", display="12%")) == "12%"
    assert with_unit(
        replace(PEOPLE, value=None, display="suppressed to protect privacy", availability="suppressed")
    ) == ("suppressed to protect privacy")


def test_lists() -> None:
    """A list reads as in a sentence."""
    assert comma_list(("2021-22",)) == "2021-22"
    assert comma_list(["A", "B", "C"]) == "A, B and C"
    assert comma_list([]) == ""


def test_names_of_columns_are_words() -> None:
    """A column that a program named is headed by words; what people wrote stands as it is."""
    names = ("area_code", "value", "£m", "Area_Code", "2022-23")
    assert [column_words(name) for name in names] == ["Area code", "Value", "£m", "Area_Code", "2022-23"]


def test_one_sentence_a_line() -> None:
    """In the simpler view each sentence gets a line of its own, and markup in it is text."""
    assert (
        one_a_line("Type. Then <b>press</b>. 3.5 is one.") == "Type.<br>Then &lt;b&gt;press&lt;/b&gt;.<br>3.5 is one."
    )


def test_citation_marks() -> None:
    """A mark in a text leads to its source; what only looks like one stays text; no character is lost."""
    one = Citation(1, "d", "t", None, None, None, None, "q", None)
    assert split_marks("Yes [1]. See [2] and [1]", [one]) == [("Yes ", 1), (". See [2] and ", 1)]
    assert split_marks("No mark", [one]) == [("No mark", None)]
    assert split_marks("", [one]) == []


def test_years_and_sums_stay_on_one_line_and_the_rest_is_escaped() -> None:
    """A financial year and a sum are held together; what a person or document wrote around them stays text."""
    assert with_wholes("£1.5 million") == '<span class="together">£1.5 million</span>'
    assert with_wholes("<b>2022-23</b>") == '&lt;b&gt;<span class="together">2022-23</span>&lt;/b&gt;'
    assert with_wholes("£20-30 & 12022-23") == "£20-30 &amp; 12022-23"


@pytest.mark.parametrize(
    ("display", "unit", "noun"),
    [
        ("up 300", "people", "people"),
        ("up 5.4%", "percent", ""),
        ("up £3 million", "GBP", ""),
        ("about £33", "GBP per person", "per person"),
        ("no change", "people", ""),
    ],
)
def test_what_a_computed_number_counts(display: str, unit: str, noun: str) -> None:
    """A computed number says what it counts, once, and nothing where there is no number."""
    assert worked_noun(Working("change", "", 1, unit, display, (), ())) == noun


@pytest.mark.parametrize(
    ("checked_on", "long_ago"),
    [("2026-03-01", False), ("2025-03-02", False), ("2025-03-01", True), ("last spring", True), (None, False)],
)
def test_a_check_grows_old(checked_on: str | None, long_ago: bool) -> None:
    """A contact that was checked more than a year ago counts as old, and so does a date that is none."""
    assert is_long_ago(checked_on, today=date(2026, 3, 2)) is long_ago


def test_cells_of_a_row_are_told_apart() -> None:
    """What stands in a row of a table is shown without its empty cells and the marks between them; other lines stay."""
    assert (
        cells_apart("1A | Quality of life | | Norfolk | 19.1 |\nOut of 24.")
        == "1A · Quality of life · Norfolk · 19.1\nOut of 24."
    )


@pytest.mark.parametrize(
    ("url", "page", "opens"),
    [
        ("https://example.org/a.pdf", 12, "https://example.org/a.pdf#page=12"),
        ("https://example.org/A.PDF?x=1", 1, "https://example.org/A.PDF?x=1#page=1"),
        ("https://example.org/a.pdf", None, "https://example.org/a.pdf"),
        ("https://example.org/a.pdf#nameddest=x", 12, "https://example.org/a.pdf#nameddest=x"),
        ("https://example.org/a.html", 12, "https://example.org/a.html"),
    ],
)
def test_a_pdf_opens_at_its_page(url: str, page: int | None, opens: str) -> None:
    """The address of a PDF opens it at the page, unless it names a place already; others are left as they are."""
    assert at_page(url, page) == opens


@pytest.mark.parametrize(
    ("operation", "unit", "words"),
    [
        ("change", "percent", "up 2.9 percentage points"),
        ("percentage change", "percent", "up 2.9%"),
        ("share", "percent", "up 2.9%"),
    ],
)
def test_workings_of_percentages(operation: str, unit: str, words: str) -> None:
    """A working says percentage points of what lies between two percentages, and of nothing else."""
    assert worked_words(Working(operation, "91.8% − 88.9%", 2.9, unit, "up 2.9%", (), ())) == words
