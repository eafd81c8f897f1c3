"""Understanding a question: period, then area, then operation, then what it is about, each taken out before the next.

In: the text of a question, the glossary, the areas that figures are held for. Out: a `Query`. Years are taken out
first because a year left among the words pulls a search towards whatever mentions it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.glossary import Glossary, Term
from corpus.measures import PEOPLE_WORDS, STOP_WORDS, stem, tokens
from corpus.periods import Period, PeriodKind, Relation, find_periods, years_within
from corpus.quantities import Quantity, find_quantities
from server.answers.asking import is_telling
from server.answers.queries import Operation, Query, Wants

_COUNT = re.compile(r"\bhow many\b|\bnumbers?\b|\bcount\b|\bhow often\b|\bheadcount\b", re.IGNORECASE)
_MONEY = re.compile(r"\b(?:spen[dt]|spending|costs?|budget|money|expenditure|paid|invest\w*|price|pounds?)\b|\b(?:amount|much|level) (?:of )?funding\b|\bhow much\b.*\bput (?:in|into|towards)\b|\bfunding amount\b|\bhow much\b(?! (?:more|less|fewer|did|has|have)\b)|£", re.IGNORECASE)  # fmt: skip
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage\b|\bproportion\b|\bshare\b|\bfraction\b", re.IGNORECASE)
_FIGURE = re.compile(r"\bfigures?\b|\bstats\b|\bstatistics\b|\bhow much\b|\brate\b|\bscore\b|\bvalue\b|\btotals?\b|\bhow long\b|\bhow high\b", re.IGNORECASE)  # fmt: skip
_TEXT = re.compile(
    r"^\W*(?:(?:so|and|ok|please|hi|hello|can you|could you|tell me|do you know)\W+)*"
    r"(?:who|when|where|why|how do|how can|how does|how is|how are|how will|what'?s? (?:is|are|does|do|did)?\s*(?:an?|the meaning)\b|explain|describe|define)\b"
    r"|\bwhat(?:['’]?s| is| was| are| were)? (?:in|inside|included|behind|counted)\b|\bdate of\b|\b(?:which|what) (?:month|year|day|date)\b(?! on year)|\bsince when\b|\bwhat does .* (?:mean|say)\b|\b(?:tell me|information) about\b|\bmeaning of\b|\bsay about\b|\bwhat date\b|\bwhich (?:date|day|month|councillor)\b|\bwhat happened (?:at|in) the meeting\b",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"\b(?:phone|telephone|e-?mail|web ?site|address|opening hours|contact (?:number|details))\b|\b(?:what|which) number\b"
    r"|\bnumber (?:to|do i|can i|should i|i can)\b|\b(?:do|can|should|could) i (?:ring|call|phone|contact|speak)\b"
    r"|\bhow many (?:years|months|weeks|days)\b|\bwhat (?:sort|kind|type)s? of\b",
    re.IGNORECASE,
)
"""Asks for a way to reach somebody, a length of time or a kind of thing: never answered by an observation."""
_AS_SHARE = re.compile(r"\b(?:as an?|in|what|which) (?:percentage|per ?cent|%)", re.IGNORECASE)
_OF_PEOPLE = re.compile(rf"^\W*(?:[\w-]+ )?(?:{'|'.join(sorted(PEOPLE_WORDS))})\b|\bin people\b", re.IGNORECASE)
"""Opens with persons, or asks for a number "in people": persons are counted."""
_CHANGE = re.compile(
    r"\bchang\w*\b|\bdifferen\w*\b|\bris(?:e|en|ing)\b|\brose\b|\bincreas\w*\b|\bdecreas\w*\b|\bfall(?:en|ing)?\b|\bfell\b|\bdrop\w*\b"
    r"|\bgr[eo]w\w*\b|\bgone? (?:up|down)\b|\bwent (?:up|down)\b|\bgo(?:ing|es)? (?:up|down)\b|\bcompared? (?:to|with)\b|\bmore or (?:less|fewer)\b"
    r"|\bhow (?:much|many) (?:more|less|fewer)\b|\bmore .* than\b|\bfewer .* than\b|\bless .* than\b|\bup or down\b|\bwhat happened to\b|\btrend\b|\bby how (?:much|many)\b",
    re.IGNORECASE,
)
_FASTER = re.compile(r"\b(?:fast(?:er|est)|quick(?:er|est)|most quickly|biggest (?:rise|increase|fall|drop|change))\b", re.IGNORECASE)
_EITHER_OR = re.compile(r"\b(?:more|less|fewer|higher|lower|bigger|larger|smaller|greater|most|least)\b.*\b(?:or|versus|vs)\b(?! (?:less|fewer|lower|more|not|down|so)\b)", re.IGNORECASE)  # fmt: skip
_SHARE = re.compile(r"\bshare\b|\b(?:what|which) part of\b|\bas an? (?:percentage|%|per ?cent)\b|\bin (?:per ?cent|%)|\bproportion\b|\b(?:what|which) (?:percentage|percent|per cent|%)|\bfraction\b|%\s*of|\bper ?cent(?:age)? of\b|\bhow much of (?:the|our)\b", re.IGNORECASE)  # fmt: skip
_TOTAL = re.compile(r"\btotal\b|\baltogether\b|\boverall\b|\bin all\b|\bcombined\b|\bsum\b|\badd(?:ed|ing)?\b.*\bup\b|\badd(?:ed|ing)? together\b|\ball (?:the|four|three|five) \w+ together\b", re.IGNORECASE)  # fmt: skip
_HIGHEST = re.compile(r"\b(?:largest|biggest|highest|greatest|most|top|main)\b(?! recent| up)", re.IGNORECASE)
_LOWEST = re.compile(r"\b(?:smallest|lowest|least|fewest)\b", re.IGNORECASE)
_ORDER = re.compile(r"\brank(?:ed|ing|s)?\b|\bin order\b|\border (?:of|by|the|them)\b|\bsort (?:them|the|by)\b|\bleague\b", re.IGNORECASE)
_ORDINAL = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_RATIO = re.compile(r"\bper (?:person|head|contact|project|resident|user|client)\b|\bfor each (?:person|one)\b|\beach person\b|\baverage (?:cost|spend)\b", re.IGNORECASE)  # fmt: skip
_LIST = re.compile(r"\bbreak(?:s|ing)?[ -]?down\b|\bbroken down\b|\b(?:by|for) (?:each )?(?:client )?(?:group|category|type)\b|\beach (?:group|category)\b|\blist\b", re.IGNORECASE)  # fmt: skip
_REVERSE = re.compile(r"\bwhat(?:'s|’s| is| was| are| were)\b.*\babout\b|\brefers? to\b|\bwhat (?:went|rose|increased|grew|fell|is|was)\b|\bwhat does\b.*\b(?:mean|stand for)\b|\bwhere does\b.*\bcome from\b", re.IGNORECASE)  # fmt: skip
_BOTH = re.compile(r"\b(?:both|two|the) (?:of the )?years\b|\bboth editions\b|\bover (?:the )?(?:time|years)\b|\beach year\b|\byear on year\b|\bbetween the (?:two )?years\b", re.IGNORECASE)  # fmt: skip
SHORT_NAMES = {
    "cambs": "Cambridgeshire", "herts": "Hertfordshire", "northants": "Northamptonshire",
    "notts": "Nottinghamshire", "lincs": "Lincolnshire", "leics": "Leicestershire", "bucks": "Buckinghamshire",
    "berks": "Berkshire", "oxon": "Oxfordshire", "wilts": "Wiltshire", "glos": "Gloucestershire", "hants": "Hampshire",
    "lancs": "Lancashire", "staffs": "Staffordshire", "worcs": "Worcestershire", "warks": "Warwickshire",
    "nationally": "England", "p'boro": "Peterborough",
}  # fmt: skip
"""The customary short names of counties, but for those that are words too ("Beds")."""
HEAD_WORDS = 3
"""Words after "how many" among which stands the noun that is counted."""


def read_question(text: str, *, glossary: Glossary, areas: Iterable[str], default_area: str | None, askers: frozenset[str] = frozenset()) -> Query:
    """The query that a question makes. `areas` are those that any figure or document is about.

    `askers`: initials of the council and of publishers ("ccc"), which say who is asked, not what about.
    """
    periods, relation, rest = _take_periods(text)
    area, rest = _take_area(rest, areas)
    numbers = find_quantities(rest)
    operation, wants = _operation(text, periods, relation, numbers), _wants(text)
    if operation in (Operation.CHANGE, Operation.TOTAL, Operation.RATIO, Operation.SHARE) and wants in (Wants.TEXT, Wants.EITHER, Wants.PERCENT):
        wants = Wants.FIGURE if wants is not Wants.PERCENT else Wants.PERCENT
    terms, stems = content_of(_without_numbers(rest, numbers), glossary)
    return Query(
        text=text,
        wants=wants,
        operation=operation,
        periods=periods,
        relation=relation,
        area=area or default_area,
        area_named=area is not None,
        terms=terms,
        stems=tuple(word for word in stems if word not in askers),
        names=_names(rest),
        heads=_heads(rest, wants),
        every_year=bool(_BOTH.search(text)),
        numbers=numbers,
        lowest=bool(_LOWEST.search(text)),
        place=_place(text),
    )


def _heads(text: str, wants: Wants) -> tuple[str, ...]:
    """Stems of the words among which stands the noun that is counted, if a count is asked for."""
    counted = re.search(r"\b(?:how many|number of)\s+(?:more |fewer |extra |new |different )?(.*)", text, re.IGNORECASE)
    if wants is Wants.COUNT and counted:
        return tuple(stem(word) for word in tokens(counted[1])[:HEAD_WORDS] if word not in STOP_WORDS)
    return (stem("people"),) if wants in (Wants.EITHER, Wants.FIGURE) and _OF_PEOPLE.search(text) else ()


def content_of(text: str, glossary: Glossary) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms a text names and the stems of its other telling words: what it is about."""
    reading = glossary.read(text)
    stems = (word for word in reading.stems if is_telling(word))
    return tuple(dict.fromkeys(term for term in reading.terms if not term.generic)), tuple(dict.fromkeys(stems))


