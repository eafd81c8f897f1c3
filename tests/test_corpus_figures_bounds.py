"""Numbers that only bound or name are no figures, and words that look like a hedge, a change or a vote may be none."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import Aspect
from tests.test_corpus_figures import read


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Some 77% of children live within 20 miles of home.", ["Some 77%"]),
        ("Some 12% of children live more than 20 miles from home.", ["Some 12%"]),
        ("We resurfaced over 120 miles of road.", ["over 120"]),
        ("In the year 11% of children had three or more placements.", ["11%"]),
        ("For every £1 we spent on care, 36p went on care homes.", ["36p"]),
        ("Some 412 children in the 0-19 service were seen.", ["Some 412"]),
        ("There were 40 or more people at each of the meetings.", ["40 or more"]),
        ("Some £15.2 million went on major schemes (those costing over £5 million).", ["Some £15.2 million"]),
        ("We gave grants worth over £5 million.", ["over £5 million"]),
    ],
)
def test_a_number_that_only_bounds_or_names_is_no_figure(tmp_path: Path, text: str, figures: list[str]) -> None:
    """ "Within 20 miles", "three or more placements", "for every £1" and "0-19" count nothing."""
    assert [one.printed for one in read(tmp_path, f"# Care\n\n{text}\n")] == figures


def test_the_words_around_a_bound_belong_to_the_number_that_it_bounds(tmp_path: Path) -> None:
    """ "11% had three or more placements; the England figure was 10%" tells of placements, not of those told before."""
    text = "Some 77% live near home. 11% had three or more placements in the year; the England figure was 10%."
    found = {one.printed: (one.label, one.area) for one in read(tmp_path, f"# Children in care\n\n{text}\n")}
    assert "three or more placements" in found["11%"][0]
    assert "three or more placements" in found["10%"][0]
    assert found["10%"][1] == "England"
    assert "home" not in found["11%"][0]


def test_a_length_of_time_in_a_name_is_no_other_number(tmp_path: Path) -> None:
    """ "Re-referrals within 12 months reduced from 24% to 19%" speaks of re-referrals, not of the sentence before."""
    text = "The percentage progressing to referral was 22%. Re-referrals within 12 months reduced from 24% to 19%."
    found = {one.printed: one.label for one in read(tmp_path, f"# Front door\n\n{text}\n")}
    assert found["19%"] == "Re-referrals within 12 months"


def test_a_share_in_words_may_hold_its_noun(tmp_path: Path) -> None:
    """ "Four people in ten cannot get outside" is about 40%; "two nurses in ten homes" is no share."""
    text = "Four people in ten cannot get outside. We met two nurses in ten homes."
    found = [(one.printed, one.value, one.unit) for one in read(tmp_path, f"# Health\n\n{text}\n")]
    assert found[0] == ("Four people in ten", 40, "percent")
    assert "percent" not in {unit for _, _, unit in found[1:]}


def test_what_concerns_are_about_is_no_hedge(tmp_path: Path) -> None:
    """ "Concerns about 3,102 individuals" are about exactly so many; "of the concerns about 40%" is a hedge."""
    text = "We received 4,318 concerns about 3,102 individuals. Of the concerns about 40% led to an enquiry."
    found = [one.qualifier.value for one in read(tmp_path, f"# Safeguarding\n\n{text}\n")]
    assert found == ["exact", "exact", "about"]


def test_drop_in_sessions_do_not_drop(tmp_path: Path) -> None:
    """ "27 drop-in events were attended by 930 people" tells two levels, of events and of people."""
    found = read(tmp_path, "# Consultation\n\nThe 27 drop-in events were attended by 930 people.\n")
    assert [(one.unit, one.aspect) for one in found] == [("events", Aspect.LEVEL), ("people", Aspect.LEVEL)]


def test_what_is_decided_in_favour_of_somebody_is_no_vote(tmp_path: Path) -> None:
    """ "31 were decided in favour of the parents" counts appeals; "34 in favour of the motion" counts votes."""
    text = "96 appeals were registered. 31 were decided in favour of the parents and 5 in favour of the Council."
    assert {one.unit for one in read(tmp_path / "a", f"# Appeals\n\n{text}\n")} == {"appeals"}
    voted = read(tmp_path / "b", "# Vote\n\nThe motion was carried with 34 in favour of it and 27 against.\n")
    assert {one.unit for one in voted} == {"votes"}


def test_a_part_of_people_is_of_people_and_an_age_of_years(tmp_path: Path) -> None:
    """ "Of whom 58" counts the people, not the workers who met them; "the youngest was 19" is no number of people."""
    text = "Outreach workers met 143 people sleeping rough, of whom 58 were new to the streets. The youngest was 19."
    found = {one.printed: one.unit for one in read(tmp_path, f"# Streets\n\n{text}\n")}
    assert found == {"143": "people", "58": "people", "19": "years"}


def test_what_there_is_now_is_of_what_more_is_needed_of(tmp_path: Path) -> None:
    """ "We expect to need 240 more flats; we currently have 318" speaks of flats, not of the sentence before."""
    text = "Some 3,610 people live with dementia. We expect to need 240 more flats by 2030; we currently have 318."
    found = {one.printed: (one.label, one.unit) for one in read(tmp_path, f"# Homes\n\n{text}\n")}
    assert found["318"][1] == "flats"
    assert "dementia" not in found["318"][0]
