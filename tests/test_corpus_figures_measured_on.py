"""The time of what a number is measured on, or set beside, is not the number's own, nor that of what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures import read


def times(tmp_path: Path, text: str, period: str = "2023-24") -> dict[str, str | None]:
    """The period of each number, by how it is printed."""
    found = read(tmp_path, f"# Care\n\n{text}\n", period=period)
    return {one.printed: one.period.label if one.period else None for one in found}


@pytest.mark.parametrize(
    ("text", "own", "base"),
    [
        ("Net spending was £9.4m, nearly three times the £3.3m spent in 2019/20.", "£9.4m", "£3.3m"),
        ("Spending on agency staff rose to £8.2m, double the £4.1m of 2019/20.", "£8.2m", "£4.1m"),
        ("There were 1,412 applications for grants, four times as many as in 2019-20.", "1,412", ""),
        ("Business rates collection was 57.2%, 0.3 percentage points ahead of 2019-20.", "57.2%", ""),
        ("Council tax collection was 55.9%, a little behind that in 2019-20.", "55.9%", ""),
    ],
)
def test_a_multiple_is_measured_on_another_time(tmp_path: Path, text: str, own: str, base: str) -> None:
    """ "Three times the £3.3m spent in 2019/20": only the £3.3m is of 2019-20."""
    found = times(tmp_path, text)
    assert found[own] == "2023-24"
    assert found.get(base, "2019-20") == "2019-20"


def test_how_many_times_is_counted_of_nothing(tmp_path: Path) -> None:
    """ "Three times the £3.3m" holds one sum of money and no number of times; "met 3 times a week" counts."""
    found = times(tmp_path, "Spending was nearly three times the £3.3m spent in 2019/20. The team met 3 times a week.")
    assert set(found) == {"£3.3m", "3"}


def test_a_part_of_the_year_is_not_of_a_year_told_behind_a_semicolon(tmp_path: Path) -> None:
    """ "In the first nine months 214; the figure for 2021/22 had been 251": what follows is of this year."""
    text = (
        "The team completed 214 grants in the first nine months of the year; the figure for the whole of 2021/22 "
        "had been 251. The waiting list for grants had fallen to 40 people."
    )
    found = times(tmp_path, text)
    assert (found["214"], found["251"]) == ("April 2023 to December 2023", "2021-22")
    assert found["40"] != "2021-22"


def test_what_a_year_before_had_been_is_handed_on_to_nothing(tmp_path: Path) -> None:
    """ "The cost was £4.4m; in 2021-22 it had been £3.9m. The team had 40 staff": the staff are of now."""
    found = times(tmp_path, "The cost was £4.4m; in 2021-22 it had been £3.9m. The team had 40 staff.")
    assert found["40"] == "2023-24"


def test_a_time_told_of_all_of_a_list_still_goes_on(tmp_path: Path) -> None:
    """ "In 2021-22 we helped 412 people; 40 of them went home. We opened 3 centres" is all of that year."""
    text = "In 2021-22 we helped 412 people; 40 of them had been in hospital. We opened 3 centres."
    assert set(times(tmp_path, text).values()) == {"2021-22"}


def test_the_year_that_money_is_carried_forward_from_is_not_its_time(tmp_path: Path) -> None:
    """ "£0.6m of savings carried forward from 2022/23 is now undeliverable" tells of this year."""
    text = "A total of £0.6m of savings carried forward from 2022/23 is now considered undeliverable."
    assert times(tmp_path, text)["£0.6m"] == "2023-24"


def test_the_last_quarter_of_the_year_is_its_fourth(tmp_path: Path) -> None:
    """ "In the last quarter of the year" in a report on 2023-24 is Q4 of it."""
    found = times(tmp_path, "In the last quarter of the year outreach workers met 143 people.")
    assert found["143"] == "Q4 2023-24"
