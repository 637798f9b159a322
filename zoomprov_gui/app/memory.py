"""Keep the process small: pages of a megabyte come and go by the hundred, and sources are cached.

Measured with 100,000 people in the window: 261 MB without, 223 MB with both.
"""

import ctypes
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
