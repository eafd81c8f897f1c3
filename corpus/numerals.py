"""Single numbers of a text with what is written on them: "£142.1 million", "12½%", "(£4.2m)", "six", "14 days".

In: a text, and the spans in which no quantity stands. Out: quantities without hedge, in order, none overlapping.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.amounts import Quantity, UnitKind, scaled
from corpus.non_figures import is_named
from corpus.number_words import NUMBER, words_value
from corpus.qualifiers import Qualifier
from corpus.word_counts import counts

_SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mil": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
}
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_NUMERAL = re.compile(
    rf"""(?:(?=[\d£(+−.\-g½¼¾])
    (?:(?<![\w£.,/+])(?<!\d:)|(?<![\d£])(?=£)|(?<=[a-z]{{4}})(?=\d+(?:\.\d+)?[ ]?(?:%|per[ ]?cent)))
      (?P<open>\((?=£?\d[\d.,]*[ ]?(?:k|m|bn|million)?\)))?(?P<sign>(?<!\d)(?<!\d%)[-−+](?=£?[ ]?\.?\d))?
      (?P<pound>£[ ]?|GBP[ ]?)?(?:(?P<inner>\((?=[\d.,]+\)))|(?P<minus>(?<!\d)(?<!\d%)[-−]))?
      (?P<number>(?:\d[\d,]*(?<!,)(?:\.\d+)?|\.\d+)(?P<vulgar>[½¼¾])?|(?P<alone>[½¼¾]))(?(inner)\))
    |(?<![\w£'’-])(?=[aefhnostz])(?P<words>{NUMBER}))
    (?:[ ]?(?P<scale>thousand|million|billion|trillion|bn|mn|mil|m|k|b(?=\W))(?!\w)(?:\.(?=[ ](?-i:[a-z])))?)?
    (?:[ ]?(?:(?P<points>percentage[ -]points?|%[ -]?points?|ppts?|pp
      |[ -]?points?(?![ ](?:of|were|was|made|raised|scale|plan)))\b
      |(?P<percent>%|per[ ]?cent(?!\w)|pc\b)|(?P<pence>(?:p(?!\.?[aw]\b|\s?/)|pence)\b)
      |(?P<pounds>pounds?(?:[ ]sterling)?)\b))?
    (?:[ -]{{1,2}}(?P<longer>or[ ]more[ ])?(?P<duration>(?:working[ ]|calendar[ ]|clear[ ])?(?:years?|quarters?|months?
      |weeks?|days?(?![ ](?:cent(?:re|er)s?|services?|opportunit(?:y|ies)|care|hospitals?|clubs?)\b)
      |nights?|hours?|hrs?|minutes?|mins?|seconds|secs))\b)?
    (?P<more>\+(?!\d)|[ ]or[ ](?:more|over|above)\b)?(?P<fewer>[ ]or[ ](?:fewer|less|under|below)\b)?
    (?P<roughly>[ ]or[ ]so\b|-odd\b|[ ]or[ ]thereabouts\b)?
    (?P<rate>[ ](?:per|an?|each|(?:for[ ])?every)[ ](?P<base>1(?:0|00)?,?000
      |week|day|night|month|year|annum|hour|head|person
      |resident|adult|household|mile|visit|bed|place|session|meal|capita)\b
      (?![ ](?:before|earlier|ago|later)\b)|/(?P<slash>week|hour|day|month|year)\b
      |[ ]?p\.?[aw]\b\.?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?")
_PLACES = re.compile(
    r"[ ](?:centres|bases|opportunities|clubs|units|shelters|hospitals|sitters|carers)\b", re.IGNORECASE
)
_NEGATIVE_BEFORE = re.compile(r"(?:^|[:=|]|\bvariance(?:\s(?:of|is|was))?|\bmovement(?:\sof)?)\s*$", re.IGNORECASE)
"""What makes brackets round an amount a minus sign; after other words they hold the amount of what is named."""


def find_numerals(text: str, barred: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """The numbers of a text that lie in none of the `barred` spans (in order, none overlapping) and name nothing."""
    ends = [end for _, end in barred]
    for match in _NUMERAL.finditer(text):
        value = _words_value(match, text) if match["words"] else _value(match, text)
        if value is None:
            continue
        found = _quantity(match, value)
        after = bisect_right(ends, found.start)
        if after == len(barred) or barred[after][0] >= found.end:
            yield found


def _words_value(match: re.Match[str], text: str) -> Decimal | None:
    has_unit = bool(match["scale"] or match["percent"] or match["points"])
    start, end = match.span("words")
    counted = counts(text, start, end, has_unit=has_unit, is_duration=bool(match["duration"]))
    return words_value(match["words"]) if counted else None


def _value(match: re.Match[str], text: str) -> Decimal | None:
    """The number as printed, or None where it is malformed ("1,2345"), numbering ("1.2.3") or a name ("Level 2")."""
    digits, end = match["number"].rstrip("½¼¾"), match.end("number")
    if not _GROUPED.fullmatch(digits) or re.match(r"[.,]\d|/\d(?!\d)", text[end : end + 3]):
        return None
    marked = (
        match["pound"] or match["scale"] or match["percent"] or match["points"] or match["pounds"] or match["pence"]
    )
    if not (marked or match["alone"] or match["inner"] or match["minus"] or match["open"]) and is_named(
        text, match.start(), end
    ):
        return None
    value = Decimal(digits.replace(",", "") or 0)
    part = match["vulgar"] or match["alone"]
    return value + Decimal(_VULGAR[part]) if part else value


def _quantity(match: re.Match[str], number: Decimal) -> Quantity:
    power = _SCALES[match["scale"].lower()] if match["scale"] else 0
    value = scaled(number, power)
    if _is_negative(match):
        value = -value
    per = _per(match)
    kind, unit_word = UnitKind.COUNT, per
    # nobody writes thousands of pence: the letter behind "11,155p" says that the number is provisional
    in_pence = match["pence"] and ("," not in (match["number"] or "") or match["pence"].lower() == "pence")
    if match["pound"] or in_pence or match["pounds"]:
        kind, value, unit_word = UnitKind.GBP, value / 100 if in_pence else value, ""
    elif match["points"] or match["percent"]:
        kind, unit_word = UnitKind.POINTS if match["points"] else UnitKind.PERCENT, ""
    elif match["duration"] and not _names_places(match):
        kind, unit_word = UnitKind.DURATION, match["duration"].lower()
    start, end = _span(match, kind)
    printed = match.string[start:end].removesuffix(".")
    return Quantity(
        start, end, value, kind, printed, start, _qualifier(match), None, power, unit_word, per,
        in_words=bool(match["words"]),
    )  # fmt: skip


def _names_places(match: re.Match[str]) -> bool:
    """Whether "day" belongs to the noun that is counted: "seven day centres", but not "seven days", "a 7-day week"."""
    return match["duration"].lower() in ("day", "night") and bool(_PLACES.match(match.string, match.end("duration")))


def _span(match: re.Match[str], kind: UnitKind) -> tuple[int, int]:
    """From sign or pound to the unit, with the brackets of a negative; a rate stands after it."""
    start = match.start("words") if match["words"] else match.start()
    end = match.start("rate") if match["rate"] else match.end()
    if match["duration"] and kind is not UnitKind.DURATION:
        end = match.start("duration") - 1
    if match["open"]:
        if _is_negative(match):
            end += 1
        else:
            start += 1
    return start, end


def _is_negative(match: re.Match[str]) -> bool:
    if match["open"] and not (match["pound"] or match["scale"]):
        return match.string.strip() == match[0] + ")"
    if match["open"]:
        return bool(_NEGATIVE_BEFORE.search(match.string[max(0, match.start() - 24) : match.start()]))
    return (match["sign"] or match["inner"] or match["minus"] or "+") != "+"


def _per(match: re.Match[str]) -> str:
    """The rate in one form: "per week" for "a week", "/week" and "pw"."""
    if not match["rate"]:
        return ""
    base = match["base"] or match["slash"] or ("week" if "w" in match["rate"].lower() else "year")
    thousands = {"1000": "1,000", "10000": "10,000", "100000": "100,000", "annum": "year", "head": "person"}
    return f"per {thousands.get(base.lower(), base.lower())}"


def _qualifier(match: re.Match[str]) -> Qualifier:
    if match["more"] or match["longer"]:
        return Qualifier.AT_LEAST
    if match["fewer"]:
        return Qualifier.UP_TO
    return Qualifier.ABOUT if match["roughly"] else Qualifier.EXACT
