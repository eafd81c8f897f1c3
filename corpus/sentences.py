"""Where sentences begin and end in British official prose.

In: clean text, one or several lines. Out: the 0-based spans of its sentences, in order, none overlapping. A line end
always ends a sentence; a full stop does so unless it belongs to an abbreviation ("para. 4.2", "Cllr. Wilson"), an
initial ("Mr. P. Morris") or a number that opens the sentence ("2. Overview"). When in doubt two sentences stay one.
"""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]+")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?:(?=\s|$)|(?<=[a-z%”’)][.!?])\d{1,2}(?=\s[A-Z“‘])|(?<=[.!?][”’])\d{1,2}(?=\s[A-Z“‘]))"
)
"""A mark of a footnote may be glued to the stop: "real-terms income.3 The"."""
_LAST_WORD = re.compile(r"[^\s(\[“‘\"']+$")
_MARK = re.compile(r"\s*(?:[-•*]\s+)?")

# Never the end of a sentence, whatever follows.
_ALWAYS = frozenset(
    {"cllr", "cllrs", "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "sir", "st", "mt", "messrs"}
    | {"e.g", "i.e", "eg", "ie", "cf", "viz", "vs", "v", "approx", "est", "incl", "esp", "al"}
)
# An abbreviation only before a number or a bracket: "no. 7", but "They said no. We asked again."
_BEFORE_NUMBER = frozenset(
    {"no", "nos", "s", "ss", "p", "pp", "para", "paras", "fig", "figs", "c", "ca", "ch", "chap", "art", "arts"}
    | {"reg", "regs", "sch", "sec", "vol", "app"}
)
_NUMBER_START = re.compile(r"[\d(£\[]|[ivx]+\b")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5})[.)]*", re.IGNORECASE)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) spans of the sentences of the text, without the space or the bullet mark around them.

    `sentences("See para. 4.2. It rose.")` gives `((0, 14), (15, 23))`.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        spans.extend(_sentences_of_line(text, line.start(), line.end()))
    return tuple(spans)


def _sentences_of_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = _after_mark(text, start, end)
    for stop in _END.finditer(text, begin, end):
        if stop.end() < end and not _ends_sentence(text, begin, stop.start(), stop.end(), end):
            continue
        if stop.end() > begin:
            spans.append((begin, stop.end()))
            begin = _after_space(text, stop.end(), end)
    if text[begin:end].strip():
        spans.append((begin, begin + len(text[begin:end].rstrip())))
    return spans


def _ends_sentence(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    """Whether the full stop at `stop`, with what follows from `after`, closes the sentence that starts at `begin`."""
    following = _after_space(text, after, end)
    if following == end or text[stop] == "…":
        return True
    if text[following].islower():
        return False
    return text[stop] != "." or not _is_abbreviation(text, begin, stop, following)


def _is_abbreviation(text: str, begin: int, stop: int, following: int) -> bool:
    """Whether the stop belongs to the word before it: an abbreviation, an initial, or the sentence's own number."""
    # A bounded look back keeps the whole linear, however long the sentence is.
    window = max(begin, stop - 40)
    match = _LAST_WORD.search(text, window, stop)
    if match is None:
        return False
    word = match.group()
    if window == begin and not text[begin : match.start()].strip("(“‘\"'") and _ORDINAL.fullmatch(word):
        return True
    if len(word) == 1 and word.isupper():
        # "Band C. 812 homes were let": no name goes on with a number
        return not text[following].isdigit() and _follows_a_name(text, window, match.start())
    folded = word.lower()
    return folded in _ALWAYS or (folded in _BEFORE_NUMBER and bool(_NUMBER_START.match(text, following)))


def _follows_a_name(text: str, begin: int, position: int) -> bool:
    """Whether the word before an initial is capitalised or a title, so that "P." in "Mr. P. Morris" is no end."""
    before = text[begin:position].split()
    return not before or before[-1][0].isupper()


def _after_mark(text: str, start: int, end: int) -> int:
    match = _MARK.match(text, start, end)
    return match.end() if match else start


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
