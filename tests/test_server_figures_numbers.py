"""Every number on lists, comparisons, briefings and lasting addresses of the shipped documents is the store’s."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from statistics import median
from urllib.parse import urlencode

import pytest
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode
from test_server_figures_pages import as_linked, page_at, shipped, words

from corpus.areas import MADE_OF_COUNCILS
from corpus.models import ANSWERS_FROM, Observation, Qualifier
from index.store import IndexVersion
from server.answers.display import shown
from server.figures.citing import source_of
from server.figures.listed import Measure
from server.figures.measures import HeldFigures
from server.views.figure_addresses import MOST_PICKED
from server.views.figure_filters import placing, value_words

__all__ = ["shipped"]
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@pytest.fixture(scope="module")
def measures(open_shipped: IndexVersion) -> tuple[Measure, ...]:
    """The measures held."""
    return HeldFigures(open_shipped).measures


def checked(page: HTMLParser, store: IndexVersion, within: str = "main") -> list[Observation]:
    """The observations of the figures of a page, each of which must be shown as the store has it, at its place."""
    found = []
    for link in page.css(f"{within} a[data-figure]"):
        held = store.observation(link.attributes["data-figure"] or "")
        assert held is not None
        assert words(link).casefold() == as_linked(link, held).casefold()
        assert (link.attributes["href"] or "").startswith(f"/documents/{held.document_id}?figure=")
        found.append(held)
    return found


def numbers_in(*texts: str) -> set[Decimal]:
    """The numbers that stand in some texts; "0.43" in a chart is "0.430" in a table."""
    return {Decimal(number.replace(",", "")) for text in texts for number in _NUMBER.findall(text)}


def told_of(*held: Observation) -> set[Decimal]:
    """The numbers that figures and their periods bring."""
    return numbers_in(*map(shown, held), *(each.dated or "" for each in held))


def test_list(shipped: ReviewingClient, open_shipped: IndexVersion, measures: tuple[Measure, ...]) -> None:
    """Beside each measure stands how many of its figures the store holds, on whichever page of the list it is."""
    held = Counter(each.measure for each in open_shipped.observations() if each.confidence >= ANSWERS_FROM)
    counts: dict[str, str] = {}
    address = "/figures"
    while address:
        page = page_at(shipped, address)
        counts |= {words(row.css_first("a")): words(row.css_first(".govuk-hint")) for row in page.css(".measures li")}
        after = page.css_first("nav a[rel=next]")
        address = (after.attributes["href"] or "") if after else ""
    assert counts == {
        each.label: f"{(number := sum(held[label] for label in each.labels)):,} figure{'s' if number > 1 else ''}"
        for each in measures
    }


def test_comparisons(shipped: ReviewingClient, open_shipped: IndexVersion, measures: tuple[Measure, ...]) -> None:
    """Each figure of a comparison that a measure's page leads to is the store's; its chart says the same numbers."""
    compared = 0
    for measure in measures:
        links = page_at(shipped, f"/figures/{measure.slug}").css("main a[href*='/figures/compare?']")
        assert links, measure.slug
        page = page_at(shipped, links[0].attributes["href"] or "")
        held = checked(page, open_shipped)
        for cell in page.css("table td"):
            assert numbers_in(words(cell)) <= told_of(*held)
        for chart in page.css("figure desc"):
            assert numbers_in(chart.text()) <= told_of(*held) | numbers_in(*measure.groups)
        compared += bool(held)
    assert compared > 10


def test_briefings(shipped: ReviewingClient, open_shipped: IndexVersion) -> None:
    """A briefing of any figures shows each as the store has it, and once, with its source in words."""
    every = [each for each in open_shipped.observations() if each.confidence >= ANSWERS_FROM]
    for start in range(0, len(every), MOST_PICKED):
        some = every[start : start + MOST_PICKED]
        page = page_at(shipped, f"/figures/briefing?{urlencode([('pick', each.id) for each in some])}")
        assert checked(page, open_shipped) == some
        told = [words(node) for node in page.css(".briefing .source")]
        documents = open_shipped.documents
        expected = [" ".join(source_of(each, documents[each.document_id]).split()) for each in some]
        assert all(said.startswith(citation) for said, citation in zip(told, expected, strict=True))


def test_lasting_addresses(shipped: ReviewingClient, measures: tuple[Measure, ...], open_shipped: IndexVersion) -> None:
    """The lasting address of the figure that a measure's page shows is a page of that figure, as the store has it."""
    for measure in measures:
        page = page_at(shipped, f"/figures/{measure.slug}")
        (link,) = [each for each in page.css("main a") if each.text().startswith("Lasting address")]
        address = (link.attributes["href"] or "").removeprefix("http://localhost")
        (held,) = checked(page_at(shipped, address), open_shipped, within=".headline")
        assert held.measure in measure.labels


def test_places(shipped: ReviewingClient, open_shipped: IndexVersion, measures: tuple[Measure, ...]) -> None:
    """The rank, middle and ends that a page tells of the councils are those of the store's figures in its table."""
    told = 0
    for measure in measures:
        section = page_at(shipped, f"/figures/{measure.slug}").css_first("section[aria-labelledby=areas-heading]")
        held = figures_of(section, open_shipped) if section else []
        placed = [
            each
            for each in held
            if each.value is not None and each.qualifier is Qualifier.EXACT and each.area not in MADE_OF_COUNCILS
        ]
        values = sorted((each.value for each in placed if each.value is not None), reverse=True)
        if section is None or len(values) < 3:
            continue
        said = " ".join(words(node) for node in section.css("p")).replace(" .", ".")
        assert f"The median of the councils is {value_words(median(values), placed[0].unit)}." in said
        low, high = (end(placed, key=lambda one: one.value or 0) for end in (min, max))
        assert f"from {shown(low)} to {shown(high)}." in said
        own = section.css_first(".chosen th")
        for each in placed:
            if own and each.area == words(own) and each.value is not None:
                assert f"{each.area} has the {placing(values.index(each.value) + 1, len(values))} value" in said
                told += 1
    assert told > 5


def figures_of(section: LexborNode, store: IndexVersion) -> list[Observation]:
    """The observations in the order of areas."""
    links = section.css("[aria-labelledby=table-areas] tbody a[data-figure]")
    found = [store.observation(link.attributes["data-figure"] or "") for link in links]
    return [each for each in found if each is not None]
