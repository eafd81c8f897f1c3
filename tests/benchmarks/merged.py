"""Several folders of documents made one corpus, so that a question is asked among the pages of many councils."""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

NOT_DOCUMENTS = ("catalogue.toml", "labels.jsonl", "questions.jsonl", "README.md")


def merge(folders: Mapping[str, Path], into: Path) -> None:
    """Copy the documents of some folders into one, their names and ids opened by the names of their folders.

    A folder that is not there is said and left out.
    """
    entries: list[str] = []
    for name, pages in folders.items():
        if not pages.is_dir():
            sys.stdout.write(f"SKIPPED: {pages} is not there; say where with LOCAL_ACCOUNT_SHARED.\n")
            continue
        for path in pages.iterdir():
            if path.is_file() and path.name not in NOT_DOCUMENTS:
                shutil.copy(path, into / f"{name}-{path.name}")
        listed = tomllib.loads((pages / "catalogue.toml").read_text(encoding="utf-8")).get("document", [])
        for entry in listed:
            entry |= {"id": f"{name}-{entry['id']}", "path": f"{name}-{entry['path']}"}
            entries.append("[[document]]\n" + "\n".join(f"{key} = {json.dumps(value)}" for key, value in entry.items()))
    (into / "catalogue.toml").write_text("\n\n".join(entries) + "\n", encoding="utf-8")
