import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import DocumentKind, Metadata
from server.shelf import Filters, Found, Shelf

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
PASSAGES = {("swan",): {"a": "a:0.1", "c": "c:0.5"}}
SHELF = Shelf({held.id: held for held in DOCUMENTS}, HEADINGS, in_text=lambda stemmed: PASSAGES.get(stemmed, {}))


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
        ("swans", ["a", "c"]),
        ("(", ["b", "a", "d", "c"]),
    ],
)
def test_search(q: str, ids: list[str]) -> None:
    """Each word typed, whole, begun or in another form, stands in title, publisher, area or a heading."""
    assert found(q=q) == ids


def test_why_a_document_is_found() -> None:
    """Of each document found it is told which part of its entry holds the words, which heading, and which passage."""

    def why(q: str) -> dict[str, Found]:
        return SHELF.why(Filters(q=q), SHELF.find(Filters(q=q)))

    assert why("carer zebra") == {}
    assert why("carer") == {"a": Found(("heading",), "Carers")}
    assert why("council other july") == {"b": Found(("title", "publisher"))}
    assert why("swans") == {"a": Found(passage="a:0.1"), "c": Found(passage="c:0.5")}
    assert why("") == {}


def test_filters() -> None:
    """Kind, area and year each leave only their own, and together what passes all."""
    assert found(kind="decision") == ["b", "d"]
    assert found(area="Wexmoor", year="2022") == ["d"]
    assert found(year="2022") == ["a", "d"]
    assert found(kind="minutes") == []


def test_choices_count_what_they_leave() -> None:
    """The number beside each choice is how many documents it leaves beside the words and filters that are set."""
    for asked in ({}, {"q": "council"}, {"area": "Wexmoor"}, {"year": "2022", "kind": "decision"}):
        for name, choices in SHELF.choices(Filters(**asked)).items():
            assert choices
            for value, count in choices.items():
                assert len(found(**{**asked, name: value})) == count > 0


def test_a_choice_that_is_set_stays() -> None:
    """A filter that is set can be seen and taken back, also where it leaves no document."""
    choices = SHELF.choices(Filters(kind="minutes", area="Atlantis", year="1999"))
    assert [choices["kind"]["minutes"], choices["area"]["Atlantis"], choices["year"]["1999"]] == [0, 0, 0]


def test_a_thousand_documents() -> None:
    """Of a thousand documents each is found by its own words, and a page holds twenty of them."""
    titles = {f"d{n}": f"Report number{n} of Town{n % 40}" for n in range(1000)}
    many = [Metadata(name, "a", title, published=str(1000 + at)) for at, (name, title) in enumerate(titles.items())]
    shelf = Shelf({held.id: held for held in many}, {}, in_text=lambda _: {})
    assert [held.id for held in shelf.find(Filters(q="number777"))] == ["d777"]
    assert len(shelf.find(Filters(q="number77"))) == 11, "77 and 770 to 779, as typed so far"
    assert [held.id for held in shelf.find(Filters(q="town7 report"))][:2] == ["d967", "d927"]
    page = shelf.page(Filters())
    assert page is not None
    assert (len(page.documents), page.total, page.documents[0].id) == (20, 1000, "d999")


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
