"""Asks cairn-assistant the questions of a set. It runs in cairn's own environment and imports nothing of ours.

Run `PYTHON cairn_runner.py IN.json OUT.json`. In: `corpus`, a folder of its Markdown documents, and `questions`, each
with `id`, `question` and `behavior` ("answer" or "refuse"). Out: its version, its default threshold, the one that
`cairn calibrate` suggests for these questions (None where it finds none that parts them), and for each question, by id,
what it answers at the default (None for a refusal), what it answers when it may answer anything, and the score of that.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

from cairn.calibrate import calibrate
from cairn.config import Config
from cairn.engine import ask
from cairn.index import build_index

LEAST = 0.001
"""A threshold must be above 0."""


def main() -> None:
    """Answer a file of questions twice."""
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    index, questions = build_index(told["corpus"]), told["questions"]
    probes = Path(sys.argv[2]).with_suffix(".toml")
    probes.write_text("\n".join(map(probe, questions)), encoding="utf-8")
    report = calibrate(index, Config(default_lang="en"), probes)
    out = {
        "version": version("cairn-assistant"),
        "default_threshold": Config().threshold,
        "suggested_threshold": report.suggested_threshold,
        "default": answered(index, questions, Config()),
        "anything": answered(index, questions, Config(threshold=LEAST)),
        "scores": {each["id"]: result.top_score for each, result in zip(questions, report.results, strict=True)},
    }
    Path(sys.argv[2]).write_text(json.dumps(out, ensure_ascii=False), encoding="utf-8")


def probe(question):  # type: ignore[no-untyped-def]
    """A question as `cairn calibrate` reads it."""
    text = json.dumps(question["question"], ensure_ascii=False)
    return f'[[probe]]\nquestion = {text}\nbehavior = "{question["behavior"]}"\nlang = "en"\n'


def answered(index, questions, config):  # type: ignore[no-untyped-def]
    """The text of each answer by the id of its question; None for a refusal."""
    results = {each["id"]: ask(each["question"], index, config, lang="en").answer for each in questions}
    return {id: None if answer.kind == "refusal" else answer.text for id, answer in results.items()}


if __name__ == "__main__":
    main()
