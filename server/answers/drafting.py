"""The draft that answers one query from the documents: figures where it wants one, else text, else a refusal.

In: a query that stands alone. Out: a `Draft` and the observations that it may stand on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.glossary import Glossary
from corpus.models import Observation
from corpus.quantities import find_quantities
from index.embedding import Embedder
from index.large_reading import with_larger
from index.models import Evidence
from index.pair_reading import Comparing
from index.retriever import Retriever
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.from_figures import FigureAnswers
from server.answers.judged_passages import Words
from server.answers.matching import Matcher, Series
from server.answers.meetings import MeetingAnswers
from server.answers.models import Outcome
from server.answers.nearest import part_of_likeliest
from server.answers.number_answers import NumberAnswers, is_settled
from server.answers.number_reading import NumberReader
from server.answers.off_the_mark import unless_of_another
from server.answers.papers_then import lacks_paper
from server.answers.periods_asked import BACK
from server.answers.printed_numbers import PRINTED_LEAST
from server.answers.printed_operands import PRINTED_BESIDE
from server.answers.queries import Operation, Query, Wants
from server.answers.rarity import Rarity
from server.answers.reasons import asks_only_why, lacks_reason, says_why
from server.answers.refusals import not_held, offer_choices
from server.answers.sections import listed_sections
from server.answers.sentence_answers import answer_sentence
from server.answers.sentences_read import is_run_of_numbers
from server.answers.series_meant import SURE_WITHOUT_TERM
from server.answers.sources import documents_about
from server.answers.surroundings import reason_beside, with_surroundings
from server.answers.text_fit import TextFit, moved, shipped_fit
from server.answers.texts import answer_text, nearest_part
from server.answers.time_to_come import asks_how_it_goes_on, foretells
from server.answers.trace import Drafted, Tracer
from server.answers.yes_or_no import with_verdict
from server.wording import Wording

ARITHMETIC = frozenset(
    {Operation.CHANGE, Operation.COMPARE, Operation.COMPARE_CHANGES, Operation.SHARE, Operation.TOTAL, Operation.RATIO}
)
"""Operations that only figures answer: where they cannot, a passage with some other number must not."""
_THINGS = frozenset({"service", "setting", "activity", "body", "law", "document"})
"""Kinds of terms that are no measure: of "what is reablement?" no number is the answer."""
OVER_MANY = frozenset({Operation.RANK, Operation.COMPARE_CHANGES, Operation.LIST, Operation.TOTAL, Operation.SHARE})
"""Operations over all figures of a table or list, of which the question may be near to a few only."""
_OPENS_ONLY = re.compile(
    r"[“\s]*(?:[^.!?;“”]{0,40}:|[^.!?;“”]{0,160}:[-–—]|(?:[\dA-Z]+[.)])?[^a-z“”]{8,150}|[^.!;“”]{8,200}\?[\"'’]?)[”\s]*"
)
"""Words that only open what answers, a heading, or a question themselves."""


def expansion_of(query: Query) -> list[str]:
    """The wordings of the glossary that are searched for beside a question's own."""
    return [word for term in query.terms for word in (term.name, *term.words)]


