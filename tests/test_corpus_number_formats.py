"""Numbers and dates of workbooks are written as a person sees them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.number_formats import Moment, shown_moment, shown_number

ACCOUNTS = '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.1534, "0.0%", "15.3%"),
        (1234567.891, "#,##0", "1,234,568"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "(1,234.50)"),
        (12, ACCOUNTS, "£12.00"),
        (-12, ACCOUNTS, "-£12.00"),
        (0, ACCOUNTS, "£0.00"),
        (1234567, '[$£-809]#,##0.0,,"m"', "£1.2m"),
        (12345678, "#,##0,", "12,346"),
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (-0.4, "0", "0"),
        (0.1 + 0.2, "General", "0.3"),
        (2023.0, "General", "2023"),
        (1e21, "General", "1000000000000000000000"),
        (12, "000", "012"),
        (0, "0;-0;;@", ""),
        (4, '[<5]"[c]";0', "[c]"),
        (7, '[<5]"[c]";0', "7"),
        (0.25, "# ?/?", "0.25"),
        (12345, "0.00E+00", "12300"),
        (1.5, "0.##", "1.5"),
        (1234.5, '#,##0.0 "per 100,000"', "1,234.5 per 100,000"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: float, code: str, shown: str) -> None:
    """Percent, thousands, currency, scaling, signs, brackets and words are those of the format."""
    assert shown_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (datetime(2023, 6, 3), "mm/dd/yyyy", "3 June 2023"),
        (datetime(2023, 6, 1), "mmm-yy", "June 2023"),
        (datetime(2023, 6, 1), "yyyy", "2023"),
        (datetime(2023, 6, 3, 14, 5), "dd/mm/yyyy hh:mm", "3 June 2023 14:05"),
        (time(9, 5), "h:mm", "09:05"),
        (timedelta(hours=25, minutes=3), "[h]:mm", "25:03"),
    ],
)
def test_a_date_is_written_in_words(value: Moment, code: str, shown: str) -> None:
    """A date cannot be taken for another day, and says no more than its format shows."""
    assert shown_moment(value, code) == shown


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15), st.integers(0, 6))
def test_what_is_shown_is_the_value_rounded_half_up(value: float, places: int) -> None:
    """Whatever the number, what is shown differs from it by at most half of its last digit."""
    code = "#,##0" + ("." + "0" * places if places else "")
    exact, shown = Decimal(repr(value)), Decimal(shown_number(value, code).replace(",", ""))
    assert abs(shown - exact) <= Decimal(1).scaleb(-places) / 2


@given(st.one_of(st.integers(), st.floats()), st.text(max_size=30))
def test_no_format_stops_the_reading(value: float, code: str) -> None:
    """Any format code, however odd, gives one line of text."""
    assert "\n\n" not in shown_number(value, code)
