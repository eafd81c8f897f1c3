"""Pages of fees and charges: what is listed there holds, whatever else their titles may be of."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM
from tests.conftest import write_corpus

PAGE = "---\ntitle: {title}\narea: Exampleshire\nkind: guidance\nperiod: from 10 April 2023\n---\n# Charges\n\n{line}\n"


def told(tmp_path: Path, title: str, line: str) -> dict[str, tuple[str, str]]:
    """Label and status of each number that answers, of a page of that title, by how it is printed."""
    written = write_corpus(tmp_path / "corpus", {"page.md": PAGE.format(title=title, line=line)})
    seen = find_observations(read_corpus(written).documents[0])
    return {each.printed: (each.label, str(each.status)) for each in seen if each.confidence >= ANSWERS_FROM}


@pytest.mark.parametrize(
    ("line", "printed", "label"),
    [
        ("Home care per hour single handed - £23.00", "£23.00", "Home care per hour single handed"),
        ("General day care £74.42", "£74.42", "General day care"),
        ("Care package set up fee (Brokerage) - £344", "£344", "Care package set up fee (Brokerage)"),
        ("The upper capital limit is £23,250.", "£23,250", "upper capital limit"),
    ],
)
def test_what_a_page_of_fees_lists(tmp_path: Path, line: str, printed: str, label: str) -> None:
    """A price on a page of fees is what people pay, to the penny or not, with its whole name."""
    assert told(tmp_path, "Schedule of fees and charges", line) == {printed: (label, "actual")}


def test_what_spending_totalled(tmp_path: Path) -> None:
    """What spending totalled was spent, in a paper on finances too."""
    line = "In 2023/24 net expenditure on the cost of care totalled £82.3million, after every client contribution."
    (label, status) = told(tmp_path, "Local Account - finance", line)["£82.3million"]
    assert (label, status) == ("net expenditure on the cost of care totalled", "actual")
