"""Versions: an earlier one can be opened, gone back to, and stays until there is something new to build."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SMALL_CORPUS

from index.builder import build
from index.embedding import Embedder
from index.errors import IndexDamaged, VersionMissing
from index.live import LiveIndex
from index.rollbacks import roll_back, withdrawn
from index.store import current_digest, is_stale, open_version
from index.versions import HOLDINGS, kept_digests, versions_folder


@pytest.fixture
def three(small_corpus: Path, small_index: Path, embedder: Embedder) -> list[str]:
    """The digests of three versions that say 3,250, 3,251 and 3,252 people, the last one current."""
    digests = [str(current_digest(small_index))]
    for number in ("3,251", "3,252"):
        (small_corpus / "account.md").write_text(SMALL_CORPUS["account.md"].replace("3,250", number))
        digests.append(build(small_corpus, small_index, embedder=embedder).manifest.digest)
    return digests


def said(version: object) -> str:
    """The passage that tells how many people recovered at home."""
    return next(item.text for item in version.passages_of("account") if "recover" in item.text)  # type: ignore[attr-defined]


def test_an_earlier_version_is_opened_by_its_digest(small_index: Path, three: list[str], embedder: Embedder) -> None:
    """What an answer cited is there in the version that it names, also after the document has changed."""
    assert kept_digests(small_index) == tuple(reversed(three))
    for digest, number in zip(three, ("3,250", "3,251", "3,252"), strict=True):
        version = open_version(small_index, embedder=embedder, digest=digest)
        assert number in said(version)
        version.close()
    figure = next(held for held in open_version(small_index, embedder=embedder).observations() if held.value == 3252)
    assert open_version(small_index, embedder=embedder, digest=three[0]).observation(figure.id) is None
    with pytest.raises(VersionMissing, match=f"holds no version 0123456789abcdef; kept are {three[2]}, {three[1]}"):
        open_version(small_index, embedder=embedder, digest="0123456789abcdef")


def test_a_server_answers_from_the_version_gone_back_to(
    small_index: Path, three: list[str], embedder: Embedder
) -> None:
    """Going back changes what the next request gets, step by step, until there is no version before."""
    live = LiveIndex(small_index, embedder=embedder)
    for number, digest in (("3,251", three[1]), ("3,250", three[0])):
        left = current_digest(small_index)
        done = roll_back(small_index)
        assert (done.left, done.current) == (left, digest)
        assert number in said(live.pin())
    with pytest.raises(VersionMissing, match=f"no version before {three[0]}; kept are"):
        roll_back(small_index)
    assert roll_back(small_index, to=three[2]).current == three[2]
    assert "3,252" in said(live.pin())
    assert roll_back(small_index, to=three[2]).left == three[2]


def test_what_was_gone_back_from_is_not_built_by_itself(
    small_corpus: Path, small_index: Path, three: list[str], embedder: Embedder
) -> None:
    """After going back nothing is due to be built, so that a restart of the server does not undo it, until a document
    changes; a build that is asked for brings the last version back."""
    roll_back(small_index)
    assert not is_stale(small_corpus, small_index, embedder=embedder)
    assert [held.digest for held in withdrawn(small_index)] == [three[2]]
    assert build(small_corpus, small_index, embedder=embedder).manifest.digest == three[2]
    assert withdrawn(small_index) == []
    roll_back(small_index)
    (small_corpus / "account.md").write_text(SMALL_CORPUS["account.md"].replace("3,250", "3,253"))
    assert is_stale(small_corpus, small_index, embedder=embedder)


def test_a_damaged_version_is_not_gone_back_to(small_index: Path, three: list[str], embedder: Embedder) -> None:
    """Where the files of the version before are damaged, the error names the file and the current version stays."""
    (versions_folder(small_index) / three[1] / HOLDINGS).write_bytes(b"")
    with pytest.raises(IndexDamaged, match=HOLDINGS):
        roll_back(small_index)
    assert current_digest(small_index) == three[2]
    assert roll_back(small_index, to=three[0]).current == three[0]


def test_a_current_file_that_names_nothing_can_be_gone_back_from(
    small_index: Path, three: list[str], embedder: Embedder
) -> None:
    """Where `current` is damaged, going back takes the version that was published last."""
    (small_index / "current").write_text("garbage")
    assert roll_back(small_index).current == three[2]
    open_version(small_index, embedder=embedder).close()
