"""Which words of a question for a share name the whole and which the part: "what share of WHOLE was PART".

In: a query. Out: `Sides`, by which a part that the question names as the whole, or the reverse, is not divided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.glossary import Glossary
from corpus.measures import LIGHT_WORDS, STOP_WORDS, stem, stems
from server.answers.queries import Query
from server.answers.questions import content_of

_SHARE = r"(?:share|proportion|percentage|per ?cent|fraction|part|%)"
_VERB = (
    r"(?:is|are|was|were|goes|go|went|comes?|came|had|has|have|does|did|do|got|gets?|finished|completed|ended|said|used"
    r"|lived?|needed|turned|led|became|agreed?|say|thinks?|thought|feel|felt|believed?|received?|chose|stayed?"
    r"|(?<!the )(?<!total )(?<!year )(?<!weekly )costs?(?! of\b)|needs?(?!\sassessments?))\b"
)
_SIDES = (
    re.compile(
        rf"\b(?:what|which) {_SHARE} (?:of )?(?P<whole>.{{2,200}}?)(?<! who)(?<! that)(?<! which)"
        rf" (?P<part>{_VERB}.{{2,200}})$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\W*(?:out )?of (?P<whole>.{{2,200}}?),? (?:what|which) {_SHARE}\b(?P<part>.{{2,200}})$", re.IGNORECASE
    ),
    re.compile(
        rf"^(?P<part>.{{2,200}}?) (?:as an?|(?:is|are|was|were|makes? up|made up|represents?|accounts? for)"
        rf" (?:what|which))"
        rf" {_SHARE} of (?P<whole>.{{2,200}})$",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bhow much of (?P<whole>.{2,200}?) (?:is|are|was|were|goes|go|went|comes?|came|do|does|did)\b"
        r"(?P<part>.{2,200})$",
        re.IGNORECASE,
    ),
)
_VERBS = ("is", "are", "was", "were", "go", "goes", "went", "come", "came", "do", "does", "did")
JOINS = re.compile(r"\b(?:or|and|both|plus)\b|&", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The words by which a question names the whole and the part."""

    whole: str
    part: str

    def fits(self, name: str, *, glossary: Glossary) -> bool:
        """Whether a name is said of the part and not of the whole alone."""
        return bool(_words(self.part, glossary) & _words(name, glossary))

    def tells_apart(self, part: str, whole: str, *, glossary: Glossary) -> bool:
        """Whether a name is said of the part by words that the name of the whole does not share."""
        return bool(_words(self.part, glossary) & (_words(part, glossary) - _words(whole, glossary)))

    def is_part_said(self, text: str) -> bool:
        """Whether a text says any word of the part; one that says none tells of the whole."""
        said, asked = set(stems(text)), set(stems(self.part)) - STOP_WORDS
        asked = asked - LIGHT_WORDS or asked - {stem(word) for word in _VERBS}
        return not asked or bool(asked & said)

    def names_whole(self, name: str, *, glossary: Glossary) -> bool:
        """Whether the words of the whole name it."""
        return bool(_words(self.whole, glossary) & _words(name, glossary))


def _words(text: str, glossary: Glossary) -> set[str]:
    terms, others = content_of(text, glossary)
    return {term.name for term in terms} | set(others) | set(stems(text))


def sides_of(query: Query) -> Sides | None:
    """The whole and the part that a question names; None where it does not say which is which."""
    text = query.about or query.text
    for pattern in _SIDES:
        if told := pattern.search(text):
            carried = " ".join((*(term.name for term in query.terms), *query.stems)) if query.carried else ""
            # "what share of the total is that?"; an "and" inside a carried name joins no two parts
            before = text[: told.start()]  # "on a typical day, what share of the people were there?"
            return Sides(told["whole"], f"{before} {told['part']} {JOINS.sub(' ', carried)}")
    return None
