"""What is set in below an item, or stands below a short line: the words and the year of the one above are its."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.lines import opens_item
from tests.test_corpus_figures_asides import read


@pytest.mark.parametrize(
    "page",
    [
        "- In 2022/23 we had:\n  - oaks: 310\n  - limes: 204\n- In 2023/24 we had:\n  - oaks: 411\n  - limes: 190",
        "1. In 2022/23 we had:\na) oaks: 310\nb) limes: 204\n2. In 2023/24 we had:\na) oaks: 411\nb) limes: 190",
        "1. In 2022/23 we had:\n• oaks: 310\n• limes: 204\n2. In 2023/24 we had:\n• oaks: 411\n• limes: 190",
    ],
)
def test_what_is_set_in_is_of_the_year_of_its_item(tmp_path: Path, page: str) -> None:
    """Each value of a list within a list is of the year of the item that it stands below, not of the paper's."""
    seen = {(one.printed.split()[0], one.dated) for one in read(tmp_path, page)}
    assert seen == {("310", "2022-23"), ("204", "2022-23"), ("411", "2023-24"), ("190", "2023-24")}


def test_dots_under_a_lead_in_are_one_list(tmp_path: Path) -> None:
    """Of paragraphs that open with a dot every one is of the lead-in above the first."""
    page = "Grants for January to March 2024:\n\n· Holm – £41,907\n\n· Brook – £66,953\n\n· Elm House – £15,547"
    assert {one.dated for one in read(tmp_path, page)} == {"Q4 2023-24"}


def test_values_set_in_are_of_what_their_item_names(tmp_path: Path) -> None:
    """ "Longest wait: 48 weeks" set in below "Kerb repairs" is the longest wait for kerb repairs."""
    page = "* Kerb repairs\n  * Longest wait: 48 weeks\n* Drain repairs\n  * Longest wait: 30 weeks"
    assert [(one.printed, one.label.split(":")[0]) for one in read(tmp_path, page)] == [
        ("48 weeks", "Kerb repairs"),
        ("30 weeks", "Drain repairs"),
    ]


def test_a_short_line_above_values_heads_them(tmp_path: Path) -> None:
    """Prices of two groups, told line by line, stand each under the line that names their group."""
    page = "Allotments in Holm\nPlot: £45 a year\nWater: £12\n\nAllotments in Brook\nPlot: £61 a year\nWater: £9"
    seen = {(one.printed, one.locator.headings[-1]) for one in read(tmp_path, page)}
    assert seen == {
        ("£45", "Allotments in Holm"),
        ("£12", "Allotments in Holm"),
        ("£61", "Allotments in Brook"),
        ("£9", "Allotments in Brook"),
    }


def test_lines_of_values_are_of_the_lead_in(tmp_path: Path) -> None:
    """Of "This was spent as follows:" every line below is of the year of the lead-in, not only the first."""
    page = "We spent £104.9 million in 2022/23, as follows:\n\nParks £45.2 million\nRoads £22.9 million\nLamps £14.6m"
    assert {one.dated for one in read(tmp_path, page)} == {"2022-23"}


def test_lettered_lines_leave_the_numbered_list_a_list(tmp_path: Path) -> None:
    """A numbered question with lettered parts heads nothing below the list that it belongs to."""
    page = (
        "1. How many trees fell?\na. In parks\nb. In streets\n\n2. How many hours were worked?\na. In parks\n\n"
        "Trees in streets: 40\n\nTrees in parks: 52"
    )
    assert not any("hours" in heading for one in read(tmp_path, page) for heading in one.locator.headings)


@pytest.mark.parametrize(
    ("sentence", "dated"),
    [
        ("Total awarded in 2021/22: £495,990", {"£495,990": "2021-22"}),
        ("18,600 permits were issued in 2022.", {"18,600": "2022"}),
        (
            "10 petitions had come in, where there had been 20 in 2021/22, together with 89 letters.",
            {"20": "2021-22", "89": "2023-24"},
        ),
        ("On 31March 2022 there were 512 walkers.", {"512": "31 March 2022"}),
    ],
)
def test_a_number_has_its_own_time(tmp_path: Path, sentence: str, dated: dict[str, str]) -> None:
    """What was given out over a year is of it, what there had been before dates no other number, days are whole."""
    seen = {one.printed.split()[0]: one.dated for one in read(tmp_path, sentence)}
    assert {key: seen[key] for key in dated} == dated


def test_bullets_below_a_numbered_question_are_its_answers(tmp_path: Path) -> None:
    """Answers by year that follow a numbered question line by line are each of its own year."""
    page = "1. How long was the wait?\n• 2022/23 - Median wait = 41 days\n• 2023/24 - Median wait = 27 days"
    assert [(one.printed, one.dated) for one in read(tmp_path, page)] == [
        ("41 days", "2022-23"),
        ("27 days", "2023-24"),
    ]


@pytest.mark.parametrize(
    ("sentence", "dated"),
    [
        ("There were 40 swans in May, 52 in June and 61 in July 2022.", ["May 2022", "June 2022", "July 2022"]),
        ("Swans: 40 in Q1, 52 in Q2 and 61 in Q4 of 2022/23.", ["Q1 2022-23", "Q2 2022-23", "Q4 2022-23"]),
        ("There were 52 swans in November, and 61 in January 2023.", ["November 2022", "January 2023"]),
    ],
)
def test_times_in_a_row_have_the_year_of_the_last(tmp_path: Path, sentence: str, dated: list[str]) -> None:
    """Months and quarters told one after the other are all of the year that the last of them names."""
    assert [one.dated for one in read(tmp_path, sentence)] == dated


def test_values_parted_by_bars_keep_their_own_names(tmp_path: Path) -> None:
    """Of "Swans: 12 | Geese: 40" the 12 are no geese."""
    seen = read(tmp_path, "## Birds counted in the park\n\nSwans: 12 | Wild geese: 40 | Total: 52")
    assert [(one.printed, one.group) for one in seen] == [("12", "Swans"), ("40", "Wild geese"), ("52", "Total")]


@pytest.mark.parametrize(
    ("line", "opens"),
    [("• 41 days", True), ("(b) those refused", True), ("– numbered 412 birds", False), ("12 birds came", False)],
)
def test_a_dash_that_opens_a_wrapped_line_opens_no_item(line: str, opens: bool) -> None:
    """A dot or a letter in brackets opens an item where a line begins with it; a dash may go on with a sentence."""
    assert opens_item(line) is opens
