"""The JSON API, /api/v1: ask and search by POST (no question stands in an address), figures and documents by GET.

Every error has the one shape of `server.errors.error_body`. The types are in `server.views.api_models`.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import current_app
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from index.selections import Selection
from server.answers.models import Turn
from server.contract import answer_json, document_json, figures_json, hit_with_text
from server.errors import RequestInvalid
from server.security import check_question, clean_text
from server.views.api_models import (
    AnswerBody,
    AskBody,
    DocumentBody,
    DocumentPath,
    DocumentsBody,
    ErrorBody,
    FiguresBody,
    FiguresQuery,
    HitsBody,
    SearchBody,
)
from server.views.sites import site

_ERRORS: Any = dict.fromkeys((400, 404, 405, 413, 415, 422, 429, 500, 503), ErrorBody)

api = APIBlueprint(
    "api",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="Local Account", description="Answers from published documents, each with its source.")],
    abp_responses=_ERRORS,
)


@api.post("/ask", summary="Ask a question", responses={200: AnswerBody})
def ask(body: AskBody) -> dict[str, Any]:
    """One answer. Any outcome, a refusal too, is status 200; only a question that cannot be read is 422."""
    site().check_not_paused()
    desk = site().live.pin()
    question = check_question(body.question, limit=site().settings.max_question_chars)
    history = tuple(Turn(turn.role, clean_text(turn.content)) for turn in body.history)
    answer = desk.assistant.answer(question, history)
    site().count(answer)
    return answer_json(answer)


@api.post("/search", summary="Search passages", responses={200: HitsBody})
def search(body: SearchBody) -> dict[str, Any]:
    """The passages nearest to a query, best first."""
    site().check_not_paused()
    desk = site().live.pin()
    query = check_question(body.query, limit=site().settings.max_question_chars)
    if body.document_id is not None and body.document_id not in desk.documents:
        raise RequestInvalid("unknown_document", "No document has this id.", "See /api/v1/documents.", status=422)
    hits = desk.retriever.search(query, k=body.k, document_id=body.document_id)
    return {"hits": [hit_with_text(hit) for hit in hits], "index": desk.digest}


@api.get("/figures", summary="List figures", responses={200: FiguresBody})
def figures(query: FiguresQuery) -> dict[str, Any]:
    """The published figures that pass the filters, in a fixed order, a page at a time."""
    desk = site().live.pin()
    digest = desk.digest
    asked = {"measure": query.measure, "group": query.group, "period": query.period, "area": query.area}
    selection, lists = Selection(words=tuple(asked.items())), desk.figures.listings
    start, total = _start(query.cursor, digest), lists.count(selection)
    end = start + query.limit
    page = figures_json(lists.observations(selection, limit=query.limit, after=start), desk.documents)
    return {**page, "total": total, "next": f"{digest[:12]}.{end}" if end < total else None, "index": digest}


@api.get("/documents", summary="List documents", responses={200: DocumentsBody})
def documents() -> dict[str, Any]:
    """The documents that answers come from, by title."""
    desk = site().live.pin()
    listed = [document_json(item) for item in desk.documents.values()]
    return {"documents": listed, "index": desk.digest}


@api.get("/documents/<document_id>", summary="One document", responses={200: DocumentBody})
def document(path: DocumentPath) -> dict[str, Any]:
    """What is known of one document."""
    found = site().live.pin().documents.get(path.document_id)
    if found is None:
        raise RequestInvalid(
            "not_found", "No document has this id.", "See /api/v1/documents.", status=HTTPStatus.NOT_FOUND
        )
    return document_json(found)


@api.get("/openapi.json", summary="This description", doc_ui=False)
def openapi() -> dict[str, Any]:
    """The API described by OpenAPI 3.1."""
    described: dict[str, Any] = current_app.api_doc  # type: ignore[attr-defined]
    return described


def _start(cursor: str | None, digest: str) -> int:
    """The position a cursor names; one of another version of the index would skip or repeat figures."""
    if cursor is None:
        return 0
    version, _, position = cursor.partition(".")
    if version != digest[:12] or not (position.isascii() and position.isdigit() and len(position) < 10):
        raise RequestInvalid(
            "cursor_invalid",
            "The cursor is not one of this list, or the figures have changed since.",
            "Begin again without a cursor.",
            status=422,
        )
    return int(position)
