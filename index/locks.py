"""One program at a time changes an index folder.

In: the folder. Out: its lock, held while the block runs; the system lets go of it even when the program is killed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index import versions
from index.errors import IndexLocked, StoreError


@contextmanager
def held(index_folder: Path) -> Iterator[None]:
    """Hold the folder's lock, making the folder where it is missing.

    Raises `IndexLocked` when another program holds it, `StoreError` when the folder cannot be written.
    """
    lock = FileLock(index_folder / ".lock", timeout=0)
    try:
        versions.versions_folder(index_folder).mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise IndexLocked(f"{index_folder}: another build is at work there; wait until it has ended") from error
    except OSError as error:
        raise StoreError(f"{index_folder}: cannot be written ({error}); name a folder that can be") from error
    try:
        yield
    finally:
        lock.release()
