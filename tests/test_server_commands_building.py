"""`build`, `rollback` and `check`: what changes is told before it goes live, and can be gone back from."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import write_corpus
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas
from selectolax.lexbor import LexborHTMLParser

from index.store import current_digest
from server.cli import main

FIRST = "# Local Account 2021-22\n\n## Visits in 2021-22\n\nThere were 1,204 reablement visits in 2021-22.\n"
ATTACK = "<script>alert(1)</script>"
BAD_TABLE = f"""---
title: "{ATTACK}"
---
# Money

## Spend

| Spend (£m) | 2022-23 |
|---|---|
| A | 160.1 |
| B | 15.7 |
| Total | 185.7 |
"""


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    """The options that name a corpus with a good, a contradictory and a broken document, and an index built from it."""
    corpus = write_corpus(tmp_path / "corpus", {"a.md": FIRST, "money.md": BAD_TABLE, "broken.pdf": "%PDF-1.4 no more"})
    options = ["--corpus", str(corpus), "--index", str(tmp_path / "index")]
    assert run("build", *options)
    return options


def run(*arguments: str) -> str:
    """The standard output of a command that ends well."""
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_a_dry_run_tells_what_would_change_and_a_build_does_it(given: list[str], tmp_path: Path) -> None:
    """`build --dry-run --questions` names the figure and the answer that would change and publishes nothing; `build`
    publishes; `rollback` goes back, and again is refused with exit status 4."""
    before = current_digest(tmp_path / "index")
    questions = tmp_path / "questions.jsonl"
    asked = {
        "id": "1",
        "question": "How many reablement visits were there in 2021-22?",
        "type": "lookup",
        "gold_answer": "1,204",
        "expected": "answer",
    }
    questions.write_text(json.dumps(asked))
    (tmp_path / "corpus" / "a.md").write_text(FIRST.replace("1,204", "1,304"))
    dry = run("build", *given, "--dry-run", "--questions", str(questions))
    assert re.search(r"^Dry run: [0-9a-f]{16} would be published; nothing was$", dry, re.MULTILINE)
    assert "because files of the corpus have changed" in dry
    assert "1 document changed: a" in dry
    assert "figures: 0 added, 0 removed, 1 changed" in dry
    assert "1,204 is now 1,304" in dry
    assert "1 answer of the questions changed" in dry
    assert current_digest(tmp_path / "index") == before
    built = run("build", *given)
    assert "1,204 is now 1,304" in built
    after = current_digest(tmp_path / "index")
    assert after != before
    index = ["--index", str(tmp_path / "index")]
    assert f"Went back from {after} to {before}" in run("rollback", *index)
    assert f"Gone back from {after}" in run("check", *given)
    refused = CliRunner().invoke(main, ["rollback", *index])
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert f"no version before {before}; kept are {after}, {before}" in refused.stderr
    assert "nothing has changed" in run("rollback", "--to", str(before), *index)


def test_questions_that_cannot_be_read_stop_before_the_build(given: list[str], tmp_path: Path) -> None:
    """A question set with a broken line is told with the line, and nothing is built."""
    before = current_digest(tmp_path / "index")
    (tmp_path / "questions.jsonl").write_text("{}")
    (tmp_path / "corpus" / "a.md").write_text(FIRST.replace("1,204", "1,304"))
    done = CliRunner().invoke(main, ["build", *given, "--questions", str(tmp_path / "questions.jsonl")])
    assert done.exit_code == 2
    assert "line 1" in done.stderr
    assert current_digest(tmp_path / "index") == before


def test_check_in_json(given: list[str], tmp_path: Path) -> None:
    """`check --format json` has each problem with file, reason and remedy, and each contradiction with its place."""
    found = json.loads(run("check", *given, "--format", "json"))
    assert (found["index"], found["up_to_date"]) == (current_digest(tmp_path / "index"), True)
    assert [problem["path"] for problem in found["problems"]] == ["broken.pdf"]
    assert all(found["problems"][0][key] for key in ("message", "help"))
    (contradiction,) = found["contradictions"]
    assert contradiction["document_id"] == "money"
    assert "add to £175.8m" in contradiction["message"]
    assert len(contradiction["kept_back"]) == 3


def test_check_in_html_stands_by_itself_and_runs_nothing(given: list[str], tmp_path: Path) -> None:
    """The page of `check --format html` asks for no other file, shows what documents brought as text, names its
    language and title, and gives every table a caption and headed columns and rows."""
    page = run("check", *given, "--format", "html")
    tree = LexborHTMLParser(page)
    assert tree.css("script, link, img, iframe, [src], [href], [onclick]") == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert tree.css_first("html").attributes["lang"] == "en"
    assert tree.css_first("title").text()
    assert [int(heading.tag[1]) for heading in tree.css("h1, h2")] == [1, 2, 2, 2, 2, 2]
    tables = tree.css("table")
    assert len(tables) == 2
    for table in tables:
        assert table.css_first("caption") is not None
        assert all(head.attributes["scope"] == "col" for head in table.css("thead th"))
        assert all(head.attributes["scope"] == "row" for head in table.css("tbody th"))
    assert "broken.pdf" in tables[0].text()
    assert "add to £175.8m" in tables[1].text()


def test_a_first_broken_file_is_told_by_check_also_when_no_text_has_changed(given: list[str], tmp_path: Path) -> None:
    """A broken file that comes to an index whose other documents are as before is told by the next `check`."""
    (tmp_path / "corpus" / "late.pdf").write_bytes(b"%PDF-1.4 garbage")
    assert "Nothing has changed" in run("build", *given)
    assert "late.pdf" in run("check", *given)


def test_a_folder_that_cannot_be_written_is_named(given: list[str], tmp_path: Path) -> None:
    """Where something stands in the way of the index's files the message names the folder and what to see to, with
    exit status 4, and what was published stays so."""
    before = current_digest(tmp_path / "index")
    (tmp_path / "corpus" / "a.md").write_text(FIRST.replace("1,204", "1,304"))
    for kept in (tmp_path / "index").glob("extracts-*"):
        for path in kept.iterdir():
            path.unlink()
        kept.rmdir()
        kept.write_text("in the way")
    done = CliRunner().invoke(main, ["build", *given])
    assert done.exit_code == 4
    assert f"{tmp_path / 'index'}: cannot be written" in done.stderr
    assert "see to its space and permissions" in done.stderr
    assert current_digest(tmp_path / "index") == before


def test_a_problem_of_a_page_names_the_page(tmp_path: Path) -> None:
    """Of a page that holds no text the build prints file, page, reason and what to do, and the kept report has them."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    file = io.BytesIO(paper())
    writer.append(file)
    corpus = write_corpus(tmp_path / "corpus", {"a.md": FIRST})
    writer.write(corpus / "paper.pdf")
    said = run("build", "--corpus", str(corpus), "--index", str(tmp_path / "index"))
    assert "paper.pdf, page 1: no text; it may be a picture" in said
    assert "compare the page" in said
    checked = json.loads(run("check", "--corpus", str(corpus), "--index", str(tmp_path / "index"), "--format", "json"))
    assert [(one["path"], one["page"]) for one in checked["problems"]] == [("paper.pdf", 1)]


def paper() -> bytes:
    """A page with a line of text."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "The council helped people to stay at home.")
    canvas.save()
    return file.getvalue()
