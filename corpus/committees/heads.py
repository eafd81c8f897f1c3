"""The head of a committee paper: which body, when and where, who was there, draft or approved, when next.

In: the lines before the first item and those after. Out: the name of the body, the day, and the minutes of all that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.committees.lines import Line, pieces
from corpus.committees.models import Minute, MinuteKind, Slice
from corpus.committees.people import NAME, PERSON, TITLE, TITLED, people_with_office
from corpus.models import Document
from corpus.periods import PeriodKind, find_periods

_BODY = re.compile(
    rf"(?:{NAME},? (?:(?:and|of|for|the|&) ){{0,2}}){{0,9}}(?i:committee|board|panel|cabinet|executive"
    rf"|commission|forum|council)\b"
)
_NOUNS = ("committee", "board", "panel", "cabinet", "executive", "commission", "forum")
_NOT_BODY = re.compile(
    r"(?:Cabinet|Executive|Council|Committee|Board) (?:Member|Director|Officer|Chamber|Offices)|Chamber"
)
_LEADS = re.compile(
    r"^(?:(?:THE|The|MINUTES|Minutes|MEETING|Meeting|Agenda|AGENDA|Notes|Decisions?|DECISIONS?|Notice|A|At|AT"
    r"|For|To|Of|OF) )+"
    r"(?:of |OF )?(?:the |THE )?"
)
_LABEL = re.compile(
    r"(?:^|(?<=[.;)\w] ))(?P<label>(?:Members?|Officers?|Others?|Also|Voting|Councillors) (?:present|in attendance)"
    r"|[\w ]{2,24} members|PRESENT|Present|Attendance|ATTENDANCE|In attendance|IN ATTENDANCE"
    r"|Apolog(?:y|ies)(?: for absence)?|APOLOGIES(?: FOR ABSENCE)?|Officers|OFFICERS|Clerk|Contact|Members|Venue|Time"
    r"|Co-opted members?|Place|Location|Date(?: of meeting)?|Meeting date|Status)\b(?: \([^)]{1,30}\))?"
    r"\s{0,3}(?::|$|(?= were | was ))"
)
_PRESENT = re.compile(
    r"(?:members?|councillors|voting|co-opted members?)? ?present|attendance|in attendance|\w[\w ]* members|members",
    re.I,
)
_OFFICERS = re.compile(r"officers?\b.*|also\b.*|others?\b.*|clerk", re.IGNORECASE)
_PLACE = re.compile(r"venue|time|place|location|date.*|meeting date", re.IGNORECASE)
_PERSONLIKE = re.compile(rf"{TITLE} [A-Z]|(?:The )?(?:Lord )?Mayor\b|Councillors\b|{NAME} {NAME},|{NAME} {NAME}$")
_APOLOGISED = re.compile(
    r"\bapolog(?:y|ies)\b[^.]{0,40}\b(?:received|given|sent|from|noted|for absence)\b", re.IGNORECASE
)
_CHAIR = re.compile(
    rf"(?<![\w’'-])(?:(?:The|the) Mayor \(?)?(?P<who>{TITLED}"
    rf"|{NAME}(?: {NAME}){{1,3}})\)?(?: \([A-Z][\w ]{{1,30}}\))?(?:,? (?:\((?:[^()]{{0,30}}, ?)?(?:Chair"
    rf"|Chairman|Chairwoman|Chairperson|(?:in|In) the Chair|in the chair)"
    rf"(?:[,;] [^()]{{1,60}})?\)|- (?:Chair|Chairman)\b|\(?(?:in|took) the [Cc]hair))"
)
_CHAIRED_FOR = re.compile(r"\b(?:in|took) the [Cc]hair\b")
_ELECTED = re.compile(rf"(?P<who>{PERSON}) was elected (?:as )?(?:Chair|Chairman)\b")
_DRAFT = re.compile(
    r"\bdraft\b.{0,40}\bminutes\b|\bminutes\b.{0,60}\bdraft\b|^status:? draft|\bunconfirmed\b"
    r"|\bnot yet (?:agreed|approved|confirmed)"
    r"|^\W{0,3}draft\b|subject to (?:confirmation|approval) (?:at|by)",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"^\W{0,3}(?:these minutes (?:were|have been) )?(?:approved|confirmed|agreed"
    r"|signed)\b.{0,60}\b(?:correct record|true record|meeting|on \d)"
    r"|\bminutes\b.{0,40}\((?:approved|confirmed)|^\W{0,3}these minutes were (?:signed|approved|confirmed|agreed)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnext meeting\b", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:held|meeting|minutes|notes|venue|commencing|\d{1,2}[.:]\d\d ?[ap]\.?m|\d ?[ap]\.?m|town hall"
    r"|county hall|room)\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\b(?:publication|published|last|previous|next|come into|called in|call-in (?:deadline|expiry|ends)"
    r"|approved|confirmed|signed|forward plan)\b",
    re.I,
)
_MOST_HEAD = 14


def read_head(head: Sequence[Line], rest: Sequence[Line], document: Document) -> tuple[str, date | None, list[Minute]]:
    """The body's name, the day it met, and the minutes of the head."""
    minutes: list[Minute] = []
    body = _body(head, document)
    if isinstance(body, Slice):
        minutes.append(Minute(MinuteKind.BODY, (body,)))
    held = [line for line in head[:_MOST_HEAD] if _is_of_meeting(line)]
    minutes += [Minute(MinuteKind.HELD, (line.slice,)) for line in held]
    minutes += _attendance(head)
    minutes += _apologies(rest)
    minutes += _chairs(minutes, (*head, *rest))
    minutes += [
        Minute(MinuteKind.STANDING, (piece,), fate=fate)
        for line in (*head, *rest[-4:])
        for piece in pieces(line)
        if (fate := _standing(piece.text))
    ]
    named = body.text if isinstance(body, Slice) else body
    return named, _day(held, document), minutes


