"""What was moved and how the vote went: motions and amendments with mover and seconder, tallies, fates, recorded votes.

In: the sentences of one item in order. Out: minutes of motions, votes and rolls, each vote bound to what was voted on.
A vote that names the amendment is of the latest one, one that names the substantive motion of the first motion; else
of the latest that has had no fate yet, and where none is open of the decision itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.committees.models import Minute, MinuteKind, Slice
from corpus.committees.people import PERSON, TITLED

_ASIDE = r"(?:,? \([^()]{1,60}\)|, [^.,;:]{3,70},)?"
_MOVER = re.compile(
    rf"(?P<a>{PERSON}){_ASIDE},? (?:then |also |had )?(?:moved|proposed)\b(?! to (?:a|the|another) )"
    rf"|\b(?:[Mm]oved|[Pp]roposed|[Mm]otion)(?: as an amendment)? by (?:the )?(?P<b>{PERSON})"
    rf"|\b(?i:prop(?:oser|osed)?|moved|mover)\b[.:]? (?P<c>{TITLED})|(?P<d>{PERSON}){_ASIDE},? who (?:moved|proposed)\b"
)
_SECONDER = re.compile(
    rf"\bseconded by (?:the )?(?P<a>{PERSON})|(?P<b>{PERSON}){_ASIDE} (?:then |also )?seconded\b"
    rf"|\b(?i:sec(?:onder|onded)?)\b[.:]? (?P<c>{TITLED})"
)
_UNSECONDED = re.compile(r"\b(?:want of a seconder|no seconder|not seconded|lack of a seconder)\b", re.IGNORECASE)
_NUMBER = (
    r"(?:\d{1,3}|no|nil|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty)"
)
TALLY = re.compile(
    rf"\b{_NUMBER}\s(?:of them\s)?(?:votes?\s|members?\s|councillors?\s)?(?:voted\s|voting\s|were\s|cast\s)?"
    r"(?:in favour|for\b(?! (?:the|a|an) (?:year|month|week))|against|abstain|abstention|opposed)"
    rf"|\b{_NUMBER}\s(?:votes?\s)?to\s{_NUMBER}\b|\bby\s{_NUMBER}\svotes?\b"
    r"|\b(?:for|in favour|against|abstained|abstentions?)\s?[:=-]?\s?\d{1,3}\b"
    r"|\b(?:carried|lost|agreed),?\s\(?\d{1,3}\s?[–-]\s?\d{1,3}\b",
    re.IGNORECASE,
)
UNANIMOUS = re.compile(
    r"\bunanim(?:ous|ously|ity)\b|\bnem\.? ?con\b|\ball (?:members )?(?:were |present |voted )?(?:were )?in favour\b"
    r"|\bwithout (?:a vote|dissent)\b|\bunopposed\b",
    re.IGNORECASE,
)
_VOTING = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\bcarried\b|\blost\b|\bmotion\b|\bamendment\b|\bin favour\b|\babst(?:ain|ention)"
    r"|\bagreed by\b|\bproposal\b|\bshow of hands\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:not carried|defeated|declared lost|negatived)\b|\b(?:was|were|is|and|motion"
    r"|amendment)\s(?:then\s)?(?:lost|rejected)\b"
    r"|^\W{0,3}lost\b|(?-i:\bLOST\b)|\b(?:therefore|motion|amendment|proposal) (?:fell|failed|falls)\b"
    r"|\bvoted (?:against|down)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:was|were|and|is|motion|amendment|then|declared)\s(?:then\s|duly\s)?(?:carried|passed)\b(?! out)"
    r"|^\W{0,3}carried\b"
    r"|(?-i:\bCARRIED\b)|;\scarried\b|^\W{0,3}agreed by\b",
    re.IGNORECASE,
)
_CARRIED_OUT = re.compile(r"\bcarried out\b", re.IGNORECASE)
_ACCEPTED = re.compile(r"\baccepted (?:the|this)\b|\bincorporated\b", re.IGNORECASE)
_OF_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\bas (?:amended|altered)\b|\bsubstantive\b|\boriginal motion\b", re.IGNORECASE)
_AMENDS = re.compile(r"\bamendment\b|\bamend\b|\bbe amended\b", re.IGNORECASE)
_AMENDMENT_HEADING = re.compile(r"\W*(?:first |second |third |fourth |further )?amendment\b.{0,20}", re.IGNORECASE)
_MINUTES_AMENDED = re.compile(r"\bminutes\b", re.IGNORECASE)
_SIDE = re.compile(
    r"^\W{0,3}(?:(?P<for>for|in favour|ayes?|voting for)|(?P<against>against|noes|voting against)"
    r"|(?P<abstained>abst\w+|not voting))\b[^:–(\n]{0,30}(?:\(\d{1,3}\)\s?)?[:–(-]+\s?(?=[A-Z(])",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\b(?:Councillors?|Cllrs?|Mayor|Chair(?:man)?|Mrs?|Ms|Dr|Alderman)\b")
_ASKED_RECORD = re.compile(r"\bvotes? (?P<side>against|for|in favour)\b[^.]{0,40}\brecorded\b", re.IGNORECASE)
_VOTED = re.compile(
    rf"(?P<who>{TITLED}(?:(?:, | and ){TITLED}){{0,6}}) (?P<side>voted against|voted for|voted in favour"
    rf"|abstained|did not vote)\b"
)
_COVERS = {"for": "for", "in favour": "for", "against": "against", "voted against": "against", "voted for": "for",
           "voted in favour": "for", "abstained": "abstained", "did not vote": "abstained"}  # fmt: skip


@dataclass(slots=True)
class Floor:
    """What is on the floor while an item is read. `first` is the number of its first motion."""

    item: int
    first: int
    found: list[Minute] = field(default_factory=list)
    _under_amendment: bool = False
    _last_vote: int | None = None
    _on_whole: bool = False

    def read(self, piece: Slice) -> bool:
        """Take in one sentence; whether it was about motions and votes."""
        before = len(self.found)
        if _AMENDMENT_HEADING.fullmatch(piece.text):
            self._under_amendment = True
            return True
        self._on_whole = self._on_whole or bool(_OF_WHOLE.search(piece.text) and not _ACCEPTED.search(piece.text))
        moved = _MOVER.search(piece.text)
        if moved:
            self._move(piece, next(filter(None, moved.groups())))
        elif (seconded := _SECONDER.search(piece.text)) and self._motions():
            self._second(next(filter(None, seconded.groups())), piece)
        self.found += self._rolls(piece)
        self._vote(piece)
        return len(self.found) > before

    @property
    def debated(self) -> int | None:
        """The number of the motion that is open, which speeches are about."""
        at = self._open()
        return None if at is None else self.found[at].motion

    def _motions(self) -> list[int]:
        return [at for at, each in enumerate(self.found) if each.kind in (MinuteKind.MOTION, MinuteKind.AMENDMENT)]

    def _open(self) -> int | None:
        """Where the latest motion stands that has had no fate yet."""
        return next((at for at in reversed(self._motions()) if self.found[at].fate is None), None)

    def _move(self, piece: Slice, who: str) -> None:
        seconded = _SECONDER.search(piece.text)
        seconder = next(filter(None, seconded.groups())) if seconded else None
        is_amendment = self._under_amendment or bool(
            _AMENDS.search(piece.text) and not _MINUTES_AMENDED.search(piece.text)
        )
        kind = MinuteKind.AMENDMENT if is_amendment else MinuteKind.MOTION
        fate = "lost" if _UNSECONDED.search(piece.text) else None
        number = self.first + len(self._motions())
        self.found.append(Minute(kind, (piece,), self.item, number, who, seconder, fate))
        self._under_amendment, self._last_vote, self._on_whole = False, None, False

    def _second(self, who: str, piece: Slice) -> None:
        at = self._motions()[-1]
        motion = self.found[at]
        if motion.seconder is None and motion.fate is None:
            self.found[at] = replace(motion, seconder=who, slices=(*motion.slices, piece))

    def add_text(self, piece: Slice) -> None:
        """What is moved, where it stands on the lines after "Moved by X and seconded by Y:"."""
        at = self._motions()[-1]
        self.found[at] = replace(self.found[at], slices=(*self.found[at].slices, piece))

    @property
    def awaits_text(self) -> bool:
        """Whether the latest sentence was a motion that ends in a colon."""
        return (
            bool(self.found)
            and self.found[-1].kind in (MinuteKind.MOTION, MinuteKind.AMENDMENT)
            and (self.found[-1].slices[-1].text.endswith(":"))
        )

    def _vote(self, piece: Slice) -> None:
        text = piece.text
        if _UNSECONDED.search(text) and self._motions():
            self._close(self._motions()[-1], "lost", piece)
            return
        lost, carried = bool(_LOST.search(text)), bool(_CARRIED.search(text))
        tally = bool(TALLY.search(text)) and (bool(_VOTING.search(text)) or lost or carried or "esolved" in text)
        if _ACCEPTED.search(text) and _OF_AMENDMENT.search(text) and (at := self._open()) is not None:
            self._close(at, "accepted", None)
            self.found[at] = replace(self.found[at], kind=MinuteKind.AMENDMENT)
            self.found.append(Minute(MinuteKind.VOTE, (piece,), self.item, self.found[at].motion, fate="accepted"))
            return
        if not (
            tally
            or UNANIMOUS.search(text)
            or ((lost or carried) and (self._motions() or _VOTING.search(text)) and not _CARRIED_OUT.search(text))
        ):
            return
        at = self._voted_on(text)
        fate = "lost" if lost else "carried" if carried else None
        number = None
        if at is not None:
            if fate or self.found[at].fate is None:
                self._close(at, fate, None)
            number = self.found[at].motion
        self.found.append(Minute(MinuteKind.VOTE, (piece,), self.item, number, fate=fate))
        self._last_vote = at

    def _voted_on(self, text: str) -> int | None:
        """Where what was voted on stands among what was found; None for the decision itself."""
        motions, still_open = self._motions(), self._open()
        if self._on_whole:
            whole = [at for at in motions if self.found[at].kind is MinuteKind.MOTION]
            return whole[0] if whole else None
        if _OF_AMENDMENT.search(text) and motions:
            at = still_open if still_open is not None else motions[-1]
            self.found[at] = replace(self.found[at], kind=MinuteKind.AMENDMENT)
            return at
        return (
            still_open
            if still_open is not None
            else self._last_vote
            if _VOTING.search(text) and (re.match(r"The (?:Chair|casting)", text))
            else None
        )

    def _close(self, at: int, fate: str | None, piece: Slice | None) -> None:
        motion = self.found[at]
        slices = (*motion.slices, piece) if piece and piece not in motion.slices else motion.slices
        self.found[at] = replace(motion, fate=fate or motion.fate, slices=slices)

    def _rolls(self, piece: Slice) -> Iterator[Minute]:
        """Who voted on a side, by name."""
        still_open = self._open()
        number = self.found[still_open].motion if still_open is not None else None
        if self._on_whole:
            whole = [at for at in self._motions() if self.found[at].kind is MinuteKind.MOTION]
            number = self.found[whole[0]].motion if whole else None
        side = _SIDE.match(piece.text)
        if side and _NAMES.search(piece.text):
            name = next(name for name in ("for", "against", "abstained") if side[name])
            yield Minute(MinuteKind.ROLL, (piece,), self.item, number, fate=name)
            return
        recorded = _ASKED_RECORD.search(piece.text)
        if recorded:
            yield Minute(MinuteKind.ROLL, (piece,), self.item, number, fate=_COVERS[recorded["side"].lower()])
        voted = _VOTED.search(piece.text)
        if voted:
            yield Minute(MinuteKind.ROLL, (piece,), self.item, number, who=voted["who"], fate=_COVERS[voted["side"]])
