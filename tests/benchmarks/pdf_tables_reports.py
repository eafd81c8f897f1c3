"""Known tables as annual reports, audited accounts and registers print them: a second kind, made apart from the first.

In: a seed. Out: `Known` tables. They differ from those of `pdf_tables_forms` in what is difficult: units of their own
line under the years, columns of notes that are mostly empty, subtotals without a label, sums of one column ruled apart,
bands ("95-100"), dates, codes, and words that wrap in several columns of one row.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.benchmarks.pdf_tables_known import ACTIONS, HEADS, LONG, OFFICERS, PLACES, PROSE, SERVICES, Known, KnownCell

ASSETS = "Land and buildings|Plant and equipment|Vehicles|Community assets|Under construction|Surplus assets".split("|")
LINES = (
    "Cash at bank and in hand|Trade and other receivables|Inventories|Investment property|Intangible assets|"
    "Short-term borrowing|Provisions for liabilities and charges|Grants received in advance|Pension liability|"
    "Income from fees, charges and contributions|Employee costs|Premises and transport|Third party payments|"
    "Depreciation, amortisation and impairment of non-current assets|Interest payable|Finance lease obligations"
).split("|")
SUPPLIERS = "Able Homes Ltd|Brightwater Care|C & J Transport|Dale Nursing Group|Eden Equipment plc|Fairway Trust".split(
    "|"
)
ANSWERS = "Strongly agree|Agree|Neither agree nor disagree|Disagree|Strongly disagree|Don't know|Base".split("|")


def cells_of(rows: list[list[str]]) -> tuple[KnownCell, ...]:
    """The filled cells of rows without spans."""
    return tuple(KnownCell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text)


def _sum(random: Random) -> str:
    value = random.choice([random.randint(1, 99), random.randint(100, 9_999), random.randint(10_000, 999_999)])
    return random.choice([f"{value:,}"] * 6 + [f"({value:,})"] * 3 + ["-"])


def _caption(random: Random, what: str) -> str:
    return f"{random.choice(['', 'Table 4: ', 'Note 12. ', 'Figure 3 - '])}{what}"


def statement(random: Random) -> Known:
    """A balance sheet: a column of notes, years over their unit, sections, and subtotals with or without a label."""
    first, unit = random.randint(2012, 2022), random.choice(["£000", "£'000", "£m", "£"])
    years = [f"{random.choice(['31 March ', ''])}{first + 1}", f"{random.choice(['31 March ', ''])}{first}"]
    notes = random.random() < 0.7
    rows = [["", *(["Note"] if notes else []), *years], ["", *([""] if notes else []), unit, unit]]
    sections = set[int]()
    for section in random.sample(["Non-current assets", "Current assets", "Current liabilities", "Reserves"], 2):
        sections.add(len(rows))
        rows.append([section])
        for label in random.sample(LINES, random.randint(2, 5)):
            note = [random.choice(["", str(random.randint(2, 31)), f"{random.randint(2, 9)}a"])] if notes else []
            rows.append([label, *note, _sum(random), _sum(random)])
        total = random.choice(["", f"Total {section.lower()}"])
        rows.append([total, *([""] if notes else []), f"{random.randint(9_000, 900_000):,}", _sum(random)])
    rows.append(["Net assets", *([""] if notes else []), *(f"{random.randint(9_000, 900_000):,}" for _ in years)])
    return Known("statement", cells_of(rows), 2, _caption(random, "Balance sheet"), sections=frozenset(sections))


def movement(random: Random) -> Known:
    """A note of accounts: many narrow columns whose names wrap over their unit, sums in brackets and dashes."""
    heads = [*random.sample(ASSETS, random.randint(3, 5)), "Total"]
    rows = [["", *heads], ["", *["£000"] * len(heads)]]
    sections = set[int]()
    for section in ("Cost or valuation", "Accumulated depreciation"):
        sections.add(len(rows))
        rows.append([section])
        for label in ("At 1 April 2022", "Additions", "Disposals", "Revaluation", "At 31 March 2023"):
            if random.random() < 0.85:
                rows.append([label, *(_sum(random) for _ in heads)])
    return Known("movement", cells_of(rows), 2, _caption(random, "Property"), sections=frozenset(sections))


def bands(random: Random) -> Known:
    """Pay of senior officers: names, bands instead of sums, headers of several lines."""
    heads = ["Salary (bands of £5,000) £000", "Benefits in kind to nearest £100", "Bonus", "Pension (£000)", "Total"]
    heads = heads[: random.randint(2, 5)]
    rows = [[random.choice(["Name and title", "Officer", ""]), *heads]]
    for officer in random.sample(OFFICERS, random.randint(3, 6)):
        low = 5 * random.randint(8, 40)
        rows.append([officer, *(random.choice([f"{low}-{low + 5}", "0-5", "nil", "-", str(low)]) for _ in heads)])
    return Known("bands", cells_of(rows), 1, _caption(random, "Pay of senior officers"))


def performance(random: Random) -> Known:
    """Indicators: a code, a name that wraps, a unit, target and result, and words for how it goes."""
    head = ["Ref", "Indicator", "Unit", "Target", "2022/23", "Status", "Travel"][: random.randint(5, 7)]
    rows = [head]
    for number, indicator in enumerate(random.sample(LONG, random.randint(4, 7)), 1):
        value, unit = random.randint(10, 99), random.choice(["%", "Number", "Days"])
        row = [
            f"{random.choice('ABC')}{number}",
            indicator,
            unit,
            str(value),
            f"{value + random.randint(-9, 9)}.{number}",
        ]
        rows.append([*row, random.choice(["On track", "At risk", "Off track"]), random.choice(["Up", "Down", "Same"])])
    return Known("performance", cells_of([row[: len(head)] for row in rows]), 1, _caption(random, "Performance"))


def register(random: Random) -> Known:
    """Risks: words that wrap in several columns of a row, and scores."""
    rows = [["No.", "Risk", "What we do about it", "Score", "Owner"]]
    said = PROSE.split(". ")[:-1]
    for number in range(1, random.randint(4, 6)):
        deed = f"{random.choice(ACTIONS)}. {random.choice(ACTIONS)}."
        rows.append([str(number), random.choice(said), deed, str(random.randint(2, 25)), random.choice(OFFICERS)])
    return Known("register", cells_of(rows), 1, _caption(random, "Risks"))


def payments(random: Random) -> Known:
    """Payments: dates, names, purposes and sums, all of one line."""
    rows = [["Date", "Supplier", "Purpose", "Reference", "Amount (£)"]]
    for _ in range(random.randint(6, 14)):
        day = f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/2023"
        number = f"{random.choice(['INV', 'PO-', ''])}{random.randint(10_000, 99_999)}"
        row = [day, random.choice(SUPPLIERS), random.choice(SERVICES), number]
        rows.append([*row, f"{random.randint(50_000, 9_999_999) / 100:,.2f}"])
    return Known("payments", cells_of(rows), 1, _caption(random, "Payments over £500"))


def survey(random: Random) -> Known:
    """Answers to questions: statements that wrap, shares in columns with names that wrap."""
    heads = [*random.sample(ANSWERS[:-1], random.randint(3, 5)), "Base"]
    rows = [["", *heads]]
    for label in random.sample(LONG, random.randint(4, 7)):
        shares = [random.choice([f"{random.randint(0, 60)}%", "*", "-"]) for _ in heads[:-1]]
        rows.append([label, *shares, f"{random.randint(200, 4_000):,}"])
    return Known("survey", cells_of(rows), 1, _caption(random, "What people told us"))


def crosstab(random: Random) -> Known:
    """Two levels of header, a total beside the groups, and totals of rows in the middle."""
    groups, leaves = random.sample(HEADS, 2), random.sample(["Men", "Women", "18 to 64", "65 and over"], 2)
    cells = [KnownCell(0, 1, groups[0], 1, 2), KnownCell(0, 3, groups[1], 1, 2)]
    cells += [KnownCell(1, 0, "District")] if random.random() < 0.6 else []
    cells += [KnownCell(1, 1 + place, leaf) for place, leaf in enumerate([*leaves, *leaves, "All"])]
    labels = [*random.sample(PLACES, random.randint(3, 5)), "North", *random.sample(PLACES, 3), "County"]
    for row, label in enumerate(labels, 2):
        texts = [label, *(f"{random.randint(1, 30_000):,}" for _ in range(5))]
        cells += [KnownCell(row, c, t) for c, t in enumerate(texts)]
    return Known("crosstab", tuple(cells), 2, _caption(random, "Clients by district"))


def facts(random: Random) -> Known:
    """Two columns without a header: names of things and what they are."""
    rows = [[label, f"{random.randint(1, 99_999):,}"] for label in random.sample(LINES, random.randint(4, 8))]
    return Known("facts", cells_of(rows), 0, _caption(random, "Key facts"))


REPORT_FORMS: tuple[Callable[[Random], Known], ...] = (
    statement,
    movement,
    bands,
    performance,
    register,
    payments,
    survey,
    crosstab,
    facts,
)
