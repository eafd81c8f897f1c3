"""The mood of the verb that governs a number: it happened, it is so, it will be, it would be, it is expected or wanted.

In: a part of a sentence. Out: a mood, or none where no finite verb speaks of the number. The verb stands before the
number ("we will spend £2m"); where the number is itself the subject, after it ("£2m was thought secure"). Finite verb
groups are told by their auxiliaries, as in any grammar of English (Quirk et al. 1985, chapter 4); other words ending in
"-ed" are participles unless a subject stands before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.figures.clauses import Part


class Mood(StrEnum):
    """How a verb puts what it says."""

    PAST = "it was"
    HAS = "it has been given"
    """ "The council has put a further £380,000 into assessments": done, but of a year that may not be over."""
    PRESENT = "it is"
    WILL = "it will"
    BECOMES = "it will come to be"
    """ "There will be 52,000 residents": nobody's plan, only what is foreseen."""
    WOULD = "it would"
    MAY = "it may"
    EXPECTED = "it is expected"
    WANTED = "it is wanted"
    PLANNED = "it is planned"
    PROPOSED = "it is proposed"
    DECIDED = "it was agreed"
    """ "Savings of £9m have been agreed": money to come; "40 claims were agreed": done."""
    BE = "that it be"
    """ "That up to £400,000 be kept": resolved, or asked for."""


@dataclass(frozen=True, slots=True)
class Governed:
    """The mood of a number's verb, and whether the number is that verb's subject."""

    mood: Mood | None
    is_subject: bool
    reach: int = 0
    """How many words stand between the verb and the number."""
    is_own: bool = False
    """Whether it stands in a later clause of its sentence, with the number: "…, and a year of it costs £0.2m"."""
    is_far: bool = False
    """Whether a colon, a semicolon or a "but" parts them."""


