"""What a sentence, a label or a heading of a committee paper is about, besides motions, decisions and speeches.

In: text. Out: the kinds of minutes that it makes: exempt, interest, call-in, effect, next meeting, reason, step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.committees.models import MinuteKind

NOTES = (
    (MinuteKind.EXEMPT, re.compile(
        r"\bexempt\b|\bnot for publication\b|\bschedule 12A\b|\bconfidential\b|\bpublic (?:and press )?be excluded\b"
        r"|\bexclu(?:ding|sion of) the (?:press|public)\b|\bnot (?:published"
        r"|available to the public)\b", re.IGNORECASE)),
    (MinuteKind.INTEREST, re.compile(
        r"\bdeclar(?:ed|ations?)\b.{0,80}\binterests?\b|\bdisclos(?:ed|ure)\b.{0,60}\binterest"
        r"|\binterests? (?:was|were) declared\b"
        r"|\bleft the (?:room|meeting|chamber)\b|^(?:no|there were no) (?:declarations|interests)\b", re.IGNORECASE)),
    (MinuteKind.CALL_IN, re.compile(r"\bcall(?:ed|ing)?[- ]in\b", re.IGNORECASE)),
    (MinuteKind.EFFECT, re.compile(
        r"\b(?:come|comes|came) into (?:force|effect)\b|\btakes? effect\b|\beffective (?:from|date)\b"
        r"|\bbe implemented\b",
        re.IGNORECASE)),
    (MinuteKind.NEXT_MEETING, re.compile(r"\bnext meeting\b.{0,60}\d|^next meeting", re.IGNORECASE)),
    (MinuteKind.DECIDER, re.compile(
        r"^(?:decision[ -]?maker|decision taken by|from|report of|report author|officer contact|contact"
        r"|lead officer)\s?:",
        re.IGNORECASE)),
    (MinuteKind.DECIDED_ON, re.compile(r"^date of (?:the )?decision\b|^decision date\b", re.IGNORECASE)),
    (MinuteKind.REASON, re.compile(
        r"\bbecause\b|^reasons?\b|\bin order to\b|\bso that\b|\bas the\b|\bdue to\b|\bowing to\b|\bto allow\b"
        r"|\bin view of\b"
        r"|\bon the grounds\b", re.IGNORECASE)),
    (MinuteKind.STEP, re.compile(
        r"\bundert(?:ook|ake)\b|\bagreed to (?:send|circulate|provide|bring|write|add|report|ask)\b"
        r"|\bwould (?:bring|report|circulate|provide)\b"
        r"|\b(?:be|come|report) (?:brought )?back\b|\bbe brought\b|\bdeferred\b|\breport progress\b|\bbe presented\b"
        r"|\bto (?:provide|circulate|send|arrange|revise|speak to)\b", re.IGNORECASE)),
)  # fmt: skip
LABELS = (
    (MinuteKind.DECIDER, re.compile(
        r"decision[ -]?maker|decision taken by|from|report of|report author|contact"
        r"|lead officer", re.I)),
    (MinuteKind.DECIDED_ON, re.compile(r"date of (?:the )?decision|decision date", re.IGNORECASE)),
    (MinuteKind.STEP, re.compile(
        r"actions?(?: by)?|owner|lead|deadline|due(?: date)?|by (?:whom|when)"
        r"|responsible", re.IGNORECASE)),
    (MinuteKind.CALL_IN, re.compile(r"call[- ]in.*", re.IGNORECASE)),
    (MinuteKind.EFFECT, re.compile(r"[^\n]{0,60}(?:into force|effect)[^\n]{0,60}", re.IGNORECASE)),
    (MinuteKind.REASON, re.compile(r"reasons?.*", re.IGNORECASE)),
)  # fmt: skip
HEADINGS = (
    (MinuteKind.STEP, re.compile(r"\W{0,3}(?:actions?\b.{0,20}|next steps?)\W{0,3}", re.IGNORECASE)),
    (MinuteKind.INTEREST, re.compile(
        r".{0,6}(?:declarations?"
        r"|disclosures?) of (?:\w+ )?interests?\W{0,3}", re.IGNORECASE)),
    (MinuteKind.REASON, re.compile(
        r".{0,6}(?:reasons?\b.{0,30}|(?:other "
        r"|alternative )?options?\b.{0,40}rejected)\W{0,3}", re.IGNORECASE)),
    (MinuteKind.CALL_IN, re.compile(r".{0,6}call[- ]in\W{0,3}", re.IGNORECASE)),
    (MinuteKind.EXEMPT, re.compile(r".{0,6}(?:confidential|exempt) information\W{0,3}", re.IGNORECASE)),
    (MinuteKind.APOLOGIES, re.compile(r".{0,6}apologies\b.{0,20}", re.IGNORECASE)),
)  # fmt: skip


def kinds_noted(text: str, label: str) -> Iterator[MinuteKind]:
    """The kinds that a sentence is of, by its words or by the header over its cell."""
    yield from (kind for kind, pattern in NOTES if pattern.search(text))
    own = label.strip(" :")
    yield from (kind for kind, pattern in LABELS if own and kind is not MinuteKind.STEP and pattern.fullmatch(own))


def is_of_steps(label: str) -> bool:
    """Whether a column holds what is to be done, by whom or by when."""
    return any(kind is MinuteKind.STEP and pattern.fullmatch(label.strip(" :")) for kind, pattern in LABELS)


def kind_under(heading: str) -> MinuteKind | None:
    """What every sentence under a heading is, as under "Declarations of interest"."""
    return next((kind for kind, pattern in HEADINGS if pattern.fullmatch(heading)), None)
