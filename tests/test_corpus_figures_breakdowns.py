"""Tables and lists that break a whole down: what their parts count, whose they are, and what they are of."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from corpus.readers.html_pages import read_html
from corpus.reconcile import reconcile
from tests.conftest import write_corpus

HEAD = "---\ntitle: Review\npublisher: Kestrel Council\narea: {area}\npublished: 2024-09-01\nperiod: 2023-24\n---\n"


def read(folder: Path, text: str, *, area: str = "Kestrel", name: str = "page.md") -> list[Observation]:
    """The observations of a page that may answer, once it is checked against itself."""
    (document,) = read_corpus(write_corpus(folder / "corpus", {name: HEAD.format(area=area) + text})).documents
    return [seen for seen in reconcile(document, find_observations(document))[0] if seen.confidence >= ANSWERS_FROM]


def table(head: str, *rows: str) -> str:
    """A table in Markdown."""
    lines = [head, "|".join("-" * len(head.split("|"))), *rows]
    return "\n".join(f"| {line.replace('|', ' | ')} |" for line in lines)


@pytest.mark.parametrize(
    ("before", "rows", "unit"),
    [
        (
            "1,240 people had help.",
            ("Type|2023/24", "Washing|640", "Meals|310", "Telecare|290", "Total|1,240"),
            "people",
        ),
        (
            "We had 96 complaints.",
            ("Team|2023/24", "Hospital teams|40", "Charging|31", "Other|25", "All|96"),
            "complaints",
        ),
        ("571 people finished.", ("Outcome|2023/24", "No care|337", "Less care|148", "More care|86"), "people"),
        ("Use by group.", ("Measure|2023/24", "Young carers known to the service|412", "Reviews|90"), "carers"),
        ("Staffing.", ("Measure|2022/23|2023/24", "Sickness, days per FTE|9.1|8.7"), "days"),
        ("Savings.", ("Proposal|2024/25 £000", "Vacancy factor from 3% to 5%|300", "Raise fees by 4%|120"), "GBP"),
    ],
)
def test_the_parts_of_a_whole_count_what_it_counts(
    tmp_path: Path, before: str, rows: tuple[str, ...], unit: str
) -> None:
    """A table's cells count what its total, its title or the text says; a share within a label is not their unit."""
    found = read(tmp_path, f"# Review\n\n{before}\n\n{table(*rows)}\n")
    assert {seen.unit for seen in found if "cell" in seen.wording and seen.label != "Reviews"} == {unit}


def test_the_parts_of_a_joint_area_are_areas(tmp_path: Path) -> None:
    """Where a document is of two areas, a row for each is of that area, and "Both areas" of the whole."""
    text = table("|2022/23|2023/24", "Kestrel|300|320", "Morwen|200|210", "Both areas|500|530")
    found = read(tmp_path, f"# Concerns raised\n\n{text}\n", area="Kestrel and Morwen")
    areas = {seen.value: seen.area for seen in found}
    assert (areas[320], areas[210], areas[530]) == ("Kestrel", "Morwen", "Kestrel and Morwen")


@pytest.mark.parametrize("head", ["Source", "Income", "Contributor", "Funding partner"])
def test_who_pays_is_no_place(tmp_path: Path, head: str) -> None:
    """Money that a council gives to a fund is the fund's: its name is a label, not the area."""
    rows = ("NHS|400", "Kestrel Council|210", "Total|610")
    found = read(tmp_path, f"# Money\n\n{table(f'{head}|£000', *rows)}\n")
    assert [seen.label.split(": ")[-1] for seen in found] == ["NHS", "Kestrel Council", "Total"]


def test_income_and_spending_under_one_heading_are_two_tables(tmp_path: Path) -> None:
    """The totals of an income and a spending table do not contradict each other."""
    income, spending = table("Income|£", "Grant|900", "Total|900"), table("Spending|£", "Staff|990", "Total|990")
    found = read(tmp_path, f"# Board finances\n\n{income}\n\n{spending}\n")
    assert {seen.label for seen in found if seen.value == 990} == {"Board finances: Spending: Staff"} | {
        "Board finances: Spending: Total"
    }


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("The pooled budget for 2023/24 was made up as follows.", "pooled budget"),
        ("Q2. What was the spend on agency staff, split by team?", "spend on agency staff"),
        ("Home care is paid for as follows:", "Home care"),
    ],
)
def test_a_table_is_of_what_its_lead_in_names(tmp_path: Path, lead: str, label: str) -> None:
    """A lead-in that says what is broken down, or a question, names a table better than the heading over both."""
    found = read(tmp_path, f"# Money\n\n{lead}\n\n{table('Part|2023/24 £m', 'NHS|10.0', 'Grant|5.0')}\n")
    assert {seen.label.split(": ")[0] for seen in found} == {label}


def test_items_are_of_the_total_that_they_add_to(tmp_path: Path) -> None:
    """A list under a gross and a net total is in no doubt where it adds to one of them."""
    lead = "Our gross spending was £20.0 million in 2023/24. After income the net cost was £15.0 million."
    found = read(tmp_path, f"# Money\n\n{lead}\n\n- Care homes – £12.0m\n- Home care – £8.0m\n")
    assert 12_000_000 in {seen.value for seen in found}


def test_bands_of_waiting_count_people(tmp_path: Path) -> None:
    """The numbers of a band's name are none of its value: "28 days to 3 months: 150" is 150 people."""
    lead = "On 31 March 2024, 300 people were waiting for a review. The breakdown is"
    found = read(tmp_path, f"{lead}\n\nUnder 28 days: 100\n\n28 days to 3 months: 150\n\nOver 3 months: 50\n")
    assert [(seen.value, seen.unit) for seen in found] == [(n, "people") for n in (300, 100, 150, 50)]


def test_a_tile_of_a_web_page_keeps_number_and_words_apart() -> None:
    """A number and its words in elements of their own are two words, though no space stands between them."""
    page = "<html><body><main><p><strong>£120.4m</strong><span>gross spend</span></p></main></body></html>"
    assert "£120.4m gross spend" in read_html(page.encode()).pages[0].text


@pytest.mark.parametrize("text", ["<b>3</b><i>rd</i> visit", "<b>Re</b><i>view</i>", "<b>£2</b><i>m</i> more"])
def test_a_word_in_two_types_stays_one(text: str) -> None:
    """Parts of one word or amount are not torn apart."""
    page = f"<html><body><main><p>{text}</p></main></body></html>"
    assert read_html(page.encode()).pages[0].text.split()[0] in ("3rd", "Review", "£2m")


def test_a_share_is_of_the_whole_that_its_own_sentence_tells(tmp_path: Path) -> None:
    """Six of the eight that were looked into is 75%, whatever was received before."""
    text = "The Ombudsman received 19 complaints. It investigated 8 of them in detail and upheld 6 (75%)."
    assert {6, 8, 19, 75} <= {int(seen.value or 0) for seen in read(tmp_path, text)}


def test_the_service_that_takes_a_part_of_a_budget_names_it(tmp_path: Path) -> None:
    """ "Adult social care is £104m of that" tells a part of the budget named before."""
    text = (
        "# Money\n\nThe council's net budget is £268m, up from £250m in 2022-23. Adult social care is £104m of that.\n"
    )
    found = [seen for seen in read(tmp_path, text) if seen.value == 104_000_000]
    told = [(seen.label.split(": ")[-1], seen.status.value, seen.dated) for seen in found]
    assert told == [("Adult social care", "budget", "2023-24")]
