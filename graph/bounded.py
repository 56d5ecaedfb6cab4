"""A mapping of bounded size in bytes, from which the least recently used entries go first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

# One entry may take this part of the room, so that a large one does not drive all others out.
_PART: Final = 8


class Bounded(Generic[K, V]):
    """Keeps values as long as there is room.

    Args:
        room: bytes that all entries may take together, as they are told to `put`; 0 keeps none.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.used = 0
        self._entries: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: K) -> V | None:
        """The value, which is then the last to go; None where there is none."""
        found = self._entries.get(key)
        if found is None:
            return None
        self._entries.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value of so many bytes, unless it is too large; one that is kept already is replaced."""
        self.drop(key)
        if size > self.room // _PART:
            return
        self._entries[key] = value, size
        self.used += size
        while self.used > self.room:
            _, (_, dropped) = self._entries.popitem(last=False)
            self.used -= dropped

    def drop(self, key: K) -> None:
        """Forget a value, if it is there."""
        found = self._entries.pop(key, None)
        if found is not None:
            self.used -= found[1]

    def clear(self) -> None:
        """Forget all."""
        self._entries.clear()
        self.used = 0
