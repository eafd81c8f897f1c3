"""Committee papers read: who met, what was moved, voted and decided, who said what, and what comes next.

In: a `Document`. Out: its `Meeting`, or None for a document that records no business of a committee. The forms read
are those of `domain`: minutes in several house styles, reports with recommendations, decision notices and records,
action tables, and news of a decision.
"""

from __future__ import annotations

from corpus.committees.business import read_business
from corpus.committees.heads import read_head
from corpus.committees.lines import lines_of
from corpus.committees.models import Meeting, Minute, MinuteKind, Slice
from corpus.committees.sections import sections_of
from corpus.models import Document, DocumentKind

__all__ = ["Meeting", "Minute", "MinuteKind", "Slice", "read_meeting"]

_OF_MEETINGS = frozenset({DocumentKind.MINUTES, DocumentKind.DECISION, DocumentKind.COMMITTEE_REPORT})
_TELLING = frozenset({MinuteKind.DECISION, MinuteKind.RECOMMENDATION, MinuteKind.VOTE, MinuteKind.MOTION})
_MADE_BY_MEETINGS = frozenset({MinuteKind.PRESENT, MinuteKind.HELD})
_MAY_BE = frozenset({DocumentKind.OTHER, DocumentKind.NEWS})


def read_meeting(document: Document) -> Meeting | None:
    """What a document records of a committee's business, or None where it records none.

    A document of another kind than minutes, decisions and reports counts where it names a meeting and what it did.
    """
    kind = document.metadata.kind
    if kind not in _OF_MEETINGS | _MAY_BE:
        return None
    lines = lines_of(document)
    head, business = sections_of(lines, document)
    body, day, minutes = read_head(head, [line for section in business for line in section.lines], document)
    minutes += read_business(head, business, is_report=kind is DocumentKind.COMMITTEE_REPORT)
    kinds = {minute.kind for minute in minutes}
    if not kinds & _TELLING or (kind in _MAY_BE and not kinds & _MADE_BY_MEETINGS):
        return None
    return Meeting(document.id, body, day, tuple(minutes))
