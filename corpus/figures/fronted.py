"""What a sentence sets before its numbers: the whole they are parts of ("Of carers who replied, 48% …"), its topic.

In: the words before a number, or a part. Out: words, or "". "Equipment: 91% of items …" speaks of equipment in all its
numbers; "In 63% of cases, advice was all that was needed" says after the comma what the share is of.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.telling_words import telling
from corpus.figures.trimming import trimmed
from corpus.measures import without_periods
from corpus.periods import find_periods
from corpus.quantities import UnitKind, find_quantities

_WHOLE = re.compile(
    r"\W*(?:(?:in|during|at|for|by|on)\s[^,]{3,30},\s)?(?:and\s|but\s)?(?:of|among(?:st)?|out\sof)\s(?:all\s)?"
    r"(?:(?:the|our|these|those|its)\s)?(?P<whole>(?!(?:which|whom|them|these|those|that|this|it"
    r"|such|course|the|all|its|our|note|particular"
    r"|two|three|four|same)\b)[A-Za-z][^,]{2,120}?)(?:,\s|\s(?=\W*$))",
    re.IGNORECASE,
)
""" "Of the complaints, 45 were about home care", "Among people who live alone, 31% …"."""
_TOPIC = re.compile(r"\W*(?P<topic>[A-Z][^:;.,\d]{2,50}):\s")
_TOPIC_AGAIN = re.compile(r"(?:[;,]\s(?:and\s)?|\sand\s)(?P<topic>[A-Za-z][^:;,.\d]{2,50}):\s?$")
""" "Older people: 5,162; learning disabilities: 1,891"."""
LISTED_CHARS = 60
"""Letters before a number in which its name in a list stands."""
_RUN_IN = re.compile(
    r"\W{0,4}(?P<topic>[A-Z][\w’'&/-]*(?: (?!the\b)[\w’'&/-]+){0,4})[.:]\s+(?=[^\s£\d]|\d[\d,]*(?:\.\d+)? \w)"
)
_NO_TOPIC = re.compile(
    r"\b(?:was|were|is|are|has|had|have|said|asked|replied|answer|response|note|example|however|yes"
    r"|no|thanks?|follows|following|as|action"
    r"|resolved|agreed|target|actual|budget|forecast|source|question|officer|director|councillor|cllr|chair)\b",
    re.IGNORECASE,
)
""" "Note: 31% …" names no topic."""
_SHARE_OPENS = re.compile(
    r"(?:.{0,60}[,;:]\s)?\W*(?:in|for|on|with)\s(?:about |around |over |only |just |nearly )?$", re.IGNORECASE
)
_CASES_THEN = re.compile(r"\s(?:of\s)?(?P<cases>[^,.;:\d]{3,70}),\s(?P<said>[^;:.\d]{8,140})")


def opened_whole(main: str) -> str:
    """What an opening "of …" or "among …" says the numbers of a sentence are parts of: "carers who replied"."""
    found = _WHOLE.match(main)
    if found is None:
        return ""
    whole = without_periods(found["whole"])
    counted = [q for q in find_quantities(whole) if not q.in_words and q.kind is not UnitKind.DURATION]
    return "" if counted else trimmed(whole)


def topic_before(part: Part) -> str:
    """The topic that opens a sentence before a colon: "Equipment" of "Equipment: 91% of items …"; else "".

    A later number with a name of its own before it is not under it.
    """
    found = _TOPIC.match(part.lead)
    if listed_name(part):
        return ""
    return trimmed(found["topic"]) if found and not _NO_TOPIC.search(found["topic"]) else ""


def listed_name(part: Part) -> str:
    """What a number after the first of a list is called, before its own colon; "" where it has none."""
    lead = part.lead[-LISTED_CHARS:]
    found = _TOPIC_AGAIN.search(lead) if not part.bracketed else None
    is_later = found is not None and bool(find_quantities(part.lead[: -len(found[0])]))  # an age is none
    return trimmed(found["topic"]) if found and is_later and not _NO_TOPIC.search(found["topic"]) else ""


def run_in_heading(text: str) -> str:
    """The heading that a paragraph opens with in its own line: "Front door" of "Front door. 3,184 contacts …"."""
    found = _RUN_IN.match(text)
    return found["topic"] if found and not _NO_TOPIC.search(found["topic"]) and not find_periods(found["topic"]) else ""


def under_topic(part: Part, measure: str, group: str | None, own: str) -> tuple[str, str | None]:
    """A measure and group under the topic that opens their sentence, where they do not tell it yet."""
    topic = "" if part.bracketed else topic_before(part)
    if not set(telling(topic, own)) - set(telling(f"{measure} {group or ''}", own)):
        return measure, group
    return topic, f"{measure}, {group}" if group else measure


def said_of_cases(part: Part) -> str:
    """What is said of a share of cases that opens its sentence: "In 63% of cases, advice was all …"; else ""."""
    if part.quantity.kind is not UnitKind.PERCENT or not _SHARE_OPENS.fullmatch(part.lead):
        return ""
    tail = without_periods(part.tail, partial=True)
    found = _CASES_THEN.match(tail)
    return trimmed(f"{found['cases']} {found['said']}") if found else ""
