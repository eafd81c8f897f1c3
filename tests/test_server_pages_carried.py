"""What a follow-up carried is shown on the page, and can be taken away there."""

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

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
