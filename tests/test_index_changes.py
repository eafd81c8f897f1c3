"""What a new version changes is told before it goes live, and what documents say differently is told at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import SMALL_CORPUS, write_corpus

from index import reports
from index.builder import build
from index.embedding import Embedder
from index.models import FigureChange, RemarkKind
from index.store import IndexVersion, current_digest


def test_the_report_tells_what_changes(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """Of two documents one is changed, one removed, and a third comes: the report names them, and each figure that
    came, went or has another value, as printed before and now."""
    before = current_digest(small_index)
    (small_corpus / "account.md").write_text(
        SMALL_CORPUS["account.md"].replace("£12.5 million", "£12.9 million").replace("slightly fewer", "fewer")
    )
    (small_corpus / "briefing.md").unlink()
    (small_corpus / "new.md").write_text("# New\n\nWe helped 12 people in 2022-23.\n")
    catalogue = SMALL_CORPUS["catalogue.toml"].split('[[document]]\nid = "briefing"')[0]
    (small_corpus / "catalogue.toml").write_text(catalogue)
    report = build(small_corpus, small_index, embedder=embedder)
    changes = report.changes
    assert changes is not None
    assert (changes.against, changes.added, changes.removed, changes.changed) == (
        before,
        ("new",),
        ("briefing",),
        ("account",),
    )
    by_document = {change.document_id: change for change in changes.figures}
    assert len(changes.figures) == 3  # the other figures of the changed document are as they were
    spent = by_document["account"]
    assert (spent.period, spent.area, spent.before, spent.after) == (
        "2022-23",
        "Exampleshire",
        "£12.5 million",
        "£12.9 million",
    )
    assert (by_document["briefing"].before, by_document["briefing"].after) == ("77", None)
    assert (by_document["new"].before, by_document["new"].after) == (None, "12")
    kept = json.loads((small_index / "reports" / f"{report.manifest.digest}.json").read_text())
    assert FigureChange(**kept["changes"]["figures"][0]) == changes.figures[0]
    assert reports.read(small_index, report.manifest.digest) == report


def test_a_dry_run_publishes_nothing(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """A dry run reports the changes of a build and leaves the versions, reports and kept vectors as they were; the
    build that follows publishes the digest it named."""
    before = {path.name: path.read_bytes() for path in small_index.rglob("*") if path.is_file()}
    (small_corpus / "account.md").write_text(SMALL_CORPUS["account.md"].replace("£12.5 million", "£12.9 million"))
    dry = build(small_corpus, small_index, embedder=embedder, dry_run=True)
    assert not dry.published
    assert dry.changes is not None
    assert [change.after for change in dry.changes.figures] == ["£12.9 million"]
    after = {path.name: path.read_bytes() for path in small_index.rglob("*") if path.is_file()}
    assert {name for name in after if not name.startswith("vectors-") and before.get(name) != after[name]} == {
        name for name in after.keys() - before.keys() if name.endswith(".json.gz")
    }
    real = build(small_corpus, small_index, embedder=embedder)
    assert (real.published, real.manifest, real.changes) == (True, dry.manifest, dry.changes)
    assert (real.files_read, real.embedded) == (0, 0)


def test_answers_that_change_are_told(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """What is asked of both versions is told where the answers differ, with both; what stays the same is not."""

    def ask(version: IndexVersion) -> dict[str, str]:
        return {
            "spent": str(len(version.observations(measure="spent"))),
            "first": version.passages_of("account")[0].text,
        }

    (small_corpus / "account.md").write_text(
        SMALL_CORPUS["account.md"].replace("- £12.5 million", "- £9 on tea\n- £12.5m")
    )
    changes = build(small_corpus, small_index, embedder=embedder, ask=ask).changes
    assert changes is not None
    assert changes.answers is not None
    assert [(change.question, change.before != change.after) for change in changes.answers] == [
        ("spent", True),
        ("first", True),
    ]
    assert build(small_corpus, small_index, embedder=embedder).changes == changes


HEAD = "---\ntitle: {title}\npublisher: {publisher}\narea: Exampleshire\npublished: {published}\n---\n# {title}\n\n"
TABLE = "## People supported at home\n\n| Number | 2021-22 |\n|---|---|\n| Older people with dementia | {number} |\n"


@pytest.mark.parametrize(
    ("publisher", "number", "kind"),
    [
        ("Exampleshire", "5,170", RemarkKind.RESTATED),
        ("The inspectorate", "5,170", RemarkKind.CONTRADICTED),
        ("Exampleshire", "5,162", None),
        ("Exampleshire", "5,200", None),
    ],
    ids=["restated", "contradicted", "the same", "the same, rounded"],
)
def test_figures_that_documents_tell_differently_are_told(
    tmp_path: Path, embedder: Embedder, publisher: str, number: str, kind: RemarkKind | None
) -> None:
    """5,162 people in one document and 5,170 in a later one of the same publisher is a restatement, of another a
    contradiction; the same number, or one rounded to hundreds, is neither."""
    first = HEAD.format(title="Year one", publisher="Exampleshire", published="2022") + TABLE.format(number="5,162")
    second = HEAD.format(title="Year two", publisher=publisher, published="2023") + TABLE.format(number=number)
    corpus = write_corpus(tmp_path / "corpus", {"z-first.md": first, "a-second.md": second})
    remarks = build(corpus, tmp_path / "index", embedder=embedder).remarks
    assert [remark.kind for remark in remarks] == ([kind] if kind else [])
    for remark in remarks:
        assert remark.document_ids == ("z-first", "a-second")
        assert "is 5,162 in “Year one” (z-first, 2022) and 5,170 in “Year two” (a-second, 2023)" in remark.message


COPIED = (
    "Reablement is a short period of support at home for people who have been unwell or in hospital. Staff of the team "
    "visit as often as needed, for up to six weeks, and help people to do things for themselves again, such as "
    "washing, dressing and cooking. It is free of charge for everyone who needs it.",
    "A carer is anybody who looks after a relative or friend who could not manage without that help, because of "
    "illness, frailty, disability or an addiction. Carers have a right to an assessment of their own needs, whatever "
    "the needs of the person they look after, and whatever money they have.",
)


@pytest.mark.parametrize(("publisher", "told"), [("Otherton", True), ("Exampleshire", False)])
def test_text_of_another_council_is_told(tmp_path: Path, embedder: Embedder, publisher: str, told: bool) -> None:
    """Two paragraphs that stand nearly word for word in another council's older document are told; those of the same
    council are not."""
    mine = [text.replace("everyone", "anyone").replace("relative", "relation") for text in COPIED]
    files = {
        "theirs.md": HEAD.format(title="Help", publisher=publisher, published="2020") + "\n\n## More\n\n".join(COPIED),
        "ours.md": HEAD.format(title="Support", publisher="Exampleshire", published="2024")
        + "\n\n## Next\n\n".join(mine),
    }
    remarks = build(write_corpus(tmp_path / "corpus", files), tmp_path / "index", embedder=embedder).remarks
    assert [remark.document_ids for remark in remarks] == ([("ours", "theirs")] if told else [])
    if told:
        assert remarks[0].message.startswith(
            "2 of 2 longer passages of “Support” (ours, 2024) are nearly word for word"
        )
