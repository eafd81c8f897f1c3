"""What belongs to the making of a publication is no figure: marks of notes, sizes of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Observation

CATALOGUE = """
[[document]]
id = "a"
path = "a.md"
title = "Adult social care in Garsbury 2023-24"
area = "Garsbury"
period = "2023-24"
published = "2024-10"
"""


def read(folder: Path, text: str) -> tuple[Observation, ...]:
    """The figures of a text."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{text}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    (document,) = read_corpus(folder).documents
    return find_observations(document)


@pytest.mark.parametrize(
    "text",
    [
        "Ordered by the Chamber to be printed on 4 March 2024, HC 812 SESSION 2023-24",
        "CP 1203",
        "ISBN 978-1-5290-4417-3",
        "Request 100204417731",
        "Read the whole policy (PDF, 412.6 KB).",
        "7.To see what the review did, the panel looked back.",
        "Parents may stay with patients up to the age of 16.",
        "The delivery plans will mostly go up to 2030, as that is where the strategy ends.",
        "6 Garsbury Carers Forum (2019) Guide to short breaks for trainers.",
        "Neglect was the most frequent kind of report.[footnote 2]",
        "Closing the print room saved nearly £1/2m.",
    ],
)
def test_what_belongs_to_the_publication_is_no_figure(tmp_path: Path, text: str) -> None:
    """Numbers of papers and books, sizes of files, numbering and marks of notes count nothing."""
    assert not read(tmp_path, text)


def test_the_mark_of_a_footnote_ends_its_sentence(tmp_path: Path) -> None:
    """ "… in income.3 The later review …" is two sentences, and the 3 is no figure of either."""
    text = "That was 12% of income.3 The later review gave the service £4.1 million. It was “a relief”.4 Fees rose."
    found = read(tmp_path, text)
    assert [str(each.value) for each in found] == ["12", "4100000"]
    assert "income" in found[0].label
    assert "income" not in found[1].label


def test_an_age_that_is_measured_is_a_figure(tmp_path: Path) -> None:
    """The average age is told as a number; "the age of 16" is not."""
    (found,) = read(tmp_path, "The average age of those who moved into a care home was 86.")
    assert str(found.value) == "86"
