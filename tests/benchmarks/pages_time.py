"""How long the server takes for pages that ask nothing, against one question: at most a fifth.

In: the shipped corpus, indexed in a temporary folder, or the index that the first argument names. Out: medians in
milliseconds of processor time and their ratios, printed and written to results/pages_time.json.
Run: python -m tests.benchmarks.pages_time [INDEX]
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings

ROOT = Path(__file__).parents[2]
RESULT = Path(__file__).parent / "results" / "pages_time.json"
PAGES = ("/", "/about", "/privacy", "/accessibility", "/documents", "/documents/local-account-2021-23", "/feedback")
QUESTION = "How many people were given longer-term care and support in 2022-23?"
TIMES = 15


def median_ms(work: Callable[[], object]) -> float:
    """Median of processor time, which other programs on the machine disturb less than the clock. Warmed up first."""
    work()
    taken = []
    for _ in range(TIMES):
        started = time.process_time()
        work()
        taken.append((time.process_time() - started) * 1000)
    return round(statistics.median(taken), 2)


def measure(index: Path, embedder: Embedder) -> dict[str, object]:
    """The medians of the pages and of asking, and the slowest page as a share of asking."""
    client = create_app(Settings(index=index, ask_rate="100000 per minute"), embedder=embedder).test_client()
    pages = {path: median_ms(lambda path=path: client.get(path)) for path in PAGES}  # type: ignore[misc]
    ask = median_ms(lambda: client.post("/ask", data={"question": QUESTION}))
    return {"ask_ms": ask, "pages_ms": pages, "slowest_to_ask": round(max(pages.values()) / ask, 3)}


if __name__ == "__main__":
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as temporary:
        index = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        if len(sys.argv) < 2:
            build(ROOT / "corpus" / "documents", index, embedder=embedder)
        result = measure(index, embedder)
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2))  # noqa: T201
