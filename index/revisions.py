"""What a new version of the index holds that the one before did not: figures that are new, revised or gone.

In: the folders of two versions. Out: the rows of the figures concerned. A figure is told by what it is of (measure,
column, group, area, period, unit, status), not by its place, so that one that only moved down its page is no news. Both
files are read as they are; what is compared goes no further than SQLite. With `observations`, `tables` and `listings`
the part of this package that knows SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from corpus.models import ANSWERS_FROM, Audience
from index.versions import HOLDINGS

_SAME = " AND ".join(
    f'o."{name}" IS n."{name}"'
    for name in "measure dimensions unit aspect area status group period_end period_label".split()
)
_VALUES = "value_integer value_scale upper_integer upper_scale qualifier availability".split()
_EQUAL = " AND ".join(f'o."{name}" IS n."{name}"' for name in _VALUES)
_SHOWN = (
    "{one}.confidence >= :sure AND {one}.document_id IN (SELECT id FROM {schema}.documents WHERE audience = :audience)"
)
_STILL_SHOWN = "{one}.document_id NOT IN (SELECT id FROM main.documents WHERE audience <> :audience)"
_WAS_SHOWN = " AND ".join((_SHOWN.format(one="{one}", schema="earlier"), _STILL_SHOWN))
"""What was shown of a document that has been taken from an audience since is shown to it no longer."""
_FRESH = f"""
SELECT n.row AS row,
  (SELECT max(o.row) FROM earlier.observations o WHERE {_SAME} AND {_WAS_SHOWN.format(one="o")}) AS before
FROM main.observations n
WHERE {_SHOWN.format(one="n", schema="main")}
  AND n.id NOT IN (SELECT id FROM earlier.observations)
  AND NOT EXISTS (SELECT 1 FROM earlier.observations o WHERE {_SAME} AND {_EQUAL})
ORDER BY n.row
"""  # noqa: S608 - put together of constants above
_GONE = f"""
SELECT n.row AS row FROM earlier.observations n
WHERE {_WAS_SHOWN.format(one="n")}
  AND n.id NOT IN (SELECT id FROM main.observations)
  AND NOT EXISTS (SELECT 1 FROM main.observations o WHERE {_SAME})
ORDER BY n.row
"""  # noqa: S608 - put together of constants above


@dataclass(frozen=True, slots=True)
class Revisions:
    """Rows of figures: `new` and the first of `revised` in the new version, `gone` and the second in the one before."""

    new: tuple[int, ...] = ()
    revised: tuple[tuple[int, int], ...] = ()
    gone: tuple[int, ...] = ()


def earlier_folders(folder: Path) -> list[Path]:
    """The folders of the versions kept beside one, published last first; those published after it are left out."""
    beside = [path for path in folder.parent.iterdir() if path != folder and (path / HOLDINGS).is_file()]
    until = folder.stat().st_mtime_ns
    older = [path for path in beside if path.stat().st_mtime_ns <= until]
    return sorted(older, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def revisions_between(before: Path, after: Path, *, audience: Audience = Audience.PUBLIC) -> Revisions:
    """What has changed from one version's folder to another's, of the documents of an audience."""
    connect = partial(sqlite3.connect, _address(after), uri=True)
    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.NullPool)
    told = {"sure": ANSWERS_FROM, "audience": audience.value}
    with engine.connect() as connection:
        connection.execute(sa.text("ATTACH DATABASE :address AS earlier"), {"address": _address(before)})
        fresh = [tuple(row) for row in connection.execute(sa.text(_FRESH), told)]
        gone = [row[0] for row in connection.execute(sa.text(_GONE), told)]
    engine.dispose()
    new = tuple(row for row, earlier in fresh if earlier is None)
    return Revisions(new, tuple((row, earlier) for row, earlier in fresh if earlier is not None), tuple(gone))


def _address(folder: Path) -> str:
    return f"file:{quote(str((folder / HOLDINGS).resolve()))}?mode=ro&immutable=1"
