"""A widget as the server sees it: its requests, without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask.testing import FlaskClient
from staff_people import HOST_ORIGIN, Staff, sign_in
from werkzeug.test import TestResponse

from server.records.grants import challenge_of

VERIFIER = "the-proof-that-only-this-widget-knows-0123456789"
CODE = re.compile(r'code: "([\w-]+)"')


@dataclass
class Widget:
    """A widget on a page of some origin. It holds no cookie."""

    staff: Staff
    token: str = ""
    origin: str = HOST_ORIGIN

    def send(self, name: str, body: object = None, **headers: str) -> TestResponse:
        """A request to the API with the widget's token; `body` is an empty object where none is given."""
        told = {"Origin": self.origin, "Authorization": f"Bearer {self.token}"} | headers
        told = {header: value for header, value in told.items() if value and value != "Bearer "}
        return self.staff.browser().post(f"/api/staff/{name}", json={} if body is None else body, headers=told)


def window_of(client: FlaskClient, person: str, origin: str = HOST_ORIGIN) -> TestResponse:
    """The last page of the window in which somebody signs in for a widget."""
    begin = f"/staff/widget/sign-in?origin={origin}&challenge={challenge_of(VERIFIER)}"
    return client.get(sign_in(client, person, begin).location)


def code_in(window: TestResponse) -> str:
    """The code that the window hands over."""
    found = CODE.search(window.text)
    assert found is not None, window.text
    return found[1]


def signed_in_widget(staff: Staff, person: str = "staff") -> Widget:
    """A widget whose user has just signed in."""
    widget = Widget(staff)
    code = code_in(window_of(staff.browser(), person))
    given = widget.send("token", {"code": code, "verifier": VERIFIER})
    assert given.status_code == 200, given.text
    widget.token = given.get_json()["token"]
    return widget
