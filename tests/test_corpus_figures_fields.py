"""What a number is of: the year it is told of by what stands around it, its place, and whether it is planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from tests.conftest import write_corpus

HEAD = "---\ntitle: '{title}'\narea: Exampleshire\nkind: {kind}\npublished: 2024-09-10\nperiod: {period}\n---\n"


def read(
    tmp_path: Path, text: str, title: str = "Care in figures", kind: str = "local-account", period: str = "2023-24"
) -> list[Observation]:
    """The observations that may answer of a document of 2023-24 that came out in September 2024."""
    head = HEAD.format(title=title, kind=kind, period=period)
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"a.md": head + text}))
    return [seen for seen in find_observations(corpus.documents[0]) if seen.confidence >= ANSWERS_FROM]


def periods(found: list[Observation]) -> list[str | None]:
    """The labels of their periods, in the order of the numbers."""
    return [seen.period.label if seen.period else None for seen in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The average stay was 26.4 days, down from 29.1 days in Quarter 2.", ["2023-24", "Q2 2023-24"]),
        ("We wrote to 1,240 carers who had been assessed in the previous year.", ["2023-24"]),
        ("By 31 March 2024 we had replaced 3,215 alarms.", ["31 March 2024"]),
        ("About a third of concerns went on to an enquiry, the same proportion as last year.", ["2023-24"]),
        (
            "The net cost of home care was £158m, an increase of £9m on the £149m spent the year before.",
            ["2023-24"] * 2 + ["2022-23"],
        ),
        (
            "We spent £97m on older people, compared with £91m in 2022-23, and £78m on learning disabilities, where the"
            " previous year's spending was £72m.",
            ["2023-24", "2022-23", "2023-24", "2022-23"],
        ),
        ("The underspend of £14,500 will be used for training in 2024/25.", ["2023-24"]),
        (
            "There were 300 people waiting in December 2023. There were more the month before, 312.",
            ["December 2023", "November 2023"],
        ),
        (
            "1,934 people had a direct payment on 31 December 2023. On the same date 212 people were waiting.",
            ["31 December 2023"] * 2,
        ),
        ("- 214,600 people live in Exampleshire (Census 2021)", ["2021"]),
    ],
)
def test_what_is_compared_with_does_not_date_a_number(tmp_path: Path, text: str, told: list[str | None]) -> None:
    """A period is a number's own only where the number is told of it; what points back is told of the time before."""
    assert periods(read(tmp_path, text)) == told


def test_the_items_of_a_section_are_of_its_one_year(tmp_path: Path) -> None:
    """A list told in the past is of the year that its section opens with, also where an item looks further back."""
    text = (
        "## The workforce\n\nThere were 6,900 posts in Exampleshire in 2022-23.\n\n"
        "- The vacancy rate was 8.9%, down from 10.8% in 2021-22\n- 43% of the workforce held a care qualification\n"
    )
    assert periods(read(tmp_path, text, kind="other", period="")) == ["2022-23", "2022-23", "2021-22", "2022-23"]


@pytest.mark.parametrize(
    "text", ["We will recruit 40 social workers.", "We will:\n\n- help 300 carers to take a break"]
)
def test_a_plan_is_not_of_a_year_gone_by(tmp_path: Path, text: str) -> None:
    """What a report on 2023-24 says in September 2024 will be done is of no year that it names."""
    assert [(seen.status.value, seen.period) for seen in read(tmp_path, text)] == [("target", None)]


