"""The sites that `site_states` names, over one small corpus, served each when it is first needed.

`pytest_plugins = ["site_parts", "browser_parts", "states_parts"]`. The corpus is that of `site_parts` with a PDF whose
table answers a question, and a report of two years of which the later takes the place of the earlier.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from serving import serving
from site_states import SITES

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings

REPORT = """
[[document]]
id = "budget-report"
path = "budget-report.pdf"
title = "Budget report for adult social care 2023-24"
publisher = "Exampleshire County Council"
area = "Cambridgeshire"
kind = "committee-report"
published = "2024-05-14"
period = "2023-24"
url = "https://www.example.org/papers/budget-report.pdf"
"""
ROWS = (
    ("Service", "2022-23 £000", "2023-24 £000"),
    ("Home care", "12,410", "13,050"),
    ("Residential care", "31,200", "33,900"),
    ("Day services", "2,105", "1,980"),
)
CARERS = """---
id: carers-{id}
title: Carers report {period}
publisher: Exampleshire County Council
area: Cambridgeshire
kind: survey
published: {published}
period: {period}
---

# Carers report {period}

In {period}, {number} carers were given a break of at least a week.
"""

COLOURS = '{ brand = "#5b2c83", link = "#5b2c83", dark_brand = "#4a2370", dark_link = "#d9b8f5" }'
CORRECTION = """
[[correction]]
date = 2026-11-02
document = "local-account-2021-23"
text = "Spending on staff was shown for the wrong year."
"""


def write_report(path: Path) -> None:
    """A PDF of two pages, with a ruled table on the second."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(60, 780, "This report tells the committee what was spent on adult social care.")
    canvas.showPage()
    canvas.setFontSize(16)
    canvas.drawString(60, 780, "Spending by service")
    canvas.setFontSize(10)
    for row, cells in enumerate(ROWS):
        for column, words in enumerate(cells):
            canvas.rect(60 + 150 * column, 730 - 20 * row, 150, 20)
            canvas.drawString(65 + 150 * column, 736 - 20 * row, words)
    canvas.save()


@pytest.fixture(scope="session")
def states_settings(site_corpus: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Settings:
    """The settings of the usual site over the corpus of the states."""
    folder = tmp_path_factory.mktemp("states")
    corpus = Path(shutil.copytree(site_corpus, folder / "corpus"))
    write_report(corpus / "budget-report.pdf")
    catalogue = corpus / "catalogue.toml"
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + REPORT, encoding="utf-8")
    for year, period, number in ((2022, "2021-22", 412), (2023, "2022-23", 530)):
        text = CARERS.format(id=year, period=period, published=f"{year}-09", number=number)
        (corpus / f"carers-{year}.md").write_text(text, encoding="utf-8")
    build(corpus, folder / "index", embedder=embedder)
    corrections = folder / "corrections.toml"
    corrections.write_text(CORRECTION, encoding="utf-8")
    return Settings(
        corpus=corpus,
        index=folder / "index",
        records=folder / "records",
        corrections=corrections,
        ask_rate="100000 per minute",
    )


@pytest.fixture(scope="session")
def coloured_settings(
    states_settings: Settings, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """The same in the colours of a council."""
    folder = tmp_path_factory.mktemp("coloured")
    corpus = Path(shutil.copytree(states_settings.corpus, folder / "corpus"))
    index = Path(shutil.copytree(states_settings.index, folder / "index"))
    catalogue = corpus / "catalogue.toml"
    coloured = catalogue.read_text(encoding="utf-8").replace("[council]", f"[council]\ncolours = {COLOURS}", 1)
    catalogue.write_text(coloured, encoding="utf-8")
    build(corpus, index, embedder=embedder)
    return states_settings.model_copy(update={"corpus": corpus, "index": index})


def site_of(name: str, settings: Settings, embedder: Embedder) -> Flask:
    """The application of a site of `site_states`; "broken" has a page that fails."""
    app = create_app(settings.model_copy(update=SITES[name]), embedder=embedder)
    if name == "broken":
        app.add_url_rule("/broken", "broken", lambda: str(1 // 0))
    app.test_client().get("/")  # loads the models, so that no test waits for them
    return app


@pytest.fixture(scope="session")
def address_of(
    states_settings: Settings, coloured_settings: Settings, embedder: Embedder
) -> Iterator[Callable[[str], str]]:
    """Where a site listens. The one that takes few questions is made anew for each who asks for it."""
    known: dict[str, str] = {}
    with ExitStack() as served:

        def address(name: str) -> str:
            if name not in known or name == "strict":
                settings = coloured_settings if name == "council" else states_settings
                known[name] = served.enter_context(serving(site_of(name, settings, embedder)))
            return known[name]

        yield address
