"""The assistant as a full page for staff: ask, the answers of this session with how each came about, the documents.

In: requests of browsers with a session. Out: pages. The conversation's id stands in the signed cookie, so that it has
no address that could be passed on; it is kept in memory, as the public's are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from corpus.models import Audience
from index import reports
from server.answers.trace import Trace
from server.desk import Desk
from server.errors import QuestionInvalid, RequestInvalid
from server.records.reported import Reason
from server.records.sessions import Role
from server.security import check_question
from server.views.conversations import Conversation
from server.views.sites import site
from server.views.staff.citing import citable
from server.views.staff.marked import marked_pages
from server.views.staff.places import figures_pages_of, places_of
from server.views.staff.receipts import count_helped, receipt_of, reported_in
from server.views.staff.room import admit, current_person, needs, person_shown, room, staff_room

pages = Blueprint("staff", __name__, url_prefix="/staff")
pages.before_request(admit)
pages.context_processor(person_shown)

_CONVERSATION = "conversation"


@pages.get("")
@needs(None)
def home() -> str:
    """How to switch this on; how to sign in; or the box to ask in and the answers so far."""
    if staff_room() is None:
        return render_template("staff/off.html")
    if current_person() is None:
        return render_template("staff/signed_out.html", typed="", out="out" in request.args)
    return _home()


@pages.get("/trace")
@needs(Role.STAFF)
def trace() -> str:
    """The same page with how the last answer came about, for which its question is asked once more."""
    site().check_not_paused()
    kept = room().conversations.find(session.get(_CONVERSATION, ""))
    return _home(trace=_trace(kept, site().live.pin(Audience.INTERNAL)) if kept else None)


@pages.post("/ask")
@needs(Role.STAFF)
def ask() -> Response:
    """Answer from all documents and go back to the page; what cannot be read comes back with what to mend."""
    site().check_not_paused()
    typed = request.form.get("question", "")
    try:
        question = check_question(typed, limit=site().settings.max_question_chars)
    except QuestionInvalid as error:
        return make_response(_home(error=error, typed=typed), error.status)
    store, desk = room().conversations, site().live.pin(Audience.INTERNAL)
    before = store.find(session.get(_CONVERSATION, ""))
    answer = desk.assistant.answer(question, before.turns if before else ())
    site().count(answer, Audience.INTERNAL)
    session[_CONVERSATION] = store.add(answer, before.id if before else None).id
    return redirect(url_for("staff.home", _anchor="answer"), 303)


@pages.post("/new")
@needs(Role.STAFF)
def new() -> Response:
    """Begin anew, without the questions before."""
    session.pop(_CONVERSATION, None)
    return redirect(url_for("staff.home"), 303)


@pages.post("/report")
@needs(Role.STAFF)
def report() -> Response:
    """Put "this is wrong" on the editors' list."""
    about, given = reported_in(request.form.get("receipt", "")), request.form.get("reason", "")
    if given not in set(Reason):
        raise RequestInvalid(
            "report_invalid", "This could not be reported.", "Choose what is wrong, and report it.", status=422
        )
    room().reports.add(about, Reason(given))
    return redirect(url_for("staff.home", thanks="reported"), 303)


@pages.post("/helped")
@needs(Role.STAFF)
def helped() -> Response:
    """Count that an answer helped, where the settings keep counts."""
    count_helped(reported_in(request.form.get("receipt", "")))
    return redirect(url_for("staff.home", thanks="helped"), 303)


@pages.get("/documents/<document_id>")
@needs(Role.STAFF)
def document(document_id: str) -> str:
    """The text of a document, internal ones too, with the cited place marked."""
    desk = site().live.pin(Audience.INTERNAL)
    metadata = desk.documents.get(document_id)
    if metadata is None:
        abort(404)
    found = marked_pages(
        desk.version, document_id, figure=request.args.get("figure", ""), passage=request.args.get("passage", "")
    )
    return render_template("staff/document.html", document=metadata, pages=found)


@pages.get("/status")
@needs(Role.STAFF)
def status() -> str:
    """The state of the index and every document that is held."""
    desk = site().live.pin(Audience.INTERNAL)
    counted = {name: len(desk.version.passages_of(name)) for name in desk.documents}
    try:
        built = datetime.fromtimestamp((desk.version.folder / "manifest.json").stat().st_mtime, UTC)
    except OSError:  # an old version goes on answering after its folder is gone
        built = None
    return render_template(
        "staff/status.html",
        desk=desk,
        passages=counted,
        problem=site().live.problem,
        built=built,
        report=reports.read(site().settings.index, desk.digest),
    )


def _trace(kept: Conversation, desk: Desk) -> Trace:
    """How the last answer of a conversation came about: it is asked once more, after what was asked before it.

    What is not kept is not asked again: of a message with personal data only how it ended is told.
    """
    *before, last = kept.answers
    if last.question is None:
        return Trace((("outcome", last.outcome.value),))
    _, trace = desk.assistant.explained(last.question, replace(kept, answers=tuple(before)).turns)
    return trace


def _home(**shown: Any) -> str:
    desk = site().live.pin(Audience.INTERNAL)
    kept = room().conversations.find(session.get(_CONVERSATION, ""))
    answers = list(kept.answers)[::-1] if kept else []
    last = answers[0] if answers else None
    return render_template(
        "staff/home.html",
        desk=desk,
        answers=[(answer, places_of(answer), figures_pages_of(answer)) for answer in answers],
        follow_ups=room().suggestions.follow_ups(desk, last) if last else (),
        receipt=receipt_of(last, desk) if last else None,
        citable=citable(last, places_of(last, external=True)) if last else "",
        reasons=list(Reason),
        thanks=request.args.get("thanks", ""),
        counted=site().feedback is not None,
        **({"error": None, "typed": "", "trace": None} | shown),
    )
