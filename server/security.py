"""What keeps strangers' input and our pages apart: the check of a question and the headers of every response.

In: what a person or program typed; the kind of a response. Out: clean text or `QuestionInvalid`; header names and
values. The headers follow the OWASP Secure Headers Project and Content Security Policy Level 3 (W3C). Nothing here
imports Flask, so that the command line checks a question by the same rules.
"""

from __future__ import annotations

import unicodedata

from server.errors import QuestionInvalid

MAX_QUESTION_CHARS = 500
"""The contract's limit (DESIGN section 4); a question in plain words needs 300 (the limit GOV.UK Chat works with)."""

MAX_BODY_BYTES = 16 * 1024
"""A question of 500 characters and a history of some turns, with room for four bytes a character."""
MAX_QUERY_BYTES = 8_000
"""Of an address after its "?": a briefing of 40 figures takes half of it, and Apache and nginx take little more."""

_JOINERS = {"\u200c", "\u200d"}
"""Invisible, but Persian, Hindi and emoji are spelled with them."""

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

_NONCED = ("script-src", "style-src")
"""What may stand in a page itself, if it carries the nonce of the response."""


def clean_text(text: str) -> str:
    """The text in Unicode form NFC, invisible characters dropped, runs of white space made one space.

    Invisible format characters (Unicode category Cf, among them the tag block that hides instructions) say nothing to
    a reader, so they may say nothing to the program either. Control characters and lone surrogates stay: whoever
    checks the text refuses them.
    """
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf" or char in _JOINERS)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def has_control_characters(text: str) -> bool:
    """Whether the text holds a control character other than white space, or half a character (a lone surrogate)."""
    return any(unicodedata.category(char) in ("Cc", "Cs") and not char.isspace() for char in text)


def check_question(text: str, *, limit: int = MAX_QUESTION_CHARS) -> str:
    """The question as clean text, or `QuestionInvalid` with a message that a person can act on.

    `limit` counts characters after cleaning. Any language and script passes: that is not an error.
    """
    if has_control_characters(text):
        raise QuestionInvalid(
            "question_control_characters",
            "The question holds characters that cannot be read as text.",
            "Type the question again, or paste it as plain text.",
        )
    question = clean_text(text)
    if not question:
        raise QuestionInvalid("question_empty", "The question is empty.", "Type a question in a few words.")
    if len(question) > limit:
        raise QuestionInvalid(
            "question_too_long",
            f"The question has {len(question):,} characters; the limit is {limit}.",
            "Ask one thing at a time, in one or two sentences.",
        )
    if sum(unicodedata.category(char)[0] in "LN" for char in question) < 2:
        raise QuestionInvalid(
            "question_too_short",
            "The question is too short to be understood.",
            "Type at least one whole word, for instance what you would like to know a number of.",
        )
    return question


LONGEST_SECURE_S = 365 * 24 * 3600
"""How long a browser that came over TLS comes over nothing else (RFC 6797)."""


def response_headers(
    *, keep: bool = False, nonce: str = "", foreign: bool = False, secure: bool = False
) -> dict[str, str]:
    """The security headers of a response; `keep` for the static files, which alone may be kept by a browser.

    `nonce` is the random word of this response: only an inline script or style that carries it is run. `foreign` is for
    what pages of other origins load or open: the widget's script, its API, and the window in which its user signs in,
    which must be able to answer the page that opened it. Everything else is `no-store`: a conversation must not be
    found in the cache of a shared computer. `secure`: whether it is sent over TLS, over which alone a browser believes
    that this is how to come back.
    """
    with_nonce = {name: f"{value} 'nonce-{nonce}'" for name, value in _POLICY.items() if name in _NONCED and nonce}
    always = {"Strict-Transport-Security": f"max-age={LONGEST_SECURE_S}"} if secure else {}
    return always | {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in (_POLICY | with_nonce).items()),
        "Cache-Control": "public, max-age=3600" if keep else "no-store",
        "Cross-Origin-Opener-Policy": "unsafe-none" if foreign else "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin" if foreign else "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
