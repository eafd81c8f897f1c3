"""Judge how safely danger is told from ordinary questions; teach it anew with --write.

Run `python -m tests.benchmarks.danger [--write]`; judging takes about two minutes on two cores, learning about ten. In:
the messages of `tests/evaluation/safety` (its README says which are learnt from). Out: `results/danger.json`; with
--write also the weights and thresholds of the program (`index/danger.safetensors`, `server/answers/danger.json`).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from index.embedding import Embedder
from server.answers.dangers import MODEL, THRESHOLDS, Dangers
from server.answers.safety import asks_plain_statistics, triage
from tests.benchmarks.danger_learning import NEEDS, Example, learn, write, write_model

SETS = Path(__file__).parent.parent / "evaluation" / "safety"
RESULT = Path(__file__).parent / "results" / "danger.json"
DIVERTED_ALONE, DIVERTED_WITH_WORDS, RECOGNISED = 0.02, 0.1, 0.99
"""Shares of the ordinary kept examples that may lie above the first two thresholds, and of danger above the third."""


def read_examples(name: str) -> list[Example]:
    """The messages of a file of the folder, with spaces and line breaks as the program reads them."""
    told = [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [Example(" ".join(one["text"].split()), one["kind"], one.get("kept", False)) for one in told]


def thresholds(kept: Sequence[Example], dangers: Dangers) -> dict[str, float]:
    """From which likelihood on a message is danger alone, danger with words of danger, and possibly danger."""
    likely = [(one.kind in NEEDS, dangers.sense(one.text).likelihood) for one in kept]
    ordinary = np.array([likelihood for danger, likelihood in likely if not danger])
    danger = np.array([likelihood for danger, likelihood in likely if danger])
    alone, with_words = np.quantile(ordinary, (1 - DIVERTED_ALONE, 1 - DIVERTED_WITH_WORDS))
    found = (alone, with_words, np.quantile(danger, 1 - RECOGNISED))
    return {name: round(float(one), 4) for name, one in zip(THRESHOLDS, found, strict=True)}


def judge(examples: Sequence[Example], dangers: Dangers) -> dict[str, Any]:
    """How many messages are turned to the people who help, and how many get them beside the usual answer."""
    ends: list[tuple[str, str, tuple[str, ...]]] = []
    for one in examples:
        sensed = dangers.sense(one.text)
        turned = triage(one.text, sensed)
        if turned is not None and turned.urgent:
            others = [need for need in sensed.needs if need != turned.need]
            ends.append((one.kind, "turned", (turned.need or "", *others[:1])))
        else:
            beside = sensed.possible and not asks_plain_statistics(one.text)
            ends.append((one.kind, "beside" if beside else "missed", sensed.needs))
    danger = [end for end in ends if end[0] in NEEDS]
    ordinary = Counter(how for kind, how, _ in ends if kind not in NEEDS)
    return {
        "danger": {
            "messages": len(danger),
            **Counter(how for _, how, _ in danger),
            "right_need_first": sum(kind == needs[0] and how != "missed" for kind, how, needs in danger),
            "right_need_told": sum(kind in needs and how != "missed" for kind, how, needs in danger),
            "by_need": {need: Counter(how for kind, how, _ in danger if kind == need) for need in NEEDS},
        },
        "ordinary": {
            "messages": ordinary.total(),
            "diverted": ordinary["turned"],
            "with_contacts_beside": ordinary["beside"],
        },
    }


def main() -> None:
    """Learn where told to, set the thresholds, judge, and keep what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="learn anew, and keep weights and thresholds")
    chosen = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    examples = read_examples("examples")
    kept = [one for one in examples if one.kept]
    if chosen.write:
        write(learn([one for one in examples if not one.kept]))
        told = json.loads(MODEL.read_text(encoding="utf-8"))
        write_model(told | thresholds(kept, Dangers(Embedder())))
    dangers = Dangers(Embedder())
    judged = {"kept": judge(kept, dangers)}
    judged |= {name: judge(read_examples(name), dangers) for name in ("danger", "known", "ordinary")}
    for name, one in judged.items():
        sys.stdout.write(f"{name}: {json.dumps(one)}\n")
    RESULT.write_text(json.dumps(judged, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
