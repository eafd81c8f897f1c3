"""The nouns and participles that name a status: "a target of", "the forecast", "budgeted", "outturn".

In: a text: a clause, a header, a label, a heading. Out: the status that its words name.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.models import Status

OUTTURN = re.compile(
    r"\b(?:(?<!forecast )(?<!projected )(?<!expected )(?<!predicted )outturn|actual(?:s|ly)?|spend to date|year to date"
    r"|(?<!\bbe )(?:spent|achieved|delivered))\b",
    re.IGNORECASE,
)
_FORECAST_NOUN = r"\bforecast(?:s|ed)?\b|\bprojected\b|\bprojections?\b|\bprojecting\b|\bpredicted\b|\banticipated\b"
NOUNS: tuple[tuple[Status, str], ...] = (
    (
        Status.TARGET,
        r"(?<!\bon )(?<!within the )(?<!than )(?<!the )(?<!within )(?<!meeting )(?<!met )(?<!outside )"
        r"\btargets?\b(?! group)|\bthe target (?:of|is|was|for)\b"
        r"|\bprofile (?:of(?! (?:the )?(?-i:[A-Z]))|is|was|for)\b"
        r"|\btargeted\b|\bgoal\b|\bambition\b|\baim(?:s|ed|ing)? (?:to|for|is|was)\b"
        r"|\bcommit(?:ments?|ted)? to (?:increas|rais|reduc|cut|doubl|halv|grow)\w*\b"
        r"|\b(?:standard|aim) of\b|\bstandards? (?:we|it|they) (?:have |had )?set\b"
        r"|\bintention\b[^.;:,\d]{0,30}\bto\b|\bstandard (?:is|was) (?:that|to|for)?|\b(?:asked|required|sought"
        r"|demanded) of\b",
    ),
    (Status.FORECAST, _FORECAST_NOUN + r"|\bexpect(?:ed|s|ing)?\b|\bestimated to\b|\blikely to\b|\bset to\b"),
    (Status.DRAFT, r"\bdraft\b|\bproposed\b|\bproposals?\b|\bproposes\b|\bproposing\b|\bconsulting on\b"),
    (
        Status.BUDGET,
        r"(?<!personal )\bbudget(?:s|ed)?\b"
        r"(?! (?:gap|survey|monitoring|consultation|pressures?|reductions?|holders?|setting|report"
        r"|(?:had|has) (?:allowed|provided|assumed)))"
        r"|\bplan of\b(?! action)|\ballocat(?:ed|ion|ions|ing)\b|\bearmarked\b(?! (?:reserve|balance|fund)s?\b)"
        r"|\b(?:set|put) aside\b|\b(?:made|make|making) provision\b|\bcapital programme of\b"
        r"|\b(?:as|an|the) approved\b",
    ),
)


def names_status(text: str) -> bool:
    """Whether a noun of a text names a plan: a target, a forecast, a draft, a budget."""
    return first_named(NOUNS, text) is not None


def status_of_label(*texts: str) -> Status:
    """The status that headers, a label or a heading tell, innermost first; an outturn is an actual."""
    for text in texts:
        if found := first_named(NOUNS, text):
            return (
                found
                if not re.search(r"\b(?:outturn|actuals?|variance)\b", text, re.I)
                or re.search(r"forecast|projected", text, re.I)
                else Status.ACTUAL
            )
        if OUTTURN.search(text):
            return Status.ACTUAL
    return Status.ACTUAL


def first_named(table: tuple[tuple[Status, str], ...], text: str, start: int = 0) -> Status | None:
    """The first status whose words stand in a text from `start`; "personal" before a "budget" is seen beyond it."""
    return next((status for status, words in table if _compiled(words).search(text, start)), None)


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
