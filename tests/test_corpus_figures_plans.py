"""What a budget holds, what people answer, what was turned down, what is asked for, and what comes on top."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_statuses import read, statuses


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The 2024/25 budget includes savings of £6.2m.", ["budget"]),
        ("The budget approved by Council in February 2024 included savings of £6.4m for social care.", ["budget"]),
        ("The 2023/24 budget provided £4m for equipment, but £4.6m was spent.", ["budget", "actual"]),
        ("The original budget of £96.3m was revised to £97.1m in July 2024.", ["budget", "budget"]),
        ("Day care underspent its budget of £1.3m by £70,000 in 2023/24.", ["budget", "actual"]),
        ("Home care overspent its £12.4m budget by £310,000 in 2023/24.", ["budget", "actual"]),
        ("The vacancy rate at 30 September 2024 was 11.4%; the budget assumes 5%.", ["actual", "budget"]),
        ("The Board's budget for 2024/25 is £186,000, to which the police contribute £32,000.", ["budget"] * 2),
        ("The savings target for 2024/25 is £5.1m.", ["target"]),
        ("Savings of £1.9m were delivered in 2023/24 against a target of £2.4m.", ["actual", "target"]),
        ("Nursing placements cost £800,000 more than budgeted in 2023/24.", ["actual"]),
        ("The Executive recommended that £1.2m be earmarked for falls prevention in 2025/26.", ["draft"]),
    ],
)
def test_what_stands_in_a_budget_is_budgeted(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """A saving, a rate or a share that a budget holds is budgeted; what was spent, aimed at or asked for is not."""
    assert statuses(read(tmp_path, sentence, title="Adult social care report")) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In October 2024 57% disagreed with the proposal to raise the fee for arranging care.", ["actual"]),
        ("In the 2024 survey 71% of residents supported the plan to build extra care homes.", ["actual"]),
        ("Two in five providers expect to close beds.", ["actual"]),
        ("In 2023/24 43% of people supported at home had a direct payment.", ["actual"]),
        ("His group's amendment, which would have limited the rise to 3.99%, was defeated.", ["draft"]),
        ("An increase of 4% in fees was considered but was not supported.", ["draft"]),
        ("The motion to freeze charges, which would have cost £180,000, was lost.", ["draft"]),
        ("Debt of £240,000 was written off in 2023/24.", ["actual"]),
        ("Our aim is for 42% of carers to be satisfied with their support in 2025.", ["target"]),
        (
            "The average hourly rate was £24.10 in 2023/24 and the report proposed a rate of £25.30 in 2025/26.",
            ["actual", "draft"],
        ),
    ],
)
def test_answers_about_a_proposal_happened_and_what_fell_never_did(
    tmp_path: Path, sentence: str, told: list[str]
) -> None:
    """How many disagreed is a fact whatever they were asked; a sum that was voted down stays a proposal."""
    assert statuses(read(tmp_path, sentence, title="Adult social care report")) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("We will have 7,500 carers on the register by 31 March 2028.", ["target"]),
        (
            "We want 40% of carers to be satisfied in 2027, and 32% to have as much contact as they like.",
            ["target"] * 2,
        ),
        ("Partners have pledged to train 300 staff in 2025/26.", ["target"]),
        ("We had hoped to reach 600 carers in 2023/24 and reached 540.", ["target", "actual"]),
        ("The Board aimed to complete 12 audits in 2023/24 and completed 10.", ["target", "actual"]),
        ("The region will have 9,000 residents with dementia by 2035.", ["forecast"]),
        ("In December the gap for 2026/27 was reported as £5.9m.", ["forecast"]),
        (
            "The service forecasts an overspend of £3.2m in 2024/25, compared with £2.7m reported at Quarter 1.",
            ["forecast"] * 2,
        ),
        ("£5.2m (75%) of the £6.9m savings target for 2024/25 is forecast to be delivered.", ["forecast"] * 2),
        ("A virement of £750,000 to home care in 2025/26 is requested.", ["draft"]),
    ],
)
def test_aims_forecasts_and_requests_are_told_apart(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """What we will have is aimed at, what the region will have foreseen; what a report asks for is a draft."""
    found = statuses(read(tmp_path, sentence, title="Adult social care report"))
    assert found[: len(told)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "We recommend that the Board:\n\n- agrees an extra £310,000 in 2025-26 for packages at weekends\n",
            ["draft"],
        ),
        (
            "The Committee is asked to:\n\n- approve a grant of £45,000 to carers in 2025/26\n"
            "- note the outturn of £61.2m for 2023/24\n",
            ["draft", "actual"],
        ),
        ("## Priorities for 2025/26\n\n- Train at least two dementia champions\n- Hear people\n", ["target"]),
        ("## What we did in 2023/24\n\n- Trained 64 champions\n", ["actual"]),
        ("## Extra investment agreed for 2024/25\n\n- £450,000 for home care\n- £300,000 for advice\n", ["budget"] * 2),
    ],
)
def test_a_list_is_what_stands_over_it_says(tmp_path: Path, text: str, told: list[str]) -> None:
    """What a paper asks for is a draft, what it is asked to note is not; what is to be done is a target."""
    assert statuses(read(tmp_path, text, title="Adult social care report")) == told


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("The budget for 2024/25 includes an extra:\n\n- £4.7m for fees\n- £2.6m for day care\n", ["increment"] * 2),
        ("Additional demand has added £2.3m to the cost of placements in 2023/24.", ["increment"]),
        ("Government gave the county £1.7m on top of its usual allocation in 2023/24.", ["increment"]),
        ("The uplift for 2023/24 was worth £4.6m to providers.", ["increment"]),
        ("Two further reviews were published in 2023/24.", ["increment"]),
        ("At 31 March 2024 there were three extra care schemes.", ["level"]),
        ("In 2023/24 38% of new placements were made above the council rate.", ["level"]),
        ("Another 40% of placements in 2023/24 were made by people who fund their own care.", ["level"]),
        ("We received 251 complaints in 2023/24, 15 more than the year before (6%).", ["level", "change", "change"]),
        (
            "| £000 | 2023/24 |\n|---|---|\n| Changes to the charging policy | 600 |\n| Day care | 100 |\n",
            ["level"] * 2,
        ),
    ],
)
def test_what_comes_on_top_is_an_increment(tmp_path: Path, text: str, aspects: list[str]) -> None:
    """Money added to what there is, and further things, are increments; new placements and other shares are not."""
    assert [seen.aspect.value for seen in read(tmp_path, text, title="Adult social care report")] == aspects


def test_a_base_year_beside_projections_happened(tmp_path: Path) -> None:
    """A table of an estimate and projections holds one year that was and others that are to come."""
    text = (
        "**Residents aged 65 and over, estimate and projections**\n\n"
        "| Age | 2023 | 2030 |\n|---|---|---|\n| 65 to 74 residents | 24,310 | 26,900 |\n"
    )
    assert statuses(read(tmp_path, text, title="Needs assessment", kind="statistics")) == ["actual", "forecast"]


def test_a_rise_is_as_real_as_the_rate_that_it_leads_to(tmp_path: Path) -> None:
    """Rates decided for next year are what people pay, and so is the increase in the column beside them."""
    text = (
        "Council rates, £ per week\n\n| Care | 2024-25 | 2025-26 | Increase in 2025-26 |\n|---|---|---|---|\n"
        "| Residential | £798.42 | £846.33 | 6.0% |\n"
    )
    assert statuses(read(tmp_path, text, title="Care fees", kind="guidance")) == ["actual"] * 3


def test_members_who_are_asked_say_nothing(tmp_path: Path) -> None:
    """ "Members are asked to approve" has no speaker."""
    found = read(tmp_path, "Members are asked to approve a grant of £45,000 in 2025/26.", title="Report")
    assert {seen.speaker for seen in found} == {None}
