from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from site_examples import ATTACK

from index.embedding import Embedder
from server import create_app
from server.config import Settings
from server.corrections import Correction, CorrectionsInvalid, load_corrections

pytest_plugins = ["site_parts"]


def written(folder: Path, text: str) -> Path:
    """A file of corrections."""
    path = folder / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_latest_first(tmp_path: Path) -> None:
    """The corrections of a file come latest first; without a file there are none."""
    path = written(
        tmp_path,
        '[[correction]]\ndate = 2026-01-02\ntext = "One."\n'
        '[[correction]]\ndate = 2026-03-04\ntext = "Two."\ndocument = "d"',
    )
    assert load_corrections(path) == (
        Correction(date(2026, 3, 4), "Two.", "d"),
        Correction(date(2026, 1, 2), "One."),
    )
    assert load_corrections(None) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[correction]", "cannot be read"),
        ("[correction]\n", "something else than"),
        ("[[corection]]\n", "something else than"),
        ('[[correction]]\ndate = "2026-01-02"\ntext = "One."', "no date such as"),
        ('[[correction]]\ndate = 2026-01-02T10:00:00\ntext = "One."', "no date such as"),
        ("[[correction]]\ndate = 2026-01-02", "no text in correction 1"),
        ('[[correction]]\ndate = 2026-01-02\ntext = "One."\nwho = "me"', "unknown key 'who'"),
        ('[[correction]]\ndate = 2026-01-02\ntext = "One."\ndocument = 5', "than an id"),
    ],
)
def test_faulty_files(tmp_path: Path, text: str, said: str) -> None:
    """A file that cannot be used stops the program with its name and the fault."""
    path = written(tmp_path, text)
    with pytest.raises(CorrectionsInvalid) as raised:
        load_corrections(path)
    assert said in raised.value.message
    assert str(path) in raised.value.message


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(CorrectionsInvalid, match=r"nowhere\.toml cannot be read"):
        load_corrections(tmp_path / "nowhere.toml")


def test_the_page(site_settings: Settings, embedder: Embedder, tmp_path: Path) -> None:
    """The page lists the corrections with their day and document, and says whom to tell; markup in them is text."""
    entries = [("2026-01-02", "A year was wrong.", "getting-help"), ("2026-02-03", ATTACK, "internal")]
    text = "".join(
        f"[[correction]]\ndate = {day}\ntext = '{said}'\ndocument = '{name}'\n" for day, said, name in entries
    )
    told = {"corrections": written(tmp_path, text), "council_name": "Cambridgeshire County Council"}
    settings = site_settings.model_copy(update=told)
    page = HTMLParser(create_app(settings, embedder=embedder).test_client().get("/corrections").text)
    listed = [item.text().strip() for item in page.css("#corrected ~ ul li")]
    assert listed[0] == f"3 February 2026. {ATTACK}"
    assert listed[1].startswith("2 January 2026. A year was wrong. See Summary of how to get help")
    assert page.css_first(".contacts") is not None
    assert page.css("main script") == []


def test_the_page_without_corrections(site_settings: Settings, embedder: Embedder) -> None:
    """Where none is listed, the page says so, and where nobody is named to tell, it asks nobody to tell them."""
    page = create_app(site_settings, embedder=embedder).test_client().get("/corrections").text
    assert "No correction has been listed here so far." in page
    assert "Please tell us" not in page
    assert "names nobody yet" in page
    assert "tell whoever published it" in page