_BE = r"(?:is|are|was|were|be|been|being)"
_NOW = r"(?:\s(?:now|still|currently|also|\w{2,12}ly))?"
_DONE = (
    r"(?:(?!(?:need|requir|ow|miss|affect|exceed|fac|involv|leav|limit|bas|compar|call|nam)e?d\b)\w{3,}ed|spent"
    r"|paid|put"
    r"|set|given|drawn|taken|met|made|found|built|held|kept|cut|brought|bought|sold|let|split|sent)\b"
)
"""A participle of what is done on purpose: "£4m will be taken from reserves" is decided, "will be needed" foreseen."""
_HAPPENING = (
    rf"(?:be(?!\s(?:\w+ly\s)?{_DONE})|stand|end|finish|slip|arise|become|continue|cost|rise|increase|fall|"
    r"reach|grow|need|exceed|total|have|come(?!\sfrom)|see|live|amount|remain|drop|affect)"
)
_STILL = r"(?:\snow|\sstill|\salso|\snot|\sthen|\sonly)?"
_ACTOR = r"\b(?:we|i|it|they|he|she|you|councils?|board|government|cabinet|committee)"
_PLANNER = r"\b(?:we|i|councils?|board|services?|government|partnership|plan|strategy|cabinet|team)"
_THEN = r"(?:\s(?:now|still|also|not|then|only|just|each|soon|never))?(?:\shave)?(?:\s\w+)?"
"""A modal takes the infinitive behind it along: what "would go up" is no "go"."""
_NO_PLAN = (
    r"(?!(?:plann|expect|propos|intend|aim|hop|want|pledg|committ|budget|project|predict|anticipat|recommend)ed\b"
    r"|(?:need|exceed|succeed|proceed|feed)\b)"
)
_IRREGULAR = (
    r"(?:totalled|amounted|rose|fell|grew|spent|paid|went|came|met|made(?!\sup\sof)|gave|took|got|brought|left|began|stood|lost"
    r"|wrote|said|told|saw"
    r"|found|kept|held|sent|bought|built|led|ran|sold|won|thought|overspent|underspent)"
)
_GROUPS: tuple[tuple[Mood, str], ...] = (
    (
        Mood.PROPOSED,
        r"\b(?:propos(?:e|es|ed|ing)|recommend(?:s|ed|ing)?|consulting on|suggested(?=\s(?:£|an?\s\w+\sof\s£)))\b"
        rf"|\b{_BE}{_NOW}\s(?:being\s)?(?:requested|sought|proposed|recommended|suggested)\b"
        rf"|\basked\sto\s(?:approve|agree|endorse|support|back|fund|recommend)\b"
        r"|\basked\s(?:the\s)?(?:[\w-]+\s){1,3}to\s(?:support|back|approve|agree|endorse|fund)\b"
        r"|\bmoved\s(?:an?|the)\s(?:\w+\s)?(?:amendment|motion)\b|\bmoved\b[^.;:\d]{0,40}\sthat\b",
    ),
    (
        Mood.WANTED,
        rf"(?<!\bas\s){_PLANNER}(?:\s\w+ly|\salso)?\s(?:(?:has|have|had)\s)?"
        r"(?:want(?:s|ed)?|aims?|aimed|hopes?|hoped|would\slike|aspires?|intend(?:s|ed)?|(?:mean|meant|seeks?"
        r"|sought|set\sout)\sto)\b"
        r"|\b(?:(?:has|have|had)\s)?(?:asked|requires?|required|challenged|told|tasked)\s(?:us|them"
        r"|the\s(?:[\w-]+\s){1,3}?|councils)\s?to\s"
        r"(?:reach|achieve|hit|meet|raise|increase|improve|reduce|cut|bring|get|keep|lower|halve|double|complete)\b"
        r"|\b(?:aims?|aiming|intends?|intending)\s(?:to|at|for)\b|\b(?:it|they|s?he)\s(?:hopes?|hoped)\sto\b"
        r"|\bit\s(?:is|was)\shoped\b|\b(?:should|must)\s(?:reach|rise\sto|fall\sto)\b",
    ),
    (
        Mood.EXPECTED,
        rf"\b{_BE}{_NOW}\s(?:forecast|projected|expected|predicted|anticipated|likely|estimated\sto|set\sto"
        r"|due\sto\s(?:be|have|get|go|open|start|begin|end|close|finish|complete|move|come|rise|fall|pay|receive|reach|join|cost)"
        r"|thought|on\strack|on\scourse|at\srisk)\b"
        r"|\b(?:expect(?:s|ed|ing)?|(?<!\bthe\s)(?<!\ba\s)(?<!\bour\s)(?<!\bits\s)(?<!\blast\s)forecast(?:s"
        r"|ing)?|predicts?|anticipates?|(?:strategy|plan|forecast|projection|model)\sassumes|projecting|(?:we"
        r"|they|officers|directors|analysts|providers|staff)\sestimate(?!\s(?:that\s)?[^.;]{0,80}?\s(?:are|were"
        r"|was|have|had|\w{3,12}ed)\b))\b"
        rf"|{_ACTOR}(?:\shad)?\sthought\b",
    ),
    (
        Mood.PLANNED,
        rf"\b(?:{_BE}|has|have|had){_NOW}\s(?:been\s)?(?:budgeted|planned|allocated|earmarked|set\saside)\b"
        rf"|\bplans?\sto\b|\bplanning\son\b"
        rf"|(?:{_ACTOR}\s)?\b(?:agreed|decided|resolved)(?:\s(?:this|last)\s\w+)?\sto\s"
        r"(?:put|spend|invest|add|give|set\saside|fund|increase)\b"
        rf"|{_ACTOR}\splan(?:s|ned)?\b|\bplanned\sto\b|(?:\b(?:has|have|had)\s)?\b(?:commit(?:s|ted)"
        rf"|pledge[sd]?|promised)\b"
        r"|\b(?:first|initially|originally)\s(?:put|set|costed|priced|valued|estimated|approved|agreed)\b",
    ),
    (
        Mood.DECIDED,
        rf"\b(?:{_BE}|has|have|had){_NOW}\s(?:been\s)?(?:agreed|approved)\b(?!\s(?:to|with)\b)"
        r"|\b(?:council|cabinet|committee|board|members|councillors|government)\s(?:agreed"
        r"|approved)\b(?!\s(?:to|with|that)\b)",
    ),
    (Mood.BE, r"(?<!\bto\s)\bbe\b"),
    (
        Mood.BECOMES,
        rf"(?<!\bwe\s)(?<!council\s)(?<!board\s)(?<!team\s)\b(?:will|shall){_STILL}\s{_HAPPENING}\b"
        rf"|\b(?:will|shall){_STILL}\s(?!have\b){_HAPPENING}\b|\b(?:will|shall)\s(?:not|no\slonger)\sbe\b",
    ),
    (
        Mood.WILL,
        rf"\b(?:is|are)\sto\s(?:be\s{_DONE}|(?!be\b|have\b|date\b|blame\b|come\b|follow\b)[a-z]{{3,}})"
        rf"|\b(?:will|shall|(?:we|it|they|i)['’]ll|(?:{_BE}(?:\s\w+)?|[’'](?:re|m))\sgoing\sto)\b{_THEN}",
    ),
    (Mood.WOULD, rf"\bwould\b(?!\s(?:\w+ly\s)?(?:like|prefer|recommend|choose|want|say|welcome)\b){_THEN}"),
    (Mood.MAY, rf"\b(?:might|could|must|should)\b{_THEN}"),
    (Mood.HAS, rf"\b(?:has|have){_NOW}\s(?:agreed|approved|put|added|given|found|made|secured|awarded)\b"),
    (
        Mood.PAST,
        rf"\b(?:was|were|had|did)\b|\b(?:has|have){_NOW}\s(?:been|had|{_NO_PLAN}\w{{2,14}}ed|{_IRREGULAR}"
        rf"|fallen|risen|grown|gone"
        rf"|become|come|put|given|taken|cut)\b|(?<!\bbe\s)\b{_IRREGULAR}\b|{_ACTOR}(?:\s\w+ly"
        rf"|\salso)?\s{_NO_PLAN}\w{{2,14}}ed\b"
        rf"|\d\s\w{{2,14}}ed\b|\b(?:and|but)\s{_NO_PLAN}\w{{2,14}}ed(?=\s(?:$|[\d£]))",
    ),
    (
        Mood.PRESENT,
        rf"\b(?:is|are){_NOW}\s{_IRREGULAR}\b"
        r"|(?<!\bto\s)(?<!\bwho\s)(?<!\bthat\s)(?<!\bwhich\s)\blive\b"
        r"|(?<!\bto\s)(?<!\bthe\s)(?<!\ba\s)(?<!\bour\s)(?<!\bits\s)(?<!\btheir\s)(?<!\bin\s)(?<!\bof\s)(?<!\bfor\s)\b(?:is|are|has|have|does|do|am|would|can|cannot|may|costs?(?!\sof\b)|pays?|goes|go|stands?|needs?|faces?|(?:runs?|ranges?)(?=\sfrom\b)|makes?|comes?|gives?|spends?|covers?|receives?"
        r"|raises?|takes?|provides?|employs?|uses?|brings?|meets?|contributes?|holds?|keeps?|rises?|falls?|remains?)\b",
    ),
)
_VERB = re.compile("|".join(f"(?P<{mood.name}>{words})" for mood, words in _GROUPS), re.IGNORECASE)
_ASIDE = re.compile(r"\s?\([^()]{0,80}\)")
_BASE = re.compile(r"^\s*of (?:the|our|its|this) £?\d[\d.,]*\s?(?:m|k|bn|million|billion|thousand)?\b")
""" "£5.2m of the £6.9m savings target is forecast to be delivered": the whole parts not a number from its verb."""
_YEAR = re.compile(r"\b20\d\d(?:[/-]\d\d)?\b")
_INFINITIVE = re.compile(
    r"\s(?:of\s(?:[\w’'-]+\s){1,4})?to\s(?!be\b)(?:have|feel|say|get|receive|live|stay|find|use)\b"
)
""" "We want at least 40% of carers to be satisfied, and 32% to have as much contact": wanted, and no subject."""
_ORDERS = re.compile(
    r"\W{0,4}(?:\d[\d.]*\s)?(?:to )?"
    r"(?:invest|build|recruit|train|create|reduce|expand|develop|deliver|cut|increase|open|bring|raise|lift|get"
    r"|keep|halve"
    r"|double|reach|achieve|improve|offer|give|complete|provide|move|lower|shorten)\s"
    r"(?=$|[£\d]|an?\b|the\b|our\b|up to\b|at least\b|another\b|more\b|over\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"[;:]\s|,\s(?:and|but|or|so|while|whilst|although|though|whereas|when|where|which|who|with|leaving|of which)?\s?"
    r"|\b(?:and|but|while|whilst|whereas|although)\s",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[;:,]\s|\.\s|[()]|\b(?:while|whilst|whereas|but)\b|\b(?:that|which|who)\s(?:would|will)\b"
    r"|\band\s(?:we|it|they|this|these|i)\b",
    re.IGNORECASE,
)
""" "40 people attend the centres that would close": what is told of the centres is not told of the people."""
_THAN_PLANNED = re.compile(
    r"\b(?:than|as)\s(?:(?:was|were|had|been|is|it|we|they|originally|first|initially|previously)\s){0,4}"
    r"(?:expected|planned|budgeted|forecast|predicted|projected|anticipated|proposed|hoped|thought|intended)\b",
    re.IGNORECASE,
)
""" "Grants turned out £3.6m better than expected": what they are compared with is no verb of theirs."""
_TO_COME = (Mood.WILL, Mood.BECOMES, Mood.WOULD)
_MOVED = re.compile(r"\s\w{3,12}ed(?=[.,;]|$|\s(?:in|to|from|on|by|out|into|away|back|home|during|last)\b)")
""" "We planned to move 60 people; 22 moved.": an intransitive verb right behind the number."""
SUBJECT_CHARS = 90
"""How far after a number its verb may stand: "£1.2 million of the money from the sale of the old depot was …"."""


