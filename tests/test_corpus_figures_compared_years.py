"""What a number is compared with: the time of an earlier value is not that of another area's, nor the reverse."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Aspect

CATALOGUE = """
[[document]]
id = "a"
path = "a.md"
title = "Local Account 2023-24"
area = "Garsbury"
published = "2024-10"
"""
OWN, ENGLAND = "Garsbury", "England"


def told(folder: Path, sentence: str) -> set[tuple[str, str | None, str | None]]:
    """Value, period and area of the figures of one sentence."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{sentence}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (document,) = read_corpus(folder).documents
    return {(str(each.value), each.dated, each.area) for each in find_observations(document)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Satisfaction was 34.1%, down from 39.5% two years ago and below the England score of 36.7%.",
            {("34.1", "2023-24", OWN), ("39.5", "2021-22", OWN), ("36.7", "2023-24", ENGLAND)},
        ),
        (
            "In 2022-23 satisfaction was 34.1%, up from 30.1% in 2021-22 but below the England average of 36.7%.",
            {("34.1", "2022-23", OWN), ("30.1", "2021-22", OWN), ("36.7", "2022-23", ENGLAND)},
        ),
        (
            "Some 61% of enquiries were concluded in time (2022-23: 58%; England: 64%).",
            {("61", "2023-24", OWN), ("58", "2022-23", OWN), ("64", "2023-24", ENGLAND)},
        ),
        (
            "Some 61% of enquiries were concluded in time (58% in 2022-23, 64% in England).",
            {("61", "2023-24", OWN), ("58", "2022-23", OWN), ("64", "2023-24", ENGLAND)},
        ),
        (
            "Satisfaction stood at 61%, against 58% in 2022-23 and, in England, 64%.",
            {("61", "2023-24", OWN), ("58", "2022-23", OWN), ("64", "2023-24", ENGLAND)},
        ),
        (
            "The team saw 410 people (in 2022-23, 64% of them at home).",
            {("410", "2023-24", OWN), ("64", "2022-23", OWN)},
        ),
        (
            "Complaints: 214 (2023-24), 183 (2022-23).",
            {("214", "2023-24", OWN), ("183", "2022-23", OWN)},
        ),
        (
            "We helped 214 people (2021-22) and 183 (2022-23).",
            {("214", "2021-22", OWN), ("183", "2022-23", OWN)},
        ),
        (
            "In March 2024, 82% of reviews were on time, the highest since June 2021 (84%).",
            {("82", "March 2024", OWN), ("84", "June 2021", OWN)},
        ),
        (
            "Eight in ten carers feel supported (78% in 2021).",
            {("80.0", "2023-24", OWN), ("78", "2021", OWN)},
        ),
        (
            "The council's reserves stood at £62.4m on 1 April 2023 and £55.1m a year later.",
            {("62400000", "1 April 2023", OWN), ("55100000", "1 April 2024", OWN)},
        ),
    ],
)
def test_whose_time_it_is(tmp_path: Path, sentence: str, expected: set[tuple[str, str | None, str | None]]) -> None:
    """Each of several numbers that one is compared with has its own time and its own area."""
    assert told(tmp_path, sentence) == expected


def test_what_is_no_earlier_value(tmp_path: Path) -> None:
    """What others reached in the same year is not dated to the year before."""
    sentence = "Last year 88% of the directorate's savings were achieved, compared with 71% for the council overall."
    assert {dated for value, dated, _ in told(tmp_path, sentence) if value == "71"} == {None}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The waiting list peaked at 402 in October 2023 and has since been cut to 187.", "187"),
        ("The waiting list peaked at 402 in October 2023 and is now 187.", "187"),
        ("We heard of 402 people waiting in December 2023, but that this had fallen to 187.", "187"),
        ("From 1,204 in 2019-20 the number of carers fell to 980 in 2020-21 before recovering to 1,150.", "1150"),
    ],
)
def test_what_came_later(tmp_path: Path, sentence: str, value: str) -> None:
    """What came after a time is not of that time."""
    assert {dated for seen, dated, _ in told(tmp_path, sentence) if seen == value} == {None}


@pytest.mark.parametrize("parted", ["; ", ", "])
def test_a_list_in_one_line(tmp_path: Path, parted: str) -> None:
    """Each number of a list in one line is called what stands before its own colon, and no more."""
    told(tmp_path, f"Older people: 5,162{parted}learning disabilities: 1,891 and mental health: 796.")
    (document,) = read_corpus(tmp_path).documents
    labels = {str(each.value): each.label for each in find_observations(document)}
    assert labels == {"5162": "Older people", "1891": "learning disabilities", "796": "mental health"}


def test_parts_in_brackets(tmp_path: Path) -> None:
    """In brackets that open with a number each is of what stands behind it, not of what the one before is of."""
    told(
        tmp_path,
        "We supported 7,891 people (5,162 older people, 1,891 with learning disabilities and 796 with mental health "
        "needs).",
    )
    (document,) = read_corpus(tmp_path).documents
    groups = {str(each.value): each.group for each in find_observations(document)}
    assert groups == {
        "7891": None,
        "5162": "older people",
        "1891": "learning disabilities",
        "796": "mental health needs",
    }


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Contacts: 22,602 (up from 21,450)", {("22602", "2023-24", OWN), ("21450", None, OWN)}),
        ("Average wait 28 days (was 41)", {("28", "2023-24", OWN), ("41", None, OWN)}),
        ("Contacts: 22,602 (21,450 in 2021-22, +5.4%)", {("22602", "2023-24", OWN), ("21450", "2021-22", OWN)}),
    ],
)
def test_an_earlier_value_of_an_item(
    tmp_path: Path, item: str, expected: set[tuple[str, str | None, str | None]]
) -> None:
    """Brackets of a list item that say what it was before are of no time unless they tell one; a change is no value."""
    assert told(tmp_path, f"- {item}") == expected


