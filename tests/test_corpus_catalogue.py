"""A corpus folder: its catalogue, its documents, and what is wrong with either."""

import os
from pathlib import Path

import pytest

from corpus.catalogue import MAX_FILE_BYTES, read_corpus
from corpus.errors import CatalogueInvalid, CorpusMissing
from corpus.folders import corpus_fingerprint
from corpus.models import Audience, DocumentKind

TEXT = "The council helped 12 carers in 2020-21.\n"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A corpus folder with the given files."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_catalogue_front_matter_and_file_are_heard_in_that_order(tmp_path: Path) -> None:
    """What the catalogue says of a document weighs more than its front matter, and that more than the file itself."""
    front = "---\ntitle: Front\npublisher: Front\n---\n"
    page = f"{front}<title>Own</title><link rel=canonical href='https://example.org/a'><p>Text."
    entry = '[[document]]\nid = "a"\npath = "a.html"\ntitle = "Listed"\npublished = 2021-06-30\nperiod = 2020\n'
    (document,) = read_corpus(write(tmp_path, {"a.html": page, "catalogue.toml": entry})).documents
    found = document.metadata
    assert (found.title, found.publisher, found.url) == ("Listed", "Front", "https://example.org/a")
    assert (found.published, found.period) == ("2021-06-30", "2020")
    assert (found.area, found.licence, found.kind, found.audience) == (None, None, DocumentKind.OTHER, Audience.PUBLIC)


def test_files_that_no_entry_lists_are_documents(tmp_path: Path) -> None:
    """Every file of a known kind is a document; licences, read-mes, the contacts and hidden files are none."""
    files = dict.fromkeys(["a.md", "b/a.md", "b/a.txt", "c.HTM", "licence-note.txt", "readme-first.md"], TEXT)
    others = [
        "LICENCE.txt",
        "License.md",
        "README.md",
        "contacts.txt",
        ".hidden.md",
        ".git/x.md",
        "picture.png",
        "licence.txt",
    ]
    catalogue = '[council]\nname = "Exampleshire"\ncontacts = "contacts.txt"\n'
    corpus = read_corpus(write(tmp_path, {**files, **dict.fromkeys(others, TEXT), "catalogue.toml": catalogue}))
    assert {document.metadata.path: document.id for document in corpus.documents} == {
        "a.md": "a",
        "b/a.md": "b-a",
        "b/a.txt": "b-a-txt",
        "c.HTM": "c",
    }
    assert corpus.council.name == "Exampleshire"
    assert corpus.problems == ()


def test_documents_come_ordered_by_id_whatever_their_names(tmp_path: Path) -> None:
    """The order of documents is that of their ids, so that the same corpus gives the same index everywhere."""
    files = {"a.md": f"---\nid: z\n---\n{TEXT}", "z.md": f"---\nid: '001'\n---\n{TEXT}"}
    assert [document.id for document in read_corpus(write(tmp_path, files)).documents] == ["001", "z"]


