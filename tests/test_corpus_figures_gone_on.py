"""What a number is of whose clause leaves it to others: restrictions, appositions, ellipses, shared predicates."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import ANSWERS_FROM
from tests.test_corpus_figures_sentences import read

Said = list[tuple[str, str]]


def told(tmp_path: Path, text: str) -> Said:
    """The numbers of a text as printed, each with its label."""
    return [(seen.printed, seen.label) for seen in read(tmp_path, f"## Quality and money\n\n{text}\n")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "For people with a learning disability, 81% lived in their own home in 2022-23.",
            ("81%", "lived in their own home: people with a learning disability"),
        ),
        (
            "Where a risk was found, it was removed in 94% of cases in 2022-23.",
            ("94%", "removed in of cases: Where a risk was found"),
        ),
        (
            "In 2022-23 loneliness was most common among people who live alone, where 34% said they felt isolated.",
            ("34%", "where said they felt isolated: among people who live alone"),
        ),
        (
            "Among people who had a stroke, 72% were independent in 2022-23, against a target of 80%.",
            ("80%", "people who had a stroke: were independent, target"),
        ),
        ("For the first time, 81% of homes were rated good in 2022-23.", ("81%", "homes were rated good")),
        ("In 2022-23, 81% of homes were rated good.", ("81%", "homes were rated good")),
    ],
)
def test_a_number_is_of_those_alone_whom_its_sentence_opens_with(
    tmp_path: Path, text: str, said: tuple[str, str]
) -> None:
    """ "Among people who live alone, 34%" is not told of everybody."""
    assert said in told(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The standard homecare rate in 2022-23 is £24.36 an hour, up 5.7% from £23.04 in 2021-22.",
            ("5.7%", "standard homecare rate is an hour"),
        ),
        (
            "In 2022-23 the average wait for an assessment was 19 days, 5 days fewer than in 2021-22.",
            ("5 days", "average wait for an assessment"),
        ),
        (
            "There were 820 safeguarding enquiries in 2022-23. This is an increase of 6% on 2021-22.",
            ("6%", "safeguarding enquiries"),
        ),
        (
            "In 2022-23 64% of carers were satisfied. That is a rise of 3.1 percentage points on 2021-22.",
            ("3.1 percentage points", "carers were satisfied"),
        ),
        (
            "We made 410 visits in 2022-23, and the number of complaints rose by 12%.",
            ("12%", "complaints rose"),
        ),
    ],
)
def test_a_change_set_beside_a_number_is_one_of_that_number(tmp_path: Path, text: str, said: tuple[str, str]) -> None:
    """ "£24.36 an hour, up 5.7%" is a rise of the rate, unless the change names something else."""
    assert said in told(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In 2022-23 2,900 people lived with dementia. We expect 3,700 by 2030.",
            ("3,700", "people lived with dementia"),
        ),
        (
            "In 2022-23 9,400 people lived alone. This is projected to grow to 11,000 by 2035.",
            ("11,000", "people lived alone"),
        ),
        (
            "The share of reviews done on time was 66% in 2022-23. In 2021-22 we managed 61%.",
            ("61%", "reviews done on time"),
        ),
        ("The vacancy rate was 11.4% at 31 March 2023; the budget assumes 5%.", ("5%", "vacancy rate")),
        (
            "The average wait for an assessment was 41 days in 2022-23. We aim to bring it down to 28 days by 2025.",
            ("28 days", "average wait for an assessment"),
        ),
        (
            "There were 310 complaints in 2022-23. We plan to visit 12 homes in 2023-24.",
            ("12", "plan to visit homes"),
        ),
    ],
)
def test_a_clause_that_names_nothing_goes_on_about_the_number_before(
    tmp_path: Path, text: str, said: tuple[str, str]
) -> None:
    """ "We expect 3,700" speaks of the people of the sentence before; "we plan to visit 12 homes" does not."""
    assert said in told(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In 2022-23, 68% of men and 71% of women were satisfied with their care.",
            [("68%", "men were satisfied with their care"), ("71%", "women were satisfied with their care")],
        ),
        (
            "In 2022-23, 612 adults and 148 carers used a direct payment.",
            [("612", "adults used a direct payment"), ("148", "carers used a direct payment")],
        ),
        (
            "In 2022-23, 33% of homes, 12% of agencies and 9% of hostels were inspected.",
            [("33%", "homes were inspected"), ("12%", "agencies were inspected"), ("9%", "hostels were inspected")],
        ),
        (
            "In 2022-23, 40% of carers felt well and 12% of staff were ill.",
            [("40%", "carers felt well"), ("12%", "staff were ill")],
        ),
    ],
)
def test_what_is_said_of_several_numbers_is_said_of_each(tmp_path: Path, text: str, said: Said) -> None:
    """ "68% of men and 71% of women were satisfied" tells of both that they were."""
    assert told(tmp_path, text) == said


def test_a_clause_before_the_next_number_is_not_told_of_this_one(tmp_path: Path) -> None:
    """ "The wait was 46 days and our target for next year is 30" tells no target of 46 days."""
    text = "The average wait for homecare was 46 days in 2022-23 and our target for 2023-24 is 30 days."
    assert told(tmp_path, text)[0] == ("46 days", "average wait for homecare")


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("Home First received 648 referrals in 2022-23, or about 12 a week.", "about 12", "referrals"),
        (
            "At 31 March 2023 614 people were waiting for an assessment, down from 782 twelve months earlier.",
            "782",
            "people",
        ),
        (
            "The council received 3,519 concerns in 2022-23. 1,126 of them (32%) led to section 42 enquiries.",
            "1,126",
            "enquiries",
        ),
        ("We heard of 90 falls in 2022-23. 31 of them led to a visit to hospital.", "31", "falls"),
    ],
)
def test_a_count_said_again_or_in_part_counts_the_same(tmp_path: Path, text: str, printed: str, unit: str) -> None:
    """ "Or about 12 a week" counts referrals still; concerns that led to enquiries are counted as enquiries."""
    found = read(tmp_path, text)
    assert (printed, unit) in [(seen.printed, seen.unit) for seen in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The rate for men was 19.0 per 100,000 in 2022 and for women it was 6.1 per 100,000.",
            ("6.1", "rate for women"),
        ),
        (
            "In the east, 22% of homecare visits were late in 2022-23; for night visits it was 13%.",
            ("13%", "homecare visits were late: night visits"),
        ),
        (
            "Our stroke service saw 410 people in 2022-23. More than half were under 65.",
            ("More than half", "stroke service saw people: under 65"),
        ),
        (
            "A survey of personal assistants in 2022-23 found that 44% had left and 17% wanted more hours.",
            ("17%", "wanted more hours"),
        ),
        (
            "The number of people with dementia has grown by 6% since 2021-22, to 3,940 at 31 March 2023.",
            ("3,940", "people with dementia"),
        ),
        (
            "In 2022-23 our rate was £871 a week for residential care and £995 a week for nursing care.",
            ("£995", "rate was a week for nursing care"),
        ),
        (
            "Direct payments to carers were £350 a year in 2022-23. The average payment in 2021-22 was £268.",
            ("£268", "Direct payments to carers: average payment"),
        ),
        (
            "There were 41 deaths by suicide in 2022-23. The rate was 12.4 per 100,000.",
            ("12.4", "deaths by suicide: rate was per 100,000"),
        ),
    ],
)
def test_another_value_keeps_what_it_is_of_and_whom(tmp_path: Path, text: str, said: tuple[str, str]) -> None:
    """ "For women it was 6.1" is no rate for men, and "the average payment" no sum of all payments."""
    assert said in told(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In 2022-23 the centre helped 380 people to get back on their feet after illness or a hospital stay.",
            [("380", "people to get back on their feet after illness or a hospital stay: centre helped")],
        ),
        (
            "In 2022-23 we took in nine cases in detail and upheld seven of them, an uphold rate of 78%.",
            [("78%", "uphold rate")],
        ),
    ],
)
def test_a_long_label_keeps_who_acts(tmp_path: Path, text: str, said: Said) -> None:
    """The words before a number are told too, however many stand after it; a rate is named by its own noun."""
    assert set(said) <= set(told(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "In 2022-23, 2,100 men and 3,200 women lived alone. We expect 6,000 by 2030.",
        "There were 52 care homes with 1,846 beds in 2022-23. This is an increase of 4% on 2021-22.",
    ],
)
def test_what_may_go_on_about_two_numbers_goes_on_about_neither(tmp_path: Path, text: str) -> None:
    """ "We expect 6,000" after men and women is no number of men."""
    sure = {seen.printed for seen in read(tmp_path, text) if seen.confidence >= ANSWERS_FROM}
    assert not {"6,000", "4%"} & sure
