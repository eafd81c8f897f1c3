"""What the widget talks to: allowed origins only, a code for a token, answers with internal documents, reports."""

from __future__ import annotations

import gzip
import re
import time

import pytest
from staff_people import HOST_ORIGIN, Staff, post
from widget_parts import VERIFIER, Widget, code_in, signed_in_widget, window_of

from index.embedding import Embedder
from server import create_app
from server.config import Settings
from server.records.grants import CODE_S, challenge_of

pytest_plugins = ["site_parts", "staff_parts"]

INSIDE = "How many people waited more than a month for a reablement visit in 2022-23?"
NAMES = ("token", "ask", "report", "helped", "sign-out")
STRANGERS = (
    "https://elsewhere.example",
    "https://intranet.example.evil.example",
    "null",
    "",
    "http://intranet.example",
)


def test_the_window_answers_its_opener_only(staff: Staff) -> None:
    """The window posts the code to the one origin that opened it, keeps its opener, and gives the challenge back."""
    window = window_of(staff.browser(), "staff")
    assert f'"{HOST_ORIGIN}");' in window.text
    assert challenge_of(VERIFIER) in window.text
    assert window.headers["Cross-Origin-Opener-Policy"] == "unsafe-none"
    assert staff.browser().get("/staff").headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("origin", STRANGERS)
def test_no_window_opens_for_a_stranger(staff: Staff, origin: str) -> None:
    """A page of another origin gets no window, whether or not its visitor is signed in, and so no code."""
    for client in (staff.browser(), staff.signed_in("staff")):
        refused = client.get(f"/staff/widget/sign-in?origin={origin}&challenge={challenge_of(VERIFIER)}")
        assert refused.status_code == 403
        assert client.get("/staff/widget/done").status_code == 303


@pytest.mark.parametrize("challenge", ["", "short", "x" * 44, "%3Cscript%3E" * 4])
def test_no_window_opens_without_a_challenge(staff: Staff, challenge: str) -> None:
    """A window without a challenge of the right form gives nothing: its code could be used by whoever finds it."""
    begin = f"/staff/widget/sign-in?origin={HOST_ORIGIN}&challenge={challenge}"
    assert staff.signed_in("staff").get(begin).status_code == 403


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("origin", STRANGERS)
def test_a_page_of_another_origin_gets_nothing(staff: Staff, name: str, origin: str) -> None:
    """With a good token, from any other origin or none, each request is refused and cannot be read."""
    widget = signed_in_widget(staff)
    stranger = Widget(staff, widget.token, origin)
    refused = stranger.send(name, {"question": INSIDE})
    assert refused.status_code == 403
    assert "Access-Control-Allow-Origin" not in refused.headers
    assert "77" not in refused.text
    assert widget.send("ask", {"question": INSIDE}).status_code == 200


def test_only_allowed_origins_may_read(staff: Staff) -> None:
    """The answer names the one origin that may read it, never all, and asks for no cookies."""
    widget = signed_in_widget(staff)
    told = widget.send("ask", {"question": INSIDE}).headers
    assert told["Access-Control-Allow-Origin"] == HOST_ORIGIN
    assert "Origin" in told["Vary"]
    assert "Access-Control-Allow-Credentials" not in told
    assert "Set-Cookie" not in told
    before = staff.browser().options("/api/staff/ask", headers={"Origin": HOST_ORIGIN})
    assert "Authorization" in before.headers["Access-Control-Allow-Headers"]


def test_the_public_api_is_closed_to_other_origins(staff: Staff) -> None:
    """No other address of the site lets a page of another origin read it, the widget's own origin included."""
    for path in ("/", "/staff", "/api/v1/documents"):
        told = staff.browser().get(path, headers={"Origin": HOST_ORIGIN})
        assert "Access-Control-Allow-Origin" not in told.headers


def test_staff_ask_in_the_widget(staff: Staff) -> None:
    """The answer holds the internal figure, where its source opens, how it came about, and a receipt for a report."""
    widget = signed_in_widget(staff)
    found = widget.send("ask", {"question": INSIDE}).get_json()
    assert [figure["value"] for figure in found["answer"]["figures"]] == [77]
    assert "/staff/documents/briefing" in found["places"]["1"]
    assert found["trace"]["passages"]
    assert "figures" in [stage["name"] for stage in found["trace"]["stages"] if stage["state"] == "gave the answer"]
    sent = {"receipt": found["receipt"], "reason": "period"}
    assert widget.send("report", sent).get_json() == {"report": 1}
    assert "another year" in staff.signed_in("editor").get("/staff/reports").text


