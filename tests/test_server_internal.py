"""Documents for staff, and the public: not one byte of what the public gets depends on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import SMALL_CORPUS, write_corpus
from flask.testing import FlaskClient

from corpus.models import Audience
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server import create_app
from server.config import Settings
from server.contract import answer_json, hit_with_text
from server.desk import Desk, make_desk
from server.views.live import LiveAssistant

INSIDE = """# Briefing

## Waiting lists in 2022-23 in Wexmoor

In 2022-23, 77 people in Wexmoor waited more than a month for a reablement visit of the zebra team.

We spent £12.5 million on people with learning disabilities and £99.1 million on zebras. Ring 01632 960 123 about it.
"""
"""It shares words, a label and headings with the public document, and has an area, words and a number of its own."""

QUESTIONS = (
    "How many people in Wexmoor waited more than a month for a reablement visit in 2022-23?",
    "How many people waited more than a month for a reablement visit in 2022-23?",
    "How many people did we support to recover at home in 2022-23?",
    "What did we spend on older people in 2022-23?",
    "What did we spend on zebras?",
    "How many people waited in Wexmoor?",
    "What does the reablement team do?",
    "Who do I ring about zebras?",
    "How many people?",
    "Which spending was the largest?",
    "What changed since the year before?",
    "zebra team",
)
STAFF_QUESTION = "How many people in Wexmoor waited more than a month for a reablement visit in 2022-23?"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> dict[bool, Settings]:
    """Two installations over the same public document; one of them holds a document for staff beside it."""
    folder, found = tmp_path_factory.mktemp("sites"), {}
    public_entries, internal_entry = SMALL_CORPUS["catalogue.toml"].split('[[document]]\nid = "briefing"')
    for has_inside in (False, True):
        entries = public_entries + ('[[document]]\nid = "briefing"' + internal_entry if has_inside else "")
        files = {"catalogue.toml": entries, "account.md": SMALL_CORPUS["account.md"]}
        corpus = write_corpus(folder / str(has_inside), files | ({"briefing.md": INSIDE} if has_inside else {}))
        build(corpus, folder / f"index-{has_inside}", embedder=embedder)
        found[has_inside] = Settings(corpus=corpus, index=folder / f"index-{has_inside}")
    return found


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
    assert (set(staff.documents), set(public.documents)) == ({"account", "briefing"}, {"account"})
    assert live.pin() is public
    assert live.pin(Audience.INTERNAL) is staff
    assert staff.version.holdings is public.version.holdings
    assert not public.assistant.answer(STAFF_QUESTION).figures


@pytest.fixture
def client(sites: dict[bool, Settings], embedder: Embedder) -> FlaskClient:
    """A visitor of the installation with a document for staff."""
    return create_app(sites[True], embedder=embedder).test_client()


def test_no_surface_of_the_site_names_an_internal_document(client: FlaskClient) -> None:
    """No address that takes no question, and no answer to one, holds words that only the internal document has."""
    app = client.application
    plain = [rule.rule for rule in app.url_map.iter_rules() if not rule.arguments and "GET" in (rule.methods or ())]
    shown = [client.get(path) for path in plain if path != "/widget.js"]
    shown += [client.get(f"{path}/briefing") for path in ("/documents", "/api/v1/documents", "/staff/documents")]
    for question in QUESTIONS:
        shown.append(client.post("/api/v1/ask", json={"question": question}))
        shown.append(client.post("/api/v1/search", json={"query": question, "k": 50}))
        shown.append(client.get(client.post("/ask", data={"question": question}).headers["Location"]))
    for response in shown:
        told = [
            word
            for word in ("briefing for staff", "waiting lists", "99.1", "960 123")
            if word in response.text.casefold()
        ]
        assert not told, (response.request.path, told)
