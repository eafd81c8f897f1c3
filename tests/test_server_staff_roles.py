"""Who may open what: every address of the application, for a visitor and each role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from staff_people import HOST_ORIGIN, PEOPLE, Staff, csrf_of, post
from werkzeug.test import TestResponse
from widget_parts import signed_in_widget

from server.figures.slugs import slug_of

pytest_plugins = ["site_parts", "staff_parts"]

ROLES = ("anonymous", "staff", "editor", "administrator")
EVERYBODY, STAFF, EDITORS, ADMINISTRATORS = ROLES, ROLES[1:], ROLES[2:], ROLES[3:]
TOKEN: tuple[str, ...] = ()
"""Addresses that take no cookie but a widget's token: with a cookie alone they answer nobody."""
MATRIX: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("api.ask", "api.search", "api.figures", "api.documents", "api.document", "api.openapi"), EVERYBODY
    ),
    **dict.fromkeys(("documents.document_list", "documents.document", "health.live", "health.ready"), EVERYBODY),
    **dict.fromkeys(("pages.home", "pages.ask", "pages.conversation", "pages.about", "pages.privacy"), EVERYBODY),
    **dict.fromkeys(("pages.accessibility", "pages.cookies_page", "pages.corrections"), EVERYBODY),
    **dict.fromkeys(("pages.transparency", "pages.change", "pages.clear", "simpler.switch"), EVERYBODY),
    **dict.fromkeys(("crawlers.robots", "crawlers.sitemap", "feedback.explain", "feedback.give"), EVERYBODY),
    **dict.fromkeys(("figures.find", "figures.measure", "figures.figure"), EVERYBODY),
    **dict.fromkeys(
        (
            f"figure_choices.{name}"
            for name in (
                *("briefing", "briefing_file", "changes", "comparing"),
                *("comparison_chart", "comparison_file", "comparison_specification"),
            )
        ),
        EVERYBODY,
    ),
    **dict.fromkeys(
        (f"figure_downloads.as_{name}" for name in ("csv", "json", "png", "specification", "svg", "xlsx")),
        EVERYBODY,
    ),
    **dict.fromkeys(("staff.home", "signing.sign_in", "signing.widget_sign_in", "signing.callback"), EVERYBODY),
    **dict.fromkeys(("signing.widget_done", "signing.sign_out", "talking.script"), EVERYBODY),
    **dict.fromkeys(
        ("staff.ask", "staff.trace", "staff.new", "staff.report", "staff.helped", "staff.document", "staff.status"),
        STAFF,
    ),
    **dict.fromkeys(("editing.reports", "editing.settle", "editing.questions"), EDITORS),
    **dict.fromkeys(("editing.people", "editing.sign_out_all", "editing.sign_out_one"), ADMINISTRATORS),
    **dict.fromkeys(("talking.token", "talking.ask", "talking.report", "talking.helped", "talking.sign_out"), TOKEN),
}
"""Who may use each endpoint."""
VALUES = {
    "document_id": "briefing",
    "number": "1",
    "conversation_id": "none",
    "slug": "what-we-spent",
    "form": "csv",
    "image": "svg",
    "key": "none",
}
LEADS_TO = {
    "pages.ask": r"/conversation/[\w-]{22}",
    "pages.change": r"/conversation/[\w-]{22}",
    "pages.clear": r"/\?cleared=yes",
    "simpler.switch": r"/",
    "feedback.give": r"/conversation/[\w-]{22}\?thanks=yes#feedback",
    "signing.sign_in": r"http://localhost:\d+/oauth2/authorize\?.*",
    "signing.widget_done": "/staff",
    "signing.sign_out": r"/staff\?out=yes",
    "staff.ask": "/staff#answer",
    "staff.new": "/staff",
    "staff.report": r"/staff\?thanks=reported",
    "staff.helped": r"/staff\?thanks=helped",
    "editing.settle": "/staff/reports",
    "editing.sign_out_one": "/staff/people",
    "editing.sign_out_all": r"/staff\?out=yes",
}
"""Where whoever may use an address is led by it; all others answer with what was asked for, and status 200."""
NOTHING_TO_DRAW = (
    *("figure_choices.comparison_chart", "figure_choices.comparison_file"),
    "figure_choices.comparison_specification",
    *("figure_downloads.as_png", "figure_downloads.as_specification", "figure_downloads.as_svg"),
)
"""Open to everybody, and not found for everybody here: the small corpus holds too few years and areas."""
QUESTION = "What did we spend on older people in 2022-23?"


