"""Whether a text says only what its figures say: each number, period, group, unit and area, and which belong together.

In: the text of an answer, the observations and workings that it shows, and the fixed phrases of the wording. Out: what
it says without a ground, or None. Everything published is found again word for word; what is left may only be fixed
phrases. In each clause what stands beside a number must be its own: the words after it, and before the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.models import Observation
from server.answers.display import in_points, show_observation
from server.answers.models import Working

PHRASES = (
    *(
        "from",
        "to",
        "in",
        "on",
        "of",
        "for",
        "for each",
        "against",
        "is the larger",
        "rose faster",
        "rose by more",
        "the others",
        "the same",
        "published",
    ),
    *(
        "is higher than",
        "is lower than",
        "is the same as",
        *("a target", "a budget", "a forecast", "a draft"),
        "by",
        "the sum of these figures, listed under",
        "and",
        "the sum of",
        "percentage",
    ),
    *("the whole is the sum of the figures listed under", "each is the sum of the figures listed under", "points"),
    *("the document prints no total", "no total is printed", "a time the source does not state", "an unknown period"),
)
"""What the program writes around figures, besides the public wording."""
_MARKS = re.compile(r"\s\[\d+\]")
_QUOTED = re.compile(r"“([^“”]*)”")
_CLAUSES = re.compile(r"[;.]")
_SIGNED = re.compile(r"^(?:about )?(?:up|down) ")
_ABOVE, _BELOW = re.compile(r"higher than|is the larger"), re.compile(r"lower than")
_LEVEL, _SENTENCES = "The same:", re.compile(r"\.(?=\s|$)")
_FIRST = 0xE000
"""The first of the private characters that stand for what was found."""


@dataclass(slots=True)
class _Found:
    """A stretch that figures stand behind: of what kind, and by which of them, as numbers of `shown`."""

    kind: str
    text: str
    owners: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Ground:
    """What an answer stands on. `asked` are periods that may be said not to be held, `held` those that are."""

    shown: Sequence[Observation]
    workings: Sequence[Working]
    quotations: Sequence[str]
    asked: Sequence[str]
    held: Sequence[str]
    labels: Sequence[str]
    silent: Iterable[str]
    """Areas and groups that may be said to have no figure, in a clause that says so: `silence`."""
    silence: Sequence[str]
    phrases: Iterable[str]
    wholly: str
    """What says of which area all the figures are."""
    refuses: bool
    """Whether the text says what is not held, and so names a measure without a number."""


def _bare(text: str) -> str:
    """A text of a document without marks of its own notes, which look as those of citations do: "[2]"."""
    return _MARKS.sub("", text)


def unfounded(text: str, ground: Ground) -> str | None:
    """The first thing in a text that has no ground, or None."""
    literals = _literals(ground)
    marked, found = _bare(text), list[_Found]()
    for match in reversed(list(_QUOTED.finditer(marked))):
        owners = {at for at, one in enumerate(ground.shown) if match[1] in (_bare(one.locator.quote), one.measure)}
        if not owners and not any(match[1] in _bare(quotation) for quotation in ground.quotations):
            return f"the quotation {match[0]!r}"
        found.append(_Found("quotation", match[1], owners or set(range(len(ground.shown)))))
        marked = marked[: match.start()] + chr(_FIRST + len(found) - 1) + marked[match.end() :]
    names = sorted(literals, key=lambda name: (-len(name), name))
    fixed = {word for phrase in (*PHRASES, *ground.phrases) for word in phrase.split()}
    if names:
        pattern = re.compile(
            r"(?<![\w£−-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w%]|[.,-]\d)", re.IGNORECASE
        )

        def mark(match: re.Match[str]) -> str:
            literal = literals[match[0].casefold()]
            planned = f"a {match[0]}" in PHRASES and match.string[: match.start()].endswith(" a ")
            if planned or (match[0] != literal.text and match[0] in fixed):  # "the answer" under a column "Answer"
                return match[0]
            found.append(literal)
            return chr(_FIRST + len(found) - 1)

        marked = pattern.sub(mark, marked)
    allowed = [ground.asked, ground.held]
    for clause in _CLAUSES.split(marked):
        parts = [found[ord(sign) - _FIRST] for sign in clause if "\ue000" <= sign <= "\uf8ff"]
        numbers = any(part.kind in ("value", "result") for part in parts)
        periods = {part.text for part in parts if part.kind == "period"}
        problem = _left_over(clause, ground) or (_unbound(clause, parts, ground) if numbers else None)
        if periods and not numbers and not periods <= set(allowed.pop(0) if allowed else ()):
            problem = f"the periods {sorted(periods)} without a number"
        if any(part.kind == "silent" for part in parts) and (
            numbers or not any(said in clause.casefold() for said in ground.silence)
        ):
            problem = "an area that no figure is of"
        labels = [part.owners for part in parts if part.kind == "label"]
        is_of_all = (
            ground.wholly != ""
            and ground.wholly in clause.casefold()
            and all(len(owners) == len(ground.shown) for owners in labels)
        )
        if labels and not (numbers or ground.refuses or is_of_all):
            problem = "a measure, group or area without a number"
        if problem:
            return problem
    return _unlike(marked, found, ground)


def _unlike(marked: str, found: Sequence[_Found], ground: Ground) -> str | None:
    """A value that is listed as the same as the first one of the text, and is not."""
    first: set[object] = set()
    for sentence in _SENTENCES.split(marked):
        parts = (found[ord(sign) - _FIRST] for sign in sentence if "\ue000" <= sign <= "\uf8ff")
        values = [{ground.shown[at].value for at in part.owners} for part in parts if part.kind == "value"]
        if _LEVEL in sentence and not all(first & each for each in values):
            return "unlike values as the same"
        if values and not first:
            first = {*values[0]}
    return None


def _literals(ground: Ground) -> dict[str, _Found]:
    """Every stretch that may be said, casefolded; the same words may name several figures."""
    literals: dict[str, _Found] = {}

    def put(kind: str, text: str | None, owners: Iterable[int]) -> None:
        if text and text.strip():
            literals.setdefault(text.casefold(), _Found(kind, text)).owners.update(owners)

    for at, one in enumerate(ground.shown):
        put("value", show_observation(one), {at})
    for working in ground.workings:
        operands = {at for at, one in enumerate(ground.shown) if one.id in working.operands}
        for shown in _ways(working):
            # several rows may have moved alike: "up 2" is then said of each of them
            if shown.casefold() not in literals or literals[shown.casefold()].kind == "result":
                put("result", shown, operands)
    valued_first = sorted(enumerate(ground.shown), key=lambda each: each[1].value is None)
    for at, one in valued_first:
        put("period", one.period.label if one.period else None, {at})
        kind = "silent" if one.value is None and not ground.refuses else "label"
        for label in (one.group, one.measure, one.area, one.unit, *(value for _, value in one.dimensions)):
            put(kind, label, {at})
    for label in (*ground.asked, *ground.held):
        put("period", label, ())
    for area in ground.silent:
        put("silent", area, ())
    for label in ground.labels:
        put("label", label, range(len(ground.shown)))
    return literals


def _ways(working: Working) -> set[str]:
    """How the result of a working may be said: with its direction, or in brackets after it without."""
    if working.operation == "change" and working.unit == "percent":
        return {in_points(working.display)}
    bare = _SIGNED.sub("", working.display) if working.operation == "percentage change" else working.display
    return {working.display, bare, working.display.removeprefix("up ").removeprefix("down ")} - (
        set() if working.operation == "percentage change" else {_SIGNED.sub("", working.display)} - {working.display}
    )


def _left_over(clause: str, ground: Ground) -> str | None:
    """What of a clause is neither found nor a fixed phrase."""
    rest = re.sub(r"[\ue000-\uf8ff]", " | ", clause).casefold()
    for phrase in sorted({each.casefold() for each in (*PHRASES, *ground.phrases)}, key=lambda each: -len(each)):
        rest = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", rest)
    words = re.search(r"[\w£%−]+", rest)
    return f"{words[0]!r}" if words else None


def _unbound(clause: str, parts: Sequence[_Found], ground: Ground) -> str | None:
    """What of a clause stands beside a number and is not its own."""
    values = [at for at, part in enumerate(parts) if part.kind == "value"]
    results = [at for at, part in enumerate(parts) if part.kind == "result"]
    anchors = values if len(values) == 1 or not results else sorted((*values, *results))
    owners = {at: set(parts[at].owners) for at in anchors}
    for at, part in enumerate(parts):
        if part.kind in ("value", "result"):
            continue
        anchor = max((each for each in anchors if each < at), default=anchors[0]) if anchors else None
        if part.kind == "label" and parts[0].kind == "result" and anchor in values and not owners[anchor] & part.owners:
            anchor = values[0]  # "15.3%: 412 of 2,690 (all) for older people"
        if anchor is None or not owners[anchor] & part.owners:
            return f"a {part.kind} beside a number that is not of it"
        if anchor in values:
            owners[anchor] &= part.owners
    return _order(clause, [owners[at] for at in values], ground)


def _order(clause: str, values: Sequence[set[int]], ground: Ground) -> str | None:
    """A comparison the wrong way round."""
    if len(values) != 2:
        return None
    first, second = (ground.shown[min(each)].value or 0 for each in values)
    if (_ABOVE.search(clause) and first < second) or (_BELOW.search(clause) and first > second):
        return "a comparison the wrong way round"
    return None
