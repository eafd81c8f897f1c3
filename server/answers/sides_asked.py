"""The questions for one number each into which a question for a reckoned one falls: "A or B", "A plus B", two years.

In: a query. Out: `Sides`: the same question put for either of the two things, or times, that it names; None where it
does not name two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.measures import stems
from corpus.periods import Period
from corpus.quantities import find_quantities
from server.answers.queries import Operation, Query, Wants
from server.answers.share_sides import sides_of

_BESIDE = (
    r"versus|vs\.?|v|against|compared (?:with|to)|next to"
    r"|(?:more|less|fewer|higher|lower|bigger|smaller|larger|longer|shorter|dearer|cheaper|better|worse|faster|slower)"
    r" than"
)
_JOINTS = {
    Operation.COMPARE: re.compile(rf"\s(?:or|than|and|{_BESIDE})\s", re.IGNORECASE),
    Operation.TOTAL: re.compile(r"\s(?:plus|and|&|\+)\s", re.IGNORECASE),
    Operation.LOOKUP: re.compile(rf"\s(?:{_BESIDE})\s", re.IGNORECASE),
}
"""What joins two things that are set side by side, or added up."""
_GAP = re.compile(r"\b(?:gap|difference) between (?P<one>.{2,60}?) and (?P<other>.{2,80})$", re.IGNORECASE)
_EDGE = re.compile(
    r"[,;:?!–—()]|\s-\s|\b(?:for|of|in|on|by|between|from|with|to|than|is|are|was|were|did|do|does|has|have|had|as|at|per"
    r"|what|which|who|how|many|much|more|less|fewer|higher|lower|bigger|larger|get|gets|got|go|goes|went|come|comes|cost"
    r"|costs|if|when|where|while|that|both)\b",
    re.IGNORECASE,
)
"""Where the name of one of the two things ends."""
_MOVES = re.compile(r"\W*(?:up|down|more|less|fewer|not|no|yes|better|worse)\W*", re.IGNORECASE)
_OF_MANY = re.compile(r"\b(?:three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The question as it is put for the first, and for the second: of a change the later and the earlier time."""

    way: Operation
    first: str
    second: str
    """The same as the first where only the words of a source can tell what was earlier and what later."""
    names: tuple[str, str] = ("", "")
    """What the two are called; "" for two times."""
    times: tuple[Period, Period] | None = None
    given: frozenset[Decimal] = frozenset()
    """Numbers that the question gives, of which a share may be asked and which are none."""


def says_one_side(sides: Sides, said: frozenset[str]) -> bool:
    """Whether words (stems) are of one of the two things alone, and so of no sum of both."""
    one, other = (set(stems(name)) for name in sides.names)
    return bool((one - other) & said) is not bool((other - one) & said)


def two_asked(query: Query) -> Sides | None:
    """The two things, or times, that a question sets side by side, adds up or divides."""
    text = query.text
    if query.operation is Operation.SHARE:
        return _of_share(query)
    if query.operation is Operation.CHANGE and len(query.periods) < 2:
        return Sides(Operation.CHANGE, text, text)
    if query.operation is Operation.CHANGE and len(query.periods) == 2:
        later, earlier = max(query.periods), min(query.periods)
        about = query.about or text
        return Sides(Operation.CHANGE, f"{about} {later.label}", f"{about} {earlier.label}", times=(later, earlier))
    if query.operation is Operation.TOTAL and _OF_MANY.search(text):
        return None
    way = Operation.TOTAL if query.operation is Operation.TOTAL else Operation.COMPARE
    if gap := _GAP.search(text):
        left = text[: gap.start()] + text[gap.start("one") : gap.end("one")]
        return _sides(way, left, gap.start(), text[gap.start("other") :])
    if query.wants is Wants.TEXT or query.operation not in _JOINTS:
        return None
    joints = list(_JOINTS[query.operation].finditer(text))
    if len(joints) != 1:
        return None
    return _sides(way, text[: joints[0].start()], None, text[joints[0].end() :])


def _of_share(query: Query) -> Sides | None:
    told = sides_of(query)
    if told is None:
        return None
    part, whole = f"how many of {told.whole} {told.part}", f"how many {told.whole} in total"
    given = frozenset(each.value for each in find_quantities(query.text))
    return Sides(Operation.SHARE, part, whole, (told.part, told.whole), given=given)


def _sides(way: Operation, left: str, begin: int | None, right: str) -> Sides | None:
    """The sides of what stands left and right of the joint, each name up to where it begins or ends."""
    one = left[begin:].strip() if begin is not None else _EDGE.split(left)[-1].strip()
    other = _EDGE.split(right)[0].strip()
    if not one or not other or _MOVES.fullmatch(one) or _MOVES.fullmatch(other):
        return None
    before, behind = left[: left.rindex(one)], right[right.index(other) + len(other) :]
    return Sides(way, f"{before}{one}{behind}", f"{before}{other}{behind}", (one, other))
