"""Lists of figures: what SQL filters, counts and pages is what Python would."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from corpus.models import ANSWERS_FROM, Observation
from index.listings import Listings
from index.selections import Facet, Selection
from index.store import IndexVersion
from index.versions import HOLDINGS

SELECTIONS = [
    Selection(),
    Selection(values=((Facet.AREA, "Norfolk"),)),
    Selection(values=((Facet.AREA, "Norfolk"), (Facet.PERIOD, "2024-25"))),
    Selection(values=((Facet.GROUP, None), (Facet.UNIT, "people"))),
    Selection(values=((Facet.AVAILABILITY, "suppressed"),)),
    Selection(values=((Facet.PERIOD, None),)),
    Selection(("People supported", "Where the money went")),
]


def value_of(observation: Observation, facet: Facet) -> str | None:
    """What an observation says for a facet."""
    named = {
        Facet.PERIOD: observation.dated,
        Facet.DOCUMENT: observation.document_id,
        Facet.STATUS: observation.status.value,
        Facet.AVAILABILITY: observation.availability.value,
    }
    return named[facet] if facet in named else getattr(observation, facet.value)


def expected(version: IndexVersion, selection: Selection) -> list[Observation]:
    """The observations of a selection, chosen one by one."""
    return [
        each
        for each in version.observations()
        if each.confidence >= ANSWERS_FROM
        and (selection.measures is None or each.measure in selection.measures)
        and all(value_of(each, facet) == value for facet, value in selection.values)
    ]


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_selections(open_shipped: IndexVersion, selection: Selection) -> None:
    """A selection holds exactly what passes its filters, in reading order, and is counted right in every way."""
    listings, held = Listings(open_shipped.holdings), expected(open_shipped, selection)
    assert held
    found = listings.observations(selection, limit=10_000)
    assert [each.id for each in found] == [each.id for each in held]
    assert listings.count(selection) == len(held)
    assert listings.counts(selection) == Counter(each.measure for each in held)
    for facet in Facet:
        assert dict(listings.facet(selection, facet)) == Counter(value_of(each, facet) for each in held)


def test_page_by_page(open_shipped: IndexVersion) -> None:
    """The pages of a list together are the list, none twice and none left out."""
    listings = Listings(open_shipped.holdings)
    whole = [each.id for each in listings.observations(Selection(), limit=10_000)]
    pages = [listings.page(Selection(), limit=500)]
    while (after := pages[-1].after) is not None:
        pages.append(listings.page(Selection(), limit=500, begin=after))
    assert [each.id for page in pages for each in page.observations] == whole
    assert [page.start for page in pages] == list(range(0, len(whole), 500))
    assert [page.before for page in pages[1:]] == [page.observations[0].id for page in pages[:-1]]
    assert [each.id for each in listings.every(Selection(), at_once=500)] == whole


def test_a_page_begins_with_its_figure(open_shipped: IndexVersion) -> None:
    """A page is told by the figure that it begins with, whatever else is in the list; one that is not there is told."""
    listings, norfolk = Listings(open_shipped.holdings), SELECTIONS[1]
    fifth = listings.observations(norfolk, limit=5)[-1].id
    for selection in (norfolk, Selection()):
        page = listings.page(selection, limit=3, begin=fifth)
        assert (page.observations[0].id, page.is_lost) == (fifth, False)
    elsewhere = listings.page(Selection(values=((Facet.AREA, "Suffolk"),)), limit=3, begin=fifth)
    assert (elsewhere.start, elsewhere.is_lost, elsewhere.before) == (0, True, None)


def test_periods(open_shipped: IndexVersion) -> None:
    """The latest period comes first."""
    periods = [value for value, _ in Listings(open_shipped.holdings).facet(Selection(), Facet.PERIOD) if value]
    assert periods[:2] == ["2024-25", "2023-24"]
    assert periods == sorted(periods, reverse=True)


def test_parts(open_shipped: IndexVersion) -> None:
    """Each part of a measure is of one column, unit and aspect, and all parts together are the measure."""
    listings = Listings(open_shipped.holdings)
    for held in listings.measures():
        whole = Selection((held.label,))
        parts = listings.parts(whole)
        assert sum(count for _, count in parts) == listings.count(whole) == held.figures
        for part, count in parts:
            found = listings.observations(Selection(whole.measures, part), limit=10_000)
            assert len(found) == count
            assert {(each.unit, each.aspect.value) for each in found} == {(part.unit, part.aspect)}


def test_lists_need_no_rows(open_shipped: IndexVersion) -> None:
    """What lists count is read from the narrow index alone, not from the wide rows."""
    holdings = open_shipped.folder / HOLDINGS
    with closing(sqlite3.connect(f"file:{holdings}?immutable=1", uri=True)) as connection:
        counted = "SELECT measure, count(*) FROM observations WHERE confidence >= 0.7 AND area = 'Norfolk' GROUP BY 1"
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {counted}"))
    assert "COVERING INDEX observations_listed" in plan
