"""Several tabs of one browser: sign-ins side by side, one after the other, and by somebody else at the same machine."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from staff_people import HOST_ORIGIN, Staff, at_provider, csrf_of, post, sign_in
from widget_parts import VERIFIER, Widget, code_in, window_of

from server.records.grants import challenge_of

pytest_plugins = ["site_parts", "staff_parts"]

INSIDE = "How many people waited more than a month for a reablement visit in 2022-23?"
WINDOW = f"/staff/widget/sign-in?origin={HOST_ORIGIN}&challenge={challenge_of(VERIFIER)}"


def test_two_tabs_sign_in_side_by_side(staff: Staff) -> None:
    """A sign-in begun in another tab does not spoil this one, and each window gets what was begun in it."""
    client, challenge = staff.browser(), "a" * 43
    window = client.get(f"/staff/widget/sign-in?origin={HOST_ORIGIN}&challenge={challenge}")
    page = client.get("/staff/sign-in")
    assert client.get(at_provider(page, "staff")).location == "/staff"
    handed = client.get(at_provider(window, "staff"))
    assert challenge in client.get(handed.location).text


def test_signing_in_again_ends_the_session_before(staff: Staff) -> None:
    """Somebody who signs in again in the same browser has one session, not one more that nobody can end."""
    client = staff.signed_in("staff")
    sign_in(client, "staff")
    assert len(staff.room.sessions.living()) == 1


def test_signing_in_begins_a_new_session(staff: Staff) -> None:
    """Nothing that was in the browser's cookie before signing in is there after: no session can be planted."""
    client = staff.signed_in("staff")
    before = client.get_cookie("__Host-local-account")
    sign_in(client, "editor")
    after = client.get_cookie("__Host-local-account")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert "Edie Editor" in client.get("/staff").text


@pytest.mark.parametrize("other", [WINDOW, "/staff/sign-in"])
def test_the_second_sign_in_does_not_spoil_the_first(staff: Staff, other: str) -> None:
    """Of two tabs that were at the provider at once, the widget of the first goes on when the second comes back."""
    client = staff.browser()
    first, second = client.get(WINDOW), client.get(other)
    window = client.get(client.get(at_provider(first, "staff")).location)
    widget = Widget(staff)
    widget.token = widget.send("token", {"code": code_in(window), "verifier": VERIFIER}).get_json()["token"]
    assert client.get(at_provider(second, "staff")).status_code == 303
    assert widget.send("ask", {"question": INSIDE}).status_code == 200
    assert widget.send("token").status_code == 200


def test_a_code_not_yet_used_outlives_the_second_sign_in(staff: Staff) -> None:
    """A code that is on its way to the first tab while the second comes back still brings its token."""
    client = staff.browser()
    first, second = client.get(WINDOW), client.get("/staff/sign-in")
    code = code_in(client.get(client.get(at_provider(first, "staff")).location))
    client.get(at_provider(second, "staff"))
    assert Widget(staff).send("token", {"code": code, "verifier": VERIFIER}).status_code == 200


def test_the_page_of_the_first_tab_goes_on(staff: Staff) -> None:
    """When the same person signs in once more in another tab, the first tab's form is taken and its answers stay."""
    client = staff.browser()
    first, second = client.get("/staff/sign-in"), client.get(WINDOW)
    client.get(at_provider(first, "staff"))
    mark = csrf_of(client)
    post(client, "/staff/ask", question="How many people did we support to recover at home in 2022-23?")
    client.get(at_provider(second, "staff"))
    asked = client.post("/staff/ask", data={"csrf_token": mark, "question": "And the year before?"})
    assert asked.status_code == 303
    assert "3,410" in HTMLParser(client.get("/staff").text).css_first(".staff-answer").text()


def test_somebody_else_gets_nothing_of_the_first(staff: Staff) -> None:
    """When another person signs in in the same browser, widgets, form and answers of the one before are at an end."""
    client = staff.browser()
    window = window_of(client, "staff")
    widget, mark = Widget(staff), csrf_of(client)
    widget.token = widget.send("token", {"code": code_in(window), "verifier": VERIFIER}).get_json()["token"]
    post(client, "/staff/ask", question=INSIDE)
    sign_in(client, "editor")
    assert widget.send("ask", {"question": INSIDE}).status_code == 401
    assert client.post("/staff/ask", data={"csrf_token": mark, "question": INSIDE}).status_code == 400
    assert HTMLParser(client.get("/staff").text).css_first(".staff-answer") is None


def test_signing_out_ends_the_tokens_that_went_on(staff: Staff) -> None:
    """A token that was given in the session before ends with the one that took its place."""
    client = staff.browser()
    widget, window = Widget(staff), window_of(client, "staff")
    widget.token = widget.send("token", {"code": code_in(window), "verifier": VERIFIER}).get_json()["token"]
    sign_in(client, "staff")
    assert widget.send("ask", {"question": INSIDE}).status_code == 200
    post(client, "/staff/sign-out")
    assert widget.send("ask", {"question": INSIDE}).status_code == 401


def test_a_fourth_sign_in_at_once_gives_up_the_first(staff: Staff) -> None:
    """Three sign-ins may be under way in one browser; the oldest of four must begin anew, the others are let in."""
    client = staff.browser()
    oldest, *others = [client.get("/staff/sign-in") for _ in range(4)]
    refused = client.get(at_provider(oldest, "staff"))
    assert (refused.status_code, "Start signing in again" in refused.text) == (403, True)
    assert [client.get(at_provider(other, "staff")).status_code for other in others] == [303] * 3
