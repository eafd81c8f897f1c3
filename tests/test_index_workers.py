"""Worker processes: one that hangs or dies loses its own item, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.workers import Lost, each

DIES, HANGS = 3, 5


def square(number: int) -> int:
    """The square of a number; one number kills the process, one never comes to an end."""
    if number == DIES:
        os.kill(os.getpid(), signal.SIGSEGV)
    if number == HANGS:
        time.sleep(1000)
    return number * number


def refuse(_number: int) -> int:
    """Nothing but an error that is to end everything."""
    raise OSError("no space left")


def heavy(_number: int) -> list[str]:
    """Which heavy libraries the worker has loaded."""
    return sorted({"torch", "faiss", "sentence_transformers", "tantivy"} & set(sys.modules))


def test_a_process_that_dies_or_hangs_loses_its_own_item_only() -> None:
    """Of nine items one crashes its process and one hangs: those two are told with the reason, the others are done."""
    results = dict(each(square, range(9), processes=2, seconds=lambda _: 2))
    lost = {number: result.why for number, result in results.items() if isinstance(result, Lost)}
    assert lost == {
        DIES: f"the process that read it ended without a word (status {-signal.SIGSEGV})",
        HANGS: "reading it took more than 2 seconds and was ended",
    }
    assert {number: result for number, result in results.items() if number not in lost} == {
        number: number * number for number in range(9) if number not in lost
    }


def test_an_error_that_ends_everything_is_raised() -> None:
    """What the work raises comes out as it was raised, for instance when the disk is full."""
    with pytest.raises(OSError, match="no space left"):
        list(each(refuse, range(4), processes=2, seconds=lambda _: 10))


def test_workers_load_no_model() -> None:
    """A worker that reads documents has neither torch nor an index library in memory, whatever the main process has."""
    assert list(each(heavy, [1], processes=1, seconds=lambda _: 30)) == [(1, [])]


def test_no_process_is_left_behind_by_a_killed_program() -> None:
    """When the program is killed its workers end, so that nothing goes on reading for nobody."""
    code = (
        "import os, sys; sys.path.insert(0, 'tests'); from index.workers import each\n"
        "from test_index_workers import signal, square\n"
        "for number, result in each(square, [1, 2, 4, 6], processes=2, seconds=lambda _: 60):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    marked = {**os.environ, "LOCAL_ACCOUNT_TEST_MARK": str(os.getpid())}
    run = subprocess.run([sys.executable, "-c", code], check=False, env=marked)
    assert run.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 20
    while _marked(str(os.getpid())) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _marked(str(os.getpid())) == []


def test_a_script_that_builds_without_a_guard_is_told_so(tmp_path: Path) -> None:
    """A script that reads files while it is itself being loaded ends with a sentence that says what to write."""
    assert _told(tmp_path, _READS)


def test_an_item_handed_over_after_every_process_ended_is_not_waited_for(tmp_path: Path) -> None:
    """A program that is held up until all its processes have ended is told so, and does not wait for ever."""
    assert _told(tmp_path, _HELD_UP + _PUTS_LATE + _READS.replace("[1, 2]", "[1]"))


def test_a_pool_that_broke_before_it_had_every_item_is_told_so(tmp_path: Path) -> None:
    """A program whose processes ended while it was still handing out its items is told so."""
    assert _told(tmp_path, _HELD_UP + _READS.replace("_: 20", "_: held_up() or 20"))


_READS = """
from operator import neg
from index.workers import each

print(list(each(neg, [1, 2], processes=2, seconds=lambda _: 20)))
"""
_HELD_UP = """
import threading, time

def held_up():
    while any("pool_manager_loop" in thread.name for thread in threading.enumerate()):
        time.sleep(0.1)
"""
_PUTS_LATE = """
import queue
from pebble.pool.base_pool import Task

put = queue.Queue.put

def put_late(self, item, *arguments, **named):
    if isinstance(item, Task):
        held_up()
    return put(self, item, *arguments, **named)

if __name__ == "__main__":
    queue.Queue.put = put_late
"""


def _told(folder: Path, code: str) -> bool:
    """Whether a script that has no guard ends by itself, and says what to write. Raises TimeoutExpired where not."""
    script = folder / "script.py"
    script.write_text(code, encoding="utf-8")
    root = str(Path(__file__).parent.parent)
    run = subprocess.run(
        [sys.executable, str(script)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
        timeout=300,
    )
    said = [line for line in run.stderr.splitlines() if line.startswith("index.errors.ReadersUnusable: ")]
    return run.returncode == 1 and any('`if __name__ == "__main__":`' in line for line in said)


def _marked(mark: str) -> list[str]:
    """The processes that were started with a mark in their environment."""
    found = []
    for process in os.listdir("/proc"):
        if process.isdigit():
            try:
                with open(f"/proc/{process}/environ", "rb") as environment:
                    if f"LOCAL_ACCOUNT_TEST_MARK={mark}".encode() in environment.read():
                        found.append(process)
            except OSError:
                continue
    return found
