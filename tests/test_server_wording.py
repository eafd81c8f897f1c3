from pathlib import Path

import pytest
from plain_english import OLDEST, reading_age

from server.answers.models import Outcome
from server.errors import WordingInvalid
from server.wording import BLANKS, SHIPPED, load_wording


def edited(folder: Path, old: str, new: str) -> Path:
    """A copy of the shipped wording with one piece of it replaced."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = folder / "wording.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_words(outcome: Outcome) -> None:
    """Every outcome has a title and a text that a council can edit."""
    wording = load_wording()
    assert wording.text(f"{outcome.value}.title")
    key = f"{outcome.value}.text"
    assert wording.text(key, **dict.fromkeys(BLANKS[key], "x"))


@pytest.mark.parametrize("key", BLANKS)
def test_every_text_can_be_filled(key: str) -> None:
    """Every text can be written out with its blanks, and leaves no brace behind."""
    text = load_wording().text(key, **dict.fromkeys(BLANKS[key], "x"))
    assert text
    assert "{" not in text


@pytest.mark.parametrize("key", [key for key in BLANKS if not key.startswith("languages.")])
def test_every_text_reads_plainly(key: str) -> None:
    """A reader of eleven manages every text; one of a few words is no sentence to judge."""
    text = load_wording().text(key, **dict.fromkeys(BLANKS[key], "this"))
    assert len(text.split()) < 8 or reading_age(text) <= OLDEST


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "Hello"', "", "greeting.title"),
        ('title = "Hello"', 'titel = "Hello"', "greeting.titel"),
        ('title = "Hello"', 'title = " "', "greeting.title is not a text"),
        ('title = "Hello"', "title = 5", "greeting.title is not a text"),
        ('title = "Hello"', 'title = "Hello {name}"', "unknown blank {name}"),
        ('title = "Hello"', 'title = "Hello {"', "unmatched brace"),
        ('title = "Hello"', 'title = "Hello', "cannot be read"),
        ("[greeting]", "[hello]", "hello.title"),
    ],
)
def test_faulty_wording(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Wording with a text missing, misspelt, empty or with a strange blank is an error that names it."""
    path = edited(tmp_path, old, new)
    with pytest.raises(WordingInvalid) as raised:
        load_wording(path)
    assert said in raised.value.message
    assert str(path) in raised.value.message


def test_missing_file(tmp_path: Path) -> None:
    """Wording that is not there is an error that names the file."""
    with pytest.raises(WordingInvalid, match=r"nowhere\.toml cannot be read"):
        load_wording(tmp_path / "nowhere.toml")


def test_council_edits(tmp_path: Path) -> None:
    """A council's own words are shown instead of those that come with the program."""
    wording = load_wording(edited(tmp_path, 'title = "Hello"', 'title = "Good day"'))
    assert wording.text("greeting.title") == "Good day"


def test_blank_that_a_text_does_not_have() -> None:
    """To fill a blank that a text does not have is a mistake of the program and not passed over."""
    with pytest.raises(KeyError, match="no blank"):
        load_wording().text("greeting.title", name="x")


def test_each_part_of_an_answer_is_in_its_language() -> None:
    """A text in another language is said to be in it, also behind the words on whom to turn to first."""
    wording = load_wording()
    arabic, first = wording.text("languages.ar"), wording.text("signpost.possible")
    assert wording.in_languages(arabic) == ((arabic, "ar"),)
    assert wording.in_languages(f"{first} {arabic}") == ((first, "en"), (arabic, "ar"))
    assert wording.in_languages(first) == ((first, "en"),)
