"""What a build costs besides the model: seconds and peak memory of a first build, of one after one file changed, of one
with nothing to do, and of one that writes everything anew, for corpora of 200, 1,000 and 2,000 made documents.

Run as `python -m tests.benchmarks.building [--documents 200 1000 2000]`. Each build runs in a process of its own, whose
peak memory the system tells. Vectors are made up (`made_vectors`): embedding takes longer than all the rest together,
and `tests/benchmarks/embedding.py` measures it. The raw result goes to tests/benchmarks/results/building.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.benchmarks.building_corpus import write_document

RESULT = Path(__file__).parent / "results" / "building.json"
_BUILD = """
import json, resource, sys
from pathlib import Path
from index.builder import build
from tests.benchmarks.made_vectors import MadeEmbedder
report = build(*map(Path, sys.argv[1:]), embedder=MadeEmbedder())
used = resource.getrusage(resource.RUSAGE_SELF)
made = report.manifest
print(json.dumps({"seconds": round(report.seconds, 1), "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
    "peak_mb": used.ru_maxrss // 1024,
    "files_read": report.files_read, "embedded": report.embedded, "passages": made.passages,
    "observations": made.observations}))
"""


def main() -> None:
    """Measure each size, print a line for each build, and write the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, nargs="+", default=[200, 1000, 2000])
    arguments.add_argument("--out", type=Path, default=RESULT)
    given = arguments.parse_args()
    builds = []
    for documents in given.documents:
        with tempfile.TemporaryDirectory() as folder:
            for what, measured in _measured(Path(folder), documents).items():
                builds.append({"documents": documents, "build": what} | measured)
                print(json.dumps(builds[-1]), flush=True)  # noqa: T201
    machine = {"machine": platform.machine(), "processors": os.cpu_count(), "date": date.today().isoformat()}
    given.out.write_text(json.dumps(machine | {"builds": builds}, indent=1) + "\n", encoding="utf-8")


def _measured(folder: Path, documents: int) -> dict[str, dict[str, float]]:
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir()
    for number in range(documents):
        write_document(corpus, number, edition=0)
    measured = {"first": _build(corpus, index)}
    write_document(corpus, documents // 2, edition=1)
    measured["one file changed"] = _build(corpus, index)
    measured["nothing changed"] = _build(corpus, index)
    (corpus / "catalogue.toml").write_text('[council]\nname = "Exampleshire"\n')
    measured["everything written anew"] = _build(corpus, index)
    return measured


def _build(corpus: Path, index: Path) -> dict[str, float]:
    command = [sys.executable, "-c", _BUILD, str(corpus), str(index)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(run.stdout)
    return measured


if __name__ == "__main__":
    main()
