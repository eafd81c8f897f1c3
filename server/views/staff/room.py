"""The staff part of an installation: its parts put together, and who is signed in at the request being served.

In: the application, the settings, the records. Out: `StaffRoom`, the person of a request, and the mark of the role that
a view needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, make_response, redirect, render_template, request, session, url_for
from flask_wtf.csrf import CSRFProtect
from werkzeug.wrappers import Response

from server.config import Settings
from server.records.database import Database
from server.records.grants import Grants
from server.records.reports import Reports
from server.records.sessions import Person, Role, Sessions
from server.signin.keys import signing_key
from server.signin.provider import Provider
from server.views.conversations import ConversationStore
from server.views.shared_conversations import conversations_of
from server.views.suggestions import Suggestions

TOKEN_S = 3600.0
"""Life of a widget's token: an hour; a widget in use asks for the next one before."""
SESSION = "staff"
"""Where the signed cookie holds the secret of the session."""
COOKIE = "__Host-local-account"
"""A name that browsers take from this very host only, over TLS, for all of its paths (RFC 6265bis, 4.1.3)."""
_View = TypeVar("_View", bound=Callable[..., Any])
_NAME = "local_account_staff"


@dataclass(frozen=True, slots=True)
class StaffRoom:
    """What the staff views need beyond the public `Site`."""

    sessions: Sessions
    grants: Grants
    reports: Reports
    provider: Provider
    conversations: ConversationStore
    suggestions: Suggestions
    """Ready questions of the internal documents: apart from the public's, which must not know of them."""
    csrf: CSRFProtect


def open_staff_room(app: Flask, settings: Settings, database: Database) -> None:
    """Give the application its staff part, if the settings name a provider. Raises `RecordsUnusable`."""
    if not settings.staff_may_sign_in:
        return
    app.secret_key = signing_key(settings.records, secret=settings.secret)
    app.config.update(
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",  # not Strict: the provider's redirect back comes from another site
        WTF_CSRF_CHECK_DEFAULT=False,  # the public forms have no session; the staff views check for themselves
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session, which ends by itself
        WTF_CSRF_SSL_STRICT=False,  # looks at the referrer, which our pages do not send
    )
    sessions = Sessions(database, idle_s=settings.staff_idle_minutes * 60, longest_s=settings.staff_hours * 3600)
    app.extensions[_NAME] = StaffRoom(
        sessions,
        Grants(database, sessions, token_s=TOKEN_S),
        Reports(database),
        Provider(app, settings),
        conversations_of(settings, database, kind="staff"),
        Suggestions(),
        CSRFProtect(app),
    )


def staff_room() -> StaffRoom | None:
    """The staff part of the installation being served; None where it is switched off."""
    found: StaffRoom | None = current_app.extensions.get(_NAME)
    return found


def room() -> StaffRoom:
    """The same for views of it; without it there is nothing at their addresses."""
    return staff_room() or abort(404)


def current_person() -> Person | None:
    """Who is signed in with the cookie of this request."""
    if "person" not in g:
        found = staff_room()
        g.person = found.sessions.find(session.get(SESSION, "")) if found else None
    person: Person | None = g.person
    return person


def person_shown() -> dict[str, Person | None]:
    """What the templates of the staff pages may use beyond what all templates may."""
    return {"person": current_person()}


def needs(role: Role | None) -> Callable[[_View], _View]:
    """Mark a view with the role that it needs; None for one that anybody may open."""

    def mark(view: _View) -> _View:
        view.needed_role = role  # type: ignore[attr-defined]
        return view

    return mark


def admit() -> Response | None:
    """Let a request through to its view, send it to sign in, or refuse it; a form must carry our mark (CSRF)."""
    view = current_app.view_functions[request.endpoint or ""]
    if not hasattr(view, "needed_role"):
        abort(403)
    needed: Role | None = view.needed_role
    if staff_room() is None and request.endpoint != "staff.home":
        abort(404)
    if request.method == "POST":
        room().csrf.protect()
    if needed is None:
        return None
    person = current_person()
    if person is None:
        return _signed_out(request.form.get("question", ""))
    if not person.may(needed):
        abort(403)
    return None


def _signed_out(typed: str) -> Response:
    """To where one signs in; a question that was sent meanwhile is shown once more, for it is kept nowhere else."""
    if not typed:
        return redirect(url_for("staff.home"), 303)
    return make_response(render_template("staff/signed_out.html", typed=typed, out=False), 401)
