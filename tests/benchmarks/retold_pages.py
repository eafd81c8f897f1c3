"""The retold passages of `tests/evaluation/texts/retold` as papers of a corpus, with the questions about them.

In: files of passages, and of what was asked of them afterwards (`m*.jsonl`). Out: a folder of pages, each of which says
itself what it is; and the questions for a number, with the line and the number that answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.teach_asked import EVALUATION

RETOLD = EVALUATION / "texts" / "retold"
_ITEMS = re.compile(r"(?m)(^(?:[-•|]|\d+[.)]).*)\n\n(?=[-•|]|\d+[.)])")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the paper it is about, the lines that answer (none where nothing does), and the number asked for."""

    question: str
    paper: str
    lines: tuple[str, ...]
    number: str = ""


def passages(name: str, *, folder: Path = RETOLD) -> list[dict[str, Any]]:
    """The passages, or what was asked of them, of one file."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def write_pages(names: Sequence[str], folder: Path) -> Path:
    """Write each passage as a paper, named by its file and place, and return the folder."""
    for name in names:
        for place, told in enumerate(passages(name)):
            body = _ITEMS.sub(r"\1\n", "\n\n".join(told["lines"]))
            page = (
                f"---\nid: {name}-{place}\ntitle: {_quoted(told['title'])}\n"
                f"publisher: {_quoted(told.get('publisher', ''))}\narea: {_quoted(told['area'])}\nkind: other\n"
                f"published: {told.get('published') or ''}\n"
                f"period: {_quoted(told['period']) if told.get('period') else ''}\n---\n"
                f"# {told['title']}\n\n## {told['heading']}\n\n{body}\n"
            )
            (folder / f"{name}-{place}.md").write_text(page, encoding="utf-8")
    return folder


def _quoted(text: str) -> str:
    return json.dumps(text.replace("\n", " "), ensure_ascii=False)


def numbers_asked(name: str) -> Iterator[Asked]:
    """The questions about one file of passages that ask for a number, answered or not."""
    for place, told in enumerate(passages(name)):
        for asked in told["asks"]:
            lines = _lines(told, asked)
            number = asked.get("number") if lines else asked.get("near")
            if number is not None:
                yield Asked(asked["q"], f"{name}-{place}", lines, str(number) if lines else "")


def _lines(told: dict[str, Any], asked: dict[str, Any]) -> tuple[str, ...]:
    if asked["line"] is None:
        return ()
    return tuple(told["lines"][at] for at in (asked["line"], *(asked.get("also") or ())))
