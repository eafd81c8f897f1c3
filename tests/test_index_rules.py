"""The fingerprint of the rules: it changes with all that decides what is read of a document."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import corpus
from index.rules import LIBRARIES


def test_every_library_that_reads_documents_is_in_the_fingerprint() -> None:
    """A new release of any library that the corpus package imports makes an index stale, as a new rule does."""
    imported: set[str] = set()
    for path in Path(corpus.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"corpus"}
    known = packages_distributions()
    named = {name.lower().replace("_", "-") for module in foreign & known.keys() for name in known[module]}
    assert named <= {name.lower() for name in LIBRARIES}


def test_a_program_that_recognises_scans_changes_the_fingerprint(tmp_path: Path) -> None:
    """Once Tesseract is installed, or another release of it, an index is stale: its scans can be read, or better."""
    told = []
    for release in ("", "tesseract 5.3.0", "tesseract 5.5.1"):
        folder = tmp_path / (release or "none")
        folder.mkdir()
        if release:
            program = folder / "tesseract"
            program.write_text(f"#!/bin/sh\necho '{release}'\n", encoding="utf-8")
            program.chmod(0o755)
        asked = "from index.rules import rules_fingerprint; print(rules_fingerprint())"
        made = subprocess.run(
            [sys.executable, "-c", asked],
            env={**os.environ, "PATH": str(folder)},
            cwd=Path(corpus.__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        told.append(made.stdout)
    assert len(set(told)) == 3
