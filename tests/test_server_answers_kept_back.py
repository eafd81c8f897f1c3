"""A figure that its source keeps back stays kept back, whatever words stand beside it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from tests.answering import make_assistant
from tests.conftest import write_corpus

PAGE = Path(__file__).parent / "evaluation" / "figures" / "made" / "10-foi-answer-care-homes.html"


def test_a_list_is_not_quoted_for_what_is_kept_back(tmp_path: Path, embedder: Embedder) -> None:
    """Where the source marks the figure asked for as suppressed, the answer says so and quotes no others for it."""
    page = {"report.html": PAGE.read_text(encoding="utf-8")}
    build(write_corpus(tmp_path / "corpus", page), tmp_path / "index", embedder=embedder)
    with closing(open_version(tmp_path / "index", embedder=embedder)) as version:
        answer = make_assistant(version, embedder).answer("Penhallow 18-64 new admissions 2021/22")
    assert answer.outcome is Outcome.NOT_HELD, answer.text
    assert "suppressed" in answer.text
