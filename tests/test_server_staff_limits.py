"""How often one person, and one address, may sign in, ask and report; and whose address it is behind proxies."""

from __future__ import annotations

import pytest
from staff_people import Staff, csrf_of, post
from widget_parts import signed_in_widget

from index.embedding import Embedder
from server import create_app
from server.config import Settings
from server.views.limits import LIMITS

pytest_plugins = ["site_parts", "staff_parts"]


@pytest.mark.parametrize("endpoint", LIMITS)
def test_limited_addresses_exist(staff: Staff, endpoint: str) -> None:
    """Each limit is of an address that there is."""
    assert endpoint in staff.app.view_functions


def test_too_many_requests_of_one_address_are_refused(staff: Staff) -> None:
    """Beyond the limit an address is told to wait; what it writes into X-Forwarded-For makes it no other one."""
    told = [staff.browser().get("/staff/callback", headers={"X-Forwarded-For": f"10.0.0.{n}"}) for n in range(61)]
    assert [response.status_code for response in told] == [403] * 60 + [429]
    assert int(told[-1].headers["Retry-After"]) > 0


def test_people_behind_one_address_are_counted_apart(staff: Staff) -> None:
    """Somebody who asks too often does not keep a colleague behind the same address from asking."""
    busy, calm = staff.signed_in("staff"), staff.signed_in("editor")
    mark = csrf_of(busy)
    told = [busy.post("/staff/report", data={"csrf_token": mark}).status_code for _ in range(21)]
    assert told == [422] * 20 + [429]
    assert post(calm, "/staff/report").status_code == 422


def test_a_person_is_counted_once_whatever_the_widget(staff: Staff) -> None:
    """Two widgets and a page of one person have one allowance between them; another person's widget has its own."""
    first, second, other = signed_in_widget(staff), signed_in_widget(staff), signed_in_widget(staff, "editor")
    told = [widget.send("helped", {"receipt": "x"}).status_code for _ in range(10) for widget in (first, second)]
    assert told == [422] * 20
    refused = first.send("helped", {"receipt": "x"})
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (429, "too_many_requests")
    assert other.send("helped", {"receipt": "x"}).status_code == 422


@pytest.mark.parametrize("name", ["ask", "report", "helped"])
def test_without_a_token_the_address_is_counted(staff: Staff, name: str) -> None:
    """Made-up tokens get nobody a new allowance: they are counted by the address that sends them."""
    widget = signed_in_widget(staff)
    limit = int(LIMITS[f"talking.{name}"].split(maxsplit=1)[0])
    for number in range(limit):
        widget.token = f"made up {number}"
        assert widget.send(name, {"question": "x"}).status_code == 401
    widget.token = "made up once more"
    assert widget.send(name, {"question": "x"}).status_code == 429


@pytest.mark.parametrize(("proxies", "again", "other"), [(0, 429, 429), (1, 429, 403), (2, 403, 429)])
def test_the_address_is_the_one_that_the_proxies_name(
    staff_settings: Settings, embedder: Embedder, proxies: int, again: int, other: int
) -> None:
    """Visitors are told apart by what the outermost proxy of ours names; what stands before it is not believed.

    Sixty come back with a new first and the same last address; then one with the last and a first that was not there,
    and one with a first that was there and another last.
    """
    settings = staff_settings.model_copy(update={"trusted_proxies": proxies})
    staff = Staff(create_app(settings, embedder=embedder), settings)

    def comes_back(first: str, last: str) -> int:
        forwarded = {"X-Forwarded-For": f"{first}, {last}"}
        return staff.browser().get("/staff/callback", headers=forwarded).status_code

    for number in range(60):
        comes_back(f"10.0.0.{number if proxies < 2 else 1}", "192.0.2.1")
    assert (comes_back("10.9.9.9", "192.0.2.1"), comes_back("10.0.0.1", "192.0.2.2")) == (again, other)
