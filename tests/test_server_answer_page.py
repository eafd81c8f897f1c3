"""What the page of an answer adds to it: newer documents, the year before, simpler lines, pictures, questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import DocumentKind, Metadata, Status
from index.store import IndexVersion
from index.successions import successions
from server.answers.models import Answer, Citation, Figure, Outcome
from server.views import newer
from server.views.phrasing import question_for
from server.views.simple_answer import MOST_ICONS, picture_of, simplified
from server.views.years_before import year_before

FIGURE = Figure(
    observation_id="d:0.1:x",
    measure="People supported",
    group="older people",
    area="Exampleshire",
    period="2022-23",
    period_known="printed",
    value=6300,
    upper=None,
    unit="people",
    scale_max=None,
    qualifier="exact",
    status="actual",
    availability="published",
    speaker=None,
    revised=False,
    display="6,300",
    citation=1,
)
BEFORE = replace(FIGURE, observation_id="d:0.2:x", period="2021-22", value=6000, display="6,000")
CITATION = Citation(1, "d", "Account", None, None, None, None, "6300", None)
FIRST = Metadata("a", "a.md", "Local Account 2021-22", "Council", "X", DocumentKind.LOCAL_ACCOUNT, period="2021-22")
SECOND = replace(FIRST, id="b", title="Local Account 2022 to 2023", period="2022-23")
THIRD = replace(FIRST, id="c", title="Local Account 2023-24", period="2023-24")


def answer(*figures: Figure, text: str = "6,300 people [1].", related: tuple[Figure, ...] = ()) -> Answer:
    """An answered question."""
    return Answer("?", Outcome.ANSWERED, text, figures=figures, related=related, citations=(CITATION,))


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
    assert (found.figure.display, found.change) == ("6,000", "up 300")


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


@settings(deadline=None)
@given(st.integers(1, 10_000_000))
def test_picture_of_people(value: int) -> None:
    """The icons times what each stands for come within half an icon of the number, or one icon stands for it."""
    picture = picture_of(replace(FIGURE, value=value, display=f"{value:,}"))
    assert picture is not None
    assert 1 <= picture.icons <= MOST_ICONS
    each = next((size for size in (1, 10, 100, 1_000, 10_000, 100_000) if f" {size:,} people." in picture.words), 1)
    assert abs(picture.icons * each - value) <= max(each / 2, 1)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"unit": "percent", "value": 71.3, "display": "71.3%"}, "71.3% is about 7 in 10"),
        ({"unit": "percent", "value": 71.3, "measure": "Spending", "group": None}, None),
        ({"unit": "GBP"}, None),
        ({"value": None, "availability": "suppressed"}, None),
        ({"value": 0}, None),
        ({"upper": 7000}, None),
        ({"unit": "percent", "value": 130}, None),
    ],
)
def test_what_has_a_picture(changed: dict[str, object], words: str | None) -> None:
    """A share of people is drawn out of ten; money, what has no value, ranges and nothing at all are not drawn."""
    picture = picture_of(replace(FIGURE, **changed))  # type: ignore[arg-type]
    assert (picture.words if picture else None) == words


def test_simpler_lines_keep_hedge_and_status() -> None:
    """The simpler lines keep "over" and say that a budget is a plan."""
    lines = simplified(answer(replace(FIGURE, display="over 6,300", qualifier="over", status="budget"))).lines
    assert lines[0] == "The number is over 6,300 people."
    assert "The exact number is not in the document." in lines
    assert "It is a plan for spending. It is not what was spent." in lines


def test_simpler_lines_are_sentences_of_the_text() -> None:
    """Where an answer has no single figure, its own sentences stand one a line, without the marks of sources."""
    found = simplified(answer(text="“It ends in 2026.” [1] Nobody said why. [2]"))
    assert found.lines == ("“It ends in 2026.”", "Nobody said why.")


def test_questions_say_what_the_label_says(open_small: IndexVersion) -> None:
    """The question made from a figure names its own group and year."""
    questions = {question_for(item, area="Exampleshire") for item in open_small.observations()}
    assert "How much was spent on people with learning disabilities in 2022-23?" in questions
