"""Whether what would be quoted holds the name that is asked for, or is said by the person whose view is asked for.

In: a query and the words that would be quoted. Out: yes or no. "An independent chair is to sign off" names nobody,
however near it is to what is asked; what a board considers is not what its chair thinks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.glossary import Glossary
from corpus.measures import stem, stems
from corpus.models import Passage
from corpus.quantities import find_quantities
from index.store import IndexVersion
from server.answers.demands import unmet_demand
from server.answers.near_misses import is_numbered_otherwise, of_other_time
from server.answers.passage_words import is_held
from server.answers.profiles import APART, telling
from server.answers.queries import EVERYDAY, Query, Wants
from server.answers.suited import asks_how_long

_WHO = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:who(?:['’]?s| is| are| was| were| runs?| won| got| owns?)\b"
    r"|which (?:\w+ ){0,3}?(?:compan(?:y|ies)|firms?|providers?|charit(?:y|ies)|organisations?|contractors?"
    r"|councillors?|members?|officers?|hospitals?|homes|agenc(?:y|ies)|areas|councils|authorities|boroughs|counties"
    r"|districts|towns|trusts|cent(?:re|er)s)\b)",
    re.IGNORECASE,
)
"""Asks for somebody or something by name; "who can apply" does not."""
_WHO_MAY = re.compile(
    r"\bwho(?:['’]?s| is| are) (?:eligible|entitled|able|allowed|responsible|it for|this for)\b", re.IGNORECASE
)
_VIEW_OF = re.compile(
    r"\bwhat (?:did|does|do|has|is|was) (?P<whose>(?:[\w.’'-]+ ){1,6}?)"
    r"(?:thinks?|thought|say|said|saying|wants?|wanted|feels?|felt|argued?|believed?|make of|made of|worried)\b",
    re.IGNORECASE,
)
"""Asks for the view of somebody."""
_WANTS_VIEW = re.compile(r"\b(?:want|wanted|wants|feels?|felt|thinks?|thought|worried|believed?)\b", re.IGNORECASE)
_SAYS_VIEW = re.compile(
    r"\b(?:want|wish|lik|prefer|ask|request|call(?:ed|s|ing)? (?:for|on|it|them|this)|sa(?:y|id)"
    r"|t(?:ell|old)|fe(?:el|lt)|th(?:ink|ought)|belie|concern|worr|view|opinion|comment|respon|respond|express|suggest|urg|hop|need|lov|enjoy"
    r"|happ|prais|complain|rais|argu|agree|disagree|support|oppos|object|critici|welcom|accus|describ|explain|claim"
    r"|warn|recommend|propos|consider|fear|demand|must|should)\w*|[“\"]",
    re.IGNORECASE,
)
_STATISTICS = (
    (
        re.compile(r"\b(?:longest|highest|maximum|max|largest|biggest)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:longest|highest|maximum|max|largest|biggest|most|up to|no more than|cap(?:ped)?|limit\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(r"\b(?:shortest|lowest|minimum|min|smallest)\b", re.IGNORECASE),
        re.compile(r"\b(?:shortest|lowest|minimum|min|smallest|least|from|no less than|quickest)\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\b(?:commonest|most (?:common\w*|often|frequent\w*|usual\w*))\b", re.IGNORECASE),
        re.compile(
            r"\b(?:common\w*|most\w*|main\w*|majorit\w*|(?:over|more than) half|largest|biggest|top)\b", re.IGNORECASE
        ),
    ),
    (
        re.compile(r"\b(?:average|median|typical)\b", re.IGNORECASE),
        re.compile(r"\b(?:averag\w+|mean|median|typical\w*|usual\w*|normal\w*|most|around|about)\b", re.IGNORECASE),
    ),
)
"""What is asked for of many values, and the words by which a text gives it."""
_DEED = re.compile(r"\b(?:can|could|do|does|did|should|would|must|may|will|happens?|get|mean)\b", re.IGNORECASE)
"""Asks for what somebody does or may do, not for a number."""
_HOW = re.compile(r"\bhow (\w+)", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,;:(] )(?:[A-Z][\w’'&-]*)(?: (?:(?:of|and|the|for|&) ){0,2}[A-Z][\w’'&-]*){0,6}")
"""Capitals inside a sentence."""
_OPENS = re.compile(r"(?:^|[.:;“\n] ?)(?:[A-Z][\w’'-]+ ){1,5}[A-Z][\w’'-]+")
"""Two capitals or more where a sentence opens."""
_BODIES = frozenset(stems("board council authority committee panel partnership commission forum trust department"))
"""Whose paper it is: said of the whole paper, not of each number in it."""
TIMES = frozenset(
    stems(
        "January February March April May June July August September October November December Monday Tuesday Wednesday"
        " Thursday Friday Saturday Sunday Council Councillor Cabinet Committee England Wales Scotland"
    )
)


@dataclass(frozen=True, slots=True)
class Where:
    """Where words stand: in which document, under which headings."""

    document_id: str
    headings: tuple[str, ...]

    @classmethod
    def of(cls, passage: Passage) -> Where:
        """Where a passage stands."""
        return cls(passage.document_id, passage.headings)


def tells_number(
    query: Query, where: Where, quoted: str, version: IndexVersion, glossary: Glossary, *, is_sure: bool = False
) -> bool:
    """Whether words with a number say the statistic asked for, and under their headings all that their document names.

    "The median wait for an assessment is 19 days" tells neither the longest wait nor the wait for a review. Of words
    without a number, and of questions for words or deeds, nothing is asked here; of words that surely answer, the
    statistic, what the question demands and the group or service.
    """
    if not all(tells.search(quoted) for asks, tells in _STATISTICS if asks.search(query.text)):
        return False
    told = " ".join((version.documents[where.document_id].title, *where.headings, quoted))
    of_others = (
        unmet_demand(query.text, told)
        or is_numbered_otherwise(query.text, quoted)
        or of_other_time(query.text, quoted, quoted)
    )
    if of_others and find_quantities(quoted):
        return False
    is_worded = query.asks_in_words or _DEED.search(query.text)
    of_deeds = is_worded and query.wants is Wants.EITHER and not asks_how_long(query)
    if query.wants is Wants.TEXT or of_deeds or not find_quantities(quoted):
        return True
    said, names = frozenset(stems(told)), glossary.read(told).names
    held = version.stems_of(where.document_id)
    terms = [
        term
        for term in query.terms
        if term.kind in APART
        or "survey" in term.name.lower()
        or (not is_sure and term.kind != EVERYDAY and set(telling(term.name)) <= held)
    ]
    if not all(term.name in names or set(telling(term.name)) <= said for term in terms):
        return False
    if is_sure:
        return True
    named = {stem(word.lower()) for word in _HOW.findall(query.text)} | _BODIES
    return all(is_held(word, said) for word in query.stems if word in held and word not in named)


def tells_kind(query: Query, quoted: str) -> bool:
    """Whether words hold the name asked for, or name whose view it is; of other questions nothing is asked here."""
    view = _VIEW_OF.search(query.text)
    whose = set(stems(view["whose"])) & set(query.names) if view else set()
    if (whose and not whose & set(stems(quoted))) or (
        view and _WANTS_VIEW.search(query.text) and not _SAYS_VIEW.search(quoted)
    ):
        return False
    if not _WHO.search(query.text) or _WHO_MAY.search(query.text):
        return True
    asked = set(stems(query.text)) | TIMES
    named = (name for name in (*_NAME.findall(quoted), *_OPENS.findall(quoted)) if _initials(name) not in asked)
    return any(word not in asked for name in named for word in stems(name))


def _initials(name: str) -> str:
    """The first letters of a name: "Care Quality Commission" is no other name than CQC."""
    return "".join(word[0] for word in name.split() if word[0].isupper()).lower()
