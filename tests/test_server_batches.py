import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from server.batches import history_of, run_batch, text_of
from server.errors import RequestInvalid
from server.security import check_question


def work(item: Mapping[str, Any]) -> dict[str, Any]:
    """Count the words of a question, as a stand-in for longer work on a line."""
    question = check_question(text_of(item, "question"))
    return {"words": len(question.split()) // item.get("by", 1), "turns": len(history_of(item))}


def run(folder: Path, content: bytes) -> list[dict[str, Any]]:
    """The lines that a batch writes for a file with this content."""
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_bytes(content)
    run_batch(source, target, work)
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def test_order_is_kept(tmp_path: Path) -> None:
    """Results stand in the order of the questions, also among errors, and blank lines are no questions."""
    lines = [
        '{"id": "b", "question": "one two"}',
        "",
        "not JSON",
        '["a list"]',
        '{"id": "a"}',
        '{"id": 7, "question": ""}',
        '{"id": "c", "question": "one two three", "history": [{"role": "user", "content": "x"}], "other": 1}',
    ]
    found = run(tmp_path, "\n".join(lines).encode())
    assert [item["id"] for item in found] == ["b", None, None, "a", 7, "c"]
    assert found[0] == {"id": "b", "words": 2, "turns": 0}
    assert found[5] == {"id": "c", "words": 3, "turns": 1}
    assert [item["error"]["code"] for item in found[1:5]] == [
        "invalid_line",
        "invalid_line",
        "invalid_line",
        "question_empty",
    ]


@pytest.mark.parametrize(("number", "line"), [(1, b"{"), (3, b'\n\n"text"'), (2, b"\n\xff\xfe{}"), (1, b"[" * 100_000)])
def test_line_number(tmp_path: Path, number: int, line: bytes) -> None:
    """A malformed line gives an error with its line number, counted as an editor counts."""
    found = run(tmp_path, line)
    assert found[0]["error"]["message"].startswith(f"line {number}: ")
    assert set(found[0]["error"]) == {"code", "message", "help"}


@pytest.mark.parametrize(
    "history", ["text", {"role": "user"}, [1], [{"role": "system", "content": "x"}], [{"role": "user"}]]
)
def test_history_of_another_form(tmp_path: Path, history: object) -> None:
    """A history that is no list of turns is an error of its line, never left out in silence."""
    found = run(tmp_path, json.dumps({"id": "h", "question": "one two", "history": history}).encode())
    assert found[0]["error"]["code"] == "invalid_line"


def test_broken_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    """A line on which the program itself fails becomes an error, and the next line is answered."""
    found = run(tmp_path, b'{"id": 1, "question": "one two", "by": 0}\n{"id": 2, "question": "one two"}')
    assert found[0]["error"]["code"] == "internal_error"
    assert found[1]["words"] == 2


def test_other_writing_systems(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends and any script are read, and written as readable text."""
    found = run(tmp_path, b"\xef\xbb\xbf" + '{"id": "é", "question": "多少 人"}\r\n'.encode())
    assert found == [{"id": "é", "words": 2, "turns": 0}]
    assert "é" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_whole_or_not_at_all(tmp_path: Path) -> None:
    """When a run is broken off, the results of the run before are still there and nothing half-written is."""
    run(tmp_path, b'{"id": 1, "question": "one two"}')
    before = (tmp_path / "out.jsonl").read_bytes()

    def broken_off(item: Mapping[str, Any]) -> dict[str, Any]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(tmp_path / "in.jsonl", tmp_path / "out.jsonl", broken_off)
    assert (tmp_path / "out.jsonl").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    """An input that is not there and an output that cannot be written are named."""
    with pytest.raises(RequestInvalid, match=r"none\.jsonl cannot be read: No such file"):
        run_batch(tmp_path / "none.jsonl", tmp_path / "out.jsonl", work)
    (tmp_path / "in.jsonl").write_bytes(b"{}")
    with pytest.raises(RequestInvalid, match=r"out\.jsonl cannot be written: No such file"):
        run_batch(tmp_path / "in.jsonl", tmp_path / "none" / "out.jsonl", work)
