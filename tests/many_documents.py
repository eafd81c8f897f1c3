"""A corpus of many small documents: what the list, the search and a page cost with a thousand of them.

In: a number. Out: a folder of Markdown files with front matter, of forty made-up councils over twenty-five years. Each
has headings, a sentence, a list and a table of its own, so that an index of them is a real one.
"""

from __future__ import annotations

from pathlib import Path

COUNCILS = (
    *("Alderley", "Brackenham", "Calderbrook", "Dunmere", "Eastmarsh", "Fellside", "Greyford", "Harrowmere"),
    *("Inglewick", "Kettlewood", "Loxdale", "Marlingfield", "Northolme", "Oxmere", "Penmarsh", "Quarrydale"),
    *("Ridgeway", "Saltmere", "Thornhaven", "Upperby", "Veryan", "Wexbourne", "Yarrowdale", "Ashcombe"),
    *("Birkenshaw", "Cranfold", "Draymoor", "Elverton", "Foxcote", "Glenbury", "Hexley", "Ivelchester"),
    *("Kirkholme", "Lindport", "Millbeck", "Netherfold", "Orrinbay", "Priorswood", "Rushmoor", "Stanwick"),
)
TOPICS = (
    *("Reablement at home", "Direct payments", "Unpaid carers", "Day opportunities", "Extra care housing"),
    *("Telecare and alarms", "Learning disability support", "Safeguarding enquiries", "Waiting for an assessment"),
    *("Hospital discharge", "Sensory services", "Mental health support"),
)
KINDS = ("local-account", "committee-report", "statistics", "survey", "news")
FIRST_YEAR = 2000


def write_documents(folder: Path, count: int) -> Path:
    """Write `count` documents into a new folder, whose place is returned; each is published on a day of its own."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"document-{number:04}.md").write_text(_document(number), encoding="utf-8")
    return folder


def _document(number: int) -> str:
    council = COUNCILS[number % len(COUNCILS)]
    topic = TOPICS[number // len(COUNCILS) % len(TOPICS)]
    year = FIRST_YEAR + number // len(COUNCILS) % 25
    before, this = (f"{start}-{(start + 1) % 100:02}" for start in (year - 1, year))
    held = 120 + number * 7 % 4_900
    return f"""---
title: "{topic} in {council} {this}"
publisher: "{council} Council"
area: {council}
kind: {KINDS[number % len(KINDS)]}
published: "{year + 1}-{number % 12 + 1:02}-{number % 28 + 1:02}"
period: "{this}"
---
# {topic} in {council} {this}

## What we do

{topic} helps adults in {council} to live as they choose.
In {this} we helped {held:,} people, {held - 11:,} the year before.

## What it cost

- £{number % 90 + 1}.{number % 9} million – spending on {topic.lower()} in {this}

## Year by year

| {topic}, people | {before} | {this} |
|---|---|---|
| Aged 18 to 64 | {held // 3:,} | {held // 3 + 9:,} |
| Aged 65 and over | {held // 2:,} | {held // 2 + 5:,} |
"""
