"""What goes along from page to page: what a follow-up carried, which can be taken away, and the simpler view."""

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from site_examples import QUESTIONS

pytest_plugins = ["site_parts"]


def test_what_was_carried_can_be_taken_away(client: FlaskClient) -> None:
    """Beside the answer stands a form, without any script, that asks the same question by itself."""
    first = client.post("/ask", data={"question": "How many contacts were there in 2022-23?"})
    conversation = first.location.rsplit("/", 1)[-1]
    second = client.post("/ask", data={"question": "and the year before?", "conversation": conversation})
    page = HTMLParser(client.get(second.location).text)
    assert "21,450" in page.css_first(".answer").text()
    form = page.css_first("form.carried")
    assert "measure" in form.text()
    fields = {field.attributes["name"]: field.attributes["value"] for field in form.css("input")}
    again = client.post(form.attributes["action"], data=fields)
    assert "21,450" not in HTMLParser(client.get(again.location).text).css_first(".answer").text()


def own_links(page: HTMLParser, within: str) -> list[str]:
    """The addresses on this site that a part of a page leads to."""
    found = [node.attributes["href"] or "" for node in page.css(f"{within} a[href]")]
    return [address for address in found if address.startswith("/")]


@pytest.mark.parametrize(
    "path", ["/", "/documents", "/documents/local-account-2021-23", "/about", "/privacy", "/figures"]
)
def test_the_simpler_view_goes_along(client: FlaskClient, path: str) -> None:
    """Whoever reads about the site, in a document or among figures meanwhile still has the simpler view to ask in."""
    page = HTMLParser(client.get(f"{path}?view=simple").text)
    around = [*own_links(page, "header"), *own_links(page, "footer")]
    kept = [address for address in around if "view=simple" in address]
    assert [address for address in around if address not in kept] == []
    plain = HTMLParser(client.get(path).text)
    assert [address for address in own_links(plain, "body") if "view=" in address and "/?view" not in address] == []


def test_from_a_simpler_answer_to_its_source_and_back(client: FlaskClient) -> None:
    """The source of a simpler answer opens at its place, and its way back to asking is the simpler one."""
    asked = client.post("/ask", data={"question": QUESTIONS["figure"][0], "view": "simple"})
    page = HTMLParser(client.get(asked.location).text)
    place = page.css_first(".source .links a").attributes["href"] or ""
    document = HTMLParser(client.get(place).text)
    assert document.css_first("mark#place") is not None
    assert "/?view=simple" in own_links(document, "header nav")
    assert HTMLParser(client.get(switched(client, page, "usual")).text).css_first(".big") is not None


def switched(client: FlaskClient, page: HTMLParser, view: str) -> str:
    """The address that the switch on a page leads to."""
    form = page.css_first("form.switch")
    back = form.css_first("input[name=back]").attributes["value"] or ""
    return client.post(form.attributes["action"] or "", data={"back": back, "view": view}).location


@pytest.mark.parametrize("path", ["/", "/documents?q=care", "/about", "/figures"])
def test_the_switch_is_remembered(client: FlaskClient, path: str) -> None:
    """The switch stands on every page and leads back to it; what it says holds on all pages until it is used again."""
    usual = HTMLParser(client.get(path).text)
    assert usual.css_first("html.simpler") is None
    back = switched(client, usual, "simple")
    assert back.split("?")[0] == path.split("?", maxsplit=1)[0]
    assert ("q=care" in back) == ("q=care" in path)
    for there in (back, "/", "/privacy", "/figures", "/documents/local-account-2021-23"):
        page = HTMLParser(client.get(there).text)
        assert page.css_first("html.simpler form.switch button[value=usual]") is not None
    assert "view=" not in switched(client, page, "usual")
    assert HTMLParser(client.get(path).text).css_first("html.simpler") is None


def test_a_failure_sends_no_address_back(client: FlaskClient) -> None:
    """The switch of a page that tells a failure leads to the first page, whatever address failed, and is remembered."""
    usual = HTMLParser(client.get("/nowhere?q=private").text)
    assert switched(client, usual, "simple").split("?")[0] == "/"
    assert HTMLParser(client.get("/nowhere").text).css_first("html.simpler") is not None


@pytest.mark.parametrize("back", ["//example.org", "/\\example.org", "https://example.org/", "javascript:alert(1)", ""])
def test_the_switch_leads_nowhere_else(client: FlaskClient, back: str) -> None:
    """A form that another site wrote cannot send anybody from the switch to another site."""
    assert client.post("/view", data={"back": back, "view": "usual"}).location == "/"


def test_a_simpler_first_page(client: FlaskClient) -> None:
    """The first page of the simpler view says one thing a line, and offers fewer questions to press."""
    usual, simpler = (HTMLParser(client.get(path).text).css_first("main") for path in ("/", "/?view=simple"))
    assert simpler.css_first(".lead").html.count("<br>") == 2
    assert len(simpler.css(".next .choice")) == 3 < len(usual.css(".next .choice"))
    sentences = [line for node in simpler.css("p") for line in node.text(separator="\n").split("\n")]
    assert all(len(line.split()) <= 14 for line in sentences if "999" not in line)
