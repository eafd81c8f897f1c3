"""Plain questions over whole small corpora, ten documents of ten councils each, by people who knew no rule.

Run `python -m tests.benchmarks.plain [FOLDER…]`; the raw result goes to `tests/benchmarks/results/plain.json`. In: the
folders of `tests/evaluation/plain`, documents with a catalogue and `questions.jsonl`. Out: for each how its questions
for one figure, those for a reckoned one and those whose answer is not held are answered.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.evaluation import evaluate
from tests.answering import make_assistant

PLAIN = Path(__file__).parent.parent / "evaluation" / "plain"
RESULT = Path(__file__).parent / "results" / "plain.json"
KINDS = {"lookup": "one figure", "unanswerable": "not held"}


def judged(folder: Path, embedder: Embedder, kinds: Mapping[str, str] = KINDS) -> dict[str, dict[str, int]]:
    """How many questions of each kind end with each verdict."""
    ends: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as index:
        build(folder, Path(index), embedder=embedder)
        with closing(open_version(Path(index), embedder=embedder)) as version:
            card = evaluate(folder / "questions.jsonl", make_assistant(version, embedder).answer)
    for each in card.judgements:
        ends.setdefault(kinds.get(each.question.type, "reckoned"), Counter())[each.verdict.value] += 1
    return {kind: dict(sorted(verdicts.items())) for kind, verdicts in sorted(ends.items())}


def main() -> None:
    """Judge every folder named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folders", nargs="*", help="names of folders of tests/evaluation/plain; all where none is named"
    )
    names = parser.parse_args().folders or sorted(path.name for path in PLAIN.iterdir() if path.is_dir())
    embedder = Embedder()
    result = {name: judged(PLAIN / name, embedder) for name in names}
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
