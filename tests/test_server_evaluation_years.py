"""The years that an answer's numbers are said of, as the scorecard reads them."""

from __future__ import annotations

import re

from server.evaluation.years import years_named, years_said_of


def test_years_are_read_as_councils_write_them() -> None:
    """A financial year has one name however it is printed, a range has none, and March lies in the year before."""
    assert years_named("2022-23, 2022/23 and 2022 to 2023") == {"2022-23"}
    assert years_named("12-14 people") == set()
    assert years_named("March 2023") == {"2022-23", "2023"}
    assert years_named("2021-24", within_spans=True) == {"2021", "2024", "2021-22", "2022-23", "2023-24"}


def test_each_number_has_the_year_written_beside_it() -> None:
    """In "A in one year, B the year before" each number has its own year."""
    sentence = "22,602 contacts in 2022-23, and 21,450 the year before"
    places = [match.span() for match in re.finditer(r"\d\d,\d{3}", sentence)]
    assert years_said_of(sentence, places) == [{"2022-23"}, {"2021-22"}]
