"""The straight line from a question to its answer: safety, understanding, retrieval, figures or text, the lock.

In: the text of a question and the turns before it. Out: one `Answer`, the same for the page, the API and the command
line. Nothing here keeps or logs what was asked.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
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
from server.answers.dangers import Dangers
from server.answers.drafts import Draft, Statement
from server.answers.followups import with_history
from server.answers.from_figures import FigureAnswers
from server.answers.languages import other_language
from server.answers.matching import Matcher, Series
from server.answers.models import Answer, Outcome, Turn
from server.answers.personal import Published, personal_kinds, published_in
from server.answers.phrases import join_words
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
from server.wording import Wording, load_wording

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
    def matcher(self) -> Matcher:
        """What matches questions with series over this index."""
        return self._matcher

    def _answered(self, text: str, history: Sequence[Turn]) -> Answer:
        sensed = self._dangers.sense(text)
        if other_language(text, glossary=self._glossary):  # the sense of danger has learnt English only
            sensed = replace(sensed, alone=False, with_words=False)
        turned = triage(text, sensed, self._published)
        answer = self._from_documents(text, history) if turned is None else self._turned(text, turned)
        if not sensed.possible or (turned is not None and turned.urgent):
            return answer
        return self._contacts.before(answer, sensed.need, self._wording.text("signpost.possible"))

    def _from_documents(self, text: str, history: Sequence[Turn]) -> Answer:
        if other_language(text, glossary=self._glossary):
            return self._worded(text, Outcome.OUT_OF_SCOPE, Statement.worded("out_of_scope.language"), need="general")
        query = with_history(self._reader.read(text), [self._reader.read(said) for said in self._readable(history)])
        draft, observations = self._compound(text) or self._single(query)
        answer = self._composed(draft, query, text)
        try:
            return lock.checked(answer, observations, self._quotable(draft), self._wording)
        except lock.LockBroken:
            # Without the error: its message quotes the answer, and so may hold words of the question.
            _LOG.error("an answer was held back by the figure lock")
            return self._composed(not_held(query, (), self._wording), query, text)

    def _readable(self, history: Sequence[Turn]) -> list[str]:
        """What the person said before, without the turns that hold personal data: those are read no further."""
        said = (turn.content for turn in history if turn.role == "user")
        return [text for text in said if not personal_kinds(text, self._published)]

    @cached_property
    def _published(self) -> Published:
        """What the public's documents and the file of contacts name in public."""
        texts = [text for name in self.version.documents for _, text in self.version.pages_of(name)]
        people = [contact for route in self._contacts.routes.values() for contact in route.contacts]
        return published_in([*texts, *(f"{contact.name} {contact.phone or ''}" for contact in people)])

    def _single(self, query: Query) -> tuple[Draft, tuple[Observation, ...]]:
        """The draft that answers a query, and the observations that it may stand on."""
        evidence = self._find(query)
        return self._draft(query, evidence), evidence.observations

    def _compound(self, text: str) -> tuple[Draft, tuple[Observation, ...]] | None:
        """The same for a question of several parts; None for a single one, and where no part can be answered."""
        parts = parts_of(text)
        if len(parts) == 1:
            return None
        queries: tuple[Query, ...] = ()
        for part in parts:  # "how many in 2022-23, and how many in 2021-22?": the second is a follow-up of the first
            queries += (with_history(self._reader.read(part), queries),)
        queries = shared(queries)
        answered = [self._single(query) for query in queries]
        draft = together([draft for draft, _ in answered])
        return None if draft is None else (draft, tuple(each for _, found in answered for each in found))

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
        statement, asked = Statement.worded(f"{turned.outcome.value}.text"), None if turned.is_private else text
        kinds = self._kinds_in_words(turned)
        if turned.outcome is Outcome.SIGNPOST:
            route = self._contacts.route(turned.need or "general")
            statement = Statement(route.text) if route else statement
            left = (Statement.worded("personal_data.urgent", kinds=kinds),) if turned.kinds else ()
            return self._worded(asked, turned.outcome, statement, *left, need=turned.need)
        if turned.outcome is Outcome.PERSONAL_DATA:
            statement = Statement.worded("personal_data.text", kinds=kinds)
        return self._worded(asked, turned.outcome, statement, need=turned.need)

    def _kinds_in_words(self, turned: Triage) -> str:
        """Which kinds of detail to leave out: "an NHS number and a date of birth"; never the details."""
        kinds = [kind.value for kind in turned.kinds] or ["details"]
        return join_words([self._wording.text(f"personal_data.{kind}") for kind in kinds])

    def _worded(self, asked: str | None, outcome: Outcome, *statements: Statement, need: str | None) -> Answer:
        """An answer of the reviewed wording, with the contacts of a need; `asked` is None where it may not be kept."""
        route = self._contacts.route(need) if need else None
        draft = Draft(outcome, statements, contacts=route.contacts if route else ())
        return self._composed(draft, Query(asked or "", Wants.TEXT, Operation.LOOKUP), asked)

    def _composed(self, draft: Draft, query: Query, question: str | None) -> Answer:
        return compose(
            draft,
            query,
            question=question,
            documents=self.version.documents,
            digest=self.version.manifest.digest,
            wording=self._wording,
        )
