"""Whether words hold the kind of thing that a question asks for: a date gone by, a length of time, who holds an office,
what something is.

In: a query, the words that would be quoted, and the day on which their document was published. Out: yes or no. That a
passage holds some date or name is not enough: the sentence that is quoted must hold one that can be what is asked for.
"""

from __future__ import annotations

import re

from corpus.measures import stem, stems
from corpus.periods import find_periods
from index.models import PassageHit, SentenceHit
from server.answers.personal_names import is_given_name
from server.answers.queries import Query
from server.answers.suited import asks_how_long, kind_of_thing, tells_what_is_asked

_GONE_BY = re.compile(
    r"\bwhen (?:did|was|were|has|have|had)\b"
    r"(?!.*\b(?:due|expect\w*|plan\w*|going|meant|suppos\w+|schedul\w+|set|hop\w+) to\b)"
    r"|\bwhen['’]s .{0,40}\bbeen\b",
    re.IGNORECASE,
)
"""Asks for the time of what has happened; what "was due to stop" was to come."""
_ROLE = (
    r"(?:director|chair(?:man|woman|person)?|chief executive|leader|head|manager|mayor|minister|commissioner|member"
    r"|officer|lead|president|author|councillor|champion|guardian)"
)
_WHO_HOLDS = re.compile(
    rf"\bwho(?:['’]?s| is| are| was| were) (?:(?:the|our|your|its|their|now|currently|acting) )*"
    rf"(?:[\w’'&-]{{1,40}} ){{0,3}}?{_ROLE}\b(?! of parliament)",
    re.IGNORECASE,
)
"""Asks who holds an office; a board or an association of such people is nobody."""
_OFFICE = re.compile(rf"\b(?P<role>{_ROLE}) (?:of|for) (?P<whose>[\w’'& -]{{1,60}})", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Professor)\.? [A-Z]")
_TWO_NAMES = re.compile(r"\b([A-Z][a-z’'-]+) (?=[A-Z][\w’'-])")
_IN_APPOSITION = re.compile(
    r"\b[A-Z][\w’'-]{1,40} [A-Z][\w’'-]{1,40}(?:,| \(| –| -| is| was| as|:) ?(?:(?:the|its|our|an?|who is) )?"
    rf"(?:[\w’'&-]{{1,40}} ){{0,3}}?(?i:{_ROLE})\b"
    rf"|\b(?i:{_ROLE})(?: (?:of|for) [\w ,&’'-]{{2,60}}?)?(?:,|:| is| was| \||–) ?[A-Z][\w’'-]+ [A-Z]"
)
_IS = re.compile(
    r"\b(?:is|are|was|were|means?|meant|refers?|stands? for|called|known as|describes?|provides?|offers?|gives?|helps?"
    r"|supports?|lets?|allows?|covers?|includes?|brings?)\b",
    re.IGNORECASE,
)
_IS_A = re.compile(
    r"(?:[^\s,.;:]+\s){1,8}?"
    r"(?:(?:is|are|was|were) (?:an?|the)\b|(?:is|are|was|were) (?:\w+ ){1,6}?(?:\d{4},? )?as an?\b|means?\b)",
    re.IGNORECASE,
)
""" "Care Together was introduced in March 2022, as a four-year programme": says of what kind a thing is."""
_OF_SOMEBODY = re.compile(r"(?:They|We|He|She|I)\b")
_POINTS_BACK = re.compile(r"(?:It|This|That|They|These|Those)\b")
OF_KIND = 3
SPELT_OUT = re.compile(r"\bstands? for\b|\bshort for\b", re.IGNORECASE)
"""Asks for what letters stand for."""
OPENING = 4
"""Words from the start of a sentence within which its subject begins."""