def test_an_edition_of_two_years_has_a_last_year(tmp_path: Path) -> None:
    """In an edition of 2021-23 "during the year" is 2022-23, and what something fell to is of its last year."""
    text = "During the year 6,820 assessments were begun. The average wait fell from 41 days to 29 days."
    assert periods(read(tmp_path, text, period="2021-23")) == ["2022-23", "2022-23"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("£1.1m is on track to be delivered by March.", "2024-25"),
        ("The forecast outturn for August 2024 pointed to an overspend of £3.8m on care homes.", "2024-25"),
    ],
)
def test_a_months_report_foretells_its_year(tmp_path: Path, sentence: str, told: str) -> None:
    """What a monitoring report foresees of money is of the year that it reports on, not of the month."""
    found = read(tmp_path, f"# Budget monitoring, August 2024\n\n{sentence}", kind="minutes", period="August 2024")
    assert [(period, seen.status) for period, seen in zip(periods(found), found, strict=True)] == [(told, "forecast")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("74 people were in hospital, against a plan of no more than 65.", ["actual", "target"]),
        ("Savings of £3m were asked of us in 2023/24.", ["target"]),
        ("The programme was £84.5m when Council set it.", ["budget"]),
        ("In 2024-25 we plan to:\n\n- bring the average wait down to 28 days", ["target"]),
        ("In 2024-25 we will:\n\n- spend £2m on day centres\n- open 36 new extra care flats", ["budget", "target"]),
        ("The draft budget for 2024-25 is £104.7m, an increase of £6.3m on this year.", ["draft", "draft"]),
        (
            "The Better Care Fund budget for 2024-25 is £10m. Grants are £6m, the NHS share is £3m, the rest is £1m.",
            ["budget"] * 4,
        ),
        ("41% of councils are funding the pressures in full.", ["actual"]),
        ("£4m is spent on day centres.", ["actual"]),
        ("Next year there is an extra £300,000 for a night service.", ["budget"]),
        ("We keep to our commitment to increase spending on home care by 25%.", ["target"]),
    ],
)
def test_plans_are_told_by_what_leads_to_them(tmp_path: Path, text: str, told: list[str]) -> None:
    """A lead-in, a sum told before, or the words beside a number say whether it is planned."""
    assert [seen.status.value for seen in read(tmp_path, text)] == told


def test_a_plan_beside_counts_is_a_target(tmp_path: Path) -> None:
    """A column headed "Plan" holds budgets of money and targets of everything else."""
    table = "| Measure | Plan 2023-24 | Actual 2023-24 |\n|---|---|---|\n| {} | 720 | 701 |\n"
    rates = read(tmp_path / "rates", table.format("Avoidable admissions, per 100,000 people"))
    money = read(tmp_path / "money", table.format("Home care (£000)"))
    assert [seen.status.value for seen in rates] == ["target", "actual"]
    assert [seen.status.value for seen in money] == ["budget", "actual"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The longest waits were in Lower Vale, where people waited 41 weeks on average.", ["Lower Vale"]),
        ("The longest waits were in March, when people waited 41 weeks on average.", ["Exampleshire"]),
        ("It paid for 488 adaptations in 2023/24 (Stourhampton: 512).", ["Exampleshire", "Stourhampton"]),
        ("The latest rate of enquiries for England, for 2022/23, was 391 per 100,000.", ["England"]),
        (
            "The vacancy rate is 9.7%, compared with 8.3% in England and 10.9% in Kelderby.",
            ["Exampleshire", "England", "Kelderby"],
        ),
    ],
)
def test_places_are_told_by_how_they_stand(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """A place of no known form is one where the sentence says so, and a month never is."""
    assert [seen.area for seen in read(tmp_path, sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("One question had come in under Standing Order 35.", []),
        ("Reason key: expenditure or savings greater than £500,000.", []),
        (
            "Core spending power will increase by 9.5% next year, compared to an average of 9.2% for England.",
            ["change", "change"],
        ),
        ("The parts of the care budget add up to £361.9m.", ["level"]),
        ("The latest forecast for the Fernbank rebuild is £6.35m (+9.5%).", ["level", "change"]),
    ],
)
def test_rules_and_references_are_no_figures(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """The number of an order or the limit of a rule is no figure, and what a change is compared with is a change."""
    found = [seen for seen in read(tmp_path, sentence) if not seen.printed.lower().startswith("one")]
    assert [seen.aspect.value for seen in found] == told
    assert all(seen.qualifier.value != "up to" for seen in found)


@pytest.mark.parametrize(
    ("sentence", "period", "status"),
    [
        (
            "In 2023/24, 135,205 adults with autism had help at some point in the year, less than the 135,430 people"
            " with it in 2019/20.",
            "2019-20",
            "actual",
        ),
        (
            "Buying fewer beds than the budget had allowed for meant there had been a saving of £139k.",
            "2023-24",
            "actual",
        ),
        ("95% of the Winter Pressure allocation was identified.", "2023-24", "actual"),
        ("Savings of £1.2m in home care are still to be delivered.", "2023-24", "target"),
    ],
)
def test_the_last_number_is_of_its_own_words(tmp_path: Path, sentence: str, period: str, status: str) -> None:
    """What stands beside a number dates and plans it, not a budget or a year that its sentence names in passing."""
    last = read(tmp_path, sentence)[-1]
    assert (last.period and last.period.label, last.status) == (period, status)
