"""Files read in a process that is watched: what takes too long is killed, reported and passed over.

In: the bytes of a file. Out: what the file says of itself and its pages, those that were passed over included, with a
note. One process (`corpus.readers.pdf.worker`) serves file after file, because starting it takes half a second.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import threading
from time import monotonic
from typing import Any

from corpus.errors import DocumentUnreadable
from corpus.readers.pdf.page_reading import FileFacts
from corpus.readers.pdf.printed import PrintedPage, page_from_json
from corpus.readers.pdf.processes import begin, end
from corpus.readers.pdf.text import Bookmark

OPEN_SECONDS = 60
"""A sound file of 2,000 pages opens in 2 seconds; a damaged one is searched through from end to end."""
PAGE_SECONDS = 60
"""The densest pages seen take 2 seconds, one that text recognition reads 2 to 12 and at most 45."""
FILE_SECONDS, SECONDS_A_PAGE, SECONDS_A_RECOGNISED_PAGE, MAX_FILE_SECONDS = 60, 5, 20, 1_800
"""A file may take a minute and 5 seconds for each page, 20 more for each that was recognised: a dense scan takes
RapidOCR 12. At most half an hour: a scanned pack of 150 to 900 pages."""
FILES_A_PROCESS = 200
"""A new process is begun after so many files, so that what a library forgets to free does not add up."""


class Worker:
    """A process that reads files, and the lines that it has told so far."""

    def __init__(self) -> None:
        self.process = begin("corpus.readers.pdf.worker")
        self.owner, self.files = os.getpid(), 0
        self._told: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        """Take what the process tells, an empty line at its end; in a thread, because a pipe cannot be waited for."""
        if self.process.stdout:
            for line in self.process.stdout:
                self._told.put(line)
        self._told.put(b"")

    def ask(self, data: bytes, first: int) -> None:
        """Have a file read from a page on."""
        self.files += 1
        if self.process.stdin:
            try:
                self.process.stdin.write(json.dumps({"size": len(data), "first": first}).encode() + b"\n" + data)
                self.process.stdin.flush()
            except OSError:
                return  # it has ended, and `next` says so

    def next(self, seconds: float) -> dict[str, Any] | str:
        """The next step, or why there is none: the process ended, or took more than so many seconds."""
        try:
            line = self._told.get(timeout=max(seconds, 0.01))
        except queue.Empty:
            return f"it took more than {seconds:.0f} seconds"
        step: dict[str, Any] | str = json.loads(line) if line.endswith(b"\n") else "it took more memory than there is"
        return step

    def end(self) -> None:
        """Kill the process."""
        end(self.process)


_LOCK = threading.Lock()
_HELD: list[Worker] = []


def read_watched(data: bytes) -> tuple[FileFacts, list[PrintedPage], str]:
    """Return what a file says of itself, all its pages, and what the libraries complained about.

    Raises DocumentUnreadable if it cannot be opened.
    """
    with _LOCK:
        return _read(data)


def _read(data: bytes) -> tuple[FileFacts, list[PrintedPage], str]:
    start = monotonic()
    facts, said = _open(data, 1)
    pages: list[PrintedPage] = []
    while len(pages) < facts.count:
        budget = budget_s(facts.count, recognised=sum(page.is_recognised for page in pages))
        left = budget - (monotonic() - start)
        step = _HELD[0].next(min(PAGE_SECONDS, left)) if left > 0 else "the file took too long"
        if isinstance(step, dict):
            pages.append(page_from_json(step))
            continue
        _end()
        pages.append(PrintedPage(len(pages) + 1, notes=(f"not read: {step}",)))
        if left <= PAGE_SECONDS:
            rest = f"not read: the file took more than {budget} seconds"
            pages += [PrintedPage(number, notes=(rest,)) for number in range(len(pages) + 1, facts.count + 1)]
        elif len(pages) < facts.count:
            _open(data, len(pages) + 1)
    if not _HELD:
        return facts, pages, said
    last = _HELD[0].next(PAGE_SECONDS)
    if isinstance(last, dict) and last.get("complaints"):
        said = f"{last['complaints']} flaws in the file's structure, the first: {last['complaint']}"
    elif isinstance(last, str):
        _end()
    return facts, pages, said


def budget_s(pages: int, *, recognised: int) -> int:
    """Return the seconds that a file of so many pages may take, when text recognition has read so many of them."""
    return min(FILE_SECONDS + SECONDS_A_PAGE * pages + SECONDS_A_RECOGNISED_PAGE * recognised, MAX_FILE_SECONDS)


def _open(data: bytes, first: int) -> tuple[FileFacts, str]:
    """Have a file opened, by a new process if need be."""
    if _HELD and (
        _HELD[0].owner != os.getpid() or _HELD[0].files >= FILES_A_PROCESS or _HELD[0].process.poll() is not None
    ):
        _end()
    if not _HELD:
        _HELD.append(Worker())
    _HELD[0].ask(data, first)
    step = _HELD[0].next(OPEN_SECONDS)
    if isinstance(step, str):
        _end()
        raise DocumentUnreadable(f"the PDF could not be opened ({step}); get it again from where it was published")
    if "unreadable" in step:
        raise DocumentUnreadable(step["unreadable"])
    bookmarks = tuple(Bookmark(*mark) for mark in step["bookmarks"])
    return FileFacts(step["count"], tuple(step["labels"]), bookmarks, step["title"]), ""


def _end() -> None:
    """End the process, if this one began it."""
    while _HELD:
        worker = _HELD.pop()
        if worker.owner == os.getpid():
            worker.end()


atexit.register(_end)
