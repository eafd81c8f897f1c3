"""Answers to messages that are no question for the documents: whom to turn to, in the reviewed words of the council.

In: a message, what it was told to be (`safety`, `dangers`, `languages`) and, where advice is asked for, what the
documents say in general. Out: one `Answer` without any figure. A person's own case is never ruled on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.store import IndexVersion
from server.answers import lock
from server.answers.compose import compose, quotable
from server.answers.dangers import Sensed
from server.answers.drafts import Draft, Statement
from server.answers.models import Answer, Outcome
from server.answers.phrases import join_words
from server.answers.queries import Operation, Query, Wants
from server.answers.safety import Triage
from server.contacts import Contacts
from server.languages import LANGUAGES
from server.shelf import newest_first
from server.wording import Wording

Told = Callable[[str], Draft]
"""What the documents say to a question in words."""
MOST_TITLES = 5
"""Documents named to who asks what is held: as many as can be taken in at a glance."""
ROUTES = {
    "complaint": "complaint",
    "councillor_contact": "councillor",
    "foi_or_records": "information",
    "individual_advice": "care_needs",
    "lonely": "someone_to_talk_to",
    "other_council": "other_council",
    "person_wanted": "general",
}
"""Kinds of message (`dangers`) that people are named for where the documents do not answer, and their routes."""
NOT_OURS = frozenset({"chit_chat", "instruction_to_assistant", "off_topic", "political_opinion"})
"""Kinds of message that are outside of what the documents cover, where nothing in them comes near."""
NEVER_OURS = frozenset({"off_topic"})
"""The same where something in them comes near and does not answer: in what it says of clubs are no football scores."""


@dataclass(frozen=True, slots=True)
class Turning:
    """Words and people for messages that are turned away. `in_words` asks the documents for words."""

    version: IndexVersion
    contacts: Contacts
    wording: Wording
    languages: Sequence[str]
    in_words: Told

    def turned(self, text: str, turned: Triage, sensed: Sensed) -> Answer:
        """The answer to a message that is turned away, with the people for its needs."""
        statement, asked = Statement.worded(f"{turned.outcome.value}.text"), None if turned.is_private else text
        kinds = self._kinds_in_words(turned)
        if turned.outcome is Outcome.SIGNPOST:
            route = self.contacts.route(turned.need or "general")
            statement = Statement(route.text) if route else statement
            left = (Statement.worded("personal_data.urgent", kinds=kinds),) if turned.kinds else ()
            also = [need for need in sensed.needs if need != turned.need][:1] if turned.urgent else []
            draft = self._worded(turned.outcome, statement, *left, need=turned.need, also=also)
            return self._composed(self._in_general(draft, text) if turned.is_advice else draft, asked)
        if turned.outcome is Outcome.GREETING:
            return self._composed(self._worded(turned.outcome, statement, self._held(), need=None), asked)
        if turned.outcome is Outcome.PERSONAL_DATA:
            statement = Statement.worded("personal_data.text", kinds=kinds)
        return self._composed(self._worded(turned.outcome, statement, need=turned.need), asked)

    def in_language(self, text: str, language: str) -> Answer:
        """That only English is read, in another language where the council has chosen it."""
        is_chosen = language in self.languages and language in LANGUAGES
        statement = Statement.worded(f"languages.{language}" if is_chosen else "out_of_scope.language")
        return self._composed(self._worded(Outcome.OUT_OF_SCOPE, statement, need="general"), text)

    def refused(self, answer: Answer, sensed: Sensed) -> Answer:
        """A refusal with the people whom messages of its kind are for, or said to be outside of what is covered."""
        if answer.outcome is not Outcome.NOT_HELD or answer.understood.carried:
            return answer
        is_near = bool(answer.citations) and sensed.kind not in NEVER_OURS
        if sensed.kind in NOT_OURS and not is_near and answer.question:
            words = Statement.worded("out_of_scope.text")
            return self._composed(self._worded(Outcome.OUT_OF_SCOPE, words, need=None), answer.question)
        people = self.contacts.people(ROUTES[sensed.kind]) if sensed.kind in ROUTES else ()
        return replace(answer, contacts=tuple(dict.fromkeys((*answer.contacts, *people))))

    def _in_general(self, draft: Draft, text: str) -> Draft:
        """A draft with what the documents say in general; their figures would pass for those of one person."""
        told = self.in_words(text)
        if told.figures or told.outcome is not Outcome.ANSWERED:
            return draft
        words = (*draft.statements, Statement.worded("signpost.general"), *told.statements)
        return replace(draft, statements=words, hits=told.hits)

    def _held(self) -> Statement:
        """The titles of the newest documents, and how many more there are."""
        documents = newest_first(self.version.documents.values())
        titles = [f"“{document.title}”" for document in documents[:MOST_TITLES]]
        if len(documents) > len(titles):
            return Statement.worded("greeting.newest", titles=join_words(titles), documents=f"{len(documents):,}")
        return Statement.worded("greeting.held", titles=join_words(titles))

    def _kinds_in_words(self, turned: Triage) -> str:
        """Which kinds of detail to leave out: "an NHS number and a date of birth"; never the details."""
        kinds = [kind.value for kind in turned.kinds] or ["details"]
        return join_words([self.wording.text(f"personal_data.{kind}") for kind in kinds])

    def _worded(self, outcome: Outcome, *statements: Statement, need: str | None, also: Sequence[str] = ()) -> Draft:
        """A draft of the reviewed wording, with the contacts of needs."""
        return Draft(outcome, statements, contacts=self.contacts.people(*([need] if need else []), *also))

    def _composed(self, draft: Draft, asked: str | None) -> Answer:
        """The answer of a draft; `asked` is None where it may not be kept."""
        answer = compose(
            draft,
            Query(asked or "", Wants.TEXT, Operation.LOOKUP),
            question=asked,
            documents=self.version.documents,
            digest=self.version.manifest.digest,
            wording=self.wording,
        )
        return lock.checked(answer, (), quotable(draft, self.version), self.wording)