def test_a_title_is_stated_or_opens_the_document(tmp_path: Path) -> None:
    """Without a stated title it is the heading that opens the document, else the file's name; never a later heading."""
    later = f"{TEXT}Money in 2020-21\n- £5 million on staff\n"
    corpus = read_corpus(write(tmp_path, {"a.md": f"# Our account\n{TEXT}", "b.md": later}))
    assert [document.metadata.title for document in corpus.documents] == ["Our account", "b"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Files that cannot be read are named with what to do, and every other document is read."""
    bad: dict[str, str | bytes] = {
        "empty.md": "",
        "binary.txt": b"\x00\x01",
        "cut.pdf": b"%PDF-1.7\n1 0 obj",
        "front.md": "---\ntitle: [a\n---\nText.",
        "secret.md": f"---\naudience: staff\n---\n{TEXT}",
        "page.html": "<nav>Menu</nav>",
        "two.md": f"---\nid: good\n---\n{TEXT}",
    }
    corpus = read_corpus(
        write(tmp_path, {**bad, "good.md": TEXT, "catalogue.toml": '[[document]]\npath = "good.md"\n'})
    )
    assert [document.id for document in corpus.documents] == ["good"]
    assert sorted(problem.path for problem in corpus.problems) == sorted(bad)
    assert all(problem.message and problem.help for problem in corpus.problems)


def test_a_document_of_unknown_audience_is_not_shown_to_the_public(tmp_path: Path) -> None:
    """A mistyped audience leaves the document out; it is never taken for a public one."""
    files = {
        "a.md": TEXT,
        "b.md": f"---\naudience: internl\n---\n{TEXT}",
        "c.md": f"---\naudience: internal\n---\n{TEXT}",
    }
    corpus = read_corpus(write(tmp_path, files))
    assert {document.id: document.metadata.audience for document in corpus.documents} == {
        "a": Audience.PUBLIC,
        "c": Audience.INTERNAL,
    }
    assert "public, internal" in corpus.problems[0].message


def test_odd_front_matter_is_reported_and_not_used(tmp_path: Path) -> None:
    """An unknown kind, a date that is none and a mistyped key are reported; the document is read without them."""
    front = "kind: newsletter\npublished: last June\npublsher: Us\nid: ../up"
    corpus = read_corpus(write(tmp_path, {"a.md": f"---\n{front}\n---\n{TEXT}"}))
    (document,) = corpus.documents
    assert (document.id, document.metadata.kind, document.metadata.published) == ("a", DocumentKind.OTHER, None)
    said = " ".join(problem.message for problem in corpus.problems)
    for part in ("'newsletter'", "local-account", "'last June'", "did you mean 'publisher'", "../up"):
        assert part in said


@pytest.mark.parametrize(
    ("catalogue", "said"),
    [
        ("[council", "not TOML"),
        ('[[document]]\npath = "a.md"\nkind = "newsletter"', "unknown kind"),
        ('[[document]]\npath = "a.md"\naudience = "staff"', "unknown audience"),
        ('[[document]]\npath = "a.md"\npublished = "June"', "no date"),
        ('[[document]]\npath = "a.md"\nurl = "javascript:alert(1)"', "no web address"),
        ('[[document]]\npath = "a.md"\nid = "a/b"', "web addresses"),
        ('[[document]]\npath = "a.md"\ntitle = ["a"]', "must be a text"),
        ('[[document]]\nid = "a"', "needs a path"),
        ('[[document]]\npath = "missing.md"', "not in the folder"),
        ('[[document]]\npath = "../a.md"', "leaves the corpus folder"),
        ('[[document]]\npath = "/etc/passwd"', "leaves the corpus folder"),
        ('[[document]]\npath = "C:/a.md"', "leaves the corpus folder"),
        ('[[document]]\npath = "catalogue.toml"', "no known kind"),
        ('[[document]]\nid = "x"\npath = "a.md"\n[[document]]\nid = "x"\npath = "b.md"', "'x' is given to 2"),
        ('[[document]]\npath = "a.md"\n[[document]]\npath = "a.md"', "'a.md' is given to 2"),
        ('[document]\npath = "a.md"', "[[document]]"),
        ('[[documents]]\npath = "a.md"', "unknown table"),
        ('council = "us"', "[council]"),
        ('[council]\ncontacts = "../contacts.toml"', "leaves the corpus folder"),
        ("[council]\ncolours = { brand = 3 }", "colours"),
    ],
)
def test_a_broken_catalogue_is_named_and_explained(tmp_path: Path, catalogue: str, said: str) -> None:
    """A catalogue that breaks the contract stops the reading, and the message says where and what."""
    write(tmp_path, {"a.md": TEXT, "b.md": TEXT, "catalogue.toml": catalogue})
    with pytest.raises(CatalogueInvalid) as raised:
        read_corpus(tmp_path)
    assert said in str(raised.value)
    assert "catalogue.toml" in str(raised.value)


def test_everything_wrong_with_a_catalogue_is_said_at_once(tmp_path: Path) -> None:
    """The author of a catalogue can mend it in one go."""
    catalogue = '[[document]]\npath = "../a.md"\nkind = "x"\n[[document]]\nid = "b"'
    with pytest.raises(CatalogueInvalid, match=r"leaves.*unknown kind.*needs a path"):
        read_corpus(write(tmp_path, {"a.md": TEXT, "catalogue.toml": catalogue}))


def test_an_unknown_key_of_the_catalogue_is_reported(tmp_path: Path) -> None:
    """A mistyped key is no reason to stop, but it is said."""
    corpus = read_corpus(write(tmp_path, {"a.md": TEXT, "catalogue.toml": '[[document]]\npath = "a.md"\ntitel = "A"'}))
    assert "did you mean 'title'" in corpus.problems[0].message


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    """A link to a file outside the folder is not read, listed or not."""
    outside = write(tmp_path / "outside", {"secret.md": TEXT}) / "secret.md"
    folder = write(tmp_path / "corpus", {"a.md": TEXT})
    (folder / "link.md").symlink_to(outside)
    assert [document.id for document in read_corpus(folder).documents] == ["a"]
    write(folder, {"catalogue.toml": '[[document]]\npath = "link.md"'})
    with pytest.raises(CatalogueInvalid, match="leads out"):
        read_corpus(folder)


def test_a_missing_empty_or_wholly_unreadable_folder_is_named(tmp_path: Path) -> None:
    """Where there is no document the message says which folder, and where to read on."""
    for folder in (tmp_path / "none", write(tmp_path / "empty", {"picture.png": b"x"})):
        with pytest.raises(CorpusMissing, match=r"(none|empty) .*docs/corpus.md"):
            read_corpus(folder)
    with pytest.raises(CorpusMissing, match=r"a.md: the file is empty"):
        read_corpus(write(tmp_path / "unreadable", {"a.md": ""}))


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    """A file above the stated size is a problem, found without reading it."""
    folder = write(tmp_path, {"a.md": TEXT, "b.md": ""})
    os.truncate(folder / "b.md", MAX_FILE_BYTES + 1)
    assert str(MAX_FILE_BYTES) in read_corpus(folder).problems[0].message


def test_the_fingerprint_changes_with_any_name_or_byte(tmp_path: Path) -> None:
    """A changed, renamed, added or removed file changes the fingerprint; reading or touching one does not."""
    folder = write(tmp_path, {"a.md": TEXT, "catalogue.toml": ""})
    seen = [corpus_fingerprint(folder)]
    os.utime(folder / "a.md", (0, 0))
    assert read_corpus(folder).fingerprint == seen[0]
    for change in ({"a.md": TEXT + "."}, {"b.md": TEXT}, {"catalogue.toml": "[council]"}):
        write(folder, dict(change))
        seen.append(corpus_fingerprint(folder))
    (folder / "b.md").rename(folder / "c.md")
    seen.append(corpus_fingerprint(folder))
    assert len(set(seen)) == len(seen)