def rules(app: Flask) -> list[tuple[str, str, str]]:
    """Endpoint, method and an address of every rule of the application."""
    found = []
    for rule in app.url_map.iter_rules():
        with app.test_request_context():
            values = {name: VALUES[name] for name in rule.arguments}
            path = app.url_map.bind("localhost").build(rule.endpoint, values, method=None)
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        found += [(rule.endpoint, method, path) for method in methods]
    return found


def test_every_address_is_in_the_matrix(staff: Staff) -> None:
    """A new address fails here until somebody has said who may use it; one that is gone leaves the matrix."""
    assert {endpoint for endpoint, _, _ in rules(staff.app)} == MATRIX.keys()


@dataclass(frozen=True, slots=True)
class Used:
    """What there is to open and to send: a conversation, a report, a receipt, a figure, somebody else signed in."""

    paths: dict[str, str]
    forms: dict[str, dict[str, str]]


def use(staff: Staff) -> Used:
    """Use an installation once, so that there is something behind every address."""
    public, other = staff.browser(), staff.signed_in("editor")
    kept = public.post("/ask", data={"question": QUESTION}).location.rpartition("/")[2]
    post(other, "/staff/ask", question=QUESTION)
    receipt = re.findall('name="receipt" value="([^"]+)"', other.get("/staff").text)[0]
    post(other, "/staff/report", receipt=receipt, reason="period")
    (editor,) = staff.room.sessions.living()
    figure = staff.app.extensions["local_account"].live.pin().observations()[0]
    begin = f"/staff/widget/sign-in?origin={HOST_ORIGIN}&challenge={'a' * 43}"
    paths = {
        "api.document": "/api/v1/documents/account",
        "documents.document": "/documents/account",
        "pages.conversation": f"/conversation/{kept}",
        "pages.clear": f"/conversation/{kept}/clear",
        "figures.figure": f"/figures/{slug_of(figure.measure)}/figure?id={quote(figure.id)}",
        "figure_choices.briefing_file": f"/figures/briefing.csv?pick={quote(figure.id)}",
        "signing.widget_sign_in": begin,
        "editing.sign_out_one": f"/staff/people/{editor.key}/sign-out",
    }
    asked = {"question": QUESTION}
    forms = {"api.ask": asked, "api.search": {"query": QUESTION}, "pages.ask": asked, "staff.ask": asked}
    forms |= {"pages.change": {"conversation": kept, "period": "2021-22", "period_now": "2022-23"}}
    forms |= {"feedback.give": {"conversation": kept, "reason": "helpful"}}
    forms |= {"staff.report": {"receipt": receipt, "reason": "period"}, "staff.helped": {"receipt": receipt}}
    return Used(paths, forms)


def send(client: FlaskClient, rule: tuple[str, str, str], used: Used, mark: str) -> TestResponse:
    """Ask for an address as its own page would, with the mark of the browser's forms."""
    endpoint, method, path = rule
    headers = {"Origin": HOST_ORIGIN} if endpoint.startswith("talking.") else {}
    if method == "GET":
        return client.get(used.paths.get(endpoint, path), headers=headers)
    form = used.forms.get(endpoint, {})
    sent: dict[str, Any] = {"json": form} if path.startswith("/api/") else {"data": form | {"csrf_token": mark}}
    return client.post(used.paths.get(endpoint, path), headers=headers, **sent)


def outcome(told: TestResponse, endpoint: str) -> str:
    """Whether an address was "opened", or how it was refused: a redirect elsewhere than it leads to opens nothing."""
    leads = LEADS_TO.get(endpoint)
    if told.status_code in (302, 303):
        return "opened" if leads and re.fullmatch(leads, told.location) else f"sent to {told.location}"
    return "opened" if told.status_code == 200 and not leads else str(told.status_code)


