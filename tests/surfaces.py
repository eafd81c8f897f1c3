"""Every way in which a text can be typed into the program, and everything that the program writes meanwhile.

For the tests and the benchmark that show that nothing typed is left anywhere.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from flask import Flask
from werkzeug.test import TestResponse

from server.answers import pipeline
from server.cli import main

DATA = Path(__file__).parent / "evaluation" / "privacy"
FEWEST_DIGITS = 6
"""Of a digit string that is looked for: shorter ones, such as years, stand in the program's own lines too."""


def texts(name: str) -> list[dict[str, object]]:
    """The texts of a file of the folder, as objects."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [dict(json.loads(line)) for line in lines]


def needles(text: str) -> set[str]:
    """What must not be found again: the text, and each digit string in it as typed and without its separators."""
    typed = re.findall(r"\d(?:[ ./-]{0,2}\d){5,}", text)
    digits = {re.sub(r"\D", "", number) for number in typed}
    return {text, quote(text), *typed, *(number for number in digits if len(number) >= FEWEST_DIGITS)}


def found(text: str, written: Sequence[str]) -> list[str]:
    """What of a text is found in what was written."""
    return [f"{needle!r} in {line[:300]!r}" for needle in needles(text) for line in written if needle in line]


class Recorder(logging.Handler):
    """Keeps every log record of every logger, as it would be written, with its exceptions."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record, its unformatted parts too."""
        self.lines.append(f"{self.format(record)} {record.args!r} {record.__dict__.get('data', '')!r}")


@contextmanager
def recorded() -> Iterator[list[str]]:
    """What is logged inside, at any level."""
    root, recorder = logging.getLogger(), Recorder()
    level = root.level
    root.addHandler(recorder)
    root.setLevel(logging.DEBUG)
    try:
        yield recorder.lines
    finally:
        root.removeHandler(recorder)
        root.setLevel(level)


def begin_conversation(app: Flask) -> str:
    """The id of a new conversation on the site."""
    started = app.test_client().post("/ask", data={"question": "How many people were supported?"})
    return started.headers["Location"].rpartition("/")[2]


def type_into_the_site(app: Flask, text: str, conversation: str) -> list[str]:
    """Type a text into every page and address of the site and the API. Returns the headers of the responses."""
    client, long = app.test_client(), f"{text} " * 40
    in_form = [{"question": typed} for typed in (text, long, f"{text}\0")]
    in_form += [{"question": text, "conversation": conversation}, {"question": "hello", "conversation": text}]
    bodies: list[object] = [{"question": typed} for typed in (text, long, f"{text}\0")]
    bodies += [{"question": "And before?", "history": [{"role": "user", "content": text}]}]
    bodies += [
        {"question": [text]},
        {text: text},
        text,
        {"question": "x", "history": [{"role": text, "content": text}]},
    ]
    answers: list[TestResponse] = [client.post("/ask", data=form) for form in in_form]
    answers += [client.get(one.headers["Location"]) for one in answers if "Location" in one.headers]
    answers += [client.post("/api/v1/ask", json=body) for body in bodies]
    answers += [client.post("/api/v1/ask", data=text, content_type="application/json"), client.post("/ask", data=text)]
    answers += [client.post("/api/v1/search", json={"query": text, "document_id": text})]
    answers += [client.post("/api/v1/search", json={"query": text})]
    query = {"question": text, "measure": text, "cursor": text, text: text}
    for address in (
        "/ask",
        "/",
        "/about/",
        "/api/v1/figures",
        "/figures",
        f"/conversation/{quote(text)}",
        f"/{quote(text)}",
    ):
        answers.append(client.get(address, query_string=query))
    answers.append(client.get("/api/v1/figures", query_string={"measure": text}))
    answers.append(client.get(f"/api/v1/documents/{quote(text)}"))
    return [str(answer.headers) for answer in answers]


def conversations_kept(app: Flask) -> str:
    """All that the site keeps of conversations."""
    return repr(vars(app.extensions["local_account"].conversations))


def ask_by_command(index: Path, text: str) -> list[str]:
    """What `ask` prints for a text, as text and as JSON, also where it cannot be read."""
    runs = [[text], ["--json", "--explain", text], [f"{text}\0"], [f"{text} " * 40]]
    return [CliRunner().invoke(main, ["ask", *run, "--index", str(index)]).output for run in runs]


def ask_by_batch(index: Path, folder: Path, typed: Sequence[str]) -> list[str]:
    """What a batch of texts prints and writes, some of its lines broken. The person's own file is removed again."""
    source, target = folder / "typed-by-the-person.jsonl", folder / "out.jsonl"
    questions = [question for text in typed for question in (text, f"{text}\0", f"{text} " * 40)]
    lines = [json.dumps({"id": number, "question": question}) for number, question in enumerate(questions)]
    source.write_text("\n".join([*lines, *typed]) + "\n", encoding="utf-8")
    command = ["ask", "--batch", str(source), "--out", str(target), "--index", str(index)]
    printed = CliRunner().invoke(main, command).output
    source.unlink()
    return [printed, target.read_text(encoding="utf-8")]


@contextmanager
def broken_with(text: str) -> Iterator[None]:
    """A pipeline in which a part breaks and its error quotes what was typed."""

    def breaks(*_: object, **__: object) -> None:
        raise ValueError(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "triage", breaks)
        yield
