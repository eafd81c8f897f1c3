"""The straight line from a question to its answer: safety, understanding, retrieval, figures or text, the lock.

In: the text of a question and the turns before it. Out: one `Answer`, the same for the page, the API and the command
line. Nothing here keeps or logs what was asked.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from corpus.glossary import Glossary, shipped_glossary
from corpus.models import Observation
from corpus.quantities import find_quantities
from index.embedding import Embedder
from index.models import Evidence
from index.retriever import Retriever
from index.store import IndexVersion
from server.answers import lock
from server.answers.compose import compose
from server.answers.compounds import parts_of, shared, together
from server.answers.conversing import Conversing, Told
from server.answers.dangers import Dangers
from server.answers.drafts import Draft, Statement
from server.answers.followups import follow
from server.answers.from_figures import FigureAnswers
from server.answers.languages import other_language
from server.answers.matching import Matcher, Series
from server.answers.models import Answer, Outcome, Turn
from server.answers.queries import Operation, Query, Wants
from server.answers.rarity import Rarity
from server.answers.reader import QuestionReader
from server.answers.refusals import not_held, offer_choices
from server.answers.safety import Triage, triage
from server.answers.sections import listed_sections
from server.answers.texts import answer_text
from server.config import Settings
from server.contacts import Contacts
from server.security import check_question
from server.wording import LANGUAGES, Wording, load_wording

ARITHMETIC = frozenset(
    {Operation.CHANGE, Operation.COMPARE, Operation.COMPARE_CHANGES, Operation.SHARE, Operation.TOTAL, Operation.RATIO}
)
"""Operations that only figures answer: where they cannot, a passage with some other number must not."""
OVER_MANY = frozenset({Operation.RANK, Operation.COMPARE_CHANGES, Operation.LIST, Operation.TOTAL, Operation.SHARE})
"""Operations over all figures of a table or list, of which the question may be near to a few only."""
_WHY = re.compile(r"\bwhy\b", re.IGNORECASE)
_LOG = logging.getLogger(__name__)


class Assistant:
    """Answers questions from one version of an index. Safe for threads: it holds no state of any question."""

    def __init__(
        self,
        version: IndexVersion,
        *,
        embedder: Embedder,
        settings: Settings,
        contacts: Contacts | None = None,
        glossary: Glossary | None = None,
    ) -> None:
        self.version = version
        self._dangers = Dangers(embedder)
        self._retriever = Retriever(version, embedder)
        self._settings = settings
        self._contacts = contacts or Contacts()
        self._glossary = glossary or shipped_glossary()
        self._wording: Wording = load_wording(settings.wording)
        rarity = Rarity(version.label_rows_by_stem, len(version.holdings.labels))
        published = {name: told.published for name, told in version.documents.items() if told.published}
        self._matcher = Matcher(self._glossary, rarity, self._retriever.nearness, published)
        self._figures = FigureAnswers(self._matcher, self._glossary)
        self._reader = QuestionReader(version, embedder, settings, self._glossary)

    def answer(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer to a question. Raises `server.errors.QuestionInvalid` for what cannot be read as one."""
        started = perf_counter()
        text = check_question(question, limit=self._settings.max_question_chars)
        answer = self._answered(text, history)
        return replace(answer, took_ms=round((perf_counter() - started) * 1000, 1))

    def understand(self, question: str) -> tuple[Query, Evidence]:
        """What a question is read as and what is found for it, for those who judge or train the matching."""
        query = self._reader.read(question)
        return query, self._find(query)

    @property
    def reader(self) -> QuestionReader:
        """What reads questions over this index."""
        return self._reader

    @property
    def matcher(self) -> Matcher:
        """What matches questions with series over this index."""
        return self._matcher

    def _answered(self, text: str, history: Sequence[Turn]) -> Answer:
        sensed = self._dangers.sense(text)
        language = other_language(text, glossary=self._glossary)
        if language:  # the sense of danger has learnt English only
            sensed = replace(sensed, alone=False, with_words=False)
        turned = triage(text, sensed)
        if turned is not None:
            answer = self._turned(text, turned)
        elif language:
            answer = self._worded(text, Outcome.OUT_OF_SCOPE, self._told_in(language), need="general")
        else:
            answer = self._from_documents(text, history)
        goes_on = bool(answer.figures) and "measure" in answer.understood.carried  # "the year before?" tells of nobody
        if not sensed.possible or goes_on or (turned is not None and turned.urgent):
            return answer
        return self._contacts.before(answer, sensed.need, self._wording.text("signpost.possible"))

    def _from_documents(self, text: str, history: Sequence[Turn]) -> Answer:
        told = self._in_conversation(text, [turn.content for turn in history if turn.role == "user"])
        query, observations = told.query, told.observations
        draft = told.draft or not_held(query, (), self._wording)
        answer = self._composed(draft, query, text)
        try:
            return lock.checked(answer, observations, self._quotable(draft), self._wording)
        except lock.LockBroken:
            # Nothing of the question is logged: the place in the code is enough to find the fault.
            _LOG.exception("an answer was held back by the figure lock")
            return self._composed(not_held(query, (), self._wording), query, text)

    def _told_in(self, language: str) -> str:
        """That only English is read, in another language where the council has chosen it."""
        is_chosen = language in self._settings.languages and language in LANGUAGES
        return self._wording.text(f"languages.{language}" if is_chosen else "out_of_scope.language")

    def _single(self, query: Query) -> tuple[Draft, tuple[Observation, ...]]:
        """The draft that answers a query, and the observations that it may stand on."""
        evidence = self._find(query)
        return self._draft(query, evidence), evidence.observations

    def _in_conversation(self, text: str, earlier: Sequence[str]) -> Told:
        """The answer to a message after the person's earlier ones."""
        general = self._contacts.route("general")
        talk = Conversing(self._single, self._reader.read, self.version, general.contacts if general else ())
        thread = talk.thread(earlier)
        parts = parts_of(text)
        if len(parts) > 1:
            queries: tuple[Query, ...] = thread
            for part in parts:  # "how many in 2022-23, and how many in 2021-22?": the second follows the first
                readings = follow(part, queries, self._reader.read).readings
                queries += tuple(reading.query for reading in readings[:1])
            queries = shared(queries[len(thread) :])
            answered: list[tuple[Draft, tuple[Observation, ...]]] = []
            for query in queries:
                if query.carried and any(draft.outcome is not Outcome.ANSWERED for draft, _ in answered):
                    answered.append((not_held(query, (), self._wording), ()))  # it builds on what is not known
                else:
                    answered.append(self._single(query))
            draft = together([draft for draft, _ in answered])
            if draft is not None and len(queries) == len(parts):
                query = self._reader.read(text) if not thread else queries[0]
                return Told(query, draft, tuple(each for _, found in answered for each in found))
        return talk.answer(follow(text, thread, self._reader.read), thread)

    def _quotable(self, draft: Draft) -> tuple[str, ...]:
        """The passages of a draft, and the headings above them, as the index holds them."""
        held = [passage for hit in draft.hits if (passage := self.version.passage(hit.passage.id))]
        return tuple(text for passage in held for text in (passage.text, *passage.headings))

    def _find(self, query: Query) -> Evidence:
        expansion = [word for term in query.terms for word in (term.name, *term.words)]
        every = query.area is None or (query.ranks_areas and not query.other_areas)
        areas = None if every else frozenset(area for area in (query.area, *query.other_areas) if area)
        evidence = self._retriever.find(query.searched, about=query.compared, expansion=expansion, areas=areas)
        if query.operation in OVER_MANY:
            evidence = replace(evidence, observations=self._retriever.beside(evidence, areas=areas))
        return evidence

    def _draft(self, query: Query, evidence: Evidence) -> Draft:
        """Figures where the question wants one, else text, else an honest refusal."""
        found = self._match(query, evidence)
        draft = None
        if query.asks_for_meaning:
            draft = answer_text(query, evidence.passages, self.version, self._glossary)
        if draft is None and query.wants is not Wants.TEXT:
            draft = self._figures.answer(query, found, evidence)
        if draft is not None and draft.figures and _WHY.search(query.text):
            draft = replace(draft, statements=(*draft.statements, Statement.worded("answered.no_reason")))
        of_text = query.wants in (Wants.TEXT, Wants.EITHER) and query.operation not in ARITHMETIC
        if draft is None and of_text and query.operation is Operation.RANK:
            draft = listed_sections(query, evidence.passages, self.version) or self._without_numbers(query, evidence)
        elif draft is None and of_text and not query.other_areas:  # nor does it compare two areas
            if query.wants is Wants.EITHER and (query.periods or query.parts):
                # "Home care 2020-21?": a sentence with numbers of that year would pass for the answer
                draft = self._without_numbers(query, evidence)
            else:
                draft = answer_text(query, evidence.passages, self.version, self._glossary)
        if draft is None and query.wants is not Wants.TEXT:
            draft = offer_choices(query, found)
        return draft or not_held(query, found, self._wording)

    def _without_numbers(self, query: Query, evidence: Evidence) -> Draft | None:
        """The text that answers, if no number stands in it: of "the biggest" one number says nothing."""
        draft = answer_text(query, evidence.passages, self.version, self._glossary)
        numbers = draft and any(find_quantities(statement.text) for statement in draft.statements)
        return None if numbers else draft

    def _match(self, query: Query, evidence: Evidence) -> tuple[Series, ...]:
        return self._matcher.series(query, evidence.observations, evidence.label_scores)

    def _turned(self, text: str, turned: Triage) -> Answer:
        if turned.outcome is Outcome.SIGNPOST:
            route = self._contacts.route(turned.need or "general")
            words = route.text if route else self._wording.text("signpost.text")
            return self._worded(text, turned.outcome, words, need=turned.need)
        key = f"{turned.outcome.value}.text"
        return self._worded(text, turned.outcome, self._wording.text(key), need=turned.need)

    def _worded(self, text: str, outcome: Outcome, words: str, *, need: str | None) -> Answer:
        """An answer of the reviewed wording, with the contacts of a need."""
        route = self._contacts.route(need) if need else None
        draft = Draft(outcome, (Statement(words),), contacts=route.contacts if route else ())
        query = Query(text, Wants.TEXT, Operation.LOOKUP)
        question = None if outcome is Outcome.PERSONAL_DATA else text
        return self._composed(draft, query, question)

    def _composed(self, draft: Draft, query: Query, question: str | None) -> Answer:
        return compose(
            draft,
            query,
            question=question,
            documents=self.version.documents,
            digest=self.version.manifest.digest,
            wording=self._wording,
        )
