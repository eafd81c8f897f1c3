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

from corpus.areas import MADE_OF_COUNCILS, find_areas
from corpus.measures import stems
from server.answers.asking import is_telling
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
_DESPAIR = _CUES["despair"]
_MEDICAL = _CUES["medical"]
_DANGER = _CUES["danger"]
_DOMESTIC = _CUES["domestic"]
_CHILD = _CUES["child"]
_ABUSE = _CUES["abuse"]
_PERSON_CONCERNED = _CUES["person_concerned"]
_OUT_OF_HOURS = _CUES["out_of_hours"]

_PRESSING = (
    (_MEDICAL, "medical_emergency"),
    (_DESPAIR, "self_harm"),
    (_DANGER, "immediate_danger"),
    (_CHILD, "child_at_risk"),
    (_DOMESTIC, "domestic_abuse"),
)
"""The needs that words alone tell of, the most pressing first."""

_INJECTION = _CUES["injection"]
_OPINION = _CUES["opinion"]
_OFF_TOPIC = _CUES["off_topic"]
_RECORDS = _CUES["records"]
_ADVICE = _CUES["advice"]
_CANNOT_MANAGE = _CUES["cannot_manage"]
_COMPLAINT = _CUES["complaint"]
_OWN_RECORDS = _CUES["own_records"]
_INFORMATION = _CUES["information"]
_COUNCILLOR = _CUES["councillor"]
_CONTACT_ASKED = _CUES["contact_asked"]
_TALK = _CUES["talk"]
_OUR_OWN = _CUES["our_own"]
_LIVES = _CUES["lives"]
_ON_PAYING = _CUES["advice_on_paying"]
_FOR_CARERS = _CUES["advice_for_carers"]
_GREETING = _CUES["greeting"]
_COUNTS = re.compile(
    r"\bhow (?:many|much)\b|\b(?:number|no\.|nos\.?|share|rate|proportion|percentage) of\b|\bper ?cent\b|%|\b20\d\d\b"
    r"|\b\d\d[/-]\d\d\b|\by/?e\b",
    re.IGNORECASE,
)
""" "Report abuse at a care home" asks for no number, though reports are papers elsewhere."""
_AMOUNT = re.compile(
    r"\bhow (?:many|much)\b|\b(?:price|fee|rate|charge|cost|budget|bill|percentage|number)s?\b|%|£", re.IGNORECASE
)
"""Asks for an amount: what something costs in an area stands in its papers."""
_FEW_WORDS = 3
_ASKS = re.compile(
    r"\W*(?:who|what|whats|when|where|which|why|how|is|are|do|does|did|can|could|will|was|were|has|have)\b",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"['’](?:d|m|s|ve|ll|re)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|regarding|concerning) \w|\d", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Triage:
    """What a question is, before any search: its outcome, and the need whose contacts go with it."""

    outcome: Outcome
    need: str | None = None
    reason: str = ""
    urgent: bool = False
    kinds: tuple[Kind, ...] = ()
    """The kinds of personal data that it holds, so that it is neither kept nor repeated, urgent or not."""
    is_sure: bool = False
    """Whether all of its words tell what it is, so that nothing in them can be danger."""
    is_advice: bool = False
    """Whether advice for one person is asked for, of which the documents may say something in general."""

    @property
    def is_private(self) -> bool:
        """Whether the message may not be kept or repeated."""
        return bool(self.kinds) or self.outcome is Outcome.PERSONAL_DATA


def triage(
    text: str,
    sensed: Sensed,
    published: Published = NOTHING_PUBLISHED,
    *,
    area: str | None = None,
    held: frozenset[str] = frozenset(),
) -> Triage | None:
    """What to do with a question before any search, or None when it is to be answered from the documents.

    `published` is what the documents name themselves, which is nobody's private matter; `area` is the council's own,
    `held` are those whose papers are held.
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
    if (routed := _routed(text, sensed, area, held)) is not None:
        return routed
    if _GREETING.search(text):
        return Triage(Outcome.GREETING, None, "a greeting", is_sure=True)
    return None


def _routed(text: str, sensed: Sensed, area: str | None, held: frozenset[str]) -> Triage | None:
    """The route of a message that is for people: a complaint, a councillor, another council, advice for one person."""
    if asks_for_contact(text, area):
        need = "someone_to_talk_to" if _TALK.search(text) else "general"
        return Triage(Outcome.SIGNPOST, need, "the number or a person is asked for", is_sure=True)
    routes = (("complaint", _COMPLAINT), ("records", _OWN_RECORDS), ("information", _INFORMATION))
    for need, pattern in (*routes, ("councillor", _COUNCILLOR)):
        if pattern.search(text):
            return Triage(Outcome.SIGNPOST, need, "there is a way of its own for this")
    if _lives_elsewhere(text, area, held):
        return Triage(Outcome.SIGNPOST, "other_council", "another council is the one to turn to")
    if _ADVICE.search(text) or _CANNOT_MANAGE.search(text):
        return Triage(Outcome.SIGNPOST, _advice_need(text), "advice for one person is asked for", is_advice=True)
    if sensed.kind == "lonely" and _FIRST_PERSON.search(text) and not _COUNTS.search(text):
        return Triage(Outcome.SIGNPOST, "someone_to_talk_to", "somebody is lonely")
    return None


def asks_for_contact(text: str, area: str | None) -> bool:
    """Whether a text asks how to reach a person of the council, or a person at all, and names nobody else to reach.

    "What is the number for adult social care?" does; "the number of Samaritans" is for the documents.
    """
    if not _CONTACT_ASKED.search(text):
        return False
    rest = _OUR_OWN.sub(" ", _CONTACT_ASKED.sub(" ", _SHORTENED.sub("", text)))
    if _ABOUT.search(rest):  # "who do I ring about that?" goes on from a question, "contact numbers 2022-23" asks one
        return False
    for mention in reversed(find_areas(rest)):
        if mention.name == area:
            rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    return not any(is_telling(word) for word in stems(rest))


def _advice_need(text: str) -> str:
    """Who is asked for advice: on care, on what it costs, or for those who look after somebody."""
    if _FOR_CARERS.search(text):
        return "carers"
    return "paying_for_care" if _ON_PAYING.search(text) else "care_needs"


def _lives_elsewhere(text: str, area: str | None, held: frozenset[str]) -> bool:
    """Whether somebody spoken of lives in the area of another council; figures of other areas are questions.

    So is what something costs there, where papers of that area are held.
    """
    lives = None if area is None or _STATISTICS.search(text) else _LIVES.search(text)
    if lives is None:
        return False
    named = {mention.name for mention in find_areas(text[lives.end() :]) if mention.name not in MADE_OF_COUNCILS}
    is_told = bool(named & held) and _AMOUNT.search(text) is not None
    return bool(named) and area not in named and not is_told


def names_somebody(text: str, *, whoever: bool = True) -> bool:
    """Whether a text speaks of a person, be it the one who writes: "other things", "is it going up" do not.

    Without `whoever`, "they" is nobody: in what goes on from a figure it is the council.
    """
    text = text if whoever else _THEY.sub(" ", text)
    return bool(_FIRST_PERSON.search(text) or _PERSON_CONCERNED.search(text))


def asks_plain_statistics(text: str) -> bool:
    """Whether a text asks for a number, or of a year, and speaks of nobody: then nobody in it can be in danger."""
    return bool(_COUNTS.search(text)) and not names_somebody(text, whoever=False)


def tells_of_nobody(text: str, sensed: Sensed) -> bool:
    """Whether a short text or a question speaks of nobody, has no words of danger and is felt to be little of it.

    "12" and "is this the council?" are like nothing that was learnt, so some danger is felt in them.
    """
    is_small = len(text.split()) <= _FEW_WORDS or _ASKS.match(text) is not None
    return is_small and not (sensed.with_words or names_somebody(text) or _worded(text))


def possible_needs(text: str, sensed: Sensed) -> tuple[str, ...]:
    """Whom a message may be about that may tell of danger: the needs that are felt; of who cannot manage, an adult."""
    return ("adult_at_risk",) if _CANNOT_MANAGE.search(text) else sensed.needs


def _need(text: str, sensed: Sensed) -> str | None:
    """The need of a text by its words and by what it is felt to be, or None."""
    worded = _worded(text)
    if worded is not None and _SURE.search(text):
        return worded
    if sensed.alone or (worded is not None and sensed.with_words):
        # Of the kept examples with words of danger, the words had the right need for a quarter only.
        if worded == "self_harm" and _SELF_HARM.search(text):
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
    if (need := next((need for cue, need in _PRESSING if cue.search(text)), None)) is not None:
        return need
    if _ABUSE.search(text) and personal:
        return "adult_at_risk"
    return "out_of_hours" if _OUT_OF_HOURS.search(text) else None
