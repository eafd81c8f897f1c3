"""A receipt of an answer: what a report may say about it, signed by us, so that nothing of it can be made up or typed.

In: an answer. Out: a signed text that the browser sends back with a report, and the `Reported` in it again. What the
person typed is not in it: a topic is a measure of the index or terms of the glossary, a place one that the index knows,
a period one in digits.
"""

from __future__ import annotations

from dataclasses import asdict

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from server.answers.models import Answer, Outcome
from server.answers.topics import topic_of, where_and_when
from server.desk import Desk
from server.errors import RequestInvalid
from server.records.feedback import Reason
from server.records.reported import Reported
from server.views.sites import site

LONGEST_S = 24 * 3600
"""As long as a conversation is kept."""
MOST_IDS = 10
"""Ids in a receipt: an answer over many figures is told by the first ones."""


def receipt_of(answer: Answer, desk: Desk) -> str:
    """The receipt of an answer."""
    read = answer.understood
    about = Reported(
        answer.outcome,
        answer.index,
        read.operation or "",
        topic_of(answer, desk),
        *where_and_when(answer, desk),
        tuple(figure.observation_id for figure in answer.figures[:MOST_IDS]),
        tuple(passage.passage_id for passage in answer.passages[:MOST_IDS]),
    )
    return str(_signer().dumps(asdict(about)))


def reported_in(receipt: str) -> Reported:
    """What a receipt tells. Raises `RequestInvalid` for one that is not ours or too old."""
    try:
        told = _signer().loads(receipt, max_age=LONGEST_S)
    except BadData:
        raise RequestInvalid(
            "receipt_invalid", "This answer is too old to say something about it.", "Ask again first.", status=422
        ) from None
    ids = {name: tuple(told[name]) for name in ("observations", "passages")}
    return Reported(**told | ids | {"outcome": Outcome(told["outcome"])})


def count_helped(about: Reported) -> bool:
    """Count that the answer of a receipt helped; whether counts are kept at all."""
    records = site().feedback
    if records is not None:
        records.add(about.outcome, Reason.HELPFUL)
    return records is not None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or b"", salt="receipt")
