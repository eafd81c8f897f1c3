"""Understanding a question: period, then area, then operation, then what it is about, each taken out before the next.

In: the text of a question, the glossary, the areas that figures are held for. Out: a `Query`. Years are taken out
first because a year left among the words pulls a search towards whatever mentions it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from corpus.glossary import Glossary, Term
from corpus.measures import PEOPLE_WORDS, STOP_WORDS, stem, tokens
from corpus.quantities import Quantity, UnitKind, find_quantities
from server.answers.about import MOVED, about_of
from server.answers.asking import is_telling
from server.answers.cues import load_cues
from server.answers.exclusions import take_exclusions
from server.answers.kinds_asked import operation_of, place_of, wants_of
from server.answers.named_areas import names_measure, take_areas, with_home
from server.answers.publishers import NamedSource, Source, source_named
from server.answers.queries import Operation, Query, Wants
from server.answers.times import take_times

_CUES = load_cues(Path(__file__).with_name("questions.toml"))
_MONEY = _CUES["money"]
_OF_PEOPLE = re.compile(
    r"^\W*+(?:(?!(?:on|of|for|in|about|among|with|do|did|does|are|were|is|was|have|has|can|share|rate|percentage"
    rf"|proportion)\b)[\w-]+ )?(?:{'|'.join(sorted(PEOPLE_WORDS))})(?![\w-])|\bin people\b",
    re.IGNORECASE,
)
"""Opens with persons, or asks for a number "in people": persons are counted."""
_COMPARED = _CUES["compared"]
_BESIDE_PLAN = _CUES["beside_plan"]
_LOWEST = _CUES["lowest"]
_WHICH_AREA = _CUES["which_area"]
_WITHIN = _CUES["within"]
_BOTH = _CUES["both"]
_ORDINALS = re.compile(r"\b(?:first|second|third|fourth|fifth|last)\b", re.IGNORECASE)
_HOW = re.compile(
    r"\bhow (?:long|often|many times|old|big|high|far|soon|quickly|large)\b(?!-)|\bbased on(?=\W*$)"
    r"|\b(?:stands?|short) for\b|\b(?:letters|initials)\b",
    re.IGNORECASE,
)
"""Asks for a length, a rate, a size or what is behind, and names no thing: nothing is "long" whose length is asked."""
_BACK_TO = re.compile(r"\bback to\b|\bthe (?:first|second|last|other) one\b", re.IGNORECASE)
_OUTCOME = "outcome"
"""Kind of term for what surveys and statistics measure as a share, a score or a rate."""
_AGED = re.compile(
    r"(?:(?:over|under|above)[- ])?\d\d(?:s\b|\+|(?: to |-)\d\d\b| (?:and|or) (?:over|under)\b)", re.IGNORECASE
)
"""Persons by their age alone: "how many over 65s", "how many 18 to 64s"."""
_MEMBERS = frozenset(
    map(
        stem,
        "option team portfolio directorate department item setting cohort sector call heading line single".split(),
    )
)
"""What the members of a list are, among which one is looked for: "which portfolio went over budget the most?"."""
_STRESSED = re.compile(r"[A-Z]{3,}[a-z]{4,}|HAD|NOT|ONLY|ALL|NOW|BEFORE|AFTER")
"""A word with capitals that only stress it: "very DISsatisfied"."""
_NUMBERED = re.compile(
    r"\b(?:yr|years?|level|tier|band|lot|phase|stage|step|period|item|section|option|priority|part|grade|domain|case|ref)"
    r" ?$",
    re.IGNORECASE,
)
"""What a number only tells apart from others of its kind."""
HEAD_WORDS = 3
"""Words after "how many" among which stands the noun that is counted."""

_CARERS = "unpaid carers"
_PAID_CARER = re.compile(
    r"\bsame carers?\b|\bpaid carers?\b|\bcarers? (?:to (?!the\b)[a-z]+|come[sd]?|came|coming|visit\w*|turn\w*|arriv\w*"
    r"|calls?\b|(?:is|are|was|were) (?:late|early|on time|going to be|rushed|in a rush))"
    r"|\bcarers? or (?:a )?professionals?\b|\bwith (?:one|two|2) carers?\b",
    re.IGNORECASE,
)
_UNPAID = re.compile(r"\b(?:unpaid|family|young|informal) carers?\b|\bcarers?['’]", re.IGNORECASE)


def read_question(
    text: str,
    *,
    glossary: Glossary,
    areas: Iterable[str],
    default_area: str | None,
    home: str | None = None,
    askers: frozenset[str] = frozenset(),
    publishers: Mapping[str, Source] | None = None,
    spoken_of: Callable[[str], bool] = lambda _: False,
) -> Query:
    """The query that a question makes. `areas` are those that any figure or document is about.

    `home`: the area whose documents are held, which a country is compared with where the question names no other.
    `askers`: initials of the council and of publishers ("ccc"), which say who is asked, not what about.
    `publishers`: what each publisher published, by its names: who is named as the one that tells is asked alone.
    `spoken_of`: whether the council's own papers speak of a publisher, who is then no source unless it tells.
    """
    times = take_times(text)
    periods, relation = times.periods, times.relation
    wants = wants_of(text)
    source = source_named(times.rest, publishers or {})
    counts = names_measure(text) if wants is Wants.EITHER else wants is not Wants.TEXT
    named, rest = take_areas(times.rest, areas, counts=counts)
    if source is not None:
        named, rest, source = _told_by(source, named, rest, areas, wants, spoken_of)
    named = with_home(times.rest, named, home or default_area)
    about = rest
    rest, excluded = take_exclusions(rest, glossary)
    numbers = tuple(number for number in find_quantities(rest) if _may_be_asked_about(number, rest))
    operation = operation_of(text, periods, relation, numbers, many_areas=len(named) > 1)
    if operation is Operation.CHANGE and len(periods) != 2 and times.ends:
        periods = times.ends
    if operation in (Operation.CHANGE, Operation.TOTAL, Operation.RATIO, Operation.SHARE) and wants in (
        Wants.TEXT,
        Wants.EITHER,
        Wants.PERCENT,
    ):
        wants = Wants.FIGURE if wants is not Wants.PERCENT else Wants.PERCENT
    if operation is Operation.RANK and wants is Wants.TEXT and _MONEY.search(text):
        wants = Wants.MONEY  # "what kind of care do you spend most on?"
    rest = _ORDINALS.sub(" ", rest) if operation is Operation.RANK or _BACK_TO.search(rest) else rest
    beside_plan = ""
    if operation is Operation.COMPARE and _BESIDE_PLAN.search(rest):
        beside_plan = MOVED.sub(" ", _COMPARED.sub(" ", _BESIDE_PLAN.sub(" ", rest)))
        rest = about = " ".join(beside_plan.split())
    if named[1:] and operation is not Operation.RANK:
        rest, about = _COMPARED.sub(" ", rest), " ".join(_COMPARED.sub(" ", about).split())
    said = about_of(rest, operation)  # "has the wait got shorter" asks of no short wait
    within = operation is Operation.RANK and bool(_WITHIN.search(text))
    if within:
        said, about = _WITHIN.sub(" ", said), _WITHIN.sub(" ", about)
    said = _HOW.sub(" ", said)
    terms, stems = content_of(_without_numbers(said, find_quantities(said)), glossary)
    if operation is Operation.RANK:
        stems = tuple(word for word in stems if word not in _MEMBERS) if terms or stems[1:] else stems
    return Query(
        text=text,
        wants=wants,
        operation=operation,
        periods=periods,
        parts=times.parts,
        since=times.since,
        relation=relation,
        area=named[0] if named else None if source else default_area,
        area_named=bool(named) or source is not None,
        sources=source.source.documents if source else frozenset(),
        other_areas=named[1:],
        excluded=excluded,
        terms=terms,
        stems=tuple(word for word in stems if word not in askers),
        names=_names(rest, glossary),
        heads=_heads(rest, wants, terms),
        every_year=bool(_BOTH.search(text)),
        numbers=numbers,
        lowest=bool(_LOWEST.search(text)),
        ranks_areas=within or bool(_WHICH_AREA.search(text)),
        ranks_within=within,
        beside_plan=beside_plan,
        place=place_of(text),
        about=about_of(about, operation),
    )


def _told_by(
    source: NamedSource,
    named: tuple[str, ...],
    rest: str,
    areas: Iterable[str],
    wants: Wants,
    spoken_of: Callable[[str], bool],
) -> tuple[tuple[str, ...], str, NamedSource | None]:
    """The areas, the rest of the text and the source, where a publisher is named: as a source, or as a subject.

    A council is named as a place already. Who is spoken of beside a place, in a question for words, or by the council's
    own papers, tells nothing unless it is said so: "were referred to the Care Quality Commission", "the LGA's visit".
    """
    others, left = take_areas(source.rest, areas)
    area = source.source.area
    if source.tells and not (area and area in named and area not in others):
        return others or ((area,) if area else ()), left, source
    if named or wants is Wants.TEXT or spoken_of(source.name):
        return named, rest, None
    return ((area,) if area else ()), left, source


def _heads(text: str, wants: Wants, terms: tuple[Term, ...]) -> tuple[str, ...]:
    """Stems of the words among which stands the noun that is counted, if a count is asked for.

    A question that opens with persons counts them, unless it names an outcome: "carers satisfied?" asks for a share.
    """
    counted = re.search(r"\b(?:how many|number of)\s+(?:more |fewer |extra |new |different )?(.*)", text, re.IGNORECASE)
    if wants is Wants.COUNT and counted and _AGED.match(counted[1]):
        return (stem("people"),)
    if wants is Wants.COUNT and counted:
        return tuple(stem(word) for word in tokens(counted[1])[:HEAD_WORDS] if word not in STOP_WORDS)
    opens_with_people = wants in (Wants.EITHER, Wants.FIGURE) and _OF_PEOPLE.search(text)
    of_outcome = any(term.kind == _OUTCOME for term in terms)
    return (stem("people"),) if opens_with_people and not of_outcome else ()


def content_of(text: str, glossary: Glossary) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms a text names and the stems of its other telling words: what it is about.

    "The same carers each day", "a carer to sleep over" are people who are paid to come.
    """
    reading = glossary.read(text)
    stems = (word for word in reading.stems if is_telling(word))
    is_paid = _PAID_CARER.search(text) is not None and not _UNPAID.search(text)
    terms = (term for term in reading.terms if not term.generic and not (is_paid and term.name == _CARERS))
    return tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(stems))


