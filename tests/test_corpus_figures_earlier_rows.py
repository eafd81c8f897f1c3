"""Earlier values told in a row behind those of now: each is of what stands in its place, all of the row's time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read

Told = tuple[str, str | None]


def told(tmp_path: Path, text: str) -> dict[str, Told]:
    """Label and time of each number that answers, by how it is printed."""
    found = read(tmp_path, text, "period: 2023-24\n")
    return {seen.printed: (f"{seen.measure} {seen.group or ''}".strip(), seen.dated) for seen in found}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The upper capital limit is £35,000 and the lower capital limit £21,500 for 2024-25 (£32,750 and £20,250"
            " in 2023-24).",
            ("£32,750", "upper capital limit", "2023-24"),
            ("£20,250", "lower capital limit", "2023-24"),
        ),
        (
            "There were 412 compliments and 64 complaints (2022/23: 388 and 71).",
            ("388", "compliments", "2022-23"),
            ("71", "complaints", "2022-23"),
        ),
        (
            "Placements: residential 512, nursing 264 and community 1,880, compared with 530, 258 and 1,795 last year.",
            ("530", "Placements residential", "2022-23"),
            ("1,795", "Placements community", "2022-23"),
        ),
        (
            "Income was £4.1m and spend £9.2m, against £3.8m and £8.9m in 2022/23.",
            ("£3.8m", "Income", "2022-23"),
            ("£8.9m", "spend", "2022-23"),
        ),
        (
            "Home care costs £21.10 an hour and a day centre £64.20 a day (£20.00 and £61.00 last year).",
            ("£20.00", "Home care costs an hour", "2022-23"),
            ("£61.00", "day centre a day", "2022-23"),
        ),
    ],
)
def test_earlier_values_in_turn(
    tmp_path: Path, text: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    """Earlier values in a row are of the numbers before the row, in their order, and of one time."""
    found = told(tmp_path, text)
    assert [found[first[0]], found[second[0]]] == [first[1:], second[1:]]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Staff turnover was 21% and sickness 6%, compared with 24%, 7% and 3% last year.", {"24%", "7%", "3%"}),
        (
            "Waits were 12 days for care, 34 days for aids and 40 days for reviews (2022/23: 14, 30 and 38 days).",
            {"14"},
        ),
        ("Interest of 5.26% applies from 1 January to 30 June 2024 (previously 4.65%).", {"4.65%"}),
        ("Fees for 2024/25 will rise by 6.2% for nursing care (from £742.18 to £788.19 a week).", {"£742.18"}),
    ],
)
def test_a_row_that_does_not_go(tmp_path: Path, text: str, doubted: set[str]) -> None:
    """Earlier values that do not go with the numbers before them, or have no time, never answer."""
    assert not doubted & told(tmp_path, text).keys()


def test_times_in_turn(tmp_path: Path) -> None:
    """Numbers in a row with as many times behind them are of one each."""
    found = told(tmp_path, "We had 412 referrals, compared with 388 and 401 in 2021/22 and 2022/23.")
    assert found["401"] == ("referrals", "2022-23")


def test_what_brackets_hold_besides(tmp_path: Path) -> None:
    """Parts in brackets with names of their own are no earlier values."""
    found = told(tmp_path, "We had 412 staff and 64 carers (388 women and 24 men).")
    assert {found[number][1] for number in found} == {"2023-24"}
    assert "women" in found["388"][0]
