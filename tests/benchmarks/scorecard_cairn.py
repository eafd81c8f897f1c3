"""The same questions put to cairn-assistant from PyPI, in an environment of its own, at its default and calibrated.

In: questions and an open index. Out: its answers, judged as ours are. It reads Markdown only, so it gets our own
passages: each document as one file, each passage as one block under its heading. What it answered is kept in the cache
folder until the questions, the documents or its version change.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from index.store import IndexVersion
from server.answers.models import Answer
from server.evaluation.questions import EvaluationQuestion
from tests.benchmarks.scorecard_searches import Run, best_threshold, is_held, quoted, refused, refusing_below

REQUIREMENT = "cairn-assistant==0.3.0"
RUNNER = Path(__file__).with_name("cairn_runner.py")


def environment(cache: Path) -> Path | None:
    """The Python of cairn's own environment, made where it is missing; None where pip cannot bring it."""
    python = cache / "cairn" / "bin" / "python"
    if not python.exists():
        venv.create(cache / "cairn", with_pip=True)
    command = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", REQUIREMENT]
    if subprocess.run(command, check=False).returncode:
        sys.stdout.write(f"SKIPPED: pip could not bring {REQUIREMENT}; its columns stay as they were.\n")
        return None
    return python


def run_cairn(
    questions: Sequence[EvaluationQuestion], version: IndexVersion, python: Path, cache: Path
) -> tuple[Run, Run]:
    """Its answers at its default threshold, and at the one that is calibrated on these very questions.

    That is what its own `cairn calibrate` suggests; where it finds none, the one by which searches alone are judged.
    """
    told = _told(questions, version, python, cache)
    default, anything = _answers(questions, told["default"]), _answers(questions, told["anything"])
    suggested = told["suggested_threshold"]
    least = suggested or best_threshold(questions, anything, told["scores"])
    by = "cairn calibrate" if suggested else "the most questions that end right"
    careful = refusing_below(least, questions, anything, told["scores"])
    settings = {"version": told["version"]}
    return (
        Run(default, settings | {"threshold": told["default_threshold"]}),
        Run(careful, settings | {"threshold": round(least, 4), "calibrated_by": by}),
    )


def _answers(questions: Sequence[EvaluationQuestion], told: Mapping[str, str | None]) -> dict[str, Answer]:
    return {
        each.id: quoted(each, "cairn", "cairn", text) if (text := told[each.id]) else refused(each)
        for each in questions
    }


def _told(questions: Sequence[EvaluationQuestion], version: IndexVersion, python: Path, cache: Path) -> dict[str, Any]:
    asked = [
        {"id": each.id, "question": each.question, "behavior": "answer" if is_held(each) else "refuse"}
        for each in questions
    ]
    parts = [version.manifest.digest, REQUIREMENT, RUNNER.read_text(encoding="utf-8"), json.dumps(asked)]
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    kept = cache / "cairn-answers" / f"{key}.json"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            corpus, given, made = Path(folder) / "corpus", Path(folder) / "in.json", Path(folder) / "out.json"
            corpus.mkdir()
            for name, text in corpus_files(version).items():
                (corpus / name).write_text(text, encoding="utf-8")
            given.write_text(json.dumps({"corpus": str(corpus), "questions": asked}), encoding="utf-8")
            subprocess.run([python, RUNNER, given, made], check=True)
            kept.write_text(made.read_text(encoding="utf-8"), encoding="utf-8")
    return dict(json.loads(kept.read_text(encoding="utf-8")))


def corpus_files(version: IndexVersion) -> dict[str, str]:
    """The documents in cairn's form, by the names of their files: front matter, then blocks parted by empty lines."""
    files = {}
    for number, (name, document) in enumerate(sorted(version.documents.items()), start=1):
        blocks = []
        for passage in version.passages_of(name):
            lines = [re.sub(r"\s+", " ", heading) for heading in passage.headings[-1:]]
            text = re.sub(r"\n\s*\n", "\n", passage.text.strip())
            blocks.append("\n".join([*(f"## {line}" for line in lines), text]))
        if blocks:
            title = re.sub(r"\s+", " ", document.title)
            head = f"---\nid: d{number}\ntitle: {title}\nlang: en\n---\n"
            files[f"d{number}.md"] = head + "\n\n".join(blocks) + "\n"
    return files