def test_what_was_reached(tmp_path: Path) -> None:
    """What is called actual beside a target is no target."""
    told(tmp_path, "- Carers' assessments: target 1,200, actual 1,031")
    (document,) = read_corpus(tmp_path).documents
    statuses = {str(each.value): each.status.value for each in find_observations(document)}
    assert statuses == {"1200": "target", "1031": "actual"}


def test_numbers_told_in_turn(tmp_path: Path) -> None:
    """Of numbers told "respectively" each is of the time in its place; without times none is sure enough to answer."""
    seen = told(tmp_path, "In 2021-22 and 2022-23 we helped 410 and 455 people respectively.")
    assert ("410", "2021-22", OWN) in seen
    assert ("410", "2022-23", OWN) not in seen
    told(tmp_path, "Spend on home care and residential care was £41.2m and £62.1m respectively.")
    (document,) = read_corpus(tmp_path).documents
    assert all(each.confidence < ANSWERS_FROM for each in find_observations(document))


def test_an_earlier_value_told_again(tmp_path: Path) -> None:
    """What brackets tell again of an earlier value is as little of a known time as that."""
    seen = told(tmp_path, "In paid work are 4.8% (94 people) of our users, down from 5.1% (101 people).")
    assert {dated for value, dated, _ in seen if value in ("5.1", "101")} <= {None}


def test_a_name_before_a_number_is_no_heading(tmp_path: Path) -> None:
    """A name that a number follows names that number, and not those of the sentences behind it."""
    told(tmp_path, "Contacts online: 8,204. Visits: 1,310. Total: 9,514.")
    (document,) = read_corpus(tmp_path).documents
    assert {each.label for each in find_observations(document) if each.printed == "9,514"} <= {"Total"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The average wait was 28 days, down from 41 in Q1 and 47 in the same quarter last year.",
            {("28", "Q2 2024-25"), ("41", "Q1 2024-25"), ("47", "Q2 2023-24")},
        ),
        ("Some 61% of enquiries were closed in time, up 3 percentage points on quarter 1.", {("61", "Q2 2024-25")}),
    ],
)
def test_in_a_report_on_a_quarter(tmp_path: Path, sentence: str, expected: set[tuple[str, str | None]]) -> None:
    """In a report on a quarter "the same quarter last year" is that quarter, and what is measured on another is not."""
    told(tmp_path, sentence)
    quarter = 'title = "Report, quarter 2 2024-25"\nperiod = "Q2 2024-25"'
    catalogue = CATALOGUE.replace('title = "Local Account 2023-24"', quarter).replace("2024-10", "2024-11")
    (tmp_path / "catalogue.toml").write_text(catalogue, encoding="utf-8")
    (document,) = read_corpus(tmp_path).documents
    levels = {(str(each.value), each.dated) for each in find_observations(document) if each.aspect is Aspect.LEVEL}
    assert levels == expected


def test_a_month_is_no_place(tmp_path: Path) -> None:
    """A month in brackets is the time of the number behind it, and no area."""
    seen = told(tmp_path, "Delayed discharges averaged 12 a day in September (August 15, July 18).")
    assert {area for *_, area in seen} == {OWN}


def test_what_is_to_follow(tmp_path: Path) -> None:
    """What is to follow in a year does not make what came before of that year."""
    seen = told(tmp_path, "Some £2.1m had been invested since 2021 and a further £1.5m would follow in 2025-26.")
    assert ("2100000", "2025-26", OWN) not in seen


@pytest.mark.parametrize("aside", ["(2022: 49%)", "(49% in 2022)", "(2021-22: 49%)"])
def test_brackets_date_no_other_sentence(tmp_path: Path, aside: str) -> None:
    """The time of an earlier value in brackets is neither its sentence's nor the next one's."""
    seen = told(tmp_path, f"The staff survey had a response rate of 54% {aside}. Sickness was 11.2 days on average.")
    assert {dated for value, dated, _ in seen if value in ("54", "11.2")} == {"2023-24"}


@pytest.mark.parametrize(
    ("sentences", "values"),
    [
        ("In 2019 we opened Millrace House. It has 64 flats and 58 are let.", {"64", "58"}),
        ("During the pandemic in 2020-21 visits fell to 4,102. They have since recovered to 8,930.", {"8930"}),
        ("The budget for 2025-26 is £170.4m. We supported 7,891 people.", {"7891"}),
    ],
)
def test_what_the_sentence_before_does_not_date(tmp_path: Path, sentences: str, values: set[str]) -> None:
    """What is told of now is not of a year told before it, nor what happened of a year that is still to come."""
    assert {dated for value, dated, _ in told(tmp_path, sentences) if value in values} == {"2023-24"}
