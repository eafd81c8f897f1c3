"""What every response for staff carries, and that the time-outs of the settings are those of the sessions."""

from __future__ import annotations

import pytest
from staff_people import HOST_ORIGIN, Staff, csrf_of
from test_server_staff_roles import rules

from index.embedding import Embedder
from server import create_app
from server.config import Settings

pytest_plugins = ["site_parts", "staff_parts"]

OPENED_BY_OTHERS = ("talking.", "signing.callback", "signing.widget_")
"""What pages of other origins load or open; everything else is kept apart from them."""


def test_every_address_for_staff_is_guarded(staff: Staff) -> None:
    """Over TLS every response, also a refusal, is never kept, never framed, and says to come back over TLS only."""
    client = staff.signed_in("administrator")
    mark, seen = csrf_of(client), 0
    for endpoint, method, path in rules(staff.app):
        if endpoint.split(".")[0] not in ("staff", "signing", "editing", "talking") or "sign_out" in endpoint:
            continue
        sent = {"json": {}} if path.startswith("/api/") else {"data": {"csrf_token": mark}}
        told = client.open(path, method=method, base_url="https://localhost", **(sent if method == "POST" else {}))
        seen += 1
        assert "frame-ancestors 'none'" in told.headers["Content-Security-Policy"], endpoint
        assert told.headers["Strict-Transport-Security"] == "max-age=31536000", endpoint
        assert told.headers["Referrer-Policy"] == "no-referrer", endpoint
        if endpoint != "talking.script":
            assert told.headers["Cache-Control"] == "no-store", endpoint
        apart = told.headers["Cross-Origin-Resource-Policy"]
        assert apart == ("cross-origin" if endpoint.startswith(OPENED_BY_OTHERS) else "same-origin"), endpoint
    assert seen > 15


def test_without_tls_nothing_is_promised(staff: Staff) -> None:
    """Over plain HTTP no browser is told to come back over TLS, which there may be none of."""
    assert "Strict-Transport-Security" not in staff.browser().get("/", base_url="http://localhost").headers


@pytest.mark.parametrize(("minutes", "hours", "after"), [(1.0, 10.0, 61.0), (600.0, 0.5, 1801.0)])
def test_sessions_end_when_the_settings_say(
    staff_settings: Settings,
    embedder: Embedder,
    monkeypatch: pytest.MonkeyPatch,
    minutes: float,
    hours: float,
    after: float,
) -> None:
    """A session ends after the idle minutes, and after the hours at most, that the settings name."""
    changed = {"staff_idle_minutes": minutes, "staff_hours": hours}
    settings = staff_settings.model_copy(update=changed)
    staff = Staff(create_app(settings, embedder=embedder), settings)
    client = staff.signed_in("staff")
    assert client.get("/staff/status").status_code == 200
    now = staff.room.sessions._clock
    monkeypatch.setattr(staff.room.sessions, "_clock", lambda: now() + after)
    assert client.get("/staff/status").status_code == 303


ALLOWED = (
    {"Origin": HOST_ORIGIN},
    {"Referer": f"{HOST_ORIGIN}/pages/one"},
    {"Origin": HOST_ORIGIN, "Referer": "https://a.example/"},
)
REFUSED = (
    {},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "script"},
    {"Sec-Fetch-Site": "same-origin"},
    {"Origin": "https://a.example"},
    {"Origin": "https://a.example", "Referer": f"{HOST_ORIGIN}/"},
    {"Origin": "null", "Referer": f"{HOST_ORIGIN}/"},
    {"Origin": ""},
    {"Origin": HOST_ORIGIN + ".a.example"},
    {"Origin": "http://localhost"},
    {"Referer": "https://a.example/?" + HOST_ORIGIN},
    {"Referer": HOST_ORIGIN.replace("//", "//user@")},
    {"Referer": "http://[x"},
)


def test_the_script_is_for_allowed_pages(staff: Staff) -> None:
    """Only a page that its browser names, and that is allowed, gets the script; a page that hides its name does not."""
    client = staff.browser()
    assert [client.get("/widget.js", headers=headers).status_code for headers in ALLOWED] == [200] * len(ALLOWED)
    for headers in REFUSED:
        told = client.get("/widget.js", headers=headers)
        assert (told.status_code, told.headers["Cache-Control"]) == (403, "no-store"), headers
        assert "Access-Control-Allow-Origin" not in told.headers, headers
        assert "customElements" not in told.text, headers


def test_a_kept_script_is_kept_for_its_page(staff: Staff) -> None:
    """A cache between us and the pages may hand the script to no page but those that it would be given to."""
    told = staff.browser().get("/widget.js", headers={"Origin": HOST_ORIGIN})
    assert {"Origin", "Referer", "Accept-Encoding"} <= set(told.headers["Vary"].split(", "))
    assert told.headers["Cache-Control"] == "public, max-age=3600"


def test_a_page_of_another_origin_gets_nothing(staff: Staff) -> None:
    """The widget's API answers pages of allowed origins only, and names no other in what it says."""
    client = staff.browser()
    for origin in ("https://elsewhere.example", HOST_ORIGIN + ".elsewhere.example", "null", ""):
        told = client.post("/api/staff/ask", json={"question": "x"}, headers={"Origin": origin})
        assert told.status_code == 403
        assert "Access-Control-Allow-Origin" not in told.headers
