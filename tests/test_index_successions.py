"""Which document supersedes which: as stated, or as a later edition of a series; and what that does to a search."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import write_corpus

from corpus.models import DocumentKind, Metadata
from index.builder import build
from index.embedding import Embedder
from index.retriever import Retriever
from index.store import open_version
from index.successions import Succession, successions, successors

ACCOUNT = DocumentKind.LOCAL_ACCOUNT


def document(name: str, title: str, **more: object) -> Metadata:
    """A local account of one council, unless more is said."""
    given: dict[str, object] = {"publisher": "Exampleshire", "kind": ACCOUNT} | more
    return Metadata(name, f"{name}.md", title, **given)  # type: ignore[arg-type]


def found(*documents: Metadata) -> dict[str, tuple[str, str]]:
    """What supersedes each document, and how that is known."""
    return {one.document_id: (one.by, one.reason) for one in successions(documents)[0]}


def test_a_later_edition_supersedes_the_one_before() -> None:
    """Of three editions each is superseded by the next, whatever order they come in, and the last by none."""
    editions = (
        document("c", "Local Account 2024 to 2025"),
        document("a", "Adult Social Care: Local Account 2019-20"),
        document("b", "The Local Account for 2021-23"),
        document("d", "Local Account", period="2025-26"),
    )
    assert found(*editions) == {"b": ("c", "series"), "c": ("d", "series")}
    held = {one.document_id: one for one in successions(editions)[0]}
    assert successors("b", held) == ["c", "d"]
    assert successors("d", held) == []


@pytest.mark.parametrize(
    "other",
    [
        document("b", "Local Account 2023-24", publisher="Otherton"),
        document("b", "Local Account 2023-24", area="Otherton"),
        document("b", "Local Account 2023-24", kind=DocumentKind.SURVEY),
        document("b", "Local Account of carers 2023-24"),
        document("b", "Local Account 2021-23", published="2025"),
        document("b", "Local Account"),
    ],
    ids=["publisher", "area", "kind", "title", "same period", "no period"],
)
def test_what_is_no_later_edition_supersedes_nothing(other: Metadata) -> None:
    """Another publisher, area, kind, title, or the same or an unknown period makes no series."""
    assert found(document("a", "Local Account 2021-23"), other) == {}


@pytest.mark.parametrize("kind", [DocumentKind.MINUTES, DocumentKind.DECISION, DocumentKind.COMMITTEE_REPORT])
def test_records_of_meetings_supersede_nothing_by_their_titles(kind: DocumentKind) -> None:
    """The minutes of June do not replace those of March, though they are called alike; where stated they do."""
    march = document("a", "Minutes of 3 March 2025", kind=kind)
    assert found(march, document("b", "Minutes of 9 June 2025", kind=kind)) == {}
    stated = document("b", "Minutes of 9 June 2025", kind=kind, supersedes="a")
    assert found(march, stated) == {"a": ("b", "stated")}


def test_what_is_stated_weighs_more_than_a_series() -> None:
    """A document that is said to replace the first edition does, although there is a second one."""
    editions = (document("a", "Local Account 2019-20"), document("b", "Local Account 2020-21"))
    replaced = document("x", "Corrected figures", supersedes="a")
    assert found(*editions, replaced) == {"a": ("x", "stated")}


def test_statements_that_cannot_be_are_told() -> None:
    """A document that supersedes itself, a stranger, or one that supersedes it is told by its path; nothing goes in
    circles."""
    one, other = document("a", "One", supersedes="b"), document("b", "Other", supersedes="a")
    held, faults = successions((one, other, document("c", "C", supersedes="c"), document("d", "D", supersedes="e")))
    assert [path for path, _ in faults] == ["b.md", "c.md", "d.md"]
    assert held == (Succession("b", "a", "stated"),)


SAME = "Carers can ask for a carer's assessment at any time. Ring the council and say that you look after someone."
OLDER_ONLY = "Carers could borrow a laptop from the library until the scheme was closed for good."


def test_the_newest_edition_comes_first_where_both_say_the_same(tmp_path: Path, embedder: Embedder) -> None:
    """Two editions with one paragraph in common: a search shows the newer one's first, and what only the older one says
    is still found, and citable."""
    texts = {
        "a2.md": f"# Local Account 2022-23\n\n## Help for carers\n\n{SAME}\n\n## Laptops\n\n{OLDER_ONLY}\n",
        "b1.md": f"# Local Account 2023-24\n\n## More about our year\n\n### Carers\n\n{SAME}\n",
    }
    build(write_corpus(tmp_path / "corpus", texts), tmp_path / "index", embedder=embedder)
    version = open_version(tmp_path / "index", embedder=embedder)
    assert version.holdings.successions == {"a2": Succession("a2", "b1", "series")}
    hits = Retriever(version, embedder).search("How do I get help for carers, an assessment?", k=3)
    same = [hit.passage.document_id for hit in hits if hit.passage.text == SAME]
    assert same == ["b1", "a2"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    first = Retriever(version, embedder).search("laptop library scheme", k=1)[0]
    assert (first.passage.document_id, first.passage.text) == ("a2", OLDER_ONLY)
    version.close()
