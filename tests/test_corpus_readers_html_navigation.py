"""Pages that do not mark their main part are read without their menus, and without losing a word of their content."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.readers import READERS

ROOT = Path(__file__).parent.parent
MENU = ["Home", "Bins and recycling", "Council tax", "Planning", "Schools and learning", "Contact us"]
ASIDE = ["Apply for a bus pass", "Pay a parking fine", "Report a pothole"]
CONTENT = [
    "Adult social care figures",
    "In 2022-23 we supported 5,162 older people with long-term care, which is more than the year before.",
    "964 carers",
    "1,891 people with a learning disability",
    "Older people",
    "£96.1 million",
    "Read the Local Account for more about how we spent the money and what we plan to do next year.",
]


def links(texts: list[str]) -> str:
    """A list of links."""
    return "<ul>" + "".join(f'<li><a href="/{number}">{text}</a></li>' for number, text in enumerate(texts)) + "</ul>"


ARTICLE = (
    f"<h1>{CONTENT[0]}</h1><p>{CONTENT[1]}</p><ul><li>{CONTENT[2]}</li><li>{CONTENT[3]}</li></ul>"
    f"<table><tr><th>Group</th><th>Spent</th></tr><tr><td>{CONTENT[4]}</td><td>{CONTENT[5]}</td></tr></table>"
    '<p>Read <a href="/la">the Local Account</a> for more about how we spent the money '
    "and what we plan to do next year.</p>"
)
CRUMBS = '<div class="crumbs"><a href="/">Home</a> &gt; <a href="/a">Adult social care</a></div>'
TOP, SIDE = links(MENU), links(ASIDE)
PAGES = {
    "divs": f'<div class="top">{TOP}</div>{CRUMBS}<div>{ARTICLE}</div><div class="side"><h3>Related</h3>{SIDE}</div>',
    "table layout": f"<table><tr><td>{TOP}</td><td>{ARTICLE}</td><td>{SIDE}</td></tr></table>",
    "sections": f'<section class="menu">{TOP}</section><section>{ARTICLE}</section><section>{SIDE}</section>',
    "plain": f'{TOP}{ARTICLE}<p><a href="/x">{ASIDE[0]}</a> | <a href="/y">{ASIDE[1]}</a></p>',
}


@pytest.mark.parametrize("name", list(PAGES))
def test_menus_are_left_out_and_content_is_kept(name: str) -> None:
    """However a page without a main part is laid out, no menu entry is read, and every word of its content is."""
    text = READERS[".html"](f"<html><body>{PAGES[name]}</body></html>".encode()).pages[0].text
    assert [entry for entry in (*MENU, *ASIDE, "Related") if entry in text] == []
    assert [words for words in CONTENT if words not in text] == []


def test_a_page_with_a_main_part_is_read_whole() -> None:
    """Where the page says what its content is, its lists of links are content."""
    text = (
        READERS[".html"](f"<body>{links(MENU)}<main>{ARTICLE}{links(MENU + ASIDE)}</main></body>".encode())
        .pages[0]
        .text
    )
    assert all(entry in text for entry in MENU + ASIDE)


def test_links_with_words_of_their_own_stay() -> None:
    """A list whose items say more than a link holds content, and is kept although the page marks no main part."""
    items = "".join(f'<li><a href="/{n}">Report {n}</a>: {n}00 people were supported at home</li>' for n in range(1, 7))
    text = (
        READERS[".html"](
            f"<body>{links(MENU)}{ARTICLE}<div class='sidebar related'><ul>{items}</ul></div></body>".encode()
        )
        .pages[0]
        .text
    )
    assert all(f"Report {n}: {n}00 people were supported at home" in text for n in range(1, 7))


def test_the_libraries_are_imported_only_when_needed() -> None:
    """Reading an ordinary page imports none of the libraries that take long to import."""
    code = (
        "import sys; from corpus.readers import READERS; READERS['.html'](b'<main><p>x</p></main>');"
        "print([name for name in ('trafilatura', 'docx', 'openpyxl', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
