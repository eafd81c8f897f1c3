"""What was decided, and what was only recommended: resolutions and recommendations with their lettered parts.

In: the lines of one item. Out: runs of lines or sentences that say a decision or a recommendation, in order. What a
report recommends is never a decision, nor what a report tells of an earlier meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.committees.lines import Line, pieces
from corpus.committees.models import MinuteKind, Slice

_BODIES = (
    r"(?:Joint )?(?:Committee|Board|Panel|Cabinet(?! Member)|Council(?!lor)|Executive(?! (?:Member|Director))"
    r"|Commission"
    r"|Forum|Members|Councillors|Cabinet Member|Executive Member|Portfolio Holder)\b"
)
_DECIDES = re.compile(
    r"^\W{0,4}(?:\(?[a-z\d]{1,3}[.)] )?(?:"
    r"(?:it was )?(?:then )?(?:unanimously )?(?:resolved|agreed|decided)\b"
    r"|(?:decisions?|outcome|resolution|conclusion)\s?[:–-]"
    r"|(?:noted|approved|deferred|withdrawn|elected)\b(?! by the)|no decision\b|nothing was decided\b)",
    re.IGNORECASE,
)
_BODY_DECIDES = re.compile(
    rf"^(?:(?:in conclusion|accordingly|therefore),? )?(?:the )?(?:[\w’']+ (?:and [\w’']+ )?){{0,5}}{_BODIES}"
    r"(?: (?:then|unanimously|also|therefore|has|have|had|last night|today)){0,3} "
    r"(?:did not (?:approve|agree|support|make)|resolved|agreed|approved|noted|decided|endorsed|deferred"
    r"|rejected|supported"
    r"|adopted|backed|turned down|voted|delegated|took no decision)\b(?! (?:with|on) (?:the|a"
    r"|an) [\w ]{1,30}(?:that|who))",
    re.IGNORECASE,
)
_OFFICER_DECIDES = re.compile(
    r"^(?:the )?[\w, ]{0,60}(?:director|head|officer|manager|member)\b[\w, ]{0,40} (?:decided|agreed"
    r"|approved)(?: to| that)?:?$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\bit was (?:unanimously |then )?(?:RESOLVED|resolved|AGREED|agreed|decided)\b"
    r"|\bminutes\b[^.]{0,160}\b(?:were|was) (?:approved|agreed|confirmed|accepted|signed|taken as read)\b"
    r"|^(?:this |the )?(?:item|matter|report|application|decision)\b[^.]{0,30}\b(?:was|be) (?:withdrawn|deferred"
    r"|adjourned)\b"
    r"|\bwas (?:elected|appointed)\b|\b(?:they|councillors|members|committee) (?:approved|agreed|voted)\b"
    r"|\bNo decision was (?:taken|made)\b",
)
_SAID_OF_PAST = re.compile(
    r"\b(?:as|which|had been) (?:agreed|decided|resolved) (?:in|at|on|by|last)\b|^On \d", re.IGNORECASE
)
_NO_DECISION = re.compile(r"^\W{0,3}(?:these minutes|agreed by (?:\w+|\d+) votes)\b", re.IGNORECASE)
_RECOMMENDS = re.compile(
    r"^\W{0,3}(?:\d[\d.]* )?recommend(?:ations?|ed)\b\s?[:–-]|\b(?:is|are) (?:recommended|asked|invited|requested) to\b"
    r"|^\W{0,3}(?:\d[\d.]* )?it is recommended\b|\brecommended that\b|^\W{0,3}that (?:the )?(?:committee|cabinet"
    r"|board|council)\b",
    re.IGNORECASE,
)
_RECOMMENDATIONS = re.compile(r"\W{0,3}(?:\d[\d.]* )?(?:officer )?recommendations?\b\W{0,3}", re.IGNORECASE)
_DECISIONS = re.compile(r"\W{0,3}(?:\d[\d.]* )?(?:the )?(?:decisions?|resolutions?|outcome)\b\W{0,3}", re.IGNORECASE)
_PART = re.compile(r"\W{0,2}(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"(?:[:–-]|\bthat|\bto|\bCabinet|\bCommittee|\bBoard|\bto:)\W{0,2}$|^\W{0,4}(?:RESOLVED|Resolved|AGREED"
    r"|DECISION)\W{0,4}$",
    re.IGNORECASE,
)
Run = tuple[MinuteKind, tuple[Slice, ...]]


def decisions_in(lines: Sequence[Line], *, only_recommends: bool) -> Iterator[Run]:
    """The decisions and recommendations of an item in order, each with its parts.

    `only_recommends`: the paper is a report, so nothing in it is decided.
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        under = _kind_of_heading(line)
        if under is not None:
            end = _end_of_part(lines, at + 1, until_heading=True)
            kept = tuple(each.slice for each in lines[at + 1 : end])
            if kept and not (only_recommends and under is MinuteKind.DECISION):
                yield under, kept
            at = max(end, at + 1)
            continue
        for number, piece in enumerate(found := pieces(line)):
            kind = _kind_of(piece.text, line, only_recommends=only_recommends, opens=number == 0)
            if kind is None:
                continue
            if piece is found[-1] and _LEADS_ON.search(piece.text):
                end = _end_of_part(lines, at + 1)
                yield kind, (piece, *(each.slice for each in lines[at + 1 : end]))
                at = end - 1
            else:
                yield kind, (piece,)
        at += 1


def _kind_of_heading(line: Line) -> MinuteKind | None:
    """What stands under a heading "Recommendations" or "Decision"."""
    if not line.is_heading and not (line.text.isupper() and len(line.text.split()) < 4):
        return None
    if _RECOMMENDATIONS.fullmatch(line.text):
        return MinuteKind.RECOMMENDATION
    return MinuteKind.DECISION if _DECISIONS.fullmatch(line.text) else None


def _kind_of(text: str, line: Line, *, only_recommends: bool, opens: bool) -> MinuteKind | None:
    if line.is_heading:
        return None
    if re.fullmatch(r"(?:decision|resolution|outcome)s?", line.label.strip(" :"), re.IGNORECASE):
        return None if only_recommends or not opens else MinuteKind.DECISION
    decides = _DECIDES.match(text) or _BODY_DECIDES.match(text) or _OFFICER_DECIDES.match(text) or _INSIDE.search(text)
    if decides and not only_recommends and not (_SAID_OF_PAST.search(text) or _NO_DECISION.match(text)):
        return MinuteKind.DECISION
    return MinuteKind.RECOMMENDATION if _RECOMMENDS.search(text) else None


def _end_of_part(lines: Sequence[Line], at: int, *, until_heading: bool = False) -> int:
    """Where the parts that begin at a line end."""
    end = at
    while end < len(lines):
        line = lines[end]
        if line.is_heading or (line.text.isupper() and len(line.text.split()) < 6):
            break
        if not until_heading and not (line.is_item or _PART.match(line.text)):
            break
        end += 1
    return end if end > at or until_heading else min(at + 1, len(lines))
