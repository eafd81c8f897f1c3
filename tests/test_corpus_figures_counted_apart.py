"""Numbers that share a sentence with others: whose noun they count, of which whole they are, and of which time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There had been 1,486 supported discharges from the two acute hospitals, against 1,352 in 2021-22.",
            [(1486, "discharges"), (1352, "discharges")],
        ),
        (
            "There were 320 referrals to the three hospital teams, compared with 290 the year before.",
            [(320, "referrals"), (290, "referrals")],
        ),
        (
            "Of the 231 compliments, 96 were about reablement, 54 about locality teams and 41 about others.",
            [(231, "compliments"), (96, "compliments"), (54, "compliments"), (41, "compliments")],
        ),
        (
            "We gave help to 638 people. 455 came from hospital and 183 from the community.",
            [(638, "people"), (455, "people"), (183, "people")],
        ),
        (
            "We arranged 1,486 discharges. The average wait was 3.4 days. Of the 1,486, 912 went home with support.",
            [(1486, "discharges"), (3.4, "days"), (912, "discharges")],
        ),
        (
            "Of those who replied:\n\n- 118 filled in the form\n- 64 lived in a care home",
            [(118, "people"), (64, "people")],
        ),
        ("14 of 17 homecare providers are sending data.", [(14, "providers")]),
        ("34 of 654 people known to us were in paid work.", [(34, "people")]),
        ("Nine of 22 schools have the award.", [(9, "schools")]),
        (
            "Unfilled home care was 365 hours, a decrease of 45 from the quarter before.",
            [(365, "hours"), (45, "hours")],
        ),
        ("398 people went home with help (pathway 1).", [(398, "people")]),
        ("The average caseload of a social worker was 18.3.", [(18.3, "cases")]),
        (
            "There were 3,505 emergency admissions, a crude rate of 2,081 per 100,000. "
            "This is down a little on 2,140 in 2021-22.",
            [(3505, "admissions"), (2081, "per 100,000"), (2140, "per 100,000")],
        ),
        (
            "We carried out 1,214 carers' assessments and reviews in the year (1,155 in 2021-22).",
            [(1214, "assessments"), (1155, "assessments")],
        ),
    ],
)
def test_a_number_counts_the_noun_that_is_its_own(tmp_path: Path, text: str, expected: list[tuple[float, str]]) -> None:
    """A noun that a number leaves out is that of the number before it, not that of the words beside it."""
    assert [(float(seen.value or 0), seen.unit) for seen in read(tmp_path, text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("We had 164 complaints; this continues the rise since 2019-20, when there were 112.", 112, "2019-20"),
        ("Numbers have fallen since 2018-19, when 640 people were on the list.", 640, "2018-19"),
        ("The contract cost £2.9m a year and ran to 31 March 2026.", 2_900_000, "2022-23"),
        ("The lease costs £120,000 a year and ends on 30 June 2027.", 120_000, "2022-23"),
        ("The share at home in 2021-22, the last full year before the pilot, was 81.5%.", 81.5, "2021-22"),
        ("The list had fallen to 90 people by the end of June 2023.", 90, "30 June 2023"),
        ("We sent forms to 1,350 people in January 2022.\n\nWe had 87 complaints in the year.", 87, "2022-23"),
        ("In a survey we ran in June 2022, 43% of residents knew whom to call.", 43, "June 2022"),
    ],
)
def test_a_time_beside_a_number_is_its_own_only_where_it_says_so(
    tmp_path: Path, text: str, value: float, period: str
) -> None:
    """What happened "when" is of the time just named; the end of a stretch and a year before something are none."""
    assert [seen.dated for seen in read(tmp_path, text) if float(seen.value or 0) == value] == [period]


def test_what_creeps_back_up_to_a_number_is_that_number(tmp_path: Path) -> None:
    """ "Up to" after a verb of motion is no hedge."""
    (seen,) = read(tmp_path, "The waiting list had crept back up to 216 people in 2022-23.")
    assert seen.qualifier.value == "exact"


@pytest.mark.parametrize(
    "note",
    [
        "Figures are for the financial year 2021/22 or the position on 31 March 2022 unless we say otherwise.",
        "Unless otherwise stated, figures are for 2021/22.",
    ],
)
def test_a_plan_that_says_of_which_year_its_figures_are_is_believed(tmp_path: Path, note: str) -> None:
    """A statement for 2022 to 2025 may say that its figures are of the year before; what it aims at is not."""
    text = f"{note} We support 214 people abroad. We aim to bring 30 of them home."
    found = read(tmp_path, text, more="period: 2022 to 2025\npublished: 2022-06\n")
    assert [seen.dated for seen in found if seen.value == 214] == ["2021-22"]
    assert all(seen.dated != "2021-22" for seen in found if seen.value == 30)
