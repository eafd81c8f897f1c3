"""A question, understood: what it wants, of which period, area and group. The values that the next steps work on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.glossary import Term
from corpus.periods import Partial, Period, Relation
from corpus.quantities import Quantity

_WHAT_IS = re.compile(
    r"\W*what(?:['’]?s| is| are)\b|.{0,80}\bwhat (?:does|do) .{1,60} stand for\b|.{0,80}\bwhat .{1,40} is short for\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:why|how come|how long|who(?:se|m)?(?:['’]?s)?|when|where|what (?:happens|happened)|how do i"
    r"|what['’]?s behind|which (?:councillors?|officers?|members?|options?))\b"
    r"|(?:^|[,.?!;] )\W{0,3}(?:do|does|did|is|are|was|were|will|would|can|could|should|must|has|have|had)"
    r"(?:n['’]?t)? \w",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\bwhat (?:\w+ )?reasons?\b|\bon what grounds\b|\bwhat (?:sort|kind|type)s? of\b"
    r"|\bthe (?:two|three|four|five|six|seven|eight) (?!years?\b|months?\b|weeks?\b|days?\b|of\b)[a-z]+s"
    r" (?:that|who|which) "
    r"|\bwhat (?:do|does|did) (?:[\w'’&.-]+ ){1,8}?(?:say|said|think|mean|decide|resolve|recommend|agree|ask|want|argue"
    r"|conclude|blame|suggest|warn|promise|propose|request|note|approve)\b"
    r"|\bwhat (?:(?:is|was|were|are)|(?:has|have|had) been) (?:decided|agreed|resolved|recommended|attached|discussed"
    r"|concluded|suggested|proposed|promised|said|told|wrong|asked for|requested)\b",
    re.IGNORECASE,
)
"""Asks, by its verb, for what was said or decided, or for a reason."""
_DONE = re.compile(
    r"\bwhat (?:(?:has|have|had) )?(?:caused|drove|driven|pushed|led|kept|held|stopped|prevented|delayed)\b"
    r"|\bwhat(?:['’]?s| is| was| are| were) (?:making|causing|driving|pushing|leading|putting|keeping|holding|stopping"
    r"|behind|approved|included)\b|\bwhat (?:do|does|did) (?:[\w'’&.-]+ ){1,8}?(?:find|do)\b"
    r"|\bhow (?:do|does|did|is|are|was|were|will|would|can|could|should) (?!much\b|many\b)\w"
    r"|\bwhich (?!(?:of |\w+ ){0,3}(?:years?|months?|quarters?|percentage|proportion|share|numbers?|figures?)\b)\w+ ",
    re.IGNORECASE,
)
"""Asks for what did something, how, or which: for words, where no amounts are set beside each other."""
_COUNTED = re.compile(
    r"\bhow (?:many|much|far)\b|\b(?:number|percentage|proportion|share|rate) of\b|(?<!\d)%"
    r"|\b(?:what|which) (?:share|percentage|proportion|fraction|per ?cent)\b",
    re.IGNORECASE,
)
LEAST_WORDS = 4
"""Words of a question that is told whole."""
EVERYDAY = "everyday"
"""Kind of glossary term that holds everyday words of one meaning (begin, start): never the subject of a question."""
WORD = "word"
"""Kind of glossary term that holds plain words of one meaning (refuse, turn down): each counts as other words do."""


class Operation(StrEnum):
    """What is to be done with figures."""

    LOOKUP = "lookup"
    CHANGE = "change"
    COMPARE = "compare"
    COMPARE_CHANGES = "compare changes"
    SHARE = "share"
    TOTAL = "total"
    RANK = "rank"
    RATIO = "ratio"
    LIST = "list"
    REVERSE = "reverse"


class Wants(StrEnum):
    """What kind of thing would answer."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    FIGURE = "figure"
    """A number of any unit."""
    EITHER = "either"
    """A number if one fits, else text: "TEC assessments 22/23?", "Joy"."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks. `terms` and `stems` are its content without period, area, and words that only ask."""

    text: str
    wants: Wants
    operation: Operation
    periods: tuple[Period, ...] = ()
    parts: tuple[Partial, ...] = ()
    """Parts of a year that the question names without the year: "in August", "Q2"."""
    since: bool = False
    """Whether a stretch is asked for that begins with the period and goes on to the latest: "since 2021-22"."""
    relation: Relation | None = None
    """"the year before" and the like, where the question names no year for it."""
    area: str | None = None
    area_named: bool = False
    other_areas: tuple[str, ...] = ()
    """Areas named besides the first: "Kent or Surrey", "above England"."""
    sources: frozenset[str] = frozenset()
    """Ids of the documents that may answer, where the question names who tells: "according to Carers UK"."""
    titled: frozenset[tuple[str, Period]] = frozenset()
    """Ids of the documents whose title it names by its year, with that year: "the spring survey 2023"."""
    then: frozenset[tuple[str, Period]] = frozenset()
    """Ids of the documents of a day, month or quarter that it names, with that time: "the October 2018 report"."""
    excluded: tuple[str, ...] = ()
    """Stems of what the question leaves out: "without nursing"."""
    terms: tuple[Term, ...] = ()
    stems: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Words with a capital inside the question: proper names that an answer must be about."""
    heads: tuple[str, ...] = ()
    """Stems of the first words after "how many": among them is the noun that is counted."""
    every_year: bool = False
    """Whether every year held is asked for: "both years", "over time"."""
    numbers: tuple[Quantity, ...] = ()
    lowest: bool = False
    """For a rank: whether the smallest is asked for."""
    ranks_areas: bool = False
    """Whether the question asks which of several areas stands first: "which council has the most …"."""
    beside_plan: str = ""
    """The question without the words that compare what was with what was planned, where it has such words."""
    ranks_within: bool = False
    """Whether those areas are parts of the one that is named: "which district of Fenmarsh"."""
    place: int | None = None
    """For a rank: 1 for the largest or smallest, 2 for the second; None for the whole order."""
    carried: tuple[str, ...] = field(default=())
    is_lost: bool = False
    """Whether a conversation does not know what it asks for: a follow-up of it carries nothing."""
    about: str = ""
    """The question without the times and places it names."""
    subject: str = ""
    """What a follow-up is about that names nothing of its own: "what share of the total is that?"."""
    replied: str = ""
    """What it is said to have been answered with, of which only the numbers are looked at: see `beside`."""
    published: tuple[str, ...] = ()
    """What the documents call the terms of the question, where it calls them otherwise."""

    @property
    def searched(self) -> str:
        """The words to search for: the question itself, or what it carries where it names nothing of its own."""
        return " ".join(dict.fromkeys(each for each in (self.text, self.subject) if each))

    @property
    def compared(self) -> str:
        """What figures are compared with: what the question is about, and what it carries."""
        return ", ".join([self.subject or self.about or self.text, *self.published])

    @property
    def asks_for_meaning(self) -> bool:
        """Whether the question is "what is X?" and no more: its meaning is asked for, before any figure of it."""
        plain = (
            self.wants is Wants.EITHER
            and self.operation is Operation.LOOKUP
            and not (self.periods or self.parts or self.heads)
        )
        return plain and len(self.terms) + len(self.stems) == 1 and bool(_WHAT_IS.match(self.text))

    @property
    def may_be_told(self) -> bool:
        """Whether words would answer as well as a figure, or instead of one."""
        return self.wants in (Wants.TEXT, Wants.EITHER) or self.is_plainly_told

    @property
    def is_plainly_told(self) -> bool:
        """Whether a question that names amounts or changes asks for words, and for no count."""
        return self.wants not in (Wants.TEXT, Wants.EITHER) and self.asks_in_words

    @property
    def asks_in_words(self) -> bool:
        """Whether a question is put as those for words are: why, who, how long, yes or no, what was said or done."""
        of_deeds = self.operation is Operation.LOOKUP and _DONE.search(self.text)
        worded = of_deeds or _TOLD.search(self.text) or _SAID.search(self.text)
        return bool(worded) and not _COUNTED.search(self.text)

    @property
    def is_told_whole(self) -> bool:
        """Whether it carries nothing over, names something, and is more than a few words."""
        return not self.carried and not self.is_vague and len(self.text.split()) >= LEAST_WORDS

    @property
    def is_of_one_number(self) -> bool:
        """Whether it is told whole and asks for one number: not what is reckoned."""
        of_one = self.operation is Operation.LOOKUP and self.wants is not Wants.TEXT and not self.other_areas
        return of_one and self.is_told_whole

    @property
    def is_vague(self) -> bool:
        """Whether the question names nothing to look for."""
        return not self.stems and all(term.kind == EVERYDAY for term in self.terms)
