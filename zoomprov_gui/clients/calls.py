"""What the calls to either service have in common: the session that they go through."""

from zoomprov_gui.clients.governor import Wait
from zoomprov_gui.clients.http import ApiSession


class Calls:
    """Calls over one signed-in session. Each raises `Unreachable`, `Unreadable` or `Refused`."""

    def __init__(self, session: ApiSession) -> None:
        self._session = session

    @property
    def host(self) -> str:
        """The host that this client talks to."""
        return self._session.host

    @property
    def server_time(self) -> float | None:
        """The time by the service's own clock, None before it told one."""
        return self._session.clock.now()

    @property
    def waiting(self) -> Wait | None:
        """What requests rest for at this moment, and until when; None while none does."""
        return self._session.governor.waiting
