"""What a table's header says of the cells beside or below it: label, period, unit, status, area, whether a change.

In: the text of one header cell, section row, caption or lead-in. Out: a `Header`. Every part is read from the header's
own words; what several headers say together is put together by `corpus.figures.wide`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from corpus.figures.header_seconds import names_other, parted_header
from corpus.figures.header_statuses import earlier_time, heads_change, heads_variance, status_named
from corpus.figures.header_words import spelt
from corpus.figures.header_years import year_so_far
from corpus.figures.named_areas import area_named
from corpus.figures.units import counted_noun, is_telling, read_unit
from corpus.glossary import shipped_glossary
from corpus.measures import BRACKET_NOTE, without_periods
from corpus.models import Status
from corpus.partials import Partial
from corpus.periods import Limit, Period, find_periods, years_within

_STATISTIC = re.compile(
    r"(?:(?:\w+ ){0,4}(?:numerator|denominator)|margin of error"
    r"|(?:upper|lower)(?: (?:95%?|confidence))?(?: confidence)?"
    r"(?: (?:bound|limit|interval|ci|cl))|(?:95% )?(?:ci|confidence interval)s?|standard error|base|sample(?: size)?"
    r"|respondents|responses)",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:margin|upper|lower|ci|interval|error)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:(?:grand|overall|sub|net|gross)[- ]?)?totals?(?: .{0,40})?|all|overall|everyone|both sexes|persons"
    r"|all (?:ages|people|adults|clients|services|groups|settings|persons|areas|users)",
    re.IGNORECASE,
)
_PLAIN = frozenset("value values outcome figure figures amount result results rate count year people number".split())
_RATE_ALONE = re.compile(
    r"(?:from|to|by)|(?:(?:from|to|by|now|current|new),?\s)?(?:a|an|per|each|every|/)\s?(?:week|hour|day|night"
    r"|month|year)",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?:rank(?:ing|ed)?|position|quartile|decile)\b|.*\srank(?:ing)?$", re.IGNORECASE)
_TIME_ONLY = re.compile(
    r"^(?:for |at |as )?(?:the )?(?:(?:financial|fiscal) )?(?:(?:years?|quarters?|months?|periods?|weeks?) "
    r"(?:ended|ending|end|to)|as (?:at|of)|at)(?:\s\d{1,2} [A-Z][a-z]+)?,?$",
    re.IGNORECASE,
)
_KIND_OF_YEAR = re.compile(r"^\W*(?:financial|fiscal|calendar|municipal) years?\W*$", re.IGNORECASE)
_EDGES = " \t\n-–—:;,.[]|"
_LEADS = re.compile(
    r"^(?:(?:the|an?|our|this|these)\s+)*(?:(?:total )?(?:number|count|percentage|proportion|share|rate|volume)s?"
    r"\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_PART = re.compile(r"^[-–•\s]*(?:of (?:which|whom|these|those)|including|includes|incl\.?)\b", re.IGNORECASE)
_SKIPPED = re.compile(
    r"(?:(?:\w+ ){0,3}(?:ref(?:erence)?s?|codes?|ids?|(?<!to )dates?)|notes?|comments?"
    r"|commentary|pages?(?: no\.?| number)?|para(?:graph)?s?|sources?|rank(?:ing)?|rag(?: rating| status)?|status"
    r"|meeting|due|deadline|lead(?: officer)?|owner|contact|phone|telephone|tel|row|line|item(?: no\.?)?"
    r"|agenda item|version|direction(?: of (?:travel|good|improvement))?|dot|trend|polarity"
    r"|(?:good|better)(?: performance)? is"
    r"|(?:high|low)(?:er)? (?:is|=) (?:good|better)|(?:good|desired|preferred|better) (?:direction|polarity)"
    r"|aim(?: to)?|key|link|s/?n)\.?",
    re.IGNORECASE,
)
_AGES = re.compile(
    r"\b\d\d\s?(?:[-–+]|to|and (?:over|under)|or (?:over|under))|\b(?:aged?|over|under)\s\d\d", re.IGNORECASE
)
_MEASURE = re.compile(
    r"\b(?:number|count|costs?|spend(?:ing)?|expenditure|income|rate|score|average|mean|median|percentage|proportion"
    r"|share|population|price|fee|savings?|wait(?:ing)?|hours|days|vacanc\w+|turnover|response|value|amount"
    r"|budget|outturn|uptake|take-up|coverage|supported|received|receiving|completed|admitted|helped)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|from|on|over|vs?\.?|versus|against|compared (?:to|with)|than)\s*(?:the\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the words of a header say. `label` is what is left of them that tells one measure or group from another."""

    whole: str
    label: str = ""
    period: Period | None = None
    partial: Partial | None = None
    """A quarter, month or day without its year: "Q3", "31 March"."""
    unit: str = ""
    multiplier: int = 0
    scale_max: Decimal | None = None
    status: Status | None = None
    is_change: bool = False
    is_variance: bool = False
    area: str | None = None
    is_start: bool = False
    """Whether its period is when something begins: "From 7 April"."""
    earlier: str = ""
    """What it says of a time before that of its table: "last year" of "Last year (£000)"."""
    second: str = ""
    """What the header says of a number in brackets: "%" of "Number (%)"."""

    @property
    def is_total(self) -> bool:
        """Whether it heads a total of the others."""
        return _TOTAL.fullmatch(self.label) is not None

    @property
    def is_part(self) -> bool:
        """Whether its numbers are part of the row above."""
        return _PART.search(self.whole) is not None

    @property
    def is_plain(self) -> bool:
        """Whether it says no more than that values stand under it, or at what rate: "£ a week"."""
        return self.label.lower() in _PLAIN or _RATE_ALONE.fullmatch(self.label) is not None

    @property
    def is_bare_difference(self) -> bool:
        """Whether it names a difference without saying of what: "Variance", "% change"."""
        return (self.is_change or self.is_variance) and not re.search(r"spend|\s\S+\s", self.label, re.IGNORECASE)

    @property
    def is_rank(self) -> bool:
        """Whether its numbers are places in an order, which are no figures."""
        return _RANK.match(self.label) is not None

    @property
    def is_statistic(self) -> bool:
        """Whether it names a companion of an outcome rather than a measure: "Numerator", "Lower bound"."""
        return _STATISTIC.fullmatch(self.label) is not None

    @property
    def is_base(self) -> bool:
        """Whether it counts what an outcome is worked out from: "Numerator", "Respondents"."""
        return self.is_statistic and not self.is_bound

    @property
    def is_bound(self) -> bool:
        """Whether its numbers are bounds or errors, in the unit of the outcome beside them."""
        return self.is_statistic and _BOUND.search(self.label) is not None

    @property
    def is_skipped(self) -> bool:
        """Whether a column so headed holds references, dates, ranks or remarks, which are no figures."""
        return _SKIPPED.fullmatch(self.label or self.whole.strip()) is not None

    @property
    def is_count(self) -> bool:
        """Whether the label is a plural noun that may be counted and is no group: "Concerns raised"."""
        return bool(self.label and counted_noun(self.label)) and not (
            self.is_total or self.is_statistic or self.area or is_group(self.label)
        )

    @property
    def is_measure(self) -> bool:
        """Whether the label names something measured rather than a group."""
        if not self.label or self.is_total or self.is_statistic or self.area or not is_telling(self.label):
            return False
        if self.is_plain or self.is_rank or self.is_bare_difference:
            return False
        return bool(self.unit) or (not is_group(self.label) and _MEASURE.search(self.label) is not None)


