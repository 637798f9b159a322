"""What all of our small files have in common: replaced as a whole, set aside, never half there."""

import contextlib
import errno
import os
import time
from pathlib import Path

from zoomprov_gui.domain.errors import Unsaved

_CAUSES = {
    errno.ENOSPC: "full",
    errno.ENOLCK: "no_locks",  # a folder of a network, whose server has none
    errno.ENOSYS: "no_locks",
    errno.EOPNOTSUPP: "no_locks",
}


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file as a whole, for its owner alone, so that no moment sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):  # it may not have come to be
            beside.unlink()
        raise


def set_aside(path: Path, what: str) -> Path:
    """Move a damaged file out of the way under a name that says what it is, and return it.

    It is never deleted, and no second one takes its place. Raises `Unsaved`.
    """
    aside = _free_name(path, "damaged")
    try:
        path.rename(aside)
    except OSError as error:
        raise unsaved(error, path, what) from error
    return aside


def keep_aside(path: Path) -> Path:
    """Copy a file to a name that says that it was not read, and return it. Raises OSError."""
    aside = _free_name(path, "unread")
    replace_file(aside, path.read_bytes())
    return aside


def _free_name(path: Path, word: str) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    name = f"{path.stem}-{word}-{stamp}"
    aside = path.with_name(f"{name}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{name}-{number}{path.suffix}")
    return aside


def unsaved(error: OSError, path: Path, what: str) -> Unsaved:
    """Return an operating system's error about a file in words."""
    cause = _CAUSES.get(error.errno or 0, "not_allowed")
    reason = error.strerror or type(error).__name__
    return Unsaved(what, cause, reason[:1].lower() + reason[1:], str(path))
