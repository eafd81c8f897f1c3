"""Answers about committees: what was decided and voted, who moved and said what, quoted with the meeting it is from.

In: a query. Out: a `Draft`, or None for a question that is not about a committee paper held here. Everything said is a
slice of the paper in quotation marks, so that the figure lock can prove it; what is not recorded is refused, with
the headings of what is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.committees import Minute, MinuteKind, Slice
from corpus.models import Passage
from corpus.periods import PeriodKind, find_periods
from corpus.quantities import find_quantities
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.drafts import Draft, Holding, Statement
from server.answers.meeting_facts import find_facts
from server.answers.meeting_kinds import Found
from server.answers.meeting_papers import Papers, is_of_day
from server.answers.meeting_questions import STRONG, read_ask
from server.answers.meeting_records import Paper
from server.answers.models import Outcome
from server.answers.queries import Query, Wants
from server.answers.sources import documents_about

MOST_SLICES = 12
"""Parts of a resolution that are quoted; a longer one is cut where a part ends."""
MOST_HEADINGS = 6
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class MeetingAnswers:
    """Answers questions about committees from one version of an index."""

    version: IndexVersion

    @cached_property
    def _papers(self) -> Papers:
        return Papers(self.version.meetings, self.version.documents)

    def answer(self, query: Query) -> Draft | None:
        """The draft that answers, an honest refusal where the meeting is held and the fact is not, or None."""
        if not self.version.meetings:
            return None
        ask = read_ask(query, area_words=self._papers.area_words, surnames=self._papers.surnames)
        if ask is None:
            return None
        candidates, body = self._papers.named(ask, documents_about(query, self.version.documents))
        if not candidates:
            return None
        is_named = body is not None
        if body is not None:
            left = tuple(word for word in ask.topic if word not in body.words and word != body.noun)
            ask = replace(ask, topic=left)
        found = find_facts(ask, candidates, self._papers, is_named=is_named)
        if found is not None and found.minutes:
            told = self._told(found)
            return told if told is None or _may_count(query, found, told) else None
        is_of_meeting = is_named or any(is_of_day(paper, day) for paper in candidates for day in ask.days)
        if found is not None and (ask.kind in STRONG or (ask.kind in _OWN and found.paper.is_of_committee) or is_named):
            return self._refused(found.paper, found)
        if found is None and ask.kind in STRONG | _OWN and (is_of_meeting or (ask.kind in STRONG and not ask.topic)):
            paper = max(candidates, key=lambda each: str(each.meeting.day or ""))
            return self._refused(paper if is_named else None, None)
        return None

    def _told(self, found: Found) -> Draft | None:
        paper = found.paper
        slices = list(dict.fromkeys(each for minute in found.minutes for each in minute.slices))[:MOST_SLICES]
        statements = [each for slice_ in slices if (each := self._quoted(paper, slice_))]
        if not statements:
            return None
        kinds = {minute.kind for minute in found.minutes}
        if kinds == {MinuteKind.RECOMMENDATION}:
            statements.append(Statement.worded("answered.recommended"))
        if MinuteKind.EXEMPT in kinds:
            statements.append(Statement.worded("answered.exempt"))
        statements += self._origin(paper)
        standing = paper.of_kind(MinuteKind.STANDING)
        if standing and all(each.fate == "draft" for each in standing):
            statements.append(Statement.worded("answered.draft_minutes"))
        hits = list(dict.fromkeys(s for each in statements for s in each.sources if isinstance(s, PassageHit)))
        return Draft(Outcome.ANSWERED, tuple(statements), hits=tuple(hits[:1]))

    def _quoted(self, paper: Paper, slice_: Slice) -> Statement | None:
        """A slice in quotation marks with its passage; speech inside it keeps its own marks."""
        passage = self._passage_of(paper, slice_)
        if passage is None:
            return None
        parts = [part.strip() for part in re.split("[“”]", slice_.text) if part.strip()]
        return Statement(" ".join(f"“{part}”" for part in parts), (_hit(passage),))

    def _origin(self, paper: Paper) -> list[Statement]:
        """Of which body and day it is, in the words of the paper."""
        body = self._first(paper, paper.of_kind(MinuteKind.BODY))
        day = self._day(paper)
        blanks = {name: f"“{text}”" for name, (text, _) in {"body": body, "day": day}.items() if text}
        sources = [passage for text, passage in (body, day) if text and passage]
        key = {("body", "day"): "meeting", ("day",): "meeting_day", ("body",): "meeting_body"}.get(tuple(blanks))
        return [Statement.worded(f"answered.{key}", *map(_hit, sources), **blanks)] if key else []

    def _first(self, paper: Paper, minutes: Iterable[Minute]) -> tuple[str, Passage | None]:
        for minute in minutes:
            passage = self._passage_of(paper, minute.slices[0])
            if passage is not None:
                return minute.slices[0].text, passage
        return "", None

    def _day(self, paper: Paper) -> tuple[str, Passage | None]:
        """The day of the meeting as printed."""
        for minute in paper.of_kind(MinuteKind.HELD, MinuteKind.DECIDED_ON):
            slice_ = minute.slices[0]
            for each in find_periods(slice_.text):
                if each.period and each.period.kind is PeriodKind.AS_AT:
                    passage = self._passage_of(paper, slice_)
                    return (slice_.text[each.start : each.end], passage) if passage else ("", None)
        return "", None

    def _passage_of(self, paper: Paper, slice_: Slice) -> Passage | None:
        """The passage that holds a slice, or the first one under the heading that it is."""
        passages = self.version.passages_of(paper.meeting.document_id)
        same_page = [each for each in passages if each.page_index == slice_.page_index]
        inside = (each for each in same_page if each.start <= slice_.start and slice_.end <= each.end)
        return next(inside, None) or next(
            (each for each in same_page if any(slice_.text in heading for heading in each.headings)), None
        )

    def _refused(self, paper: Paper | None, found: Found | None) -> Draft:
        """The refusal, with the headings of the business that is held; no numbers stand in it."""
        statements = [Statement.worded("not_held.text")]
        titles: Mapping[int | None, Minute] = paper.titles if paper else {}
        if found is not None and found.item in titles:
            heading = self._heading(found.paper, titles[found.item])
            kinds = {each.kind for each in found.paper.by_item[found.item]}
            only = MinuteKind.RECOMMENDATION in kinds and MinuteKind.DECISION not in kinds
            if heading:
                key = "only_recommended" if only else "nearest_part"
                statements.append(Statement.worded(f"not_held.{key}", heading[1], heading=heading[0]))
        elif paper is not None:
            headings = list(filter(None, (self._heading(paper, title) for title in titles.values())))[:MOST_HEADINGS]
            if headings:
                listed = "; ".join(text for text, _ in headings)
                sources = [hit for _, hit in headings]
                statements.append(Statement.worded("not_held.items", *sources, headings=listed))
        return Draft(Outcome.NOT_HELD, tuple(statements), holding=Holding())

    def _heading(self, paper: Paper, title: Minute) -> tuple[str, PassageHit] | None:
        """A heading without numbers, in quotation marks, with a passage under it."""
        slice_ = title.slices[0]
        if _DIGIT.search(slice_.text) or "“" in slice_.text:
            return None
        passage = self._passage_of(paper, slice_)
        return (f"“{slice_.text}”", _hit(passage)) if passage else None


_OWN = frozenset(
    {"replied", "said", "asked", "who_asked", "who_said", "interest", "elected", "decided", "recommended", "step"}
)
"""Kinds that no other text answers where the item is held."""


def _may_count(query: Query, found: Found, told: Draft) -> bool:
    """Whether what a committee did may answer: of "how many" a number is asked, which most decisions do not hold."""
    decided = {minute.kind for minute in found.minutes} <= {MinuteKind.DECISION, MinuteKind.RECOMMENDATION}
    counted = any(find_quantities(each.text) for each in told.statements)
    return query.wants is not Wants.COUNT or counted or not decided


def _hit(passage: Passage) -> PassageHit:
    return PassageHit(passage, 1.0, 1, 1.0)
