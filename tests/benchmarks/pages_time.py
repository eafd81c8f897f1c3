"""How long the server takes for pages that ask nothing, against one question: at most a fifth. And what they weigh.

In: the shipped corpus and one of a thousand documents (`tests.many_documents`), each indexed in a temporary folder, or
the indexes that the arguments name, in this order. Out: medians in milliseconds of processor time and bytes before
compression, printed and written to results/pages_time.json.
Run: python -m tests.benchmarks.pages_time [INDEX [INDEX OF A THOUSAND]]
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings
from tests.many_documents import write_documents

ROOT = Path(__file__).parents[2]
RESULT = Path(__file__).parent / "results" / "pages_time.json"
MANY = 1000
PAGES = ("/", "/about", "/privacy", "/accessibility", "/cookies", "/corrections", "/transparency", "/feedback")
PAGES += ("/documents", "/figures", "/figures/changes")
SHIPPED = ("/documents/local-account-2021-23", "/figures/people-supported")
QUESTION = "How many people were given longer-term care and support in 2022-23?"
LISTS = (
    *("/documents?q=reablement", "/documents?q=reab", "/documents?q=carers+oxmere", "/documents?area=Oxmere&year=2015"),
    *("/documents/document-0019", "/figures?q=reablement"),
)
QUESTION_OF_MANY = "How many people did we help with direct payments in Oxmere in 2013-14?"
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


def page_of(client: FlaskClient, path: str) -> bytes:
    """The bytes of a page, which must be there."""
    response = client.get(path)
    assert response.status_code == 200, path
    return response.data


def measure(index: Path, embedder: Embedder, paths: tuple[str, ...], question: str) -> dict[str, object]:
    """The medians of the pages and of asking, an answer opened again too, and the slowest page as a share of asking."""
    client = create_app(Settings(index=index, ask_rate="100000 per minute"), embedder=embedder).test_client()
    answered = client.post("/ask", data={"question": question})
    assert answered.status_code == 303, "the question is answered"
    named = {path: path for path in paths} | {"an answer, opened again": answered.location}
    pages = {name: median_ms(lambda path=path: page_of(client, path)) for name, path in named.items()}  # type: ignore[misc]
    ask = median_ms(lambda: client.post("/ask", data={"question": question}))
    sizes = {name: len(page_of(client, path)) for name, path in named.items()}
    return {"ask_ms": ask, "pages_ms": pages, "bytes": sizes, "slowest_to_ask": round(max(pages.values()) / ask, 3)}


def main() -> None:
    """Measure both, print and write the result."""
    embedder = Embedder()
    with tempfile.TemporaryDirectory() as temporary:
        shipped, many = Path(temporary) / "shipped", Path(temporary) / "many"
        given = [Path(each) for each in sys.argv[1:]]
        shipped, many = (*given, *(shipped, many)[len(given) :])
        if not shipped.exists():
            build(ROOT / "corpus" / "documents", shipped, embedder=embedder)
        if not many.exists():
            build(write_documents(Path(temporary) / "documents", MANY), many, embedder=embedder)
        result: dict[str, object] = {
            "date": date.today().isoformat(),
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "shipped": measure(shipped, embedder, (*PAGES, *SHIPPED), QUESTION),
            f"{MANY} documents": measure(many, embedder, (*PAGES, *LISTS), QUESTION_OF_MANY),
        }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
