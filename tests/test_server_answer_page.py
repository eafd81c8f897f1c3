"""What the page of an answer adds to it: newer documents, the year before, tables of figures, ready questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_examples import BEFORE, FIGURE, answer

from corpus.models import DocumentKind, Metadata, Status
from index.store import IndexVersion
from index.successions import successions
from server.answers.models import Figure
from server.views import newer
from server.views.figure_rows import rows_of
from server.views.phrasing import plainness, question_for
from server.views.years_before import year_before

FIRST = Metadata("a", "a.md", "Local Account 2021-22", "Council", "X", DocumentKind.LOCAL_ACCOUNT, period="2021-22")
SECOND = replace(FIRST, id="b", title="Local Account 2022 to 2023", period="2022-23")
THIRD = replace(FIRST, id="c", title="Local Account 2023-24", period="2023-24")


def held(*documents: Metadata) -> dict[str, Metadata]:
    """Documents by id."""
    return {item.id: item for item in documents}


def newer_than(document: Metadata, documents: dict[str, Metadata]) -> Metadata | None:
    """The newest document after one, by what an index of these documents holds."""
    found, _ = successions(documents.values())
    return newer.newer_than(document, documents, {one.document_id: one for one in found})


def test_newest_of_a_series() -> None:
    """Of a report that comes every year, the newest held takes the place of each earlier one; none that of itself."""
    documents = held(THIRD, FIRST, SECOND)
    assert [newer_than(item, documents) for item in (FIRST, SECOND, THIRD)] == [THIRD, THIRD, None]


@pytest.mark.parametrize(
    "other",
    [
        replace(THIRD, publisher="Another council"),
        replace(THIRD, title="Carers’ strategy 2023-24"),
        replace(THIRD, kind=DocumentKind.NEWS),
        replace(THIRD, area="Y"),
        replace(THIRD, title="Local Account", period=None),
    ],
)
def test_another_series_is_not_newer(other: Metadata) -> None:
    """A later document of another publisher, kind, area or title is not called newer, nor one of no known time."""
    assert newer_than(FIRST, held(FIRST, other)) is None


def test_superseded_by_its_own_word() -> None:
    """A document that says which one it supersedes takes its place, whatever it is called; a circle of such ends."""
    other = replace(FIRST, id="z", title="How we did", period=None, supersedes="a")
    assert newer_than(FIRST, held(FIRST, other)) == other
    circle = held(replace(FIRST, supersedes="z"), other)
    assert newer_than(circle["z"], circle) == circle["a"]
    assert newer_than(circle["a"], circle) is None


def test_later_minutes_replace_none() -> None:
    """Minutes stay true of their day: those of a later meeting take the place of none."""
    july, march = (
        replace(FIRST, id=name, title=f"Minutes {name}", kind=DocumentKind.MINUTES, period=name)
        for name in ("July 2023", "March 2023")
    )
    assert newer_than(march, held(july, march)) is None


def test_year_before() -> None:
    """The figure of the year before is told with the exact change since."""
    found = year_before(FIGURE, answer(FIGURE, related=(BEFORE,)))
    assert found is not None
    assert (found.value, found.change, found.citation) == ("6,000 people", "up 300", 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(BEFORE, period="2020-21"),
        replace(BEFORE, area="Y"),
        replace(BEFORE, group="carers"),
        replace(BEFORE, unit="percent"),
        replace(BEFORE, period=None),
    ],
)
def test_not_the_year_before(other: Figure) -> None:
    """A figure of another year, place, group, unit or no time is not called the year before."""
    assert year_before(FIGURE, answer(FIGURE, related=(other,))) is None


@pytest.mark.parametrize("other", [replace(BEFORE, qualifier="over"), replace(BEFORE, status=Status.BUDGET.value)])
def test_no_change_of_what_is_not_exact(other: Figure) -> None:
    """Where one of the two is hedged, or a budget beside an outturn, no difference is told."""
    found = year_before(FIGURE, answer(FIGURE, related=(other,)))
    assert found is not None
    assert found.change == ""


def test_questions_say_what_the_label_says(open_small: IndexVersion) -> None:
    """The question made from a figure names its own group and year."""
    questions = {question_for(item, area="Exampleshire") for item in open_small.observations()}
    assert "How much was spent on people with learning disabilities in 2022-23?" in questions


@pytest.mark.parametrize(
    ("measure", "question"),
    [
        ("Carers said that it helped", "What percentage of carers said that it helped in 2022-23?"),
        ("People who were satisfied", "What percentage of people were satisfied in 2022-23?"),
        (
            "The proportion of people who use services who feel safe",
            "What percentage of people who use services feel safe in 2022-23?",
        ),
        (
            "The share of people who rang, who moved, who left",
            "What was the share of people who rang, who moved, who left in 2022-23?",
        ),
        ("Services felt safe", None),
        ("Quality of life – impact of services", None),
        ("Overall satisfaction", "What was the overall satisfaction in 2022-23?"),
    ],
)
def test_questions_about_shares_are_plain(open_small: IndexVersion, measure: str, question: str | None) -> None:
    """A share of people is asked for as one; of a label that is a sentence no crooked question is made."""
    some = next(item for item in open_small.observations() if item.dated == "2022-23")
    assert question_for(replace(some, measure=measure, group=None, unit="percent"), area=some.area) == question


def test_plain_questions_come_first() -> None:
    """Of ready questions those about people, in everyday words and short, stand before those of a framework."""
    ready = [
        "What was the social care-related quality of life score in 2024-25?",
        "What was the overall satisfaction of people who use services with their care and support in 2024-25?",
        "How many people were given longer-term care and support in 2022-23?",
        "How many older people were supported in 2022-23?",
    ]
    assert sorted(ready, key=plainness) == [*ready[::-1][:2], ready[1], ready[0]]


def test_what_all_rows_share_is_told_once() -> None:
    """A table of one thing in two years names the thing and the place above it, and its rows by their years."""
    table = rows_of((FIGURE, BEFORE), "The figures")
    assert table.caption == "The figures: People supported: older people; Exampleshire"
    assert [table.words(each) for each in table.figures] == [("2022-23",), ("2021-22",)]


def test_what_is_not_said_stands_in_its_row() -> None:
    """A row whose place or time the document leaves open says so; it does not borrow that of the others."""
    table = rows_of((FIGURE, replace(BEFORE, area=None, period=None)), "The figures")
    assert table.headings == ("Period", "Area")
    assert table.words(table.figures[1]) == ("not said", "not said")
    assert rows_of((replace(FIGURE, area=None),), "The figures").headings == ("Area",)
