"""Documents for staff, and the public: not one byte of what the public gets depends on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from inside_sites import QUESTIONS, write_sites

from corpus.models import Audience
from index.embedding import Embedder
from index.store import open_version
from server.config import Settings
from server.contract import answer_json, hit_with_text
from server.desk import Desk, make_desk
from server.views.live import LiveAssistant

STAFF_QUESTION = QUESTIONS[0]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> dict[bool, Settings]:
    """The installations without and with documents for staff."""
    return write_sites(tmp_path_factory.mktemp("sites"), embedder)


def desk_of(settings: Settings, embedder: Embedder, audience: Audience) -> Desk:
    """The desk of an audience over an installation."""
    version = open_version(settings.index, embedder=embedder)
    return make_desk(version.seen_by(audience), embedder=embedder, settings=settings)


def told_to_public(desk: Desk) -> list[object]:
    """All that the core can tell of an index, the time and the name of the version left aside."""
    told: list[object] = []
    for question in QUESTIONS:
        answer = desk.assistant.answer(question)
        told.append(answer_json(replace(answer, index="", took_ms=0.0)))
        told += [hit_with_text(hit) for hit in desk.retriever.search(question, k=50)]
        query, evidence = desk.assistant.understand(question)
        told += [query, dict(evidence.label_scores), evidence.observations]
    version = desk.version
    told += [desk.documents, desk.observations(), version.labels, version.areas, version.label_rows_by_measure.keys()]
    return [*told, sorted(version.observations_by_label.values()), set(version.label_rows_by_stem)]


def test_the_public_s_answers_do_not_depend_on_internal_documents(
    sites: dict[bool, Settings], embedder: Embedder
) -> None:
    """Answers, hits with scores, figures, labels, areas and counts are the same with and without staff documents."""
    without, beside = (desk_of(sites[inside], embedder, Audience.PUBLIC) for inside in (False, True))
    assert told_to_public(beside) == told_to_public(without)


def test_staff_are_answered_from_internal_documents(sites: dict[bool, Settings], embedder: Embedder) -> None:
    """The same question brings staff the figure of the internal document, with its citation."""
    answer = desk_of(sites[True], embedder, Audience.INTERNAL).assistant.answer(STAFF_QUESTION)
    assert [figure.value for figure in answer.figures] == [77]
    assert answer.citations[0].document_id == "briefing"


def test_two_audiences_over_one_version_stay_apart(sites: dict[bool, Settings], embedder: Embedder) -> None:
    """One process serves both audiences, each its own desk, in whatever order they ask."""
    live = LiveAssistant(sites[True], embedder=embedder)
    staff, public = live.pin(Audience.INTERNAL), live.pin()
    assert (set(staff.documents), set(public.documents)) == ({"account", "briefing", "zebras"}, {"account"})
    assert live.pin() is public
    assert live.pin(Audience.INTERNAL) is staff
    assert staff.version.holdings is public.version.holdings
    assert not public.assistant.answer(STAFF_QUESTION).figures
