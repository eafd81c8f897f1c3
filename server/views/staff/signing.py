"""Signing in and out: to the provider and back, and the small window in which the widget's user does so.

In: requests of browsers. Out: redirects, a session, and for a widget a code that only the page which opened the window
can read. Where that page may stand is a setting; no other gets a window, let alone a code.
"""

from __future__ import annotations

import re
import time
from urllib.parse import parse_qs, urlsplit

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from server.records.sessions import Person
from server.signin.claims import person_from
from server.signin.provider import SignInRefused
from server.views.sites import site
from server.views.staff.room import SESSION, admit, current_person, needs, room

signing = Blueprint("signing", __name__, url_prefix="/staff")
signing.before_request(admit)

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_WIDGET, _WIDGETS = "widget", "widgets"
"""The window that is about to be given its code; and those whose sign-ins were begun, by the states of these."""
_STATE = "_state_staff_"
_STATES_KEPT = 3
"""Sign-ins under way that a browser may have at once, the oldest given up: a cookie has room for few."""


@signing.get("/sign-in")
@needs(None)
def sign_in() -> Response:
    """Send the browser to the provider."""
    return _to_provider()


@signing.get("/widget/sign-in")
@needs(None)
def widget_sign_in() -> Response | str:
    """The widget's window: a code at once for who is signed in already, else to the provider first."""
    g.header_options = {"foreign": True}
    origin, challenge = request.args.get("origin", ""), request.args.get("challenge", "")
    if origin not in site().settings.widget_origins or not _CHALLENGE.fullmatch(challenge):
        abort(403)
    widget = {"origin": origin, "challenge": challenge}
    person = current_person()
    return _hand_over(person, widget) if person else _to_provider(widget)


@signing.get("/callback")
@needs(None)
def callback() -> Response | str:
    """Where the provider sends the browser back: begin a session for whom it vouches for and who has a role."""
    g.header_options = {"foreign": True}
    _forget_old_sign_ins()
    person = person_from(room().provider.claims())
    if person is None:
        raise SignInRefused(
            "no_role",
            "You are signed in at your organisation, but have no role in this service.",
            "Ask whoever looks after accounts for the role “staff” of this application.",
        )
    windows = session.get(_WIDGETS, {})
    widget = windows.pop(request.args.get("state", ""), None)
    _begin_session(person, current_person())
    session[_WIDGETS] = windows
    if widget is None:
        return redirect(url_for("staff.home"), 303)
    session[_WIDGET] = widget
    return redirect(url_for("signing.widget_done"), 303)


@signing.get("/widget/done")
@needs(None)
def widget_done() -> Response | str:
    """The end of the widget's window after the provider."""
    g.header_options = {"foreign": True}
    person = current_person()
    widget = session.pop(_WIDGET, None)
    return _hand_over(person, widget) if person and widget else redirect(url_for("staff.home"), 303)


@signing.post("/sign-out")
@needs(None)
def sign_out() -> Response:
    """End this session, or all that the person has; with it go the tokens of its widgets."""
    person = current_person()
    if person is not None:
        room().sessions.end(person, everywhere="everywhere" in request.form)
    session.clear()
    return redirect(url_for("staff.home", out="yes"), 303)


def _begin_session(person: Person, before: Person | None) -> None:
    """A new session in place of the one that this browser had, whose secret nobody could end any more.

    The same person signs in again when two tabs were at the provider at once: the widgets and the page of the first go
    on. With anybody else nothing that was there before is there after, but for sign-ins begun in other tabs.
    """
    secret = room().sessions.begin(person)
    if before is not None and before.subject == person.subject:
        room().grants.pass_on(before, secret)
    else:
        others = {name: value for name, value in session.items() if name.startswith(_STATE)}
        session.clear()
        session.update(others)
    if before is not None:
        room().sessions.end(before)
    session[SESSION] = secret


def _forget_old_sign_ins() -> None:
    """Sign-ins that took too long (`SIGN_IN_S`): Authlib writes down until when each holds, and does not look at it."""
    now = time.time()
    for name in [name for name in session if name.startswith(_STATE) and session[name].get("exp", 0) < now]:
        session.pop(name)


def _to_provider(widget: dict[str, str] | None = None) -> Response:
    """Send the browser to the provider; what comes back under the state of this sign-in belongs to its own window."""
    _forget_old_sign_ins()
    begun = [name for name in session if name.startswith(_STATE)]
    for name in begun[: len(begun) - _STATES_KEPT + 1]:
        session.pop(name)
    response = room().provider.redirect(url_for("signing.callback", _external=True))
    begun = [name.removeprefix(_STATE) for name in session if name.startswith(_STATE)]
    windows = {state: value for state, value in session.get(_WIDGETS, {}).items() if state in begun}
    if widget is not None:
        state = parse_qs(urlsplit(response.location or "").query)["state"][0]
        windows[state] = widget
    session[_WIDGETS] = windows
    return response


def _hand_over(person: Person, widget: dict[str, str]) -> str:
    """The page that posts the code to the page which opened it, and to that page's origin only."""
    code = room().grants.give_code(person, **widget)
    return render_template("staff/window.html", origin=widget["origin"], challenge=widget["challenge"], code=code)
