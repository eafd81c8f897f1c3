"""The descriptions of all figures of a corpus, each once, with their labels, in alphabetical order.

In: what each document holds, one after the other. Out: the pairs in order, as often as asked. They are sorted in a file
that goes with the object, because the figures of many documents would fill the memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

_TABLE = "create table labels (description text primary key, label text not null) without rowid"


class Descriptions:
    """Descriptions and labels; of two labels of one description the last is kept."""

    def __init__(self, documents: Iterable[Mapping[str, str]]) -> None:
        """Take in the labels by the descriptions of each document. Raises OSError when the disk does not take them."""
        self._connection = sqlite3.connect("")
        try:
            self._connection.execute(_TABLE)
            for labels in documents:
                self._connection.executemany("insert or replace into labels values (?, ?)", labels.items())
        except sqlite3.OperationalError as error:
            raise OSError(f"descriptions of figures cannot be sorted on disk: {error}") from error

    def __iter__(self) -> Iterator[str]:
        """Yield the descriptions in order."""
        return (description for description, _ in self.items())

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield each description with its label, in order of the descriptions."""
        # Bytes of UTF-8 are in the order of the characters, which is how Python sorts.
        yield from self._connection.execute("select description, label from labels order by description")