def _may_be_asked_about(number: Quantity, text: str) -> bool:
    """Whether a question may be about the number itself: not "the two years", "the first three groups", "level 2"."""
    if _NUMBERED.search(text[: number.start]):
        return False
    return number.kind is not UnitKind.DURATION and not (number.in_words and number.kind is UnitKind.COUNT)


def _without_numbers(text: str, numbers: tuple[Quantity, ...]) -> str:
    for quantity in reversed(numbers):
        text = f"{text[: quantity.start]} {text[quantity.end :]}"
    return text


def _names(text: str, glossary: Glossary) -> tuple[str, ...]:
    """Stems of capitalised words that open no sentence, unless the whole question shouts.

    "ASC" names nothing: all that is held is about adult social care.
    """
    words = re.findall(r"[A-Za-z][\w'’]*", text)
    if sum(word.isupper() for word in words) * 2 > len(words):
        return ()
    inside = re.findall(r"(?<=[\w,;'’)] )(?!I['’])[A-Z]\w[\w'’]+", text)
    inside = [word for word in inside if not _STRESSED.fullmatch(word) and not _is_generic(word, glossary)]
    named = (stem(tokens(word)[0]) for word in inside)
    return tuple(dict.fromkeys(word for word in named if is_telling(word)))


def _is_generic(word: str, glossary: Glossary) -> bool:
    """Whether a word is the initials of what all papers are about."""
    terms = glossary.read(word).terms if word.isupper() else ()
    return bool(terms) and all(term.generic for term in terms)
