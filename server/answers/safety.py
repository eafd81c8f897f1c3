"""Safety before retrieval: who is in danger gets the right numbers first; what is no question for us is turned away.

In: the text of a question. Out: the need to signpost ("immediate_danger", "adult_at_risk", …), or why the question is
out of scope, or None: then it is answered. A question about statistics ("how many safeguarding enquiries?") passes.
What holds personal data (`personal`) is not answered; in danger the contacts come first all the same.
Danger is told by words (`safety.toml`) and by the likelihood learnt from examples (`dangers`) together: the words of
[sure] decide alone, others need some likelihood, and without any words the likelihood has to be high. Where it is only
possible, the pipeline answers as usual and puts the contacts of the need first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from server.answers.cues import load_cues
from server.answers.dangers import Sensed
from server.answers.models import Outcome
from server.answers.personal import NOTHING_PUBLISHED, Kind, Published, personal_kinds

_CUES = load_cues(Path(__file__).with_name("safety.toml"))
_SURE = _CUES["sure"]
_ELDERLY = _CUES["elderly"]
_STATISTICS = _CUES["statistics"]
_FIRST_PERSON = _CUES["first_person"]

_SELF_HARM = _CUES["self_harm"]
_MEDICAL = _CUES["medical"]
_DANGER = _CUES["danger"]
_DOMESTIC = _CUES["domestic"]
_CHILD = _CUES["child"]
_ABUSE = _CUES["abuse"]
_PERSON_CONCERNED = _CUES["person_concerned"]
_OUT_OF_HOURS = _CUES["out_of_hours"]

_INJECTION = _CUES["injection"]
_OPINION = _CUES["opinion"]
_OFF_TOPIC = _CUES["off_topic"]
_RECORDS = _CUES["records"]
_ADVICE = _CUES["advice"]
_COMPLAINT = _CUES["complaint"]
_OWN_RECORDS = _CUES["own_records"]
_GREETING = _CUES["greeting"]


@dataclass(frozen=True, slots=True)
class Triage:
    """What a question is, before any search: its outcome, and the need whose contacts go with it."""

    outcome: Outcome
    need: str | None = None
    reason: str = ""
    urgent: bool = False
    kinds: tuple[Kind, ...] = ()
    """The kinds of personal data that it holds, so that it is neither kept nor repeated, urgent or not."""

    @property
    def is_private(self) -> bool:
        """Whether the message may not be kept or repeated."""
        return bool(self.kinds) or self.outcome is Outcome.PERSONAL_DATA


def triage(text: str, sensed: Sensed, published: Published = NOTHING_PUBLISHED) -> Triage | None:
    """What to do with a question before any search, or None when it is to be answered from the documents.

    `published` is what the documents name themselves, which is nobody's private matter.
    """
    kinds = personal_kinds(text, published)
    if (need := _need(text, sensed)) is not None:
        return Triage(Outcome.SIGNPOST, need, "somebody may be in danger", urgent=True, kinds=kinds)
    if kinds or _RECORDS.search(text):
        return Triage(Outcome.PERSONAL_DATA, "records", "details of a person", kinds=kinds)
    if _INJECTION.search(text) or _OFF_TOPIC.search(text):
        return Triage(Outcome.OUT_OF_SCOPE, None, "not a question about these documents")
    if _OPINION.search(text):
        return Triage(Outcome.OUT_OF_SCOPE, None, "an opinion is asked for")
    for need, pattern in (("complaint", _COMPLAINT), ("records", _OWN_RECORDS), ("care_needs", _ADVICE)):
        if pattern.search(text):
            return Triage(Outcome.SIGNPOST, need, "advice for one person is asked for")
    if _GREETING.search(text):
        return Triage(Outcome.GREETING, None, "a greeting")
    return None


def names_somebody(text: str) -> bool:
    """Whether a text speaks of a person, be it the one who writes: "other things", "is it going up" do not."""
    return bool(_FIRST_PERSON.search(text) or _PERSON_CONCERNED.search(text))


def _need(text: str, sensed: Sensed) -> str | None:
    """The need of a text by its words and by what it is felt to be, or None."""
    worded = _worded(text)
    if worded is not None and _SURE.search(text):
        return worded
    if sensed.alone or (worded is not None and sensed.with_words):
        # Of the kept examples with words of danger, the words had the right need for a quarter only.
        if worded == "self_harm":
            return worded  # these words are said of nothing else
        mistaken = sensed.need == "child_at_risk" and _ELDERLY.search(text)
        return "adult_at_risk" if mistaken else sensed.need
    return None


def _worded(text: str) -> str | None:
    """The most pressing need that the words of a text tell of, or None. Danger to life comes first."""
    statistics = bool(_STATISTICS.search(text)) and not re.search(
        r"\b(?:right now|just now|help me|please help)\b", text, re.IGNORECASE
    )
    personal = bool(_PERSON_CONCERNED.search(text))
    if _SELF_HARM.search(text) and not (statistics and not _FIRST_PERSON.search(text)):
        return "self_harm"
    if statistics and not _FIRST_PERSON.search(text):
        return None
    if _MEDICAL.search(text):
        return "medical_emergency"
    if _DANGER.search(text):
        return "immediate_danger"
    if _CHILD.search(text):
        return "child_at_risk"
    if _DOMESTIC.search(text):
        return "domestic_abuse"
    if _ABUSE.search(text) and personal:
        return "adult_at_risk"
    return "out_of_hours" if _OUT_OF_HOURS.search(text) else None
