"""YAML front matter: the catalogue's keys, carried by a document itself.

In: the text of a Markdown, HTML or text file. Out: its keys and values, and the text after them. The block stands at
the very start, between lines of three hyphens; in HTML it may stand in a comment instead. Values are kept as printed:
`id: 001` is "001" and `published: 2025-07-03` is that text. YAML tags make nothing, so a document cannot run anything.
"""

from __future__ import annotations

import re

import yaml

from corpus.errors import CatalogueInvalid

MAX_FRONT_MATTER_CHARS = 20_000
_OPENING = re.compile(r"\s{0,100}(<!--\s{0,100})?---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(-->)?[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]{0,40}:(?:\s|$)", re.MULTILINE)

_PLAIN_LINE = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40}):(?:[ \t]+(?P<value>(?![\[{&*!|>%@`])[^\n]{0,2000}))?[ \t]*")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the front matter's values by key (empty ones left out) and the rest of the text.

    Raises CatalogueInvalid if the block is not YAML or a value is not a single one.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_FRONT_MATTER_CHARS) if opening else None
    if opening is None or closing is None:
        return {}, text
    block = text[opening.end() : closing.start()]
    # A horizontal rule, some prose and another rule are no front matter.
    if not _KEY.search(block):
        return {}, text
    rest = text[closing.end() :]
    if opening.group(1) and not closing.group(1):
        rest = rest.partition("-->")[2]
    return _values(block), rest.lstrip("\n")


def _values(block: str) -> dict[str, str]:
    try:
        # The base loader builds texts, lists and mappings only: no tag can construct an object, no scalar is converted.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        if told := _line_by_line(block):
            return told
        raise CatalogueInvalid(f"front matter is not YAML: {_where(error)}") from error
    if not isinstance(loaded, dict):
        raise CatalogueInvalid("front matter is not a list of 'key: value' lines")
    for key, value in loaded.items():
        if not isinstance(key, str) or not isinstance(value, str):
            raise CatalogueInvalid(f"front matter key {str(key)[:40]!r} needs a single value, not a list or mapping")
    return {key: value.strip() for key, value in loaded.items() if value.strip()}


def _line_by_line(block: str) -> dict[str, str]:
    """The values of a block in which each line is a key and plain words, as people write "title: Strategy: summary".

    Such words are not YAML. None are read of a block with any other line, or with a value that opens as YAML's own do.
    """
    lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
    pairs = [_PLAIN_LINE.fullmatch(line) for line in lines]
    if not lines or not all(pairs):
        return {}
    told = {pair["key"]: (pair["value"] or "").strip().strip("\"'") for pair in pairs if pair}
    return {key: value for key, value in told.items() if value} if len(told) == len(lines) else {}


def _where(error: Exception) -> str:
    """The line and what is wrong with it, for a person who wrote the block."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "nested too deeply"
    return f"line {mark.line + 2}: {problem}; put values with ': ' or '#' in quotes" if mark else str(problem)
