"""Hostile and broken files: a reader reads them or refuses them, in bounded depth."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue import read_corpus
from corpus.errors import CatalogueInvalid, DocumentUnreadable
from corpus.models import BlockKind, Page
from corpus.readers import READERS

SHARED = Path(os.environ.get("LOCAL_ACCOUNT_SHARED", Path(__file__).parent.parent.parent / "shared"))
SNIPPETS = st.sampled_from(
    [
        *("<p>", "</p>", "<ul><li>", "<table><tr><td>", "</table>", "<h2>", "<details><summary>", "<dl><dt>", "<dd>"),
        *(
            "\n",
            "- ",
            "1. ",
            "a) ",
            "# ",
            "| a | b |\n",
            "|---|---|\n",
            "> ",
            "```\n",
            "  ",
            "\t",
            "---\n",
            "**",
            "£4.2m",
        ),
        *("The council", ". ", ",", '"', ";", "é", "\u00ad", "\u202e", "\x0c", "<!--", "-->", "<br>", "[1]: x\n", "\\"),
        *("<sup>1</sup>", "2021-22"),
    ]
)


def check(page: Page) -> None:
    """Assert that blocks come in order, do not overlap, and are clean lines."""
    assert all(one.end <= other.start for one, other in pairwise(page.blocks))
    for block in page.blocks:
        text = page.text[block.start : block.end]
        assert block.kind is BlockKind.TABLE or (text == " ".join(text.split()) and text)
        assert len(block.headings) <= 6


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".csv"])
@settings(max_examples=60)
@given(parts=st.lists(SNIPPETS, max_size=40))
def test_any_text_is_read_or_refused(suffix: str, parts: list[str]) -> None:
    """Whatever markup a file mixes, the reader gives clean blocks in order, or says that it cannot read the file."""
    try:
        reading = READERS[suffix]("".join(parts).encode())
    except (DocumentUnreadable, CatalogueInvalid) as error:
        refusal = str(error)
        assert len(refusal) > 10
        return
    for page in reading.pages:
        check(page)


@pytest.mark.parametrize("suffix", list(READERS))
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    """No bytes crash a reader."""
    try:
        reading = READERS[suffix](data)
    except (DocumentUnreadable, CatalogueInvalid):
        return
    for page in reading.pages:
        check(page)


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".html", b"<div>" * 50_000 + b"x"),
        (".html", b"<ul><li>a" * 5_000),
        (".html", b"<table>" + b"<tr><td colspan=999999 rowspan=999999>a<td>b" * 500),
        (".md", b">" * 50_000 + b"x"),
        (".md", b"".join(b"  " * depth + b"- a\n" for depth in range(300))),
        (".md", b"---\na: " + b"[" * 5_000 + b"\n---\nx"),
        (".csv", b'a,b\n"' + b"x,y\n" * 50_000),
        (".csv", b"," * 200_000 + b"x"),
        (".txt", b"a" * 300_000),
        (".txt", b"1. " * 50_000),
    ],
)
def test_a_file_made_to_exhaust_the_reader_does_not(suffix: str, data: bytes) -> None:
    """Extreme nesting, spans and lengths are read or refused; no recursion limit is met."""
    try:
        said = f"{len(READERS[suffix](data).pages)} page"
    except (DocumentUnreadable, CatalogueInvalid) as error:
        said = str(error)
    assert said
    assert "RecursionError" not in said


def test_nesting_beyond_reason_is_refused() -> None:
    """A page nested thousands deep would take minutes to parse, so it is refused before that."""
    with pytest.raises(DocumentUnreadable, match="nest 5000 deep"):
        READERS[".html"](b"<div>" * 5000 + b"x")
    assert READERS[".html"](b"<div>" * 900 + b"x").pages[0].text == "x"


def test_no_outside_file_or_address_is_taken_in() -> None:
    """External entities, frames and includes are text or nothing, never another file's content."""
    page = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><main><p>a &e;</p><iframe src="file:///etc/passwd"></iframe></main>'
    assert "root:" not in READERS[".html"](page).pages[0].text


# The headings that a person sees above a line of the sample corpus, by document and beginning of the line.
SEEN = [
    (
        "001",
        "£13.9 million on social care staff",
        ("How we spent our budget in 2021-22", "Where we spent the money in 2021-22"),
    ),
    ("001", "1,891 people with learning", ("Who we supported in 2022-23",)),
    ("001", "7891 – The number of people", ("Activity Overview for 2021-22 and 2022-23",)),
    ("001", "Our self-assessment highlighted", ("Top three achievements",)),
    ("001", "The volume and number of self-funders", ("Cost of Care",)),
    ("031", "Wards affected", ("Issue details", "Approval of Contract Award to Adult Social Care Providers")),
    ("047", "Spend on Supporting People", ("Key Conclusions:",)),
    ("055", "In 2023/24, and for the first time", ()),
    ("062", "Several Members were not convinced", ("Care4CE",)),
    ("076", "Last updated", ("Experience of adult informal carers",)),
    ("095", "Adult Social Care Annual Complaints", ("ADULTS AND COMMUNITIES SCRUTINY COMMITTEE", "AGENDA Page No")),
    ("130", "Is Key Decision?", ("Decision",)),
    ("148", "Minutes: It was reported", ("4. Question Time. PDF 101 KB",)),
    ("165", "On the agenda for Members", ()),
]


@pytest.mark.parametrize(("document_id", "beginning", "headings"), SEEN)
def test_the_sample_corpus_has_the_structure_a_person_sees(
    document_id: str, beginning: str, headings: tuple[str, ...]
) -> None:
    """In documents laid out as the real ones are, each line stands under the headings that a person sees above it."""
    folder = SHARED / "questions" / "corpus"
    if not folder.exists():
        pytest.skip(f"NOT CHECKED: the sample corpus {folder} is not there; set LOCAL_ACCOUNT_SHARED to its folder")
    corpus = read_corpus(folder)
    assert corpus.problems == ()
    (page,) = next(document.pages for document in corpus.documents if document.id == document_id)
    (block,) = [block for block in page.blocks if page.text[block.start : block.end].startswith(beginning)]
    assert block.headings == headings
