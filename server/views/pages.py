"""The pages to ask in and to read answers on. All work without JavaScript.

A question travels by POST (`server.views.asking`) and lives in the conversation on the server; no address holds it.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from server.answers.models import Outcome
from server.desk import Desk
from server.records.feedback import Reason
from server.told_settings import hours
from server.views.answer_page import AnswerPage, arrange
from server.views.conversations import Conversation
from server.views.simpler import is_simple
from server.views.sites import site

pages = Blueprint("pages", __name__)

_SIMPLER_EXAMPLES = 3
"""Ready questions on the first page in the simpler view, for who reads slowly."""
_GOES_ON = "It can follow on from this one: for instance “and the year before?”"


@pages.get("/")
def home() -> str:
    """The first page: the box to ask in, and what the answers come from."""
    return home_page(site().live.pin())


@pages.get("/conversation/<conversation_id>")
def conversation(conversation_id: str) -> Response | str:
    """The last answer with its sources, the earlier ones below, and the box to ask again."""
    found = site().conversations.find(conversation_id)
    if found is None:
        wording = site().wording
        told = {"title": wording.text("site.expired_title"), "message": wording.text("site.expired", time=_time())}
        shown = told | {"help": "Ask again.", "status": 404, "typed": "", "conversation_id": ""}
        return make_response(render_template("error.html", **shown), 404)
    return conversation_page(site().live.pin(), found)


def home_page(desk: Desk, **shown: Any) -> str:
    """The first page; `shown` may hold the `error` of a question and what was `typed`."""
    paused = site().settings.paused
    return render_template(
        "home.html",
        desk=desk,
        private=_private(),
        simple=is_simple(),
        cleared="cleared" in request.args,
        examples=() if paused else site().suggestions.examples(desk)[: _SIMPLER_EXAMPLES if is_simple() else None],
        **({"error": None, "typed": ""} | shown),
    )


def conversation_page(desk: Desk, found: Conversation, **shown: Any) -> str:
    """The page of a conversation; `shown` as for the first page."""
    warning = site().wording.text("signpost.possible")
    arranged = [arrange(answer, desk, warning=warning) for answer in found.answers]
    last = arranged[-1]
    paused = site().settings.paused
    return render_template(
        "conversation.html",
        desk=desk,
        conversation=found,
        last=last,
        title=_title(last),
        hint=_hint(last),
        earlier=arranged[-2::-1],
        simple=is_simple(),
        follow_ups=() if paused else (last.answer.follow_ups or site().suggestions.follow_ups(desk, last.answer)),
        reasons=list(Reason) if site().feedback and last.may_be_rated else [],
        thanked="thanks" in request.args,
        **({"error": None, "typed": ""} | shown),
    )


def _title(page: AnswerPage) -> str:
    """What the page of an answer is called: how the question ended."""
    wording, outcome = site().wording, page.answer.outcome
    if outcome is Outcome.OUT_OF_SCOPE and wording.is_of_language(page.text):
        return wording.text("out_of_scope.language_title")
    return wording.text(page.title_key)


def _hint(page: AnswerPage) -> str:
    """What stands above the box for the next question: that it can go on from this one, where it can."""
    if page.answer.outcome is Outcome.PERSONAL_DATA:
        return _private()
    return _GOES_ON if page.answer.outcome in (Outcome.ANSWERED, Outcome.NOT_HELD) else ""


def _private() -> str:
    """What stands above the box of a first question: what to leave out, and what becomes of what is typed."""
    is_shared = site().settings.secret is not None  # then conversations lie on disk, encrypted
    table = "simpler" if is_simple() else "site"
    return site().wording.text(f"{table}.private_shared" if is_shared else f"{table}.private", time=_time())


def _time() -> str:
    return hours(site().settings.conversation_hours)
