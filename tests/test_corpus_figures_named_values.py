"""Lines that list values after their names, and answers that only a letter or a number ties to their question."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.figures.named_values import is_named_list
from tests.test_corpus_figures_sentences import read
from tests.test_corpus_figures_tables import told


def test_named_values_of_a_year_are_parts_of_what_was_asked(tmp_path: Path) -> None:
    """Under "how many of those" the numbers are of what the question before counted, each in the year of its line."""
    text = """How many applications were received in each year?

2020/21: 703

2021/22: 811

How many of those were granted, refused and withdrawn?

2020/21 – granted 296, not granted 61, withdrawn (includes death) 271

2021/22 – granted 334, not granted 48, withdrawn 299
"""
    assert list(map(told, read(tmp_path, text)))[2:] == [
        "296 applications | applications were received in each year | granted | 2020-21",
        "61 applications | applications were received in each year | not granted | 2020-21",
        "271 applications | applications were received in each year | withdrawn (includes death) | 2020-21",
        "334 applications | applications were received in each year | granted | 2021-22",
        "48 applications | applications were received in each year | not granted | 2021-22",
        "299 applications | applications were received in each year | withdrawn | 2021-22",
    ]


def test_answers_by_letter_take_the_names_of_the_question(tmp_path: Path) -> None:
    """ "(a) £388,100 (b) £41,600" answers for what the question calls (a) and (b), "the same" for another year."""
    text = """## 1) What was spent on agency workers in 2022-23, for (a) social workers and (b) home carers?

(a) Social workers £612,400 (b) Home carers £1,903,250

## 2) The same for 2021-22

(a) £388,100 (b) £2,240,900
"""
    assert list(map(told, read(tmp_path, text))) == [
        "612400 GBP | spent on agency workers | Social workers | 2022-23",
        "1903250 GBP | spent on agency workers | Home carers | 2022-23",
        "388100 GBP | spent on agency workers | Social workers | 2021-22",
        "2240900 GBP | spent on agency workers | Home carers | 2021-22",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "We helped 412 people, and 38 of them went home",
        "The budget was £3.2m, up from £3.0m",
        "a council tax increase of 2.99% and a precept of 2.00%",
        "Stage 1 complaints 40, level 2",
    ],
)
def test_a_sentence_is_no_list_of_named_values(line: str) -> None:
    """Where a verb or a comparison leads to a number, its words are no name."""
    assert not is_named_list(line)


def test_a_heading_says_of_which_year_brackets_are(tmp_path: Path) -> None:
    """Under "In 2022-23 (2021-22 in brackets)" a number is of the first year, one in brackets of the other."""
    text = "## Who we helped\n\n### In 2022-23 (2021-22 in brackets)\n\n- 1,377 (1,204) carers had an assessment\n"
    assert list(map(told, read(tmp_path, text))) == [
        "1377 carers | Who we helped | carers had an assessment | 2022-23",
        "1204 carers | Who we helped | carers had an assessment | 2021-22",
    ]


def test_an_answer_stands_below_the_question_of_its_number(tmp_path: Path) -> None:
    """ "Q2. 2022/23 £1.27m" answers question 2, however far above it was asked; "Q1." over a table is no quarter."""
    text = """Q1. How many adults received community support on 31 March 2023?

Q2. How much unspent direct payment money did you claw back in 2022/23 and in 2021/22?

Our answers follow.

Q1.

| | Adults |
|---|---|
| 18-64 | 1,655 |

Q2. 2022/23 £1.27m. 2021/22 £1.94m. The figure for 2021/22 is high.
"""
    assert list(map(told, read(tmp_path, text))) == [
        "1655 adults | adults received community support | Adults | 18-64 | 31 March 2023",
        "1270000 GBP | How much unspent direct payment money did you claw back | 2022-23",
        "1940000 GBP | How much unspent direct payment money did you claw back | 2021-22",
    ]


def test_a_numbered_paragraph_answers_nothing_that_was_not_asked(tmp_path: Path) -> None:
    """Paragraph 2 of a report stands under no question, though another paragraph asks one."""
    text = "1. Who was asked? We wrote to 412 carers.\n\n2. We reviewed 305 care packages.\n"
    assert [told(seen) for seen in read(tmp_path, text)][-1] == "305 packages | reviewed care packages | 2022-23"
