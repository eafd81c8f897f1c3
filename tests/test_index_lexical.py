"""The index of words: BM25 by stems, any text as a question, ties in a fixed order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.models import Passage
from index import lexical
from index.errors import IndexDamaged
from index.lexical import LexicalIndex
from index.retriever import distinct_stems

TEXTS = {
    "account": ["We supported 3,250 people to recover", "Carers can ask for an assessment", "Money spent on carers"],
    "report": ["Carers can ask for an assessment", "The committee agreed the budget"],
}


def passages_of(texts: dict[str, list[str]]) -> list[tuple[Passage, str]]:
    """Passages of documents, each with its document's title."""
    return [
        (Passage(f"{name}#{row}", name, None, 0, ("Who we helped",), 0, len(text), text), f"Title of the {name}")
        for name, rows in texts.items()
        for row, text in enumerate(rows)
    ]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    """An index of the texts above, in a folder that nobody may write to."""
    folder = tmp_path_factory.mktemp("lexical") / "index"
    lexical.write(folder, passages_of(TEXTS))
    folder.chmod(0o555)
    return LexicalIndex(folder)


def found(words: LexicalIndex, question: str, **options: object) -> list[str]:
    """The ids that a question finds."""
    return [passage_id for passage_id, _ in words.search(distinct_stems(question), **{"k": 9} | options)]  # type: ignore[arg-type]


def test_passages_that_hold_every_word(words: LexicalIndex) -> None:
    """A search inside the documents finds the passages whose own text has all words, not those that have one."""
    assert words.holding(distinct_stems("money for carers")) == ["account#2"]
    assert sorted(words.holding(distinct_stems("carer assessment"))) == ["account#1", "report#0"]
    assert words.holding(distinct_stems("carers budget")) == words.holding(()) == []
    assert words.holding(distinct_stems("title")) == []


def test_words_are_compared_by_their_stems(words: LexicalIndex) -> None:
    """A question about "spending for a carer" finds the passage that says "spent on carers" first among carers."""
    assert found(words, "Who supports people recovering?")[0] == "account#0"
    assert set(found(words, "a carer")) == {"account#1", "account#2", "report#0"}


def test_headings_and_titles_are_searched_too(words: LexicalIndex) -> None:
    """A word that stands only in a heading or in the document's title finds the passages below it."""
    assert len(found(words, "helped")) == 5
    assert all(score > 0 for _, score in words.search(("help",), k=9))
    assert set(found(words, "report")) == {"report#0", "report#1"}


def test_words_that_only_ask_find_nothing(words: LexicalIndex) -> None:
    """A question of nothing but "how many did the" finds no passage by words."""
    assert found(words, "how many did the") == []
    assert found(words, "") == []


def test_a_search_can_be_limited_to_documents(words: LexicalIndex) -> None:
    """Within given documents the same scores are given as without the limit, and no other document appears."""
    everywhere = dict(words.search(("carer",), k=9))
    inside = words.search(("carer",), k=9, documents={"report"})
    assert inside == [("report#0", everywhere["report#0"])]
    assert words.search(("carer",), k=9, documents=set()) == []
    assert words.search(("carer",), k=9, documents={"not held"}) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
@example('"reablement" (see: a:b) [x] AND -carer* ~2 \\ /re/ ^ {1 TO 2}')
@example("carers’ \x00\x07 \u202e \U0001f600 gofal cymdeithasol 社会")
def test_any_text_is_a_question(words: LexicalIndex, question: str) -> None:
    """Quotes, brackets, operators, control characters and other scripts in a question never raise."""
    assert len(found(words, question)) <= 5


def test_equal_scores_come_in_order_of_id_even_across_the_cut(tmp_path: Path) -> None:
    """Of many passages that match equally, the first by id are found, whatever order they were written in."""
    same = [passages_of({f"d{number:03}": ["Carers can ask"]})[0] for number in range(60)]
    lexical.write(tmp_path / "index", [(passage, "") for passage, _ in reversed(same)])
    words = LexicalIndex(tmp_path / "index")
    for k in (1, 5, 59, 60):
        assert found(words, "carers", k=k) == [f"d{number:03}#0" for number in range(k)]


def test_closing_removes_the_private_copy(tmp_path: Path) -> None:
    """The copy that tantivy writes to is gone after closing, and the index itself stays as it was."""
    lexical.write(tmp_path / "index", passages_of(TEXTS))
    before = {path.name: path.read_bytes() for path in (tmp_path / "index").iterdir()}
    words = LexicalIndex(tmp_path / "index")
    copy = words.copy
    assert copy.is_dir()
    words.close()
    assert not copy.exists()
    assert {path.name: path.read_bytes() for path in (tmp_path / "index").iterdir()} == before


def test_a_folder_that_is_no_index_is_named(tmp_path: Path) -> None:
    """A folder with damaged files of tantivy gives an error with its path and the remedy."""
    lexical.write(tmp_path / "index", passages_of(TEXTS))
    (tmp_path / "index" / "meta.json").write_text("{")
    with pytest.raises(IndexDamaged, match=rf"{tmp_path / 'index'}: .*run `local-account build`"):
        LexicalIndex(tmp_path / "index")


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    """An index without passages can be written, opened and searched."""
    lexical.write(tmp_path / "index", [])
    assert LexicalIndex(tmp_path / "index").search(("carer",), k=3) == []


def test_a_disk_that_takes_no_more_is_an_error(tmp_path: Path) -> None:
    """Words that do not fit on the disk raise an error that names the folder."""
    code = (
        "import resource, sys; from pathlib import Path; from index import lexical\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60, -1))\n"
        "try: lexical.write(Path(sys.argv[1]), [])\n"
        "except OSError as error: sys.exit(7 if sys.argv[1] in str(error) else 8)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "words")], check=False).returncode == 7
