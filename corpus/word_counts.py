"""Whether a number in words counts something: "six reviews" does; "level two", "two-tier", "one of", "no one" do not.

In: a text and the place of a number in words. Out: yes or no.
"""

from __future__ import annotations

import re

from corpus.non_figures import is_named

_NEAR = 60
_LOOSE_BEFORE = re.compile(
    r"\b(?:no|any|every|each|some|the|this|that|these|those|another|which|number|as|at|day|version|square|than|or|and"
    r"|national|regional|local|average|previous|other|new|old|similar|earlier|latest)\s$",
    re.IGNORECASE,
)
_LOOSE_AFTER = re.compile(
    r"\s(?:of|another|or|more|and|can|could|must|should|will|would|who|whom|which|that|is|was|has|had|may|might|to|in|by"
    r"|as|for|at|on|from|with|time|way|day|hand|side|thing|example|reason|key|main|major|such|stop|place|point|size|area"
    r"|aspect|single|only|where|when|we|you|i|after|year|week|month|hour|off)\b|\S|\s?$"
)
"""What stands round a "one" that counts nothing: "no one", "one of", "one way", "one-off"."""
_LISTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten))\b[^.;:]{0,40}(?:,|\band|,\sand)\s$", re.IGNORECASE
)
"""What makes a "one" the last of a list of counts: "10 Good and one Inadequate"."""
_ANNOUNCED_BEFORE = re.compile(r"\b(?:following|past|top|these|those|first|last|next|other|main|key)\s$", re.IGNORECASE)
_ANNOUNCED_AFTER = re.compile(
    r"\s(?:(?:key|main|major|broad|top|different|other|further|distinct|core|new|strategic|overarching)\s){0,2}"
    r"(?:things|areas|ways|reasons|themes|options|points|aims|steps|parts|sections|questions|priorities|objectives"
    r"|challenges|achievements|principles|pillars|strands|stages|phases|types|kinds|categories|examples|outcomes|domains"
    r"|factors|elements|issues|goals|workstreams|recommendations|criteria|levels|tiers|sets|aspects|characteristics)\b"
)
"""What shows that a number in words announces a list ("the following three areas") and counts nothing in the world."""
_NO_ZERO = re.compile(r"[ -](?:tolerance|carbon|emission|waste|hours)")
_OPENING = ".!?:•\n–—-(“‘\"'"


def counts(text: str, start: int, end: int, *, has_unit: bool, is_duration: bool) -> bool:
    """Whether the number in words from `start` to `end` counts; `has_unit` where a percent or a scale follows it."""
    words, before = text[start:end], text[max(0, start - _NEAR) : start]
    opens = not before.rstrip() or before.rstrip()[-1] in _OPENING
    if (words[0].isupper() and not opens) or is_named(text, start, end):
        return False
    if words.lower() == "zero" and _NO_ZERO.match(text, start + len("zero")):
        return False
    if has_unit or is_duration:
        return True
    if text[end : end + 1] == "-" or _ANNOUNCED_AFTER.match(text, end) or _ANNOUNCED_BEFORE.search(before):
        return False
    return words.lower() != "one" or _counts_one(text, before, end)


def _counts_one(text: str, before: str, end: int) -> bool:
    if _LOOSE_AFTER.match(text, end):
        return False
    named = text[end : end + 2].strip()[:1].isupper()
    return bool(_LISTED.search(before)) or not (named or _LOOSE_BEFORE.search(before))
