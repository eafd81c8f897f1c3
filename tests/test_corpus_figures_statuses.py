"""Whether a number happened, is planned, hoped for or foreseen: told by its verb, its noun, its paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from tests.conftest import write_corpus

HEAD = "---\ntitle: '{title}'\narea: Exampleshire\nkind: {kind}\npublished: 2024-11-05\n---\n"


def read(
    tmp_path: Path, text: str, title: str = "Budget monitoring 2024/25", kind: str = "committee-report"
) -> list[Observation]:
    """The observations of a paper of November 2024 that may answer."""
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"a.md": HEAD.format(title=title, kind=kind) + text}))
    return [seen for seen in find_observations(corpus.documents[0]) if seen.confidence >= ANSWERS_FROM]


def statuses(found: list[Observation]) -> list[str]:
    """The statuses in the order of the numbers."""
    return [seen.status.value for seen in found]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("We will put £3 million into supported living in 2025/26.", ["budget"]),
        ("The council will recruit 40 social workers in 2025/26.", ["target"]),
        ("There will be 52,000 residents aged over 65 by 2035.", ["forecast"]),
        (
            "The number of people waiting is expected to fall from 310 in March 2024 to 150 in March 2025.",
            ["actual", "forecast"],
        ),
        ("The reserve stood at £5m on 31 March 2024 and will be £3m by 31 March 2025.", ["actual", "forecast"]),
        ("We want 90% of carers to have had an assessment by March 2026.", ["target"]),
        ("The team aims to see 1,200 people in 2025/26.", ["target"]),
        ("In 2023/24 we planned to spend £80m on care homes.", ["budget"]),
        ("The extension was originally costed at £4.4m.", ["budget"]),
        ("£2.2m has been set aside for winter beds in 2024/25.", ["budget"]),
        ("Home care costs £24 an hour.", ["actual"]),
        ("The cost of placements rose by 8% in 2023/24.", ["actual"]),
        ("The Government gave us a further £600,000 for carers in 2024/25.", ["actual"]),
        ("The forecast overspend on the pooled budget for learning disability was £2.3m in 2024/25.", ["forecast"]),
        ("It is proposed that £500,000 be moved from reserves in 2025/26.", ["draft"]),
    ],
)
def test_the_mood_of_the_verb_tells_plans_from_facts(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """What was is actual even in a budget paper; what will be is planned, what is expected a forecast."""
    assert statuses(read(tmp_path, sentence)) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Savings of £4m are planned for 2025/26 and £2.9m is thought secure.", ["target", "forecast"]),
        ("Savings of £2m are built into the budget for 2024/25.", ["budget"]),
        ("Without new grant there would be a gap of £6m in 2026/27.", ["forecast"]),
        ("The budget for 2025/26 has a shortfall of £3.1m.", ["forecast"]),
        ("We had to close a gap of £12m for 2025/26.", ["actual"]),
        ("## Care homes\n\nWe still need to find £8m for 2026/27.", ["forecast"]),
        ("The care home budget for 2023/24 was £46.9m, so there was an overspend of £1.6m.", ["budget", "actual"]),
    ],
)
def test_gaps_are_foreseen_and_savings_planned_without_a_budget_are_targets(
    tmp_path: Path, sentence: str, told: list[str]
) -> None:
    """Nobody budgets for a gap; a saving is a target until it is made, unless a budget holds it."""
    assert statuses(read(tmp_path, sentence)) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Together the precept and the grant raise £4.2m in 2024/25.",
        "Around £1.3m would be needed to keep the centre open.",
        "The forecast was an overspend of £2m, so the position has got better by £0.9m.",
        "Fees will be £812 a week from April 2025.",
    ],
)
def test_what_a_paper_about_plans_leaves_open_does_not_answer(tmp_path: Path, sentence: str) -> None:
    """Money of a year that is not over, told by "is" or "would", may be planned or real, and is kept back."""
    assert "actual" not in statuses(read(tmp_path, sentence))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 2024/25 we planned to spend:\n\n- £2.6 million on day care\n- £3.1 million on beds\n", ["budget"] * 2),
        ("In 2023/24 we spent:\n\n- £2.6 million on day care\n- £3.1 million on beds\n", ["actual"] * 2),
        (
            "Interest is forecast to rise.\n\n- Loans at 31 March 2024: £417m\n- Cash at 31 March 2024: £20m\n",
            ["actual"] * 2,
        ),
        ("- The whole programme for 2024/25 to 2028/29 is £312m.\n", ["budget"]),
        ("- Home care: forecast £9m\n", ["forecast"]),
    ],
)
def test_a_lead_in_speaks_for_its_list(tmp_path: Path, text: str, told: list[str]) -> None:
    """What introduces a list gives its members their status; a paragraph that only stands above it gives none."""
    assert statuses(read(tmp_path, text, title="Winter plan")) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Over 2024/25 to 2026/27 we will invest £6m in extra care, of which £1.5m falls in 2024/25.", ["budget"] * 2),
        ("Invest £7.5m in care technology in 2025/26, starting with £900,000 for alarms.", ["budget"] * 2),
        ("Build an additional 140 extra care flats by 2029.", ["target"]),
        ("Our target for 2024-25 is to answer 85% of letters in time.", ["target"]),
        ("In 2023/24 the average personal budget of carers was £287 a week.", ["actual"]),
        ("83% of carers would recommend the service.", ["actual"]),
        ("The fire service will meet half of the cost.", ["budget"]),
    ],
)
def test_parts_take_the_status_of_their_whole(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """A part of what is planned is planned; a plan's imperative is a plan; a personal budget is what people get."""
    assert statuses(read(tmp_path, sentence, title="Adult care plan", kind="other")) == told


