"""Whether a sentence tells a number of the past or of now: what is told of now is not of the year named just before.

In: a sentence and the place of a number in it. Out: a tense, by the verb of the number's clause.
"""

from __future__ import annotations

import re

_POINTER = re.compile(
    r"^(?:this|that|these|those|of (?:these|this|those|them)"
    r"|it(?! (?:takes|took|costs?|is (?:estimated|thought|expected|likely|clear|hoped))\b)"
    r"|they|less|plus|together|altogether|in (?:all|total)"
    r"|the (?:money|funding))\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:(?P<now>is|are|has|have|can|will|may|must|does|do|remains?|costs|pays?|runs?|stays?|works?|gets?|means?)"
    r"|was|were|had|did|came|got|went|gave|said|told|felt|thought|made|took|paid|spent|sent|wrote|rose|fell|grew|left"
    r"|began|kept|met|saw|ran|lost|won|rang|held|stood|led|bought|brought|sought|dealt|spoke|chose|became|knew|found"
    r"|(?<!s )(?<!to )(?<!will )(?<!would )(?<!can )(?<!may )cost(?= (?:an? average|£))"
    r"|built|\w{3,}ed)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:is|are|can|employs?|runs?|owns?|works|supports|provides|buys|commissions|offers|holds|covers|includes"
    r"|(?:has|have)(?!\s(?:\w+ly\s|also\s|now\s|not\s)?(?:been|had|made|given|taken|seen|built|brought|put|set"
    r"|spent|begun"
    r"|become|risen|fallen|grown|won|kept|run|\w{3,}ed)\b))\b",
    re.IGNORECASE,
)
CAPACITY_CHARS = 60
_CAPACITY = re.compile(
    r"\bcan (?:\w+ly |now |also )?(?:take|support|help|accommodate|house|hold|offer|look after"
    r"|care for|serve|see|treat)\b[^.;:\d]{0,40}$"
)
_STATE = re.compile(
    r"\b(?:was|were)\s(?:rated|registered|vacant)\b|\b(?:there|of (?:them|these)|which|who)\s(?:was|were)\b"
    r"|\b(?:was|were)\s(?:(?:also|still|already|all|only|either)\s)?(?:on|in|at|under|from|aged|over|waiting|living"
    r"|about|around|nearly|up|[£\d])|\branged\sfrom\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]\s|\b(?:and|but|while|whereas|although)\s", re.IGNORECASE)


_AFTERWARDS = re.compile(
    r"\b(?:(?:has|have|had) since|since then|before \w+ing|(?:and|but) then"
    r"|(?:this|it|that|these|they) (?:has|have|had) (?:now )?(?:fallen|risen|dropped|increased|reduced|decreased|grown"
    r"|improved|come down|gone (?:up|down)))\b",
    re.IGNORECASE,
)
_NOW_IS = re.compile(
    r"\b(?:(?:is|are|was|were|stands?) now|now (?:is|are|stands?|at)"
    r"|(?:current|latest) (?:figure|number|position) (?:is|was))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\W*(?:after|having|following)\s(?:\w+\s)?\w+(?:ing|en|ed)\b", re.IGNORECASE)
""" "After falling to 312 in 2022-23, the number rose to 340"."""
_THEN_MOVED = re.compile(
    r"\W*(?:this|it|that|these|they|(?:the|this|that) (?:number|figure|total|rate|share))\s"
    r"(?:has |have |had )?(?:since |then |now )?"
    r"(?:rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|declined|reduced|improved|went (?:up|down))\b"
    r"(?![^.;]{0,40}\bfrom\b)[^.;]{0,40}?\bto\s",
    re.IGNORECASE,
)

_NOW_BEHIND = re.compile(
    r"[£\d][\d,.]*[a-z%]{0,8}(?:\s[a-z’'-]+){0,4}?\s(?:(?:right )?now|today|at present|currently|at the moment"
    r"|these days|at (?:the )?(?:latest|last) count)\b(?=[,.;:)]|$|\s(?:and|but)\b)",
    re.IGNORECASE,
)
""" "£11.90 in 2021/22 and is £14.20 at present"."""
_SAYS_NOW = re.compile(
    r"(?:^|[(;,])\s*(?:current|existing|present)\s*:?\s*$"
    r"|\b(?:now|currently|presently|today|at present|at the moment)\b",
    re.IGNORECASE,
)


def opens_with_pointer(text: str) -> bool:
    """Whether a sentence opens by pointing to what came before: "Of them, 608 …", "This compares with …"."""
    return _POINTER.match(text) is not None


def is_past(text: str, at: int) -> bool:
    """Whether the number at a place of a sentence is told of the past: "49 came", not "49 are rated Good".

    Its verb is the last one before it in its clause, else the first after it, else the last of an earlier clause; "are
    rated" is told by "are".
    """
    opened = max((clause.end() for clause in _CLAUSE.finditer(text, 0, at)), default=0)
    verbs = list(_VERB.finditer(text))
    before = [verb for verb in verbs if opened <= verb.start() < at]
    after = [verb for verb in verbs if verb.start() >= at]
    if not before and after:
        return not after[0]["now"]
    before = before or [verb for verb in verbs if verb.start() < at]
    if not before:
        return False
    told = [verb for verb in before if not _is_participle(verb, before)] or before
    return not told[-1]["now"]


def tells_now(text: str, at: int) -> bool:
    """Whether the verb before a number, in its clause, tells how things are: "the council employs 640 staff"."""
    opened = max((clause.end() for clause in _CLAUSE.finditer(text, 0, at)), default=0)
    present = list(_PRESENT.finditer(text, opened, at))
    return bool(present) and not _VERB.search(text, present[-1].end(), at)


def tells_capacity(text: str, at: int) -> bool:
    """Whether a number is how many can be helped, at any time: "the team can take on 45 people a week"."""
    return _CAPACITY.search(text[max(0, at - CAPACITY_CHARS) : at]) is not None


def _is_participle(verb: re.Match[str], verbs: list[re.Match[str]]) -> bool:
    """Whether a verb stands after one of now that it belongs to: "rated" of "are all rated"."""
    return any(other["now"] and 0 < verb.start() - other.end() < len(" currently all ") for other in verbs)


def tells_state(text: str) -> bool:
    """Whether a sentence tells how things stood: "16 were on the waiting list", not "16 were given equipment"."""
    return _STATE.search(text) is not None


def is_told_later(sentence: str, first: int, last: int, number: int) -> bool:
    """Whether a number behind the time that stands at `first` to `last` is told of a later one.

    "Peaked at 402 in October and has since been cut to 187", "fell to 980 in 2020-21 before recovering to 1,150".
    """
    if _AFTERWARDS.search(sentence, last, number):
        return True
    if not last and _THEN_MOVED.match(sentence):
        return True  # "This rose to 14,562"
    if _FIRST.match(sentence) and "," in sentence[last:number]:
        return True
    is_now = _NOW_IS.search(sentence, last, number) or _NOW_BEHIND.match(sentence, number)
    return is_now is not None and re.search(r"\d", sentence[:first]) is not None


def says_now(text: str) -> bool:
    """Whether words tell a value of the day they were written: "(currently £21.10)"; "this year" is a year."""
    return _SAYS_NOW.search(text) is not None
