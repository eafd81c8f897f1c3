"""Whether an answer helped: a count by outcome and reason, unless the settings ask nobody.

In: a form that names a conversation and a reason of a closed list. Out: a redirect back to the conversation.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from server.records.feedback import Reason
from server.views.sites import site

feedback = Blueprint("feedback", __name__, url_prefix="/feedback")


@feedback.get("")
def explain() -> str:
    """How to say whether an answer helped, and what is kept of it."""
    return render_template("feedback.html", kept=site().feedback is not None)


@feedback.post("")
def give() -> Response:
    """Count the reason for the last answer of the conversation, and go back to it."""
    found = site().conversations.find(request.form.get("conversation", ""))
    given = request.form.get("reason", "")
    if given not in set(Reason):
        abort(400)
    records = site().feedback
    if records is None or found is None:
        return redirect(url_for("feedback.explain"), code=303)
    records.add(found.answers[-1].outcome, Reason(given))
    address = url_for("pages.conversation", conversation_id=found.id, thanks="yes", _anchor="feedback")
    return redirect(address, code=303)