def _body(head: Sequence[Line], document: Document) -> Slice | str:
    """The slice that names the body, the name of the title where none does; the narrower noun before "council"."""
    councils: list[Slice] = []
    for line in head[:_MOST_HEAD]:
        if _LABEL.match(line.text) or _PRESENT.fullmatch(line.label):
            continue
        for match in _BODY.finditer(line.text):
            if _NOT_BODY.match(line.text, max(0, match.end() - len(match[0].split()[-1]))):
                continue
            led = _LEADS.match(match[0])
            found = line.part(match.start() + (led.end() if led else 0), match.end())
            if found.text.split()[-1].casefold() in _NOUNS:
                return found
            councils.append(found)
    titled = [match[0] for match in _BODY.finditer(document.metadata.title)]
    narrow = next((name for name in titled if name.split()[-1].casefold() in _NOUNS), None)
    if narrow:
        return _LEADS.sub("", narrow)
    return min(councils, key=lambda each: len(each.text), default="")


def _is_of_meeting(line: Line) -> bool:
    """Whether a line of the head says when or where the body met."""
    if line.label and not _PLACE.fullmatch(line.label.strip(" :")):
        return False
    if re.match(r"(?:Venue|Place|Location|Time)\b", line.label or line.text):
        return True
    if line.is_item or re.match(r"Minutes of (?:the (?:last|previous) |\d)", line.text):
        return False
    dated = any(each.period and each.period.kind is PeriodKind.AS_AT for each in find_periods(line.text))
    return dated and not _OTHER_DAY.search(line.text)


def _day(held: Sequence[Line], document: Document) -> date | None:
    """The day of the meeting, of the head or else of the title."""
    texts = (*(line.text for line in held), document.metadata.title)
    for text in texts:
        days = [each.period for each in find_periods(text) if each.period and each.period.kind is PeriodKind.AS_AT]
        if days:
            return days[0].end
    return None


def _attendance(head: Sequence[Line]) -> Iterator[Minute]:
    """Who was present, who apologised, and the officers, under whatever labels."""
    kind: MinuteKind | None = None
    for line in head:
        labels = list(_LABEL.finditer(line.text)) if not line.label else []
        if line.label:
            kind = _kind_of(line.label)
            if kind is not None:
                yield from _people(line.slice, kind)
            kind = None
            continue
        if not labels:
            if _APOLOGISED.search(line.text):
                yield Minute(MinuteKind.APOLOGIES, (line.slice,))
                kind = None
            elif kind is not None and _PERSONLIKE.match(line.text):
                yield from _people(line.slice, kind)
            else:
                kind = None
            continue
        ends = [each.start() for each in labels[1:]] + [len(line.text)]
        for label, end in zip(labels, ends, strict=True):
            kind = _kind_of(label["label"])
            if kind is not None and line.text[label.end() : end].strip():
                yield from _people(line.part(label.start() if kind is MinuteKind.APOLOGIES else label.end(), end), kind)


def _kind_of(label: str) -> MinuteKind | None:
    label = label.strip(" :")
    if re.match(r"apolog", label, re.IGNORECASE):
        return MinuteKind.APOLOGIES
    if _OFFICERS.fullmatch(label):
        return MinuteKind.OFFICERS
    return MinuteKind.PRESENT if _PRESENT.fullmatch(label) else None


def _people(slice_: Slice, kind: MinuteKind) -> Iterator[Minute]:
    yield Minute(kind, (slice_,))
    for start, end, name in people_with_office(slice_.text):
        place = Slice(slice_.page_index, slice_.start + start, slice_.start + end, slice_.text[start:end])
        yield Minute(MinuteKind.PERSON, (place,), who=name)


def _apologies(rest: Sequence[Line]) -> Iterator[Minute]:
    """Apologies that are told in a sentence of an item."""
    for line in rest:
        for piece in pieces(line):
            if _APOLOGISED.search(piece.text):
                yield Minute(MinuteKind.APOLOGIES, (piece,))


def _chairs(minutes: Sequence[Minute], lines: Sequence[Line]) -> Iterator[Minute]:
    """Who chaired: "in the chair" before an office, and never somebody who apologised."""
    places = [s for m in minutes if m.kind in (MinuteKind.PRESENT, MinuteKind.OFFICERS) for s in m.slices]
    found = [(match, place) for place in places for match in _CHAIR.finditer(place.text)]
    found += [(m, line.slice) for line in lines if line.is_heading for m in _CHAIR.finditer(line.text)]
    sat = [each for each in found if _CHAIRED_FOR.search(each[0][0])] or found
    for match, place in sat[:1]:
        led = len("Councillors ") * match[0].startswith("Councillors ") + len("Cllrs ") * match[0].startswith("Cllrs ")
        start, end = place.start + match.start() + led, place.start + match.end()
        yield Minute(MinuteKind.CHAIR, (Slice(place.page_index, start, end, match[0][led:]),), who=match["who"])
    if not sat:
        for line in lines:
            for piece in pieces(line):
                elected = _ELECTED.search(piece.text)
                if elected:
                    yield Minute(MinuteKind.CHAIR, (piece,), who=elected["who"])
                    return


def _standing(text: str) -> str | None:
    if _APPROVED.search(text):
        return "approved"
    return "draft" if _DRAFT.search(text) else None
