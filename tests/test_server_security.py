import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.errors import QuestionInvalid
from server.security import check_question, clean_text, response_headers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "question_empty"),
        (" \t\r\n\u00a0", "question_empty"),
        ("\u200b\u2060\ufeff", "question_empty"),
        ("\U000e0041\U000e0042", "question_empty"),
        ("a", "question_too_short"),
        ("?!… 7", "question_too_short"),
        ("😀😀😀", "question_too_short"),
        ("a" * 501, "question_too_long"),
        ("spend\x00ing", "question_control_characters"),
        ("\x1b[31mspending", "question_control_characters"),
        ("spending \ud800", "question_control_characters"),
        ("spending\x7f", "question_control_characters"),
    ],
)
def test_refused(text: str, code: str) -> None:
    """A question that is empty, of one letter, over the limit or of control characters is refused with what to do."""
    with pytest.raises(QuestionInvalid) as raised:
        check_question(text)
    assert raised.value.code == code
    assert raised.value.message
    assert raised.value.help


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("  How\tmany\r\n people? ", "How many people?"),
        ("TEC", "TEC"),
        ("Faint o bobl?", "Faint o bobl?"),
        ("کتنے لوگوں کو مدد ملی؟", "کتنے لوگوں کو مدد ملی؟"),
        ("多少人得到支持？", "多少人得到支持？"),
        ("cafe\u0301", "café"),
        ("ig\u00adnore\u200b", "ignore"),
        ("ab\U000e0041\U000e0042", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a" * 500, "a" * 500),
        ("£142.1m – 2021‑22?", "£142.1m – 2021‑22?"),
    ],
)
def test_accepted(text: str, question: str) -> None:
    """Any language passes; white space is tidied and characters that nobody can see are dropped."""
    assert check_question(text) == question


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Z", "C", "M")), max_size=600))
def test_any_text(text: str) -> None:
    """Whatever is typed is either refused or becomes text that stays the same when checked again."""
    try:
        question = check_question(text)
    except QuestionInvalid:
        return
    assert len(question.encode("utf-8")) >= 2
    assert check_question(question) == question


def test_message_is_not_an_echo() -> None:
    """The message about a question that is refused does not repeat it."""
    with pytest.raises(QuestionInvalid) as raised:
        check_question("Margaret " * 60)
    assert "Margaret" not in f"{raised.value.message} {raised.value.help}"


@given(st.text(max_size=200))
def test_cleaning_twice(text: str) -> None:
    """Text that has been cleaned is not changed by cleaning it again."""
    assert clean_text(clean_text(text)) == clean_text(text)


def test_policy_allows_nothing_inline() -> None:
    """The content security policy lets a page load what is its own, post to itself, and nothing else."""
    policy = response_headers()["Content-Security-Policy"]
    own = ("script-src", "style-src", "connect-src", "img-src", "form-action")
    allowed = {
        **dict.fromkeys(own, "'self'"),
        **dict.fromkeys(("default-src", "base-uri", "frame-ancestors"), "'none'"),
    }
    assert dict(part.split(" ", 1) for part in policy.split("; ")) == allowed


def test_only_what_carries_the_nonce_is_run() -> None:
    """Of what stands in a page itself, only a script or style with the word of this response is let through."""
    policy = response_headers(nonce="word")["Content-Security-Policy"]
    noncing = [part.split(" ")[0] for part in policy.split("; ") if "'nonce-word'" in part]
    assert noncing == ["script-src", "style-src"]
    assert "unsafe" not in policy


def test_only_static_files_are_kept() -> None:
    """No browser keeps a page or an answer; the stylesheet it may keep."""
    assert response_headers()["Cache-Control"] == "no-store"
    assert "no-store" not in response_headers(keep=True)["Cache-Control"]
