"""What rules a figure out, though it names every word of the question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.ages import age_bands
from server.answers.models import Answer
from tests.answering import make_assistant
from tests.conftest import write_corpus

Ask = Callable[[str], Answer]

HEAD = "---\ntitle: Report of Exampleshire\narea: Exampleshire\nperiod: 2022-23\npublished: 2023-11\n---\n"
AGES = (
    "period,measure,group,age,unit,value\n"
    "2022-23,People with long-term support,Learning disability,18-64,people,826\n"
    "2022-23,People with long-term support,Learning disability,65+,people,137\n"
    "2022-23,Admissions to care homes,All,65+,people,288\n"
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Ask:
    """An assistant over a small corpus of traps."""
    folder = tmp_path_factory.mktemp("fitness")
    text = (
        "We have schemes with 212 flats between them: Osier Court (68), Beckside (fifty-two) and Lowgate (43).\n\n"
        "The net budget for care homes was £46.9m. We spent £48.5m on care homes.\n\n"
        "1,163 people supported the precept, 740 people were against it.\n"
    )
    files = {"report.md": HEAD + text, "ages.csv": AGES}
    corpus = write_corpus(folder / "corpus", files)
    (corpus / "catalogue.toml").write_text(
        '[[document]]\nid = "ages"\npath = "ages.csv"\ntitle = "Statistics"\narea = "Exampleshire"\n', encoding="utf-8"
    )
    build(corpus, Path(folder / "index"), embedder=embedder)
    assistant = make_assistant(open_version(folder / "index", embedder=embedder), embedder)
    return assistant.answer


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        ("aged 65 and over", {(65, None)}),
        ("over-65s", {(65, None)}),
        ("65+", {(65, None)}),
        ("18 to 64", {(18, 64)}),
        ("working-age adults", {(18, 64)}),
        ("in 22-23", set()),
        ("over 70 people", set()),
        ("customers under the age of 55", {(0, 55)}),
        ("below the age of 30, younger than 30", {(0, 30)}),
        ("below 20 points", set()),
    ],
)
def test_age_bands_are_read_alike_however_they_are_written(text: str, bands: set[tuple[int, int | None]]) -> None:
    """ "Over 65s" and "65+" are one band; a year and a hedge are none."""
    assert set(age_bands(text)) == bands


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many people over 65 with a learning disability had long-term support in 2022-23?", 137),
        ("How many people aged 18 to 64 with a learning disability had long-term support in 2022-23?", 826),
        ("How much was spent on care homes in 2022-23?", 48_500_000),
        ("What was the net budget for care homes in 2022-23?", 46_900_000),
    ],
)
def test_the_right_one_of_two_that_share_their_words(ask: Ask, question: str, value: float) -> None:
    """An age band and a status choose between figures that are alike in all other words."""
    assert [figure.value for figure in ask(question).figures] == [value]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("How many admissions to care homes per 100,000 people were there in 2022-23?", 288),
        ("How many flats are there at Beckside?", 212),
        ("How many people were against the precept?", 1163),
    ],
)
def test_a_figure_that_only_shares_words_is_not_given(ask: Ask, question: str, wrong: float) -> None:
    """A count for a rate, the whole for a part, those in favour for those against: none is given."""
    assert wrong not in [figure.value for figure in ask(question).figures]
