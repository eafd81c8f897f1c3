"""Questions that people asked of the figures of labelled pages, in the form of a question set."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

EVALUATION = Path(__file__).parent.parent / "evaluation"
EVERY = 8
"""Of the questions asked of labelled pages each so many-th: they are terser than most and would outweigh the rest."""


def asked_of(folder: str) -> list[dict[str, Any]]:
    """The questions asked of the figures of a folder of labelled pages, in the form of a question set."""
    pages, asked = EVALUATION / "figures" / folder, EVALUATION / "asked" / f"{folder}.jsonl"
    labels = [json.loads(line) for line in (pages / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    listed = tomllib.loads((pages / "catalogue.toml").read_text(encoding="utf-8"))["document"]
    areas = {document["path"]: document.get("area") for document in listed}
    questions = []
    for at, line in enumerate(asked.read_text(encoding="utf-8").splitlines()[::EVERY]):
        told = json.loads(line)
        gold = [] if told["label"] is None else [labels[told["label"]]]
        if gold and gold[0]["value"] is None:
            continue  # its answer is that no value is given
        where = {"area": area} if (area := areas.get(told["document"])) else {}
        kind = "lookup" if gold else "unanswerable"
        questions.append(
            {"id": f"{folder}{at}", "type": kind, "gold_numbers": gold, "question": told["question"]} | where
        )
    return questions
