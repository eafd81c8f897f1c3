"""Passages: verbatim, complete, whole where they fit, and small enough for the model."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue import read_corpus
from corpus.models import BlockKind, Document, Metadata, Passage
from corpus.passages import MAX_PASSAGE_CHARS, MIN_PASSAGE_CHARS, reading_length, split_document
from corpus.readers import READERS
from index.embedding import Embedder

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "corpus" / "documents"
SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", HERE.parent.parent / "shared")) / "questions" / "corpus"
FOLDERS = [HERE / "documents" / "reading", SHIPPED, SHARED]
LONG = "The council spent £142.1 million on care in 2021-22, and 22602 people (12%) asked for advice. "


def read(text: str, *, suffix: str = ".md") -> Document:
    """A document of the text."""
    return Document(Metadata("doc", f"doc{suffix}", "A title"), READERS[suffix](text.encode()).pages, "")


def documents(folder: Path) -> tuple[Document, ...]:
    """The documents of a corpus folder."""
    if not folder.exists():
        pytest.skip(f"NOT CHECKED: {folder} is not there; set LOCAL_ACCOUNT_SHARED to its folder")
    return read_corpus(folder).documents


def check_complete(document: Document, passages: tuple[Passage, ...]) -> None:
    """Assert that every character outside headings is in one passage, and that passages are verbatim."""
    for page_index, page in enumerate(document.pages):
        times = [0] * len(page.text)
        for passage in passages:
            if passage.page_index == page_index:
                assert page.text[passage.start : passage.end] == passage.text
                for place in range(passage.start, passage.end):
                    times[place] += 1
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                times[block.start : block.end] = [1 + count for count in times[block.start : block.end]]
        assert all(count == 1 for place, count in enumerate(times) if not page.text[place].isspace())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_text_is_lost_or_doubled(folder: Path) -> None:
    """Every character outside headings is in exactly one passage, and every passage is a slice of its page."""
    for document in documents(folder):
        check_complete(document, split_document(document))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_model_reads_every_passage_to_its_end(folder: Path, embedder: Embedder) -> None:
    """With its title and headings no passage is longer than the 256 word pieces that the model reads."""
    for document in documents(folder):
        for passage in split_document(document):
            assert embedder.fits(". ".join((document.metadata.title, *passage.headings, passage.text))), passage.id


@settings(max_examples=150)
@given(st.text(alphabet="aB1 .\n-|#£%", max_size=3000))
def test_any_text_is_split_without_loss(text: str) -> None:
    """Whatever a Markdown file holds, its passages are complete, verbatim and no longer than stated."""
    if not text.strip():
        return
    document = Document(Metadata("doc", "doc.txt", "T"), READERS[".txt"](f"x {text}".encode()).pages, "")
    passages = split_document(document)
    check_complete(document, passages)
    assert all(reading_length(passage.text) <= MAX_PASSAGE_CHARS for passage in passages)
    assert len({passage.id for passage in passages}) == len(passages)


def test_a_list_stays_whole_with_its_lead_in() -> None:
    """A list that fits is one passage with the line that introduces it, even after a long paragraph."""
    document = read(f"# Money\n{LONG * 8}\n\nWe spent:\n- £5 on staff\n- £6 on homes\n")
    assert split_document(document)[-1].text.endswith("\n\nWe spent:\n\n- £5 on staff\n- £6 on homes")
    crowded = read(f"# Money\n{LONG * 6}\n\nWe spent:\n" + "- £5 on staff\n" * 20)
    assert split_document(crowded)[-1].text.startswith("We spent:\n\n- £5")


def test_a_passage_stands_under_one_heading_path() -> None:
    """Text of two sections is never in one passage, and a heading alone is none."""
    passages = split_document(read("# A\n## B\nText of B.\n## C\nText of C.\n## D\n"))
    assert [(one.headings, one.text) for one in passages] == [(("A", "B"), "Text of B."), (("A", "C"), "Text of C.")]


def test_long_text_is_cut_at_sentence_ends() -> None:
    """A paragraph too long for the model is cut between sentences, never within one."""
    passages = split_document(read(LONG * 30))
    assert len(passages) > 3
    assert all(passage.text.startswith("The council") and passage.text.endswith("advice.") for passage in passages)


def test_long_tables_are_cut_by_rows() -> None:
    """A row of a table is never divided between passages."""
    rows = "".join(f"Area {number},2021-22,{number * 1000}\n" for number in range(200))
    document = read("area,period,value\n" + rows, suffix=".csv")
    lines = [line for passage in split_document(document) for line in passage.text.split("\n")]
    assert lines == document.pages[0].text.split("\n")


def test_an_item_keeps_its_mark_in_the_passage() -> None:
    """A passage that begins with an item shows its bullet or number, as printed."""
    assert split_document(read("4. Petitions were heard.\n5. Minutes were agreed.\n"))[0].text.startswith(
        "4. Petitions"
    )


def test_ids_name_the_place() -> None:
    """A passage's id is its document, the 0-based index of its page and where it starts."""
    (passage,) = split_document(read("# A\nText."))
    assert (passage.id, passage.page, passage.page_index) == ("doc#0.3", None, 0)


def test_long_headings_leave_room_for_text() -> None:
    """However long the headings, a passage still holds a paragraph's worth of text."""
    heading = "What was received in each of these years? " * 30
    passages = split_document(read(f"# {heading}\n{LONG * 3}"))
    assert len(passages) <= 2 + len(LONG * 3) / MIN_PASSAGE_CHARS * 2
