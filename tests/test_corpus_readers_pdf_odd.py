"""Odd and broken PDF files are read or refused; the benchmark `tests.benchmarks.odd` reads a thousand of them."""

from __future__ import annotations

from random import Random

import pytest

from corpus.errors import DocumentUnreadable
from corpus.figures import find_observations
from corpus.models import Document, Metadata
from corpus.passages import split_document
from corpus.readers.pdf import read_pdf
from tests.benchmarks.odd_pdfs import KINDS, odd
from tests.benchmarks.odd_structures import page_of

SLOW = {"giant streams", "long packs", "odd boxes", "greedy content"}
"""Kinds whose files take seconds by their nature; the benchmark has them."""


@pytest.mark.parametrize("kind", sorted(set(KINDS) - SLOW))
def test_an_odd_file_is_read_or_refused(kind: str) -> None:
    """A file of each kind gives pages numbered from 1, passages and figures, or a refusal that says what to do."""
    try:
        reading = read_pdf(odd(kind, 1))
    except DocumentUnreadable as error:
        refusal = str(error)
        assert ";" in refusal
        return
    assert [page.number for page in reading.pages] == list(range(1, len(reading.pages) + 1))
    document = Document(Metadata("odd", "odd.pdf", "Odd"), reading.pages, "0" * 64, reading.warnings)
    split_document(document)
    find_observations(document)


@pytest.mark.parametrize("scaled", [b"9 0 0 9 0 0 cm ", b"9 0 0 -9 5 5 cm "])
def test_type_larger_than_any_number_is_read(scaled: bytes) -> None:
    """Text whose size and place grow beyond all numbers does not stop the page from being read."""
    text = b"BT /F1 9 Tf 72 700 Td (The council) Tj ET "
    (page,) = read_pdf(page_of(text + scaled * 5_000 + b"BT /F1 9 Tf (helped people) Tj ET")).pages
    assert page.text.startswith("The council")


def test_the_same_seed_makes_the_same_file() -> None:
    """A finding of the benchmark can be looked at again."""
    assert [odd(kind, 2) for kind in ("cut", "flipped", "deep nesting")] == [
        KINDS[kind](Random(f"{kind} 2")) for kind in ("cut", "flipped", "deep nesting")
    ]