@lru_cache(maxsize=20_000)
def read_header(text: str) -> Header:
    """What a header says: "Forecast outturn 2023-24 (£000)" is a forecast for 2023-24 in thousands of pounds."""
    whole, words = spelt(BRACKET_NOTE.sub("", text))
    lead, second = parted_header(words)
    words = lead if second and names_other(second) else words
    is_change, is_variance = heads_change(words), heads_variance(words)
    so_far = None if is_change else year_so_far(words)
    period, partial = (so_far[0], None) if so_far else _period(words, is_change=is_change)
    words, lead = (so_far[1], so_far[1]) if so_far else (words, lead)
    unit = read_unit(lead)
    label = plain_label(_without_partials(unit.rest))
    label = (_SINCE.sub("", label) if is_change else re.sub(r"(?:^|\s)(?:as|at|to|in)$", "", label)).strip()
    status, label = status_named(label, is_difference=is_change or is_variance)
    found = Header(
        whole,
        label,
        period,
        partial,
        unit.name,
        unit.multiplier,
        unit.scale_max,
        status,
        is_change,
        is_variance=is_variance,
        is_start=not is_change and _begins(words),
        earlier="" if is_change or period else earlier_time(words),
        second=second,
    )
    return replace(found, area=area_named(label))


@lru_cache(maxsize=20_000)
def is_group(label: str) -> bool:
    """Whether a label is wholly the name of a group, service or setting, or an age band: what measures are split by."""
    if _AGES.search(label):
        return True
    reading = shipped_glossary().read(label)
    return any(term.kind in ("group", "service", "setting") for term in reading.terms) and not reading.stems


def _without_partials(text: str) -> str:
    """The text without the quarters and months that it names without their year."""
    for mention in reversed(find_periods(text, partial=True)):
        if mention.partial:
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def plain_label(text: str) -> str:
    """A label without periods, outer punctuation and "the number of"; unlike `clean_label` it stays a total."""
    undated = without_periods(text)
    bare = _TIME_ONLY.sub("", re.sub(r"\(\s*\)", "", undated).strip())
    bare = bare if bare.count("(") >= bare.count(")") else bare.replace(")", "")  # "carers (2021-22 survey)"
    if undated != text:  # of "2021-22 financial year" nothing is left; "Financial year" names a column
        bare = _KIND_OF_YEAR.sub("", bare)
    return _LEADS.sub("", re.sub(r"\s+", " ", bare).strip(_EDGES), count=1).strip(_EDGES)


def _begins(text: str) -> bool:
    """Whether the only time a header names is a day or month from which something holds."""
    mentions = find_periods(text, partial=True)
    return len(mentions) == 1 and mentions[0].limit in (Limit.FROM, Limit.SINCE)


def _period(whole: str, *, is_change: bool) -> tuple[Period | None, Partial | None]:
    """The one period a header names, or the part of a year; of a change the later, not what it is compared with."""
    mentions = find_periods(whole, partial=True)
    partial = next((mention.partial for mention in mentions if mention.partial), None)
    dated = [mention for mention in mentions if mention.period]
    if is_change:
        dated = [mention for mention in dated if not mention.limit and not _SINCE.search(whole[: mention.start])]
    found = list(dict.fromkeys(mention.period for mention in dated if mention.period))
    if is_change and found:
        return years_within(max(found, key=lambda period: period.end))[-1], None
    if is_change and not found:
        return None, None
    if len(found) != 1:
        return None, partial
    return (partial.complete(found[0]) if partial else None) or found[0], None
