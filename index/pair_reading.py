"""A question and a sentence read together: how surely the sentence answers it (a cross-encoder).

In: a question and sentences, each with what it cannot be understood without. Out: for each the log-odds that it answers
rather than that nothing does. The searches compare vectors made apart, to which "how many left the home" and "how many
came to it" are near; read together, each word of the one is seen beside each word of the other. Too slow for a corpus,
so only the nearest sentences are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.models import Passage

JOINED = " | "
ITEM = re.compile(r"[ \t]*(?:[-•*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+\S|[ \t]*\|")
"""Where a line begins that is an item of a list or a row of a table."""
MAX_LEAD = 160
"""Letters of a line that leads in to a list, or names the columns of a table, that are read with an item or row."""


def as_asked(question: str) -> str:
    """A question as it is read: without its mark, which people leave out at will."""
    return question.strip().rstrip("?!. ")


class Comparing(Protocol):
    """A model that reads a question and other texts together."""

    def compare(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Float32 (len(texts),): for each text the log-odds that it answers."""
        ...


def told_with(passage: Passage, start: int, end: int, *, title: str) -> str:
    """A sentence of a passage by its span, then the line it hangs on, its heading and the title of its document."""
    lead = _lead_of(passage.text, start)
    heading = passage.headings[-1] if passage.headings else ""
    told = (passage.text[start:end], lead[:MAX_LEAD], heading, title)
    return JOINED.join(dict.fromkeys(part.strip() for part in told if part.strip()))


def _lead_of(text: str, start: int) -> str:
    """The line that leads in to the list, or heads the table, which the line at `start` belongs to; "" for none."""
    begin = text.rfind("\n", 0, start) + 1
    if not ITEM.match(text, begin):
        return ""
    before = text[:begin].split("\n")[:-1]
    items = list(takewhile(lambda line: ITEM.match(line) or not line.strip(), reversed(before)))
    led = before[: len(before) - len(items)]
    if led and led[-1].rstrip().endswith(":"):
        return led[-1]
    if text[begin:].lstrip().startswith("|"):
        return next((line for line in reversed(items) if line.strip()), "")
    return ""
