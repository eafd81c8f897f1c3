"""What editors and administrators see: what was reported as wrong, what people ask, and who is signed in.

In: requests of browsers with a session of that role. Out: pages made of counts and of reports; nothing that anybody
typed is held, so nothing of it can be shown.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from corpus.models import Audience
from server.answers.models import Outcome
from server.records.sessions import Role
from server.views.sites import site
from server.views.staff.room import admit, needs, person_shown, room

editing = Blueprint("editing", __name__, url_prefix="/staff")
editing.before_request(admit)
editing.context_processor(person_shown)


@editing.get("/reports")
@needs(Role.EDITOR)
def reports() -> str:
    """The answers reported as wrong, each with where its figures and passages stand now."""
    version = site().live.pin(Audience.INTERNAL).version
    listed = []
    for report in room().reports.listed():
        figures = [(name, version.observation(name)) for name in report.about.observations]
        passages = [(name, version.passage(name)) for name in report.about.passages]
        listed.append((report, figures, passages))
    return render_template("staff/reports.html", listed=listed)


@editing.post("/reports/<int:number>")
@needs(Role.EDITOR)
def settle(number: int) -> Response:
    """Mark a report as dealt with."""
    if not room().reports.settle(number):
        abort(404)
    return redirect(url_for("editing.reports"), 303)


@editing.get("/questions")
@needs(Role.EDITOR)
def questions() -> str:
    """What people ask: how questions ended, what was asked for and is not held, and what is said of answers."""
    counts, feedback = site().counts, site().feedback
    return render_template(
        "staff/questions.html",
        kept=counts is not None,
        outcomes=counts.by_outcome() if counts else {},
        gaps=counts.topics(Outcome.NOT_HELD) if counts else [],
        asked=counts.topics(Outcome.ANSWERED) if counts else [],
        said=feedback.totals() if feedback else [],
    )


@editing.get("/people")
@needs(Role.ADMINISTRATOR)
def people() -> str:
    """Who is signed in now, and the button that ends every session."""
    return render_template("staff/people.html", people=room().sessions.living())


@editing.post("/people/<key>/sign-out")
@needs(Role.ADMINISTRATOR)
def sign_out_one(key: str) -> Response:
    """End every session of one account."""
    if not room().sessions.end_of(key):
        abort(404)
    return redirect(url_for("editing.people"), 303)


@editing.post("/people/sign-out")
@needs(Role.ADMINISTRATOR)
def sign_out_all() -> Response:
    """End every session, one's own too."""
    room().sessions.end_all()
    session.clear()
    return redirect(url_for("staff.home", out="yes"), 303)
