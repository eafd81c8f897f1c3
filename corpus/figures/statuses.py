"""Whether a number happened, was planned, or is expected, told by the words of its clause, its sentence, its heading.

In: the words around a number. Out: a status. A noun ("a target of") speaks for the number of its own clause; a verb
that opens the sentence ("we expect to spend") speaks for every number after it; an outturn is an actual.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.clauses import Part
from corpus.figures.places import Known
from corpus.models import Aspect, DocumentKind, Metadata, Observation, Status
from corpus.periods import Period, PeriodKind, parse_period
from corpus.quantities import UnitKind

_OUTTURN = re.compile(
    r"\b(?:outturn|actual(?:s|ly)?|spent|spend to date|year to date|achieved|delivered)\b", re.IGNORECASE
)
_FORECAST_NOUN = r"\bforecasts?\b|\bprojected\b|\bprojections?\b|\bprojecting\b|\bpredicted\b|\banticipated\b"
_NOUNS: tuple[tuple[Status, str], ...] = (
    (
        Status.TARGET,
        r"(?<!\bon )(?<!within the )(?<!than )(?<!the )\btargets?\b(?! group)|\bthe target (?:of|is|was|for)\b"
        r"|\bprofile (?:of|is|was|for)\b|\btargeted\b|\bgoal\b|\bambition\b|\baim(?:s|ed|ing)? (?:to|for|is)\b"
        r"|\bstandard of\b",
    ),
    (Status.FORECAST, _FORECAST_NOUN + r"|\bexpect(?:ed|s|ing)?\b|\bestimated to\b|\blikely to\b|\bset to\b"),
    (Status.DRAFT, r"\bdraft\b|\bproposed\b|\bproposals?\b|\bproposes\b|\bproposing\b|\bconsulting on\b"),
    (
        Status.BUDGET,
        r"\bbudget(?:s|ed)?\b(?! (?:gap|survey|monitoring|consultation|pressures?|reductions?|holders?|setting|report))"
        r"|\ballocat(?:ed|ion|ions|ing)\b|\bearmarked\b|\bset aside\b|\bcapital programme of\b",
    ),
)
_VERBS: tuple[tuple[Status, str], ...] = (
    (
        Status.FORECAST,
        r"\b(?:is|are|was|were) (?:forecast|projected|predicted|expected|estimated|anticipated|likely|set) to\b"
        r"|\bexpects? (?:to|that|an?)\b|\bforecasts?\b|\bprojections?\b|\bprojecting\b|\bwill (?:cost|rise"
        r"|increase|fall|be"
        r"|reach|grow|need|exceed|total|rise|have|come|fall)\b|\bby 20[2-9]\d\b|\bwould (?:now )?(?:be|come"
        r"|cost|have|rise|need|save|bring)\b",
    ),
    (
        Status.TARGET,
        r"\bwe want\b|\bplan(?:s|ned)?\b[^.;]*\bsavings?\b|\b(?:aims?|aiming|want"
        r"|plans?)(?: \S+){0,4} to (?:reach|achieve|have|see|cut|reduce|increase|support)\b|\btarget is\b",
    ),
    (Status.DRAFT, r"\b(?:proposes?|proposed|proposing|consulting on)\b|\bdraft budget\b"),
    (
        Status.BUDGET,
        r"\b(?:budget|plan) for 20\d\d|\b(?:has|have|was|were|been) (?:budgeted|allocated)\b|\ballocated\b"
        r"|\bbudget (?:is|was|of)\b",
    ),
)
_APPROVE = re.compile(
    r"\b(?:approv(?:e|al of|es)|agree to|endorse|delegate|plans? to (?:spend|invest)|will (?:spend|invest"
    r"|be invested|make an investment)|investment of|pledg(?:es|ed|ing)|commit(?:s|ted|ting)? (?:to|an?|up|£"
    r"|another)|(?:investing|providing|providing up to|making available)|announced)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\bwould\b|\bpropos", re.IGNORECASE)
_SEMICOLON = re.compile(r";\s")
_PLANNING = re.compile(
    r"\bbudgets?\b(?! survey)|\bfinanc\w+\b|\bforecast\b|\bmedium[- ]term\b|\bsavings\b|\bcapital programme\b"
    r"|\bprecept\b"
    r"|\bcouncil tax\b|\bcharging\b|\bfees\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:in|from|of|within|to) (?:the|our|its|this year['’]s|their) (?:\w+ )?(?:budget|target|forecast)",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\bconsultation\b|\bproposals?\b|\bproposed\b|\bdraft\b|\boptions\b|\bhave your say\b|\bhelp us set\b",
    re.IGNORECASE,
)
_OVERSPENT = re.compile(
    r"\b(?:over|under)(?:spend|spent|spending)\b|\bvariance\b|\b(?:against|over|under|within|above"
    r"|below) (?:the |its |a )?(?:\w+ )?(?:budget|target|forecast)\s*$",
    re.I,
)


def status_of(part: Part, metadata: Metadata, headings: tuple[str, ...] = ()) -> Status:
    """The status of a number in a sentence. What a report asks to approve is a draft; what was approved, a budget."""
    after = re.split(r"\b(?:against|compared|versus)\b", part.after)[0]
    found = _first(_NOUNS, part.before[-60:])
    if not found and not _OVERSPENT.search(part.clause) and not _WITHIN.search(after):
        found = _first(_NOUNS, after[:60])
    if found is Status.BUDGET and (_OVERSPENT.search(part.clause) or _OUTTURN.search(part.clause)):
        found = None
    if found:
        return found
    if _OUTTURN.search(part.clause):
        return Status.ACTUAL
    if _APPROVE.search(part.main) and part.quantity.kind is UnitKind.GBP:
        return _planned(metadata)
    found = _first(_VERBS, _SEMICOLON.split(part.lead)[-1]) or Status.ACTUAL
    proposing = found in (Status.FORECAST, Status.BUDGET) and _WOULD.search(part.main)
    return Status.DRAFT if proposing and _PROPOSES.search(" ".join([metadata.title, *headings])) else found


def is_named_plan(part: Part) -> bool:
    """Whether the number's own clause calls it a target, forecast or draft, not only a verb somewhere before it."""
    return _first(_NOUNS, f"{part.before} {part.after}") is not None


