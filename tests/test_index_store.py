"""Opening an index: only a sound one that fits, with a clear word otherwise, and never one that changes in use."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import CorpusMissing
from corpus.measures import stems
from index.builder import build
from index.embedding import Embedder
from index.errors import IndexDamaged, IndexMissing, IndexUnsuitable, StoreError
from index.live import LiveIndex
from index.store import current_digest, is_stale, open_version
from index.versions import FORMAT, HOLDINGS, LABEL_VECTORS, LEXICAL, MANIFEST, PASSAGE_VECTORS, versions_folder


def version_folder(index_folder: Path) -> Path:
    """The folder of the current version."""
    return versions_folder(index_folder) / str(current_digest(index_folder))


def cut(path: Path) -> None:
    """Take away the second half of a file."""
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def overwrite(path: Path) -> None:
    """Change some bytes in the middle of a file and leave its size."""
    with path.open("r+b") as stream:
        stream.seek(path.stat().st_size // 2)
        stream.write(b"\x00GARBAGE")


DAMAGES: dict[str, Callable[[Path], None]] = {"cut": cut, "changed": overwrite, "missing": Path.unlink}
FILES = (HOLDINGS, PASSAGE_VECTORS, LABEL_VECTORS, f"{LEXICAL}/meta.json", MANIFEST)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named(small_index: Path, embedder: Embedder, name: str, damage: str) -> None:
    """Any file of a version that is cut, changed or gone gives an error with its path, the fault and the remedy."""
    path = version_folder(small_index) / name
    DAMAGES[damage](path)
    said = {"cut": r"has \d+ bytes where", "changed": "has changed since", "missing": "is missing from"}[damage]
    said = "cannot be read" if name == MANIFEST else said
    with pytest.raises(IndexDamaged, match=rf"{path}: {said}.*; run `local-account build`"):
        open_version(small_index, embedder=embedder)


def test_a_file_that_does_not_belong_is_named(small_index: Path, embedder: Embedder) -> None:
    """A file that somebody put into a version gives an error with its path."""
    (version_folder(small_index) / "holdings.sqlite-wal").write_bytes(b"x")
    with pytest.raises(IndexDamaged, match=r"holdings\.sqlite-wal: does not belong to the index"):
        open_version(small_index, embedder=embedder)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"../../etc", b"0123456789abcdef"])
def test_a_bad_current_file_is_named(small_index: Path, small_corpus: Path, embedder: Embedder, content: bytes) -> None:
    """A file `current` that is empty, garbage or names no version gives an error, and a build mends it."""
    (small_index / "current").write_bytes(content)
    said = {b"\xff\xfe": "cannot be read", b"0123456789abcdef": "is not there"}.get(content, "names no version")
    with pytest.raises(IndexDamaged, match=rf"{small_index}.*{said}.*run `local-account build`"):
        open_version(small_index, embedder=embedder)
    assert is_stale(small_corpus, small_index, embedder=embedder)
    assert build(small_corpus, small_index, embedder=embedder).published
    open_version(small_index, embedder=embedder).close()


def test_a_folder_without_an_index_is_named(tmp_path: Path, small_corpus: Path, embedder: Embedder) -> None:
    """Where nothing was ever built the error says so and how to build; a build is due."""
    with pytest.raises(IndexMissing, match=rf"{tmp_path / 'none'}: holds no index; run `local-account build`"):
        open_version(tmp_path / "none", embedder=embedder)
    assert current_digest(tmp_path / "none") is None
    assert is_stale(small_corpus, tmp_path / "none", embedder=embedder)


def test_an_index_of_another_format_is_refused(small_index: Path, embedder: Embedder) -> None:
    """A version of another layout is refused with both numbers."""
    path = version_folder(small_index) / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(IndexUnsuitable, match=f"is of format 99, this program reads format {FORMAT}; run"):
        open_version(small_index, embedder=embedder)


def test_an_index_of_another_model_is_refused(
    small_index: Path, small_corpus: Path, tmp_path: Path, embedder: Embedder
) -> None:
    """A version made with another model is refused with the names of both, and is stale for this one."""
    folder = Path(shutil.copytree(embedder.folder, tmp_path / "our-model"))
    overwrite(folder / "model.safetensors")
    other = Embedder(folder)
    with pytest.raises(IndexUnsuitable, match=r"made with the model sentence-transformers/all-MiniLM-L6-v2.*our-model"):
        open_version(small_index, embedder=other)
    assert is_stale(small_corpus, small_index, embedder=other)
    assert not is_stale(small_corpus, small_index, embedder=embedder)


def test_a_missing_corpus_is_not_a_stale_index(small_index: Path, tmp_path: Path, embedder: Embedder) -> None:
    """Asking whether a build is due for a corpus folder that is not there says that it is not there."""
    with pytest.raises(CorpusMissing, match=str(tmp_path / "none")):
        is_stale(tmp_path / "none", small_index, embedder=embedder)


def test_a_request_keeps_its_version_and_the_next_gets_the_new_one(
    small_index: Path, small_corpus: Path, embedder: Embedder
) -> None:
    """After a build new requests get the new version, while a request under way reads on in its own."""
    live = LiveIndex(small_index, embedder=embedder)
    pinned = live.pin()
    assert live.pin() is pinned
    account = small_corpus / "account.md"
    account.write_text(account.read_text().replace("look after", "care for"))
    digest = build(small_corpus, small_index, embedder=embedder).manifest.digest
    renewed = live.pin()
    assert (renewed.manifest.digest, live.problem) == (digest, None)
    assert "look after" in pinned.passages_of("account")[-1].text
    assert "care for" in renewed.passages_of("account")[-1].text


@pytest.mark.parametrize("name", ["current", *FILES])
def test_the_last_good_version_serves_until_a_sound_one_comes(
    small_index: Path, small_corpus: Path, embedder: Embedder, name: str
) -> None:
    """A new version that is damaged is not served: the one before goes on and the problem is told."""
    live = LiveIndex(small_index, embedder=embedder)
    before = live.pin()
    (small_corpus / "account.md").write_text("# Local Account\n\nWe supported 9 people in 2022-23.\n")
    build(small_corpus, small_index, embedder=embedder)
    if name == "current":
        (small_index / name).write_text("")
    else:
        overwrite(version_folder(small_index) / name)
    assert live.pin() is before
    assert "run `local-account build`" in (live.problem or "")
    assert before.passages_of("account")
    build(small_corpus, small_index, embedder=embedder)
    assert live.pin() is not before
    assert live.problem is None


def test_a_server_needs_a_first_version(tmp_path: Path, embedder: Embedder) -> None:
    """Without any sound version there is nothing to serve, and the error is that of opening."""
    with pytest.raises(StoreError, match="holds no index"):
        LiveIndex(tmp_path, embedder=embedder)


def test_a_vanished_index_goes_on_serving(small_index: Path, embedder: Embedder) -> None:
    """When the whole index folder is moved away under a server, what it holds open goes on serving."""
    live = LiveIndex(small_index, embedder=embedder)
    live.pin().passages_of("account")
    small_index.rename(small_index.with_name("moved"))
    assert live.pin().label_vectors.all_rows().shape[0] == len(live.pin().holdings.labels)
    assert live.pin().lexical.search(stems("reablement"), k=3)
    assert "holds no index" in (live.problem or "")
