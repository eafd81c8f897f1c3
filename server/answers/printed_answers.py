"""The draft that answers with a number where it is printed: as the figure that was read there, else in its sentence.

In: a query, the passages and figures found for it, and the draft that would stand instead. Out: a `Draft`, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.glossary import Glossary
from index.models import Evidence
from index.pair_reading import Comparing
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.kinds_told import Where, tells_number
from server.answers.lookups import answer_lookup
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.nations import is_nation
from server.answers.own_clause import own_words
from server.answers.phrases import series_name
from server.answers.printed_numbers import SURELY, Printed, printed_number
from server.answers.printed_shares import is_of_other
from server.answers.queries import Operation, Query, Wants
from server.answers.sentences_read import quoted_around
from server.answers.share_sides import sides_of
from server.answers.sides_asked import says_one_side, two_asked

_TELLS_KIND = frozenset({Wants.COUNT, Wants.MONEY, Wants.PERCENT})
"""What says of which kind the number is that is asked for."""


def is_of_paper(query: Query) -> bool:
    """Whether a place or a paper is named, of which a number must be."""
    return bool(query.area_named or query.sources or query.titled or query.then)


def may_be_printed(query: Query, instead: Draft | None) -> bool:
    """Whether a number may answer where it is printed: not of a country not named, nor where a choice is meant."""
    if is_nation(query.area or "") and str(query.area).casefold() not in query.text.casefold():
        return False
    # "CCC figures for long-term support" may mean a number of another kind
    return instead is None or instead.outcome is not Outcome.CLARIFY or query.wants in _TELLS_KIND


@dataclass(frozen=True, slots=True)
class Printing:
    """Answers from the numbers that one version prints. `least`: the likelihood from which a plain one answers."""

    version: IndexVersion
    glossary: Glossary
    model: Comparing
    least: float

    def answer(self, query: Query, evidence: Evidence, found: Sequence[Series], instead: Draft | None) -> Draft | None:
        """The number that answers.

        Where a refusal knows the figure meant, no place or paper is named, or what is printed would mostly be reckoned,
        it must be surer. Nor is a country asked for what the council's own papers do not say.
        """
        if not may_be_printed(query, instead):
            return None
        is_single = query.operation in (Operation.LOOKUP, Operation.TOTAL)  # "the total number of": said so, or surer
        is_plain = is_single and is_of_paper(query) and instead is None
        least = self.least if is_plain else max(self.least, SURELY)
        told = printed_number(query, evidence.passages, self.version, self.model, least=least)
        if told is None or not self._tells(query, *told):
            return None
        one, chance = told
        choices = {choice.label for choice in instead.choices} if instead else set()
        if one.figure is not None and series_name(one.figure) in choices:
            return None  # it is one of those between which nothing in the question tells
        held = [each for each in found if one.figure is not None and one.figure in each.observations]
        if held and held[0].of_others and chance < SURELY:
            return None  # "71 missed a visit, and for 15 of them it had happened often": 15 is not of all who did
        draft = answer_lookup(query, [replace(held[0], likelihood=1.0)]) if held else None
        if draft is not None and draft.outcome is Outcome.ANSWERED:
            return draft
        said = f"{one.number.printed}: “{quoted_around(one.read)}”"
        return Draft(Outcome.ANSWERED, (Statement(said, (one.read.hit,)),), hits=(one.read.hit,))

    def _tells(self, query: Query, one: Printed, chance: float) -> bool:
        """Whether the sentence tells all that is asked, and a share is one of the whole asked of."""
        sides = sides_of(query)
        if one.figure is not None and sides and is_of_other(one.figure, sides, self.glossary):
            return False
        if sides and query.wants is Wants.MONEY and not sides.is_part_said(one.read.text):
            return False  # "how much of the cost was social care?" asks for no whole cost
        two = two_asked(query) if query.operation is Operation.TOTAL else None
        if two and one.figure is not None and says_one_side(two, own_words(one.figure)):
            return False
        where, is_sure = Where.of(one.read.hit.passage), chance >= SURELY
        return tells_number(query, where, one.read.text, self.version, self.glossary, is_sure=is_sure)
