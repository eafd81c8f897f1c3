"""Lists: marks in place of numbers, nouns said once, questions that lists answer, scores told beside another."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.figures.elided_nouns import noun_of_totals
from corpus.figures.item_marks import mark_in
from tests.test_corpus_figures_sentences import read
from tests.test_corpus_figures_tables import read as read_tables


@pytest.mark.parametrize(
    ("item", "availability"),
    [
        ("Canonsgate: *", "suppressed"),
        ("New admissions, aged 18 to 64: 2021/22: *", "suppressed"),
        ("Young adult carers in touch with us: not collected", "not collected"),
        ("Plans made: nil (the scheme began in June 2023)", "nil"),
        ("nil – people waiting in hospital beds", "nil"),
        ("Satisfaction - [x]", "not available"),
        ("[c] people with a sensory need", "suppressed"),
        ("Abbey: 288", None),
        ("none of our homes was closed", "nil"),
        ("What is not collected is not counted", None),
        ("The day centre is not available on Sundays", None),
    ],
)
def test_an_item_may_say_why_it_has_no_number(item: str, availability: str | None) -> None:
    """A mark counts where the value of an item would stand, and nowhere else."""
    mark = mark_in(item, [])
    assert (mark.availability.value if mark else None) == availability


def test_a_marked_item_is_read_as_its_neighbours_are(tmp_path: Path) -> None:
    """The item without a number has the measure, unit and period of the list, and its reason for a value."""
    found = read(tmp_path, "## Carers assessed in 2022-23\n\n- Aged 18 to 64: 24\n- Aged 85 and over: *\n")
    assert [
        (seen.printed, seen.unit, seen.availability.value, seen.period and seen.period.label) for seen in found
    ] == [
        ("24", "carers", "published", "2022-23"),
        ("*", "carers", "suppressed", "2022-23"),
    ]
    assert found[1].value is None


def test_a_count_may_leave_out_the_noun_of_its_list(tmp_path: Path) -> None:
    """ "46 about how staff behaved" below "71 complaints about delay" counts complaints."""
    text = "## What came in, 2022-23\n\n- 71 complaints about delay\n- 46 about how staff behaved\n"
    text += "- 28 about homecare agencies\n"
    assert [(seen.printed, seen.unit) for seen in read(tmp_path, text)] == [
        ("71", "complaints"),
        ("46", "complaints"),
        ("28", "complaints"),
    ]


def test_a_list_answers_the_question_above_it(tmp_path: Path) -> None:
    """A list of years and values is of what the question above it asks."""
    text = "Question 5. How many people were waiting for a package on 31 March in each year?\n\n"
    found = read(tmp_path, text + "- 31 March 2022: 164\n- 31 March 2023: 57\n")
    assert [(seen.printed, seen.unit, seen.period and seen.period.label) for seen in found] == [
        ("164", "people", "31 March 2022"),
        ("57", "people", "31 March 2023"),
    ]
    assert all("waiting for a package" in seen.measure for seen in found)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("We received 214 complaints, compared to the previous year's 189.", "complaints"),
        ("There were 214 formal complaints and 189 in the year before.", "complaints"),
        ("We received 214 complaints about 189 visits.", ""),
        ("It cost £214 for visits.", ""),
        ("In all 1,214 visits were made.", ""),
    ],
)
def test_a_text_names_what_the_totals_of_a_table_count(text: str, noun: str) -> None:
    """The noun behind a total in the text is the table's; where the text sets two behind them, none is."""
    assert noun_of_totals(["189", "214", "100%"], text) == noun


def test_a_table_without_a_unit_counts_what_the_text_says(tmp_path: Path) -> None:
    """Rows "Upheld" and "Not upheld" under "What we decided" count complaints where the text calls their total so."""
    table = "# What we decided\n\nWe received 214 complaints.\n\n| Outcome | 2022-23 |\n|---|---|\n| Upheld | 120 |\n"
    found = read_tables(tmp_path, table + "| Not upheld | 94 |\n| Total | 214 |\n")
    assert {(seen.unit, seen.confidence >= 0.7) for seen in found} == {("complaints", True)}


def test_a_score_beside_another_is_a_score(tmp_path: Path) -> None:
    """ "England scored 18.9" is of the same measure and scale as the score before it."""
    found = read(tmp_path, "In 2022-23 our quality of life score was 19.1 out of 24; England scored 18.9.")
    assert [(float(seen.value or 0), seen.unit, seen.area) for seen in found][1] == (18.9, "score", "England")
    assert "quality of life" in found[1].label


