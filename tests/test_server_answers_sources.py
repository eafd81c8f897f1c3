"""Which documents may answer in words: tests of `server.answers.sources`."""

from __future__ import annotations

import pytest

from corpus.models import DocumentKind, Metadata
from server.answers.queries import Operation, Query, Wants
from server.answers.sources import documents_about

DOCUMENTS = {
    name: Metadata(name, f"{name}.md", name, "Council", kind=DocumentKind.OTHER, area=area)
    for name, area in {"own": "Fenmarsh", "next": "Oxley", "nation": "England", "none": None}.items()
}


def query(area: str | None, *, named: bool, others: tuple[str, ...] = ()) -> Query:
    """A question in words about an area."""
    return Query("why?", Wants.TEXT, Operation.LOOKUP, area=area, area_named=named, other_areas=others)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (query("Fenmarsh", named=True), {"own", "none"}),
        (query("fenmarsh", named=True, others=("Oxley",)), {"own", "next", "none"}),
        (query("Fenmarsh", named=False), {"own", "nation", "none"}),
        (query("Wexmoor", named=True), {"none"}),
    ],
    ids=["named", "two named", "the council's own", "unknown"],
)
def test_only_documents_about_the_place_answer(asked: Query, found: set[str]) -> None:
    """Only documents about the place answer."""
    assert documents_about(asked, DOCUMENTS) == found


def test_where_no_place_is_known_all_documents_may_answer() -> None:
    """Where no place is known all documents may answer."""
    assert documents_about(query(None, named=False), DOCUMENTS) is None
