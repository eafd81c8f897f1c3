"""What words right beside a number, its column, its list or its sentence say of it: expected, planned, agreed, done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_statuses import read, statuses


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In 2023/24 we collected £3.1m, more than the £3.0m forecast in February 2023.", ["actual", "forecast"]),
        ("Of the 640 reviews planned for 2023/24, 512 were carried out.", ["target", "actual"]),
        ("Savings of £1.9m were delivered in 2023/24 against a plan of £2.4m.", ["actual", "target"]),
        ("The fund has a budget of £890,000 for 2024/25, of which £515,000 had been spent.", ["budget", "actual"]),
        ("Savings of £6.1m were planned for 2023/24.", ["target"]),
    ],
)
def test_words_behind_a_number_speak_for_it_alone(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """ "The £3.3m expected" was expected, whatever the verb of the sentence says of the other number."""
    assert statuses(read(tmp_path, sentence, title="Adult social care report")) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("£4.9 million will be taken from reserves in 2025/26.", ["budget"]),
        ("£4.9 million will be needed for home care in 2025/26.", ["forecast"]),
        ("The hardship fund is to be doubled to £400,000 in 2025/26.", ["budget"]),
        ("We mean to have fewer than 300 reviews overdue by March 2026.", ["target"]),
        ("The board has asked us to reach 48% in 2025/26.", ["target"]),
        ("The aim was to have fewer than 250 people waiting by 31 March 2025.", ["target"]),
        ("We estimate that the scheme will avoid costs of £2.1m in 2025/26.", ["forecast"]),
        ("Grants for 2024/25 turned out £3.6m better than expected.", ["actual"]),
        ("In 2023/24 40 claims were approved.", ["actual"]),
        ("Plans to close two libraries in 2024/25 were dropped.", ["draft"]),
        ("The consultation on the 2024/25 budget drew 832 replies.", ["actual"]),
        ("In 2023/24 two of the three targets were met.", ["actual"]),
        ("The draft budget for 2025/26 provides £118.6m.", ["draft"]),
        (
            "A precept of 2% was moved in 2023/24; £2.5m of reserves was used to balance the budget.",
            ["actual", "actual"],
        ),
    ],
)
def test_a_verb_says_whether_it_was_agreed_meant_or_done(tmp_path: Path, sentence: str, told: list[str]) -> None:
    """What is done on purpose is decided, what is needed is foreseen, what we mean to do is aimed at."""
    assert statuses(read(tmp_path, sentence, title="Adult social care report")) == told


def test_what_a_paper_asks_to_be_agreed_is_a_draft_whatever_it_is(tmp_path: Path) -> None:
    """A budget, a target or a rise in a recommendation is not agreed yet; what is only noted keeps its own status."""
    text = (
        "Cabinet is asked to recommend that Council:\n\n"
        "- agrees a net budget of £107.9m for 2025/26\n"
        "- sets a savings target of £4.3m for 2025/26\n"
        "- raises the fees paid to homes by 5.1% in 2025/26\n"
        "- notes the forecast overspend of £1.9m in 2024/25\n"
    )
    found = read(tmp_path, text)
    assert statuses(found) == ["draft", "draft", "draft", "forecast"]
    assert found[2].aspect.value == "change"


def test_columns_of_a_savings_programme_tell_what_was_planned_expected_and_made(tmp_path: Path) -> None:
    """In a table of savings "Planned" is a target, "Expected by year end" and the gap to it are forecasts."""
    text = (
        "Table 1: Savings programme 2024/25, £000\n\n"
        "| Scheme | Planned | Delivered | Expected by year end | Gap |\n|---|---|---|---|---|\n"
        "| Reviews of home care | 500 | 120 | 350 | 150 |\n| Transport to centres | 210 | 90 | 190 | 20 |\n"
    )
    assert statuses(read(tmp_path, text)) == ["target", "actual", "forecast", "forecast"] * 2


@pytest.mark.parametrize(
    ("sentence", "aspects"),
    [
        ("In 2023/24 the average wait for a review was 9 days longer than in 2022/23.", ["change"]),
        ("In 2023/24 the list was shorter by 65 people.", ["change"]),
        ("Pay awards will add £1.9m to costs in 2025/26.", ["increment"]),
        ("In 2023/24 the average wait was 34 days.", ["level"]),
    ],
)
def test_a_comparison_of_any_kind_is_a_change(tmp_path: Path, sentence: str, aspects: list[str]) -> None:
    """ "Longer than", "shorter by": the number is the difference, not the length."""
    assert [seen.aspect.value for seen in read(tmp_path, sentence, title="Adult social care report")] == aspects


@pytest.mark.parametrize(
    "text",
    [
        "**Older people (+£2.77m).** Placements rose during the summer.",
        "When work on the budget began last summer the council faced a gap of £17.4 million.",
        "For a Band D home the bill is £1,812.40.",
        "All 23 practices will have a lead by April 2026.",
    ],
)
def test_what_no_word_places_is_doubted(tmp_path: Path, text: str) -> None:
    """Whether it came to pass, is foreseen or was set, the words leave open: it answers nothing."""
    assert read(tmp_path, text, title="Council agrees its budget", kind="news") == []


def test_a_member_who_is_concerned_speaks(tmp_path: Path) -> None:
    """In minutes who "was concerned" or "gave an update" has the word until the next one speaks."""
    text = (
        "1. Councillor Callan was concerned for small firms. She had been contacted by 14 providers about it.\n\n"
        "2. The Director gave an oral update. In September 2024 318 reviews were overdue.\n"
    )
    found = read(tmp_path, text, title="Scrutiny Committee, minutes", kind="minutes")
    assert {seen.speaker for seen in found} == {"Councillor Callan", "The Director"}
