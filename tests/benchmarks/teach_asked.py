"""The questions that `teach.py` teaches with, each beside the passages of its page.

In: `tests/evaluation/texts/asked` and the pages it names. Out: questions with the passages that hold what answers them,
or what would mislead a careless reader.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.catalogue import read_corpus
from corpus.passages import split_document
from corpus.sentences import sentences
from index.builder import embedded_text

ROOT = Path(__file__).parent.parent.parent
EVALUATION = ROOT / "tests" / "evaluation"
ASKED = EVALUATION / "texts" / "asked"
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", ROOT.parent / "shared")) / "questions"
KEPT = ("open.jsonl",)
"""Files of questions that are not taught: `text_fit.py` learns from them when a passage is near enough."""
SAME = 0.5
"""Share of the groups of three words of a quotation from which on a passage or sentence holds it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A passage as it is embedded, how many letters stand before its own text, and its sentences."""

    text: str
    before: int
    spans: tuple[tuple[int, int], ...]

    def holds(self, quote: str) -> bool:
        """Whether a quotation stands in it."""
        return bool(quote) and shared(quote, self.text[self.before :]) >= SAME


@dataclass(frozen=True)
class Asked:
    """A question, its page's passages, all others of its folder, and what answers it or would mislead."""

    question: str
    quote: str
    answered: bool
    page: tuple[Page, ...]
    others: tuple[Page, ...]

    @cached_property
    def quoted(self) -> tuple[Page, ...]:
        """The passages that hold the quotation."""
        return tuple(one for one in self.page if one.holds(self.quote))


def shared(quote: str, text: str) -> float:
    """The share of a quotation's groups of three words that stand in a text."""
    own = _groups(quote)
    return len(own & _groups(text)) / len(own)


def _groups(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}


def pages_of(folder: Path) -> dict[str, list[Page]]:
    """The passages of each document of a folder, by the name of its file."""
    found: dict[str, list[Page]] = {}
    for document in read_corpus(folder).documents:
        told = found.setdefault(Path(document.metadata.path).name, [])
        for passage in split_document(document):
            text = embedded_text(passage, title=document.metadata.title)
            told.append(Page(text, len(text) - len(passage.text), sentences(passage.text)))
    return found


def all_asked() -> Iterator[Asked]:
    """Every question to learn from whose quotation stands in one passage."""
    folders: dict[str, dict[str, list[Page]]] = {}
    for file in sorted(ASKED.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines() if file.name not in KEPT else ():
            told = json.loads(line)
            name = told["folder"]
            if name not in folders:
                folders[name] = pages_of(SHARED / "corpus" if name == "shared" else EVALUATION / name)
            page = folders[name][told["document"]]
            others = [one for key, pages in folders[name].items() if key != told["document"] for one in pages]
            asked = Asked(told["question"], told["quote"], told["answered"], tuple(page), tuple(others))
            if asked.quoted:
                yield asked
