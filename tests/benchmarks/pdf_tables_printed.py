"""Known tables set by a browser from HTML: the second printer, independent of the first.

In: known tables and a seed. Out: an HTML page that holds them among prose, one table to a printed page at most, and
from it a PDF, by Chromium where it is installed. Rules, padding, type and alignment vary.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from pathlib import Path
from random import Random

from tests.benchmarks.pdf_tables_known import PROSE, Known, KnownCell

PRINTER = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
RULES = {
    "grid": "td,th{border:0.6pt solid #333}",
    "rows": "tr{border-bottom:0.6pt solid #333}",
    "three": "table{border-top:1pt solid;border-bottom:1pt solid} thead{border-bottom:0.6pt solid}",
    "none": "",
    "striped": "tbody tr:nth-child(even){background:#e6e6e6}",
    "head": "th{background:#dde8f0}",
}


def is_here() -> bool:
    """Whether the printer is installed."""
    return shutil.which(PRINTER[0]) is not None


def markup(known: Known, random: Random) -> tuple[str, bool]:
    """A table as HTML of its own look, and whether it is ruled."""
    rules = random.choice(["grid", "grid", *RULES])
    align = random.choice(["right", "right", "center", "left"])
    label = "left"
    size, pad = random.choice([7.5, 8.5, 9.5, 11]), random.choice(["1pt 4pt", "2pt 6pt", "4pt 9pt", "3pt 5pt"])
    valign = random.choice(["top", "middle", "bottom"])
    mark = f"t{random.randrange(10**9)}"
    sheet = "".join(f".{mark} {rule}" if "," not in rule.split("{")[0] else _each(mark, rule) for rule in _rules(rules))
    sheet += f"table.{mark}{{font:{size}pt {random.choice(['Arial', 'Georgia', 'Verdana'])},sans-serif}}"
    sheet += f".{mark} td,.{mark} th{{padding:{pad};text-align:{align};vertical-align:{valign}}}"
    sheet += (
        f".{mark} .label{{text-align:{label}}} .{mark} .deep{{padding-left:2em}} .{mark} th{{vertical-align:bottom}}"
    )
    if rules in ("three", "rows", "head"):
        sheet += _self(mark, RULES[rules])
    full = "width:100%;" if random.random() < 0.6 else ""
    head = "".join(_row(known, row, "th") for row in range(known.head_rows))
    body = "".join(_row(known, row, "td") for row in range(known.head_rows, known.rows))
    notes = "".join(f"<p style='font-size:8pt'>{html.escape(note)}</p>" for note in known.notes)
    table = (
        f"<table class={mark} style='{full}border-collapse:collapse'><thead>{head}</thead><tbody>{body}</tbody></table>"
    )
    return f"<style>{sheet}</style><p><b>{html.escape(known.caption)}</b></p>{table}{notes}", rules == "grid"


def _rules(name: str) -> list[str]:
    return [] if name in ("three", "rows", "head", "none") else [RULES[name]]


def _each(mark: str, rule: str) -> str:
    selectors, body = rule.split("{", 1)
    return ",".join(f".{mark} {one}" for one in selectors.split(",")) + "{" + body


def _self(mark: str, rules: str) -> str:
    """The rules of a sheet made those of one table."""
    parts = [part for part in rules.replace("} ", "}").split("}") if part]
    return "".join(f"table.{mark}{part[5:]}}}" if part.startswith("table") else f".{mark} {part}}}" for part in parts)


def _row(known: Known, row: int, tag: str) -> str:
    cells = [cell for cell in known.cells if cell.row == row]
    covered = {
        column
        for cell in known.cells
        if cell.row < row < cell.row + cell.row_span
        for column in range(cell.column, cell.column + cell.column_span)
    }
    parts, column = list[str](), 0
    for cell in [*cells, None]:
        while column < (cell.column if cell else known.columns):
            parts.append("" if column in covered else f"<{tag}></{tag}>")
            column += 1
        if cell:
            parts.append(_cell(cell, known, tag))
            column += cell.column_span
    return f"<tr>{''.join(parts)}</tr>"


def _cell(cell: KnownCell, known: Known, tag: str) -> str:
    is_label = cell.column == 0 or known.form == "words" or (known.form == "grouped" and cell.column == 1)
    kind = ("label" if is_label else "") + (" deep" if cell.indent else "")
    style = "text-align:center" if cell.column_span > 1 else ""
    nowrap = "" if is_label or tag == "th" else ";white-space:nowrap"
    return (
        f'<{tag} class="{kind}" rowspan={cell.row_span} colspan={cell.column_span} style="{style}{nowrap}">'
        f"{html.escape(cell.text)}</{tag}>"
    )


def pages(tables: list[Known], random: Random) -> tuple[str, list[tuple[int, bool]]]:
    """An HTML document that prints a table to a page, and for each its 1-based page and whether it is ruled."""
    parts, places = [], []
    for number, known in enumerate(tables, 1):
        table, ruled = markup(known, random)
        places.append((number, ruled))
        columns = random.choice([1, 1, 2])
        before = f"<p style='columns:{columns}'>{PROSE * random.randint(1, 2)}</p>" if random.random() < 0.7 else ""
        after = f"<p>{PROSE}</p>" if random.random() < 0.6 else ""
        turn = "<p style='page-break-before:always'>Page</p>" if number > 1 else ""
        parts.append(f"{turn}{before}{table}{after}")
    size = random.choice(["A4", "A4", "A4 landscape", "letter"])
    sheet = f"@page{{size:{size};margin:2cm}} body{{font:10.5pt Georgia,serif}}"
    return f"<!doctype html><meta charset=utf-8><style>{sheet}</style>{''.join(parts)}", places


def print_pdf(page: str) -> bytes:
    """The PDF that the browser makes of an HTML document."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [*PRINTER, f"--print-to-pdf={made}", str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=folder)
        return made.read_bytes()
