"""Arithmetic on published figures: exact, with its working, and refused where it would mislead."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Locator, Observation
from corpus.periods import Period, PeriodKnown, financial_year
from corpus.qualifiers import Qualifier
from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.models import Outcome
from server.answers.operations import (
    change_of_totals,
    difference,
    is_sure_which_way,
    percentage_change,
    ratio,
    share,
    total,
)
from server.answers.pipeline import Assistant
from tests.answering import make_assistant

MONEY = st.decimals(min_value=1, max_value=10**10, places=2)


def observed(
    value: Decimal | int,
    *,
    unit: str = "GBP",
    period: Period | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    group: str = "staff",
) -> Observation:
    """An observation of a made-up report."""
    printed = f"{'' if qualifier is Qualifier.EXACT else qualifier.value + ' '}{value}"
    return Observation(
        document_id="report",
        locator=Locator(0, None, 0, len(printed), ("Spending",), printed),
        measure="Spending",
        group=group,
        unit=unit,
        value=Decimal(value),
        printed=printed,
        period=period or financial_year(2022),
        period_known=PeriodKnown.PRINTED,
        qualifier=qualifier,
    )


@given(MONEY, MONEY)
def test_a_difference_is_exact_and_keeps_its_sign(later: Decimal, earlier: Decimal) -> None:
    """Earlier plus the difference is later, to the penny."""
    result = difference(observed(later), observed(earlier, period=financial_year(2021)))
    assert earlier + result.value == later
    assert result.working.operands == tuple(
        o.id for o in (observed(earlier, period=financial_year(2021)), observed(later))
    )


@given(st.lists(MONEY, min_size=2, max_size=8))
def test_shares_of_a_whole_add_up_to_a_hundred(values: list[Decimal]) -> None:
    """The shares of all members of a list make 100 per cent, and the total is their sum."""
    members = [observed(value, group=f"group {i}") for i, value in enumerate(values)]
    assert total(members).value == sum(values)
    assert abs(sum(share(member, members).value for member in members) - 100) < Decimal("1e-9")


def test_results_are_rounded_half_up_for_show_and_kept_to_six_digits() -> None:
    """5.37063 is shown as 5.4%, and the working keeps 5.37063 (contacts of 21,450 and 22,602)."""
    result = percentage_change(observed(22602, unit="contacts"), observed(21450, unit="contacts"))
    assert (result.working.result, result.display) == (5.37063, "up 5.4%")


def test_unlike_units_are_never_put_together() -> None:
    """Pounds and people are neither added nor subtracted."""
    for operation in (difference, lambda *both: total(both)):
        with pytest.raises(ValueError, match="unlike units"):
            operation(observed(5), observed(5, unit="people"))


@pytest.mark.parametrize(
    ("above", "below", "bound"),
    [
        (Qualifier.EXACT, Qualifier.OVER, "at most about"),
        (Qualifier.EXACT, Qualifier.UNDER, "at least about"),
        (Qualifier.OVER, Qualifier.EXACT, "at least about"),
        (Qualifier.UP_TO, Qualifier.EXACT, "at most about"),
        (Qualifier.OVER, Qualifier.OVER, "about"),
        (Qualifier.EXACT, Qualifier.EXACT, "about"),
    ],
)
def test_hedges_go_through_a_quotient(above: Qualifier, below: Qualifier, bound: str) -> None:
    """£830,000 for over 6,300 people is at most £131.75 a person."""
    result = ratio(observed(830_000, qualifier=above), observed(6300, unit="people", qualifier=below))
    assert result.display == f"{bound} £131.75"


@pytest.mark.parametrize(
    ("later", "earlier", "change", "percent"),
    [
        ((300, Qualifier.OVER), (200, Qualifier.EXACT), "up by over £100", "up by at least about 50%"),
        ((300, Qualifier.EXACT), (200, Qualifier.UP_TO), "up by at least £100", "up by at least about 50%"),
        ((100, Qualifier.EXACT), (200, Qualifier.OVER), "down by over £100", "down by at least about 50%"),
        ((0, Qualifier.EXACT), (200, Qualifier.OVER), "down by over £200", "down 100%"),
        ((300, Qualifier.ABOUT), (200, Qualifier.EXACT), "about up £100", "about up 50%"),
        ((300, Qualifier.ABOUT), (200, Qualifier.UNDER), "up by at least about £100", "up by at least about 50%"),
    ],
)
def test_hedges_go_through_a_change(
    later: tuple[int, Qualifier], earlier: tuple[int, Qualifier], change: str, percent: str
) -> None:
    """What is taken from a bound is a bound, and what is gone altogether is gone to the last."""
    two = [observed(value, qualifier=hedge) for value, hedge in (later, earlier)]
    assert (difference(*two).display, percentage_change(*two).display) == (change, percent)
    assert is_sure_which_way(*two)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ((300, Qualifier.OVER), (200, Qualifier.OVER)),
        ((300, Qualifier.UNDER), (200, Qualifier.EXACT)),
        ((200, Qualifier.EXACT), (200, Qualifier.OVER)),
    ],
)
def test_bounds_that_leave_the_direction_open(later: tuple[int, Qualifier], earlier: tuple[int, Qualifier]) -> None:
    """Of two values that may each be the higher one, none is known to have risen."""
    assert not is_sure_which_way(*(observed(value, qualifier=hedge) for value, hedge in (later, earlier)))


def test_a_change_of_totals_is_the_change_of_the_sums() -> None:
    """£198.8 million to £211.3 million is up £12.5 million, 6.3%."""
    later = [observed(value, group=str(i)) for i, value in enumerate((160_100_000, 15_700_000, 15_300_000, 20_200_000))]
    year = financial_year(2021)
    values = (142_100_000, 13_900_000, 13_300_000, 29_500_000)
    earlier = [observed(value, group=str(i), period=year) for i, value in enumerate(values)]
    amount, percent = change_of_totals(later, earlier)
    assert (amount.value, amount.display, percent.display) == (12_500_000, "up £12.5 million", "up 6.3%")


@pytest.fixture(scope="module")
def assistant(open_shipped: IndexVersion, embedder: Embedder) -> Assistant:
    """The assistant over the shipped corpus."""
    return make_assistant(open_shipped, embedder)


@pytest.mark.parametrize(
    ("question", "opens", "results"),
    [
        ("By how much did contacts rise from 2021-22 to 2022-23?", "Up 1,152 (5.4%)", [1152, 5.37063]),
        ("What happened to physical disability numbers between the two years?", "Down 424 (38.6%)", [-424, -38.5805]),
        ("What was total spend in 2022-23?", "£211.3 million", [211_300_000]),
        ("How much did overall spend go up between the two years?", "Up £12.5 million (6.3%)", [12_500_000, 6.28773]),
        ("What share of 2022-23 spending went on purchased care?", "75.8%", [75.7690]),
        ("What proportion of the people supported in 2022-23 were older people?", "60.6%", [60.5584]),
        ("Which was the smallest group of people supported in 2022-23?", "675 people with physical disabilities", []),
        ("What was the smallest part of the budget in 2022-23?", "£15.3 million: directly provided support", []),
        (
            "Did spend on staff or on directly provided support rise faster?",
            "directly provided support rose",
            [15.0376],
        ),
        ("Roughly what is the seed funding per person who benefited?", "At most about £131.75", [131.746]),
    ],
)
def test_figures_are_worked_out_with_their_working(
    assistant: Assistant, question: str, opens: str, results: list[float]
) -> None:
    """A computed answer opens with its result, and every operand of its working is shown and cited."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith(opens), answer.text
    assert [working.result for working in answer.workings][: len(results)] == results
    shown = {figure.observation_id for figure in answer.figures}
    assert all(set(working.operands) <= shown for working in answer.workings)


@pytest.mark.parametrize(
    "question",
    [
        "What is the total of short-term and long-term support in 2022-23?",  # the same person may be in both
        "What is the total cost of the Care Together programme?",
        "What percentage of contacts were from carers in 2022-23?",
    ],
)
def test_what_cannot_be_worked_out_is_refused(assistant: Assistant, question: str) -> None:
    """Overlapping groups are not added, and no whole is made up."""
    assert assistant.answer(question).outcome is Outcome.NOT_HELD
