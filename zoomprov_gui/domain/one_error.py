"""Errors of tasks that work together, for whoever knows one error at a time."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def as_itself(kind: type[Exception]) -> Iterator[None]:
    """Let the first error of a kind out of its group as itself.

    Raises the group as it is where errors of other kinds are in it. There is no `except*` here:
    Python up to 3.11.3, which Debian 12 has, puts what is raised in one into a group again.
    """
    try:
        yield
    except ExceptionGroup as several:
        wanted, others = several.split(kind)
        if wanted is None or others is not None:
            raise
        error = _first(wanted)
    else:
        return
    raise error


def _first(group: ExceptionGroup[Exception]) -> Exception:
    error: Exception = group
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error
