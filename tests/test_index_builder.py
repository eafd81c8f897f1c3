"""Building: the same input gives the same index, only what is new is embedded, and a failed build changes nothing."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SMALL_CORPUS, write_corpus
from filelock import FileLock

from corpus.errors import CorpusMissing
from index.builder import build, embedded_text
from index.embedding import Embedder
from index.errors import IndexLocked, StoreError
from index.store import current_digest, is_stale, open_version
from index.versions import KEPT_VERSIONS, check_files, versions_folder


def test_the_same_corpus_gives_the_same_digest(tmp_path: Path, small_index: Path, embedder: Embedder) -> None:
    """Two builds in different folders, from files written in another order, have one digest and equal contents."""
    shuffled = write_corpus(tmp_path / "elsewhere", dict(reversed(SMALL_CORPUS.items())))
    report = build(shuffled, tmp_path / "other", embedder=embedder)
    assert report.manifest.digest == current_digest(small_index) == current_digest(tmp_path / "other")
    one, other = open_version(small_index, embedder=embedder), open_version(tmp_path / "other", embedder=embedder)
    assert (one.passage_vectors.all_rows() == other.passage_vectors.all_rows()).all()
    assert one.passages_of("account") == other.passages_of("account")
    assert one.observations() == other.observations()


def test_a_second_build_embeds_nothing(small_corpus: Path, tmp_path: Path, embedder: Embedder) -> None:
    """A build after which nothing has changed publishes nothing and embeds nothing."""
    first = build(small_corpus, tmp_path / "index", embedder=embedder)
    assert first.published
    assert first.embedded > 0
    stamp = (tmp_path / "index" / "current").stat().st_mtime_ns
    second = build(small_corpus, tmp_path / "index", embedder=embedder)
    assert (second.published, second.embedded, second.manifest) == (False, 0, first.manifest)
    assert (tmp_path / "index" / "current").stat().st_mtime_ns == stamp


def test_a_build_with_nothing_to_do_does_not_load_the_model(
    small_corpus: Path, tmp_path: Path, embedder: Embedder
) -> None:
    """Where nothing has changed, neither a build nor the question whether one is due imports torch."""
    build(small_corpus, tmp_path / "index", embedder=embedder)
    code = (
        "import sys; from pathlib import Path; from index.builder import build; from index.store import is_stale;"
        "from index.embedding import Embedder; places = [Path(name) for name in sys.argv[1:]]; model = Embedder();"
        "assert not is_stale(*places, embedder=model); assert not build(*places, embedder=model).published;"
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(small_corpus), str(tmp_path / "index")], check=True)


def test_only_the_changed_document_is_embedded(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """After a change of one passage only that passage is embedded, and the digest is that of a fresh build."""
    account = small_corpus / "account.md"
    account.write_text(account.read_text().replace("look after someone", "care for someone"))
    assert is_stale(small_corpus, small_index, embedder=embedder)
    report = build(small_corpus, small_index, embedder=embedder)
    assert (report.published, report.embedded) == (True, 1)
    fresh = build(small_corpus, small_index.parent / "fresh", embedder=embedder)
    assert fresh.manifest == report.manifest
    assert not is_stale(small_corpus, small_index, embedder=embedder)


def test_metadata_alone_makes_another_version(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """A corrected publication date is served after the next build, although no text has changed."""
    before = current_digest(small_index)
    catalogue = small_corpus / "catalogue.toml"
    catalogue.write_text(catalogue.read_text().replace("2023-11", "2023-12"))
    report = build(small_corpus, small_index, embedder=embedder)
    assert report.embedded == 0
    assert report.manifest.digest != before
    assert open_version(small_index, embedder=embedder).documents["account"].published == "2023-12"


def test_a_change_that_shows_nowhere_keeps_the_version(
    small_corpus: Path, small_index: Path, embedder: Embedder
) -> None:
    """After a comment is added to the catalogue the version stays the same, and is not stale after the next build."""
    before = current_digest(small_index)
    with (small_corpus / "catalogue.toml").open("a") as catalogue:
        catalogue.write("\n# checked\n")
    report = build(small_corpus, small_index, embedder=embedder)
    assert (report.published, report.embedded, current_digest(small_index)) == (False, 0, before)
    assert not is_stale(small_corpus, small_index, embedder=embedder)
    open_version(small_index, embedder=embedder).close()


def test_a_damaged_index_is_made_again(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """A build over a damaged version of the same corpus puts a sound one in its place."""
    digest = current_digest(small_index)
    (versions_folder(small_index) / str(digest) / "passages.faiss").write_bytes(b"")
    assert is_stale(small_corpus, small_index, embedder=embedder)
    report = build(small_corpus, small_index, embedder=embedder)
    assert (report.published, report.manifest.digest) == (True, digest)
    assert check_files(versions_folder(small_index) / str(digest)) == report.manifest


def test_the_last_three_versions_are_kept(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """After many builds the last three versions are there, and nothing else is beside them."""
    digests = [current_digest(small_index)]
    leaving = versions_folder(small_index) / ".building-killed"
    leaving.mkdir()
    for number in range(4):
        (small_corpus / "account.md").write_text(SMALL_CORPUS["account.md"] + f"\n\nThere were {number + 5} visits.\n")
        digests.append(build(small_corpus, small_index, embedder=embedder).manifest.digest)
    assert {path.name for path in versions_folder(small_index).iterdir()} == set(digests[-KEPT_VERSIONS:])
    assert current_digest(small_index) == digests[-1]


@pytest.mark.parametrize("corpus_is", ["missing", "empty", "unreadable"])
def test_a_corpus_with_nothing_to_read_keeps_the_last_version(
    tmp_path: Path, small_index: Path, embedder: Embedder, corpus_is: str
) -> None:
    """A corpus folder that is gone, empty or unreadable raises, and the last good version goes on serving."""
    before = current_digest(small_index)
    bad = tmp_path / "bad"
    if corpus_is != "missing":
        bad.mkdir()
    if corpus_is == "unreadable":
        (bad / "scan.pdf").write_bytes(b"%PDF-1.4 garbage")
    with pytest.raises(CorpusMissing, match=str(bad)):
        build(bad, small_index, embedder=embedder)
    assert current_digest(small_index) == before
    open_version(small_index, embedder=embedder).close()


def test_one_unreadable_file_is_reported_and_the_rest_is_built(
    small_corpus: Path, tmp_path: Path, embedder: Embedder
) -> None:
    """A broken file is named in the report with what to do, and the other documents are in the index."""
    (small_corpus / "scan.pdf").write_bytes(b"%PDF-1.4 garbage")
    report = build(small_corpus, tmp_path / "index", embedder=embedder)
    (problem,) = [problem for problem in report.problems if problem.path == "scan.pdf"]
    assert problem.message
    assert problem.help
    assert report.manifest.documents == 2


def test_a_passage_longer_than_the_model_reads_is_reported(tmp_path: Path, embedder: Embedder) -> None:
    """What the model cannot read to its end is found by its words, and the report names it; also in later builds."""
    # The model reads Chinese character by character, the splitter reckons with letters and figures.
    corpus_folder = write_corpus(tmp_path / "corpus", {"marks.md": "# 成人社会照顾\n\n" + "成人社会照顾服务 " * 100})
    for title in ("first", "second"):
        (corpus_folder / "other.md").write_text(f"# {title}\n\nCarers can ask for an assessment.\n")
        report = build(corpus_folder, tmp_path / "index", embedder=embedder)
        cut = [problem for problem in report.problems if "more than the model reads" in problem.message]
        version = open_version(tmp_path / "index", embedder=embedder)
        too_long = [
            passage.id
            for passage in version.passages_of("marks")
            if not embedder.fits(embedded_text(passage, title=version.documents["marks"].title))
        ]
        assert too_long
        assert len(cut) == len(too_long)
        assert all(passage_id in problem.message for passage_id, problem in zip(too_long, cut, strict=True))


def test_two_builds_at_once_do_not_meet(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """While another program builds in the folder a build stops at once and says so; afterwards it works."""
    with FileLock(small_index / ".lock"), pytest.raises(IndexLocked, match=rf"{small_index}: another build is at work"):
        build(small_corpus, small_index, embedder=embedder)
    assert not build(small_corpus, small_index, embedder=embedder).published


def test_an_index_folder_that_cannot_be_made_is_named(small_corpus: Path, tmp_path: Path, embedder: Embedder) -> None:
    """Where a file stands in place of the index folder, the error names it and says what to do."""
    (tmp_path / "taken").touch()
    with pytest.raises(StoreError, match=rf"{tmp_path / 'taken'}: cannot be written .*name a folder that can be"):
        build(small_corpus, tmp_path / "taken", embedder=embedder)


@pytest.mark.parametrize("stage", ["Finding passages and figures", "Embedding figures", "Writing the index"])
def test_a_killed_build_leaves_the_last_version(
    small_corpus: Path, small_index: Path, embedder: Embedder, stage: str
) -> None:
    """A build killed at any stage leaves the last version sound and current, and the next build succeeds."""
    before = current_digest(small_index)
    shutil.copy(small_corpus / "account.md", small_corpus / "second.md")
    code = (
        "import os, signal, sys; from pathlib import Path; from index.builder import build;"
        "from index.embedding import Embedder; places = [Path(name) for name in sys.argv[2:]];"
        "die = lambda stage, done, of: os.kill(os.getpid(), signal.SIGKILL) if stage == sys.argv[1] else None;"
        "build(*places, embedder=Embedder(), progress=die)"
    )
    run = subprocess.run([sys.executable, "-c", code, stage, str(small_corpus), str(small_index)], check=False)
    assert run.returncode == -signal.SIGKILL
    assert current_digest(small_index) == before
    open_version(small_index, embedder=embedder).close()
    assert build(small_corpus, small_index, embedder=embedder).published


def test_a_full_disk_leaves_the_last_version(
    small_corpus: Path, small_index: Path, tmp_path: Path, embedder: Embedder
) -> None:
    """A build that cannot write its files says so with the folder, and the last version stays current."""
    before = current_digest(small_index)
    shutil.copy(small_corpus / "account.md", small_corpus / "second.md")
    build(small_corpus, tmp_path / "roomy", embedder=embedder)
    for vectors in (tmp_path / "roomy").glob("vectors-*.sqlite"):
        shutil.copy(vectors, small_index)
    code = (
        "import resource, sys; from pathlib import Path; from index.builder import build;"
        "from index.embedding import Embedder; from index.errors import StoreError\n"
        "for limit in (2_000, 20_000):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, -1))\n"
        "    try: build(*map(Path, sys.argv[1:]), embedder=Embedder())\n"
        "    except StoreError as error: print(error)"
    )
    command = [sys.executable, "-c", code, str(small_corpus), str(small_index)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    assert run.stdout.count(f"{small_index}: cannot be written") == 2
    assert current_digest(small_index) == before
    open_version(small_index, embedder=embedder).close()


def test_progress_tells_each_stage_to_its_end(small_corpus: Path, tmp_path: Path, embedder: Embedder) -> None:
    """Progress names the stages in order, never goes back within one, and ends each at its total."""
    told: list[tuple[str, int, int]] = []
    build(small_corpus, tmp_path / "index", embedder=embedder, progress=lambda *what: told.append(what))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    embedding = ["Embedding passages", "Reading passages", "Embedding figures"]
    assert stages == ["Reading documents", "Finding passages and figures", *embedding, "Writing the index"]
    for stage in stages:
        steps = [(done, of) for name, done, of in told if name == stage]
        assert steps == sorted(steps)
        assert steps[-1][0] == steps[-1][1] > 0
