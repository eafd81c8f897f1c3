"""Every regular expression reads in time that grows with the length of the text, whatever the text."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as sre
from re import _parser
from types import ModuleType
from typing import Any

import pytest

import corpus
import index
import server.answers

SHORT, LONG = 1000, 4000
QUICK_S = 0.020
"""What reads LONG characters in this time is quick enough, whatever the ratio: 5 microseconds a character."""
LINEAR, QUADRATIC = LONG / SHORT, (LONG / SHORT) ** 2
TIMES = 4
FUNCTIONS = frozenset("compile search match fullmatch sub subn split findall finditer".split())
CATEGORIES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_WORD: "-",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it was found, and the methods by which it is used."""

    place: str
    pattern: re.Pattern[str]
    ways: frozenset[str]


def modules() -> Iterator[ModuleType]:
    """Every module that reads text."""
    for package in (corpus, index, server.answers):
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The compiled patterns of text in a value, and in what it holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4 and isinstance(value, dict):
        for held in (*value, *value.values()):
            yield from patterns_in(held, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for held in value:
            yield from patterns_in(held, depth + 1)


def calls_in(module: ModuleType) -> Iterator[tuple[str, str, ast.Call]]:
    """Every call of a method in a module: what it is called on, the method, the call."""
    if module.__file__ is not None:
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield ast.unparse(node.func.value), node.func.attr, node


def inline_pattern(call: ast.Call) -> re.Pattern[str] | None:
    """The pattern that a call writes out: `re.search(r"…", text)`."""
    first, words = call.args[0] if call.args else None, ast.unparse(call)
    if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
        return None
    flags = re.IGNORECASE if re.search(r"re\.I\b|re\.IGNORECASE", words) else 0
    return re.compile(first.value, flags | (re.VERBOSE if "re.VERBOSE" in words else 0))


def all_patterns() -> list[Found]:
    """Every pattern once, with where it was found first."""
    everywhere = list(modules())
    calls = [(module, on, method, call) for module in everywhere for on, method, call in calls_in(module)]
    used: dict[tuple[str, str], set[str]] = {}
    for module, on, method, _ in calls:
        used.setdefault((module.__name__ if on.startswith("_") else "", on), set()).add(method)
    found: dict[tuple[str, int], Found] = {}
    for module in everywhere:
        for name, value in vars(module).items():
            ways = used.get((module.__name__ if name.startswith("_") else "", name), {"search"})
            for pattern in patterns_in(value):
                place = Found(f"{module.__name__}.{name}", pattern, frozenset(ways))
                found.setdefault((pattern.pattern, pattern.flags), place)
    for module, on, method, call in calls:
        if on == "re" and method in FUNCTIONS and (pattern := inline_pattern(call)):
            place = f"{module.__name__}:{call.lineno}"
            found.setdefault((pattern.pattern, pattern.flags), Found(place, pattern, frozenset([method])))
    return list(found.values())


PATTERNS = all_patterns()


def examples(tree: Any, *, often: int) -> str:
    """A text that the parts of a pattern would match: first choices, repeats `often` times where they may."""
    text = ""
    for op, argument in tree:
        if op is sre.LITERAL:
            text += chr(argument)
        elif op is sre.IN:
            text += member(argument)
        elif op in (sre.ANY, sre.NOT_LITERAL):
            text += "a"
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            low, high, inner = argument
            text += examples(inner, often=often) * max(low, min(often, int(high)))
        elif op is sre.SUBPATTERN:
            text += examples(argument[-1], often=often)
        elif op is sre.BRANCH:
            text += examples(argument[1][0], often=often)
        elif op is sre.ATOMIC_GROUP:
            text += examples(argument, often=often)
    return text


def member(choices: Any) -> str:
    """One character of a class."""
    for op, argument in choices:
        if op is sre.LITERAL:
            return chr(argument)
        if op is sre.RANGE:
            return chr(argument[0])
        if op is sre.CATEGORY:
            return CATEGORIES[argument]
    return "a"


def branches(tree: Any) -> Iterator[Any]:
    """Every way of a choice in a pattern, as a tree of its own."""
    for op, argument in tree:
        if op is sre.BRANCH:
            for way in argument[1]:
                yield way
                yield from branches(way)
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            yield argument[2]
            yield from branches(argument[2])
        elif op is sre.SUBPATTERN:
            yield from branches(argument[-1])


def nasty(pattern: re.Pattern[str]) -> list[str]:
    """Pieces which, repeated, are most likely to make the pattern try again and again."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    whole = [examples(tree, often=often) for often in (0, 1, 3)]
    parts = [examples(way, often=often) for way in branches(tree) for often in (0, 2)]
    characters = sorted({character for text in (*whole, *parts) for character in text})[:24]
    pairs = [a + b for a in characters[:6] for b in " 1a(-," if a != b]
    return list(dict.fromkeys(text for text in (*whole, *parts[:60], *characters, *pairs, " ", "1", "a", "a ") if text))


def seconds(found: Found, text: str) -> float:
    """The best of several times to look through the text in the way in which the pattern is used."""
    best = float("inf")
    for _ in range(TIMES):
        begin = time.perf_counter()
        if "match" in found.ways:
            found.pattern.match(text)
        if "fullmatch" in found.ways:
            found.pattern.fullmatch(text)
        if found.ways - {"match", "fullmatch"}:
            sum(1 for _match in found.pattern.finditer(text))
        best = min(best, time.perf_counter() - begin)
        if best < QUICK_S:
            break
    return best


def is_linear(found: Found, piece: str, end: str) -> bool:
    """Whether the pattern is quick on a long text, or takes no more than linearly longer than on a short one.

    What looks slow is measured again, for another program may have taken the machine's time.
    """
    short, long = ((piece * (chars // len(piece) + 1))[:chars] + end for chars in (SHORT, LONG))
    for _ in range(TIMES):
        quick = seconds(found, short)
        if quick < QUICK_S / 2 / QUADRATIC:
            return True  # even squared it would be quick
        slow = seconds(found, long)
        if slow < QUICK_S or slow / quick < (LINEAR + QUADRATIC) / 2:
            return True
    return False


@pytest.mark.parametrize("found", PATTERNS, ids=lambda found: found.place)
def test_a_pattern_reads_any_text_in_linear_time(found: Found) -> None:
    """Four times the text takes about four times as long, whatever it repeats; never sixteen times."""
    for piece in nasty(found.pattern):
        for end in ("", "\x00"):
            assert is_linear(found, piece, end), f"{piece!r} repeated takes too long: {found.pattern.pattern}"


def test_the_patterns_are_found() -> None:
    """The patterns of periods, numbers and questions are among those tried."""
    assert {found.place.rpartition(".")[0] for found in PATTERNS} >= {
        "corpus.period_patterns",
        "corpus.numerals",
        "corpus.non_figures",
        "corpus.qualifiers",
        "server.answers.questions",
    }
