"""Gathering: what is kept of files makes a build cheap and changes nothing that it makes."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

import pytest
from conftest import SMALL_CORPUS, write_corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.catalogue import list_corpus
from corpus.readers.pdf.watched import MAX_FILE_SECONDS
from index.builder import Limits, build
from index.embedding import Embedder
from index.extracts import EXTRACT_FORMAT, Task
from index.store import open_version

TEXTS = (
    "# Carers\n\nWe supported 312 carers in 2022-23.\n",
    "---\nid: carers\n---\n# Homes\n\nWe supported 47 people in care homes in 2021-22.\n",
    "# Money\n\nWe spent £3 million in 2022-23, and £2 million in 2021-22.\n",
    "---\ntitle: Local Account 2021-22\n---\n# Account\n\nWe supported 47 people in care homes in 2021-22.\n",
    "%",
)
NAMES = ("carers.md", "a/carers.md", "b/carers.md", "money.md", "broken.pdf")
CATALOGUE = '[[document]]\nid = "money"\npath = "{name}"\ntitle = "Money"\n'
steps = st.lists(
    st.tuples(st.sampled_from(NAMES), st.none() | st.sampled_from(TEXTS), st.none() | st.sampled_from(NAMES)),
    min_size=2,
    max_size=5,
)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """An index folder in which the vectors of the texts above are kept, so that examples cost no embedding."""
    folder = tmp_path_factory.mktemp("warm")
    files = {f"{number}.md": text for number, text in enumerate(TEXTS)}
    build(write_corpus(folder / "corpus", files), folder / "index", embedder=embedder)
    return folder / "index"


def change(corpus: Path, name: str, text: str | None, listed: str | None) -> None:
    """Write or remove a file, and list one that is there in the catalogue, or none."""
    path = corpus / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if text is not None:
        path.write_text(text)
    catalogue = corpus / "catalogue.toml"
    catalogue.unlink(missing_ok=True)
    if listed is not None and (corpus / listed).exists():
        catalogue.write_text(CATALOGUE.format(name=listed))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_builds_on_builds_make_what_one_build_makes(
    tmp_path_factory: pytest.TempPathFactory, warm: Path, embedder: Embedder, changes: list[tuple[str, str, str]]
) -> None:
    """Whatever files came, changed, went or were listed in between, the index has the digest, problems and findings of
    one built from nothing."""
    folder = tmp_path_factory.mktemp("grown")
    corpus = write_corpus(folder / "corpus", {"note.md": TEXTS[0]})
    for vectors in warm.glob("vectors-*.sqlite"):
        for index in ("grown", "fresh"):
            (folder / index).mkdir(exist_ok=True)
            shutil.copy(vectors, folder / index)
    for name, text, listed in changes:
        change(corpus, name, text, listed)
        grown = build(corpus, folder / "grown", embedder=embedder)
    fresh = build(corpus, folder / "fresh", embedder=embedder)
    assert grown.manifest == fresh.manifest
    assert (grown.problems, grown.findings, grown.remarks) == (fresh.problems, fresh.findings, fresh.remarks)


def test_one_changed_file_costs_one_file(tmp_path: Path, embedder: Embedder) -> None:
    """Of twelve documents one is changed: one file is read and its texts embedded, and the report says why."""
    files = {
        f"{number}.md": f"# Part {number}\n\nThere were {number + 20} visits in 2022-23.\n" for number in range(12)
    }
    corpus = write_corpus(tmp_path / "corpus", files)
    first = build(corpus, tmp_path / "index", embedder=embedder)
    assert (first.files_read, first.reasons) == (12, ("nothing was built here before",))
    (corpus / "5.md").write_text("# Part 5\n\nThere were 99 visits in 2022-23.\n")
    second = build(corpus, tmp_path / "index", embedder=embedder)
    assert (second.files_read, second.embedded) == (1, 1)  # the passage; the figure is described as before
    assert second.reasons == ("files of the corpus have changed; only those are read again",)
    (corpus / "catalogue.toml").write_text('[[document]]\npath = "7.md"\narea = "Exampleshire"\n')
    assert build(corpus, tmp_path / "index", embedder=embedder).files_read == 1


def test_what_is_kept_may_be_lost(small_corpus: Path, tmp_path: Path, embedder: Embedder) -> None:
    """Extracts that are deleted, cut or garbage are made again, and the index is the same."""
    first = build(small_corpus, tmp_path / "index", embedder=embedder)
    extracts = tmp_path / "index" / f"extracts-{EXTRACT_FORMAT}"
    for number, damage in enumerate((None, b"", b"garbage", gzip.compress(b"{}\n{}\n"), gzip.compress(b"[1]")), 1):
        paths = sorted(extracts.iterdir())
        assert len(paths) == 2
        for path in paths:
            path.unlink() if damage is None else path.write_bytes(damage)
        (small_corpus / "catalogue.toml").write_text(SMALL_CORPUS["catalogue.toml"] + "# again\n" * number)
        again = build(small_corpus, tmp_path / "index", embedder=embedder)
        assert (again.files_read, again.manifest.digest) == (2, first.manifest.digest)


def test_extracts_that_no_document_needs_are_removed(small_corpus: Path, tmp_path: Path, embedder: Embedder) -> None:
    """The folder of extracts does not grow with every edit, and keeps what a killed build left half written not."""
    build(small_corpus, tmp_path / "index", embedder=embedder)
    extracts = tmp_path / "index" / f"extracts-{EXTRACT_FORMAT}"
    (extracts / f".half.json.gz.{os.getpid()}").write_bytes(b"half")
    (small_corpus / "account.md").write_text(SMALL_CORPUS["account.md"].replace("3,250", "3,251"))
    build(small_corpus, tmp_path / "index", embedder=embedder)
    assert len(list(extracts.iterdir())) == 2


def test_a_file_that_takes_too_long_is_told_and_the_rest_is_built(
    small_corpus: Path, tmp_path: Path, embedder: Embedder
) -> None:
    """A file whose reading does not end in the time allowed is a problem that names it; the others are in the index,
    and the next build tries it again."""
    endless = "In 2022-23 we spent £5 million on 20 people, up from £4 million on 30 people the year before. " * 80_000
    (small_corpus / "endless.md").write_text(endless)
    report = build(small_corpus, tmp_path / "index", embedder=embedder, limits=Limits(processes=2, seconds=5))
    (problem,) = report.problems
    assert (problem.path, report.manifest.documents) == ("endless.md", 2)
    assert problem.message == "reading it took more than 5 seconds and was ended"
    assert "docs/configuration.md" in problem.help
    (small_corpus / "endless.md").write_text("# Short\n\nWe helped 12 people in 2022-23.\n")
    again = build(small_corpus, tmp_path / "index", embedder=embedder)
    assert (again.problems, again.manifest.documents) == ((), 3)


def test_problems_of_kept_documents_are_told_by_every_build(
    small_corpus: Path, tmp_path: Path, embedder: Embedder
) -> None:
    """What a document could not be read faithfully in is in the report also when it was read in an earlier build, and
    when nothing has changed at all."""
    (small_corpus / "odd.md").write_bytes("# Fees\n\nThe fee is £5.\n".encode("cp1252"))
    first = build(small_corpus, tmp_path / "index", embedder=embedder)
    (small_corpus / "new.md").write_text("# New\n\nWe helped 12 people in 2022-23.\n")
    second = build(small_corpus, tmp_path / "index", embedder=embedder)
    third = build(small_corpus, tmp_path / "index", embedder=embedder)
    assert "Windows-1252" in first.problems[0].message
    assert first.problems == second.problems == third.problems
    assert (second.files_read, third.files_read, third.published) == (1, 0, False)


def test_documents_are_the_same_however_many_processes_read(tmp_path: Path, embedder: Embedder) -> None:
    """Five files that claim one id get the ids that they would get in turn, with one process and with four."""
    files = {"carers.md": "# One\n\nText of one.\n", "zebra.md": "---\nid: b-carers\n---\n# Two\n\nText of two.\n"}
    corpus = write_corpus(tmp_path / "corpus", files)
    for name in ("a", "b"):
        (corpus / name).mkdir()
        (corpus / name / "carers.md").write_text(f"# {name}\n\nText of {name}.\n")
    ids = []
    for processes in (1, 4):
        folder = tmp_path / str(processes)
        build(corpus, folder, embedder=embedder, limits=Limits(processes=processes))
        version = open_version(folder, embedder=embedder)
        ids.append({held.path: held.id for held in version.documents.values()})
        version.close()
    # In the order of the names: a/carers.md, b/carers.md, carers.md; zebra.md states an id that is taken by then.
    assert ids[0] == {"a/carers.md": "carers", "b/carers.md": "b-carers", "carers.md": ids[0]["carers.md"]}
    assert ids[0] == ids[1]


def test_a_long_pdf_is_not_lost_whole_to_the_limit_of_a_file(tmp_path: Path) -> None:
    """A PDF has longer than all its pages may take, so that one that takes too long keeps the pages that were read."""
    (tmp_path / "pack.PDF").write_bytes(b"%PDF-1.7")
    (tmp_path / "page.md").write_text("# A page\n", encoding="utf-8")
    limits = Limits(seconds=5)
    allowed = [
        limits.seconds_for(Task(tmp_path, source, (), tmp_path))
        for source in sorted(list_corpus(tmp_path).sources, key=lambda source: source.name)
    ]
    assert allowed == [MAX_FILE_SECONDS + 5, 5]
