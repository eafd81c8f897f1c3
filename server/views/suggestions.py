"""Ready questions that are known to be answered: examples for the first page, and what could be asked after an answer.

In: a `Desk`. Out: questions, each of which was asked of that very version of the index and gave the figure it was made
from. Nothing is asked before a page needs it, few are tried, and what was found out is remembered for the version.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice

from corpus.models import Observation
from server.answers.models import Answer, Outcome
from server.desk import Desk
from server.views.answer_page import puts_contacts_first
from server.views.phrasing import plainness, question_for
from server.views.telling import beside, of_document, of_newest_documents

EXAMPLES = 4
FOLLOW_UPS = 3
_TRIES = 3
"""Questions tried for each that is shown: one takes a tenth of a second, and nobody should wait for ready questions."""
_REMEMBERED = 2000
_TOLD_NOTHING = (Outcome.NOT_HELD, Outcome.OUT_OF_SCOPE, Outcome.GREETING)


_Ready = tuple[str, Observation]
"""A question and the figure that should answer it."""


class Suggestions:
    """What is known of ready questions, for one version of the index at a time. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._digest = ""
        self._examples: tuple[str, ...] | None = None
        self._answered: OrderedDict[tuple[str, str], bool] = OrderedDict()

    def examples(self, desk: Desk) -> tuple[str, ...]:
        """Up to EXAMPLES questions about what the documents hold, of as many documents as there are."""
        with self._lock:
            self._renew(desk)
            if self._examples is None:
                self._examples = self._tried(
                    desk, _spread(_plainest_first(_phrased(of_newest_documents(desk), desk))), EXAMPLES
                )
            return self._examples

    def follow_ups(self, desk: Desk, answer: Answer) -> tuple[str, ...]:
        """What stands beside the first figure of an answer: its other years, then its neighbours in the same list.

        After an answer in words come figures of the document that it is from, the examples where it makes none. Who was
        told nothing gets the examples: somebody whose question is not held should not be left with a shut door.
        """
        figure = answer.figures[0] if answer.figures else answer.held.nearest if answer.held else None
        if figure is None and answer.outcome in _TOLD_NOTHING and not puts_contacts_first(answer):
            return self.examples(desk)
        if figure is None and answer.outcome is Outcome.ANSWERED and not puts_contacts_first(answer):
            told = of_document(answer.citations[0].document_id, desk)
            with self._lock:
                self._renew(desk)
                found = self._tried(desk, _spread(_plainest_first(_phrased(told, desk))), FOLLOW_UPS)
            return found or self.examples(desk)
        if figure is None or answer.outcome not in (Outcome.ANSWERED, Outcome.NOT_HELD):
            return ()
        shown = {item.observation_id for item in (*answer.figures, *answer.related)}
        same, others = ([item for item in some if item.id not in shown] for some in beside(figure, desk))
        with self._lock:
            self._renew(desk)
            return self._tried(desk, _phrased([*same[:2], *others], desk), FOLLOW_UPS)

    def _renew(self, desk: Desk) -> None:
        if desk.digest != self._digest:
            self._digest, self._examples = desk.digest, None
            self._answered.clear()

    def _tried(self, desk: Desk, candidates: Iterable[_Ready], wanted: int) -> tuple[str, ...]:
        found: list[str] = []
        for question, observation in islice(candidates, wanted * _TRIES):
            if question not in found and self._is_answered(desk, question, observation):
                found.append(question)
            if len(found) == wanted:
                break
        return tuple(found)

    def _is_answered(self, desk: Desk, question: str, observation: Observation) -> bool:
        key = (question, observation.id)
        if key not in self._answered:
            answer = desk.assistant.answer(question)
            first = answer.figures[0].observation_id if answer.figures else None
            self._answered[key] = answer.outcome is Outcome.ANSWERED and first == observation.id
            if len(self._answered) > _REMEMBERED:
                self._answered.popitem(last=False)
        return self._answered[key]


def _phrased(observations: Iterable[Observation], desk: Desk) -> Iterator[_Ready]:
    """Those figures that make a plain question, with it."""
    for item in observations:
        question = question_for(item, area=desk.area)
        if question:
            yield question, item


def _plainest_first(ready: Iterable[_Ready]) -> list[_Ready]:
    return sorted(ready, key=lambda one: plainness(one[0]))


def _spread(ready: Iterable[_Ready]) -> Iterator[_Ready]:
    """One of each document in turn, each time of a measure that was not among them yet."""
    by_document: dict[str, list[_Ready]] = {}
    for question, item in ready:
        by_document.setdefault(item.document_id, []).append((question, item))
    waiting = {document_id: iter(items) for document_id, items in by_document.items()}
    seen: set[tuple[str, str | None]] = set()
    while waiting:
        for document_id in sorted(waiting):
            new = next((one for one in waiting[document_id] if (one[1].measure, one[1].group) not in seen), None)
            if new is None:
                del waiting[document_id]
                continue
            seen.add((new[1].measure, new[1].group))
            yield new
