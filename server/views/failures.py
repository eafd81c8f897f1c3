"""How a failure is told: the one JSON shape under /api and /health, a page in plain words everywhere else.

In: an exception that no view caught. Out: a response with its status. Neither the response nor the log repeats what a
person typed: exceptions are logged by their kind and place, without their message.
"""

from __future__ import annotations

import logging
import math
from http import HTTPStatus

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from server.errors import ServerError, error_body, places_of
from server.views.limits import seconds_to_wait
from server.views.sites import site

_LOG = logging.getLogger("server")

_TOLD = {
    400: ("bad_request", "The request could not be read.", "Check the address and what was sent."),
    404: ("not_found", "There is nothing at this address.", "Check the address, or start again from the first page."),
    405: ("method_not_allowed", "This address does not take this kind of request.", "See /api/v1/openapi.json."),
    413: (
        "too_large",
        "What was sent is too long.",
        "Ask one thing at a time, in one or two sentences. At most 16 kilobytes can be sent.",
    ),
    414: ("address_too_long", "The address is too long.", "Start again from the first page."),
    415: (
        "unsupported_media_type",
        "The body is not JSON.",
        "Send JSON with the header Content-Type: application/json.",
    ),
    403: ("forbidden", "You may not open this.", "Sign in with an account that has the role for it."),
    429: (
        "too_many_requests",
        "There have been too many questions from your connection in a short time.",
        "{when} Documents and contacts can be read meanwhile.",
    ),
    500: (
        "internal_error",
        "The fault is with this site, not with what you did.",
        "Try again. If it happens again, tell whoever runs this site.",
    ),
}
"""Status: code, message, help. A status not listed is told as 400 or 500."""
_ON_A_PAGE = {
    400: ("What was sent could not be read.", "Go back and try again."),
    405: ("This page cannot be opened in this way.", "Use the links and buttons of the site."),
    413: (
        "What was sent is too long.",
        "Ask one thing at a time, in one or two sentences. A question can have {limit} characters.",
    ),
}
"""Message and help for people, where those for programs would not help them."""


def register(app: Flask) -> None:
    """Tell every failure of this application in our words."""
    app.register_error_handler(ServerError, _server_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(500, _broken)


def told(code: str, message: str, help: str, status: int) -> Response:
    """The failure as JSON for programs, as a page for people, by the address that was asked for."""
    if request.path.startswith(("/api/", "/health/")):
        return make_response(jsonify(error_body(code, message, help)), status)
    if (code, message, help) == _TOLD.get(status):
        message, help = _ON_A_PAGE.get(status, (message, help))
        help = help.replace("{limit}", f"{site().settings.max_question_chars}")
    figures = status == HTTPStatus.NOT_FOUND and request.path.startswith("/figures/")
    g.is_failure = True  # its switch leads to the first page: an address that failed is not sent back
    shown = {"message": message, "help": help, "status": status, "figures": figures}
    return make_response(render_template("error.html", **shown, **_kept(status)), status)


def _kept(status: int) -> dict[str, str]:
    """What was typed and its conversation, where a question came too soon: to be sent again.

    What is too large is not read; there a script keeps it.
    """
    kept = {"typed": "", "conversation_id": ""}
    if status != HTTPStatus.TOO_MANY_REQUESTS or request.blueprint != "pages":
        return kept
    try:
        kept["typed"] = request.form.get("question", "")
        found = site().conversations.find(request.form.get("conversation", ""))
    except RequestEntityTooLarge:
        return kept
    return kept | {"conversation_id": found.id if found else ""}


def validation_failed(error: ValidationError) -> Response:
    """What breaks the schema of the API, by field; never the value, which may be somebody's question."""
    faults = [
        f"{'.'.join(map(str, item['loc'])) or 'body'}: {item['msg']}" for item in error.errors(include_input=False)
    ]
    return told("invalid_request", "; ".join(faults[:5]), "See /api/v1/openapi.json for what is expected.", 422)


def log_without_words(error: BaseException | None) -> None:
    """Log an exception by its kind and the lines it passed through; its message could hold a question."""
    places = places_of(error) if error else ""
    _LOG.error("%s %s failed: %s at %s", request.method, request.url_rule or "?", type(error).__name__, places)


def _server_error(error: ServerError) -> Response:
    return told(error.code, error.message, error.help, error.status)


def _http_error(error: HTTPException) -> Response:
    if isinstance(error, SecurityError):  # the Host header is not one of ours: no page can be made under that name
        return Response(f"{error.description}\n", 400, mimetype="text/plain")
    if error.response is not None:  # made by the check of the API's schema
        return make_response(error.response)
    status = error.code or 500
    code, message, help = _TOLD.get(status, _TOLD[400 if status < 500 else 500])
    if status == 429:
        help = help.format(when=_waiting(seconds_to_wait()))
    response = told(code, message, help, status)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _waiting(seconds: int) -> str:
    """When to ask again: the limit may be of a minute or of a day."""
    minutes, hours = math.ceil(seconds / 60), math.ceil(seconds / 3600)
    if minutes <= 1:
        return "Wait a minute and ask again."
    long = "an hour" if hours == 1 else f"{hours} hours"
    return f"You can ask again in {f'{minutes} minutes' if minutes < 60 else long}."


def _broken(error: Exception) -> Response:
    return told(*_TOLD[500], 500)
