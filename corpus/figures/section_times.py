"""The time that a section of a page has told so far: the year of its survey, or the one year that it opens with.

In: the paragraphs of a page with their headings, in order. Out: what a later block of the same section takes up where
it names no time of its own: "In January 2023 we sent the survey to 1,250 people" dates every answer told below it,
"Spending on carers in 2023-24 was £3m" what the next paragraph of an undated document says was spent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.figures.measured_from import is_only_compared
from corpus.periods import Limit, Period, PeriodKind, PeriodMention, calendar_year, find_periods
from corpus.sentences import sentences

DAYS_OF_A_YEAR = 364
MEASURED_CHARS = 70
"""Characters before a period within which the word stands that makes it one compared with."""
_ASKED = re.compile(
    r"\b(?:(?<!under )survey(?:s|ed)?|questionnaires?|consultations?|consulted|polled|focus groups?"
    r"|respon(?:ses|ded|dents)|response rate|replied"
    r"|we (?:heard from|wrote to|asked (?:everyone|every|all|people|carers|our|staff|residents|\d)"
    r"|(?:sent|posted|gave) (?:out )?(?:the|a|\d[\d,]*) \w+))\b",
    re.IGNORECASE,
)
_KNOWN_BY_YEAR = re.compile(
    r"(?-i:Survey)\b|\b(?:the|our|its|yearly|annual|biennial|national|20\d\d)\s(?:[\w’'-]+\s){0,3}surveys?\b",
    re.IGNORECASE,
)
_WILL_ASK = re.compile(r"\b(?:will|to be|due|next) (?:\w+ ){0,3}(?:survey|consult|ask|run|held|take)", re.IGNORECASE)
_OF_ANSWERS = re.compile(
    r"\b(?:told|tell|sa(?:id|y)|survey|views?|feedback|feel|felt|consultation|respon(?:se|ses|ded|dents)|answer(?:s|ed)"
    r"|opinions?|satisfaction|experiences?|listen(?:ed|ing)?|heard)\b",
    re.IGNORECASE,
)
_MEASURED_ON = re.compile(
    r"\b(?:than|against|since|last|from(?=\s\w+\s\w)|compar\w+(?: (?:with|to))?)\s(?:\w+\s){0,4}$"
    r"|\b(?:than|against|compared\s(?:with|to))\s(?:[\w.%£-]+,?\s){1,7}$"
    r"|\b(?:on top of|in addition to|over and above|added to|more than)\s(?:\w+\s){0,3}$"
    r"|\b(?:similar|equal|close|comparable|identical)\s(?:\w+\s){0,2}to\s(?:\w+\s){0,3}$"
    r"|\b(?:same as|in line with|unchanged (?:from|since|on)|as (?:high|low|many|much) as|as in)\s(?:\w+\s){0,4}$"
    r"|\b(?:up|down|more|fewer|less|higher|lower|increase|rise|fall|decrease|drop|reduction|improvement)\s"
    r"(?:(?:of|by)\s)?[\d.,]+\s?(?:%|\w+)?(?:\s\w+)?\s(?:on|from|since|over)\s(?:\w+\s){0,4}$"
    r"|\b(?:up|down|more|fewer|less|higher|lower)\son\s(?:\w+\s){0,5}$"
    r"|\b(?:up|down|rose|risen|fell|fallen|grew|grown|dropped|increased|decreased)\sfrom\s(?:[\w.,%£]+\s){1,4}$",
    re.IGNORECASE,
)
_BRACKET_NOTE = re.compile(r"[^.;:\n(]{0,200}\bin brackets\b[^.;\n)]{0,200}[.;)]?", re.IGNORECASE)
_OPENS_NEXT = re.compile(r"\W*(?:the\s|our\s|in\sthe\s)?", re.IGNORECASE)
_SURVEY = re.compile(r"\s(?:[\w’'-]+\s){0,3}?surveys?\b", re.IGNORECASE)
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)


@dataclass(frozen=True, slots=True)
class SectionTime:
    """What a section has told of time: `headings` is its path, `survey` the year its people were asked in.

    `year` is the one year that it opened with. A survey is the section's where the section opens with it or its heading
    speaks of what people said: elsewhere it is told in passing.
    """

    headings: tuple[str, ...] = ()
    survey: Period | None = None
    year: Period | None = None
    is_begun: bool = False

    def holds(self, headings: tuple[str, ...]) -> bool:
        """Whether a block under some headings is in this section; what a title alone heads is not one section."""
        path = self.headings
        return headings == path or (len(path) > 1 and headings[: len(path)] == path)

    def after(self, text: str, headings: tuple[str, ...]) -> SectionTime:
        """What the section has told after one more paragraph or sentence."""
        told = self if self.holds(headings) else SectionTime(headings)
        for start, end in sentences(text):
            told = told._told(text[start:end])
        return told

    def _told(self, sentence: str) -> SectionTime:
        named = [m for m in find_periods(sentence) if m.period and m.limit in (None, Limit.UNTIL)]
        years = {m.period for m in named if m.period and m.period.kind in _YEARS and not is_compared(sentence, m)}
        year = self.year if self.is_begun else next(iter(years), None)
        told = replace(self, year=None if years - {year} else year, is_begun=True)
        opens = not self.is_begun or any(_OF_ANSWERS.search(heading) for heading in self.headings[-1:])
        if self.survey is not None:
            return replace(told, survey=_next_survey(sentence, named) or self.survey)
        return replace(told, survey=survey_year(sentence)) if opens else told


def _next_survey(sentence: str, named: list[PeriodMention]) -> Period | None:
    """The year by which a sentence that opens with it names one more survey: "2018-19 survey fieldwork ended in"."""
    first = next((m for m in named if m.period and m.period.kind in _YEARS), None)
    is_named = first and _OPENS_NEXT.fullmatch(sentence, 0, first.start) and _SURVEY.match(sentence, first.end)
    return first.period if first and is_named else None


def is_compared(sentence: str, mention: PeriodMention) -> bool:
    """Whether a period is only compared with: "down from 10.8% in 2021-22", "54% (2022: 49%)"."""
    if _MEASURED_ON.search(sentence[max(0, mention.start - MEASURED_CHARS) : mention.start]):
        return True
    if is_only_compared(sentence, mention.start):
        return True
    opened, closed = sentence.rfind("(", 0, mention.start), sentence.find(")", mention.end)
    if opened < 0 or closed < 0 or ")" in sentence[opened : mention.start]:
        return False
    return any(letter.isdigit() for letter in sentence[opened : mention.start] + sentence[mention.end : closed])


def tells_of_forms(sentence: str) -> bool:
    """Whether a sentence tells how many were asked or replied: "the survey went to 950 carers in October"."""
    return _ASKED.search(sentence) is not None and not _WILL_ASK.search(sentence)


NOTHING_TOLD = SectionTime()


def without_bracket_note(lead: str) -> str:
    """A lead-in without what it says of numbers in brackets, whose year is not that of the others."""
    return _BRACKET_NOTE.sub("", lead)


def survey_year(sentence: str) -> Period | None:
    """The year in which the people were asked whose answers a sentence tells of: 2023 of "in January 2023 we sent …".

    A survey is known by its year: the month in which its forms went out is not what its answers are of. A consultation
    or a question put once, "the consultation in January 2025", is known by its month.
    """
    if not _ASKED.search(sentence) or _WILL_ASK.search(sentence):
        return None
    named = (m for m in find_periods(sentence) if m.period and m.limit in (None, Limit.UNTIL))
    period = next((m.period for m in named if not is_compared(sentence, m)), None)
    if period is None or (period.end - period.start).days >= DAYS_OF_A_YEAR:
        return period if period is None or period.kind in _YEARS else None
    if period.kind is PeriodKind.MONTH and not _KNOWN_BY_YEAR.search(sentence):
        return period
    return calendar_year(period.end.year) if period.start.year == period.end.year else period
