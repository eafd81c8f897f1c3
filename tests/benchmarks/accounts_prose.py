"""Five yearly accounts of an invented council in council prose, different with every seed.

In: a seed. Out: a folder of documents and what stands in them. Each sentence, list item or table row holds a value and
that of the year before. Area, years, way of writing a year, measures, layout and wording are drawn; nothing else is.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tests.benchmarks.accounts_measures import MEASURES, Kind, Measure

ACCOUNTS, MEASURES_HELD = 5, 15
NEW_MEASURES = 5
"""Measures that the first account does not report: it has years in which others are held and they are not."""
AREAS = ("Westmarsh", "Calderbrook", "Northwold", "Penhallow", "Elderdale", "Stourmoor", "Ravensey", "Thornbeck")
YEARS = ("{a}-{b:02}", "{a}/{b:02}", "{a} to 20{b:02}", "{a}-20{b:02}")
HEADINGS = ("Support in {area}", "How we did", "Quality and safety", "Numbers at a glance", "What the year looked like")
FILLERS = (
    "Our teams have worked hard with partners in health and the voluntary sector.",
    "We know that there is more to do, and residents have told us so.",
    "The position reflects both rising need and a difficult labour market.",
    "Members of the scrutiny committee asked for this to be kept under review.",
    "Thank you to everyone who took part in our engagement events.",
)
SENTENCES = (
    "In {Y}, {clause}, compared with {p} the year before.",
    "{Noun} {rose} from {p} in {P} to {c} in {Y}.",
    "{Clause} in {Y}, {up} from {p} in {P}.",
    "During {Y}, {clause}; the figure for {P} was {p}.",
    "{Noun} was {c} this year, against {p} in the previous year.",
    "{Clause} this year, compared with {p} last year.",
    "At {c}, {noun} was {higher} than the {p} recorded in {P}.",
    "{Noun} stood at {c} in {Y}, {up} on the previous year’s {p}.",
    "We saw {noun} {move} to {c} in {Y} (from {p} in {P}).",
    "{Clause} in {Y}. This compares with {p} in {P}.",
    "Over the twelve months to March {E}, {clause}, {up} from {p} a year earlier.",
    "Compared with {p} in {P}, {noun} {rose} to {c} in {Y}.",
    "Last year {noun} was {p}; this year it was {c}.",
    "{Noun} was {p} in {P} and {c} in {Y}.",
)
BULLETS = (
    "{label}: {c} in {Y} ({p} in {P})",
    "{label} – {c}, {up} from {p} in {P}",
    "{c} – {noun} ({P}: {p})",
    "{label}: {c} (previous year: {p})",
    "{clause} in {Y}, compared with {p} the year before",
    "{label}: {p} in {P}, {c} in {Y}",
)


@dataclass(frozen=True, slots=True)
class Council:
    """An invented council: its area, and each measure's values from the year before the first account on."""

    area: str
    first: int
    values: dict[Measure, tuple[Decimal, ...]]
    years: str
    new: frozenset[Measure]

    def held(self, measure: Measure) -> range:
        """The places of the values that the accounts hold."""
        return range(measure in self.new, ACCOUNTS + 1)

    def label(self, start: int) -> str:
        """The financial year that begins then, as this council writes it."""
        return self.years.format(a=start, b=(start + 1) % 100)


def invent(seed: int) -> Council:
    """The council of a seed."""
    chance = random.Random(seed)
    held = chance.sample(MEASURES, MEASURES_HELD)
    values = {measure: _walk(chance, measure) for measure in held}
    new = frozenset(held[:NEW_MEASURES])
    return Council(chance.choice(AREAS), chance.randint(2015, 2019), values, chance.choice(YEARS), new)


def _walk(chance: random.Random, measure: Measure) -> tuple[Decimal, ...]:
    """Values that move by up to a tenth a year and never stand still."""
    places = Decimal(1) if measure.kind is Kind.COUNT else Decimal("0.1")
    found = [Decimal(chance.uniform(measure.low, measure.high)).quantize(places)]
    while len(found) < ACCOUNTS + 1:
        ahead = (found[-1] * Decimal(1 + chance.uniform(-0.1, 0.1))).quantize(places)
        if ahead not in found and not (measure.kind is Kind.SHARE and ahead > 99):
            found.append(ahead)
    return tuple(found)


def shown(measure: Measure, value: Decimal) -> str:
    """The value as the council prints it."""
    forms = {Kind.COUNT: f"{value:,}", Kind.MONEY: f"£{value} million", Kind.SHARE: f"{value}%"}
    return forms[measure.kind]


