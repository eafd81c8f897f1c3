"""Many questions or searches from one file: JSON Lines in, JSON Lines out, in the same order.

A line that cannot be read or answered gives a line {"id", "error": {"code", "message", "help"}} in its place, and the
rest goes on. The output appears whole or not at all: it is written beside its place and renamed.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from server.answers.models import Turn
from server.errors import RequestInvalid, ServerError, error_body

_LOG = logging.getLogger("server")

Work = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Takes a line's object and gives what stands beside its "id" in the output."""


def run_batch(source: Path, target: Path, work: Work, *, done: Callable[[int, int], None] | None = None) -> int:
    """Work through a file and write the results. Returns the number of lines with an error.

    `done` is told how many lines of how many are finished. Raises `RequestInvalid` if a file cannot be read or written.
    """
    try:
        lines = source.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError as error:
        raise _unusable(source, f"cannot be read: {error.strerror}") from error
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    errors = 0
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as out:
            for count, result in enumerate(_results(lines, work), start=1):
                errors += "error" in result
                out.write(json.dumps(result, ensure_ascii=False) + "\n")
                if done:
                    done(count, len(lines))
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
    except OSError as error:
        raise _unusable(target, f"cannot be written: {error.strerror}") from error
    finally:
        partial.unlink(missing_ok=True)
    return errors


def text_of(item: Mapping[str, Any], key: str) -> str:
    """A text that a line must have."""
    value = item.get(key)
    if not isinstance(value, str):
        raise RequestInvalid(
            "invalid_line", f'"{key}" is missing or is not a text.', f'Give each line an "id" and a "{key}".'
        )
    return value


def history_of(item: Mapping[str, Any]) -> tuple[Turn, ...]:
    """The earlier turns of a line; none if it has no "history"."""
    history = item.get("history") or []
    if not isinstance(history, list) or not all(_is_turn(turn) for turn in history):
        help = 'A history is a list of {"role": "user" or "assistant", "content": "…"}.'
        raise RequestInvalid("invalid_line", '"history" does not have the form of one.', help)
    return tuple(Turn(turn["role"], turn["content"]) for turn in history)


def _is_turn(turn: object) -> bool:
    known = isinstance(turn, dict) and turn.get("role") in ("user", "assistant")
    return known and isinstance(turn, dict) and isinstance(turn.get("content"), str)


def _results(lines: Sequence[bytes], work: Work) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _result(line, number, work)


def _result(line: bytes, number: int, work: Work) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, **_told("invalid_line", f"line {number}: not valid JSON.", "Each line is one JSON object.")}
    if not isinstance(item, dict):
        return {
            "id": None,
            **_told("invalid_line", f"line {number}: not a JSON object.", "Each line is one JSON object."),
        }
    name = item.get("id")
    try:
        return {"id": name, **work(item)}
    except ServerError as error:
        return {"id": name, **_told(error.code, f"line {number}: {error.message}", error.help)}
    except Exception as error:  # noqa: BLE001 - the outermost door of a line: one broken answer must not lose the others
        _LOG.error("line %d failed: %s", number, type(error).__name__)
        return {"id": name, **_told("internal_error", f"line {number}: {type(error).__name__}.", "Please report it.")}


def _told(code: str, message: str, help: str) -> dict[str, Any]:
    return dict(error_body(code, message, help))


def _unusable(path: Path, fault: str) -> RequestInvalid:
    return RequestInvalid("file_unusable", f"{path} {fault}.", "Check the path and its permissions.")
