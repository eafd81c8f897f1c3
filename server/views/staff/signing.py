"""Signing in and out: to the provider and back, and the small window in which the widget's user does so.

In: requests of browsers. Out: redirects, a session, and for a widget a code that only the page which opened the window
can read. Where that page may stand is a setting; no other gets a window, let alone a code.
"""

from __future__ import annotations

import re
import time

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
_WIDGET = "widget"
_STATE = "_state_staff_"
_STATES_KEPT = 3
"""Sign-ins begun and not ended that a browser may have at once: a cookie has room for few."""


@signing.get("/sign-in")
@needs(None)
def sign_in() -> Response:
    """Send the browser to the provider."""
    session.pop(_WIDGET, None)
    return _to_provider()


@signing.get("/widget/sign-in")
@needs(None)
def widget_sign_in() -> Response | str:
    """The widget's window: a code at once for who is signed in already, else to the provider first."""
    g.header_options = {"foreign": True}
    origin, challenge = request.args.get("origin", ""), request.args.get("challenge", "")
    if origin not in site().settings.widget_origins or not _CHALLENGE.fullmatch(challenge):
        abort(403)
    session[_WIDGET] = {"origin": origin, "challenge": challenge}
    person = current_person()
    return _hand_over(person) if person else _to_provider()


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
    widget = session.get(_WIDGET)
    session.clear()  # nothing that was there before signing in is there after
    session[SESSION] = room().sessions.begin(person)
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
    return _hand_over(person) if person and _WIDGET in session else redirect(url_for("staff.home"), 303)


@signing.post("/sign-out")
@needs(None)
def sign_out() -> Response:
    """End this session, or all that the person has; with it go the tokens of its widgets."""
    person = current_person()
    if person is not None:
        room().sessions.end(person, everywhere="everywhere" in request.form)
    session.clear()
    return redirect(url_for("staff.home", out="yes"), 303)


def _forget_old_sign_ins() -> None:
    """Sign-ins that took too long (`SIGN_IN_S`): Authlib writes down until when each holds, and does not look at it."""
    now = time.time()
    for name in [name for name in session if name.startswith(_STATE) and session[name].get("exp", 0) < now]:
        session.pop(name)


def _to_provider() -> Response:
    _forget_old_sign_ins()
    begun = [name for name in session if name.startswith(_STATE)]
    for name in begun[: len(begun) - _STATES_KEPT + 1]:
        session.pop(name)
    return room().provider.redirect(url_for("signing.callback", _external=True))


def _hand_over(person: Person) -> str:
    """The page that posts the code to the page which opened it, and to that page's origin only."""
    widget = session.pop(_WIDGET)
    code = room().grants.give_code(person, **widget)
    return render_template("staff/window.html", origin=widget["origin"], challenge=widget["challenge"], code=code)
