"""Keep the process small and quick with many people in it.

Pages of a megabyte come and go by the hundred, sources are cached, and Python's garbage collector
looks at everybody each time. Measured with 100,000 people: 261 MB without the first two, 223 MB
with both; the collector stops the window for 20 ms without the third, and for 6 ms with it.
"""

import ctypes
import gc
import linecache
import sys

_M_ARENA_MAX, _M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD = -8, -3, -1  # malloc.h of glibc


def give_back_large_blocks() -> bool:
    """Have glibc give blocks of 64 KiB and more back to the system at once; tell whether it does.

    By default the limit grows with the largest page ever freed, and the heap keeps the holes.
    """
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "mallopt"):
        return False
    wishes = ((_M_MMAP_THRESHOLD, 65_536), (_M_TRIM_THRESHOLD, 131_072), (_M_ARENA_MAX, 2))
    return all(libc.mallopt(option, value) == 1 for option, value in wishes)


def forget_sources() -> None:
    """Drop the source text of all modules: PySide6 reads it at every import and keeps it."""
    linecache.clearcache()


class Kept:
    """Takes what was read out of the garbage collector's sight, whenever it has grown much."""

    MUCH = 5_000  # people

    def __init__(self) -> None:
        self._people = 0

    def look(self, people: int) -> None:
        """Take in how many people there are by now."""
        if abs(people - self._people) >= self.MUCH:
            self._people = people
            gc.freeze()

    def let_go(self) -> None:
        """Let the collector look at everything again, because what was read is no longer shown."""
        if self._people:
            self._people = 0
            gc.unfreeze()
