"""What a clause goes on about that names nothing itself: the subject of the clause or sentence before.

In: a part of a sentence, its label, what stands beside it and what the paragraph told. Out: measure and group. "Across
the North West it was 76%" goes on with the share told before; "£3.9m was thought secure" after "savings of £6.1m were
planned" speaks of savings; ", affecting 96 people" of what its main clause says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.apposed import is_apposed_share, is_cost_of_before, is_unread, told_more_of
from corpus.figures.clauses import Part
from corpus.figures.ellipses import left_out, of_others
from corpus.figures.roles import Role
from corpus.figures.statements import predicate_of, shared_verb, statement_of
from corpus.figures.telling_words import telling
from corpus.figures.threads import Thread, kind_of
from corpus.figures.trimming import trimmed
from corpus.measures import without_periods
from corpus.models import Aspect, Observation, Status
from corpus.periods import find_periods
from corpus.quantities import UnitKind

ENOUGH = 2
"""Telling words from which on a clause names itself what it is of."""
Told = tuple[str, str | None, bool]
"""Measure, group, and whether they are the number's own words."""

_SPEAKS_ON = re.compile(
    r"\W*(?:(?:and|but|while|where|when|yet) )?(?:[a-z]{3,12}ly,? )?"
    r"(?:(?:in|at|for|by|across|among|on)\b[^,]{1,60}?,? )?"
    r"(?:it|this|that|they|one|(?:the|our|its|their) (?:[\w’'-]+ ){0,2}(?:figure|rate|average|mean|median|number|total"
    r"|share|proportion|percentage|target|profile|plan|result|score|mark|neighbours)s?)\b",
    re.IGNORECASE,
)
""" "Across the North West it was 76%", "the regional average was 68%": what was spoken of goes on."""
_POINTS_BACK = re.compile(r"\W*(?:it|this|that|they)\b", re.IGNORECASE)
_OF_THESE = re.compile(r"\W*of (?:these|those|them),?\s", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*of (?:these|those(?! who| with)|them|which|whom)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bof (?:which|whom),?\s$", re.IGNORECASE)
_IT_WAS = re.compile(
    r"\b(?:it|this|that) (?:was|is|were|stood at|averaged)\s(?:about |around |only |just )?$", re.IGNORECASE
)
""" "For urgent cases it was 3 days": another value of what was told, for a group of its own."""
_NO_NOUN = re.compile(
    r"\s*(?:had|has|have|was|were|is|are|said|felt|did|could|can|would|wanted|needed|took|told|lived|used)\b",
    re.IGNORECASE,
)
""" "44% had been in the job for five years and 17% wanted more hours": neither number has a noun."""
_NAMED_SIZE = re.compile(r"\brate\b|\b(?:number|share|proportion|percentage) of\s[a-z]", re.IGNORECASE)
_SIZE_OF = re.compile(
    r"\W*(?:the|our|its|their) (?:number|share|proportion|percentage|total)s? (?P<of>(?:in|on|at|with|for|who|that"
    r"|waiting|receiving|living|supported|aged|still|not)\s(?:[a-z][\w’'-]*\s?){1,6})",
    re.IGNORECASE,
)
""" "The number in the community, 403": of those told before that are there."""
_WHICH_IS = re.compile(
    r"[^;:,]*,\s(?:which|that) (?:is|was|equals?|represents?|equates to|amounts to|costs?|saved|saves|raised"
    r"|brought in)\s"
    r"(?:(?:us|the council|it)\s)?(?:about|only|just|around|over)?\s*",
    re.IGNORECASE,
)
""" "We made 521 admissions, which is 468.2 per 100,000": the same in another unit."""
_COMPARES = re.compile(r"\b(?:this|that|it|which) compare[sd]\b", re.IGNORECASE)
_PLANS = re.compile(
    r"\b(?:budget|target|profile|forecast|estimate|latest|initial|original|average|mean|median"
    r"|longest|shortest|highest|lowest)s?\b",
    re.IGNORECASE,
)
_VARIANCE = re.compile(r"\b(?:over|under)-?sp[ae]n[dt]s?\b|\bvariance\b|\bshortfall\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean|median)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total|number|sum)\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"\b(?:longest|shortest|highest|lowest)\b ?", re.IGNORECASE)
_HANGS = re.compile(
    r"\s*(?:and )?(?P<word>[a-z]{3,}ing|where|[a-z]{2,}ed (?:by|from|to|with|for|in|on))\b[^,;:]*", re.IGNORECASE
)
_SHARE_OF = re.compile(r"\s*of\s", re.IGNORECASE)
""" "18,140 carers, or 9.2% of the population": a share of the carers."""
_NO_PARTICIPLE = frozenset("including during being having according following excluding regarding using".split())
_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|do|does|did|said|felt|needed|wanted|planned)\b",
    re.IGNORECASE,
)