def test_an_answer_comes_as_text_to_paste(staff: Staff) -> None:
    """The text to copy holds the answer, its figure and period, and its source with the quotation and its address."""
    found = signed_in_widget(staff).send("ask", {"question": INSIDE}).get_json()
    words, *lines = found["citable"].splitlines()
    assert "77" in words
    assert any(line.startswith("77 people – ") and "2022-23" in line and line.endswith("[1]") for line in lines)
    assert f"[1] Briefing for staff: “{found['answer']['citations'][0]['quote']}” {found['places']['1']}" in lines


def test_figures_open_in_the_figures_pages(staff: Staff) -> None:
    """A figure that the public may see leads to its page among the figures; an internal one has no such page."""
    widget = signed_in_widget(staff)
    spent = widget.send("ask", {"question": "What did we spend on older people in 2022-23?"}).get_json()
    address = spent["figures"][spent["answer"]["figures"][0]["observation_id"]]
    page = staff.browser().get(address)
    assert (page.status_code, "£44.3 million" in page.text) == (200, True)
    inside = widget.send("ask", {"question": INSIDE}).get_json()
    assert inside["answer"]["figures"][0]["observation_id"] not in inside["figures"]


def test_an_answer_that_helped_is_counted(staff: Staff) -> None:
    """ "This helped" counts one for the outcome of the answer, once counts are kept, and only with our receipt."""
    widget = signed_in_widget(staff)
    found = widget.send("ask", {"question": INSIDE}).get_json()
    assert widget.send("helped", {"receipt": found["receipt"]}).get_json() == {"counted": True}
    assert widget.send("helped", {"receipt": "made up"}).status_code == 422
    ((_, outcome, reason), count), *others = staff.app.extensions["local_account"].feedback.by_reason().items()
    assert (outcome, reason, count, others) == ("answered", "helpful", 1, [])


def test_nothing_is_counted_where_the_settings_keep_nothing(staff_settings: Settings, embedder: Embedder) -> None:
    """Without counts the widget is told that none are kept, so that it offers no button for them."""
    settings = staff_settings.model_copy(update={"feedback": False})
    staff = Staff(create_app(settings, embedder=embedder), settings)
    code = code_in(window_of(staff.browser(), "staff"))
    given = Widget(staff).send("token", {"code": code, "verifier": VERIFIER}).get_json()
    assert given["counted"] is False
    assert "This helped" not in staff.signed_in("staff").get("/staff").text


def test_a_follow_up_is_understood(staff: Staff) -> None:
    """The widget's own history makes the next question whole, as on the page."""
    widget = signed_in_widget(staff)
    history = [{"role": "user", "content": "How many people did we support to recover at home in 2022-23?"}]
    found = widget.send("ask", {"question": "And the year before?", "history": history}).get_json()
    assert [figure["value"] for figure in found["answer"]["figures"]] == [3410]


