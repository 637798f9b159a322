"""The time that the removal limit counts by: the services' own, which nobody here can set."""

from collections.abc import Callable
from typing import Protocol

from zoomprov_gui.storage.journal import Journal


class Told(Protocol):
    """A service that has told the time."""

    @property
    def server_time(self) -> float | None: ...


class TrueTime:
    """Tells the time as the services do.

    Setting this computer's clock, forwards or back, must not let a day pass (RELIABILITY.md P11).
    """

    def __init__(
        self, *services: Told, journal: Journal, source: str, clock: Callable[[], float]
    ) -> None:
        self._services = services
        self._journal = journal
        self._source = source
        self._clock = clock

    def now(self) -> float:
        """Return the earliest time that a service tells, in seconds since 1970.

        Where none has told one, no time has passed since one was noted last.
        """
        told = [service.server_time for service in self._services]
        known = [at for at in told if at is not None]
        if known:
            return min(known)
        last = self._journal.last_counted(self._source)
        return self._clock() if last is None else min(self._clock(), last)
