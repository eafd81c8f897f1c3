"""What is quoted of a passage: the sentence that answers, with what it cannot be understood without.

In: a found passage with its sentences. Out: one verbatim slice of it. A list is quoted whole with the line that leads
in to it, a sentence that points back ("They", "This") with the one before it.
"""

from __future__ import annotations

import re
from itertools import takewhile

from index.models import PassageHit, SentenceHit
from index.pair_reading import ITEM

MAX_CHARS = 600
NEARLY = 0.85
"""A neighbour that comes so near in comparison with the nearest sentence belongs to the answer."""
_POINTS_BACK = re.compile(
    r"(?:This|That|These|Those|It|They|He|She|Both|Neither|Such|Each|One|Another|The same|As a supplementary"
    r"|However|But|So|Because of this|Instead|Otherwise|If not|If so|If that)\b"
)
_STARTS_AGAIN = re.compile(r"(?:No|None|Nobody|Not|Yes|If you cannot)\b")


def nearest_sentence(hit: PassageHit) -> SentenceHit | None:
    """The sentence to which the question comes nearest, the first of equal ones."""
    return max(hit.sentences, key=lambda one: (one.closeness, -one.start), default=None)


def quotation(hit: PassageHit) -> str:
    """The slice of a passage that answers: the whole of a short one without sentences of its own."""
    text, best = hit.passage.text, nearest_sentence(hit)
    if best is None:
        return text[:MAX_CHARS].strip()
    start, end = _list_around(text, best) or _run_around(text, hit.sentences, best)
    start, end = _balanced(text, start, end)
    return text[start:end].strip()


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span to the end of a speech that begins in it, or without a speech that it holds a part of."""
    opened, closed = text.rfind("“", start, end), text.rfind("”", start, end)
    if opened > closed:
        close = text.find("”", end)
        whole = close != -1 and close + 1 - start <= MAX_CHARS and "“" not in text[end:close]
        return (start, close + 1) if whole else (start, opened) if text[start:opened].strip() else (opened + 1, end)
    first_opened, first_closed = text.find("“", start, end), text.find("”", start, end)
    if first_closed != -1 and (first_opened == -1 or first_closed < first_opened):
        begin = text.rfind("“", 0, start)
        whole = begin != -1 and end - begin <= MAX_CHARS and "”" not in text[begin:start]
        return (begin, end) if whole else (start, first_closed)
    return start, end


def _list_around(text: str, best: SentenceHit) -> tuple[int, int] | None:
    """The list that a sentence is an item of or leads in to, with its lead-in; None for none or a long one."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    at = next(place for place, (start, end) in enumerate(lines) if start <= best.start < end)

    def is_item(place: int) -> bool:
        return bool(ITEM.match(text, lines[place][0]))

    leads = text[: lines[at][1]].rstrip().endswith(":")
    if not is_item(at) and not (leads and at + 1 < len(lines) and is_item(at + 1)):
        return None
    first = at - len([*takewhile(is_item, range(at - 1, -1, -1))]) if is_item(at) else at + 1
    last = first + len([*takewhile(is_item, range(first, len(lines)))]) - 1
    if first and text[: lines[first - 1][1]].rstrip().endswith(":"):
        first -= 1
    span = lines[first][0], lines[last][1]
    return span if span[1] - span[0] <= MAX_CHARS else None


def _run_around(text: str, sentences: tuple[SentenceHit, ...], best: SentenceHit) -> tuple[int, int]:
    """The sentence, the one before where it points back, and neighbours that come nearly as near."""
    first = last = sentences.index(best)

    def fits(place: int) -> bool:
        inside = 0 <= place < len(sentences)
        return (
            inside and max(sentences[last].end, sentences[place].end) - sentences[min(first, place)].start <= MAX_CHARS
        )

    while fits(first - 1) and (
        _POINTS_BACK.match(text, sentences[first].start) or sentences[first - 1].closeness >= NEARLY * best.closeness
    ):
        first -= 1
    while fits(last + 1) and (
        sentences[last + 1].closeness >= NEARLY * best.closeness
        or _POINTS_BACK.match(text, sentences[last + 1].start)
        or _STARTS_AGAIN.match(text, sentences[last + 1].start)
    ):
        last += 1
    return sentences[first].start, sentences[last].end
