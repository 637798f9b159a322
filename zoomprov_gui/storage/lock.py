"""One writer: a lock on a file that the operating system lets go of when its holder dies.

The file itself stays and means nothing; only the lock on it does. So nobody ever has to delete it
after a crash, and a process id that was given out again confuses nobody (RELIABILITY.md P32).
"""

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

SECOND_COPY = (
    "Another copy of this program is running with the same journal, so this one only shows and"
    " changes nothing. Close the other copy to change something here."
)
OPEN_ELSEWHERE = (
    "This company is open for changes in another window, or a command is changing it, so this one"
    " only shows and changes nothing. Close the other one to change something here."
)

if sys.platform == "win32":  # pragma: no cover - the other branch is tested where it runs
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _is_held(error: OSError) -> bool:
        # Its library tells of a byte that is locked by several errors, and wine by others yet.
        return error.errno not in {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}

    def _is_at(descriptor: int, path: Path) -> bool:
        del descriptor, path
        return True  # Windows lets nobody delete a file that is open like this
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_held(error: OSError) -> bool:
        return error.errno in _HELD

    def _is_at(descriptor: int, path: Path) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), path.stat())
        except OSError:
            return False


# What says that another process holds it. All else is a disk that cannot lock, or a broken one.
_HELD = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES}


class WriterLock:
    """Held by at most one process. Closing lets go of it, and so does dying."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Try to take the lock; false where another process holds it.

        Raises OSError where nobody can hold it: a disk without locks keeps no second writer out.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            if _is_held(error):
                return False
            raise
        self._descriptor = descriptor
        if not self.holds:  # somebody deleted the file in between: others would make another one
            self.close()
            return False
        return True

    @property
    def holds(self) -> bool:
        """Whether it is held, and keeps others out: it does not once its file was deleted."""
        return self._descriptor is not None and _is_at(self._descriptor, self._path)

    def discard(self) -> None:
        """Let go of the lock and delete its file, as long as nobody else can hold it."""
        with suppress(OSError):  # Windows deletes no file that is open
            if self.holds:
                self._path.unlink()
        self.close()

    def close(self) -> None:
        """Let go of the lock."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class WriterLocks:
    """The lock on a file of one's own, and those that keep one writer to a company.

    The own one decides: on a disk that knows no locks it is an error, and the others are none.
    """

    def __init__(self, own: Path, company: Iterable[Path] = ()) -> None:
        self._own = WriterLock(own)
        self._company = tuple(WriterLock(path) for path in company)
        self._held: list[WriterLock] = []

    def take(self) -> str:
        """Try to take all of them; return in words who holds one, and then none is taken.

        Raises OSError where nobody can hold the own one.
        """
        if not self._own.take():
            return SECOND_COPY
        for lock in self._company:
            with suppress(OSError):
                # Once more: whoever closed it just now deleted the file that was opened.
                if not (lock.take() or lock.take()):
                    self.close()
                    return OPEN_ELSEWHERE
                self._held.append(lock)
        return ""

    @property
    def holds(self) -> bool:
        """Whether all that were taken are held, and keep others out."""
        return self._own.holds and all(lock.holds for lock in self._held)

    def close(self) -> None:
        """Let go, and leave no file behind that stands for a company."""
        for lock in self._held:
            lock.discard()
        self._held.clear()
        self._own.close()
