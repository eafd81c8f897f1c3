"""Builds killed at random moments: the last good version must answer, and the next build must finish.

Run as `python -m tests.benchmarks.kills [--kills 30]`. A generated corpus is built once; then, again and again, some of
its documents are changed, a build is started in a process of its own and killed with SIGKILL at a random moment of the
time that such a build takes. Most changes are of metadata, so that the moments fall on reading, writing and
publishing; every tenth is of text, and has the model loaded and passages embedded. After each kill the version that
was current is opened and searched, every file of it checked. At last a build runs to its end, and its digest must be
that of a build from nothing. The raw result goes to tests/benchmarks/results/kills.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from index.builder import build
from index.embedding import Embedder
from index.retriever import Retriever
from index.store import current_digest, open_version
from tests.benchmarks.building_corpus import write_document

RESULT = Path(__file__).parent / "results" / "kills.json"
DOCUMENTS, CHANGED = 12, 3
TEXT_EVERY = 10
"""Of so many changes one is of text."""
_BUILD = (
    "import sys; from pathlib import Path; from index.builder import build; from index.embedding import Embedder\n"
    "stages = []\n"
    "def tell(stage, done, of):\n"
    "    if stage not in stages: stages.append(stage); print(stage, flush=True)\n"
    "build(*map(Path, sys.argv[1:]), embedder=Embedder(precision='float32'), progress=tell)"
)


def main() -> None:
    """Kill builds, check what is left, and write the result; ends with status 1 where anything was lost."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kills", type=int, default=30)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--out", type=Path, default=RESULT)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder), kills=given.kills, seed=given.seed)
    result |= {"machine": platform.machine(), "processors": os.cpu_count(), "date": date.today().isoformat()}
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: value for name, value in result.items() if name != "runs"}, indent=1))  # noqa: T201
    sys.exit(0 if result["sound"] == result["killed"] and result["same_digest"] else 1)


def run(folder: Path, *, kills: int, seed: int) -> dict[str, object]:
    """Build, then change, start, kill and check, `kills` times over; then build to the end and compare."""
    chance, embedder = random.Random(seed), Embedder(precision="float32")  # "auto" imports torch to find out
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir()
    for number in range(DOCUMENTS):
        write_document(corpus, number, edition=0)
    build(corpus, index, embedder=embedder)
    whole_s = {kind: _build_time(corpus, index, kind) for kind in ("text", "metadata")}
    runs = []
    for number in range(kills):
        kind = "metadata" if number % TEXT_EVERY else "text"
        _change(corpus, chance.sample(range(DOCUMENTS), CHANGED), kind, number)
        before = current_digest(index)
        stage, after_s, ended = _killed(corpus, index, after_s=chance.uniform(0.2, 1) * whole_s[kind])
        runs.append(
            {"changed": kind, "after_s": round(after_s, 2), "stage": stage, "ended_first": ended}
            | {"sound": _answers(index, embedder), "digest_kept": current_digest(index) == before}
        )
    last = build(corpus, index, embedder=embedder)
    fresh = build(corpus, folder / "fresh", embedder=embedder)
    return {
        "killed": len(runs),
        "sound": sum(bool(one["sound"]) for one in runs),
        "ended_before_the_kill": sum(bool(one["ended_first"]) for one in runs),
        "same_digest": last.manifest.digest == fresh.manifest.digest,
        "whole_build_s": {kind: round(seconds, 1) for kind, seconds in whole_s.items()},
        "seed": seed,
        "runs": runs,
    }


def _change(corpus: Path, numbers: Iterable[int], kind: str, edition: int) -> None:
    for number in numbers:
        write_document(corpus, number, edition=edition + 1 if kind == "text" else 0, licence=f"Licence {edition}")


def _build_time(corpus: Path, index: Path, kind: str) -> float:
    """Seconds that a build in a process of its own takes after a few documents have changed."""
    _change(corpus, range(CHANGED), kind, edition=1000)
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", _BUILD, str(corpus), str(index)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _killed(corpus: Path, index: Path, *, after_s: float) -> tuple[str, float, bool]:
    """Start a build and kill it; return the stage it had come to, after how long, and whether it had ended before."""
    command = [sys.executable, "-c", _BUILD, str(corpus), str(index)]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            process.wait(timeout=after_s)
        except subprocess.TimeoutExpired:
            process.kill()
        told, _ = process.communicate()
        stages = told.split("\n")[:-1]
        took_s = time.perf_counter() - started
        return stages[-1] if stages else "before the first", took_s, process.returncode != -signal.SIGKILL


def _answers(index: Path, embedder: Embedder) -> bool:
    """Whether the current version can be opened, every file checked, and finds something."""
    version = open_version(index, embedder=embedder)
    found = Retriever(version, embedder).search("How many visits were there?", k=3)
    version.close()
    return len(found) == 3


if __name__ == "__main__":
    main()
