"""Units that the words of a header, caption or lead-in name: "£000", "%", "Number of people", "Average wait (days)".

In: one text. Out: the unit, its power of ten, the greatest score, and the text without the words that name only them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corpus.measures import LIGHT_WORDS, clean_label, stems

COUNTED = "#"
"""The unit of a header that says "number" without saying of what: it is a count, whatever the caption says."""

_POWERS = {"m": 6, "ms": 6, "million": 6, "millions": 6, "bn": 9, "billion": 9, "billions": 9}
_MONEY = re.compile(
    r"\(?(?:£|pounds) in (?P<in>thousands|millions|billions)\)?"
    r"|\(?(?:in |figures in |all figures in |amounts? in )?(?:£|GBP)\s?['’]?"
    r"(?P<power>000s?|k\b|m(?:['’]?s)?\b|bn\b|thousands?|millions?|billions?)?\)?"
    r"|\(?\b(?:in )?(?P<words>thousands|millions|billions) of pounds\)?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    r"\(?(?:\bin )?(?:['’]000s?|\b000s|(?:(?<=\()|(?<=\bin ))thousands|\bthousands(?! of\b))\b\)?"
    r"|\(?\b(?:in |all figures in )(?P<millions>millions|billions)\b\)?"
    r"|\A\W*(?P<alone>millions|billions)\W*\Z",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\(?(?:percentage[ -]points?|%[ -]?pts?|% points?|\bppts?\b|\bpp\b)\)?", re.IGNORECASE)
_PERCENT = re.compile(r"\(?(?:(?<!\d)%(?:-?age\b)?|(?<!\d )\bper ?cent(?:age)?s?\b|\bpercentages?\b)\)?", re.IGNORECASE)
"""Named as a unit, not said with a number: "Vacancy factor from 3% to 5%" is not measured in percent."""
_OF_TOTAL = re.compile(r"(?:%|\bper ?cent(?:age)?) of (?:the )?(?:total|all|overall|gross|net|budget)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:proportion|share)\b", re.IGNORECASE)
_RATE = re.compile(r"\bper (?:1,?000,000|100,?000|10,?000|1,?000|100k|10k|1k|million)\b", re.IGNORECASE)
_SCORE = re.compile(r"\b(?:scores?|rating)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\(?\b(?:out of|max(?:imum)?(?: of)?) (\d+)\)?", re.IGNORECASE)
_NUMBER = re.compile(
    r"\(?(?:\b(?:total )?numbers?\b(?:(?: and (?:types?|nature|kinds?))? of\b)?"
    r"|\bcounts?\b(?: of\b)?|\bnos?\.(?: of\b)?|\bnos?(?: of\b|(?=\)|$))"
    r"|^#$|^n$)\)?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\((?:in |number of |average |mean |median )?(?P<noun>(?:working |calendar )?days|weeks|months|years|hours|minutes"
    r"|people|persons|adults|clients|individuals|beds|cases|visits|calls|contacts|places|packages|referrals|FTE"
    r"|WTE|headcount)\b[^()]*\)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:average|mean|median|length|time|wait(?:ing)?|days|weeks|hours)\b.{0,40}?"
    r"(?<!\d )(?<!\bone )(?<!\btwo )(?<!\bthree )(?<!\bfour )(?<!\bfive )(?<!\bsix )(?<!\bnine )(?<!\btwelve )"
    r"\b(?P<noun>(?:working )?days|weeks|months|hours|minutes)\b"
    r"|^(?P<alone>(?:working )?days|weeks|months|hours|minutes)\b"
    r"|\b(?P<each>days|hours)\b(?: lost)? per (?:FTE|WTE|full|whole|employee|person|member|worker|post|head)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(r"(?<!\bper )\b(?:FTEs?|WTEs?|full[- ]time equivalents?)\b", re.IGNORECASE)
_MONEY_WORDS = re.compile(
    r"\b(?:costs?|spend|spending|spent|expenditure|income|budgets?|prices?|fees?|savings?|funding|grants?|outturn"
    r"|contributions?|charges?|underspends?|overspends?)\b",
    re.IGNORECASE,
)
_NOUN_ENDS = re.compile(
    r"(?<!-)\b(?:of|from|who|whom|whose|that|which|in|on|to|for|with|at|by|as|than|were|was|are|is|have|has|had"
    r"|receiving|needing"
    r"|living|aged|having|and|or|per|where|when|awaiting|waiting|during|within|after|before|since|until|into|across|under|over|using|a|an|each"
    r"|every|getting|without|still|already|now|currently"
    r"|newly|not)\b|[,;:.(–—/]"
)
_PARTICIPLE = re.compile(
    r"(?:ed|ing|ly|made|held|given|done|seen|begun|taken|met|left|open|new|known|sent|paid|kept|lost"
    r"|found|told|shown)$",
    re.IGNORECASE,
)
_AGE = re.compile(r"\d\d(?:\+|[-–]\d\d)?")
""" "Population 65+" counts people, not an age."""
_ASIDE = re.compile(r"\s\([^()]*\)(?=\s[a-z])")
""" "Emergency (999) escalations" counts escalations; what closes a label in brackets may name a unit."""
_ASKS = re.compile(r"(?:what|who|why|where|when|how(?! many))\b", re.IGNORECASE)
_VERB = re.compile(r"(?:[a-z]{2}ed|held|made|given|met|left)$")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ness|ies of|days?)$", re.IGNORECASE)
_IRREGULAR = frozenset({"people", "men", "women", "staff", "children", "headcount", "fte", "wte"})
_ABSTRACT = frozenset(
    "services lists costs savings sources settings years areas types results totals others outcomes figures values "
    "statistics groups needs funds measures homes disabilities districts councils reasons bands routes wards "
    "localities ages genders forecasts projections estimates points highlights headlines".split()
)
"""Plural nouns that name what a table is broken down by, or money, rather than what it counts."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as named: "" for none; the power of ten; the greatest score; the text without the naming words."""

    name: str = ""
    multiplier: int = 0
    scale_max: Decimal | None = None
    rest: str = ""


