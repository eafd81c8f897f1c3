"""Which minutes answer which kind of question about a committee, and what is found.

The kinds of questions are the tables of `meeting_asks.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.committees import Minute, MinuteKind
from server.answers.meeting_records import Paper

K = MinuteKind
SPEECH = (K.SAID, K.REPLIED, K.ASKED)
MOVED = (K.MOTION, K.AMENDMENT)
ANY = (K.DECISION, K.RECOMMENDATION, K.STEP, K.SAID, K.REPLIED, K.TOLD, K.EFFECT, K.REASON, K.INTEREST)
GENERAL = frozenset("step reason elected".split())
"""Kinds that are asked of anything: only of minutes, decisions and reports are they about a committee."""
OF_EITHER = frozenset("call_in effect decided_on decider interest".split())
"""Kinds that ask about a meeting as a whole where no item is named."""
KINDS: dict[str, tuple[MinuteKind, ...]] = {
    "person_voted": (K.ROLL,), "roll": (K.ROLL,), "seconder": MOVED, "mover": MOVED,
    "standing": (K.STANDING, K.DECISION),
    "fate": (K.VOTE, *MOVED), "vote": (K.VOTE,), "apologies": (K.APOLOGIES,), "next_meeting": (K.NEXT_MEETING,),
    "chair": (K.CHAIR,), "elected": (K.DECISION, K.TOLD), "officers": (K.OFFICERS,), "present": (K.PRESENT,),
    "place": (K.HELD,), "clock": (K.HELD,), "call_in": (K.CALL_IN, K.EFFECT), "effect": (K.EFFECT,),
    "exempt": (K.EXEMPT,),
    "recommended": (K.RECOMMENDATION, K.DECISION), "interest": (K.INTEREST,), "decided_on": (K.DECIDED_ON, K.HELD),
    "decider": (K.DECIDER,), "replied": (K.REPLIED, K.SAID), "asked": (K.ASKED,), "who_asked": (K.ASKED,),
    "said": SPEECH, "who_said": (K.SAID, K.REPLIED), "reason": (K.REASON,), "step": ANY, "decided": (K.DECISION,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What answers: the paper and its minutes; none of them where the item is held and the fact is not."""

    paper: Paper
    minutes: tuple[Minute, ...]
    item: int | None = None
