"""An index of the national outcomes for all areas: every figure of the workbook, and few of its passages.

The figures pages read observations alone; to embed all passages of a table of 76,000 rows would take many minutes and
tell nothing of them. The workbook is looked for in the folder that LOCAL_ACCOUNT_SHARED names (default `../shared`).
"""

from __future__ import annotations

import csv
import os
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from corpus.sources.ascof import main
from index import builder
from index.embedding import Embedder
from index.extracts import Head, Told
from index.gathering import Gathered, gather
from index.rows import DocumentRows

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parents[2] / "shared"))
WORKBOOK = SHARED / "documents" / "ascof_2024_25.ods"
FEW = 40
"""Passages that are kept."""

_CATALOGUE = """
[[document]]
id = "ascof"
path = "ascof.csv"
title = "Adult Social Care Outcomes Framework: all areas"
publisher = "Department of Health and Social Care"
area = "England"
kind = "statistics"
period = "2024-25"
published = "2025-12-01"
"""


def build_large(folder: Path, *, embedder: Embedder, codes: Collection[str] = (), again: int = 0) -> Path:
    """An index of the workbook in a new folder, whose place is returned.

    `codes`: of these measures only, such as "1A". `again`: how many values an earlier edition says too.
    """
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    main([str(WORKBOOK), str(corpus / "ascof.csv"), "--all"])
    if codes:
        _keep(corpus / "ascof.csv", codes)
    catalogue = _CATALOGUE
    if again:
        lines = (corpus / "ascof.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        (corpus / "earlier.csv").write_text("".join(lines[: again + 1]), encoding="utf-8")
        catalogue += _CATALOGUE.replace("ascof", "earlier").replace("2025-12-01", "2024-12-01")
    (corpus / "catalogue.toml").write_text(catalogue, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "gather", _gather_few)
        builder.build(corpus, folder / "index", embedder=embedder)
    return folder / "index"


@dataclass(frozen=True, slots=True)
class FewPassages(Head):
    """A document with its first passages only: the rest would be embedded and never asked for."""

    def told(self) -> Told:
        """What is gone through several times, with the first passages."""
        told = Head.told(self)
        return replace(told, passages=told.passages[:FEW])

    def rows(self) -> DocumentRows:
        """All rows but those of the other passages."""
        rows = Head.rows(self)
        return rows._replace(passages=rows.passages[:FEW])


def _gather_few(*where: Any, **how: Any) -> Gathered:
    """What is read, of each document the first passages."""
    gathered = gather(*where, **how)
    heads = (FewPassages(**{part.name: getattr(head, part.name) for part in fields(head)}) for head in gathered.heads)
    return replace(gathered, heads=tuple(replace(head, passages=min(head.passages, FEW)) for head in heads))


def _keep(path: Path, codes: Collection[str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *(row for row in rows if row[0] in codes)])