def write_accounts(seed: int, folder: Path) -> Council:
    """Write the accounts of a seed's council into a folder, with a catalogue."""
    council, chance = invent(seed), random.Random(seed + 1000)
    markdown = chance.random() < 0.5
    wordings = chance.sample(SENTENCES, 9), chance.sample(BULLETS, 4)
    entries = [f'[council]\nname = "{council.area} Council"\narea = "{council.area}"\n']
    for at in range(1, ACCOUNTS + 1):
        start = council.first + at
        name = f"account-{start}.{'md' if markdown else 'html'}"
        blocks = _blocks(council, at, wordings, chance)
        text = _markdown(blocks) if markdown else _html(blocks)
        (folder / name).write_text(text, encoding="utf-8")
        entries.append(
            f'[[document]]\nid = "account-{start}"\npath = "{name}"\ntitle = "{blocks[0][1][0]}"\n'
            f'publisher = "{council.area} Council"\narea = "{council.area}"\nkind = "local-account"\n'
            f'period = "{council.label(start)}"\npublished = {start + 1}-11-01\n'
        )
    (folder / "catalogue.toml").write_text("\n".join(entries), encoding="utf-8")
    return council


Block = tuple[str, Sequence[str]]
"""A kind (title, heading, paragraph, list, table) and its lines; the cells of a table are parted by bars."""


def _blocks(
    council: Council, at: int, wordings: tuple[Sequence[str], Sequence[str]], chance: random.Random
) -> list[Block]:
    year = council.label(council.first + at)
    blocks: list[Block] = [("title", [f"{council.area} adult social care account {year}"])]
    blocks.append(("paragraph", [f"This account tells residents how adult social care did in {year}."]))
    told = [measure for measure in council.values if at - 1 in council.held(measure)]
    measures = chance.sample(told, len(told))
    layouts = ["paragraph", "paragraph", "list", "table", "paragraph"]
    chance.shuffle(layouts)
    for place, (heading, layout) in enumerate(zip(HEADINGS, layouts, strict=True)):
        here = measures[place :: len(HEADINGS)]
        blocks.append(("heading", [heading.format(area=council.area)]))
        if layout == "table":
            blocks.append(("table", _table(council, at, here, chance)))
            continue
        said = [_worded(chance.choice(wordings[layout == "list"]), council, at, measure) for measure in here]
        if layout == "list":
            blocks += [("paragraph", [chance.choice(FILLERS)]), ("list", said)]
        else:
            blocks.append(("paragraph", [said[0], chance.choice(FILLERS), said[1]]))
            blocks += [("paragraph", [sentence]) for sentence in said[2:]]
    return blocks


def _table(council: Council, at: int, measures: Sequence[Measure], chance: random.Random) -> list[str]:
    order = chance.choice(((at - 1, at), (at, at - 1)))
    lines = ["|".join(["Measure", *(council.label(council.first + each) for each in order)])]
    for measure in measures:
        name = f"Spending on {measure.label.lower()}" if measure.noun.startswith("spending") else measure.label
        lines.append("|".join([name, *(shown(measure, council.values[measure][each]) for each in order)]))
    return lines


def _worded(template: str, council: Council, at: int, measure: Measure) -> str:
    before, value = council.values[measure][at - 1 : at + 1]
    grew = value > before
    number = shown(measure, value)
    clause = measure.clause.format(n=number.removeprefix("£").removesuffix(" million").removesuffix("%"))
    label = f"Spending on {measure.label.lower()}" if measure.noun.startswith("spending") else measure.label
    return template.format(
        **{"c": number, "p": shown(measure, before), "noun": measure.noun, "Noun": _opened(measure.noun)},
        **{"clause": clause, "Clause": _opened(clause), "label": label, "E": council.first + at + 1},
        **{"Y": council.label(council.first + at), "P": council.label(council.first + at - 1)},
        **({"rose": "rose", "up": "up", "higher": "higher", "move": "increase"} if grew else {}),
        **({} if grew else {"rose": "fell", "up": "down", "higher": "lower", "move": "fall"}),
    )


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]


def _markdown(blocks: Sequence[Block]) -> str:
    marks = {"title": "# ", "heading": "## ", "paragraph": "", "list": "- "}
    parts = []
    for kind, lines in blocks:
        if kind == "table":
            rule = "|".join(["---"] * (lines[0].count("|") + 1))
            parts.append("\n".join(f"|{line}|" for line in (lines[0], rule, *lines[1:])))
        elif kind == "paragraph":
            parts.append(" ".join(lines))
        else:
            parts.append("\n".join(marks[kind] + line for line in lines))
    return "\n\n".join(parts) + "\n"


def _html(blocks: Sequence[Block]) -> str:
    parts = []
    for kind, lines in blocks:
        if kind == "table":
            head, *rows = (line.split("|") for line in lines)
            cells = "".join(f"<th>{cell}</th>" for cell in head)
            body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
            parts.append(f"<table><tr>{cells}</tr>{body}</table>")
        elif kind == "list":
            parts.append("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
        else:
            tag = {"title": "h1", "heading": "h2", "paragraph": "p"}[kind]
            parts.append(f"<{tag}>{' '.join(lines)}</{tag}>")
    return "<!doctype html><html lang='en'><body><main>" + "\n".join(parts) + "</main></body></html>\n"
