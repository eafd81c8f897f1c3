"""What a question about a committee asks: a vote, a mover, a decision, a speech; of whom, of which day, and about what.

In: the text of a question and its query. Out: an `Ask`, or None for a question that asks nothing of the kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.measures import LIGHT_WORDS, stem, stems, tokens
from corpus.periods import Partial, PeriodMention, find_periods
from server.answers.asking import is_telling
from server.answers.cues import load_cues
from server.answers.queries import Query

_ASKS = load_cues(Path(__file__).with_name("meeting_asks.toml"))
STRONG = frozenset(
    "person_voted roll seconder mover standing fate vote apologies next_meeting chair call_in clock place".split()
)
"""Kinds that only ask about meetings: where nothing answers them, no other text may."""
OF_THE_MEETING = frozenset("apologies next_meeting chair officers present place clock standing".split())
"""Kinds that ask about the meeting itself and not about an item of it."""
_TITLE = r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Alderman|Sir|Dame|Lord|Lady)\.?"
_NAME = r"(?:[A-Z]\.|[A-Z][\w’'-]{1,30})"
_TITLED = re.compile(rf"\b(?i:{_TITLE}) ((?:{_NAME} ){{0,2}}{_NAME})")
_LOW_TITLED = re.compile(r"\b(?:cllr|councillor|mr|mrs|ms|dr)\.? ([a-z][\w’-]{2,30})")
_OFFICE = re.compile(
    r"\b(?:(?i:(?:strategic |executive |corporate |service |medical |deputy )?director)(?: (?:of"
    r"|for)(?: [A-Z][\w-]+| and){1,5})?"
    r"|(?i:cabinet member|portfolio holder|leader|mayor|(?<=the )chair(?:man|woman)?|healthwatch)"
    r"|(?i:monitoring officer)"
    r"|(?i:head) of(?: [A-Z]\w+){1,3})(?!\w)"
)
_TWO_NAMES = re.compile(rf"(?<![\w.] )(?<!^)\b({_NAME} {_NAME})(?:['’]s)?\b|(?<=[a-z] )({_NAME} {_NAME})(?:['’]s)?\b")
_BODY = re.compile(
    r"(?<![\w’'&-])(?P<lead>(?:[\w’'&-]{1,24} ){0,8})(?P<noun>committee|board|panel|cabinet|executive|commission"
    r"|forum|council|scrutiny)\b"
    r"(?! (?:member|director|officer|tax|chamber))",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r".*\b(?:what|who|when|where|which|how|why|did|does|do|is|was|were|has|have|by|the|at|to|in|on|from|of|for a"
    r"|go|went|about|that"
    r"|say|members?|meeting)\b ?|.*['’]s(?= )",
    re.IGNORECASE,
)
_LATEST = re.compile(r"\b(?:last|latest|most recent) (?:\w+ ){0,3}(?:meeting|minutes)\b", re.IGNORECASE)
_HOW_TO = re.compile(
    r"^\W*(?:so |and |please )?how (?:do|can|could|would|should) (?:i|we|you|one|people|residents|someone)\b",
    re.IGNORECASE,
)
"""Asks what to do, and not what a meeting did: "how do I get a decision called in?"."""
_SPEAKER = re.compile(r"\b(?:did|does|was|were|is|of)\s$", re.IGNORECASE)
_ONLY_ASK = frozenset(
    stem(word)
    for word in """vote votes voted voting motion motions amendment amendments move moved mover propose proposed
    proposal proposer second seconded seconder carry carried lost pass passed chair chaired chairman apologies apology
    absent present attend attended decide decided decision decisions resolve resolved resolution agree agreed approve
    approved approval recommend recommended recommendation recommendations minutes draft confirmed signed
    meeting meet meets met
    committee council cabinet board panel councillor councillors cllr member members say said reply replied respond
    responded answer answered ask asked query view opinion think thought declare declared interest exempt public
    published excluded confidential call called deadline take taken effect come comes back time place venue room held
    happen happened next item items subject made date reason reasons person people outcome go went split unanimous
    unanimously abstain abstained against favour sent send record recorded final finally substantive main raise raised
    report reports sides put forward long soon put minute yet still must need needs undertake undertook papers paper
    according scrutiny executive officers officer mean january february march april may june july august september
    october november december monday tuesday wednesday thursday friday rejected reject turn turned settle settled adopt
    adopted cllrs full""".split()
)
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a question names: the stems of its own words, and its noun."""

    words: tuple[str, ...]
    noun: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked. `kind` is a table of `meeting_asks.toml`; `people` the names in order, the one spoken of first."""

    text: str
    kind: str
    topic: tuple[str, ...]
    """Stems of what it is about."""
    names: tuple[str, ...]
    """Those of them that have a capital inside the question."""
    people: tuple[str, ...]
    bodies: tuple[Body, ...]
    days: tuple[PeriodMention, ...]
    is_latest: bool

    @property
    def side(self) -> str:
        """For a roll: the side that is asked for."""
        if re.search(r"\babst", self.text, re.IGNORECASE):
            return "abstained"
        return "against" if re.search(r"\b(?:against|opposed|said no)\b", self.text, re.IGNORECASE) else "for"


def read_ask(query: Query, *, area_words: frozenset[str], surnames: frozenset[str]) -> Ask | None:
    """What a question asks of a committee paper.

    `area_words` are stems that name areas; `surnames` the last names of those who speak, move and attend in the papers.
    """
    text = query.text
    people, rest = _people(text, surnames)
    kind = next((name for name, cue in _ASKS.items() if cue.search(text) and _may_be(name, text, people)), None)
    if kind is None or _HOW_TO.search(text):
        return None
    kind = "decided" if kind == "what_decided" else kind
    days = _days(text)
    for each in days:
        rest = rest.replace(text[each.start : each.end], " ")
    bodies, rest = _bodies(" ".join(rest.split()))
    said = [word for word in dict.fromkeys(stems(rest)) if word not in _ONLY_ASK | area_words and len(word) > 1]
    telling = [word for word in said if is_telling(word)]
    words = tuple(telling or [word for word in said if word not in LIGHT_WORDS])
    names = tuple(word for word in words if word in query.names)
    return Ask(text, kind, words, names, people, bodies, days, bool(_LATEST.search(text)))


def _may_be(kind: str, text: str, people: tuple[str, ...]) -> bool:
    """Whether a question of such words asks for a kind: what somebody said or voted needs somebody named."""
    if kind == "person_voted":
        return bool(people)
    return kind != "said" or bool(people)


def _days(text: str) -> tuple[PeriodMention, ...]:
    """The times that a question names, also months that stand alone: "the March minutes"."""
    found = [each for each in find_periods(text, partial=True) if each.period or each.partial]
    for match in _MONTH.finditer(text):
        if not any(each.start < match.end() and match.start() < each.end for each in found):
            number = _MONTHS.index(match[0]) + 1
            found.append(PeriodMention(match.start(), match.end(), partial=Partial((number, 1), (number, MONTH_DAYS))))
    return tuple(found)


def _people(text: str, surnames: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """The people a question names, the subject of its verb first, and the question without them."""
    found: list[tuple[int, int, str]] = []
    for pattern in (_TITLED, _LOW_TITLED, _OFFICE, _TWO_NAMES):
        for match in pattern.finditer(text):
            name = next(filter(None, (*match.groups(), match[0])))
            is_new = not any(match.start() < end and start < match.end() for start, end, _ in found)
            if is_new and (pattern not in (_TWO_NAMES, _LOW_TITLED) or tokens(name)[-1] in surnames):
                found.append((match.start(), match.end(), name))
    found.sort(key=lambda each: (not _SPEAKER.search(re.sub(r"\b[Tt]he $", "", text[: each[0]])), each[0]))
    rest = text
    for start, end, _ in found:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return tuple(name for _, _, name in found), rest


def _bodies(text: str) -> tuple[tuple[Body, ...], str]:
    """The bodies a question names, and the question without their nouns."""
    found = []
    for match in _BODY.finditer(text):
        broken = _BREAKS.match(match["lead"])
        lead = match["lead"][broken.end() :] if broken else match["lead"]
        if re.search(r"\bto (?:the )?$", match["lead"][: len(match["lead"]) - len(lead)]):
            continue  # "referred back to the Executive" is not of the Executive
        area = re.search(r"(?<![\w-])([A-Z][\w-]{1,30})['’]s $", match["lead"][: len(match["lead"]) - len(lead)])
        own = stems(f"{area[1] if area else ''} {lead}")
        words = tuple(word for word in own if word not in ("council", "committe", "meet", "public"))
        found.append(Body(words, stem(match["noun"].lower())))
    return tuple(found), text
