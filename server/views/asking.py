"""Asking: a question, a change to how it was understood, and the clearing of a conversation. All by POST.

In: forms. Out: redirects (303) to the conversation, so that reloading or going back never asks twice; where a question
cannot be read, the page it came from with what to mend. No address and no log holds a question.
"""

from __future__ import annotations

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from server.answers.models import Turn
from server.desk import Desk
from server.errors import QuestionInvalid
from server.security import check_question
from server.views.conversations import Conversation
from server.views.figure_addresses import figure_address
from server.views.other_figures import answer_with
from server.views.pages import conversation_page, home_page, pages
from server.views.sites import site

_CHANGES = (("group", "for"), ("area", "in"), ("period", "in"))
"""Fields of the form that changes what was understood, and the word with which a follow-up names each."""


@pages.post("/ask")
def ask() -> Response:
    """Answer and redirect to the conversation; a question that cannot be read comes back with what to mend."""
    typed = request.form.get("question", "")
    found = site().conversations.find(request.form.get("conversation", ""))
    alone = "alone" in request.form  # what was carried from earlier questions is taken away
    return _answered(typed, found, () if alone or found is None else found.turns)


@pages.post("/ask/change")
def change() -> Response:
    """Ask the last question again with another time, group or area, as a person would: "for carers in 2021-22".

    For another thing that is counted its own question is asked; the page of that figure opens where none gives it.
    """
    found = site().conversations.find(request.form.get("conversation", ""))
    if found and _is_changed("figure"):
        changed = {name: request.form[name] for name in ("period", "area") if _is_changed(name)}
        return _with_other_figure(found, request.form["figure"], changed)
    wanted = {name: request.form.get(name, "").strip() for name, _ in _CHANGES}
    words = [f"{word} {wanted[name]}" for name, word in _CHANGES if _is_changed(name)]
    if found is None or not words:
        return _to(found)
    return _answered(f"and {' '.join(words)}?", found, found.turns)


@pages.post("/conversation/<conversation_id>/clear")
def clear(conversation_id: str) -> Response:
    """Forget the conversation on the server, now."""
    site().conversations.forget(conversation_id)
    return redirect(url_for("pages.home", cleared="yes"), code=303)


def _is_changed(name: str) -> bool:
    return request.form.get(name, "").strip() not in ("", request.form.get(f"{name}_now", ""))


def _with_other_figure(found: Conversation, named: str, changed: dict[str, str]) -> Response:
    """Answer with another figure, or open its page."""
    site().check_not_paused()
    told = answer_with(site().live.pin(), named, **changed)
    if told is None:
        return _to(found)
    answer, observation = told
    if answer is None:
        return redirect(figure_address(observation), code=303)
    site().count(answer)
    return _to(site().conversations.add(answer, found.id))


def _answered(typed: str, found: Conversation | None, turns: tuple[Turn, ...]) -> Response:
    site().check_not_paused()
    desk = site().live.pin()
    try:
        question = check_question(typed, limit=site().settings.max_question_chars)
    except QuestionInvalid as error:
        return make_response(_to_mend(desk, found, error, typed), error.status)
    answer = desk.assistant.answer(question, turns)
    site().count(answer)
    return _to(site().conversations.add(answer, found.id if found else None))


def _to_mend(desk: Desk, found: Conversation | None, error: QuestionInvalid, typed: str) -> str:
    if found is None:
        return home_page(desk, error=error, typed=typed)
    return conversation_page(desk, found, error=error, typed=typed)


def _to(found: Conversation | None) -> Response:
    if found is None:
        return redirect(url_for("pages.home"), code=303)
    return redirect(url_for("pages.conversation", conversation_id=found.id), code=303)