@pytest.mark.parametrize("fault", ["used", "forged", "other origin", "other proof", "late"])
def test_a_wrong_code_brings_no_token(staff: Staff, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code used before, made up, a minute old, of another origin or without its proof is refused in our shape."""
    code = code_in(window_of(staff.browser(), "staff"))
    widget, sent = Widget(staff), {"code": code, "verifier": VERIFIER}
    if fault == "used":
        assert widget.send("token", sent).status_code == 200
    wrong = {"forged": {"code": "x" * 43}, "other proof": {"verifier": "y" * 43}}.get(fault, {})
    if fault == "other origin":
        widget.origin = "https://elsewhere.example"
    if fault == "late":
        monkeypatch.setattr(staff.room.grants, "_clock", lambda: time.time() + CODE_S)
    refused = widget.send("token", sent | wrong)
    assert refused.status_code == (403 if fault == "other origin" else 401)
    assert set(refused.get_json()["error"]) == {"code", "message", "help"}


@pytest.mark.parametrize("token", ["", "x" * 43, "Basic abc"])
def test_no_answer_without_a_token(staff: Staff, token: str) -> None:
    """Without a token of ours, and with the cookie of somebody signed in, the API answers nobody."""
    client = staff.signed_in("staff")
    headers = {"Origin": HOST_ORIGIN} | ({"Authorization": f"Bearer {token}"} if token else {})
    for name, body in (
        ("ask", {"question": INSIDE}),
        ("report", {"receipt": "x", "reason": "period"}),
        ("sign-out", {}),
    ):
        assert client.post(f"/api/staff/{name}", json=body, headers=headers).status_code == 401


def test_the_token_ends_with_signing_out(staff: Staff) -> None:
    """Signing out in the widget ends its token; signing out on the page ends the widget's, and the other way round."""
    widget = signed_in_widget(staff)
    assert widget.send("sign-out").status_code == 200
    assert widget.send("ask", {"question": INSIDE}).status_code == 401
    client = staff.browser()
    window = window_of(client, "staff")
    other = Widget(staff)
    other.token = other.send("token", {"code": code_in(window), "verifier": VERIFIER}).get_json()["token"]
    post(client, "/staff/sign-out")
    assert other.send("ask", {"question": INSIDE}).status_code == 401


@pytest.mark.parametrize("name", ["token", "ask", "report", "helped", "sign-out"])
def test_a_token_is_useless_after_an_hour(staff: Staff, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour after it was given a token opens nothing and cannot be renewed, though its session goes on."""
    widget = signed_in_widget(staff)
    body = {"question": INSIDE, "receipt": "x", "reason": "period"}
    monkeypatch.setattr(staff.room.grants, "_clock", lambda: time.time() + staff.room.grants.token_s)
    refused = widget.send(name, body)
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (401, "signed_out")


def test_a_widget_in_use_gets_its_next_token(staff: Staff) -> None:
    """A token that holds brings the next one and holds no longer itself."""
    widget = signed_in_widget(staff)
    fresh = widget.send("token").get_json()["token"]
    assert widget.send("ask", {"question": INSIDE}).status_code == 401
    assert Widget(staff, fresh).send("ask", {"question": INSIDE}).status_code == 200


@pytest.mark.parametrize("body", [{}, {"question": 1}, {"question": ""}, {"question": "x" * 501}, {"receipt": "x"}])
def test_a_bad_body_is_told_in_the_error_shape(staff: Staff, body: dict[str, object]) -> None:
    """What cannot be read is 422 in the one shape, and is not repeated."""
    refused = signed_in_widget(staff).send("report" if "receipt" in body else "ask", body)
    assert refused.status_code == 422
    assert set(refused.get_json()["error"]) == {"code", "message", "help"}
    assert "xxxx" not in refused.text


def test_the_script_is_small_and_holds_no_secret(staff: Staff) -> None:
    """The widget is one script under 30 KB gzipped that pages of other origins may load, with no key in it."""
    named = {"Referer": HOST_ORIGIN}
    plain = staff.browser().get("/widget.js", headers=named)
    packed = staff.browser().get("/widget.js", headers=named | {"Accept-Encoding": "gzip"})
    assert plain.mimetype == "text/javascript"
    assert plain.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < 30_000
    assert "of the tests" not in plain.text
    assert not re.search(
        r"\binnerHTML\b|\beval\b|\bFunction\(|document\.write|localStorage|document\.cookie", plain.text
    )


def test_without_origins_there_is_no_widget(staff_settings: Settings, embedder: Embedder) -> None:
    """Where no origin is allowed, neither script nor API nor window is there, though staff may sign in."""
    settings = staff_settings.model_copy(update={"widget_origins": ()})
    staff = Staff(create_app(settings, embedder=embedder), settings)
    client = staff.signed_in("staff")
    assert client.get("/widget.js", headers={"Origin": HOST_ORIGIN}).status_code == 404
    assert client.post("/api/staff/ask", json={}, headers={"Origin": HOST_ORIGIN}).status_code == 404
    begin = f"/staff/widget/sign-in?origin={HOST_ORIGIN}&challenge={challenge_of(VERIFIER)}"
    assert client.get(begin).status_code == 403
