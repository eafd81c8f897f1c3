"""What the JSON API takes and gives, as types that check a request and describe the API in its OpenAPI document.

Limits of length and characters of a question are `server.security.check_question`'s, so that they are the same
everywhere; here stand only the shapes. Unknown keys of a body are ignored, unknown filters of a list are refused: a
misspelt filter would hand out everything.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from server.answers.models import Answer, Citation, Figure

MAX_HISTORY = 40
"""Turns of a history: twenty questions and their answers, as a conversation on the site keeps."""


class Fault(BaseModel):
    """What went wrong: a code for programs, a message and a help for people."""

    code: str
    message: str
    help: str


class ErrorBody(BaseModel):
    """The shape of every error."""

    error: Fault


class TurnBody(BaseModel):
    """One earlier turn."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=4000)


class AskBody(BaseModel):
    """A question, with the earlier turns of its conversation if there are any."""

    question: str = Field(description="Up to 500 characters, in plain words.")
    history: list[TurnBody] = Field(default=[], max_length=MAX_HISTORY)


class SearchBody(BaseModel):
    """A search for passages."""

    query: str = Field(description="Up to 500 characters.")
    k: int = Field(10, ge=1, le=50, description="How many passages.", strict=True)
    document_id: str | None = Field(None, max_length=200, description="Search this document only.")


class AnswerBody(RootModel[Answer]):
    """The one answer that the command line, the API and the page all show."""


class HitBody(BaseModel):
    """A found passage; `score` lies between 0 and 1, `rank` begins at 1."""

    passage_id: str
    document_id: str
    page: int | None
    heading: str | None
    rank: int
    score: float
    text: str
    reasons: list[str]


class HitsBody(BaseModel):
    """Passages, best first."""

    hits: list[HitBody]
    index: str


_Filter = Annotated[str | None, Field(max_length=200)]


class FiguresQuery(BaseModel):
    """Filters of the figures, all optional, and where in the list to begin."""

    model_config = ConfigDict(extra="forbid")

    measure: _Filter = None
    group: _Filter = None
    period: _Filter = None
    area: _Filter = None
    limit: int = Field(50, ge=1, le=500)
    cursor: str | None = Field(None, max_length=100, description="`next` of the page before.")


class FiguresBody(BaseModel):
    """One page of figures with their citations; `next` is the cursor of the page after, or null."""

    figures: list[Figure]
    citations: list[Citation]
    total: int
    next: str | None
    index: str


class DocumentPath(BaseModel):
    """A document by its id."""

    document_id: str


class DocumentBody(BaseModel):
    """What is known of a document; unknown is null. `rendering_of` is the original's address if this is a summary."""

    id: str
    title: str
    publisher: str | None
    area: str | None
    kind: str
    url: str | None
    published: str | None
    period: str | None
    licence: str | None
    supersedes: str | None
    rendering_of: str | None
    checked_on: str | None


class DocumentsBody(BaseModel):
    """The documents that answers come from."""

    documents: list[DocumentBody]
    index: str


class OpenDocument(RootModel[dict[str, Any]]):
    """An OpenAPI 3.1 document."""