TABLE = """
| Source | 2024/25 forecast | Share of 2024/25, % |
|---|---|---|
| Grants | £37m | 52.0 |

| Fee | Paid 2023/24 | Rise, % |
|---|---|---|
| Home care, an hour | £21.70 | 6.5 |

| £m | Savings 2024/25 |
|---|---|
| Home care | 4.1 |
"""


def test_columns_of_shares_and_rises_say_what_they_are(tmp_path: Path) -> None:
    """A share of a forecast is one, a rise is a change, and savings of a year that is not over are a target."""
    told = [(float(seen.value or 0), seen.status.value, seen.aspect.value) for seen in read(tmp_path, TABLE)]
    assert told == [
        (37000000, "forecast", "level"),
        (52, "forecast", "level"),
        (21.7, "actual", "level"),
        (6.5, "actual", "change"),
        (4100000, "target", "level"),
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The average weekly cost of a placement is £1,012 in 2024/25.", ["actual"]),
        ("Care workers earn an average of £12.02 an hour.", ["actual"]),
        ("We wrote to 3,100 people; 868 replied, a response rate of 28%.", ["actual"] * 3),
        ("The grant for carers in 2024/25 is £3.4m.", ["actual"]),
        ("At first we thought the overspend in 2024/25 would be £0.9m.", ["forecast"]),
        ("The forecast for day care in 2024/25 is down to £6.1m.", ["forecast"]),
        ("Spending by service, £000.", []),
    ],
)
def test_facts_in_a_budget_paper_are_no_plans(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """Rates, replies and grants are facts in a budget paper too; only sums of a year that runs are left open."""
    assert statuses(read(tmp_path, sentence)) == told


def test_a_proposal_plans_nothing_yet(tmp_path: Path) -> None:
    """In a consultation what we would spend is a draft, what would be missing a forecast."""
    text = "We would spend an additional £2.1m on fees in 2025/26.\n\nThere would be a gap of £4m in 2026/27.\n"
    assert statuses(read(tmp_path, text, title="Have your say: budget proposals 2025/26")) == ["draft", "forecast"]


def test_the_parts_of_a_rise_are_changes_under_their_own_names(tmp_path: Path) -> None:
    """ "Up by 4.99%, of which 2% is for social care" tells three changes of three things."""
    text = "In April 2024 council tax went up by 4.99%, of which 2% is for social care and 2.99% is for other services."
    said = [(float(seen.value or 0), seen.aspect.value) for seen in read(tmp_path, text)]
    assert said == [(4.99, "change"), (2, "change"), (2.99, "change")]


@pytest.mark.parametrize(
    ("sentence", "aspect"),
    [
        ("We opened 24 more places in 2023/24.", "increment"),
        ("In 2023/24 we supported 24 more people than in 2022/23.", "change"),
        ("In 2023/24 people at home paid £1.61 a week more.", "change"),
        ("In 2023/24 another 216 people came to our events.", "level"),
        ("In 2023/24 120 people stayed more than 35 days.", "level"),
        ("£1.5m falls in 2024/25, when the building is finished.", "level"),
        ("In 2023/24: risk removed 25%, risk reduced 63%, risk remained 12%.", "level"),
    ],
)
def test_more_is_an_increment_only_when_measured_on_nothing(tmp_path: Path, sentence: str, aspect: str) -> None:
    """ "24 more places" add to what there is; "24 more than last year" is a change; "more than 35 days" is neither."""
    assert {seen.aspect.value for seen in read(tmp_path, sentence)} <= {aspect}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The net budget for 2023/24 was £46.9m.", [("Day care: net budget", "budget")]),
        ("The forecast outturn is £94.6m.", [("Day care: forecast outturn", "forecast")]),
        (
            "- Reablement – target £1.5m, forecast £1.2m – AMBER\n",
            [("Reablement: target", "target"), ("Reablement: forecast", "forecast")],
        ),
    ],
)
def test_a_total_without_words_of_its_own_is_of_what_stands_over_it(
    tmp_path: Path, sentence: str, said: list[tuple[str, str]]
) -> None:
    """ "The forecast outturn is £94.6m" is of what the heading names, "target £1.5m" of what its item opens with."""
    found = read(tmp_path, f"# Paper\n\n## Day care\n\n{sentence}\n")
    assert [(seen.label, seen.status.value) for seen in found] == said


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023/24 there was an overspend of £3.9m on a net budget of £141.6m, that is 2.8%.",
        "In 2023/24 there was an overspend of £3.9m against a net budget of £141.6m, or 2.8%.",
    ],
)
def test_a_share_of_the_plan_restates_the_overspend(tmp_path: Path, sentence: str) -> None:
    """The percentage behind "an overspend of A on a budget of B" is the overspend again, not the budget."""
    last = read(tmp_path, sentence)[-1]
    assert (last.label, last.unit, last.status.value) == ("overspend", "percent", "actual")


