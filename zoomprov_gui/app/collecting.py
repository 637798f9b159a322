"""Have Python's garbage collector run in the window's own thread alone.

By itself it runs in whatever thread makes an object too many. A window that nobody holds any more
and that a worker thread then frees takes its timers down from there, which ends the process.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

EVERY = 1_000  # milliseconds between two looks at whether there is enough to collect


@contextmanager
def collecting_here() -> Iterator[None]:
    """Collect by a timer of the current thread, and nowhere else, for as long as this is open."""
    was = gc.isenabled()
    gc.disable()
    timer = QTimer()
    timer.setInterval(EVERY)
    timer.timeout.connect(collect_what_is_due)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        if was:
            gc.enable()


def collect_what_is_due() -> int | None:
    """Collect the oldest generation that has reached its limit; return which, None for none."""
    due = [place for place, limit in enumerate(gc.get_threshold()) if gc.get_count()[place] > limit]
    if not due:
        return None
    gc.collect(due[-1])
    return due[-1]
