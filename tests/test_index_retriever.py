"""Finding: by meaning and words together, in a fixed order, within area, document and audience."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Audience
from index.embedding import Embedder
from index.fusion import LEXICAL_WEIGHT
from index.retriever import CANDIDATES, Retriever, distinct_stems
from index.store import IndexVersion

QUESTIONS = (
    "How many older people were supported in 2021-22?",
    "What did we spend on people with learning disabilities in 2022-23?",
    "Who do I ring if I am worried about my mother?",
    "Is Care Together going to be extended?",
)


@pytest.fixture(scope="module")
def shipped(open_shipped: IndexVersion, embedder: Embedder) -> Retriever:
    """A retriever over the shipped corpus."""
    return Retriever(open_shipped, embedder)


@pytest.fixture(scope="module")
def small(open_small: IndexVersion, embedder: Embedder) -> Retriever:
    """A retriever over the small corpus, which has an internal document."""
    return Retriever(open_small, embedder)


@pytest.mark.parametrize("question", QUESTIONS)
def test_ranking_agrees_with_scoring_every_passage(shipped: Retriever, embedder: Embedder, question: str) -> None:
    """The hits are those that adding the stretched scores of meaning (0.8) and words (0.2) by hand gives."""
    version = shipped.version
    ids = version.holdings.passage_ids
    cosines = version.passage_vectors.all_rows() @ embedder.encode([question])[0]
    bm25 = dict(version.lexical.search(distinct_stems(question), k=CANDIDATES))
    near = sorted(range(len(ids)), key=lambda row: (-round(float(cosines[row]), 6), row))[:CANDIDATES]
    union = sorted({*near, *(ids.index(passage_id) for passage_id in bm25)})

    def stretched(values: list[float]) -> np.ndarray:
        array = np.array(values)
        return (array - array.min()) / (array.max() - array.min())

    fused = (1 - LEXICAL_WEIGHT) * stretched([float(cosines[row]) for row in union])
    fused = fused + LEXICAL_WEIGHT * stretched([bm25.get(ids[row], 0.0) for row in union])
    hits = shipped.search(question, k=10)
    scores = dict(zip((ids[row] for row in union), fused, strict=True))
    assert [hit.score for hit in hits] == pytest.approx(sorted(fused, reverse=True)[:10], abs=2e-4)
    for hit in hits:
        assert hit.score == pytest.approx(scores[hit.passage.id], abs=2e-4)
        assert hit.dense == pytest.approx(float(cosines[ids.index(hit.passage.id)]), abs=1e-4)


@pytest.mark.parametrize("question", QUESTIONS)
def test_hits_are_ordered_ranked_and_rounded(shipped: Retriever, question: str) -> None:
    """Hits are numbered from 1, best first and equals by id, with scores in 0..1 of four decimals."""
    hits = shipped.search(question, k=30)
    assert [hit.rank for hit in hits] == list(range(1, 31))
    assert list(hits) == sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))
    assert all(0 <= hit.score <= 1 and round(hit.score, 4) == hit.score for hit in hits)
    assert shipped.search(question, k=30) == hits
    assert shipped.search(question, k=5) == hits[:5]


def test_a_question_about_older_people_finds_their_list(shipped: Retriever) -> None:
    """The list with "4,681 older people" (Local Account 2021-23, 2021-22) is among the first three passages."""
    hits = shipped.search("How many older people were supported in 2021-22?", k=3)
    assert any("4,681 older people" in hit.passage.text for hit in hits)


def test_reasons_name_the_words_and_the_meaning(small: Retriever) -> None:
    """A hit says which of the question's own words its passage or headings hold, and how near its meaning is."""
    hit = small.search("How often does the reablement team visit people?", k=1)[0]
    assert hit.reasons == ("words: reablement, team, visit, people", f"meaning: cosine {hit.dense:.2f}")


def test_a_search_can_be_limited_to_one_document(shipped: Retriever) -> None:
    """Within one document only its passages are ranked; a document that is not held has none."""
    hits = shipped.search("older people", k=10, document_id="care-together-decision")
    assert hits
    assert {hit.passage.document_id for hit in hits} == {"care-together-decision"}
    assert shipped.search("older people", document_id="not held") == ()


def test_the_public_never_meets_an_internal_document(small: Retriever, embedder: Embedder) -> None:
    """What only an internal document says is found by staff, and leaves no trace in what the public finds."""
    question = "How many people waited more than a month for a reablement visit?"
    staff = Retriever(small.version.seen_by(Audience.INTERNAL), embedder)
    as_public, as_staff = small.find(question), staff.find(question)
    assert as_staff.passages[0].passage.document_id == "briefing"
    assert Decimal(77) in {observation.value for observation in as_staff.observations}
    assert all(hit.passage.document_id == "account" for hit in as_public.passages)
    assert all(observation.document_id == "account" for observation in as_public.observations)
    assert len(as_staff.label_scores) == len(as_public.label_scores) + 1
    assert not any("waited" in label for label in as_public.label_scores)
    assert small.search(question, document_id="briefing") == ()
    assert len(small.search(question, k=99)) == 3


def test_observations_of_other_areas_are_left_out(shipped: Retriever) -> None:
    """With an area given only its observations, those without one, and sentences that name several are found."""
    question = "quality of life score of people who use services"
    everywhere = {observation.area for observation in shipped.find(question).observations}
    assert len(everywhere) > 2
    found = shipped.find(question, areas=frozenset({"England"})).observations
    inside = {held.area for held in found if not held.wording.startswith("sentence")}
    assert inside <= {"England", None}
    assert "England" in inside


def test_labels_are_found_by_meaning_and_by_a_shared_word(shipped: Retriever) -> None:
    """Labels come with their cosine, nearest first; a wording from the glossary adds labels that hold its words."""
    near = shipped.find("help to get well again after hospital", labels_k=1)
    wider = shipped.find("help to get well again after hospital", expansion=["reablement"], labels_k=1)
    assert list(wider.label_scores.values()) == sorted(wider.label_scores.values(), reverse=True)
    assert any("reablement" in label for label in wider.label_scores)
    assert set(near.label_scores) < set(wider.label_scores)
    labels = [observation.description for observation in wider.observations]
    assert list(dict.fromkeys(labels)) == list(wider.label_scores)


def test_the_evidence_tells_how_long_each_stage_took(small: Retriever) -> None:
    """Embedding, labels and observations are timed, and search finds the same passages as find, in its own order."""
    evidence = small.find("Who can ask for an assessment?")
    assert list(evidence.timings_ms) == ["embed", "labels", "observations"]
    assert all(milliseconds >= 0 for milliseconds in evidence.timings_ms.values())
    found = small.search("Who can ask for an assessment?")
    assert {hit.passage.id for hit in evidence.passages} == {hit.passage.id for hit in found}


@pytest.mark.parametrize("question", ["", " \n\t"])
def test_a_blank_question_finds_nothing(small: Retriever, question: str) -> None:
    """A question without a letter finds nothing and raises nothing."""
    assert small.search(question) == ()
    assert small.find(question).passages == small.find(question).observations == ()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.integers(0, 6))
def test_any_text_can_be_asked(small: Retriever, question: str, k: int) -> None:
    """Any text, in any script, finds at most k passages of the public document, with scores in 0..1."""
    hits = small.search(question, k=k)
    assert len(hits) <= k
    assert all(0 <= hit.score <= 1 and hit.passage.document_id == "account" for hit in hits)
