"""The noun that a number counts: after it, before it, shared with another number of the sentence, or in the heading.

In: a part of a sentence with its label, and what stands beside it. Out: a unit, and measure and group where the noun is
that of another number: "We read 50 case records; in seven the carer was not mentioned", "sites of 55, 48 and 30 flats".
"""

from __future__ import annotations

import re

from corpus.figures.binding import counts_something, is_measure, unit_of
from corpus.figures.clauses import Part
from corpus.figures.counted_subjects import noun_of_subject
from corpus.figures.fronted import opened_whole
from corpus.figures.left_nouns import is_of_persons, leaves_noun
from corpus.figures.places import Place
from corpus.figures.threads import Thread, kind_of
from corpus.figures.topics import topic_over
from corpus.figures.trimming import MAX_WORDS, has_words
from corpus.measures import head_noun, stems
from corpus.models import Observation
from corpus.quantities import UnitKind, find_quantities

_NOUN_FOLLOWS = re.compile(
    r"\s*(?:of (?:the|these|those|all|our) )?(?!(?:were|was|are|is|had|have|the|an?|its|their)\b)"
    r"(?!(?:one|two|three|four|five|six|nine|ten|twelve|some|several) (?:month|year|week|quarter)s?\b)"
    r"[A-Za-z]"
)
""" "Down from 782 twelve months earlier" counts no months."""
_BECAME_ENQUIRIES = re.compile(
    r"\s*(?:of (?:them|these|those)|concerns)\s{1,3}(?:led to|became|resulted in|turned into|went on to|progressed to"
    r"|proceeded to|were taken (?:on )?(?:as|to))\s(?:an?\s|the\s)?(?:full\s|formal\s|safeguarding\s)?"
    r"(?:section 42\s|s\.?42\s)?enquir(?:y|ies)\b",
    re.IGNORECASE,
)
""" "1,126 of them led to enquiries": as many enquiries."""
_WORD_FOLLOWS = re.compile(
    r"\s*(?!(?:from|than|since|against|compared|last|this|and|but|while"
    r"|(?:the|an?) (?:same|previous|prior|year|quarter|month))\b)[A-Za-z]{3}",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"^\s(?:recorded|reported|seen|achieved|scored|found|published|given|measured|set)\b"
)  # counts nothing
_CLAUSE_FOLLOWS = re.compile(r"\s*(?:the|an?|its|their|they|we|it|he|she|you)\b")
""" "in five the records were poor" counts no records."""
_ADJECTIVE = re.compile(
    r"\s*(?P<whole>of (?:the|these|those|all|our)\s)?(?:supported|completed|received|reported|recorded|used|held|agreed"
    r"|waiting)\s(?=[a-z-]+s\b)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"^\s*of (?:all )?(?:the|these|those|our|its) (?=[a-z])", re.IGNORECASE)
_ELIDED = re.compile(
    r"\s(?![a-z-]*s\b)[a-z-]{4,20}(?:,|,? and|,? or)\s\d[\d,]*\s[a-z-]{4,20}(?P<noun>\s[a-z]{3,20}s)\b"
)
""" "142 residential and 61 nursing beds": the first number counts beds too."""
_OF_WHICH = re.compile(r"\bof (?:whom|which)\b[^.;:\d]{0,20}$", re.IGNORECASE)
""" "143 people, of whom 58 were new to the streets"."""
_NOT_COUNTED = frozenset(
    """
    points figures facts numbers results findings messages themes highlights statistics details notes appendices
    percentages summary months weeks years quarters aim year month week quarter day
    """.split()
)
"""Words of a heading, or of a time, that are no unit of what a sentence counts."""
_TAKES_NOUN = re.compile(
    r"\b(?:were|was|are|be|been|had|have|has|received|made|in|from|with|for|on|of|to|by|against)\s$"
)
""" "There were 214 completed forms": what stands before needs a noun; "45 received letters" does not."""
_HAS = re.compile(r"\b(?:with|has|had|having)\s$", re.IGNORECASE)
""" "Harbour View with 64 flats, Mill Court with forty-two": the second number counts flats too."""
_ELSEWHERE = re.compile(r"^\s(?:nationally|regionally|locally|elsewhere)\b", re.IGNORECASE)
""" "Scored 18.9 out of 24, compared with 19.1 nationally": another place's number of the same, and no noun."""
_OF_WHOM = re.compile(r"^(?:of|among) (?:the|all|our|those)\s(?:the\s)?(?P<asked>[^?:.,\d]{3,80})", re.IGNORECASE)
_HOW_MANY = re.compile(r"\b(?:how many|numbers?(?: and \w+)? of)\s(?:of \w+ )?(?P<asked>[^?:.]{3,80})", re.IGNORECASE)
_OF_NUMBER = re.compile(r"\b[Oo]f (?:all )?(?:the|these|those) (?P<number>\d[\d,]{1,9}),? ")
_AND = re.compile(r"(?:,|,?\s(?:and|or))\s")
_COUNTED = re.compile(
    r"(?P<noun>(?:\s(?!(?:on|in|of|for|at|with|and|or)\b)[\w’'-]+){1,5})"
    r"(?P<of>\s(?:on|in|of|for|at)\s(?!them\b|these\b)(?:the\s|our\s)?[a-z-]+)?"
)


def unit_in(  # noqa: PLR0911 - a return for each place where the noun may stand
    part: Part, label: str, own: bool, beside: Observation | None, thread: Thread, place: Place
) -> str:
    """The unit of a number: printed with it, the noun that follows, the one beside it, or what the heading counts."""
    quantity = part.quantity
    if quantity.kind is not UnitKind.COUNT or quantity.unit_word:
        again = beside if beside and not own and kind_of(beside) is UnitKind.COUNT else None
        named = unit_of(quantity, label)
        return again.unit if again and named != quantity.unit_word and quantity.kind is UnitKind.COUNT else named
    if outright := _told_outright(part, beside):
        return outright
    follows = _NOUN_FOLLOWS.match(part.after)
    here = beside is not None and beside not in thread.leads and kind_of(beside) is UnitKind.COUNT
    if leaves_noun(part, beside_another=here):
        follows = None
        told = beside if beside is not None and kind_of(beside) is UnitKind.COUNT else thread.beside(UnitKind.COUNT, ())
        told = _named_again(part, thread) or told
        if counts_something(unit := told.unit if told else "people" if is_of_persons(part) else ""):
            return unit
    elided = _ELIDED.match(part.tail)
    noun = unit_of(quantity, _phrase_after(part) if follows and not elided else shared_noun(part))
    if counts_something(noun):
        return noun
    if beside is not None and kind_of(beside) is UnitKind.COUNT and _is_one_of(part):
        return beside.unit
    if own and beside in thread.leads and counts_something(unit_of(quantity, label)):
        beside = None  # what its own words name is not counted in the unit of the sentence before
    if beside is not None and is_bare(part) and is_measure(beside.unit):
        return beside.unit
    if counts_something(named := noun_of_subject(part.main, part.before) if is_bare(part) else ""):
        return named
    has_size = beside is not None and _HAS.search(part.before) and kind_of(beside) is UnitKind.COUNT
    if has_size and beside is not None and counts_something(beside.unit) and is_bare(part):
        return beside.unit
    if counts_something(listed := _listed_noun(part)):
        return listed
    if beside is not None and kind_of(beside) is UnitKind.COUNT and (not own or _CLAUSE_FOLLOWS.match(part.after)):
        return beside.unit
    above = thread.beside(UnitKind.COUNT, ())
    nouns = [unit_of(quantity, label), beside.unit if beside and kind_of(beside) is UnitKind.COUNT else ""]
    nouns.insert(0, head_noun(opened_whole(part.main)))
    nouns += [above.unit if above else "", unit_of(quantity, topic_over(place))] if not own else []
    nouns.append(asked_noun(place))
    counted = (unit for unit in nouns if counts_something(unit) and unit.lower() not in _NOT_COUNTED)
    return next(counted, noun if noun not in _NOT_COUNTED else "")


def _told_outright(part: Part, beside: Observation | None) -> str:
    """The unit that the words right behind a number leave no doubt of; "" where none do."""
    if _BECAME_ENQUIRIES.match(part.after):
        return "enquiries"
    return beside.unit if beside is not None and is_measure(beside.unit) and _ELSEWHERE.match(part.after) else ""


def _is_one_of(part: Part) -> bool:
    """Whether a number counts what the one beside it does: "of whom 58 …", or "(37)" in a list of such brackets."""
    in_list = part.bracketed and part.between.startswith(")") and is_bare(part)
    return in_list or _OF_WHICH.search(part.between) is not None


def _named_again(part: Part, thread: Thread) -> Observation | None:
    """The figure of the paragraph that a sentence names again by its number: "Of the 1,486, 912 went home"."""
    again = _OF_NUMBER.search(part.lead)
    number = again["number"].replace(",", "") if again else ""
    return next((seen for seen in reversed(thread.told) if number and str(seen.value) == number), None)


def _phrase_after(part: Part) -> str:
    """The noun phrase after a number, without a participle that only describes: "supported discharges"."""
    found = _ADJECTIVE.match(part.after)
    describes = found and (found["whole"] or _TAKES_NOUN.search(part.before))
    return _OF_ALL.sub("", part.after[found.end() :] if found and describes else part.after)


def asked_noun(place: Place) -> str:
    """What the question or heading over a number asks the number of: "people" of "How many people were waiting?".

    "Of the carers who replied:" tells it too."""
    over = (place.lead, *place.headings[-1:])
    asked = [found for text in over if (found := _HOW_MANY.search(text) or _OF_WHOM.match(text))]
    if asked and asked[0]["asked"].lower().startswith(("who ", "whom ", "whose ")):
        return "people"
    return head_noun(asked[0]["asked"]) if asked else ""


def counted_in(lead: str) -> str:
    """What the words over a list count: "complaints" of "We received 164 complaints, of which:"."""
    nouns = (unit_of(q, lead[q.end :]) for q in find_quantities(lead) if q.kind is UnitKind.COUNT and not q.unit_word)
    return next((noun for noun in nouns if counts_something(noun)), "")


def _listed_noun(part: Part) -> str:
    """What a colon opens a list of parts of: "courses" of "63 courses for 1,204 people: 18 basic, 45 refresher".

    Where the words before the colon count several things, it is the one whose number is the sum of the list.
    """
    before, colon, begun = part.lead.rpartition(": ")
    whole = re.split(r"[.;]\s", before)[-1]
    counted = [q for q in find_quantities(whole) if q.kind is UnitKind.COUNT and not q.unit_word] if colon else []
    if len(counted) > 1:
        listed = find_quantities(f"{begun}{part.quantity.printed}{part.tail}")
        total = sum(q.value for q in listed if q.kind is UnitKind.COUNT)
        counted = [q for q in counted if q.value == total]
    return unit_of(counted[0], whole[counted[0].end :]) if counted else ""


_STOCK = re.compile(
    r"\b(?:lists?|queues?|backlogs?|registers?|numbers?)\s(?:(?:of|for|in|at) [a-z ]{3,40}?\s)?"
    r"(?:(?:has|have|had|now|then|also|is|are|was|were|stood|stands|rose|fell|grew|went|risen|fallen|grown|gone|dropped"
    r"|down|up|at|by|from|to|[\d,]{1,9})\s){1,7}$",
    re.IGNORECASE,
)
"""What is a number of things by its name, of which no time or score is told."""


def is_bare(part: Part) -> bool:
    """Whether a number stands without sign, unit and noun, as in "England scored 18.9" and "a target of 4".

    "The list rose from 268" says by its subject that it counts.
    """
    quantity = part.quantity
    bare = quantity.kind is UnitKind.COUNT and not (quantity.unit_word or quantity.multiplier)
    return bare and not _STOCK.search(part.lead) and not _WORD_FOLLOWS.match(_FOUND.sub("", part.after))


def named_count(part: Part, measure: str, group: str | None, unit: str) -> tuple[str, str | None, bool]:
    """Measure and group of a count that leaves its noun to a number before, and whether it does so.

    "We read 50 case records; in seven the carer was not mentioned": "case records" is the measure, the rest its group.
    """
    if part.quantity.kind is not UnitKind.COUNT or part.quantity.unit_word or _names_its_noun(part, unit):
        return measure, group, False
    whole = opened_whole(part.main)
    if whole and unit == head_noun(whole) and not part.quantity.multiplier:
        return measure, group, True
    phrase = counted_phrase(part, unit)
    if phrase and group is None and has_words(measure) and not set(stems(phrase)) <= set(stems(measure)):
        return phrase, measure, True
    return measure, group, bool(phrase) or shared_noun(part).startswith(f" {unit}")


def _names_its_noun(part: Part, unit: str) -> bool:
    return unit in part.after.split()[:MAX_WORDS]


def shared_noun(part: Part) -> str:
    """The words after the last number of the list that a number opens: " flats" of "55, forty-eight and 30 flats"."""
    position = 0
    for quantity in find_quantities(part.tail):
        if quantity.kind is not UnitKind.COUNT or not _AND.fullmatch(part.tail[position : quantity.start]):
            break
        position = quantity.end
    elided = _ELIDED.match(part.tail)
    return part.tail[position:] if position else elided["noun"] if elided else ""


def counted_phrase(part: Part, unit: str) -> str:
    """What the numbers before one without noun count: "case records" of "We read 50 case records; in seven …"."""
    if part.quantity.multiplier or not unit:
        return ""
    for quantity in find_quantities(part.lead):
        counted = _COUNTED.match(part.lead, quantity.end)
        if counted and unit in (words := counted["noun"].split()):
            told, own = counted["of"] or "", part.after.split()[:1]
            kept = words[-1] == unit and told.split()[:1] != own  # "24 flats in the north and 12 in the south"
            return " ".join(words[: words.index(unit) + 1]) + (told if kept else "")
    return ""
