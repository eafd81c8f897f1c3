"""Values in one line that are told place by place: each is of the place named before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("line", "areas"),
    [
        (
            "- Direct payments: Exampleshire 24.3%; North West 25.1%; England 26.2%",
            {"24.3%": "Exampleshire", "25.1%": "North West", "26.2%": "England"},
        ),
        (
            "- Direct payments: Exampleshire 24.3%; region 25.1%; England 26.2%",
            {"24.3%": "Exampleshire", "25.1%": "other areas", "26.2%": "England"},
        ),
        (
            "- Direct payments: England 26.2%, North West 25.1%, Exampleshire 24.3%",
            {"26.2%": "England", "25.1%": "North West", "24.3%": "Exampleshire"},
        ),
        ("- Exampleshire: 84%; England: 82%", {"84%": "Exampleshire", "82%": "England"}),
        ("- Satisfied in England: men 61%; women 64%", {"61%": "England", "64%": "England"}),
        ("- Home care: older people 41%; mental health 19%", {"41%": "Exampleshire", "19%": "Exampleshire"}),
    ],
)
def test_values_place_by_place(tmp_path: Path, line: str, areas: dict[str, str]) -> None:
    """Each value of a line is of the place before it, not of the next one, and a place is no group."""
    found = read(tmp_path, f"# Care\n\n## Use of direct payments\n\n{line}\n")
    assert {seen.printed: seen.area for seen in found} == areas
    assert not {seen.group for seen in found} & {"Exampleshire", "North West", "England", "region"}