def holds_thing(query: Query, words: str, published: str | None) -> bool:
    """Whether words hold the kind of thing asked for; of questions for nothing such nothing is asked here.

    `published`: the day of their document ("2025-07-03"), after which nothing in it has happened yet.
    """
    kind = kind_of_thing(query)
    if not tells_what_is_asked(query, words) or (kind and not kind.search(_gone_by(query, words, published))):
        return False
    if asks_how_long(query) and _OF_SOMEBODY.match(words) and not _names_one(query, words):
        return False  # "they worked on site for three days" is no wait for an assessment, whatever it stands under
    return not _WHO_HOLDS.search(query.text) or (_names_holder(words) and not _of_another_office(query.text, words))


def describes(query: Query, hit: PassageHit, sentence: SentenceHit) -> int:
    """How plainly a sentence says what the thing asked about is: OF_KIND, 2 by saying so, 1 by telling of it, or 0.

    "Better homecare is another aim of Care Together" tells what homecare is.
    """
    text = hit.passage.text[sentence.start : sentence.end]
    opening = set(stems(" ".join(text.split()[: OPENING + 2])))
    headed = hit.passage.headings[-1:] and _is_named(query, set(stems(hit.passage.headings[-1])))
    if _is_named(query, opening) and _begins_with(query, text):
        return OF_KIND if _IS_A.match(text) else 2 if _IS.search(text) else 1
    if is_spelt_out(query, text):
        return 1
    return 2 if headed and _POINTS_BACK.match(text) and _IS.search(text) else 1 if headed else 0


def _gone_by(query: Query, words: str, published: str | None) -> str:
    """The words without the times after their document was published, where what has happened is asked for."""
    if not published or not _GONE_BY.search(query.text):
        return words
    for mention in reversed(find_periods(words)):
        if mention.period and mention.period.start.isoformat()[: len(published)] > published:
            words = f"{words[: mention.start]} {words[mention.end :]}"
    return words


def _names_holder(words: str) -> bool:
    """Whether words name a person: by a title, a given name, or a name beside an office."""
    given = any(is_given_name(match[1]) for match in _TWO_NAMES.finditer(words))
    return given or bool(_TITLED.search(words) or _IN_APPOSITION.search(words))


def _of_another_office(question: str, words: str) -> bool:
    """Whether words tell of offices, and of none of what is asked: a director of housing is none of social care."""
    asked = [(match["role"].lower(), set(stems(match["whose"]))) for match in _OFFICE.finditer(question)]
    told = [(match["role"].lower(), set(stems(match["whose"]))) for match in _OFFICE.finditer(words)]
    same = [(whose, other) for role, whose in asked for named, other in told if role == named]
    return bool(same) and not any(whose & other for whose, other in same)


def _named_as(query: Query) -> list[set[str]]:
    """The stems of each name of what is asked about."""
    phrases = [phrase for term in query.terms for phrase in term.phrases]
    return [told for phrase in phrases if (told := set(stems(phrase)))] + [{word} for word in query.stems]


def _is_named(query: Query, held: set[str]) -> bool:
    return any(name <= held for name in _named_as(query))


def _names_one(query: Query, words: str) -> bool:
    """Whether words themselves name something of what is asked about; of a question without such words any do."""
    names = _named_as(query)
    return not names or _is_named(query, set(stems(words)))


def is_spelt_out(query: Query, text: str) -> bool:
    """Whether a text says what something is in passing: "ADASS (Association of …)", "a plan (the What If? Plan)"."""
    names = [re.escape(phrase) for term in query.terms for phrase in term.phrases]
    names += [rf"{re.escape(word)}\w*" for word in query.stems]
    return any(re.search(rf"\b{name}(?: \(|, (?:an?|the|which)\b)|\({name}\)", text, re.IGNORECASE) for name in names)


def _begins_with(query: Query, text: str) -> bool:
    """Whether a sentence has what is asked about for its subject: it stands before the first verb that says what is."""
    first = _IS.search(text)
    before = [stem(word.lower()) for word in re.findall(r"[\w’'-]+", text[: first.start()] if first else text)]
    return any(name <= set(before[:OPENING]) for name in _named_as(query))