@lru_cache(maxsize=1_000)
def governed(part: Part) -> Governed:
    """The mood of the verb that governs a number, and whether the number is its subject.

    The plain form that opens a sentence of a plan ("Build an additional 140 flats", "To invest £3m") is as good as
    "we will".
    """
    before = part.outside if part.bracketed else part.main
    orders = _ORDERS.match(part.lead)
    if orders and not _VERB.search(before, orders.end() - (len(part.lead) - len(before))):
        return Governed(Mood.WILL, is_subject=False, reach=len(part.lead[orders.end() :].split()))
    opened = [match.end() for match in _OPENS.finditer(before)]
    if not _VERB.search(before, opened[-1] if opened else 0):
        tail = part.tail[part.tail.find(")") + 1 :] if part.bracketed else part.tail
        tail = _THAN_PLANNED.sub(" ", _BASE.sub(" ", _ASIDE.sub("", tail)))
        ended = _ENDS.search(tail[:SUBJECT_CHARS])
        tail = tail[: ended.start()] if ended else tail[:SUBJECT_CHARS]
        if _MOVED.match(tail):
            return Governed(Mood.PAST, is_subject=True)
        is_object = _INFINITIVE.match(tail) is not None
        after = None if is_object else _VERB.search(tail)
        if after and not re.search(r"\d", _YEAR.sub("", tail[: after.start()])):
            return Governed(_mood(after), is_subject=True)
    verbs = list(_VERB.finditer(before))
    is_far = not verbs
    verbs = verbs or list(_VERB.finditer(before := part.lead))
    if not verbs:
        return Governed(None, is_subject=False)
    reach = len(before[verbs[-1].end() :].split())
    return Governed(
        _put(verbs),
        is_subject=False,
        reach=reach,
        is_own=not is_far and bool(opened) and verbs[-1].start() >= opened[-1],
        is_far=is_far,
    )


def mood_of(text: str) -> Mood | None:
    """The mood of the last finite verb of a text: what a lead-in hands on to its list ("we planned to spend:")."""
    verbs = list(_VERB.finditer(text))
    return _mood(verbs[-1]) if verbs else None


def _put(verbs: list[re.Match[str]]) -> Mood:
    """The mood of the last of some verbs; what "we estimate that it will" come to is only expected."""
    moods = [_mood(verb) for verb in verbs]
    return Mood.EXPECTED if moods[-1] in _TO_COME and Mood.EXPECTED in moods else moods[-1]


def _mood(match: re.Match[str]) -> Mood:
    return Mood[match.lastgroup or "PRESENT"]
