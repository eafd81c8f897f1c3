"""The simpler view: its lines and its pictures made of people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_examples import BEFORE, FIGURE, WORKING, answer
from hypothesis import given, settings
from hypothesis import strategies as st

from server.views.pictures import MOST_ICONS, picture_of
from server.views.simple_answer import simplified
from server.views.years_before import year_before

SHARE = replace(FIGURE, unit="percent", value=70, display="70%", measure="People who were helped", group=None)


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


@pytest.mark.parametrize(
    ("value", "words"), [(70, "70% is 7 in 10"), (3, "3% is 3 in 100"), (99.4, "99.4% is about 99 in 100")]
)
def test_a_share_is_never_drawn_as_none_or_all(value: float, words: str) -> None:
    """A share that ten people would show as none or all of them is drawn out of a hundred."""
    picture = picture_of(replace(SHARE, value=value, display=f"{value}%"))
    assert picture is not None
    assert picture.words == words


@pytest.mark.parametrize("value", [0.3, 99.9])
def test_what_a_hundred_cannot_show_is_not_drawn(value: float) -> None:
    """A share below half of one in a hundred has no picture: none filled would say nobody."""
    assert picture_of(replace(SHARE, value=value)) is None


@pytest.mark.parametrize(
    ("measure", "is_drawn"),
    [
        ("The proportion of older people who were still at home", True),
        ("Percentage of adult carers satisfied", True),
        ("Carers said that it helped", True),
        ("Spending on older people", False),
        ("Services for people rated good", False),
        ("Share of spending on carers", False),
        ("People services", False),
    ],
)
def test_only_shares_of_people_are_drawn(measure: str, is_drawn: bool) -> None:
    """A share of money or of services is not drawn as people, although people stand in its name."""
    assert (picture_of(replace(SHARE, measure=measure)) is not None) == is_drawn


def test_simpler_lines_of_a_change() -> None:
    """A change is told by how much, then each year with its number, a line each."""
    lines = simplified(answer(FIGURE, BEFORE, text="Up 300 (5%): people. [1]", workings=(WORKING,))).lines
    assert lines[:3] == (
        "The number went up by 300 people.",
        "It was 6,000 people in April 2021 to March 2022.",
        "It was 6,300 people in April 2022 to March 2023.",
    )


def test_simpler_lines_of_other_arithmetic_are_its_words() -> None:
    """A change between two groups is not told as a change over time."""
    other = replace(BEFORE, group="carers")
    lines = simplified(answer(FIGURE, other, text="300 more. [1] Not by year.", workings=(WORKING,))).lines
    assert lines == ("300 more.", "Not by year.")


def test_simpler_lines_of_a_list() -> None:
    """A list is a line for each group; figures that differ in more than that keep the words of the text."""
    other = replace(FIGURE, observation_id="d:0.3:x", group="carers", display="300", value=300)
    assert simplified(answer(FIGURE, other)).lines[:3] == (
        "Older people: 6,300 people.",
        "Carers: 300 people.",
        "It is about: People supported.",
    )
    assert simplified(answer(FIGURE, replace(other, period="2021-22"))).lines == ("6,300 people.",)
    assert simplified(answer(FIGURE, replace(other, status="budget"))).lines == ("6,300 people.",)


def test_simpler_lines_keep_what_is_not_answered() -> None:
    """What the text says before and after the figure stays: whom to turn to, which part is not answered."""
    text = "Please turn to these people first. 6,300 people, 2022-23. [1] The second part is not answered."
    lines = simplified(answer(FIGURE, text=text)).lines
    assert lines[0] == "Please turn to these people first."
    assert lines[1] == "The number is 6,300 people."
    assert lines[-1] == "The second part is not answered."


def test_simpler_lines_tell_the_year_before() -> None:
    """The year before is told beside the figure, unless one of the two is a plan."""
    told = answer(FIGURE, related=(BEFORE,))
    assert "The year before, it was 6,000 people." in simplified(told, year_before(FIGURE, told)).lines
    planned = answer(FIGURE, related=(replace(BEFORE, status="budget"),))
    assert not any("year before" in line for line in simplified(planned, year_before(FIGURE, planned)).lines)
