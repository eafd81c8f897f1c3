"""Work on many items in processes of their own, so that one that hangs or crashes takes nothing else with it.

In: a function of a module, the items, how many processes, and how long one item may take. Out: each item with its
result, or with the reason why it has none, in the order in which they end. The only module that knows pebble, whose
pool (unlike the standard library's) ends a process that hangs and goes on after one that dies.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from queue import Empty, SimpleQueue
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from index.errors import ReadersUnusable

Item = TypeVar("Item")
Result = TypeVar("Result")

TASKS_OF_ONE = 100
"""Items after which a process is replaced: what a reader of a large file has left behind in memory goes with it."""
LOOKS_AGAIN = 1.0
"""Seconds without a result after which it is looked whether the pool still works."""
_LOADED = ("index.extracts",)
"""Imported once, in the process from which the others are copied."""


_NONE_STARTS = (
    "the processes that read files end before they begin; a script that builds must do so under "
    '`if __name__ == "__main__":`, for each process loads the script anew'
)


@dataclass(frozen=True, slots=True)
class Lost:
    """An item without a result: why, in words."""

    why: str


def each(
    work: Callable[[Item], Result], items: Sequence[Item], *, processes: int, seconds: Callable[[Item], float]
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield each item with its result as soon as it is there.

    `work` is a function that a fresh process can import, and raises nothing but what is to end everything. An item
    that takes longer than its `seconds`, or whose process ends, is `Lost`; the others go on. Raises ReadersUnusable
    where no process can start.
    """
    if not items:
        return
    with ProcessPool(min(processes, len(items)), max_tasks=TASKS_OF_ONE, context=_context()) as pool:
        try:
            yield from _results(pool, work, items, seconds)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _results(
    pool: ProcessPool, work: Callable[[Item], Result], items: Sequence[Item], seconds: Callable[[Item], float]
) -> Iterator[tuple[Item, Result | Lost]]:
    """Hand all items to the pool and yield each as it ends."""
    ended: SimpleQueue[Future[Result]] = SimpleQueue()
    item_of: dict[Future[Result], Item] = {}
    try:
        for item in items:
            future: Future[Result] = pool.schedule(work, args=(item,), timeout=seconds(item))
            item_of[future] = item
            future.add_done_callback(ended.put)
    except RuntimeError as error:  # the pool broke before it was given everything
        raise ReadersUnusable(_NONE_STARTS) from error
    for _ in items:
        future = _next(ended, pool)
        item = item_of[future]
        try:
            yield item, future.result()
        except TookTooLong:
            yield item, Lost(f"reading it took more than {seconds(item):g} seconds and was ended")
        except ProcessExpired as error:
            yield item, Lost(f"the process that read it ended without a word (status {error.exitcode})")
        except BrokenProcessPool as error:
            raise ReadersUnusable(_NONE_STARTS) from error


def _next(ended: SimpleQueue[Future[Result]], pool: ProcessPool) -> Future[Result]:
    """The next task that ended. A task that a pool was handed while it broke never ends, so the pool is asked too."""
    while True:
        try:
            return ended.get(timeout=LOOKS_AGAIN)
        except Empty:
            if not pool.active:
                raise ReadersUnusable(_NONE_STARTS) from None


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> BaseContext:
    """How processes begin: as copies of a small one without threads or model where the system can, else afresh."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED))
    return context
