"""The pages to ask in and to read answers on, and what the site says about itself. All work without JavaScript.

A question travels by POST (`server.views.asking`) and lives in the conversation on the server; no address holds it.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from server.desk import Desk
from server.records.feedback import Reason
from server.views.answer_page import arrange
from server.views.conversations import Conversation
from server.views.sites import site

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    """The first page: the box to ask in, and what the answers come from."""
    return home_page(site().live.pin())


@pages.get("/conversation/<conversation_id>")
def conversation(conversation_id: str) -> Response | str:
    """The last answer with its sources, the earlier ones below, and the box to ask again."""
    found = site().conversations.find(conversation_id)
    if found is None:
        message = site().wording.text("site.expired", hours=_hours())
        return make_response(render_template("error.html", message=message, help="Ask again.", status=404), 404)
    return conversation_page(site().live.pin(), found)


@pages.get("/about")
def about() -> str:
    """What this is, what it answers from and what it does not do."""
    return render_template("about.html", desk=site().live.pin())


@pages.get("/privacy")
def privacy() -> str:
    """What happens to what people type."""
    return render_template("privacy.html", hours=_hours())


@pages.get("/accessibility")
def accessibility() -> str:
    """How far the site is accessible, and what to do where it is not."""
    return render_template("accessibility.html")


def home_page(desk: Desk, **shown: Any) -> str:
    """The first page; `shown` may hold the `error` of a question and what was `typed`."""
    paused = site().settings.paused
    return render_template(
        "home.html",
        desk=desk,
        hours=_hours(),
        simple=is_simple(),
        cleared="cleared" in request.args,
        examples=() if paused else site().suggestions.examples(desk),
        **({"error": None, "typed": ""} | shown),
    )


def conversation_page(desk: Desk, found: Conversation, **shown: Any) -> str:
    """The page of a conversation; `shown` as for the first page."""
    arranged = [arrange(answer, desk) for answer in found.answers]
    last = arranged[-1]
    paused = site().settings.paused
    return render_template(
        "conversation.html",
        desk=desk,
        conversation=found,
        last=last,
        earlier=arranged[-2::-1],
        simple=is_simple(),
        follow_ups=() if paused else (last.answer.follow_ups or site().suggestions.follow_ups(desk, last.answer)),
        reasons=list(Reason) if site().feedback else [],
        thanked="thanks" in request.args,
        **({"error": None, "typed": ""} | shown),
    )


def is_simple() -> bool:
    """Whether the simpler view is asked for, in the address or in a form."""
    return request.values.get("view") == "simple"


def view_kept() -> dict[str, Any]:
    """What an address must hold for the simpler view to stay: it is kept in addresses, so that no cookie is needed."""
    return {"view": "simple"} if is_simple() else {}


def _hours() -> str:
    return f"{site().settings.conversation_hours:g}"
