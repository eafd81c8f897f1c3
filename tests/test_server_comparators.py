"""Which councils are similar is what a council says, and a measure's page compares it with those alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_examples import client_of
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.embedding import Embedder
from server.comparators import Comparators, ComparatorsInvalid, load_comparators

pytest_plugins = ["figure_parts"]

SIMILAR = """[[similar]]
area = "Exampleshire"
areas = ["Norfolk", "Essex", "Atlantis"]
named_by = "the council, after <b>a study</b> of 2024"
"""


def written(folder: Path, text: str) -> Path:
    """A file of similar councils."""
    path = folder / "comparators.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_file(tmp_path: Path) -> None:
    """The councils similar to an area are those of its entry, in order; without a file there are none."""
    path = written(tmp_path, SIMILAR + 'region = "East of England"\n')
    assert load_comparators(path) == {
        "Exampleshire": Comparators(
            "Exampleshire",
            ("Norfolk", "Essex", "Atlantis"),
            "the council, after <b>a study</b> of 2024",
            "East of England",
        )
    }
    assert load_comparators(None) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[similar]", "cannot be read"),
        ("[similar]\n", "something else than"),
        (SIMILAR + 'who = "me"', "unknown key 'who'"),
        (SIMILAR.replace('named_by = "', "#"), "no named_by in words"),
        (SIMILAR.replace('["Norfolk", "Essex", "Atlantis"]', "[]"), "no list of areas"),
        (SIMILAR.replace("Norfolk", "Exampleshire"), "similar to itself"),
        (SIMILAR * 2, "twice"),
    ],
)
def test_faulty_files(tmp_path: Path, text: str, said: str) -> None:
    """A file that cannot be used stops the program with its name and the fault."""
    path = written(tmp_path, text)
    with pytest.raises(ComparatorsInvalid) as raised:
        load_comparators(path)
    assert said in raised.value.message
    assert str(path) in raised.value.message


def test_among_similar_councils(figures_index: Path, embedder: Embedder, tmp_path: Path) -> None:
    """Rank, middle and spread are those of the similar councils that have a number; England stands beside, unranked."""
    client = client_of(figures_index, embedder, comparators=written(tmp_path, SIMILAR))
    page = HTMLParser(client.get("/figures/people-in-reablement?period=2022-23").text)
    rows = page.css("[aria-labelledby=table-similar] tbody tr")
    placed = {row.css_first("th").text(): row.css_first("td").text() for row in rows}
    # of Essex 1,300, Norfolk 700 and Exampleshire 515; Suffolk, with 700 too, is not among them
    assert placed == {"Essex": "1", "Norfolk": "2", "Exampleshire": "3", "England": "–"}
    said = " ".join(page.css_first("#similar-heading ~ p").text().split())
    assert "Similar to Exampleshire: Norfolk, Essex and Atlantis (source: the council, after <b>a study</b>" in said
    assert "2 of them have a number here." in said
    assert "Exampleshire has the lowest value of 3" in said
    assert "The median of these 3 councils, Exampleshire among them, is 700 people." in said
    assert "of 4 councils" in page.css_first("[aria-labelledby=areas-heading]").text()


def test_nothing_is_similar_by_itself(figures_index: Path, embedder: Embedder, tmp_path: Path) -> None:
    """Without an entry for the area shown, the page says that the documents do not say which councils are similar."""
    client = client_of(figures_index, embedder, comparators=written(tmp_path, SIMILAR))
    page = client.get("/figures/people-in-reablement?area=Norfolk").text
    assert "Which councils are similar, the documents do not say." in page
    assert "table-similar" not in page
