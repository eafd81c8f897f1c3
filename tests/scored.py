"""Question sets judged once a test run, for every test that looks at how they ended; what turned is told at its end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.evaluation import Scorecard
from tests.question_sets import SETS, judged, open_corpus

_TURNED = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def scored(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, request: pytest.FixtureRequest
) -> Callable[[str], Scorecard]:
    """The scorecard of a set by its name; the shipped documents are those that other tests share."""
    folder, cards = tmp_path_factory.mktemp("scored"), dict[str, Scorecard]()

    def card(name: str) -> Scorecard:
        if name not in cards:
            if name == "own":
                shipped: IndexVersion = request.getfixturevalue("open_shipped")
                cards[name] = judged(SETS[name], shipped, embedder)
            else:
                with closing(open_corpus(SETS[name], folder, embedder)) as version:
                    cards[name] = judged(SETS[name], version, embedder)
        return cards[name]

    return card


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[list[str]], None]:
    """Puts lines at the end of the run's output, whether its test fails or not."""
    return request.config.stash.setdefault(_TURNED, []).extend


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell at the end of a run which known answers have turned, also where that breaks nothing."""
    for line in terminalreporter.config.stash.get(_TURNED, []):
        terminalreporter.write_line(line, yellow=True)
