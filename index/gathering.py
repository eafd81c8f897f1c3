"""All documents of a corpus, read: those whose extracts are kept are taken as they are, the others in worker processes.

In: the listing of a folder. Out: the head of each document by id, and what is wrong with each file that is not among
them. The outcome is that of reading one file after the other in the order of the listing, however many processes read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.catalogue import Listing
from corpus.readers.pdf.watched import MAX_FILE_SECONDS
from index.embedded import Progress
from index.extracts import EXTRACT_FORMAT, Head, Task, make, read_head
from index.models import Problem
from index.workers import Lost, each, processors

STAGE = "Finding passages and figures"
_LOST = "open the file: if it is sound, split it, save it in another format, or give it longer (docs/configuration.md)"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading may take: `processes` at once (0 for one on each processor), `seconds` for one file, besides the
    pages of a PDF."""

    processes: int = 0
    seconds: float = 600.0

    @property
    def at_once(self) -> int:
        """How many processes that is here."""
        return self.processes or processors()

    def seconds_for(self, task: Task) -> float:
        """How long the file of a task may take: a PDF besides what its own reader gives its pages, so that of one that
        takes too long the pages that were read are kept."""
        is_pdf = task.source.name.lower().endswith(".pdf")
        return self.seconds + (MAX_FILE_SECONDS if is_pdf else 0)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read. `heads` in order of the documents' ids; `fresh`: how many files had to be read."""

    heads: tuple[Head, ...]
    problems: tuple[Problem, ...]
    fresh: int


def gather(listing: Listing, index_folder: Path, *, limits: Limits, tell: Progress, forget: bool) -> Gathered:
    """Read what is not kept; with `forget`, lose the extracts that this corpus does not need.

    Raises OSError when the disk does not take the extracts.
    """
    folder = index_folder / f"extracts-{EXTRACT_FORMAT}"
    folder.mkdir(exist_ok=True)
    tasks = {source.name: Task(listing.folder, source, (), folder) for source in listing.sources}
    outcomes: dict[str, Head | Problem] = {}
    used: set[Path] = set()
    open_tasks, fresh = list(tasks.values()), 0
    while open_tasks:
        settled, read = _settle(open_tasks, limits, tell if not outcomes else _silently)
        fresh += read
        outcomes |= settled
        used |= {outcome.path for outcome in settled.values() if isinstance(outcome, Head)}
        # A file that claims the id of one before it is read again under another, as if they had come in turn.
        open_tasks = [
            replace(tasks[name], refused=(*tasks[name].refused, taken)) for name, taken in _doubles(outcomes, tasks)
        ]
        tasks |= {task.source.name: task for task in open_tasks}
    tell(STAGE, len(tasks), len(tasks))
    if forget:
        for path in folder.iterdir():
            if path not in used:
                path.unlink()
    problems = [problem for name in tasks if isinstance(problem := outcomes[name], Problem)]
    heads = [head for name in tasks if isinstance(head := outcomes[name], Head)]
    told = [problem for head in heads for problem in head.problems]
    return Gathered(tuple(sorted(heads, key=lambda head: head.metadata.id)), (*problems, *told), fresh)


def _settle(tasks: Sequence[Task], limits: Limits, tell: Progress) -> tuple[dict[str, Head | Problem], int]:
    """The outcome of each task by the name of its file, and how many files had to be read."""
    outcomes: dict[str, Head | Problem] = {}
    unread = []
    for task in tasks:
        head = read_head(task.place)
        if head is None:
            unread.append(task)
        else:
            outcomes[task.source.name] = head
    tell(STAGE, len(outcomes), len(tasks))
    for task, made in each(make, unread, processes=limits.at_once, seconds=limits.seconds_for):
        outcomes[task.source.name] = _outcome(task, made)
        tell(STAGE, len(outcomes), len(tasks))
    return outcomes, len(unread)


def _outcome(task: Task, made: Path | Problem | Lost) -> Head | Problem:
    if isinstance(made, Lost):
        return Problem(task.source.name, made.why, _LOST)
    if isinstance(made, Problem):
        return made
    return read_head(made) or Problem(task.source.name, "what was read of it could not be kept", "build again")


def _doubles(outcomes: Mapping[str, Head | Problem], order: Iterable[str]) -> list[tuple[str, str]]:
    """The files whose id a file before them has, each with that id."""
    taken: set[str] = set()
    doubles = []
    for name in order:
        outcome = outcomes[name]
        if isinstance(outcome, Problem):
            continue
        if outcome.metadata.id in taken:
            doubles.append((name, outcome.metadata.id))
        taken.add(outcome.metadata.id)
    return doubles


def _silently(_stage: str, _done: int, _of: int) -> None:
    """Tell nobody."""