def _take_periods(text: str) -> tuple[tuple[Period, ...], Relation | None, str]:
    """Periods named, a relation if no year is, and the text without them."""
    mentions = find_periods(text)
    named = [mention.period for mention in mentions if mention.period]
    relations = [mention.relation for mention in mentions if mention.relation]
    rest, position = [], 0
    for mention in mentions:
        rest.append(re.sub(r"(?:\b(?:in|for|during|of|at|as at|on|from|since|between|and|to|the|year|financial|fiscal|fy|end)\s*)+$", "", text[position : mention.start], flags=re.IGNORECASE))
        position = mention.end
    rest.append(text[position:])
    periods = [year for period in named for year in years_within(period)]
    if periods and relations and relations[0] in (Relation.PREVIOUS,):
        single = [period for period in periods if period.kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)]
        if len(single) == 1:
            periods = [single[0].previous(), single[0]] if _CHANGE.search(text) else [single[0].previous()]
    return tuple(dict.fromkeys(periods)), (relations[0] if relations and not named else None), " ".join(" ".join(rest).split())


def _take_area(text: str, areas: Iterable[str]) -> tuple[str | None, str]:
    """The area named, longest name first, and the text without it."""
    short = re.search(rf"\b(?:in |for )?(?:{'|'.join(SHORT_NAMES)})\b", text, re.IGNORECASE)
    if short:
        text = text.replace(short[0], f" {SHORT_NAMES[short[0].split()[-1].lower()]} ")
    for area in sorted(set(areas), key=lambda name: (-len(name), name)):
        found = re.search(rf"\b(?:in |for |of |across )?(?:the )?{re.escape(area)}\b(?:['’]s)?", text, re.IGNORECASE)
        if found:
            return area, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _wants(text: str) -> Wants:
    if _REACH.search(text):
        return Wants.TEXT
    if re.search(r"\bper 1(?:0|00)?,000\b", text):
        return Wants.FIGURE
    if _AS_SHARE.search(text):
        return Wants.PERCENT
    if _COUNT.search(text):
        return Wants.COUNT
    if re.search(r"\bhow much\b", text, re.IGNORECASE) and _CHANGE.search(text):
        return Wants.MONEY if re.search(r"\bspen\w+|\bcost|\bbudget|\bmoney|£", text, re.IGNORECASE) else Wants.FIGURE
    if _PERCENT.search(text):
        return Wants.PERCENT
    if _TEXT.search(text):
        return Wants.TEXT
    if _MONEY.search(text):
        return Wants.MONEY
    return Wants.FIGURE if _FIGURE.search(text) else Wants.EITHER


