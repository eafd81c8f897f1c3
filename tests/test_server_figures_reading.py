"""What a reader of the figures pages finds on them: topics, groups, the country beside, charts with their names."""

from __future__ import annotations

from urllib.parse import urlencode

from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from test_server_figures_choices import ids_of

pytest_plugins = ["figure_parts"]

REABLEMENT = "/figures/people-in-reablement"


def main_of(client: ReviewingClient, address: str) -> HTMLParser:
    """The page at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return HTMLParser(response.text)


def test_measures_stand_under_their_topic(figures_client: ReviewingClient) -> None:
    """Each measure is listed under what it is about: its own words say it first, then the heading over its figures."""
    found, topic = {}, ""
    for node in main_of(figures_client, "/figures").css("#found .topic, #found .measures a"):
        if node.tag == "a":
            found[node.text()] = topic
        topic = node.text() if node.tag == "h3" else topic
    assert found["Home care"] == "Money"
    assert found["People in reablement"] == "Leaving hospital and recovery"


def test_a_filter_stays_whatever_is_typed(figures_client: ReviewingClient) -> None:
    """Words for which a chosen filter leaves nothing do not take the filter away."""
    page = main_of(figures_client, "/figures?q=zeppelins&area=Norfolk")
    chosen = page.css_first("#choose-area option[selected]")
    assert chosen is not None
    assert chosen.attributes["value"] == "Norfolk"


def test_a_group_alone(figures_client: ReviewingClient) -> None:
    """Choosing a group leaves its tables and takes the others away."""
    every = main_of(figures_client, "/figures/home-care")
    one = main_of(figures_client, f"/figures/home-care?{urlencode({'group': 'Day care'})}")
    names = [
        [node.text().strip().split(",")[0].split("\n")[0] for node in page.css("caption")] for page in (every, one)
    ]
    assert any(not name.startswith("Day care") for name in names[0])
    assert names[1]
    assert all(name.startswith("Day care") for name in names[1])


def test_the_country_is_told_and_not_drawn_beside_counts(figures_client: ReviewingClient) -> None:
    """England stands in words and in the table; a dot for it would make its councils one."""
    page = main_of(figures_client, f"{REABLEMENT}?period=2022-23")
    section = page.css_first("section[aria-labelledby=areas-heading]")
    assert "England has" in section.text()
    assert "England" in section.css_first("table").text()
    drawn = section.css_first("figure desc").text()
    assert drawn.startswith("Dot plot of 4 areas, from 515 to 1,300.")
    assert "England" not in drawn


def test_nil_is_a_number_in_a_chart(figures_client: ReviewingClient) -> None:
    """Where nothing was counted a line goes down to 0; where a number is kept back or missing it has a gap."""
    spec = figures_client.get("/figures/complaints-upheld.vl.json?chart=time").json
    assert spec is not None
    drawn = {mark["at"]: mark["value"] for mark in spec["data"]["values"]}
    gaps = dict.fromkeys(("2019-20", "2020-21", "2021-22", "2022-23"))  # [c], [x], [z], not collected
    assert drawn == {"2017-18": 0, "2018-19": 12, **gaps, "2023-24": 0}


def test_every_chart_is_a_named_figure(figures_client: ReviewingClient) -> None:
    """Each chart stands in a figure with a caption, and the image in it has the same name."""
    figures = main_of(figures_client, f"{REABLEMENT}?period=2022-23").css("figure.chart")
    assert len(figures) == 2
    for figure in figures:
        svg = figure.css_first("svg[role=img]")
        assert svg is not None
        assert svg.css_first("title").text() == figure.css_first("figcaption").text()


def test_a_figure_that_is_gone_from_a_briefing(figures_client: ReviewingClient) -> None:
    """A briefing says how many of its figures are no longer held, and shows the others."""
    kept = ids_of(figures_client, area="Norfolk")[0]
    page = main_of(figures_client, f"/figures/briefing?{urlencode([('pick', 'gone'), ('pick', kept)])}")
    said = " ".join(page.css_first("main").text(separator=" ").split())
    assert "1 figure that was picked is no longer held as it was" in said
    assert "700 people" in said


def test_no_other_area(figures_client: ReviewingClient) -> None:
    """Where no other area has a figure for the latest period nothing is ranked, and an earlier period is offered."""
    page = main_of(figures_client, REABLEMENT)
    section = page.css_first("section[aria-labelledby=areas-heading]")
    assert "No other area has a figure of what happened in 2023-24 to compare with." in section.text()
    assert "highest value of" not in section.text()
    (earlier,) = [link for link in section.css("a") if link.text() == "Compare in 2022-23"]
    compared = main_of(figures_client, earlier.attributes["href"] or "")
    assert "of 4 councils" in compared.css_first("section[aria-labelledby=areas-heading]").text()


def test_a_period_that_is_not_held(figures_client: ReviewingClient) -> None:
    """Asked to compare areas in a year without figures, a page says so, and which year it compares them in."""
    said = main_of(figures_client, f"{REABLEMENT}?period=1999-00").css_first("main").text()
    assert "For 1999-00 there are no figures to compare. Areas are compared in 2023-24." in said


def test_an_address_of_no_figure(figures_client: ReviewingClient) -> None:
    """An address under which no figure is held leads to the list of all."""
    response = figures_client.get(f"{REABLEMENT}?area=Atlantis")
    assert response.status_code == 404
    links = [link.attributes["href"] for link in HTMLParser(response.text).css("main a")]
    assert "/figures" in links
    assert "What you typed" not in response.text  # nothing was
