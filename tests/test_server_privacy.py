"""Nothing typed is left anywhere: not in logs, output, headers, addresses, files or kept conversations."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from surfaces import (
    ask_by_batch,
    ask_by_command,
    begin_conversation,
    broken_with,
    conversations_kept,
    found,
    recorded,
    texts,
    type_into_the_site,
)

from index.embedding import Embedder
from server import create_app
from server.answers import pipeline
from server.answers.lock import LockBroken
from server.answers.personal import personal_kinds
from server.cli import main
from server.config import Settings
from server.security import clean_text

pytest_plugins = ["site_parts"]

TYPED = [str(one["text"]) for one in texts("personal")[::9]]
"""Every ninth of the 500; `tests/benchmarks/privacy.py` types them all."""
RECOGNISED = [text for text in TYPED if personal_kinds(clean_text(text))]
"""The others are answered as questions, and so stand in the answer and in the conversation, in memory only."""
BY_COMMAND = RECOGNISED[::12]
"""Fewer: each command opens the index and the model anew."""


def files_under(*folders: Path) -> dict[Path, tuple[int, int]]:
    """Every file with its size and the time of its last change."""
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in paths}


def test_nothing_typed_into_the_site_is_left(
    site_settings: Settings,
    embedder: Embedder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """No log line, output, header, address, file or conversation holds a personal text or a number in it."""
    monkeypatch.chdir(tmp_path)
    app = create_app(site_settings.model_copy(update={"retention": "counts"}), embedder=embedder)
    before = files_under(site_settings.index, site_settings.corpus)
    with recorded() as lines:
        conversation = begin_conversation(app)
        headers = [header for text in TYPED for header in type_into_the_site(app, text, conversation)]
    written = [*headers, *lines]
    assert [each for text in TYPED for each in found(text, written)] == []
    kept_turns = [conversations_kept(app)]
    assert [each for text in RECOGNISED for each in found(text, kept_turns)] == []
    assert files_under(site_settings.index, site_settings.corpus) == before
    kept = {path.name: path for path in files_under(tmp_path) if path.is_file()}
    assert kept.keys() == {"records.sqlite3", "records.lock"}
    shown = [*kept["records.sqlite3"].read_bytes().decode("latin-1").splitlines(), *capfd.readouterr()]
    assert [each for text in TYPED for each in found(text, shown)] == []


def test_a_breakdown_tells_nothing_of_what_was_typed(
    site_settings: Settings, embedder: Embedder, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where an error inside the program quotes what was typed, neither the log nor the answer repeats it."""
    app = create_app(site_settings, embedder=embedder)
    client = app.test_client()
    for text in TYPED[:5]:
        with broken_with(text), recorded() as lines:
            page, api = (
                client.post("/ask", data={"question": text}),
                client.post("/api/v1/ask", json={"question": text}),
            )
        assert (page.status_code, api.status_code) == (500, 500)
        assert any("ValueError" in line for line in lines)
        assert (
            found(text, [*lines, page.text, api.text, str(page.headers), str(api.headers), *capfd.readouterr()]) == []
        )


def test_an_answer_held_back_is_logged_without_its_words(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lock holds an answer back, the log says so and not what it was about."""
    question = "How many people were supported by Sampletown in 2022-23?"

    def breaks(*_: object, **__: object) -> None:
        raise LockBroken(question)

    monkeypatch.setattr(pipeline.lock, "checked", breaks)
    with recorded() as lines:
        assert client.post("/api/v1/ask", json={"question": question}).status_code == 200
    assert any("held back" in line for line in lines)
    assert not any("Sampletown" in line for line in lines)


def test_nothing_is_searched_for_personal_data(site_settings: Settings) -> None:
    """`ask --explain` searches no passage for a message with personal data, and does for another."""
    index = str(site_settings.index)
    outputs = [
        CliRunner().invoke(main, ["ask", "--explain", question, "--index", index]).output
        for question in ("My NHS number is 943 476 5919, am I supported?", "How many people were supported?")
    ]
    assert all("How this answer came about" in output for output in outputs)
    assert ["passages, not reached: turned away before" in output for output in outputs] == [True, False]


def test_nothing_typed_into_the_command_line_is_left(
    site_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`ask` and a batch neither print nor log nor write a personal text, also where the program breaks."""
    monkeypatch.chdir(tmp_path)
    with recorded() as lines:
        written = ask_by_batch(site_settings.index, tmp_path, RECOGNISED)
        for text in BY_COMMAND:
            written += ask_by_command(site_settings.index, text)
            with broken_with(text):
                written += ask_by_command(site_settings.index, text)
                written += ask_by_batch(site_settings.index, tmp_path, [text])
    assert [each for text in RECOGNISED for each in found(text, [*lines, *written])] == []
    assert [path.name for path in files_under(tmp_path)] == ["out.jsonl"]