@lru_cache(maxsize=20_000)
def read_unit(text: str) -> Unit:
    """The unit that a text states: `read_unit("Net spend (£000)")` is "GBP", power 3 and rest "Net spend"."""
    if money := _MONEY.search(text):
        power = re.sub(r"['’]", "", money["power"] or money["in"] or money["words"] or "").lower()
        thousands = 3 if power.startswith(("000", "k", "thousand")) else 0
        return Unit("GBP", _POWERS.get(power, thousands), None, _cut(text, money))
    if _OF_TOTAL.search(text):
        return Unit("percent", rest=text)
    for pattern, unit in ((_POINTS, "percentage points"), (_PERCENT, "percent")):
        if found := pattern.search(text):
            return Unit(unit, rest=re.sub(r"^(?:the )?of (?:the )?", "", _cut(text, found), flags=re.IGNORECASE))
    if found := _RATE.search(text):
        return Unit(re.sub(r"(?<=\d)k$", ",000", found[0].lower()).replace("100000", "100,000"), rest=text)
    if _SHARE.search(text):
        return Unit("percent", rest=text)
    if (found := _OUT_OF.search(text)) or _SCORE.search(text):
        most = Decimal(found[1]) if found else None
        return Unit("score", 0, most, _cut(text, found) if found else text)
    return _counted(text)


def _counted(text: str) -> Unit:
    thousands = _THOUSANDS.search(text)
    named_power = (thousands["millions"] or thousands["alone"] or "").lower() if thousands else ""
    power, bare = (_POWERS.get(named_power, 3), _cut(text, thousands)) if thousands else (0, text)
    if named := _NAMED.search(bare):
        noun = named["noun"]
        return Unit(noun if noun.isupper() else noun.lower(), power, None, _cut(bare, named))
    if _STAFF.search(bare):
        return Unit("FTE", power, None, bare)
    if duration := _DURATION.search(bare):
        return Unit((duration["noun"] or duration["alone"] or duration["each"]).lower(), power, None, bare)
    if number := _NUMBER.search(bare):
        rest = _cut(bare, number)
        return Unit(
            counted_noun(bare[number.end() :] if "of" in number[0].lower() else rest) or COUNTED, power, None, rest
        )
    return Unit(counted_noun(bare) if thousands else "", power, None, bare)


_PERSONS_DOING = re.compile(
    r"(?:(?:older|younger|new|unpaid|young|disabled|all|other|more|fewer)\s)?"
    r"(?P<noun>people|adults|carers|residents|clients|patients|tenants|customers|respondents)\s[a-z-]{3,20}ing\b",
    re.IGNORECASE,
)
""" "People starting reablement" counts people, whatever they start."""


@lru_cache(maxsize=20_000)
def counted_noun(label: str) -> str:
    """The plural noun that a label counts, in lower case: "people" of "Older people supported", or ""."""
    label = _ASIDE.sub("", clean_label(label))
    if _ASKS.match(label):
        return ""  # "What people complained of" is over counts of complaints
    if persons := _PERSONS_DOING.match(label):
        return persons["noun"].lower()
    words = _NOUN_ENDS.split(label, maxsplit=1)[0].split()
    cut = next((n for n in range(1, len(words)) if _VERB.search(words[n]) and _is_plural(words[n - 1])), len(words))
    words = words[:cut]
    while len(words) > 1 and (_PARTICIPLE.search(words[-1]) or _AGE.fullmatch(words[-1])):
        words.pop()
    noun = words[-1].strip("'’\"“”‘") if words else ""
    plain = noun.lower()
    if plain == "population":
        return "people"
    if not re.fullmatch(r"[A-Za-z][A-Za-z'’-]*", noun) or plain in _ABSTRACT or _MONEY_WORDS.fullmatch(plain):
        return ""
    if _is_plural(noun):
        return noun if noun[:-1].isupper() else plain
    return ""


def _is_plural(noun: str) -> bool:
    plain = noun.lower()
    return plain in _IRREGULAR or (len(plain) > 3 and plain.endswith("s") and not _NOT_PLURAL.search(plain))


def is_about_money(text: str) -> bool:
    """Whether a label speaks of money, though no sign of pounds is printed."""
    return _MONEY_WORDS.search(text) is not None


def is_telling(label: str) -> bool:
    """Whether a label says something that not every table of the field says."""
    return any(word not in LIGHT_WORDS for word in stems(label))


def _cut(text: str, match: re.Match[str]) -> str:
    left, right = text[: match.start()].rstrip(" (-–,"), text[match.end() :].lstrip(" -–,")
    return re.sub(r"\(\s*\)", "", f"{left} {right}").strip()
