"""Tests of `corpus.figures.mirrored`: values told before the name of their measure, and who saw them move."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "At 634, the number of people with a personal assistant was lower than the 688 recorded in 2021-22.",
            ("634", "688", "people with a personal assistant"),
        ),
        (
            "At £24.6 million, spending on home care was above the £23.1 million recorded in 2021-22.",
            ("£24.6 million", "£23.1 million", "spending on home care"),
        ),
        (
            "Compared with 564 in 2021-22, the number of unpaid carers known to us fell to 532 in 2022-23.",
            ("564", "532", "unpaid carers known to us"),
        ),
        (
            "Compared with 212 complaints in 2021-22, complaints about transport rose to 240 in 2022-23.",
            ("212 complaints", "240", "complaints about transport"),
        ),
        (
            "We saw the number of safeguarding concerns increase to 1,204 in 2022-23 (from 1,105 in 2021-22).",
            ("1,204", "1,105", "safeguarding concerns"),
        ),
        (
            "The service saw the proportion of reviews done on time fall to 61.2% in 2022-23 (from 64% in 2021-22).",
            ("61.2%", "64%", "reviews done on time"),
        ),
        (
            "The proportion of calls answered within two minutes rose from 65.3% in 2021-22 to 68.1% in 2022-23.",
            ("65.3%", "68.1%", "calls answered within two minutes"),
        ),
        (
            "Calls answered within two minutes: 65.3% in 2021-22, 68.1% in 2022-23.",
            ("65.3%", "68.1%", "Calls answered within two minutes"),
        ),
        (
            "In 2022-23, 61,003 hours of respite care were provided, compared with 65,646 the year before.",
            ("61,003 hours", "65,646", "respite care were provided"),
        ),
    ],
)
def test_both_values_are_of_the_measure_named_between_or_after_them(
    tmp_path: Path, text: str, told: tuple[str, str, str]
) -> None:
    """Two values told around one name are of one measure and one unit, and of two years."""
    first, second = read(tmp_path, text)
    assert (first.measure, second.measure) == (told[2], told[2])
    assert first.printed.split()[0] == told[0].split()[0]
    assert second.printed.split()[0] == told[1].split()[0]
    assert first.unit == second.unit


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        (
            "At 31 March 2023, 310 people were in nursing homes.",
            "310",
            "people were in nursing homes",
        ),
        (
            "From 412 referrals in 2022-23, 98 people went on to have a full assessment.",
            "98",
            "people went on to have a full assessment",
        ),
        (
            "We saw 412 people at drop-in sessions in 2022-23.",
            "412",
            "saw people at drop-in sessions",
        ),
    ],
)
def test_what_opens_a_sentence_is_not_always_a_value_of_its_subject(
    tmp_path: Path, text: str, value: str, measure: str
) -> None:
    """A date, a whole and what was itself seen keep their own words."""
    assert (value, measure) in [(seen.printed.split()[0], seen.measure) for seen in read(tmp_path, text)]
