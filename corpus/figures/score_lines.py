"""Scorecards in one line: "Q3 actual 83.4% | Q3 target 85.0%" or "Target 75% Last month 80.8% Status Green".

In: the blocks of a page. Out: the same blocks, each such line as a table of one row, whose label is the line above that
names the measure. A name stands before its value there, so that no sentence could be read from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.models import Block, BlockKind, Cell, Table

FEWEST_PAIRS = 2
MAX_TITLE_CHARS = 220
_BACK = 4
"""Lines between a measure's name and its values: which way is better, its status."""
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_TIME = (
    r"(?:(?:19|20)\d\d\s?[/-]\s?\d{2,4}|(?:q|quarter\s)[1-4](?:\s(?:19|20)\d\d(?:[/-]\d\d)?)?"
    rf"|{_MONTH}\s(?:19|20)\d\d"
    r"|(?:last|this|previous|current|latest)\s(?:month|quarter|year|period)"
    r"|year[ -]end(?:\s(?:19|20)\d\d[/-]\d\d)?|ytd)"
)
_KIND = (
    r"(?:(?:approved|revised|net|latest|projected|forecast|year[ -]end|annual|national|local)\s)?"
    r"(?:actual|target|outturn|forecast|budget|variance|result|performance)"
)
_NAME = rf"(?:{_TIME}(?:\s{_KIND})?|{_KIND}(?:\s{_TIME})?)(?:\s(?:£\s?(?:m|k|000s?)|%))?"
_PAIR = re.compile(
    rf"(?<!\w)(?P<name>{_NAME})(?:\s?[:=]\s?|\s[-–]\s|\s)"
    r"(?P<value>[-−]?£?\d[\d,]{0,12}(?:\.\d{1,4})?\s?(?:%|m\b|k\b|days\b|weeks\b)?)(?![\w/]|\.\d|,\d)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"[\s|;,.]{0,4}")
_RATED = re.compile(
    r"[\s|;,.]{0,4}(?:(?:status|rag|dot|rating|direction(?: of travel)?)\W{0,3}[A-Za-z ]{2,40}"
    r"|red|amber|green)?[\s.]{0,3}(?=$|[A-Z])"
)
_BESIDE = re.compile(
    r"(?:good is|polarity|status|rag|trend|dot|direction|(?:smaller|bigger|higher|lower) is)\b[^.]{0,60}", re.IGNORECASE
)
_BESIDES = re.compile(
    r"(?:[\s|;,.]{0,4}(?:polarity|status|rag|rating|trend|dot|direction(?: of travel)?)\s?[:=]\s?[A-Za-z]{1,20}"
    r"(?:\s(?:[a-z]{1,12}|change|data))?){1,4}[\s.]{0,3}",
    re.IGNORECASE,
)
""" "Status: Green Direction: Improving" behind the values: no words for what stands below."""
_CODE = re.compile(
    r"(?:[A-Z]{2,5}:\s|(?:[A-Z]{2,5}\s?)?\d{1,3}[A-Z]?(?:\(\w{1,3}\))?[.:)]?\s|[A-Z]{2,5}\s\d{1,2}[A-Z](?:\(\w{1,3}\))?\s)"
    r"(?=[A-Z%])"
)
_AGO = re.compile(r"\b(?:last|previous)\b", re.IGNORECASE)
_AGO_LINE = re.compile(
    r"\W{0,4}(?:(?:the\s)?same\s(?:quarter|month|period|time|point)\s(?:in\s)?(?:the\s)?(?:last|previous)\syear"
    r"|(?:last|previous)\s(?:quarter|month|period|year))\s?[:=–-]\s?[-−]?£?\d[\d,]{0,12}(?:\.\d{1,4})?\s?[%a-z]{0,6}\W{0,3}",
    re.IGNORECASE,
)
Span = tuple[int, int]


def with_score_lines(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, lines of names with their values made tables of one row."""
    before: list[Block] = []
    for block in blocks:
        pieces = _split(text, block, before) if block.kind is BlockKind.PARAGRAPH else [block]
        before += pieces
        yield from pieces


def _split(text: str, block: Block, before: Sequence[Block]) -> list[Block]:
    """A paragraph, or the title before its pairs, their table, and what follows them."""
    if before and before[-1].kind is BlockKind.TABLE and _AGO_LINE.fullmatch(text, block.start, block.end):
        return []  # of which quarter or month it is, nothing here can tell, and no heading names it
    pairs = _run(text, block)
    if len(pairs) < FEWEST_PAIRS:
        return [block]
    start, end = pairs[0].start(), pairs[-1].end()
    rated = _RATED.match(text, end, block.end)
    if rated is None and text[end : block.end].strip(" |.;"):
        return [block]
    led = (block.start, start)
    if text.count("(", *led) > text.count(")", *led):
        return [block]  # "74% (2022/23: 71%; target: 75%)": a sentence with brackets
    title = _title(text, led) if text[slice(*led)].strip() else _title_above(text, before, block)
    if title is None:
        return [block]
    rest = rated.end() if rated and not _BESIDES.fullmatch(text, rated.end(), block.end) else block.end
    found = [Block(BlockKind.TABLE, start, end, block.headings, table=Table(tuple(_cells(text, title, pairs))))]
    if text[rest : block.end].strip():
        found.append(replace(block, start=rest))
    return found


def _run(text: str, block: Block) -> list[re.Match[str]]:
    """The first pairs of a paragraph that stand side by side, where there are two or more."""
    run: list[re.Match[str]] = []
    for pair in _PAIR.finditer(text, block.start, block.end):
        if run and not _JOIN.fullmatch(text, run[-1].end(), pair.start()):
            if len(run) >= FEWEST_PAIRS:
                break
            run = []
        run.append(pair)
    return run


def _title(text: str, span: Span) -> Span | None:
    """A line that names a measure, without its code; None where it is a sentence, or too long."""
    code = _CODE.match(text, *span)
    start, end = code.end() if code else span[0], span[0] + len(text[slice(*span)].rstrip(" :|-–"))
    said = text[start:end]
    fits = 0 < len(said) <= MAX_TITLE_CHARS and not re.search(r"[.!?](?:\s|$)", said)
    return (start, end) if fits and re.search(r"[A-Za-z]{3}", said) else None


def _title_above(text: str, before: Sequence[Block], block: Block) -> Span | None:
    """The name of the measure in the lines above; nothing, where a heading names it."""
    for above in reversed(before[-_BACK:]):
        if above.kind is BlockKind.HEADING:
            beside = _BESIDE.fullmatch(text, above.start, above.end)
            return None if beside and len(block.headings) < 2 else (block.start, block.start)
        if above.kind is not BlockKind.PARAGRAPH:
            return None
        if not _BESIDE.fullmatch(text, above.start, above.end):
            return _title(text, (above.start, above.end))
    return None


def _cells(text: str, title: Span, pairs: Sequence[re.Match[str]]) -> Iterator[Cell]:
    told = [pair for pair in pairs if not _AGO.search(pair["name"])]  # of which month it is, nothing here can tell
    spans = [[(title[0], title[0]), *(pair.span("name") for pair in told)]]
    spans.append([title, *(pair.span("value") for pair in told)])
    for row, line in enumerate(spans):
        for column, (start, end) in enumerate(line):
            kept = text[start:end].rstrip()
            yield Cell(row, column, kept, start, start + len(kept), is_header=not row)
