"""Processes of this program's own in which one of its modules works apart, so that it may be killed.

In: the name of a module. Out: the process, with pipes to and from it. Libraries in it use one processor and few pools
of memory: what they would reserve for every processor of a large server counts against the memory it may take.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import corpus

_SPARING = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


def begin(module: str) -> subprocess.Popen[bytes]:
    """Begin a process that runs a module of ours; what it writes to its standard error is lost."""
    root = str(Path(corpus.__file__).parent.parent)
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_SPARING, "PYTHONPATH": paths},
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and close what leads to it."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except OSError:
                continue
