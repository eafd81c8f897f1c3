"""What was read once and is kept while there is room, because a version never changes.

In: keys, and how to read what is missing. Out: what stands under the keys, in their order. When more is kept than there
is room for, all is let go of: what is asked for next is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

ROOM = 20_000
"""Observations kept: some 60 MB. To make one takes longer than to find it."""
Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


class Kept(Generic[Key, Item]):
    """Items under keys. Threads may read at once: the mapping that each of them found is replaced, never changed."""

    def __init__(self, *, room: int = ROOM) -> None:
        """`room`: how many items are kept at most, before those of the last reading."""
        self._room = room
        self._held: dict[Key, tuple[Item, ...]] = {}

    def items(self, keys: Sequence[Key], read: Callable[[Sequence[Key]], Mapping[Key, Sequence[Item]]]) -> list[Item]:
        """The items of all keys; `read` gives those of the keys that are not kept."""
        held = self._held
        missing = [key for key in keys if key not in held]
        if missing:
            fresh = read(missing)
            full = sum(map(len, held.values())) > self._room
            found = {key: tuple(fresh.get(key, ())) for key in missing}
            here = held | found
            self._held = found if full else here
            held = here
        return [item for key in keys for item in held[key]]