def test_money_in_thousands_is_in_pounds(tmp_path: Path) -> None:
    """A table of budgets "in thousands" is in pounds even where it does not print the sign."""
    rows = "| Service | Budget | Outturn |\n|---|---|---|\n| Day care | 120 | 131 |\n"
    table = f"Table 1. Budget and outturn, 2023-24 (000s)\n\n{rows}"
    assert [(float(seen.value or 0), seen.unit) for seen in read(tmp_path, table)] == [(120000, "GBP"), (131000, "GBP")]


@pytest.mark.parametrize(
    "sentence",
    [
        "£108.1 million will be spent on care homes.",
        "£4m will be invested in extra care housing.",
        "£5m is to be spent on reablement.",
    ],
)
def test_what_will_be_spent_is_no_spending(tmp_path: Path, sentence: str) -> None:
    """Money that will be spent, invested or paid is planned: it is neither spent nor only foreseen."""
    assert [seen.status for seen in read(tmp_path, sentence)] == ["budget"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The current forecast outturn for November 2022 had pointed to an overspend of £3.81m.",
        "The projected outturn showed an underspend of £0.4m on care homes.",
    ],
)
def test_a_forecast_outturn_is_no_outturn(tmp_path: Path, sentence: str) -> None:
    """What a forecast of the outturn pointed to is still a forecast, whatever the tense."""
    assert [seen.status for seen in read(tmp_path, sentence)] == ["forecast"]


def test_the_threshold_of_a_key_decision_does_not_answer(tmp_path: Path) -> None:
    """Every key decision repeats the sum from which a decision is key: no money of this one."""
    assert not read(tmp_path, "Reason Key: Expenditure or savings greater than £500,000;")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("For a Band D home the council's share will be £1,842.36 in 2025/26.", ["actual"]),
        ("- a delivered hot meal costs £6.10 in 2025/26\n", ["actual"]),
        ("| Band | Our share 2025/26 |\n|---|---|\n| A | £1,228.24 |\n| B | £1,432.95 |\n", ["actual"] * 2),
        ("| Service | Net spending 2025/26 |\n|---|---|\n| Home care | £1,228,000 |\n", ["budget"]),
    ],
)
def test_a_price_to_the_penny_is_no_budget(tmp_path: Path, text: str, told: list[str]) -> None:
    """What a bill or a meal is to cost next year is decided, unless the paper only proposes it."""
    title = "Your council tax 2025/26"
    assert statuses(read(tmp_path, text, title=title, kind="other")) == told
    assert "actual" not in statuses(read(tmp_path / "draft", text, title=f"Consultation: {title}", kind="other"))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Cabinet agreed this week to put £410,000 into reablement in 2025/26.", ["budget"]),
        ("The Head of Care asked the Board to support a grants programme of £450,000 in 2025/26.", ["draft"]),
        ("It is proposed to spend £5m in 2025/26, made up of £3m from grants and £2m from reserves.", ["draft"] * 3),
        ("Spending on care homes stood at £28.3 million and the fund was expected to break even.", ["actual"]),
        ("We expect to spend £1.2 million on equipment in 2024/25, which is up 12% on 2023/24.", ["forecast"] * 2),
    ],
)
def test_a_sum_has_the_status_of_its_own_verb(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """Agreed to be spent is a budget, asked for a draft; what is expected of something else does not foresee a sum."""
    assert statuses(read(tmp_path, sentence, title="Notes on care", kind="other")) == told
