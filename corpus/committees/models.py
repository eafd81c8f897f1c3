"""What committee papers record, as values: a meeting, and its minutes in the old sense, one thing recorded each.

Every minute carries the slices of the page that say it, verbatim, so that an answer can quote them and a test can
compare them. What a paper does not say stays None or empty: nothing is inferred from who was in the room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MinuteKind(StrEnum):
    """What a minute records; a closed list."""

    BODY = "body"
    """The committee, board or cabinet that met."""
    HELD = "held"
    """When or where it met."""
    STANDING = "standing"
    """Whether the minutes are a draft or have been approved."""
    CHAIR = "chair"
    PRESENT = "present"
    OFFICERS = "officers"
    APOLOGIES = "apologies"
    PERSON = "person"
    """A person of the attendance list with an office: `who` is the name."""
    ITEM = "item"
    """The heading of an item of business."""
    MOTION = "motion"
    AMENDMENT = "amendment"
    VOTE = "vote"
    ROLL = "roll"
    """Who voted on one side of a recorded vote: `fate` is "for", "against" or "abstained"."""
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    ASKED = "asked"
    SAID = "said"
    REPLIED = "replied"
    INTEREST = "interest"
    STEP = "step"
    """What somebody is to do next."""
    EXEMPT = "exempt"
    CALL_IN = "call-in"
    EFFECT = "effect"
    """When a decision takes effect."""
    REASON = "reason"
    DECIDER = "decider"
    """The person who took a decision, or whom a report is from."""
    DECIDED_ON = "decided on"
    NEXT_MEETING = "next meeting"
    TOLD = "told"
    """Any other sentence of an item."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of one page: `text` is exactly `page.text[start:end]`."""

    page_index: int
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Check that the text has the length its offsets claim."""
        if len(self.text) != self.end - self.start or not self.text:
            raise ValueError(f"slice {self.start}:{self.end} does not fit its text {self.text[:40]!r}")


@dataclass(frozen=True, slots=True)
class Minute:
    """One thing that a committee paper records.

    `item` numbers the items of the paper from 0 and is None for what stands outside all of them. `motion` numbers the
    motions and amendments of the paper; a vote has the number of what was voted on, or None where it
    was the decision, a speech that of what was debated.
    """

    kind: MinuteKind
    slices: tuple[Slice, ...]
    item: int | None = None
    motion: int | None = None
    who: str | None = None
    """The speaker, mover, or person in office, as printed."""
    seconder: str | None = None
    fate: str | None = None
    """Of a vote "carried" or "lost"; of a standing "draft" or "approved"; the side of a roll."""

    def __post_init__(self) -> None:
        """Refuse what says nothing."""
        if not self.slices:
            raise ValueError(f"a minute of kind {self.kind} needs a slice")

    @property
    def text(self) -> str:
        """What it says, its slices one after the other."""
        return "\n".join(each.text for each in self.slices)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What one committee paper records: of which body and day, and its minutes in the order of the paper.

    `day` is None where no day is printed; `body` is "" where no body is named.
    """

    document_id: str
    body: str
    day: date | None
    minutes: tuple[Minute, ...]
