"""The process in which files are read: it can be killed without harm to the one that asked.

In, on standard input: for each file a line of JSON (`size` of the file in bytes, the `first` page to read), then its
bytes. Out, on standard output, a line of JSON for each step: what the file says of itself or why it is unreadable, each
page as it is read, and last what the libraries complained about. The memory of the process is bounded, so that a file
made to fill it ends in a report.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

from corpus.errors import DocumentUnreadable
from corpus.readers.pdf.page_reading import UNREAD, OpenFile
from corpus.readers.pdf.printed import PrintedPage, page_to_json

MAX_MEMORY_BYTES = 1024**3
"""A 200-page pack takes some 200 MB; 1 GiB leaves room on the smallest server for what else runs there."""
MAX_COMPLAINTS = 1_000


class Complaints(logging.Handler):
    """What the libraries log or warn about, kept for the report."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.first = 0, ""

    def emit(self, record: logging.LogRecord) -> None:
        """Count a complaint and keep the first."""
        self.count += 1
        self.first = self.first or record.getMessage()


def answer(data: bytes, first: int, complaints: Complaints) -> Iterator[dict[str, Any]]:
    """The steps of reading a file from its page `first` on."""
    try:
        file = OpenFile(data)
    except DocumentUnreadable as error:
        yield {"unreadable": str(error)}
        return
    facts = file.facts()
    yield asdict(facts)
    for number in range(first, facts.count + 1):
        try:
            page = file.page(number)
        except Exception as error:  # noqa: BLE001 - the outermost door: the other pages are read, and the report says so
            page = PrintedPage(number, notes=(f"{UNREAD} ({type(error).__name__})",))
        yield page_to_json(page)
    yield {"complaints": complaints.count, "complaint": complaints.first}


def bound_memory() -> None:
    """Bound the memory of this process, where the system can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - only where there is one

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))


def main() -> None:
    """Answer until the asking process closes the pipe. Nothing else may write to standard output."""
    source: BinaryIO = sys.stdin.buffer
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    bound_memory()
    logging.captureWarnings(True)
    logging.getLogger().setLevel(logging.WARNING)
    while request := source.readline():
        asked = json.loads(request)
        data = source.read(asked["size"])
        complaints = Complaints()
        logging.getLogger().handlers = [complaints]
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            for step in answer(data, asked["first"], complaints):
                told.write(json.dumps(step) + "\n")
                told.flush()


if __name__ == "__main__":
    main()