def may_be_text(query: Query) -> bool:
    """Whether words may answer where no figure does: "and the year before?" or "22602" by itself asks for no words."""
    if query.is_vague and (query.relation in BACK or query.operation is Operation.REVERSE):
        return False
    return query.may_be_told and (query.is_plainly_told or query.operation not in ARITHMETIC)


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts answers from one version of an index. Safe for threads: it holds no state of any question."""

    version: IndexVersion
    retriever: Retriever
    matcher: Matcher
    glossary: Glossary
    wording: Wording
    fit: TextFit
    """From which likelihood on a passage answers."""
    meetings: MeetingAnswers
    pairs: Comparing
    """What reads a question and a sentence together."""
    reader: NumberReader
    """What reads a question and figures together that were looked up."""
    numbers: NumberAnswers

    def single(self, query: Query, tracer: Tracer | None = None) -> tuple[Draft, tuple[Observation, ...]]:
        """The draft that answers a query, and the observations that it may stand on."""
        of_meeting = _unless_beside_the_point(query, self.of_meeting(query))
        if of_meeting is not None and of_meeting.outcome is Outcome.ANSWERED:
            if tracer is not None:
                tracer.drafted.append(Drafted(query, of_meeting, of_meeting))
            return of_meeting, ()
        evidence = self.find(query)
        found = self._match(query, evidence)
        draft, beside = with_surroundings(self._draft(query, evidence, found), self.version)
        grounds = (*evidence.observations, *beside, *(each for each in draft.figures if each.wording == PRINTED_BESIDE))
        if of_meeting is not None and not (self._is_told_elsewhere(draft) or _is_plain_figure(draft, found)):
            draft, grounds = of_meeting, ()
        if tracer is not None:
            tracer.drafted.append(Drafted(query, draft, of_meeting, evidence, found))
        return draft, grounds

    def _is_told_elsewhere(self, draft: Draft) -> bool:
        """Whether documents answer in words that record no meeting: news may tell what no minutes held here do."""
        recorded = {meeting.document_id for meeting in self.version.meetings}
        told = {hit.passage.document_id for hit in draft.hits}
        return draft.outcome is Outcome.ANSWERED and not draft.figures and bool(told) and not told & recorded

    def of_meeting(self, query: Query) -> Draft | None:
        """The draft for a question about what a committee did; None for any other, or for sums to be added up."""
        adds_money = query.operation is Operation.TOTAL and query.wants is Wants.MONEY
        return None if adds_money else self.meetings.answer(query)

    def find(self, query: Query) -> Evidence:
        """What the index holds near to a query."""
        every = query.area is None or (query.ranks_areas and not query.other_areas)
        areas = None if every else frozenset(area for area in (query.area, *query.other_areas) if area)
        evidence = self.retriever.find(
            query.searched,
            about=query.compared,
            expansion=expansion_of(query),
            areas=areas,
            documents=documents_about(query, self.version.documents),
        )
        if query.operation in OVER_MANY:
            evidence = replace(evidence, observations=self.retriever.beside(evidence, areas=areas))
        if query.sources:
            told = tuple(each for each in evidence.observations if each.document_id in query.sources)
            evidence = replace(evidence, observations=told)
        return evidence

    def words(self, query: Query, evidence: Evidence) -> Words:
        """What the passages found say to a question, read when it is asked for."""
        return Words(query, evidence, self.version, self.glossary, self.pairs, self.fit)

    def _draft(self, query: Query, evidence: Evidence, found: tuple[Series, ...]) -> Draft:
        """Figures where the question wants one, else text, else an honest refusal."""
        draft, words = None, self.words(query, evidence)
        if query.asks_for_meaning:
            draft = answer_text(words)
        if draft is None and query.wants is not Wants.TEXT:
            draft = with_verdict(query, FigureAnswers(self.matcher, self.glossary).answer(query, found, evidence))
        if query.asks_for_meaning and draft is not None and draft.outcome is Outcome.CLARIFY:
            return not_held(query, found, self.wording)  # "what is reablement?" asks for none of its figures
        of_thing = any(term.kind in _THINGS for term in query.terms)
        draft = None if query.asks_for_meaning and draft is not None and draft.figures and of_thing else draft
        if draft is not None and draft.figures and says_why(query.text):
            reason = reason_beside(query, draft.figures[0], self.version)
            why = reason or Statement.worded("answered.no_reason")
            if reason is None and asks_only_why(query.text):
                return Draft(Outcome.NOT_HELD, (why,), related=draft.figures)
            draft = replace(draft, statements=(*draft.statements, why))
        draft = self.numbers.answer(query, evidence, found, draft)
        of_text = may_be_text(query)
        if draft is None and of_text and query.operation is Operation.RANK:
            draft = listed_sections(query, evidence.passages, self.version) or _without_numbers(words)
        elif draft is None and of_text and not query.other_areas:  # nor does it compare two areas
            # "Home care 2020-21?": a sentence with numbers of that year would pass for the answer
            of_amounts = (query.wants is Wants.EITHER and not query.asks_in_words) or lacks_paper(query)
            of_time = of_amounts and (query.periods or query.parts)
            draft = _without_numbers(words) if of_time else answer_text(words)
        draft = unless_of_another(query, _unless_beside_the_point(query, draft))
        if not is_settled(draft):
            told = answer_sentence(words, instead=draft.outcome if draft else None)
            draft = unless_of_another(query, _unless_beside_the_point(query, told)) or draft
        if draft is None and query.wants is not Wants.TEXT:
            draft = offer_choices(query, found)
        return draft or self._refusal(query, found, words)

    def _refusal(self, query: Query, found: tuple[Series, ...], words: Words) -> Draft:
        """The refusal, with where what comes nearest stands: the likeliest figure, or the nearest words."""
        refusal = not_held(query, found, self.wording)
        near = None if query.wants is Wants.TEXT else part_of_likeliest(found, self.version)
        if near is None and (query.wants is Wants.TEXT or query.is_plainly_told):
            near = nearest_part(words)
        return replace(refusal, statements=(Statement.worded("not_held.unsure"), near)) if near else refusal

    def _match(self, query: Query, evidence: Evidence) -> tuple[Series, ...]:
        found = self.matcher.series(query, evidence.observations, evidence.label_scores)
        return self.reader.reread(query, found)


def _is_plain_figure(draft: Draft, found: Sequence[Series]) -> bool:
    """Whether a single figure answers that names every word of the question, surely: "5 votes for Mr Morris"."""
    if draft.outcome is not Outcome.ANSWERED or len(draft.figures) != 1 or draft.workings or not found:
        return False
    first = found[0]
    is_sure = first.likelihood >= SURE_WITHOUT_TERM and first.coverage.is_full and not first.of_others
    return is_sure and draft.figures[0] in first.observations


def _without_numbers(words: Words) -> Draft | None:
    """The text that answers, if no number stands in it: of "the biggest" one number says nothing."""
    draft = answer_text(words)
    numbers = draft and any(find_quantities(statement.text) for statement in draft.statements)
    return None if numbers else draft


def _unless_beside_the_point(query: Query, draft: Draft | None) -> Draft | None:
    """A draft, unless its words give no reason for "why", are a row, or tell what was to who asks what will be."""
    if draft is None or draft.figures or not draft.hits:
        return draft
    text = " ".join(statement.text for statement in draft.statements)
    is_row = draft.statements and is_run_of_numbers(draft.statements[0].text.strip("“” "))
    of_amounts = query.operation in (Operation.COMPARE, Operation.COMPARE_CHANGES) and not find_quantities(text)
    if _OPENS_ONLY.fullmatch(text) or is_row or of_amounts:
        return None
    is_of_past = asks_how_it_goes_on(query) and not foretells(text)
    return None if is_of_past or lacks_reason(query.text, text) else draft


def make_drafting(
    version: IndexVersion, embedder: Embedder, glossary: Glossary, wording: Wording, caution: float
) -> Drafting:
    """What drafts answers from a version; `caution` asks for more likelihood than usual, in log-odds."""
    retriever = Retriever(version, embedder)
    rarity = Rarity(version.label_rows_by_stem, len(version.rows_of_labels))
    published = {name: told.published for name, told in version.documents.items() if told.published}
    matcher = Matcher(glossary, rarity, retriever.nearness, published)
    fit = shipped_fit().with_caution(caution)
    meetings, pairs = MeetingAnswers(version), embedder.for_pairs
    reader, large = NumberReader(version.documents, embedder.for_numbers), with_larger(embedder.for_numbers)
    numbers = NumberAnswers(version, glossary, large, reader.model, moved(PRINTED_LEAST, caution))
    return Drafting(version, retriever, matcher, glossary, wording, fit, meetings, pairs, reader, numbers)
