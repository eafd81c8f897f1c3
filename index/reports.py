"""What a build had to say, kept beside the versions, so that `check` can say it again and a person can look it up.

In: the report of a build. Out: `reports/<digest>.json` in the index folder, one for each kept version, and the report
again. A report is not part of its version, which is the same whatever it was compared with.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.models import BuildReport

_FORM = TypeAdapter(BuildReport)


def keep(index_folder: Path, report: BuildReport, *, versions: frozenset[str]) -> None:
    """Write a report, whole or not at all, and remove those of versions that are no longer there.

    A build that made the same version again was compared with itself; what the first one changed is kept on.
    Raises OSError when the disk does not take it.
    """
    path = _path(index_folder, report.manifest.digest)
    path.parent.mkdir(exist_ok=True)
    earlier = read(index_folder, report.manifest.digest)
    if earlier is not None and not report.published:
        report = replace(report, changes=earlier.changes)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(_FORM.dump_json(report, indent=1) + b"\n")
    beside.replace(path)
    for other in path.parent.iterdir():
        if other.stem not in versions:
            other.unlink()


def read(index_folder: Path, digest: str) -> BuildReport | None:
    """Return the report of a version, or None where none is kept that can be read."""
    try:
        return _FORM.validate_json(_path(index_folder, digest).read_bytes())
    except (OSError, ValidationError):
        return None


def _path(index_folder: Path, digest: str) -> Path:
    return index_folder / "reports" / f"{digest}.json"
