"""A cache that empties itself when it is full, so that memory stays flat however many words there are."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Forgetful(dict[K, V]):
    """A dict of at most `most` entries: one more, and all before it are forgotten."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def __setitem__(self, key: K, value: V) -> None:
        """Keep the value, by itself if there is no room beside the others."""
        if len(self) >= self.most and key not in self:
            self.clear()
        super().__setitem__(key, value)
