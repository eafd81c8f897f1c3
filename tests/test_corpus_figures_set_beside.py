"""Plans, places, ages and last year's numbers that a sentence sets beside a figure are not taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Observation, Status
from tests.conftest import write_corpus
from tests.test_corpus_figures import read


def by_number(tmp_path: Path, text: str, period: str = "2023-24") -> dict[str, Observation]:
    """The observations of a text by their printed numbers."""
    return {one.printed: one for one in read(tmp_path, f"# Services\n\n{text}\n", period=period)}


def test_a_number_called_a_target_behind_a_comparison_is_one(tmp_path: Path) -> None:
    """ "Up 1.1 points on 2022-23, but still short of the 55% target": no rate of 55%, in no year."""
    text = "Recycling was 51.3%, up 1.1 points on 2022-23 and a record, but still short of the 55% target."
    assert by_number(tmp_path, text)["55%"].status is Status.TARGET


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("- Emergency repairs completed within target: 97.7%", Status.ACTUAL),
        ("- Indicators meeting target: 64%", Status.ACTUAL),
        ("- Emergency repairs target: 97.7%", Status.TARGET),
    ],
)
def test_what_is_done_within_target_is_no_target(tmp_path: Path, text: str, status: Status) -> None:
    """ "Completed within target: 97.7%" tells what was done."""
    assert [one.status for one in by_number(tmp_path, text).values()] == [status]


def test_what_was_announced_last_year_is_not_when_more_is_given(tmp_path: Path) -> None:
    """ "£9 million for roads, on top of the £6.4 million announced last year": the £9 million are not of last year."""
    found = by_number(tmp_path, "- £9 million for roads, on top of the £6.4 million announced last year")
    period = found["£9 million"].period
    assert period is None or period.label != "2022-23"


def test_other_regions_are_of_the_year_that_is_told_of(tmp_path: Path) -> None:
    """ "An increase from 33% in 2022 but below the South West (46.1%)": the South West is of 2023, as the council."""
    text = (
        "In 2023 41.2% of plans were issued in time. This is an increase from 33.0% in 2022 but below the South West "
        "(46.1%) and England (50.3%)."
    )
    found = by_number(tmp_path, text)
    assert [one.period and one.period.label for one in (found["46.1%"], found["50.3%"])] == ["2023", "2023"]


def test_an_age_before_brackets_is_no_count(tmp_path: Path) -> None:
    """ "Of whom 21.6% are over 65 (England 18.6%)" tells no number of people over 65."""
    text = "We have a population of 178,000, of whom 21.6% are over 65 (England 18.6%)."
    assert [printed for printed in by_number(tmp_path, text) if "65" in printed] == []


def test_people_in_places_are_people(tmp_path: Path) -> None:
    """ "1,350 people at home and 612 in care homes" are 612 people, "142 residential and 61 nursing beds" 142 beds."""
    text = "Free care was provided to 1,350 people at home and 612 in care homes."
    assert by_number(tmp_path / "a", text)["612"].unit == "people"
    beds = by_number(tmp_path / "b", "There were 142 residential and 61 nursing beds free.")
    assert {one.unit for one in beds.values()} == {"beds"}


def test_a_share_names_no_topic_for_the_next(tmp_path: Path) -> None:
    """ "44% were men. 14% had a disability" does not tell of men with a disability."""
    text = "Half of those who answered were women (51%), 44% were men and 5% did not say. 14% had a disability."
    assert not by_number(tmp_path, text)["14%"].label.startswith("men")


def test_a_rolling_year_is_not_of_the_month_before_it(tmp_path: Path) -> None:
    """ "98 in February; 1,020 over the last 12 months": only the 98 are of February."""
    found = by_number(tmp_path, "Requests for assessment: 98 in February; 1,020 over the last 12 months.")
    assert found["98"].period is not None
    assert found["1,020"].period is None


def test_a_bare_number_in_brackets_behind_another_is_in_doubt(tmp_path: Path) -> None:
    """Nothing says what the 2 of "Permanent exclusions: 3 (2)." is."""
    text = "Suspensions of pupils totalled 381 in the year. Permanent exclusions: 3 (2)."
    assert by_number(tmp_path, text)["2"].confidence < 0.6


def test_what_something_cost_is_named_by_it(tmp_path: Path) -> None:
    """ "Contamination was 9.8%, which cost us £143,000" is no sum of the sentence before."""
    text = "Households paid £52 each. Contamination of recycling bins was 9.8%, which cost us £143,000."
    assert "Contamination" in by_number(tmp_path, text)["£143,000"].label


def test_an_aside_between_dashes_ends_a_comparison(tmp_path: Path) -> None:
    """ "£1.6m more than budgeted - and we invested £22m in planned works": the £22m are of the works."""
    text = (
        "Repairs cost £18.3 million - £1.6 million more than budgeted - and we invested £22 million in planned works."
    )
    assert "planned works" in by_number(tmp_path, text)["£22 million"].label


def test_double_the_cost_of_something_else_is_named_by_that(tmp_path: Path) -> None:
    """ "More than double the £26,900 cost of a place in our own schools" is of our own schools."""
    text = "An independent placement costs £62,400, more than double the £26,900 cost of a place in our own schools."
    assert "own schools" in by_number(tmp_path, text)["£26,900"].label


def test_twice_last_years_number_has_the_name_of_this_years(tmp_path: Path) -> None:
    """ "1,764 responses, nearly twice last year's 920": the 920 have the same name."""
    found = by_number(tmp_path, "We had 1,764 responses, nearly twice last year's 920.", period="")
    assert found["920"].label == found["1,764"].label


def test_what_people_answered_is_no_plan_and_not_of_the_year_that_they_were_asked_about(tmp_path: Path) -> None:
    """ "36% supported the increase" in a consultation of February 2025 on 2025/26 happened, and not in 2025-26."""
    head = "---\ntitle: Budget consultation 2025/26\narea: Exampleshire\nkind: survey\npublished: 2025-02\n---\n"
    text = (
        "# Budget consultation 2025/26\n\n## Council tax\n\nWe proposed to raise council tax by 4.99%.\n\n"
        "- 36% supported the increase\n- 9% weren't sure\n"
    )
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"report.md": head + text}))
    found = {one.printed: one for one in find_observations(corpus.documents[0])}
    assert [(found[one].status, found[one].period) for one in ("36%", "9%")] == [(Status.ACTUAL, None)] * 2


def test_a_rate_behind_a_colon_is_one(tmp_path: Path) -> None:
    """ "Complaints per 1,000 homes: 48.2" is no number of complaints; "Complaints: 48" is."""
    text = "- Stage 1 complaints per 1,000 homes: 48.2\n- Stage 1 complaints: 48\n"
    assert [one.unit for one in by_number(tmp_path, text).values()] == ["per 1,000", "complaints"]


def test_supported_living_is_no_answer(tmp_path: Path) -> None:
    """ "7.5% for supported living" says nothing of who supported what, and stays the proposal that it is."""
    head = "---\ntitle: Fees 2025-26\narea: Exampleshire\nkind: minutes\npublished: 2025-02\n---\n"
    text = (
        "# Fees 2025-26\n\nWe propose to raise our fees by:\n\n- 8.6% for nursing care\n- 7.5% for supported living\n"
    )
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"report.md": head + text}))
    found = {one.printed: one for one in find_observations(corpus.documents[0])}
    assert found["7.5%"].status is found["8.6%"].status
    assert found["7.5%"].period == found["8.6%"].period
