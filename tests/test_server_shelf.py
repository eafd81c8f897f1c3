import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import DocumentKind, Metadata
from server.shelf import Filters, Shelf

DOCUMENTS = [
    Metadata(
        "a",
        "a.md",
        "Local Account",
        "Exampleshire County Council",
        "Exampleshire",
        DocumentKind.LOCAL_ACCOUNT,
        period="2021-23",
    ),
    Metadata(
        "b", "b.md", "Decisions of July", "Other Council", "Wexmoor", DocumentKind.DECISION, published="2025-07-03"
    ),
    Metadata("c", "c.md", "Undated leaflet"),
    Metadata("d", "d.md", "Budget", "Other Council", "Wexmoor", DocumentKind.DECISION, published="2022"),
]
HEADINGS = {"a": ("Who we helped", "Carers"), "c": ("Ask for help",)}
SHELF = Shelf({held.id: held for held in DOCUMENTS}, HEADINGS)


def found(**asked: str) -> list[str]:
    """The ids of what passes, in order."""
    return [held.id for held in SHELF.find(Filters(**asked))]


def test_newest_first() -> None:
    """Newest first by day of publication, else by the end of the period covered; what says neither comes last."""
    assert found() == ["b", "a", "d", "c"]


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("local", ["a"]),
        ("decisi", ["b"]),
        ("decision", ["b"]),
        ("COUNCIL other", ["b", "d"]),
        ("carer", ["a"]),
        ("help", ["a", "c"]),
        ("wexmoor july", ["b"]),
        ("council zebra", []),
        ("(", ["b", "a", "d", "c"]),
    ],
)
def test_search(q: str, ids: list[str]) -> None:
    """Each word typed, whole, begun or in another form, stands in title, publisher, area or a heading."""
    assert found(q=q) == ids


def test_filters() -> None:
    """Kind, area and year each leave only their own, and together what passes all."""
    assert found(kind="decision") == ["b", "d"]
    assert found(area="Wexmoor", year="2022") == ["d"]
    assert found(year="2022") == ["a", "d"]
    assert found(kind="minutes") == []


def test_choices_count_what_they_leave() -> None:
    """The number beside each choice is how many documents it leaves."""
    for name, choices in SHELF.choices().items():
        for value, count in choices.items():
            assert len(found(**{name: value})) == count > 0


@given(st.integers(1, 5))
def test_pages_hold_each_document_once(size: int) -> None:
    """Going from page to page shows every document found once, in order, and going back leads to the same pages."""
    shown: list[str] = []
    begins: list[str | None] = []
    begin: str | None = None
    while True:
        page = SHELF.page(Filters(), begin=begin, size=size)
        assert page is not None
        assert page.before == (begins[-1] if begins else None)
        shown += [held.id for held in page.documents]
        begins.append(page.documents[0].id)
        if page.after is None:
            break
        begin = page.after
    assert shown == found()


def test_a_page_that_is_not_there() -> None:
    """A page that begins with a document that is not among those found is none."""
    assert SHELF.page(Filters(kind="decision"), begin="a") is None
