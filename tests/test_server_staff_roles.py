"""Who may open what: every address of the application, for a visitor and each role."""

from __future__ import annotations

import pytest
from flask import Flask
from staff_people import HOST_ORIGIN, PEOPLE, Staff, csrf_of

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
    **dict.fromkeys(("pages.transparency", "pages.change", "pages.clear"), EVERYBODY),
    **dict.fromkeys(("crawlers.robots", "crawlers.sitemap", "feedback.explain", "feedback.give"), EVERYBODY),
    **dict.fromkeys(("figures.find", "figures.measure", "figures.figure"), EVERYBODY),
    **dict.fromkeys(
        (
            f"figure_choices.{name}"
            for name in ("briefing", "briefing_file", "changes", "comparing", "comparison_chart", "comparison_file")
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
    "slug": "none",
    "form": "csv",
    "image": "svg",
    "key": "none",
}


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


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(staff: Staff, role: str) -> None:
    """Over all addresses and methods: who may not is sent to sign in or refused, and sees nothing internal."""
    client = staff.browser() if role == "anonymous" else staff.signed_in(role)
    mark = csrf_of(client) if role != "anonymous" else ""
    last = ("signing.sign_out", "editing.sign_out_all")
    for endpoint, method, path in sorted(rules(staff.app), key=lambda rule: (rule[0] in last, rule[0] == last[1])):
        is_staff = endpoint.split(".")[0] in ("staff", "signing", "editing", "talking")
        if role != "anonymous" and endpoint in last:
            client = staff.signed_in(role)
            mark = csrf_of(client)
        sent = {"json": {}} if path.startswith("/api/") else {"data": {"csrf_token": mark}}
        headers = {"Origin": HOST_ORIGIN} if endpoint.startswith("talking.") else {}
        told = client.open(path, method=method, headers=headers, **(sent if method == "POST" else {}))
        if not is_staff or role in MATRIX[endpoint]:
            expected = {200, 201, 302, 303, 400, 404, 422} if not is_staff else {200, 302, 303, 403, 404, 422}
            if endpoint not in ("signing.callback", "signing.widget_sign_in"):  # without a provider behind them
                expected -= {403}
            if role == "anonymous" and endpoint == "signing.sign_out":
                expected = {400}
            assert told.status_code in expected, (role, endpoint, told.status_code)
        elif endpoint.startswith("talking."):
            assert told.status_code in (401, 422), (role, endpoint)
        elif role == "anonymous":
            assert told.status_code in (303, 400), (role, endpoint)
            assert method == "POST" or told.location == "/staff", (role, endpoint)
        else:
            assert told.status_code == 403, (role, endpoint)
        if role == "anonymous":
            assert "Briefing for staff" not in told.text, endpoint
            assert "77 people" not in told.text, endpoint


def test_a_view_without_a_role_is_refused_to_everybody(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view that nobody gave a role to opens for no one, not even an administrator."""
    client = staff.signed_in("administrator")
    monkeypatch.delattr(staff.app.view_functions["staff.status"], "needed_role")
    assert client.get("/staff/status").status_code == 403


def test_everybody_of_the_provider_has_one_of_the_roles_tested() -> None:
    """The people of the tests cover every role, and one without any."""
    assert {*ROLES[1:], "nobody"} == PEOPLE.keys()
