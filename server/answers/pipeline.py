"""The straight line from a question to its answer: safety, understanding, retrieval, figures or text, the lock.

In: the text of a question and the turns before it. Out: one `Answer`, the same for the page, the API and the command
line. Nothing here keeps or logs what was asked.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from time import perf_counter

from corpus.glossary import Glossary, shipped_glossary
from corpus.models import Observation
from index.embedding import Embedder
from index.models import Evidence
from index.store import IndexVersion
from server.answers import lock
from server.answers.compose import compose, quotable
from server.answers.compounds import parts_of, shared, together
from server.answers.conversing import Conversing, Told, only_compared
from server.answers.dangers import Dangers
from server.answers.drafting import make_drafting
from server.answers.drafts import Draft
from server.answers.followups import follow
from server.answers.judged_passages import Words
from server.answers.languages import other_language
from server.answers.matching import Matcher
from server.answers.models import Answer, Outcome, Turn
from server.answers.moves import read_move
from server.answers.nations import of_nations, told_of_nation
from server.answers.personal import Published, personal_kinds, published_in
from server.answers.queries import Query, Wants
from server.answers.reader import QuestionReader
from server.answers.refusals import not_held
from server.answers.safety import asks_plain_statistics, names_somebody, possible_needs, tells_of_nobody, triage
from server.answers.trace import Drafted, Trace, Tracer
from server.answers.trace_stages import trace_of
from server.answers.turning import Turning
from server.config import Settings
from server.contacts import Contacts
from server.security import check_question
from server.wording import Wording, load_wording

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
        self._settings = settings
        self._contacts = contacts or Contacts()
        self._glossary = glossary or shipped_glossary()
        self._wording: Wording = load_wording(settings.wording)
        self._drafting = make_drafting(version, embedder, self._glossary, self._wording, settings.caution)
        self._reader = QuestionReader(version, embedder, settings, self._glossary)
        self._area = settings.home_area(version.council)
        self._areas = frozenset(held.area for held in version.documents.values() if held.area)
        self._turning = Turning(version, self._contacts, self._wording, settings.languages, self._in_words)

    def answer(self, question: str, history: Sequence[Turn] = (), *, tracer: Tracer | None = None) -> Answer:
        """The answer to a question. Raises `server.errors.QuestionInvalid` for what cannot be read as one.

        What its stages saw is left in `tracer`, where somebody asks for it (`explained`).
        """
        started = perf_counter()
        text = check_question(question, limit=self._settings.max_question_chars)
        answer = self._answered(text, history, tracer)
        return replace(answer, took_ms=round((perf_counter() - started) * 1000, 1))

    def explained(self, question: str, history: Sequence[Turn] = ()) -> tuple[Answer, Trace]:
        """The answer to a question and how it came about, for those who look after the answers."""
        tracer = Tracer()
        answer = self.answer(question, history, tracer=tracer)
        return answer, trace_of(answer, tracer, self._drafting)

    def understand(self, question: str) -> tuple[Query, Evidence]:
        """What a question is read as and what is found for it, for those who judge or train the matching."""
        query = self._reader.read(question)
        return query, self._drafting.find(query)

    def words(self, question: str) -> Words:
        """What the passages found say to a question, for those who judge or train that."""
        return self._drafting.words(*self.understand(question))

    @property
    def reader(self) -> QuestionReader:
        """What reads questions over this index."""
        return self._reader

    @property
    def glossary(self) -> Glossary:
        """The terms that questions are read by."""
        return self._glossary

    @property
    def matcher(self) -> Matcher:
        """What matches questions with series over this index."""
        return self._drafting.matcher

    def _answered(self, text: str, history: Sequence[Turn], tracer: Tracer | None) -> Answer:
        sensed = self._dangers.sense(text)
        language = other_language(text, glossary=self._glossary)
        if language:  # the sense of danger has learnt English only
            sensed = replace(sensed, alone=False, with_words=False)
        if asks_plain_statistics(text) or tells_of_nobody(text, sensed):
            sensed = replace(sensed, possible=False)
        turned = triage(text, sensed, self._published, area=self._area, held=self._areas)
        if tracer is not None:
            tracer.sensed, tracer.turned, tracer.language = sensed, turned, language
        if turned is not None:
            answer = self._turning.turned(text, turned, sensed)
        elif language:
            answer = self._turning.in_language(text, language)
        else:
            answer = self._turning.refused(self._from_documents(text, history, tracer), sensed)
            elsewhere = triage(text, sensed, self._published, area=self._area)
            if answer.outcome is Outcome.NOT_HELD and elsewhere is not None:  # the papers of their council do not tell
                answer = self._turning.turned(text, elsewhere, sensed)
        # "The year before?" tells of nobody; nor do "is it going up" and "and collections?", answered or not.
        carries = "measure" in answer.understood.carried
        opens = bool(history) and "opens" in read_move(text)
        is_of_nobody = (carries or opens) and not names_somebody(text, whoever=not carries)
        goes_on = is_of_nobody or (carries and bool(answer.figures))
        # A complaint that is felt to be little of danger has its own people.
        complains = turned is not None and turned.need == "complaint" and not sensed.with_words
        is_known = complains or (turned is not None and (turned.is_sure or turned.urgent))
        if not sensed.possible or goes_on or is_known:
            return answer
        return self._contacts.before(answer, possible_needs(text, sensed), self._wording.text("signpost.possible"))

    def _in_words(self, text: str) -> Draft:
        """What the documents say to a question in words, whatever it asks for."""
        draft, _ = self._drafting.single(replace(self._reader.read(text), wants=Wants.TEXT))
        return draft

    def _from_documents(self, text: str, history: Sequence[Turn], tracer: Tracer | None) -> Answer:
        earlier = self._readable(history)
        told = self._in_conversation(text, earlier, tracer)
        told = told if earlier else self._of_nation(told) or told
        if tracer is not None:
            tracer.earlier, tracer.query, tracer.is_drafted = len(earlier), told.query, told.draft is not None
        query, observations = told.query, told.observations
        draft = told.draft or not_held(query, (), self._wording)
        answer = self._composed(draft, query, text)
        try:
            beside = tuple(hit.passage.text for hit in draft.hits) if draft.figures else ()
            return lock.checked(answer, observations, quotable(draft, self.version), self._wording, beside=beside)
        except lock.LockBroken as error:
            if tracer is not None:
                tracer.held_back = str(error)
            # Without the error: its message quotes the answer, and so may hold words of the question.
            _LOG.error("an answer was held back by the figure lock")
            return self._composed(not_held(query, (), self._wording), query, text)

    def _of_nation(self, told: Told) -> Told | None:
        """The answer for the whole country, where a question that names no place is answered for it alone."""
        for query in of_nations(told.query, told.draft, self.version.areas):
            draft, observations = self._drafting.single(query)
            if of_nation := told_of_nation(
                draft, query.area or "", self.version.documents, of_number=query.is_of_one_number
            ):
                return Told(query, of_nation, observations)
        return None

    def _readable(self, history: Sequence[Turn]) -> list[tuple[str, str]]:
        """What the person said before and what each was answered with, without messages that hold personal data."""
        told: list[tuple[str, str]] = []
        for turn in history:
            if turn.role == "user":
                told.append((turn.content, ""))
            elif told:
                told[-1] = (told[-1][0], turn.content)
        return [pair for pair in told if not personal_kinds(pair[0], self._published)]

    @cached_property
    def _published(self) -> Published:
        """What the public's documents and the file of contacts name in public."""
        texts = [text for name in self.version.documents for _, text in self.version.pages_of(name)]
        people = [contact for route in self._contacts.routes.values() for contact in route.contacts]
        return published_in([*texts, *(f"{contact.name} {contact.phone or ''}" for contact in people)])

    def _in_conversation(self, text: str, earlier: Sequence[tuple[str, str]], tracer: Tracer | None) -> Told:
        """The answer to a message after the person's earlier ones, each with its reply."""
        general, ask = self._contacts.route("general"), partial(self._drafting.single, tracer=tracer)
        talk = Conversing(
            ask, self._reader.read, self.version, self._drafting.find, general.contacts if general else ()
        )
        thread = talk.thread(earlier)
        parts = parts_of(text)
        if len(parts) > 1 and not thread:  # "who must report, and by when?" is one step of one item
            query = self._reader.read(text)
            whole = self._drafting.of_meeting(query)
            if whole is not None and whole.outcome is Outcome.ANSWERED:
                if tracer is not None:
                    tracer.drafted.append(Drafted(query, whole, whole))
                return Told(query, whole, ())
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
                    answered.append(ask(query))
            draft = together([draft for draft, _ in answered])
            if draft is not None and len(queries) == len(parts):
                query = self._reader.read(text) if not thread else queries[0]
                return Told(query, draft, tuple(each for _, found in answered for each in found))
        told = talk.answer(follow(text, thread, self._reader.read), thread)
        if only_compared(thread) and (told.draft is None or told.draft.outcome is not Outcome.ANSWERED):
            again = talk.answer(follow(text, thread[:-1], self._reader.read), thread[:-1])
            return again if again.draft is not None and again.draft.outcome is Outcome.ANSWERED else told
        return told

    def _composed(self, draft: Draft, query: Query, question: str | None) -> Answer:
        return compose(
            draft,
            query,
            question=question,
            documents=self.version.documents,
            digest=self.version.manifest.digest,
            wording=self._wording,
        )
