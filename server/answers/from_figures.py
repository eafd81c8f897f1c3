"""Answering a question from figures: looked up, or reckoned in the way it asks for.

In: a query, the series that fit it, and the evidence. Out: a `Draft`, or None where no figure answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.glossary import Glossary
from corpus.models import Observation
from index.models import Evidence
from server.answers.areas import answer_each_area, rank_areas
from server.answers.calculations import PLUS, TOGETHER, answer_total, is_part, says_total, total_of
from server.answers.changes import answer_change
from server.answers.comparisons import answer_comparison, answer_levels, answer_ratio, answer_sum
from server.answers.drafts import Draft
from server.answers.extreme_times import answer_which_time
from server.answers.families import family_asked
from server.answers.fitness import names_excluded
from server.answers.kinds_asked import MORE_THAN, asks_which_time
from server.answers.lookups import answer_each_group, answer_lookup
from server.answers.matching import Matcher, Series
from server.answers.models import Outcome
from server.answers.movers import answer_movers
from server.answers.own_clause import own_words
from server.answers.plans import answer_beside_plan
from server.answers.printed_shares import is_share, names_share
from server.answers.queries import Operation, Query, Wants
from server.answers.response_rates import answer_response_rate
from server.answers.reverse import answer_reverse
from server.answers.share_sides import sides_of
from server.answers.shares import answer_share
from server.answers.sides_asked import says_one_side, two_asked
from server.answers.standings import answer_over_family, published_extreme

_THAN_BEFORE = re.compile(r"\b(?:than|since|chang\w*)\b", re.IGNORECASE)
"""Sets one thing beside what it was: "more assessments or reviews than before"; of two things neither was the other."""
_OF_PARTS = re.compile(r"\b(?:total|sum) of\b.{1,200}\band\b", re.IGNORECASE)
"""Asks for the sum of things named one by one, which no single one of them is."""

_ADDS = re.compile(r"\badd(?:ed|ing)?\b.{0,60}\b(?:up|together)\b|\bboth\b(?! years\b)", re.IGNORECASE)
"""Has parts added that it does not name, of which no single one is the sum."""

_SUM_OF_FIRST = re.compile(
    r"\b(?:(?:two|three|four|five|[2-9]) (?:\w+est|most \w+|main|top)|top (?:two|three|four|five|[2-9]))\b"
    r".*\b(?:together|combined|altogether|in total|add up)\b",
    re.IGNORECASE,
)

_MOVE = re.compile(r"\b(?:uplift|change|rise|increase|reduction|decrease|cut)s?\b", re.IGNORECASE)
"""What a figure of its own may be called."""


@dataclass(frozen=True, slots=True)
class FigureAnswers:
    """Every way of answering with figures, over one index."""

    matcher: Matcher
    glossary: Glossary

    def answer(self, query: Query, found: Sequence[Series], evidence: Evidence) -> Draft | None:
        """The draft of the operation that the question asks for; None where its figures are not held."""
        observations, matcher = evidence.observations, self.matcher
        told_apart = MORE_THAN.search(query.text)
        ways: dict[Operation, Callable[[], Draft | None]] = {
            Operation.REVERSE: lambda: answer_reverse(query, observations),
            Operation.RATIO: lambda: answer_ratio(query, observations, matcher) or self._printed(query, evidence),
            Operation.COMPARE: lambda: (  # the last for "are there more assessments or reviews than before?"
                answer_beside_plan(query, observations, matcher, evidence.label_scores)
                if query.beside_plan
                else answer_levels(query, observations, matcher)
                or (ways[Operation.CHANGE]() if _THAN_BEFORE.search(query.text) and not told_apart else None)
            ),
            Operation.COMPARE_CHANGES: lambda: (
                answer_comparison(query, observations, matcher)
                or answer_movers(query, observations, found, self.glossary)
            ),
            Operation.CHANGE: lambda: (
                answer_change(query, observations, matcher, evidence.label_scores) or self._named_change(query, found)
            ),
            Operation.SHARE: lambda: (
                self._printed_share(query, evidence)
                or (
                    self._printed(query, evidence)
                    if query.wants is Wants.MONEY  # "how much of our reserves will be spent?" asks for the amount
                    else answer_share(query, observations, matcher, evidence.label_scores)
                )
                or self._share_not_held(query, evidence)
            ),
        }
        if query.operation is Operation.RANK and (query.other_areas or query.ranks_areas):
            kept = [each for each in observations if not names_excluded(query.excluded, each)]
            return rank_areas(query, kept, matcher, evidence.label_scores) or (
                # "in each area" may mean rows that are no places
                answer_over_family(query, kept, matcher, evidence.label_scores) if query.place is None else None
            )
        if _is_sum_of_some(query):
            return None
        if query.operation is Operation.RANK and asks_which_time(query.text):
            return answer_which_time(query, observations, matcher, evidence.label_scores)
        if query.other_areas:
            return answer_each_area(query, observations, lambda one: self._match(one, evidence))
        if query.operation in ways:
            return ways[query.operation]()
        if query.operation in (Operation.TOTAL, Operation.RANK, Operation.LIST):
            if query.operation is Operation.RANK and (extreme := published_extreme(query, found)):
                return answer_lookup(query, extreme, alone=True)
            if query.operation is Operation.TOTAL:
                listed = (
                    answer_total(query, observations, found, self.glossary)
                    or answer_sum(query, observations, matcher)
                    or total_of(family_asked(query, observations, matcher, evidence.label_scores), query.text)
                )
                found = tuple(series for series in found if not is_part(series, query))
            else:
                kept = [each for each in observations if not names_excluded(query.excluded, each)]
                listed = answer_over_family(query, kept, matcher, evidence.label_scores)
            # the order of what is not listed together is not known, and a part is not the whole
            together = TOGETHER.search(query.text) is not None
            of_all = [each for each in found if _is_of_all(each) and (not together or _says_total(each))]
            if sides := two_asked(query) if query.operation is Operation.TOTAL else None:
                of_all = [each for each in of_all if not says_one_side(sides, own_words(each.latest))]
            adds = any(each.search(query.text) for each in (_OF_PARTS, _ADDS, PLUS))
            of_parts = query.operation is Operation.RANK or adds or (together and len(query.periods) > 1)
            return listed or (None if of_parts else answer_lookup(query, of_all, alone=True))
        each = answer_each_group(query, lambda one: self._match(one, evidence), self.glossary)
        looked_up = each or answer_lookup(query, found, alone=True)
        return looked_up or answer_response_rate(query, observations, self.glossary)

    def _printed(self, query: Query, evidence: Evidence) -> Draft | None:
        """The figure as a document prints it, where it does: what is published goes before what is reckoned."""
        asked = replace(query, operation=Operation.LOOKUP)
        draft = answer_lookup(asked, self._match(asked, evidence), alone=True)
        sides = sides_of(query) if query.operation is Operation.SHARE else None
        of_whole = sides and draft and any(not sides.is_part_said(_said(each)) for each in draft.figures)
        return draft if draft and draft.outcome is Outcome.ANSWERED and not of_whole else None

    def _printed_share(self, query: Query, evidence: Evidence) -> Draft | None:
        """The same of a share, which only a percentage is that names all that is asked."""
        asked = replace(query, wants=Wants.PERCENT, operation=Operation.LOOKUP)
        shares = [each for each in evidence.observations if is_share(each)]
        found = self.matcher.series(asked, shares, evidence.label_scores)
        draft = answer_lookup(asked, found)
        sure = draft and draft.outcome is Outcome.ANSWERED and names_share(query, found, draft.figures, self.glossary)
        return draft if sure else None

    def _share_not_held(self, query: Query, evidence: Evidence) -> Draft | None:
        """What is held of the percentage asked for where it has no value: other years, or its source's own mark."""
        asked = replace(query, operation=Operation.LOOKUP)
        draft = answer_lookup(asked, self._match(asked, evidence), alone=True)
        return draft if draft and draft.outcome is Outcome.NOT_HELD and query.wants is Wants.PERCENT else None

    @staticmethod
    def _named_change(query: Query, found: Sequence[Series]) -> Draft | None:
        """The percentage that a document calls the rise or uplift asked for: "a 7.5% uplift for supported living"."""
        shares = [each for each in found if each.latest.unit == "percent"]
        called = [each for each in shares if _MOVE.search(f"{each.latest.context} {each.latest.locator.quote}")]
        draft = (
            answer_lookup(replace(query, operation=Operation.LOOKUP), called, alone=True)
            if _MOVE.search(query.text) and not query.periods[1:]
            else None
        )
        return draft if draft and draft.outcome is Outcome.ANSWERED else None

    def _match(self, query: Query, evidence: Evidence) -> tuple[Series, ...]:
        return self.matcher.series(query, evidence.observations, evidence.label_scores)


def _said(figure: Observation) -> str:
    return " ".join((figure.label, figure.unit, figure.locator.quote, *figure.locator.headings[-1:]))


def _is_sum_of_some(query: Query) -> bool:
    """Whether places, or the first few of a list, are asked for taken together: the number of each is no answer."""
    of_first = query.operation is Operation.RANK and _SUM_OF_FIRST.search(query.text) is not None
    of_places = query.operation is Operation.TOTAL and query.other_areas and TOGETHER.search(query.text)
    return of_first or bool(of_places)


def _says_total(series: Series) -> bool:
    """Whether the words of a series call it a total: of what is asked for together no single number is one else.

    The total of one column of several is none of them together.
    """
    figure = series.latest
    is_of_column = any(name == "column" for name, _ in figure.dimensions)
    return not is_of_column and says_total(f"{figure.label} {figure.locator.quote}")


def _is_of_all(series: Series) -> bool:
    """Whether a series is of all that is asked, and no part: its label names it, or all is named and no more."""
    coverage = series.coverage
    return coverage.labels_terms or (coverage.is_full and not coverage.narrower and not coverage.dimensions)
