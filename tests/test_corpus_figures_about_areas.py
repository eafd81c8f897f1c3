"""Columns that say what kind of council an area has, or how it replied, divide no figures."""

from __future__ import annotations

import pytest

from corpus.figures import find_observations
from corpus.readers import READERS
from tests.office_files import document_of, saved, workbook

HEADS = (["", "", "", "2021-22 financial year", "2022-23 financial year"], ["Council", "Type", "Response given?"])
COUNTED = ["Hours/week handed back", "Hours/week handed back"]


def labels_of(rows: list[list[object]]) -> dict[tuple[str | None, str], str]:
    """The labels of the figures of one sheet, by area and period."""
    document = document_of(READERS[".xlsx"](saved(workbook(("Homecare", rows)))))
    found = find_observations(document)
    assert found
    return {(one.area, one.period.label if one.period else ""): one.label for one in found}


def test_what_is_said_of_a_council_is_no_group_of_its_figures() -> None:
    """ "London Borough" and "Partial" name no people, and "financial year" is no part of a measure."""
    told = labels_of(
        [
            HEADS[0],
            [*HEADS[1], *COUNTED],
            ["Brent", "London Borough", "Partial", 12, 30],
            ["Kent", "County", "Full", 705, 496],
            ["Medway", "Unitary Authority", "Full", 489, 1194],
        ]
    )
    assert set(told.values()) == {"Hours/week handed back"}
    assert set(told) == {(area, year) for area in ("Brent", "Kent", "Medway") for year in ("2021-22", "2022-23")}


def test_a_kind_of_care_is_a_group_though_its_column_is_called_type() -> None:
    """What the row counts is told by "Residential"; beside the kind of council it stays."""
    told = labels_of(
        [
            ["Council", "Type of council", "Type", "2021-22", "2022-23"],
            ["Kent", "County", "Residential care", 705, 496],
            ["Kent", "County", "Nursing care", 305, 296],
            ["Medway", "Unitary Authority", "Residential care", 105, 96],
        ]
    )
    assert all("County" not in label and "Unitary" not in label for label in told.values())
    assert any("Residential care" in label for label in told.values())
    assert any("Nursing care" in label for label in told.values())


@pytest.mark.parametrize("measure", ["Adjusted quality of life", "Index of multiple deprivation"])
def test_a_quality_of_life_and_an_index_are_scores(measure: str) -> None:
    """Their numbers count nothing, so that they are read for sure though no unit is printed."""
    rows = [[measure], ["Area", "2021-22", "2022-23"], ["Brent", 0.39, 0.41], ["Kent", 0.4, 0.38]]
    document = document_of(READERS[".xlsx"](saved(workbook(("Quality", rows)))))
    found = find_observations(document)
    assert {one.unit for one in found} == {"score"}
    assert min(one.confidence for one in found) > 0.6
