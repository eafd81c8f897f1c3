"""Areas named in a text."""

from __future__ import annotations

import pytest

from corpus.areas import MADE_OF_COUNCILS, find_areas, known_areas


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("68.2% (England 69%)", ["England"]),
        ("nationally it was 12.8%", ["England"]),
        ("the average of our nearest neighbours", ["other areas"]),
        ("the regional average", ["other areas"]),
        ("Norfolk County Council and Eastmoor City Council", ["Norfolk", "Eastmoor"]),
        ("compared with Northshire's 61%", ["Northshire"]),
        ("the East Reach average of 63.8%", ["East Reach"]),
        ("in the East of England", ["East of England"]),
        ("a Scottish council", ["Scotland"]),
        ("the NHS England grant", []),
        ("the national living wage", []),
        ("the Essex Road day centre", []),
        ("the council's own figure", []),
        ("Age UK said that", []),
        ("in the London Borough of Southwark", ["Southwark"]),
        ("the rate for councils like ours", ["other areas"]),
        ("the North region's 2,236", ["other areas"]),
    ],
)
def test_areas_are_found_by_name_by_form_and_by_comparison(text: str, names: list[str]) -> None:
    """A listed council, one of the form of a council, and unnamed comparators are areas; bodies and roads are not."""
    assert [mention.name for mention in find_areas(text)] == names


def test_no_word_of_statistics_is_an_area() -> None:
    """The list holds places, and "Reading" is left out because it is a word too."""
    assert not any(name.startswith("[") or name == "Reading" for name in known_areas())
    assert {"Cambridgeshire", "Norfolk", "England", "Fife"} <= known_areas()


@pytest.mark.parametrize("name", ["England", "South East", "Outer London", "Unitary Authorities", "Shire Counties"])
def test_nations_regions_and_classes_of_councils_are_no_councils(name: str) -> None:
    """In an order of councils none of them is the highest."""
    assert name in MADE_OF_COUNCILS
