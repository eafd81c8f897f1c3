"""Facts that a person looked up in PDFs are held as figures, on their page, in their passage."""

from __future__ import annotations

import io
import json
import os
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.figures import find_observations
from corpus.models import Document, Metadata, Observation
from corpus.passages import split_document
from corpus.readers.pdf import read_pdf

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parent.parent.parent / "shared"))
FACTS = [
    json.loads(line)
    for line in (Path(__file__).parent / "evaluation" / "pdf_facts.jsonl").read_text(encoding="utf-8").splitlines()
]
TABLES = (
    (
        "Table 1: Net spending on adult social care by service (£000)",
        (
            ("Service", "2021-22", "2022-23"),
            ("Residential care", "40,120", "41,980"),
            ("Homecare", "18,455", "19,310"),
            ("Direct payments", "9,870", "10,240"),
        ),
    ),
    (
        "Table 2: Number of people receiving homecare by district",
        (
            ("District", "2021-22", "2022-23"),
            ("Wexcombe", "1,204", "1,310"),
            ("Fenwick", "388", "402"),
            ("Harrowdene", "655", "671"),
        ),
    ),
)


def made() -> bytes:
    """A committee paper of two pages with a table each that no rules part: made here, for no shared PDF has one."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for caption, rows in TABLES:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(72, 740, caption)
        for place, (label, *cells) in enumerate(rows):
            canvas.setFont("Helvetica-Bold" if place == 0 else "Helvetica", 9)
            canvas.drawString(72, 715 - 15 * place, label)
            for column, cell in enumerate(cells):
                canvas.drawRightString(300 + 80 * column, 715 - 15 * place, cell)
        canvas.drawString(72, 600, "The committee is asked to note the position that the table above sets out.")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@cache
def read(name: str) -> tuple[Document, tuple[Observation, ...]]:
    """A document of the facts and its observations."""
    path = SHARED / "documents" / name
    if name != "made" and not path.exists():
        pytest.skip(f"NOT CHECKED: the published report {path} is not there; set LOCAL_ACCOUNT_SHARED to its folder")
    reading = read_pdf(made() if name == "made" else path.read_bytes())
    document = Document(Metadata("paper", name, "A paper", area="Exampleshire"), reading.pages, "0" * 64)
    return document, find_observations(document)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['document']}-{fact['page']}-{fact['printed']}")
def test_a_fact_of_a_pdf_is_held_on_its_page(fact: dict[str, Any]) -> None:
    """The figure has the value, unit and period that the page prints, and the page's passage holds its words."""
    document, observations = read(fact["document"])
    held = [
        one
        for one in observations
        if one.locator.page == fact["page"] and one.printed == fact["printed"] and one.value == Decimal(fact["value"])
    ]
    assert held, [one.printed for one in observations if one.locator.page == fact["page"]]
    assert any(one.dated == fact.get("period", one.dated) and one.unit == fact.get("unit", one.unit) for one in held)
    passages = [passage for passage in split_document(document) if passage.page == fact["page"]]
    assert any(fact["words"] in passage.text and fact["printed"].split()[-1] in passage.text for passage in passages)


@pytest.mark.parametrize("name", sorted({fact["document"] for fact in FACTS} - {"made"}))
def test_every_page_of_a_published_report_is_read_or_reported(name: str) -> None:
    """A page has text, or a line of the report tells why not."""
    document, _ = read(name)
    reading = read_pdf((SHARED / "documents" / name).read_bytes())
    for page in document.pages:
        assert page.text or any(warning.startswith(f"page {page.number}:") for warning in reading.warnings)
