"""Questions that words answer, over whole small corpora by people who knew no rule.

Run `python -m tests.benchmarks.texts [FOLDER…]`; the raw result goes to `tests/benchmarks/results/texts.json`. In: the
folders of `tests/evaluation/texts` that hold documents with a catalogue and `questions.jsonl`. Out: for each how many
of the questions that its documents answer end right, partly right, wrong or refused, and of those that they do not.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from index.embedding import Embedder
from tests.benchmarks.plain import judged

TEXTS = Path(__file__).parent.parent / "evaluation" / "texts"
RESULT = Path(__file__).parent / "results" / "texts.json"
KINDS = dict.fromkeys(("lookup", "explain", "list", "decision", "howto", "yesno"), "answered by words")


def main() -> None:
    """Judge every folder named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", help="names of folders; all where none is named")
    names = parser.parse_args().folders or sorted(path.parent.name for path in TEXTS.glob("*/questions.jsonl"))
    embedder = Embedder()
    result = {name: judged(TEXTS / name, embedder, KINDS | {"unanswerable": "not held"}) for name in names}
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
