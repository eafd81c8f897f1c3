"""Known tables of many forms, as councils and statistical offices publish them.

In: a seed. Out: `Known` tables, each with its cells and spans, the text printed above it and the notes below it. A
table's form says what is difficult about it.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.benchmarks.pdf_tables_known import ACTIONS, HEADS, LONG, OFFICERS, PLACES, PROSE, SERVICES, Known, KnownCell


def number(random: Random, kind: int) -> str:
    """A figure as printed: a count, a decimal, a percentage, money, or one in brackets."""
    value = random.choice([random.randint(1, 99), random.randint(100, 999), random.randint(1000, 250_000)])
    return [
        f"{value:,}",
        f"{value / 10:.1f}",
        f"{random.randint(0, 1000) / 10:.1f}%",
        f"£{value:,}",
        f"({value:,})" if random.random() < 0.3 else f"{value:,}",
        f"{value:,}".replace(",", " "),
    ][kind]


def figures(random: Random, columns: int, *, gaps: float = 0.0) -> list[str]:
    """The figures of a row, some of them not there: an empty cell, a dash, or two dots."""
    kinds = [random.randrange(6)] * columns if random.random() < 0.7 else [random.randrange(5) for _ in range(columns)]
    return [
        random.choice(["", "", "-", "..", "n/a"]) if random.random() < gaps else number(random, kind) for kind in kinds
    ]


def labels(random: Random, count: int) -> list[str]:
    """Different labels of rows."""
    return random.sample(random.choice([PLACES, SERVICES]), count)


def years(random: Random, count: int) -> list[str]:
    """Consecutive years as a header prints them."""
    first = random.randint(2005, 2018)
    ways: list[Callable[[int], str]] = [str, lambda y: f"{y}-{(y + 1) % 100:02}", lambda y: f"{y}/{(y + 1) % 100:02}"]
    say = random.choice(ways)
    return [say(first + place) for place in range(count)]


def grid(rows: list[list[str]]) -> list[KnownCell]:
    """The filled cells of plain rows."""
    return [KnownCell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text]


def heading(random: Random) -> str:
    """The text printed above a table."""
    unit = random.choice(["", " (£000)", " (%)", ", number of people"])
    return f"Table {random.randint(1, 20)}: {random.choice(['Spending', 'Clients', 'Activity', 'Staff'])} by area{unit}"


def notes(random: Random) -> tuple[str, ...]:
    """The notes printed below a table."""
    pool = ("Source: council records, provisional.", "1 Figures are rounded and may not sum.", "n/a: not available.")
    return tuple(random.sample(pool, random.randrange(3)))


def plain(random: Random, *, gaps: float = 0.0) -> Known:
    """One header row over figures."""
    columns, count = random.randint(2, 7), random.randint(4, 12)
    head = years(random, columns) if random.random() < 0.5 else random.sample(HEADS, columns)
    corner = random.choice(["", "Area", "Service"])
    rows = [[corner, *head], *([label, *figures(random, columns, gaps=gaps)] for label in labels(random, count))]
    if random.random() < 0.5:
        rows.append(["Total", *figures(random, columns)])
    return Known("gaps" if gaps else "plain", tuple(grid(rows)), 1, heading(random), notes(random))


def gaps(random: Random) -> Known:
    """A plain table some of whose cells are empty."""
    return plain(random, gaps=0.2)


def spanning(random: Random) -> Known:
    """Two header rows, the upper spanning groups of columns."""
    groups, each = random.randint(2, 3), random.randint(2, 3)
    columns = groups * each
    upper = random.sample(HEADS, groups)
    cells = [KnownCell(0, 1 + place * each, text, 1, each) for place, text in enumerate(upper)]
    corner = random.choice(["", "Area"])
    if corner:
        cells.append(KnownCell(0, 0, corner, 2) if random.random() < 0.5 else KnownCell(1, 0, corner))
    below = years(random, each) * groups
    cells += [KnownCell(1, 1 + place, text) for place, text in enumerate(below)]
    for row, label in enumerate(labels(random, random.randint(4, 10)), 2):
        cells += [KnownCell(row, c, t) for c, t in enumerate([label, *figures(random, columns)])]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Known("spanning", tuple(cells), 2, heading(random), notes(random))


def wrapped(random: Random) -> Known:
    """Long row labels that wrap, under headers that wrap."""
    columns = random.randint(2, 4)
    head = ["Measure", *random.sample(HEADS, columns)]
    rows = [head, *([label, *figures(random, columns)] for label in random.sample(LONG, random.randint(4, 7)))]
    return Known("wrapped", tuple(grid(rows)), 1, heading(random), notes(random))


def sections(random: Random) -> Known:
    """Rows under section rows that hold a label alone, the rows indented."""
    columns = random.randint(2, 5)
    cells = [KnownCell(0, c, t) for c, t in enumerate(["Service", *years(random, columns)])]
    row, places = 1, set[int]()
    for section in random.sample(["Older people", "Learning disability", "Mental health", "Carers"], 3):
        cells.append(KnownCell(row, 0, section))
        places.add(row)
        for label in labels(random, random.randint(2, 4)):
            row += 1
            texts = [label, *figures(random, columns)]
            cells += [KnownCell(row, c, t, indent=c == 0) for c, t in enumerate(texts)]
        row += 1
    return Known("sections", tuple(cells), 1, heading(random), notes(random), frozenset(places))


def words(random: Random) -> Known:
    """A plan of actions: words in every cell, most of them wrapping."""
    rows = [["Action", "Who", "By when", "Progress"]]
    for action in random.sample(ACTIONS, random.randint(4, 6)):
        month = random.choice(["March", "June", "September", "December"])
        said = random.choice(PROSE.split(". ")[:-1]) if random.random() < 0.5 else random.choice(["On track", "Done"])
        rows.append([action, random.choice(OFFICERS), f"{month} {random.randint(2023, 2026)}", said])
    return Known("words", tuple(grid(rows)), 1, f"Table {random.randint(1, 9)}: Action plan")


def grouped(random: Random) -> Known:
    """A first column whose cells span the rows of a group."""
    columns = random.randint(2, 4)
    cells = [KnownCell(0, c, t) for c, t in enumerate(["Group", "Service", *years(random, columns)])]
    row = 1
    for group in random.sample(["Older people", "Adults 18 to 64", "Carers"], 3):
        inside = labels(random, random.randint(2, 3))
        cells.append(KnownCell(row, 0, group, len(inside)))
        for label in inside:
            cells += [KnownCell(row, 1 + c, t) for c, t in enumerate([label, *figures(random, columns)])]
            row += 1
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Known("grouped", tuple(cells), 1, heading(random), notes(random))


def accounts(random: Random) -> Known:
    """A financial statement: a currency sign in the first row and the total only, negative sums in brackets."""
    columns = random.randint(2, 5)
    rows = [["", *years(random, columns)]]
    for place, label in enumerate(labels(random, random.randint(5, 9))):
        sums = [f"{random.randint(1000, 900_000):,}" for _ in range(columns)]
        sums = [f"({one})" if random.random() < 0.15 else one for one in sums]
        rows.append([label, *(f"$ {one}" if place == 0 else one for one in sums)])
    rows.append(["Total", *(f"$ {random.randint(10_000, 9_000_000):,}" for _ in range(columns))])
    return Known("accounts", tuple(grid(rows)), 1, heading(random), notes(random))


def deep(random: Random) -> Known:
    """Three header levels, the names of columns wrapping, and a row of column numbers."""
    leaves = random.sample(HEADS, 4)
    cells = [
        KnownCell(0, 1, "All clients in the year", 1, 4),
        KnownCell(1, 1, "Community", 1, 2),
        KnownCell(1, 3, "Residential", 1, 2),
        KnownCell(2, 0, "Type of support"),
        *(KnownCell(2, 1 + place, leaf) for place, leaf in enumerate(leaves)),
    ]
    for row, label in enumerate(random.sample(LONG, 3) + labels(random, random.randint(4, 8)), 3):
        cells += [KnownCell(row, c, t) for c, t in enumerate([label, *figures(random, 4)])]
    return Known("deep", tuple(cells), 3, heading(random), notes(random))


FORMS: tuple[Callable[[Random], Known], ...] = (
    plain,
    gaps,
    spanning,
    wrapped,
    sections,
    words,
    grouped,
    accounts,
    deep,
)
