"""Meetings and their minutes as rows of plain values, and back again without loss.

In: values of `corpus.committees`. Out: dicts ready for the tables `meetings` and `minutes`; `meetings_from` takes such
rows back. The slices of a minute are kept as JSON, page, start, end and text each.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from corpus.committees import Meeting, Minute, MinuteKind, Slice
from index.rows import Row

_PLAIN = ("item", "motion", "who", "seconder", "fate")


def meeting_row(meeting: Meeting) -> Row:
    """Return the row of a meeting, without its minutes."""
    day = meeting.day.isoformat() if meeting.day else None
    return {"document_id": meeting.document_id, "body": meeting.body, "day": day}


def minute_rows(meeting: Meeting) -> list[Row]:
    """Return the rows of a meeting's minutes, in order."""
    return [
        {
            "document_id": meeting.document_id,
            "kind": minute.kind.value,
            **{name: getattr(minute, name) for name in _PLAIN},
            "slices": json.dumps([[s.page_index, s.start, s.end, s.text] for s in minute.slices], ensure_ascii=False),
        }
        for minute in meeting.minutes
    ]


def meetings_from(meetings: Sequence[Row], minutes: Sequence[Row]) -> tuple[Meeting, ...]:
    """Return the meetings that rows were made of; `minutes` in the order in which they were written."""
    held: defaultdict[str, list[Minute]] = defaultdict(list)
    for row in minutes:
        slices = tuple(Slice(*place) for place in json.loads(row["slices"]))
        plain = {name: row[name] for name in _PLAIN}
        held[row["document_id"]].append(Minute(MinuteKind(row["kind"]), slices, **plain))
    return tuple(
        Meeting(
            row["document_id"],
            row["body"],
            date.fromisoformat(row["day"]) if row["day"] else None,
            tuple(held[row["document_id"]]),
        )
        for row in meetings
    )
