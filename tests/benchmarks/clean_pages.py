"""Clean pages for the benchmark of corruptions: what a page prints, and which relations its numbers keep.

Out: `Page` values. A page is a template with named numbers, so that a slip can change one and the oracle can tell,
without any code of the product, whether a printed relation is broken.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

SERVICES = ["Residential care", "Nursing care", "Homecare", "Day services", "Direct payments", "Supported living"]
SERVICES += ["Extra care", "Shared lives", "Reablement", "Equipment", "Transport", "Staff", "Other services"]
GROUPS = ["Older people", "People with learning disabilities", "People with physical disabilities"]
GROUPS += [
    "People with mental health needs",
    "People with sensory needs",
    "Unpaid carers",
    "Young adults in transition",
]
SETTINGS = ["At home", "In a residential home", "In a nursing home", "In extra care", "With family", "In hospital"]
PLACES = ["Marlford", "Eastwick", "Stowbury", "Harrowden", "Penleigh", "Quendale", "Thornby", "Ashmere"]
YEARS = ["2019-20", "2020-21", "2021-22", "2022-23", "2023-24"]

NUMBER = re.compile(r"([-−(]?)£?([-−]?)([\d,]*\.?\d+)\s?(million|m|k|bn)?(%?)\)?")
Relation = tuple[str, ...]
"""A kind and the names it relates: ("sum", total, parts…), ("share", percent, part, whole), ("change", percent, from,
to), ("difference", change, from, to), ("equal", a, b), ("per 100000", rate, part, whole), ("mean", mean, sum, count),
("within", low, value, high), ("hundred", shares…). A part with "-" before it is taken off."""


@dataclass
class Page:
    """One page: `template` has `{name}` for each number of `printed`; `columns` are numbers under each other."""

    name: str
    suffix: str
    template: str
    printed: dict[str, str] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)

    def text(self, printed: dict[str, str] | None = None) -> str:
        """The page with its numbers, or with others in their place."""
        numbers = printed or self.printed
        return re.sub(r"\{(\w+)\}", lambda match: numbers[match[1]], self.template)


def read(printed: str) -> tuple[Fraction, Fraction]:
    """Value and half a unit of the last digit of a printed number; whole numbers without a unit count exactly."""
    match = NUMBER.fullmatch(printed)
    if match is None:
        raise ValueError(printed)
    digits = match[3].replace(",", "")
    scale = Fraction({"million": 10**6, "m": 10**6, "k": 10**3, "bn": 10**9}.get(match[4] or "", 1))
    decimals = len(digits.partition(".")[2])
    value = Fraction(digits) * scale * (-1 if match[1] or match[2] else 1)
    is_count = not decimals and not match[4] and not match[5] and "£" not in printed
    return value, Fraction(0) if is_count else scale / 10**decimals / 2


def is_broken(relation: Relation, printed: dict[str, str], rounded: bool) -> bool:
    """Whether a relation fails by more than rounding explains. `rounded`: whole numbers are rounded ones (£000)."""
    kind, *names = relation
    values = {name.lstrip("-"): read(printed[name.lstrip("-")]) for name in names}
    half = {name: room or (Fraction(1, 2) if rounded else room) for name, (_, room) in values.items()}
    number = {name: value for name, (value, _) in values.items()}
    first, *rest = names
    if kind in ("sum", "hundred"):
        parts = sum((-number[name[1:]] if name[0] == "-" else number[name] for name in rest), Fraction(0))
        whole = Fraction(100) - number[first] if kind == "hundred" else number[first]
        return abs(whole - parts) > sum(half.values())
    if kind == "equal":
        return abs(number[first] - number[rest[0]]) > half[first] + half[rest[0]]
    if kind == "within":
        return not number[first] <= number[rest[0]] <= number[rest[1]]
    a, b = rest
    if kind == "difference":
        return abs(number[first] - (number[b] - number[a])) > sum(half.values())
    factor = {"share": 100, "change": 100, "per 100000": 100_000, "mean": 1}[kind]
    lowest, highest = [], []
    for x in (number[a] - half[a], number[a] + half[a]):
        for y in (number[b] - half[b], number[b] + half[b]):
            base, top = (x, y - x) if kind == "change" else (y, x)
            if base > 0:
                lowest.append(factor * top / base)
                highest.append(factor * top / base)
    return bool(lowest) and not min(lowest) - half[first] <= number[first] <= max(highest) + half[first]


def count(value: int) -> str:
    """7,891"""
    return f"{value:,}"


def decimal(value: float, places: int = 1) -> str:
    """142.1"""
    return f"{value:,.{places}f}"


def percent(part: float, whole: float, places: int = 0) -> str:
    """63%"""
    return f"{100 * part / whole + 1e-9:.{places}f}%"


def some(rng: random.Random, names: Sequence[str], least: int, most: int) -> list[str]:
    """A few of the names, in their order."""
    chosen = set(rng.sample(range(len(names)), rng.randint(least, min(most, len(names)))))
    return [name for position, name in enumerate(names) if position in chosen]


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A pipe table."""
    lines = ["| " + " | ".join(row) + " |" for row in (header, ["---"] * len(header), *rows)]
    return "\n".join(lines) + "\n"


def html(header: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], caption: str = "") -> str:
    """An HTML table with header rows; a row of one text spans the table; "2021-22*2" spans two columns."""
    width = max(len(row) for row in rows)

    def cell(text: str, tag: str) -> str:
        name, _, span = text.partition("*")
        return f"<{tag} colspan={span}>{name}</{tag}>" if span else f"<{tag}>{text}</{tag}>"

    heads = "".join("<tr>" + "".join(cell(text, "th") for text in row) + "</tr>" for row in header)
    body = "".join(
        f"<tr><th colspan={width}>{row[0]}</th></tr>"
        if len(row) == 1
        else f"<tr><th>{row[0]}</th>" + "".join(f"<td>{text}</td>" for text in row[1:]) + "</tr>"
        for row in rows
    )
    title = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{title}<thead>{heads}</thead><tbody>{body}</tbody></table>"


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns that stand apart by spaces. Numbers are still named, so wide enough columns are left for them."""
    lines = []
    for row in (header, *rows):
        lines.append(f"{row[0]:<44}" + "".join(f"{text:>18}" for text in row[1:]))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def csv_lines(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV, every text in quotation marks."""
    return "".join(",".join(f'"{text}"' for text in row) + "\n" for row in rows)
