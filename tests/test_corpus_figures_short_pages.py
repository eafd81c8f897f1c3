"""Figures of short, messy pages: bullets without lines, flattened tables, answers tied to questions by number."""

from __future__ import annotations

from pathlib import Path

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.figures.run_on_items import with_items
from corpus.models import Block, BlockKind
from tests.conftest import write_corpus
from tests.test_corpus_figures_sentences import read
from tests.test_corpus_figures_tables import read as read_tables
from tests.test_corpus_figures_tables import told


def test_bullets_that_lost_their_lines_are_items(tmp_path: Path) -> None:
    """In "• 38% are back on the same hours • 29% have fewer hours" neither number takes words of the other's item."""
    text = "Of those we asked:\n\n• 38% are back on the same hours • 29% have fewer hours • 14% have no day care\n"
    assert [seen.group for seen in read(tmp_path, text)] == [
        "are back on the same hours",
        "have fewer hours",
        "have no day care",
    ]


def test_a_lone_dot_between_words_opens_no_list() -> None:
    """ "Open daily • free" is one paragraph, for a single mark between words parts no items."""
    text = "The hub is open daily • free of charge."
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    assert list(with_items(text, (block,))) == [block]


def test_a_table_that_lost_its_cells(tmp_path: Path) -> None:
    """Lines "name : value : value" below a line of names are a table's rows; a total may leave its last cell out."""
    text = """As at 30 September 2022:

Team : waiting for allocation : longest wait (days)

Northdale : 139 : 188

Southdale : 204 : 241

Total : 343
"""
    assert list(map(told, read_tables(tmp_path, text))) == [
        "139 people | waiting for allocation | Northdale | 30 September 2022",
        "188 days | longest wait | Northdale | 30 September 2022",
        "204 people | waiting for allocation | Southdale | 30 September 2022",
        "241 days | longest wait | Southdale | 30 September 2022",
        "343 people | waiting for allocation | Total | 30 September 2022",
    ]


def test_a_table_of_numbers_apart_by_one_space(tmp_path: Path) -> None:
    """Where as many names and units stand over the lines as numbers end them, each number has those of its place."""
    text = """Directorate / Budget / Outturn / Variance

£m £m £m

Adult care 84.7 87.3 2.6

Housing 4.1 3.6 -0.5
"""
    assert list(map(told, read_tables(tmp_path, text)))[:4] == [
        "84700000 GBP | Adult care | 2022-23 | budget",
        "87300000 GBP | Adult care | 2022-23",
        "2600000 GBP | Variance | Adult care | 2022-23",
        "4100000 GBP | Housing | 2022-23 | budget",
    ]


def test_codes_poles_and_ratings_of_a_scorecard_are_no_part_of_its_names(tmp_path: Path) -> None:
    """In "AHH 14 People waiting … Low 391 346 300 Red" code, direction and rating name nothing."""
    text = """Ref Measure Good is Q2 2022/23 Q3 2022/23 Target RAG

AHH 14 People waiting for an assessment Low 391 346 300 Red

AHH 15 People with a direct payment High 612 640 650 Amber
"""
    assert list(map(told, read_tables(tmp_path, text)))[:3] == [
        "391 people | People waiting for an assessment | Q2 2022-23",
        "346 people | People waiting for an assessment | Q3 2022-23",
        "300 people | People waiting for an assessment | 2022-23 | target",
    ]


def test_lines_without_as_many_names_as_values_are_no_table(tmp_path: Path) -> None:
    """Where the names above are fewer than the numbers, no number is given one of them."""
    text = "Service : Budget\n\nAdult care 84.7 87.3 2.6\n\nHousing 4.1 3.6 -0.5\n"
    assert read_tables(tmp_path, text) == []


def test_words_that_tell_which_way_is_better_are_no_title(tmp_path: Path) -> None:
    """Over a table "Smaller is better" names no measure: the heading over it does, the page's title its unit."""
    head = "---\ntitle: Permanent admissions to care homes per 100,000 population\narea: Exampleshire\n---\n"
    text = "# Permanent admissions\n\n## Smaller is better\n\n| Year | Rate |\n|---|---|\n| 2021/22 | 633.9 |\n"
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"page.md": head + text}))
    assert [told(seen) for seen in find_observations(corpus.documents[0])] == [
        "633.9 per 100,000 | Permanent admissions | 2021-22"
    ]


def test_codes_and_numbers_before_a_line_count_nothing(tmp_path: Path) -> None:
    """ "AHH 14 People waiting", "5 Reasons for decision:" and "'good' (4)" hold a code, a number of a line, a grade."""
    text = "AHH 14 People waiting for an assessment\n\n5 Reasons for decision: three tenders were received.\n\n"
    text += "Services graded 'good' (4) or better: 81.3%\n"
    assert list(map(told, read(tmp_path, text))) == [
        "3 tenders | Reasons for decision | tenders were received | 2022-23",
        "81.3 percent | Services graded 'good' (4) or better | 2022-23",
    ]


def test_a_pronoun_with_its_verb_is_no_part_of_a_label(tmp_path: Path) -> None:
    """ "We've 31 vacancies" tells of vacancies, "There'll be 62 flats" of flats."""
    text = "We've 31 vacancies across the group. There were 62 extra care flats.\n"
    assert [seen.measure for seen in read(tmp_path, text)] == ["vacancies across the group", "extra care flats"]


def test_money_that_lost_its_sign(tmp_path: Path) -> None:
    """What a cost, an overspend or an hourly rate is of is money; people in millions stay people."""
    text = """Day services were provided at a cost of 17.3 million, of which 7.9 million was spent on our own services.

Adult services underspent 2,047k. The hourly rate is 28.40 for home care. Some 1.2 million people live here.
"""
    assert [(float(seen.value or 0), seen.unit) for seen in read(tmp_path, text)] == [
        (17300000, "GBP"),
        (7900000, "GBP"),
        (2047000, "GBP"),
        (28.4, "GBP"),
        (1200000, "people"),
    ]
