"""What can go wrong while a question is asked or a page is served, and the one shape in which it is told.

ServerError
├── QuestionInvalid   what was typed cannot be read as a question; the person can mend it
├── RequestInvalid    the request breaks the contract of the API: body, content type, address, filter
├── NotReady          the index is not there yet, or cannot be opened
├── Paused            whoever runs the site has it answer nothing for now, and says why
├── SettingsInvalid   a setting has a value that cannot be used
└── WordingInvalid    the file of public wording lacks a text or names a blank that does not exist

Each carries a code for programs, a message and a help for people. No message repeats what a person typed.
"""

from __future__ import annotations

import traceback


class ServerError(Exception):
    """Something the server tells its user about. `status` is the HTTP status of its answer."""

    status = 500

    def __init__(self, code: str, message: str, help: str = "", *, status: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help
        if status is not None:
            self.status = status


class QuestionInvalid(ServerError):
    """A question that is empty, of one letter, too long, or of control characters."""

    status = 422


class RequestInvalid(ServerError):
    """A request that breaks the contract of the API."""

    status = 400


class NotReady(ServerError):
    """The index is missing or cannot be opened; the process lives and looks again at the next request."""

    status = 503


class Paused(ServerError):
    """No question is answered for now; documents and contacts can still be read."""

    status = 503


class SettingsInvalid(ServerError):
    """A setting that cannot be used; the program does not start."""


class WordingInvalid(ServerError):
    """Public wording that is not complete; the program does not start."""


def places_of(error: BaseException) -> str:
    """The lines that an exception passed through, innermost first: without its message, which may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))


def error_body(code: str, message: str, help: str = "") -> dict[str, dict[str, str]]:
    """The one JSON shape of every error: `{"error": {"code", "message", "help"}}`."""
    return {"error": {"code": code, "message": message, "help": help}}
