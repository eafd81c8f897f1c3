"""What a number counts: labels cleaned, their head nouns, and the stems by which labels and questions are compared."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from corpus.periods import Relation, find_periods

_STEMMER = Stemmer.Stemmer("english")
_ACRONYMS = re.compile(r"[A-Z]{2,}s")
_POSSESSIVE = re.compile(r"['’]s?$")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

STOP_WORDS = frozenset(
    """
    a an and are as at be been being but by can could did do does for from had has have how i if in into is it
    its me my of on or our ours per she should so than that the their them then there these they this those to
    too up us was we were what whats what's when where which who whom whose why will with would you your yours
    also any both each either about not no nor only own same such am s t re ve ll d m here just please tell
    show give much many more most some very until
    im ive youve weve theyre
    """.split()
) | frozenset(
    f"{verb}{end}"
    for verb in "do does did is are was were has have had ca could wo would should".split()
    for end in ("n't", "nt")
)
"""Words without meaning of their own in a label or a question; what is denied, `qualities` of an answer tell."""

LIGHT_WORDS = frozenset(
    _STEMMER.stemWords(
        """
        number numbers total figure figures amount people person persons adult adults resident residents individual
        individuals client clients user users council councils county local authority authorities get got getting
        gets have having receive received receiving receipt go going went gone goes come came make made take took
        taken put need needed needs use used using help helped helping support supported supporting work worked
        provide provided providing give given do doing done see seen say said show shown know known year years time
        period social care service services held count level record recorded report reported published overall
        altogether all us ours many want wanted like through during between across within out down over under via
        per thing things actually exactly end ok okay hi hello find look looking according document documents page
        account data statistics stats
        """.split()
    )
)
"""Stems too common in this field to tell one measure from another."""

PEOPLE_WORDS = frozenset(
    """
    people person persons adults adult residents resident individuals clients client users user carers carer
    patients men women citizens older young respondents service-users folk pensioners oldies elderly
    """.split()
)
"""Nouns for persons: one may stand for another in a question."""
_ANYBODY = frozenset({"adults", "persons", "individuals"})
"""Nouns that tell no more of persons than "people" does under a label that says who they are."""


def unit_alike(unit: str) -> str:
    """A unit as it is compared: "135,205 adults" and "135,430 people" of one label are counted alike."""
    lowered = unit.lower()
    return "people" if lowered in _ANYBODY else lowered


_NOUN_ENDS = re.compile(
    r"(?<!-)\b(?:of|from|who|whom|whose|that|which|in|on|to|for|with|at|by|as|than|were|was|are|is|have|has|had|will"
    r"|being|now|since"
    r"|receiving|needing|supported|living|aged|having|and|per|where|when|awaiting|waiting|got|during|into|across|under"
    r"|completed|received|made|reported|each|every|a|the|said|felt|used|held|said|agreed|already)\b|[,;:.(–—]",
    re.IGNORECASE,
)
_IRREGULAR_PLURALS = frozenset("people children men women staff".split())
_NO_PLURALS = frozenset(
    """
    various less across always perhaps others' homeless whereas sometimes does has was its this as
    requires afterwards onwards upwards downwards towards believes expects says shows means pays spends puts
    gives takes makes lives wants commissions delivers provides employs includes continues remains receives becomes
    helps covers projections
    """.split()
)
_RATE = re.compile(r"^(?:a|an|per|each|every)\s+(?:week|day|month|year|night|hour|quarter)\b\s*", re.IGNORECASE)
_LEADS = re.compile(
    r"^(?:(?:the|an?|total|overall|our|all|this|these)\s+)*(?:(?:number|count|total|percentage|proportion"
    r"|share|volume)s?\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_NUMBER_WHO = re.compile(
    r"\s*(?:the\s)?(?:(?:total\s)?number|those|proportion|percentage|share)\s"
    r"(?:who|waiting for (?:an?\s)?(?:[a-z]+\s){0,3}(?:assessments?|reviews?|care|support|package))\b",
    re.IGNORECASE,
)
""" "The number who left hospital" counts people, for only people are "who"."""
_OF_STAFF = re.compile(r"\s*(?:[a-z]+\s)?members of (?:our |the )?staff\b", re.IGNORECASE)
_EDGES = " \t\n-–—:;,.()[]|"


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in order, lower-case, without punctuation; an apostrophe-s is dropped."""
    words = (word[:-1] if _ACRONYMS.fullmatch(word) else word for word in _TOKEN.findall(text))
    return tuple(_POSSESSIVE.sub("", word.lower()).replace("’", "'") for word in words)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The English stem of one lower-case word."""
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=20_000)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order, stop words left out."""
    return tuple(stem(word) for word in tokens(text) if word not in STOP_WORDS)