def test_lettered_answers_are_members_of_a_list(tmp_path: Path) -> None:
    """ "(a) Made smaller: 286" below a question is of what was asked, though its layout is a paragraph's."""
    text = "How many packages were changed after a review in 2022-23?\n\n(a) Made smaller: 286\n\n(b) Ended early: 74\n"
    found = read(tmp_path, text)
    assert [(seen.printed, seen.group, seen.unit, seen.period and seen.period.label) for seen in found] == [
        ("286", "Made smaller", "packages", "2022-23"),
        ("74", "Ended early", "packages", "2022-23"),
    ]


def test_a_line_of_an_answer_may_say_why_it_has_no_number(tmp_path: Path) -> None:
    """Below "Contributions:" the years go on after one whose number is not held, nil, or hidden by a star."""
    text = (
        "## How many complaints about home care were upheld?\n\n2019/20: not held\n\n2020/21: nil\n\n2021/22: two\n\n"
        "2022/23: *\n\n\\* Fewer than five.\n\n"
        "What was spent on agency staff?\n\n2021/22: not recorded\n\n2022/23: £1,204,118\n"
    )
    found = read(tmp_path, text)
    assert [(seen.dated, seen.value, seen.availability.value) for seen in found] == [
        ("2019-20", None, "not available"),
        ("2020-21", 0, "nil"),
        ("2021-22", 2, "published"),
        ("2022-23", None, "suppressed"),
        ("2021-22", None, "not collected"),
        ("2022-23", 1_204_118, "published"),
    ]
    assert all("complaints" in seen.measure for seen in found[:4])
    assert all("agency staff" in seen.measure for seen in found[4:])


@pytest.mark.parametrize(
    ("lead", "line", "expected"),
    [
        (
            "How many people had long-term support on 31 March?",
            "2020/21 - 18 to 64: 402; 65+: 1,577",
            [("18 to 64", 402, "people", "2020-21"), ("65+", 1577, "people", "2020-21")],
        ),
        (
            "People waiting for an assessment:",
            "- 2021/22 - home care: 418; care homes: 1,602",
            [("home care", 418, "people", "2021-22"), ("care homes", 1602, "people", "2021-22")],
        ),
        (
            "What did you spend on agency staff?",
            "- Homes: £1.2m; day services: £0.4m; reablement: £0.1m",
            [
                ("Homes", 1_200_000, "GBP", "2022-23"),
                ("day services", 400_000, "GBP", "2022-23"),
                ("reablement", 100_000, "GBP", "2022-23"),
            ],
        ),
    ],
)
def test_a_line_may_list_several_labels_with_their_values(
    tmp_path: Path, lead: str, line: str, expected: list[tuple[str, int, str, str]]
) -> None:
    """Each label tells its value apart, the question above says what all are of, the opening of the line when."""
    found = read(tmp_path, f"{lead}\n\n{line}\n\n{line.replace('2020/21', '2019/20').replace('2021/22', '2020/21')}\n")
    told = [(seen.group, seen.value, seen.unit, seen.dated) for seen in found]
    assert told[: len(expected)] == expected
    assert len({seen.measure for seen in found}) == 1


@pytest.mark.parametrize("line", ["- Contact: Ann Smith; phone: 01223 345678", "- Open: 9am; closed: 5pm"])
def test_a_line_of_details_lists_no_figures(tmp_path: Path, line: str) -> None:
    """Telephone numbers and times after labels stay text."""
    assert not read(tmp_path, f"People waiting for an assessment:\n\n{line}\n")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("948 people who needed mental health support, up from 901 in 2021-22", [948, 901]),
        ("126 - the number of people living in our four extra care schemes", [126]),
        ("Home care was given to 412 people, down from 430 in 2021-22", [412, 430]),
    ],
)
def test_an_item_that_ends_in_a_number_is_no_line_of_contents(tmp_path: Path, item: str, expected: list[int]) -> None:
    """Words and a page number are a line of contents; a sentence that ends in a value, or names a number, is not."""
    assert [seen.value for seen in read(tmp_path, f"## Whom we helped\n\n- {item}\n")] == expected


def test_a_line_of_contents_is_still_none(tmp_path: Path) -> None:
    """ "Working with partners 24" tells a page."""
    assert not read(tmp_path, "Working with partners 24\n\nCarers strategy 2024 31\n")
