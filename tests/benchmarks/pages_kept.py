"""Shapes of clean pages that were kept for the judging: no rule was written while looking at what becomes of them."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.benchmarks import clean_pages as make
from tests.benchmarks.clean_pages import GROUPS, PLACES, SERVICES, SETTINGS, YEARS, Page


def total_first(rng: random.Random) -> Page:
    """A Markdown table whose first row is the whole."""
    page, years = Page("total-first", ".md", ""), YEARS[1 : rng.randint(3, 5)]
    names = ["Aged 18 to 64", "Aged 65 to 84", "Aged 85 and over"]
    rows = [["All adults", *(f"{{t{c}}}" for c in range(len(years)))]]
    for c in range(len(years)):
        values = [rng.randint(300, 4000) for _ in names]
        page.printed |= {f"r{r}c{c}": make.count(value) for r, value in enumerate(values)}
        page.printed[f"t{c}"] = make.count(sum(values))
        page.columns.append([f"r{r}c{c}" for r in range(3)])
        page.relations.append(("sum", f"t{c}", *page.columns[-1]))
    rows += [[name, *(f"{{r{r}c{c}}}" for c in range(len(years)))] for r, name in enumerate(names)]
    page.template = "## Adults receiving long-term support\n\n" + make.markdown(["Age", *years], rows)
    return page


def number_and_percent_by_year(rng: random.Random) -> Page:
    """An HTML table with two header rows: under each year a number and a percentage."""
    page, rows, years = Page("number-and-percent", ".html", ""), [], YEARS[2:4]
    names = make.some(rng, SETTINGS, 3, 5)
    for c in range(2):
        values = [rng.randint(60, 2200) for _ in names]
        for r, value in enumerate(values):
            page.printed |= {f"n{r}c{c}": make.count(value), f"p{r}c{c}": make.percent(value, sum(values))}
            page.relations.append(("share", f"p{r}c{c}", f"n{r}c{c}", f"t{c}"))
        page.printed |= {f"t{c}": make.count(sum(values)), f"u{c}": "100%"}
        page.columns.append([f"n{r}c{c}" for r in range(len(names))])
        page.relations.append(("sum", f"t{c}", *page.columns[-1]))
    for r, name in enumerate(names):
        rows.append([name, *(f"{{{letter}{r}c{c}}}" for c in range(2) for letter in "np")])
    rows.append(["Total", "{t0}", "{u0}", "{t1}", "{u1}"])
    heads = [["Where people live", *(f"{year}*2" for year in years)], ["", "No.", "%", "No.", "%"]]
    page.template = "<h1>Where people live</h1>" + make.html(heads, rows)
    return page


def change_columns(rng: random.Random) -> Page:
    """Two years, the change and the percentage change, without a total."""
    page, rows = Page("change-columns", ".md", ""), []
    for r, name in enumerate(make.some(rng, PLACES, 4, 8)):
        a = rng.randint(150, 3000)
        b = a + rng.randint(-a // 5, a // 3)
        page.printed |= {f"a{r}": make.count(a), f"b{r}": make.count(b)}
        page.printed[f"d{r}"] = ("-" if b < a else "") + make.count(abs(b - a))
        page.printed[f"p{r}"] = make.decimal(100 * (b - a) / a)
        page.relations += [("difference", f"d{r}", f"a{r}", f"b{r}"), ("change", f"p{r}", f"a{r}", f"b{r}")]
        rows.append([name, *(f"{{{letter}{r}}}" for letter in "abdp")])
    header = ["District", YEARS[2], YEARS[3], "Change", "% change"]
    page.template = "## Requests for support by district\n\n" + make.markdown(header, rows)
    return page


def waterfall(rng: random.Random) -> Page:
    """A list from a gap, less savings and grants, to what remains."""
    gap, saved, grant = rng.uniform(20, 60), rng.uniform(5, 12), rng.uniform(2, 7)
    page = Page("waterfall", ".md", "")
    values = {"g": gap, "s": saved, "r": grant, "x": gap - saved - grant}
    page.printed = {name: f"£{make.decimal(value)}m" for name, value in values.items()}
    page.relations.append(("sum", "x", "g", "-s", "-r"))
    page.template = (
        "## Closing the gap in 2024-25\n\n- {g} budget gap before action\n- less {s} of savings\n"
        "- less {r} of new grants\n- {x} remaining gap\n"
    ).replace("- {x} remaining gap", "- Remaining gap: {x}")
    return page


def list_with_total(rng: random.Random) -> Page:
    """Label and value in bullets with shares in brackets, the total in the last."""
    names = make.some(rng, GROUPS, 3, 5)
    people = [rng.randint(90, 4200) for _ in names]
    page = Page("list-with-total", ".md", "")
    for r, value in enumerate(people):
        page.printed |= {f"n{r}": make.count(value), f"p{r}": make.percent(value, sum(people))}
        page.relations.append(("share", f"p{r}", f"n{r}", "t"))
    page.printed["t"] = make.count(sum(people))
    page.columns.append([f"n{r}" for r in range(len(names))])
    page.relations.append(("sum", "t", *page.columns[-1]))
    items = "".join(f"- {name}: {{n{r}}} ({{p{r}}})\n" for r, name in enumerate(names))
    page.template = f"## People with a personal budget in 2022-23\n\n{items}- Total: {{t}}\n"
    return page


def gross_income_net(rng: random.Random) -> Page:
    """A CSV with lines above: gross, income and net in pounds, and a total row."""
    page, rows = Page("gross-income-net", ".csv", ""), []
    names = make.some(rng, SERVICES, 3, 6)
    gross = [rng.randint(400_000, 30_000_000) for _ in names]
    income = [rng.randint(10_000, value // 3) for value in gross]
    for r, name in enumerate([*names, "Total"]):
        g, i = (gross[r], income[r]) if r < len(names) else (sum(gross), sum(income))
        page.printed |= {f"g{r}": make.count(g), f"i{r}": make.count(i), f"x{r}": make.count(g - i)}
        page.relations.append(("sum", f"x{r}", f"g{r}", f"-i{r}"))
        rows.append([name, *(f"{{{letter}{r}}}" for letter in "gix")])
    for letter in "gix":
        page.columns.append([f"{letter}{r}" for r in range(len(names))])
        page.relations.append(("sum", f"{letter}{len(names)}", *page.columns[-1]))
    header = ["Service", "Gross expenditure (£)", "Income (£)", "Net expenditure (£)"]
    page.template = "Adult social care budget 2023-24\n" + make.csv_lines([header, *rows])
    return page


def more_than(rng: random.Random) -> Page:
    """ "N, which is n more than the A" and "N, up p% on the A"."""
    a, c = rng.randint(300, 4000), rng.randint(300, 4000)
    b, d = a + rng.randint(20, a // 3), c + rng.randint(c // 10, c // 3)
    page = Page("more-than", ".md", "")
    page.printed = {"a": make.count(a), "b": make.count(b), "n": make.count(b - a)}
    page.printed |= {"c": make.count(c), "d": make.count(d), "p": make.percent(d - c, c)}
    page.relations = [("difference", "n", "a", "b"), ("change", "p", "c", "d")]
    page.template = (
        "# Carers\n\nIn 2022-23 we assessed {b} carers, {n} more than the {a} we assessed in 2021-22.\n\n"
        "There were {d} safeguarding concerns in 2022-23, up {p} on the {c} in 2021-22.\n"
    )
    return page


def shares_of_a_whole(rng: random.Random) -> Page:
    """ "Of the N people, p% (n) …" and "n of the N (p%)"."""
    whole, other = rng.randint(400, 3000), rng.randint(60, 800)
    part, few = rng.randint(whole // 4, whole // 2), rng.randint(other // 3, other // 2)
    page = Page("shares-of-a-whole", ".md", "")
    page.printed = {"w": make.count(whole), "n": make.count(part), "p": make.percent(part, whole)}
    page.printed |= {"o": make.count(other), "f": make.count(few), "q": make.percent(few, other, 1)}
    page.relations = [("share", "p", "n", "w"), ("share", "q", "f", "o")]
    page.template = (
        "# Reablement\n\nOf the {w} people who finished reablement in 2022-23, {p} ({n}) needed no more support.\n\n"
        "{f} of the {o} complaints ({q}) were upheld in 2022-23.\n"
    )
    return page


def shares_in_cells(rng: random.Random) -> Page:
    """Cells such as "1,204 (63%)" with a total row of bare numbers."""
    page, rows, years = Page("shares-in-cells", ".md", ""), [], YEARS[1:4]
    names = make.some(rng, GROUPS, 3, 5)
    for c in range(3):
        values = [rng.randint(80, 2500) for _ in names]
        for r, value in enumerate(values):
            page.printed |= {f"n{r}c{c}": make.count(value), f"p{r}c{c}": make.percent(value, sum(values))}
            page.relations.append(("share", f"p{r}c{c}", f"n{r}c{c}", f"t{c}"))
        page.printed[f"t{c}"] = make.count(sum(values))
        page.relations.append(("sum", f"t{c}", *(f"n{r}c{c}" for r in range(len(names)))))
    for r, name in enumerate(names):
        rows.append([name, *(f"{{n{r}c{c}}} ({{p{r}c{c}}})" for c in range(3))])
    rows.append(["All people", *(f"{{t{c}}}" for c in range(3))])
    page.template = "## People supported\n\n" + make.markdown(["Group", *years], rows)
    return page


def rates(rng: random.Random) -> Page:
    """Admissions, population and the rate per 100,000 by district."""
    page, rows = Page("rates", ".md", ""), []
    for r, name in enumerate(make.some(rng, PLACES, 4, 8)):
        people = rng.randint(9_000, 60_000)
        admitted = rng.randint(people // 400, people // 150)
        page.printed |= {f"a{r}": make.count(admitted), f"n{r}": make.count(people)}
        page.printed[f"x{r}"] = make.decimal(100_000 * admitted / people)
        page.relations.append(("per 100000", f"x{r}", f"a{r}", f"n{r}"))
        rows.append([name, f"{{a{r}}}", f"{{n{r}}}", f"{{x{r}}}"])
    header = ["District", "Admissions", "Population aged 65 and over", "Rate per 100,000"]
    page.template = "## Permanent admissions to care homes in 2022-23\n\n" + make.markdown(header, rows)
    return page


def average_cost(rng: random.Random) -> Page:
    """Spending, people and the average cost of one, in HTML, spending in pounds."""
    page, rows = Page("average-cost", ".html", ""), []
    for r, name in enumerate(make.some(rng, SERVICES, 4, 7)):
        people = rng.randint(40, 900)
        spent = people * rng.randint(4_000, 40_000) + rng.randint(0, 900)
        page.printed |= {f"s{r}": f"£{make.count(spent)}", f"n{r}": make.count(people)}
        page.printed[f"m{r}"] = f"£{make.count(round(spent / people))}"
        page.relations.append(("mean", f"m{r}", f"s{r}", f"n{r}"))
        rows.append([name, f"{{s{r}}}", f"{{n{r}}}", f"{{m{r}}}"])
    heads = [["Service", "Total spend", "People", "Average cost per person"]]
    page.template = "<h1>Cost of care 2022-23</h1>" + make.html(heads, rows)
    return page


def aligned_accounts(rng: random.Random) -> Page:
    """Columns apart by spaces in £000, with income in brackets and net expenditure below."""
    names = make.some(rng, SERVICES, 3, 6)
    page, rows = Page("aligned-accounts", ".txt", ""), []
    for c in range(2):
        values = [rng.randint(700, 40_000) for _ in names]
        income = rng.randint(300, sum(values) // 4)
        page.printed |= {f"r{r}c{c}": make.count(value) for r, value in enumerate(values)}
        page.printed |= {f"t{c}": make.count(sum(values)), f"i{c}": f"({make.count(income)})"}
        page.printed[f"x{c}"] = make.count(sum(values) - income)
        page.columns.append([f"r{r}c{c}" for r in range(len(names))])
        page.relations += [("sum", f"t{c}", *page.columns[-1]), ("sum", f"x{c}", f"t{c}", f"i{c}")]
    rows = [[name, f"{{r{r}c0}}", f"{{r{r}c1}}"] for r, name in enumerate(names)]
    rows += [
        ["Total gross expenditure", "{t0}", "{t1}"],
        ["Income", "{i0}", "{i1}"],
        ["Net expenditure", "{x0}", "{x1}"],
    ]
    page.template = "ADULT SOCIAL CARE ACCOUNTS\n\n" + make.aligned(["£000", "2021-22", "2022-23"], rows)
    return page


def by_month(rng: random.Random) -> Page:
    """Months in rows with the total of the year below."""
    months = ["April", "May", "June", "July", "August", "September", "October", "November", "December"]
    months += ["January", "February", "March"]
    page = Page("months", ".md", "")
    values = {c: [rng.randint(200, 900) for _ in months] for c in range(2)}
    for c, column in values.items():
        page.printed |= {f"m{r}c{c}": make.count(value) for r, value in enumerate(column)}
        page.printed[f"t{c}"] = make.count(sum(column))
        page.columns.append([f"m{r}c{c}" for r in range(12)])
        page.relations.append(("sum", f"t{c}", *page.columns[-1]))
    rows = [[name, f"{{m{r}c0}}", f"{{m{r}c1}}"] for r, name in enumerate(months)]
    rows.append(["Total", "{t0}", "{t1}"])
    page.template = "## Contacts by month\n\n" + make.markdown(["Month", "2021-22", "2022-23"], rows)
    return page


KEPT: tuple[Callable[[random.Random], Page], ...] = (
    total_first, number_and_percent_by_year, change_columns, waterfall, list_with_total, gross_income_net, more_than,
    shares_of_a_whole, shares_in_cells, rates, average_cost, aligned_accounts, by_month,
)  # fmt: skip