def speaks_on(part: Part) -> bool:
    """Whether a clause goes on about what was told before: its subject is "it", or "the average" and the like."""
    return _SPEAKS_ON.match(part.main) is not None


def taken_up(
    part: Part,
    role: Role,
    label: str,
    area: str,
    thread: Thread,
    beside: Observation | None,
    found: Sequence[Observation],
) -> Told | None:
    """Measure and group of a number that only goes on about another, whatever words stand around it."""
    if more := told_more_of(part, role, area, thread, found):
        return more.measure, more.group, False
    if told := left_out(part, role, thread, found):
        return told
    if is_unread(part, role, found):
        return "", None, True
    if role is Role.RESTATED and beside is not None and label and _SHARE_OF.match(part.after):
        return beside.measure, label, True
    if found and role is Role.LEVEL and is_apposed_share(part, found[-1]):
        return found[-1].measure, _with(found[-1].group, statement_of(part)), True
    return _carried(part, role, label, thread, beside, found)


def _carried(
    part: Part, role: Role, label: str, thread: Thread, beside: Observation | None, found: Sequence[Observation]
) -> Told | None:
    """Measure and group of a number whose clause goes on about something told before; None where it does not."""
    if role is Role.EARLIER and _COMPARES.search(part.main):
        compared = _compared(part, thread, beside, found)
        if compared is None and part.quantity.kind in thread.unread:
            return "", None, True
        return (compared.measure, label or compared.group, bool(label)) if compared else None
    if role is not Role.LEVEL or part.bracketed:
        return None
    own = _beside(part, label, beside, found) or _shared(part, label, thread, beside, found)
    return own or _again(part, label, thread)


def _beside(part: Part, label: str, beside: Observation | None, found: Sequence[Observation]) -> Told | None:
    """A plan, average or extreme of the same thing: "the latest forecast is £16.3m", "and the shortest was two"."""
    if beside is None or beside not in found or telling(_SUPERLATIVE.sub("", label)) or not _PLANS.search(part.before):
        return None
    if _VARIANCE.search(beside.measure):
        return None  # "an overspend of £5m against our net budget of £163m" is no budget of the overspend
    return _SUPERLATIVE.sub("", beside.measure), _with(beside.group, statement_of(part)), False


def _shared(
    part: Part, label: str, thread: Thread, beside: Observation | None, found: Sequence[Observation]
) -> Told | None:
    """What a clause shares with the words before it: "it", the whole of "of these", its verb, its subject."""
    said = statement_of(part)
    again = _IT_WAS.search(part.before) if telling(label) else None
    before = thread.carried(part.quantity.kind) if again and beside in thread.leads else beside if again else None
    if before is not None:
        return of_others(before.measure, label, part.before)
    if (whole := _whole(part, label, thread, found)) is not None:
        return named_by(whole), predicate_of(part) or said, True
    if found and (shared := shared_verb(part)):
        return shared, None, True
    if found and _shares_subject(part, found[-1]):
        named = subject(found[-1])
        return (named, said, True) if telling(named) else (f"{named} {said}", None, True)
    if _hangs_on(part, label):
        host = found[-1].measure if found else trimmed(part.main.rpartition(", ")[0])
        return (host, said, True) if telling(host) else None
    return None


