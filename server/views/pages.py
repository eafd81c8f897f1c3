"""The pages to ask on: the first page and the conversation with its answers. All work without JavaScript.

A question travels by POST and lives in the conversation on the server; no address and no log holds it. After POST comes
a redirect (303), so that reloading or going back never asks twice.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from server.desk import Desk
from server.errors import QuestionInvalid
from server.security import check_question
from server.views.answer_page import arrange
from server.views.conversations import Conversation
from server.views.sites import site

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    """The first page: the box to ask in, and what the answers come from."""
    return _home(site().live.pin())


@pages.post("/ask")
def ask() -> WerkzeugResponse:
    """Answer and redirect to the conversation; a question that cannot be read comes back with what to mend."""
    desk = site().live.pin()
    typed = request.form.get("question", "")
    conversation = site().conversations.find(request.form.get("conversation", ""))
    try:
        question = check_question(typed, limit=site().settings.max_question_chars)
    except QuestionInvalid as error:
        page = (
            _conversation(desk, conversation, error=error, typed=typed)
            if conversation
            else _home(desk, error=error, typed=typed)
        )
        return make_response(page, error.status)
    alone = "alone" in request.form  # what was carried from earlier questions is taken away
    answer = desk.assistant.answer(question, conversation.turns if conversation and not alone else ())
    site().count(answer)
    kept = site().conversations.add(answer, conversation.id if conversation else None)
    return redirect(url_for("pages.conversation", conversation_id=kept.id), code=303)


@pages.get("/conversation/<conversation_id>")
def conversation(conversation_id: str) -> Response | str:
    """The last answer with its sources, the earlier ones below, and the box to ask again."""
    found = site().conversations.find(conversation_id)
    if found is None:
        message = site().wording.text("site.expired", hours=_hours())
        return make_response(render_template("error.html", message=message, help="Ask again.", status=404), 404)
    return _conversation(site().live.pin(), found)


def _home(desk: Desk, **shown: Any) -> str:
    return render_template("home.html", desk=desk, hours=_hours(), **({"error": None, "typed": ""} | shown))


def _conversation(desk: Desk, found: Conversation, **shown: Any) -> str:
    arranged = [arrange(answer, desk.documents) for answer in found.answers]
    return render_template(
        "conversation.html",
        desk=desk,
        conversation=found,
        last=arranged[-1],
        earlier=arranged[-2::-1],
        **({"error": None, "typed": ""} | shown),
    )


def _hours() -> str:
    return f"{site().settings.conversation_hours:g}"
