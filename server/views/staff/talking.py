"""The widget's script and the API that it talks to, for pages of allowed origins with a token and for nobody else.

In: JSON by POST with `Authorization: Bearer …`; no cookie is read, so no page can make a browser ask for somebody. Out:
JSON, readable by the one origin that asked (the Fetch standard, 3.3). Errors have the one shape.
"""

from __future__ import annotations

import gzip
from dataclasses import asdict
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, g, jsonify, request
from pydantic import BaseModel, Field, ValidationError

from corpus.models import Audience
from server.answers.models import Turn
from server.contract import answer_json
from server.errors import RequestInvalid
from server.records.reported import Reason
from server.records.sessions import Person
from server.security import check_question, clean_text
from server.views.api_models import AskBody
from server.views.assets import BUILT
from server.views.sites import site
from server.views.staff.citing import citable
from server.views.staff.places import figures_pages_of, places_of
from server.views.staff.receipts import count_helped, receipt_of, reported_in
from server.views.staff.room import room, staff_room

talking = Blueprint("talking", __name__)
_Body = TypeVar("_Body", bound=BaseModel)
_API = "/api/staff/"


class CodeBody(BaseModel):
    """A code from the window, with the answer to the challenge that the widget set."""

    code: str = Field(max_length=100)
    verifier: str = Field(min_length=43, max_length=128)


class HelpedBody(BaseModel):
    """That an answer helped: its receipt."""

    receipt: str = Field(max_length=8000)


class ReportBody(HelpedBody):
    """What is wrong with an answer: its receipt and a reason of the list."""

    reason: Reason


@talking.before_request
def _admit() -> None:
    """Only pages of allowed origins; without a list of them there is nothing here."""
    g.header_options = {"foreign": True}
    allowed = site().settings.widget_origins
    if staff_room() is None or not allowed:
        abort(404)
    if request.path.startswith(_API) and request.headers.get("Origin") not in allowed:
        raise RequestInvalid("origin_refused", "This page may not use the assistant.", "", status=403)


@talking.after_request
def _for_one_origin(response: Response) -> Response:
    origin = request.headers.get("Origin", "")
    response.vary.add("Origin")
    if origin in site().settings.widget_origins:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Allow-Methods"] = "POST"
        response.headers["Access-Control-Max-Age"] = "600"
    return response


@talking.get("/widget.js")
def script() -> Response:
    """The custom element, one file, for allowed pages that say who they are; a page that does not gets none of it."""
    if _named_page() not in site().settings.widget_origins:
        abort(403)
    g.header_options = {"foreign": True, "keep": True}
    plain, packed = _script()
    response = Response(plain, mimetype="text/javascript")
    response.vary.update(("Accept-Encoding", "Referer"))
    if request.accept_encodings.quality("gzip"):
        response.set_data(packed)
        response.headers["Content-Encoding"] = "gzip"
    return response


@talking.post("/api/staff/token")
def token() -> Response:
    """A token for a code; or another in place of the one that the request carries, for a widget in use."""
    if "Authorization" in request.headers:
        fresh = room().grants.renew(_bearer(), origin=_origin())
    else:
        body = _read(CodeBody)
        fresh = room().grants.take_code(body.code, origin=_origin(), verifier=body.verifier)
    if fresh is None:
        raise _signed_out()
    person = room().grants.find(fresh, origin=_origin())
    name, account = (person.name, person.key) if person else ("", "")
    reasons = {reason.value: site().wording.text(f"report.{reason.value}") for reason in Reason}
    told = {"name": name, "account": account, "reasons": reasons, "counted": site().feedback is not None}
    return jsonify({"token": fresh, "expires_in": room().grants.token_s, **told})


@talking.post("/api/staff/ask")
def ask() -> Response:
    """An answer from all documents, with where its sources open, its receipt, and how it came about."""
    _person()
    site().check_not_paused()
    body = _read(AskBody)
    desk = site().live.pin(Audience.INTERNAL)
    question = check_question(body.question, limit=site().settings.max_question_chars)
    history = tuple(Turn(turn.role, clean_text(turn.content)) for turn in body.history)
    answer, trace = desk.assistant.explained(question, history)
    site().count(answer, Audience.INTERNAL)
    places = places_of(answer, external=True)
    shown: dict[str, Any] = {
        "answer": answer_json(answer),
        "places": places,
        "figures": figures_pages_of(answer, external=True),
        "citable": citable(answer, places),
        "receipt": receipt_of(answer, desk),
        "trace": asdict(trace),
    }
    return jsonify(shown)


@talking.post("/api/staff/report")
def report() -> Response:
    """Put "this is wrong" on the editors' list."""
    _person()
    body = _read(ReportBody)
    return jsonify({"report": room().reports.add(reported_in(body.receipt), body.reason)})


@talking.post("/api/staff/helped")
def helped() -> Response:
    """Count that an answer helped, where the settings keep counts."""
    _person()
    return jsonify({"counted": count_helped(reported_in(_read(HelpedBody).receipt))})


@talking.post("/api/staff/sign-out")
def sign_out() -> Response:
    """End the session of the token: its widgets in other tabs and the staff pages of it too."""
    room().sessions.end(_person())
    return jsonify({"signed_out": True})


def _named_page() -> str:
    """The origin of the page that loads something; empty where its browser does not name it.

    With `crossorigin` on its tag a script is asked for with `Origin`, whatever the page's referrer policy; without it
    only the referrer tells, and a page may hide that.
    """
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin
    try:
        named = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    return f"{named.scheme}://{named.netloc}"


def _person() -> Person:
    person = room().grants.find(_bearer(), origin=_origin())
    if person is None:
        raise _signed_out()
    return person


def _signed_out() -> RequestInvalid:
    return RequestInvalid("signed_out", "You are signed out.", "Sign in again.", status=401)


def _bearer() -> str:
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret if kind == "Bearer" else ""


def _origin() -> str:
    return request.headers.get("Origin", "")


def _read(body: type[_Body]) -> _Body:
    try:
        return body.model_validate(request.get_json())
    except ValidationError as error:
        fields = ", ".join(sorted({str(item["loc"][0]) if item["loc"] else "body" for item in error.errors()}))
        raise RequestInvalid("invalid_request", f"Not as expected: {fields}.", "", status=422) from None


@lru_cache(maxsize=1)
def _script() -> tuple[bytes, bytes]:
    plain = (BUILT / "widget.js").read_bytes()
    return plain, gzip.compress(plain, mtime=0)
