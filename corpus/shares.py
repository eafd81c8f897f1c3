"""Parts of a whole: "one in five", "two thirds", "8 out of 10 carers", "40 of the 52 people", "19.2 out of 24".

In: a text, and the spans in which no quantity stands. Out: quantities without hedge. Round words and tenths are shares
(percent, about); a number with its own total is a count; a number with the most it can be is a score.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from corpus.amounts import Quantity, UnitKind
from corpus.number_words import SMALL, words_value
from corpus.qualifiers import Qualifier

ROUND_WHOLES = frozenset((2, 3, 4, 5, 6, 8, 9, 10, 20, 100, 1000))
"""Wholes that people choose to tell a share; "40 out of 52" is a count."""
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{SMALL})"
_OUT_OF = re.compile(
    rf"""(?<![\w.,£/:-])(?P<a>{_NUMBER})(?:
      (?P<among>[ -]in[ -](?:every[ -])?)
    | (?P<amid>[ ][a-z]{{3,20}}[ ](?:in|out[ ]of)[ ](?:every[ ]|each[ ])?)
    | (?P<out>[ -](?:people[ ]|adults[ ]|carers[ ])?\(?out[ -]of[ -](?:every[ ]
        |a[ ](?:possible|maximum|total)[ ](?:of[ ])?)?)
      (?P<own>(?:the|our|these|those|all)[ ])?
    | (?P<of>[ ]of[ ](?:(?:the|our|its|their|these|those|all)[ ](?:total[ ]of[ ]|[A-Z]?[a-z-]{{2,20}}['’]s?[ ])?)?)
    | (?P<slash>/))
    (?P<b>{_NUMBER})(?![\w%]|[.,/:-]\d
      |[ ]?(?:%|per[ ]?cent|thousand|million|billion|years?|months?|weeks?|days?|hours?)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_SAYS_OF_THEM = re.compile(
    r"\s(?:is|are|was|were|has|have|had|said|say|feel|felt|can|cannot|could|did|do|does|will|would|use|used|live|lived|get"
    r"|got|told|who|agree|agreed|need|needed|report|reported|wait|waited|came|went"
    r"|gets|lives|needs|uses|feels|says|wants|waits|works|provides?|cares|receives?)\b",
    re.IGNORECASE,
)
""" "Four people in ten cannot get outside"."""
_SCORED = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|rat(?:e|es|ed|ing|ings)|average(?:d|s)?|stars?|marks?|satisfaction|out\sof\s\d)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OF_POSTS = re.compile(r"\s(?:[a-z-]{2,20}\s){0,4}(?:posts?|FTE|WTE|equivalents?)\b", re.IGNORECASE)
""" "7.4 of 25.0 full-time equivalent posts": what is counted in parts of one."""
_FRACTION = re.compile(
    r"""(?<![\w-])(?<!\band[ ])(?<!\band[ ]a[ ])(?:
      (?P<a>an?|one|two|three|four|five|six|seven|eight|nine)[ -]
        (?P<b>half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)
    | (?P<half>half)
    | (?P<da>[1-9])/(?P<db>[2-9]|10)(?=[ ]of\b)
    | (?P<sign>[½¼¾⅓⅔])(?=[ ]of\b))(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = {s: (Decimal(a), Decimal(b)) for s, a, b in (("½", 1, 2), ("¼", 1, 4), ("¾", 3, 4), ("⅓", 1, 3), ("⅔", 2, 3))}
_PART_OF = re.compile(
    r"\s(?:of\b|\(|who\b|were\b|are\b|have\b|had\b|said\b|say\b|felt\b|feel\b|reported\b|did\b|do\b)", re.IGNORECASE
)
_HEDGED = re.compile(
    r"\b(?:over|under|than|nearly|almost|about|around|approximately|roughly|least|most|exactly|up to|some|only|by|just"
    r"|above|below|exceeding)\s$",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"\b(?:first|second|last|latter|past|next|previous|other|final|in|per|every|each|this|that)\s$", re.IGNORECASE
)
_TIME_AFTER = re.compile(
    r"\s(?:of\s(?:the\s|an?\s)?(?:financial\s)?(?:year|century|hour|mile|day|week|month|(?:19|20)\d\d)"
    r"|an?\b|hour|day|year|term|way|price|past|time|marathon|million|billion|thousand|part(?:y|ies)|sector|person|review"
    r"|phase|stage|one|yearly|open|empty|full)\b",
    re.IGNORECASE,
)


def find_shares(text: str, barred: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The shares, scores and counts with a total of a text, those of the `barred` spans (in order) left out."""
    spans, shares = list(barred), list[Quantity]()
    for pattern, read in ((_OUT_OF, _read_out_of), (_FRACTION, _read_fraction)):
        ends, found = [end for _, end in spans], list[Quantity]()
        for match in pattern.finditer(text):
            after = bisect_right(ends, match.start())
            if after == len(spans) or spans[after][0] >= match.end():
                found += [share] if (share := read(match)) else []
        shares += found
        spans = sorted([*spans, *((share.start, share.end) for share in found)])
    return shares


def _read_out_of(match: re.Match[str]) -> Quantity | None:
    part, whole = _value(match["a"]), _value(match["b"])
    rated = "." in match["a"] or _SCORED.search(match.string[max(0, match.start() - 80) : match.start()])
    whole_numbers = part == int(part) and whole == int(whole)
    words = not match["a"][0].isdigit()
    if part > whole or whole == 0 or (words and match["of"] and part == 1):
        return None
    if match["slash"]:
        return _quantity(match, part, UnitKind.SCORE, scale_max=whole) if rated and 1 < whole <= 100 else None
    if match["amid"] and not _SAYS_OF_THEM.match(match.string, match.end()):
        return None  # "two people in ten homes"
    if match["among"] or match["amid"]:
        fits = whole_numbers and part < whole and (whole in ROUND_WHOLES or part == 1)
        return _share(match, part, whole) if fits else None
    if match["of"] or match["own"]:
        of_posts = whole_numbers or _OF_POSTS.match(match.string, match.end())
        return _quantity(match, part, UnitKind.COUNT, out_of=whole) if of_posts else None
    if rated and 1 < whole <= 100:
        return _quantity(match, part, UnitKind.SCORE, scale_max=whole)
    if whole in ROUND_WHOLES and part < whole:
        return _share(match, part, whole)
    return _quantity(match, part, UnitKind.COUNT, out_of=whole)


def _read_fraction(match: re.Match[str]) -> Quantity | None:
    before, after = (
        match.string[max(0, match.start() - 14) : match.start()],
        match.string[match.end() : match.end() + 24],
    )
    if match["sign"] or match["da"]:
        part, whole = _SIGNS[match["sign"]] if match["sign"] else (Decimal(match["da"]), Decimal(match["db"]))
        return _share(match, part, whole) if part < whole else None
    if _TIME_BEFORE.search(before) or _TIME_AFTER.match(after):
        return None
    if match["half"]:
        return _share(match, Decimal(1), Decimal(2))
    word = match["b"].lower().rstrip("s") if match["b"].lower() != "halves" else "half"
    part = words_value(match["a"])
    if match["a"].lower() in ("a", "an") and not (_PART_OF.match(after) or _HEDGED.search(before)):
        return None  # "a third review", "a quarter"
    return _share(match, part, Decimal(_PARTS[word])) if part < _PARTS[word] else None


def _value(words: str) -> Decimal:
    return Decimal(words.replace(",", "")) if words[0].isdigit() else words_value(words)


def _share(match: re.Match[str], part: Decimal, whole: Decimal) -> Quantity:
    value = round(100 * part / whole, 1)
    return _quantity(match, value, UnitKind.PERCENT, qualifier=Qualifier.ABOUT)


def _quantity(
    match: re.Match[str],
    value: Decimal,
    kind: UnitKind,
    *,
    qualifier: Qualifier = Qualifier.EXACT,
    scale_max: Decimal | None = None,
    out_of: Decimal | None = None,
) -> Quantity:
    return Quantity(
        *match.span(), value, kind, match[0], match.start(), qualifier,
        scale_max=scale_max, out_of=out_of, in_words=not match[0][0].isdigit(),
    )  # fmt: skip
