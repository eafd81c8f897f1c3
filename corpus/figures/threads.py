"""What a sentence hands on to the next of its paragraph: its figures, its period, and who is speaking.

"This compares with 68%" takes its measure from the sentence before; "In January 2023 we sent … 438 came back" its
period.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.places import Known
from corpus.figures.speakers import speaker_of
from corpus.models import EARLIER_VALUE, Aspect, DocumentKind, Observation, Status
from corpus.periods import Period, PeriodKnown, find_periods
from corpus.quantities import UnitKind, find_quantities

RESTATED, EARLIER = "sentence: in brackets", EARLIER_VALUE
MAX_TOLD = 24
"""Levels that a paragraph may name again; a longer memory would be copied with every sentence."""
_TIMES = "minutes hours days weeks months years".split()
_KINDS = {kind.value: kind for kind in UnitKind if kind is not UnitKind.COUNT} | dict.fromkeys(
    [*_TIMES, "working days", "calendar days"], UnitKind.DURATION
)
_CENSUS = re.compile(r"\bcensus\b|\bmid-?year\b|\bpopulation (?:estimates?|projections?)\b", re.IGNORECASE)
_DEED = re.compile(r"\b(?:by us|we|council|assess\w*|supported|helped|referrals?|enquir\w+|contacts?)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|currently|today|at present|this year|to date|so far)\b", re.IGNORECASE)
_ONCE_BEFORE = re.compile(
    r"\b(?:at|in|since|by|after|following|from) (?:the|our|its|their|a|an) (?:last|previous|earlier|first|original) "
    r"(?:inspection|visit|review|survey|audit|count|assessment|consultation)\b",
    re.IGNORECASE,
)
""" "At the last inspection in May 2021 it was rated Good": what follows is told of this one."""
_COLLECTED = re.compile(r"\((?:[^()]{0,80}\s)?[A-Z]{3,8},?\s(?:19|20)\d\d[^()\s]{0,8}\)")
""" "84% (ASCOF 2022/23)": the year of one collection of figures is not that of what is told next."""
_HAD_BEEN = re.compile(r"\bhad been\b|\bhad (?:stood|numbered|reached|cost|totalled)\b|\bcompared?\b", re.IGNORECASE)

_SAID_OF = re.compile(
    r"(?:(?:the|our|its|their)\s)?(?!(?:the|our|its|their|it|this|that|these|those|they|we|he|she|you|i|there|here|what|who|when|if|as"
    r"|councillor|cllr|mrs?|ms|members?|officers?|chair|people|carers|staff|residents|everyone|council|board|team"
    r"|service|committee|panel|department|director|government|nhs|report|plan|lists?|numbers?|figures?|total|rates?"
    r"|waits?|trend|picture|position|situation|results?|change|increase|rise|fall|reduction|improvement|demand)\b)"
    r"(?P<what>[a-z][\w’'-]*(?:\s(?!(?:council|board|team|director|committee|government|who|that|which)\b)[a-z][\w’'-]*)"
    r"{0,8}?)\s(?:is|are|was|were|has|have|had|remains?|remained|continues?|continued|keeps?|kept|goes|go|went|varies|rose|fell"
    r"|improved)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Thread:
    """The levels last told in a paragraph, the one period its last dated sentence names, and the speaker."""

    leads: tuple[Observation, ...] = ()
    known: Known | None = None
    speaker: str | None = None
    told: tuple[Observation, ...] = ()
    """The levels of the paragraph, the latest last, for a sentence that names one again: "Of the 4,177, …"."""
    again: tuple[Observation, ...] = ()
    """What the last sentence with figures told again in another unit: "58 homes were rated Good, which is 78%"."""
    unread: frozenset[UnitKind] = frozenset()
    """Kinds of numbers that it holds and that could not be read: one like them may go on about those."""
    of_census: bool = False
    """Whether the time that it hands on is that of a Census, of which what the council did is not."""
    topic: str = ""
    """What a sentence without numbers spoke of last, where it did: "Turnover is falling. It was 26.5%"."""

    def beside(self, kind: UnitKind, found: Sequence[Observation], *, bare: bool = False) -> Observation | None:
        """The figure that one without words of its own is another value of: of its kind, nearest before it.

        A `bare` number, without sign and noun, may be another score or time too: "19.1 out of 24; England scored 18.9",
        "36 days against a target of 28".
        """
        kinds = (kind, UnitKind.SCORE, UnitKind.DURATION) if bare else (kind,)
        here = [seen for seen in found if seen.aspect is Aspect.LEVEL and kind_of(seen) in kinds]
        here = here or [seen for seen in found if seen.aspect is Aspect.INCREMENT and kind_of(seen) is kind]
        before = [seen for seen in self.leads if kind_of(seen) in kinds]
        return here[-1] if here else before[0] if before else None

    def compared(self, kind: UnitKind, value: Decimal) -> Observation | None:
        """Of several levels told before, the one whose size is nearest to a value that is compared with one of them."""
        alike = [seen for seen in self.leads if kind_of(seen) is kind and seen.value and seen.value > 0]
        if len(alike) < 2 or value <= 0:
            return None
        return min(alike, key=lambda seen: max(seen.value or 0, value) / min(seen.value or value, value))

    def carried(self, kind: UnitKind) -> Observation | None:
        """What a sentence that names nothing of its own goes on about: of its kind if there is one, else the first."""
        alike = [seen for seen in (*self.leads, *self.again) if kind_of(seen) is kind and seen.status is Status.ACTUAL]
        return next(iter((*alike, *self.leads)), None)

    def after(
        self, sentence: str, found: Sequence[Observation], kind: DocumentKind, opening: Sequence[Observation] = ()
    ) -> Thread:
        """The thread as the next sentence finds it. `opening` is what it opens with, though that be in doubt."""
        told = [seen for seen in found if seen.wording != RESTATED]
        levels = tuple(seen for seen in told if seen.aspect is Aspect.LEVEL)
        levels = levels or tuple(seen for seen in told if seen.aspect is Aspect.INCREMENT)  # "It includes £1m for …"
        in_part = any(mention.partial for mention in find_periods(sentence, partial=True))
        own = [seen.period for seen in levels if seen.period and _is_told(seen, in_part=in_part)]
        latest = max(own, key=lambda period: period.end) if own else None
        topics = [seen.period for seen in (*self.leads, *levels[:1], *opening) if seen.period]
        looks_back = latest is not None and any(_goes_back(latest, topic) for topic in topics)
        looks_back = looks_back or (latest is not None and _is_of_last_clause(latest, sentence, opening))
        known = Known(latest, PeriodKnown.RESOLVED) if latest and not looks_back else self.known
        if not found:
            periods = {m.period for m in find_periods(sentence) if m.period and m.limit is None}
            of_one = len(periods) == 1 and all(seen.period in periods for seen in opening)
            known = Known(periods.pop(), PeriodKnown.RESOLVED) if of_one else None if periods else self.known
        if known and self.known and known.period and self.known.period and _goes_back(known.period, self.known.period):
            known = self.known
        if _COLLECTED.search(sentence):
            known = self.known
        if _NOW.search(sentence) or _ONCE_BEFORE.search(sentence):
            known = None
        kinds = frozenset(q.kind for q in find_quantities(sentence) if q.kind is not UnitKind.DURATION)
        if not levels:
            speaker = self.speaker_in(sentence, kind)
            topic = "" if kinds else _topic_of(sentence)
            return replace(self, known=known, speaker=speaker, unread=self.unread | kinds, topic=topic)
        again = tuple(seen for seen in found if seen.aspect is Aspect.LEVEL and seen.wording == RESTATED)
        return Thread(
            levels,
            known,
            self.speaker_in(sentence, kind),
            (*self.told, *levels)[-MAX_TOLD:],
            again,
            kinds - {kind_of(seen) for seen in (*levels, *again)},
            of_census=_CENSUS.search(sentence) is not None or (self.of_census and known == self.known),
        )

    def known_for(self, sentence: str) -> Known | None:
        """The time that a sentence may take up: what a council did is not of the year of the Census."""
        return None if self.of_census and _DEED.search(sentence) else self.known

    def speaker_in(self, sentence: str, kind: DocumentKind) -> str | None:
        """Whose words a sentence is in. In minutes a speaker goes on until the next one speaks."""
        speaker = speaker_of(sentence, self.speaker)
        return speaker or (self.speaker if kind is DocumentKind.MINUTES else None)


def _topic_of(sentence: str) -> str:
    """What a sentence speaks of, where it is a thing that may have a size: "Turnover" of "Turnover is falling"."""
    said = _SAID_OF.match(sentence)
    return said["what"] if said else ""


def _is_told(seen: Observation, *, in_part: bool) -> bool:
    """Whether a figure says of which time its sentence is: not "against 24 in 2022-23", nor "will be 7,100 in 2035".

    A time told `in_part` ("on 5 March 43 were ready") is told too, where its year is known.
    """
    is_named = seen.period_known is PeriodKnown.PRINTED or (in_part and seen.period_known is PeriodKnown.RESOLVED)
    return is_named and seen.wording != EARLIER and seen.status is Status.ACTUAL and not _is_aside(seen)


def _is_of_last_clause(latest: Period, sentence: str, opening: Sequence[Observation]) -> bool:
    """Whether a time is told behind a semicolon only, of something set beside what the sentence opens with.

    "The cost was £4.4m; in 2022-23 it had been £3.9m": what follows goes on from the first.
    """
    first, *_ = sentence.partition(";")
    is_set_beside = len(first) < len(sentence) and _HAD_BEEN.search(sentence, len(first)) is not None
    dated = any(seen.period == latest for seen in opening)
    return is_set_beside and not dated and latest not in {m.period for m in find_periods(first)}


def _is_aside(seen: Observation) -> bool:
    """Whether a figure stands in brackets, where the sentence tells of another time: "54% (49% in 2022)"."""
    quote, (start, _) = seen.locator.quote, seen.number_span
    return quote.count("(", 0, start) > quote.count(")", 0, start)


def _goes_back(period: Period, told: Period) -> bool:
    """Whether a sentence looks back ("In 2011 there were 52,740"): what follows is of the time told before it again."""
    return period.end < told.start and period.kind is told.kind


def kind_of(seen: Observation) -> UnitKind:
    """The kind of unit of an observation."""
    return _KINDS.get(seen.unit, UnitKind.COUNT)


def compared_with(
    found: Sequence[Observation], beside: Observation | None, leads: Sequence[Observation] = ()
) -> Observation | None:
    """What a further value is compared with: the last told, here or before, that is not itself an earlier value."""
    if beside is None or beside.wording != EARLIER:
        return beside
    told = (*leads[:1], *found)
    return next((seen for seen in reversed(told) if seen.wording != EARLIER and seen.unit == beside.unit), beside)
