"""Shapes of clean pages that were used while the rules of reconciling were written."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.benchmarks import clean_pages as make
from tests.benchmarks.clean_pages import GROUPS, PLACES, SERVICES, SETTINGS, YEARS, Page


def spend_by_year(rng: random.Random) -> Page:
    """A pipe table of spending in £m, two or three years, total last."""
    names, years = make.some(rng, SERVICES, 3, 8), YEARS[: rng.randint(2, 3)]
    page = Page("spend-by-year", ".md", "")
    rows = []
    exact = [[rng.uniform(2, 90) for _ in years] for _ in names]
    for r, name in enumerate(names):
        rows.append([name, *(f"{{r{r}c{c}}}" for c in range(len(years)))])
        page.printed |= {f"r{r}c{c}": make.decimal(exact[r][c]) for c in range(len(years))}
    for c in range(len(years)):
        page.printed[f"tc{c}"] = make.decimal(sum(row[c] for row in exact))
        column = [f"r{r}c{c}" for r in range(len(names))]
        page.columns.append(column)
        page.relations.append(("sum", f"tc{c}", *column))
    rows.append(["Total", *(f"{{tc{c}}}" for c in range(len(years)))])
    page.template = "## What we spent\n\nAll in £ million.\n\n" + make.markdown(["Service (£m)", *years], rows)
    return page


def budget_variance(rng: random.Random) -> Page:
    """An HTML table of budget, outturn and variance in £000 with a total row."""
    names = make.some(rng, SERVICES, 3, 7)
    page, rows = Page("budget-variance", ".html", ""), []
    budget = [rng.randint(900, 60_000) for _ in names]
    actual = [max(500, b + rng.randint(-700, 900)) for b in budget]
    for r, name in enumerate([*names, "Total"]):
        b, a = (budget[r], actual[r]) if r < len(names) else (sum(budget), sum(actual))
        page.printed |= {f"b{r}": make.count(b), f"a{r}": make.count(a)}
        page.printed[f"v{r}"] = ("-" if a < b else "") + make.count(abs(a - b))
        page.relations.append(("difference", f"v{r}", f"b{r}", f"a{r}"))
        rows.append([name, f"{{b{r}}}", f"{{a{r}}}", f"{{v{r}}}"])
    last = len(names)
    for letter in "bav":
        column = [f"{letter}{r}" for r in range(last)]
        page.columns.append(column)
        page.relations.append(("sum", f"{letter}{last}", *column))
    heads = [["Service", "Budget £000", "Outturn £000", "Variance £000"]]
    page.template = "<h1>Budget monitoring 2023-24</h1>" + make.html(heads, rows, "Adults budget (£000)")
    return page


def counts_and_shares(rng: random.Random) -> Page:
    """A pipe table of numbers of people with their percentages and a total of 100%."""
    names = make.some(rng, GROUPS, 3, 6)
    people = [rng.randint(120, 5200) for _ in names]
    page, rows = Page("counts-and-shares", ".md", ""), []
    for r, name in enumerate(names):
        page.printed |= {f"n{r}": make.count(people[r]), f"p{r}": make.percent(people[r], sum(people), 1)}
        page.relations.append(("share", f"p{r}", f"n{r}", "n"))
        rows.append([name, f"{{n{r}}}", f"{{p{r}}}"])
    page.printed |= {"n": make.count(sum(people)), "p": "100%"}
    page.relations += [("sum", "n", *(f"n{r}" for r in range(len(names))))]
    page.columns += [[f"n{r}" for r in range(len(names))], [f"p{r}" for r in range(len(names))]]
    rows.append(["Total", "{n}", "{p}"])
    page.template = "## Who we supported in 2022-23\n\n" + make.markdown(["Group", "Number of people", "%"], rows)
    return page


def list_of_which(rng: random.Random) -> Page:
    """Bullets under a line with their total."""
    names = make.some(rng, GROUPS, 2, 5)
    spend = [rng.uniform(4, 120) for _ in names]
    page = Page("list-of-which", ".md", "")
    page.printed = {f"s{r}": f"£{make.decimal(value)} million" for r, value in enumerate(spend)}
    page.printed["t"] = f"£{make.decimal(sum(spend))} million"
    page.relations.append(("sum", "t", *(f"s{r}" for r in range(len(names)))))
    page.columns.append([f"s{r}" for r in range(len(names))])
    items = "".join(f"- {{s{r}}} on {name.lower()}\n" for r, name in enumerate(names))
    page.template = f"## Money\n\nIn 2022-23 we spent {{t}} on adult social care, of which:\n\n{items}"
    return page


def parts_in_sentence(rng: random.Random) -> Page:
    """ "7,891 people: 5,162 older people and 2,729 younger adults." """
    old, young = rng.randint(1500, 6000), rng.randint(600, 3000)
    page = Page("parts-in-sentence", ".md", "")
    page.printed = {"t": make.count(old + young), "a": make.count(old), "b": make.count(young)}
    page.relations.append(("sum", "t", "a", "b"))
    page.template = "# Support\n\nIn 2022-23 we supported {t} people: {a} aged 65 and over and {b} aged 18 to 64.\n"
    return page


def response(rng: random.Random) -> Page:
    """Forms sent and returned, the response rate, and answers with their share."""
    sent = rng.randint(800, 2400)
    back = rng.randint(sent // 4, sent // 2)
    happy = rng.randint(back // 4, back // 2)
    page = Page("response", ".md", "")
    page.printed = {"s": make.count(sent), "r": make.count(back), "p": make.percent(back, sent, 1)}
    page.printed |= {"r2": make.count(back), "h": make.count(happy), "q": make.percent(happy, back)}
    page.relations = [("share", "p", "r", "s"), ("share", "q", "h", "r2")]
    page.template = (
        "# Survey 2023\n\nWe sent {s} questionnaires and got back {r}, a response rate of {p}.\n\n"
        "Of the {r2} people who replied, {h} ({q}) were very satisfied.\n"
    )
    return page


def rise_in_sentence(rng: random.Random) -> Page:
    """ "increased by p% from A to B" and "from A to B, a fall of n"."""
    a, c = rng.randint(900, 5000), rng.randint(900, 5000)
    b, d = a + rng.randint(a // 12, a // 2), c - rng.randint(c // 12, c // 3)
    page = Page("rise-in-sentence", ".md", "")
    page.printed = {"a": make.count(a), "b": make.count(b), "p": make.percent(b - a, a, 1)}
    page.printed |= {"c": make.count(c), "d": make.count(d), "n": make.count(c - d)}
    page.relations = [("change", "p", "a", "b"), ("difference", "n", "d", "c")]
    page.template = (
        "# Demand\n\nRequests for support increased by {p}, from {a} in 2021-22 to {b} in 2022-23.\n\n"
        "The number of people waiting fell from {c} in April 2022 to {d} in March 2023, a fall of {n}.\n"
    )
    return page


def sections(rng: random.Random) -> Page:
    """An HTML table in sections, each with a sub-total, and a grand total."""
    page, rows, subtotals = Page("sections", ".html", ""), [], []
    years = YEARS[2:4]
    for s, title in enumerate(["Long-term support", "Short-term support"]):
        rows.append([title])
        names = make.some(rng, SETTINGS if s else SERVICES, 2, 4)
        for r, name in enumerate(names):
            rows.append([name, *(f"{{s{s}r{r}c{c}}}" for c in range(2))])
            page.printed |= {f"s{s}r{r}c{c}": make.count(rng.randint(40, 3000)) for c in range(2)}
        rows.append([f"Sub-total {title.lower()}", *(f"{{s{s}tc{c}}}" for c in range(2))])
        for c in range(2):
            parts = [f"s{s}r{r}c{c}" for r in range(len(names))]
            page.columns.append(parts)
            page.printed[f"s{s}tc{c}"] = make.count(sum(int(page.printed[name].replace(",", "")) for name in parts))
            page.relations.append(("sum", f"s{s}tc{c}", *parts))
        subtotals.append(s)
    for c in range(2):
        whole = sum(int(page.printed[f"s{s}tc{c}"].replace(",", "")) for s in subtotals)
        page.printed[f"gc{c}"] = make.count(whole)
        page.relations.append(("sum", f"gc{c}", *(f"s{s}tc{c}" for s in subtotals)))
    rows.append(["Grand total", "{gc0}", "{gc1}"])
    page.template = "<h1>People receiving support</h1>" + make.html([["Number of people", *years]], rows)
    return page


def cross_table(rng: random.Random) -> Page:
    """A CSV with totals both ways."""
    rows_, columns = make.some(rng, SETTINGS, 3, 5), ["Aged 18-64", "Aged 65 and over"]
    page, rows = Page("cross-table", ".csv", ""), []
    grid = [[rng.randint(20, 2500) for _ in columns] for _ in rows_]
    grid.append([sum(row[c] for row in grid) for c in range(2)])
    for r, name in enumerate([*rows_, "Total"]):
        values = [*grid[r], sum(grid[r])]
        page.printed |= {f"r{r}c{c}": make.count(value) for c, value in enumerate(values)}
        page.relations.append(("sum", f"r{r}c2", f"r{r}c0", f"r{r}c1"))
        rows.append([name, *(f"{{r{r}c{c}}}" for c in range(3))])
    for c in range(3):
        page.columns.append([f"r{r}c{c}" for r in range(len(rows_))])
        page.relations.append(("sum", f"r{len(rows_)}c{c}", *page.columns[-1]))
    page.template = make.csv_lines([["Number of people supported in 2022-23", *columns, "All ages"], *rows])
    return page


def survey_rows(rng: random.Random) -> Page:
    """Measures in rows and years in columns: forms sent, forms returned, response rate."""
    page, years = Page("survey-rows", ".md", ""), YEARS[: rng.randint(3, 5)]
    for c in range(len(years)):
        sent = rng.randint(900, 2000)
        back = rng.randint(sent // 4, sent // 2)
        page.printed |= {f"s{c}": make.count(sent), f"b{c}": make.count(back), f"p{c}": make.percent(back, sent, 1)}
        page.relations.append(("share", f"p{c}", f"b{c}", f"s{c}"))
    titles = {"s": "Questionnaires sent", "b": "Questionnaires returned", "p": "Response rate (%)"}
    rows = [[title, *(f"{{{letter}{c}}}" for c in range(len(years)))] for letter, title in titles.items()]
    page.template = "## Survey response\n\n" + make.markdown(["Survey", *years], rows)
    return page


def quarters(rng: random.Random) -> Page:
    """Quarters in columns with the year's total."""
    page, rows = Page("quarters", ".md", ""), []
    for r, name in enumerate(make.some(rng, PLACES, 3, 6)):
        values = [rng.randint(30, 900) for _ in range(4)]
        page.printed |= {f"r{r}q{q}": make.count(value) for q, value in enumerate(values)}
        page.printed[f"r{r}t"] = make.count(sum(values))
        page.relations.append(("sum", f"r{r}t", *(f"r{r}q{q}" for q in range(4))))
        rows.append([name, *(f"{{r{r}q{q}}}" for q in range(4)), f"{{r{r}t}}"])
    page.template = "## Safeguarding concerns 2023-24\n\n" + make.markdown(
        ["District", "Q1", "Q2", "Q3", "Q4", "Total"], rows
    )
    return page


