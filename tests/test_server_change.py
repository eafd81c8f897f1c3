"""What was understood, changed in its line: another thing that is counted, of the same or another time."""

from __future__ import annotations

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode

pytest_plugins = ["site_parts"]

ABSENT = "How much was spent on taxis in 2022-23?"


def change_form(client: FlaskClient, question: str) -> LexborNode:
    """The form that changes what was understood of a question."""
    response = client.post("/ask", data={"question": question})
    form = HTMLParser(client.get(response.location).text).css_first("form.change")
    assert form is not None, question
    return form


def figures_of(form: LexborNode) -> dict[str, str]:
    """What can be counted instead, each name with what is sent for it."""
    return {option.text(): option.attributes["value"] or "" for option in form.css("#change-figure option")}


def change(client: FlaskClient, form: LexborNode, **chosen: str) -> HTMLParser:
    """The page after the form is sent with something chosen."""
    fields = {field.attributes["name"] or "": field.attributes["value"] or "" for field in form.css("input")}
    changed = client.post("/ask/change", data=fields | chosen)
    assert changed.status_code == 303
    return HTMLParser(client.get(changed.location).text)


def test_something_else_that_is_counted(client: FlaskClient) -> None:
    """The line offers what else is counted for the time and place, and the choice is asked, also for another time."""
    form = change_form(client, "How many people were given longer-term care and support in 2022-23?")
    other = figures_of(form)["Where the money went: other things"]
    # £20.2 million in 2022-23, £29.5 million in 2021-22: the Local Account 2021-23, where the money went.
    assert change(client, form, figure=other).css_first(".big").text() == "£20.2 million"
    assert change(client, form, figure=other, period="2021-22").css_first(".big").text() == "£29.5 million"


def test_after_a_refusal_every_choice_is_answered(client: FlaskClient) -> None:
    """Where the documents do not say, the line offers what they do hold for that time, and each choice has a figure."""
    form = change_form(client, ABSENT)
    offered = figures_of(form)
    assert offered.pop("Choose one") == ""
    assert len(offered) > 10
    plain = {name: value for name, value in offered.items() if not value.startswith("hostile")}
    for name, value in plain.items():
        assert change(client, form, figure=value).css_first(".big") is not None, name


def test_nothing_chosen_changes_nothing(client: FlaskClient) -> None:
    """The form sent as it stands, or with a figure that is none, leads back to the same answer."""
    form = change_form(client, ABSENT)
    for value in ("", "nothing:0.1:abc"):
        assert change(client, form, figure=value).css_first(".asked q").text() == ABSENT
