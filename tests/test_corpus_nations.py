"""What "national" means in papers of Scotland, Wales and Northern Ireland, and in questions about their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.nations import nation_meant, nation_of
from server.answers.named_areas import take_areas
from tests.conftest import write_corpus

PAGE = """---
title: Adult care report
area: {area}
kind: committee-report
period: 2022-23
published: 2023-11
---
# Adult care

In 2022/23 78% of people were supported well in their homes. Nationally 81% of people were.

In England 62% of people were supported well in their homes.

| Measure | {area} | National |
|---|---|---|
| People who feel safe | 70% | 71% |
"""


@pytest.mark.parametrize(
    ("area", "nation"),
    [("Moray", "Scotland"), ("Powys", "Wales"), ("Western Trust", "Northern Ireland"), ("Kent", "England")],
)
def test_whose_number_a_national_one_is(tmp_path: Path, area: str, nation: str) -> None:
    """ "Nationally" is of the paper's own nation, in sentences and tables; England named is England."""
    written = write_corpus(tmp_path / "corpus", {"page.md": PAGE.format(area=area)})
    found = {seen.printed: seen.area for seen in find_observations(read_corpus(written).documents[0])}
    assert (found["81%"], found["71%"], found["62%"]) == (nation, nation, "England")


def test_which_nation_a_question_asks_of() -> None:
    """Asked of Moray and nationally, a question asks of Scotland where anything of it is held, else of England."""
    text = "How does Moray do on this nationally?"
    assert set(take_areas(text, ("Moray", "Scotland", "England"))[0]) == {"Moray", "Scotland"}
    assert set(take_areas(text, ("Moray", "England"))[0]) == {"Moray", "England"}
    assert set(take_areas("How does Kent do on this nationally?", ("Kent", "Scotland", "England"))[0]) == {
        "Kent",
        "England",
    }


def test_areas_that_lie_in_no_other_nation() -> None:
    """An area of England, and one that nobody knows, leaves the word as it is read."""
    assert nation_of("Norfolk") is None
    assert nation_meant("England", "nationally", "Norfolk") == "England"
    assert nation_meant("England", "England", "Fife") == "England"
