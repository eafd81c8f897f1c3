"""Relations printed on the made pages of the evaluation, noted by a reader, as pages for the benchmark of corruptions.

The pages were written by somebody who had not seen the rules; `printed_relations.jsonl` says of each relation the page,
some words before it, its kind and its numbers as printed. Whether the rules know such a relation was not asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.clean_pages import Page

HERE = Path(__file__).parent
MADE = HERE.parent / "evaluation" / "figures" / "made"


def printed_pages() -> Iterator[Page]:
    """A page for each noted relation: its template is the made page with names for the relation's numbers."""
    for position, line in enumerate((HERE / "printed_relations.jsonl").read_text(encoding="utf-8").splitlines()):
        noted = json.loads(line)
        yield _page(position, noted["page"], noted["after"], noted["kind"], noted["numbers"])


def _page(position: int, name: str, after: str, kind: str, numbers: list[str]) -> Page:
    text = (MADE / name).read_text(encoding="utf-8").replace("{", "(").replace("}", ")")
    start = text.index(after)
    printed, names, spots = {}, [], []
    for at, number in enumerate(numbers):
        bare = number[1:] if number.startswith("-") and number not in text[start:] else number  # a part taken off
        found = re.search(rf"(?<![\d.,£]){re.escape(bare)}(?![\d,.]*\d)", text[start:])
        if found is None:
            raise ValueError(f"{name}: {bare!r} does not stand after {after!r}")
        printed[f"n{at}"] = bare
        names.append(("-" if bare != number else "") + f"n{at}")
        spots.append((start + found.start(), start + found.end(), f"{{n{at}}}"))
    for left, right, mark in sorted(spots, reverse=True):
        text = text[:left] + mark + text[right:]
    page = Page(f"{name} {position}", Path(name).suffix, text, printed, [(kind, *names)])
    page.columns = [list(printed)[1:]] if kind == "sum" else []
    return page
