"""What a new version of the index holds that the one before did not: figures that are new, revised or gone.

In: the folders of two versions. Out: the ids of the figures concerned, for the public; what a build reports of
documents is in `changes`, by the same rules of `things`. Both files are read as they are; what is compared goes no
further than SQLite. With `observations`, `tables` and `listings` the part of this package that knows SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from corpus.models import ANSWERS_FROM, Audience
from index.earlier import published_at
from index.things import SAYS, THING
from index.versions import HOLDINGS


def _agree(names: Sequence[str]) -> str:
    return " AND ".join(f'o."{name}" IS n."{name}"' for name in names)


_SHOWN = (
    "{one}.confidence >= :sure AND {one}.document_id IN (SELECT id FROM {schema}.documents WHERE audience = :audience)"
)
_STILL_SHOWN = "{one}.document_id NOT IN (SELECT id FROM main.documents WHERE audience <> :audience)"
_WAS_SHOWN = " AND ".join((_SHOWN.format(one="{one}", schema="earlier"), _STILL_SHOWN))
"""What was shown of a document that has been taken from an audience since is shown to it no longer."""
_FRESH = f"""
SELECT n.id AS id,
  (SELECT o.id FROM earlier.observations o WHERE {_agree(THING)} AND {_WAS_SHOWN.format(one="o")}
   ORDER BY o.row DESC LIMIT 1) AS before
FROM main.observations n
WHERE {_SHOWN.format(one="n", schema="main")}
  AND n.id NOT IN (SELECT id FROM earlier.observations)
  AND NOT EXISTS (SELECT 1 FROM earlier.observations o WHERE {_agree(THING)} AND {_agree(SAYS)})
ORDER BY n.row
"""  # noqa: S608 - put together of constants above
_GONE = f"""
SELECT n.id AS id FROM earlier.observations n
WHERE {_WAS_SHOWN.format(one="n")}
  AND n.id NOT IN (SELECT id FROM main.observations)
  AND NOT EXISTS (SELECT 1 FROM main.observations o WHERE {_agree(THING)})
ORDER BY n.row
"""  # noqa: S608 - put together of constants above


@dataclass(frozen=True, slots=True)
class Revisions:
    """Ids of figures: `new` and the first of `revised` in the new version, `gone` and the second in the one before.

    `published`: when the version before and the new one were published, in UTC.
    """

    published: tuple[datetime, datetime]

    new: tuple[str, ...] = ()
    revised: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()


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
    new = tuple(one for one, earlier in fresh if earlier is None)
    revised = tuple((one, earlier) for one, earlier in fresh if earlier is not None)
    return Revisions((published_at(before), published_at(after)), new, revised, tuple(gone))


def _address(folder: Path) -> str:
    return f"file:{quote(str((folder / HOLDINGS).resolve()))}?mode=ro&immutable=1"