def spoken_on(part: Part, thread: Thread, beside: Observation | None) -> Told | None:
    """Measure and group of a number without words of its own whose clause goes on about the sentence before."""
    kind = part.quantity.kind
    if thread.topic and beside in thread.leads and _IT_WAS.fullmatch(part.main):
        return thread.topic, None, True
    if not speaks_on(part) or (beside is not None and beside not in thread.leads):
        return None
    if kind in thread.unread:
        return "", None, True
    before = thread.carried(kind)
    if before is None:
        return None
    if _AVERAGE.search(before.measure) and _TOTAL.search(part.main):
        return "", None, True  # "the average grant was £1,204, the total £496,048": two measures
    if kind_of(before) is not kind and kind is not UnitKind.PERCENT and not _POINTS_BACK.match(part.main):
        return None  # "the average time was 23 days" is no size of what was counted before
    if sized := _SIZE_OF.match(without_periods(part.main)):
        return subject(before), trimmed(_VERB.split(sized["of"])[0]), True
    said = statement_of(part)
    named = _PLANS.search(said) or _NAMED_SIZE.search(said)
    return before.measure, _with(before.group, said) if named else before.group, False


def _with(group: str | None, said: str) -> str:
    """The group of the number before with what is said of this one; another plan or average takes the other's place."""
    return said if group is None or _PLANS.search(group) else f"{group}, {said}"


def subject(seen: Observation) -> str:
    """What an observation speaks of, without what it says: "directors" of "directors are fully confident"."""
    return _VERB.split(seen.measure, maxsplit=1)[0]


def named_by(seen: Observation) -> str:
    """What an observation speaks of, or all that it says where that is no more than people."""
    named = subject(seen)
    return named if telling(named) else seen.measure


def _whole(part: Part, label: str, thread: Thread, found: Sequence[Observation]) -> Observation | None:
    """What "of these" stands for: what the sentence before counted, or the number before in the same sentence."""
    if _OF_THESE.match(part.main) and len(telling(label)) < ENOUGH:
        return next((seen for seen in thread.leads if kind_of(seen) is UnitKind.COUNT), None)
    shared = part.quantity.kind is UnitKind.PERCENT and (_OF_THEM.match(part.tail) or _OF_WHICH.search(part.between))
    return next((seen for seen in reversed(found) if kind_of(seen) is UnitKind.COUNT), None) if shared else None


def _shares_subject(part: Part, before: Observation) -> bool:
    """Whether a number leaves its noun to the subject before: "savings of £6.1m were planned and £3.9m was secure"."""
    kind = part.quantity.kind
    if kind is UnitKind.COUNT or not predicate_of(part) or (kind is UnitKind.PERCENT and _NO_NOUN.match(part.between)):
        return False
    if kind is UnitKind.PERCENT and kind_of(before) is UnitKind.COUNT and before.aspect is Aspect.LEVEL:
        return True  # "there are 2,400 beds, and 60% are bought by the council"
    return kind_of(before) is kind and _VERB.search(part.between) is not None


def _hangs_on(part: Part, label: str) -> bool:
    """Whether a clause of few words hangs on the one before it: ", affecting 96 people", ", where spending was £9m"."""
    if _WHICH_IS.fullmatch(part.between) or is_cost_of_before(part):
        return True
    opened = part.between.rpartition(", ")[1] and len(telling(label)) < ENOUGH
    found = _HANGS.fullmatch(part.between.rpartition(", ")[2]) if opened else None
    return found is not None and found["word"].lower() not in _NO_PARTICIPLE


def _again(part: Part, label: str, thread: Thread) -> Told | None:
    """ "There were 556 admissions the year before": the noun names in short what was told of another period."""
    quantity, words = part.quantity, set(telling(label))
    if quantity.kind is UnitKind.PERCENT or len(words) != 1 or not find_periods(part.clause, partial=True):
        return None
    for seen in thread.leads:
        named = seen.unit in ("GBP", quantity.unit_word) or seen.unit in label.lower().split()
        if named and (quantity.kind is UnitKind.GBP) == (seen.unit == "GBP") and words < set(telling(seen.measure)):
            group = label if _AVERAGE.search(label) and not _AVERAGE.search(seen.measure) else seen.group
            return seen.measure, group, False
    return None


def _compared(
    part: Part, thread: Thread, beside: Observation | None, found: Sequence[Observation]
) -> Observation | None:
    """What "this compares with" points to: the nearest figure of its kind."""
    alike = [
        seen
        for seen in (*thread.leads, *thread.again, *found)
        if kind_of(seen) is part.quantity.kind and seen.status is Status.ACTUAL
    ]
    return alike[-1] if alike else beside