def is_open(part: Part, known: Known, status: Status, metadata: Metadata) -> bool:
    """Whether money in a paper about plans is told without a word of whether it was spent, planned or expected."""
    if status is not Status.ACTUAL or part.quantity.kind is UnitKind.COUNT or not _PLANNING.search(metadata.title):
        return False
    past = known.period is not None and known.period.end.isoformat() <= (_told_on(metadata) or "")
    return not past and not _OUTTURN.search(part.clause)


def settled(status: Status, known: Known, aspect: Aspect, part: Part, metadata: Metadata) -> Status:
    """The status when the period is known: nothing that lies after the day of publication can have happened."""
    period, kind = known.period, part.quantity.kind
    published = _told_on(metadata)
    if status is not Status.ACTUAL or period is None or not published:
        return status
    later = _starts_after(period, published)
    going_on = period.end.isoformat()[: len(published)] > published
    if later or (going_on and aspect is Aspect.INCREMENT and kind is UnitKind.GBP):
        return _planned(metadata) if kind is UnitKind.GBP else Status.FORECAST
    return Status.FORECAST if going_on and _OVERSPENT.search(part.clause) else status


def settled_cell(seen: Observation, metadata: Metadata) -> Observation:
    """A figure of a table or list with the status that its period leaves: what is still to come is planned."""
    published = _told_on(metadata)
    if seen.status is not Status.ACTUAL or seen.period is None or not published:
        return seen
    decided = metadata.kind in (DocumentKind.DECISION, DocumentKind.MINUTES)
    if decided or not _starts_after(seen.period, published):
        return seen  # what a meeting decided holds from its day
    return replace(seen, status=_planned(metadata) if seen.unit == "GBP" else Status.FORECAST)


def _starts_after(period: Period, published: str) -> bool:
    return period.start.isoformat()[: len(published)] > published


def _told_on(metadata: Metadata) -> str | None:
    """The day, month or year on which a document speaks: of its publication, else the one that it reports up to."""
    period = parse_period(metadata.period or "")
    return metadata.published or (period.end.isoformat() if period and period.kind is PeriodKind.AS_AT else None)


def _planned(metadata: Metadata) -> Status:
    draft = metadata.kind is DocumentKind.COMMITTEE_REPORT or bool(_PROPOSES.search(metadata.title))
    return Status.DRAFT if draft else Status.BUDGET


def status_of_label(*texts: str) -> Status:
    """The status that headers, a label or a heading tell, innermost first; an outturn is an actual."""
    for text in texts:
        if found := _first(_NOUNS, text):
            return (
                found
                if not re.search(r"\b(?:outturn|actuals?|variance)\b", text, re.I)
                or re.search(r"forecast|projected", text, re.I)
                else Status.ACTUAL
            )
        if _OUTTURN.search(text):
            return Status.ACTUAL
    return Status.ACTUAL


def _first(table: tuple[tuple[Status, str], ...], text: str) -> Status | None:
    return next((status for status, words in table if re.search(words, text, re.IGNORECASE)), None)
