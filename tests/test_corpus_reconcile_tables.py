"""Tables check themselves: totals wherever they stand, shares, changes, bounds, and sizes that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconciling import findings, in_doubt, reconciled


def table(*rows: str) -> str:
    """A pipe table of rows of words; the first row is its header."""
    lines = [f"| {' | '.join(row.split('; '))} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0].split("; ")), *lines[1:]]) + "\n"


TOTAL_FIRST = table("People supported; 2022-23", "All adults; 3,420", "Aged 18 to 64; 1,205", "Aged 65 and over; 2,215")
SUBTOTALS = table(
    "People; 2021-22; 2022-23",
    "At home; 410; 432",
    "Day centres; 95; 88",
    "Sub-total community; 505; 520",
    "Residential; 210; 205",
    "Nursing; 140; 151",
    "Sub-total care homes; 350; 356",
    "Grand total; 855; 876",
)
NET = table("Spend (£000); 2022-23", "Homecare; 4,210", "Day care; 655", "Less: client income; (1,020)", "Net; 3,845")
BUILT_UP = table("£m; 2025-26", "Base budget; 20.1", "Inflation; 1.3", "Savings; -1.2", "Proposed budget; 20.2")
SHARES = table("Group; Number; %", "Older people; 640; 64%", "Younger adults; 360; 36%", "Total; 1,000; 100%")
VARIANCE = table(
    "Service; Budget £000; Actual £000; Variance £000",
    "Homecare; 4,210; 4,365; 155",
    "Day care; 655; 640; -15",
    "Transport; 212; 230; 18",
)
CHANGES = table(
    "District; 2021-22; 2022-23; % change",
    "Marlford; 400; 440; 10.0",
    "Eastwick; 250; 230; -8.0",
    "Stowbury; 310; 325; 4.8",
)
RATES = table(
    "District; Admissions; Population; Rate per 100,000",
    "Marlford; 120; 20,000; 600.0",
    "Eastwick; 90; 18,000; 500.0",
    "Stowbury; 55; 10,000; 550.0",
)
RESPONSE = table(
    "Survey; 2021; 2022; 2023", "Sent; 1,000; 1,200; 900", "Returned; 400; 420; 360", "Rate (%); 40; 35; 40"
)
IN_CELLS = table("Group; 2021-22; 2022-23", "Older; 60 (60%); 90 (75%)", "Younger; 40 (40%); 30 (25%)", "All; 100; 120")
BOUNDS = table("Area; Value (%); Lower limit; Upper limit", "Marlford; 62.1; 58.0; 66.2", "Eastwick; 55.0; 51.1; 58.9")
AGES = table("Age; %", "18 to 64; 35", "65 to 84; 40", "85 and over; 21", "Not known; 4")
UNNAMED = table(
    "Savings £000; 2026-27; 2027-28; Two years",
    "Reviews; 600; 400; 1,000",
    "Reablement; 125; 150; 275",
    "Digital; 30; 12; 42",
)
SERIES = table("Contacts; 2019-20; 2020-21; 2021-22; 2022-23", "Number of contacts; 2,100; 2,250; 2,310; 2,190")


@pytest.mark.parametrize(
    ("printed", "right", "wrong", "said"),
    [
        (TOTAL_FIRST, "1,205", "1,025", "the parts of ‘All adults’ add to 3,240 but it says 3,420"),
        (SUBTOTALS, "432", "342", "the parts of ‘Sub-total community’ add to 430 but it says 520"),
        (SUBTOTALS, "876", "867", "the parts of ‘Grand total’ add to 876 but it says 867"),
        (NET, "4,210", "4,120", "the parts of ‘Net’ add to £3,755k but it says £3,845k"),
        (BUILT_UP, "1.3", "3.1", "the parts of ‘Proposed budget’ add to £22.0m but it says £20.2m"),
        (SHARES, "36%", "63%", "360 of 1,000 is 36% but it says 63%"),
        (VARIANCE, "155", "551", "from £4,210k to £4,365k is £155k but it says £551k"),
        (CHANGES, "4.8", "8.4", "from 310 to 325 is 4.8% but it says 8.4%"),
        (RATES, "550.0", "505.0", "55 over 10,000 makes 550.0 but it says 505.0"),
        (RESPONSE, "1,200", "2,100", "420 of 2,100 is 20% but it says 35%"),
        (IN_CELLS, "90 (75%)", "90 (57%)", "90 of 120 is 75% but it says 57%"),
        (BOUNDS, "58.9", "50.9", "the upper bound lies above 55.0 but it says 50.9"),
        (AGES, "40", "14", "the percentages of a whole add to 100% but these add to 74%"),
        (UNNAMED, "275", "725", "the parts of ‘Two years’ add to £275k but it says £725k"),
        (SERIES, "2,310", "23,100", "the other values of the series are near 2,190 but one says 23,100"),
        (SHARES, "640", "6,40", "a number groups its digits in threes but one says 6,40"),
        (AGES, "35", "350", "a share is at most 100% but one says 350"),
    ],
)
def test_one_slip_is_found(tmp_path: Path, printed: str, right: str, wrong: str, said: str) -> None:
    """A clean table has no finding; the same table with one slip has one that names what does not fit."""
    assert findings(tmp_path / "right", printed) == []
    told = findings(tmp_path / "wrong", printed.replace(right, wrong, 1))
    assert any(message.endswith(f": {said}") for message in told), told


@pytest.mark.parametrize(
    "note",
    [
        "Some people had more than one service, so the rows may not add to the total.",
        "Figures are rounded to the nearest 100.",
    ],
)
def test_what_a_note_explains_is_no_contradiction(tmp_path: Path, note: str) -> None:
    """Where a note says that parts overlap or are rounded, a total that misses them is let be."""
    rows = table("People; 2022-23", "Homecare; 412", "Day care; 303", "Transport; 297", "Total; 902")
    assert len(findings(tmp_path / "a", rows)) == 1
    assert findings(tmp_path / "b", f"{rows}\n{note}\n") == []


@pytest.mark.parametrize(
    "rows",
    [
        table("Measure; 2022-23", "Total contacts; 400", "Total assessments; 300", "Total reviews; 120"),
        table("Average weekly cost (£); 2022-23", "Homecare; 310", "Nursing; 905", "Total; 640"),
        table("Satisfied; 2021; 2022", "Men; 61%; 62%", "Women; 64%; 66%", "All; 63%; 65%"),
        table("Demand; Change", "Contacts; 140%", "Reviews; 12%"),
        table("People; 2021-22; 2022-23", "Homecare; 501; 520", "Day care; 302; 310", "Total; 704; 715"),
        table("£000; 2021-22; 2022-23", "Budget; 410; 422", "Corrections; (9); (4)", "Total; 401; 418"),
        table("£000; 2021-22; 2022-23", "Homecare; 412; 433", "Grants; –; -", "Day care; 103; 98", "Total; 515; 531"),
        table("£000; Before; After; % change", "A; -50; -60; 20", "B; 50; 60; 20", "C; 40; 44; 10"),
        table(
            "£m; 2022-23", "Buildings; 801.5", "Total value; 801.5", "Loans; 63.4", "Savings; 51.2", "Total loan; 114.6"
        ),
        table("Contacts; 2020-21; 2021-22; 2022-23", "Phone; 210; 105; 315", "Web; 50; 61; 112", "Letter; 11; 9; 20"),
    ],
)
def test_what_is_no_sum_is_let_be(tmp_path: Path, rows: str) -> None:
    """Measures of their own, averages, shares, growth, parts that overlap in every year, small numbers in brackets,
    dashes for nought, changes of negative numbers, totals of one part, and years that happen to add up are let be."""
    assert findings(tmp_path, rows) == []


def test_a_suppressed_part_leaves_room(tmp_path: Path) -> None:
    """With a part kept back the total may be larger than the parts that are printed, but not smaller."""
    rows = table("Abuse; 2022-23", "Neglect; 655", "Physical; 331", "Modern slavery; *", "Total; {}")
    assert findings(tmp_path / "larger", rows.format("989")) == []
    assert len(findings(tmp_path / "smaller", rows.format("898"))) == 1


def test_a_part_larger_than_its_whole(tmp_path: Path) -> None:
    """Where parts overlap, so that no year adds up, a part that is larger than its total in one year is still wrong."""
    rows = table(
        "People; 2020-21; 2021-22; 2022-23", "Homecare; 501; 520; {}", "Day care; 302; 310; 333", "Total; 704; 715; 733"
    )
    assert findings(tmp_path / "right", rows.format("541")) == []
    (said,) = findings(tmp_path / "wrong", rows.format("5,041"))
    assert said.endswith("a part is at most the total 733 but one says 5,041")


def test_a_count_off_by_rounding_is_only_noted(tmp_path: Path) -> None:
    """Counts that miss their total by one, as rounded parts would, are reported and go on answering."""
    rows = table("People (2022-23); Number of people", "Homecare; 401", "Day care; 303", "Total; 705")
    observations, found = reconciled(tmp_path, rows)
    assert [finding.severity.value for finding in found] == ["notice"]
    assert in_doubt(observations) == set()


def test_statistics_of_a_tidy_table(tmp_path: Path) -> None:
    """In a table of one value a row, outcome, numerator and denominator of each area belong together."""
    rows = ["measure,statistic,area,period,unit,value"]
    for area, part, whole, rate in (
        ("Marlford", 60, 80, "75.0"),
        ("Eastwick", 33, 60, "{}"),
        ("Stowbury", 21, 30, "70.0"),
    ):
        rows += [
            f"At home after reablement,{name},{area},2023-24,{unit},{value}"
            for name, unit, value in (
                ("Outcome", "percent", rate),
                ("Numerator", "people", part),
                ("Denominator", "people", whole),
            )
        ]
    text = "\n".join(rows) + "\n"
    assert findings(tmp_path / "right", text.format("55.0"), name="page.csv") == []
    (said,) = findings(tmp_path / "wrong", text.format("65.0"), name="page.csv")
    assert said.endswith("33 of 60 is 55.0% but it says 65.0%")