def expected(role: str, endpoint: str, method: str) -> str:
    """What the matrix says of somebody at an address."""
    if endpoint == "signing.callback":
        return "403"  # nobody comes back without having been at the provider
    if role == "anonymous" and endpoint == "signing.widget_sign_in":
        return "sent to the provider"
    if role == "anonymous" and endpoint == "signing.sign_out":
        return "400"  # nobody is signed in, so nothing carries a mark
    if role in MATRIX[endpoint]:
        return "404" if endpoint in NOTHING_TO_DRAW else "opened"
    if endpoint.startswith("talking."):
        return "422" if endpoint == "talking.token" else "401"
    if role == "anonymous":
        return "400" if method == "POST" else "sent to /staff"
    return "403"


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(staff: Staff, role: str) -> None:
    """Over all addresses and methods: who may gets what is there, who may not is refused, and sees nothing internal."""
    used = use(staff)
    last = ("pages.clear", "editing.sign_out_one", "editing.sign_out_all", "signing.sign_out")
    found, wanted = {}, {}
    client = staff.browser() if role == "anonymous" else staff.signed_in(role)
    mark = "" if role == "anonymous" else csrf_of(client)
    for rule in sorted(rules(staff.app), key=lambda rule: (last.index(rule[0]) if rule[0] in last else -1, rule)):
        endpoint, method, _ = rule
        if role != "anonymous" and endpoint == "signing.sign_out":
            client = staff.signed_in(role)  # an administrator has just signed everybody out
            mark = csrf_of(client)
        told = send(client, rule, used, mark)
        found[endpoint, method] = outcome(told, endpoint)
        wanted[endpoint, method] = expected(role, endpoint, method)
        if role == "anonymous":
            assert b"Briefing for staff" not in told.data, endpoint
            assert b"77 people" not in told.data, endpoint
    found = {name: re.sub(r"sent to http://localhost.*", "sent to the provider", how) for name, how in found.items()}
    assert found == wanted


def test_a_session_that_ended_opens_nothing(staff: Staff) -> None:
    """Whoever was signed in, with the mark of the form still at hand, must sign in again and has changed nothing."""
    used, client = use(staff), staff.signed_in("administrator")
    mark, kept = csrf_of(client), staff.room.reports.listed()
    staff.room.sessions.end_all()
    for rule in rules(staff.app):
        endpoint, _, _ = rule
        if MATRIX[endpoint] in (STAFF, EDITORS, ADMINISTRATORS):
            told = send(client, rule, used, mark)
            refused = "401" if endpoint == "staff.ask" else "303 /staff"
            assert f"{told.status_code} {told.headers.get('Location', '')}".strip() == refused, endpoint
            assert "44.3" not in told.text, endpoint
    assert staff.room.reports.listed() == kept


@pytest.mark.parametrize("role", ROLES[1:])
def test_a_token_opens_the_widget_s_addresses_only(staff: Staff, role: str) -> None:
    """With a widget's token each role asks, reports and signs out as staff do, and opens no page, not even its own."""
    used, widget = use(staff), signed_in_widget(staff, role)
    headers = {"Origin": HOST_ORIGIN, "Authorization": f"Bearer {widget.token}"}
    for endpoint, method, path in rules(staff.app):
        if method == "GET" and MATRIX[endpoint] in (STAFF, EDITORS, ADMINISTRATORS):
            assert staff.browser().get(path, headers=headers).status_code == 303, endpoint
    for name in ("ask", "report", "helped", "token"):
        told = widget.send(name, used.forms.get(f"staff.{name}", {}))
        assert told.status_code == 200, name
        widget.token = told.get_json().get("token", widget.token)
    assert widget.send("sign-out").status_code == 200


def test_a_view_without_a_role_is_refused_to_everybody(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view that nobody gave a role to opens for no one, not even an administrator."""
    client = staff.signed_in("administrator")
    monkeypatch.delattr(staff.app.view_functions["staff.status"], "needed_role")
    assert client.get("/staff/status").status_code == 403


def test_everybody_of_the_provider_has_one_of_the_roles_tested() -> None:
    """The people of the tests cover every role, and one without any."""
    assert {*ROLES[1:], "nobody"} == PEOPLE.keys()
