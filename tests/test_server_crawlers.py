import re

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

pytest_plugins = ["site_parts"]


def test_the_map_names_what_can_be_listed(client: FlaskClient) -> None:
    """Every address of the map is a page that allows to be listed; each page and original document is in it once."""
    response = client.get("/sitemap.xml")
    assert response.mimetype == "application/xml"
    addresses = re.findall(r"<loc>http://localhost(/[^<]*)</loc>", response.text)
    assert len(addresses) == len(set(addresses)) == response.text.count("<url>")
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200
        assert HTMLParser(page.text).css_first("meta[name=robots]").attributes["content"] == "index"
    assert {"/", "/documents", "/privacy", "/documents/hostile"} <= set(addresses)


def test_summaries_and_conversations_are_not_listed(client: FlaskClient) -> None:
    """Neither a summary, nor a marked place, nor a conversation may be listed by a search engine."""
    kept = client.post("/ask", data={"question": "Hello"}).location
    for address in ("/documents/local-account-2021-23", "/documents/hostile?part=1", kept):
        page = HTMLParser(client.get(address).text)
        assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
        assert address not in client.get("/sitemap.xml").text


def test_robots(client: FlaskClient) -> None:
    """Crawlers are told to leave conversations and programs' addresses alone, and where the map is."""
    response = client.get("/robots.txt")
    assert response.mimetype == "text/plain"
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /conversation/", "Disallow: /api/", "Disallow: /staff"} <= set(lines)
    assert lines[-1] == "Sitemap: http://localhost/sitemap.xml"
