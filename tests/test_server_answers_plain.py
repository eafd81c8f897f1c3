"""Plain questions over pages of several councils: what made them miss the figure that is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Answer
from server.answers.times import take_times
from tests.answering import make_assistant
from tests.conftest import write_corpus

Ask = Callable[[str], Answer]

STRATEGY = """---
title: Northam commissioning strategy
area: Northam
published: 2024-11
---
# Northam commissioning strategy

**Forecasts for Northam**

| | 2024 (estimate) | 2030 | 2035 |
|---|---:|---:|---:|
| People aged 65 and over | 118,400 | 132,900 | 146,300 |
| People aged 85 and over | 15,700 | 18,600 | 23,900 |

Homes England put £5.1 million towards the extra care scheme at Harbour Court.

The reablement team helped 1,204 people in 2023-24, and 88 people had reablement in a bed.
"""
JOINT = """---
title: Hospital discharge in Eastham and Westham
area: Eastham and Westham
published: 2024-06
period: 2023-24
---
# Hospital discharge in Eastham and Westham

Eastham spent £4.62 million on reablement in 2023/24 and Westham £3.95 million.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Ask:
    """An assistant over the pages of three made-up councils."""
    folder = tmp_path_factory.mktemp("plain")
    corpus = write_corpus(folder / "corpus", {"strategy.md": STRATEGY, "joint.md": JOINT})
    build(corpus, Path(folder / "index"), embedder=embedder)
    return make_assistant(open_version(folder / "index", embedder=embedder), embedder).answer


def test_what_is_foreseen_is_compared_with_what_was(ask: Ask) -> None:
    """A change between a year gone by and one to come is reckoned, and the later figure called a forecast."""
    answer = ask(
        "By what percent is the number of people aged 85 and over in Northam forecast to grow from 2024 to 2035?"
    )
    assert [figure.value for figure in answer.figures] == [23900, 15700]
    assert "52.2%" in answer.text
    assert "forecast" in answer.text


@pytest.mark.parametrize(("area", "value"), [("Eastham", 4_620_000), ("Westham", 3_950_000)])
def test_a_joint_paper_tells_its_places_apart(ask: Ask, area: str, value: int) -> None:
    """In a paper of two boroughs each number of a sentence is of the borough named beside it."""
    figures = ask(f"How much did {area} spend on reablement in 2023/24?").figures
    assert [(figure.area, figure.value) for figure in figures] == [(area, value)]


def test_a_body_is_no_place(ask: Ask) -> None:
    """Homes England is asked about, not England: its money for a scheme is found where the scheme is."""
    figures = ask("How much did Homes England put towards the Harbour Court scheme in Northam?").figures
    assert [(figure.area, figure.value) for figure in figures] == [("Northam", 5_100_000)]


def test_a_stretch_ends_where_it_is_said_to_end() -> None:
    """ "From 2020-21 to 2021-22" does not go on to the latest year, as "since 2020-21" does."""
    assert not take_times("By how much did spending go up or down from 2020-21 to 2021-22?").since
    assert take_times("By how much has spending gone up since 2020-21?").since