def _operation(text: str, periods: tuple[Period, ...], relation: Relation | None, numbers: tuple[Quantity, ...]) -> Operation:  # noqa: PLR0911
    if numbers and _REVERSE.search(text) and not _COUNT.search(text):
        return Operation.REVERSE
    if _RATIO.search(text):
        return Operation.RATIO
    changing = _CHANGE.search(text) or (relation is Relation.PREVIOUS and re.search(r"\b(?:more|less|fewer|higher|lower)\b", text, re.IGNORECASE))
    if changing and _FASTER.search(text):
        return Operation.COMPARE_CHANGES
    if _EITHER_OR.search(text) and not periods[1:]:
        return Operation.COMPARE
    if changing:
        return Operation.CHANGE
    if _SHARE.search(text):
        return Operation.SHARE
    if _ORDER.search(text) or _LOWEST.search(text) or _HIGHEST.search(text):
        return Operation.RANK
    if _TOTAL.search(text):
        return Operation.TOTAL
    return Operation.LIST if _LIST.search(text) else Operation.LOOKUP


def _place(text: str) -> int | None:
    if _ORDER.search(text):
        return None
    return next((place for word, place in _ORDINAL.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)), 1)


def _without_numbers(text: str, numbers: tuple[Quantity, ...]) -> str:
    for quantity in reversed(numbers):
        text = f"{text[: quantity.start]} {text[quantity.end :]}"
    return text


def _names(text: str) -> tuple[str, ...]:
    """Stems of capitalised words that do not open the question, unless the whole question shouts."""
    words = re.findall(r"[A-Za-z][\w'’]*", text)
    if sum(word.isupper() for word in words) * 2 > len(words):
        return ()
    named = (stem(tokens(word)[0]) for word in words[1:] if word[0].isupper() and len(word) > 2)
    return tuple(dict.fromkeys(word for word in named if is_telling(word)))