def head_noun(label: str) -> str:
    """The noun that a count counts: "contacts" of "The number of contacts from people who…"; "" where none is found.

    The first plural of the phrase, or the last of plurals side by side ("carers' assessments"): a verb may follow it
    without a sign ("volunteers joined"). Without a plural, the last word of the phrase.
    """
    if _NUMBER_WHO.match(label):
        return "people"
    if _OF_STAFF.match(label):
        return "staff"
    core = _LEADS.sub("", _RATE.sub("", label.strip()), count=1)
    words = _noun_phrase(core)
    for position, word in enumerate(words):
        if is_plural(word):
            end = position
            while end + 1 < len(words) and is_plural(words[end + 1]):
                end += 1
            return words[end]
    return words[-1] if words else ""


def _noun_phrase(core: str) -> list[str]:
    """The words of the first phrase; of adjectives side by side the last: "residential and nursing placements"."""
    start, first = 0, list[str]()
    while True:
        end = _NOUN_ENDS.search(core, start)
        told = (word.strip(_EDGES + "'’\"“”‘") for word in core[start : end.start() if end else None].split())
        words = [word for word in told if re.search(r"[A-Za-z]", word)]
        first = first or words
        if any(map(is_plural, words)):
            return words
        if end is None or end[0].lower() not in ("and", ","):
            return first
        start = end.end()


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun: "contacts", "people", "CMEs"."""
    folded = word.lower()
    return folded in _IRREGULAR_PLURALS or (
        len(word) > 3
        and folded.endswith("s")
        and not folded.endswith(("ss", "us", "is", "'s", "’s"))
        and folded not in _NO_PLURALS
    )


def clean_label(text: str) -> str:
    """A label without list marks, outer punctuation, "the number of" and periods: what two years have in common."""
    bare = without_periods(text)
    return _LEADS.sub("", re.sub(r"\s+", " ", bare).strip(_EDGES), count=1).strip(_EDGES)


BRACKET_NOTE = re.compile(r"\s?\([^()]{1,40}\bin brackets\)", re.IGNORECASE)
""" "In 2023-24 (2022-23 in brackets)": what the brackets below hold, beside what the numbers are of."""


def topic_of(heading: str) -> str:
    """A heading without numbering and years: "Where the money went" of "2.1 Where the money went in 2021-22"."""
    bare = re.sub(
        r"^(?:(?:table|figure|chart|appendix|section)\s+\w+[.:]?\s*|\d+(?:\.\d+)*[.)]?\s+)",
        "",
        heading,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\s+", " ", without_periods(BRACKET_NOTE.sub("", bare))).strip(_EDGES).rstrip("? ").strip(_EDGES)


_LEAD_CHARS = 60
"""Characters before a period in which the words stand that lead to it."""


_UP_TO_NOW = re.compile(r"(?<=\b20\d\d)\s?[-–]\s?(?:present|now|to date)\b", re.IGNORECASE)
""" "2023/24, 2024/25, 2025 - present"."""
_THIS_STRETCH = re.compile(
    r"^\W*(?:(?:in|during|over|across|for) )?(?:this|these|the(?= half)) (?:half[- ]?year|period|quarter|month|week"
    r"|(?:three|six|nine|twelve|12) months)\b(?!['’]),?\s",
    re.IGNORECASE,
)
""" "In this half year 307 alerts had been raised": of the time that the paper is of."""


def without_periods(text: str, *, partial: bool = False) -> str:
    """The text with its periods, and the prepositions and joins that lead to them, taken out.

    `partial` takes out those that need the words around to be known too ("in December").
    """
    kept, position = [], 0
    text = _THIS_STRETCH.sub("", _UP_TO_NOW.sub("", text))
    for mention in find_periods(text, partial=partial):
        if mention.relation is Relation.YEAR_END:
            continue  # "left at year end" is another measure than what came in
        near = max(position, mention.start - _LEAD_CHARS)
        kept.append(text[position:near])
        kept.append(
            re.sub(
                r"(?:\b(?i:in|for|during|of|at|as at|as of|on|and|to|from|between|by|the|year|end)\s*+"
                r"|[(\s,–-]){1,24}+$",
                " ",
                text[near : mention.start],
            )
        )
        position = mention.end
    before, tail = "".join(kept), text[position:]
    is_open = before.count("(") > before.count(")")  # "registers (Quality Framework, 2012/13)"
    return before + (tail if is_open or not kept else re.sub(r"^\s*\)", "", tail))