def tidy_statistics(rng: random.Random) -> Page:
    """A tidy CSV of outcome, numerator and denominator by area."""
    page, rows = Page("tidy-statistics", ".csv", ""), [["measure", "statistic", "area", "period", "unit", "value"]]
    measure = "The proportion of people at home 91 days after leaving hospital"
    for r, area in enumerate(make.some(rng, PLACES, 4, 7)):
        whole = rng.randint(180, 900)
        part = rng.randint(whole // 2, whole - 9)
        page.printed |= {f"n{r}": make.count(part), f"d{r}": make.count(whole)}
        page.printed[f"o{r}"] = make.percent(part, whole, 1).rstrip("%")
        page.relations.append(("share", f"o{r}", f"n{r}", f"d{r}"))
        for letter, title, unit in (
            ("o", "Outcome", "percent"),
            ("n", "Numerator", "people"),
            ("d", "Denominator", "people"),
        ):
            rows.append([measure, title, area, "2023-24", unit, f"{{{letter}{r}}}"])
    page.template = make.csv_lines(rows)
    return page


OPEN: tuple[Callable[[random.Random], Page], ...] = (
    spend_by_year, budget_variance, counts_and_shares, list_of_which, parts_in_sentence, response, rise_in_sentence,
    sections, cross_table, survey_rows, quarters, tidy_statistics,
)  # fmt: skip
