"""Keyring backends for tests: in memory, with the narrowest limits there are, and broken ones."""

from keyring.errors import KeyringError, KeyringLocked

LONGEST = 1280  # characters that the Windows Credential Manager takes (LIBRARIES.md §4)


class KeyDenied(Exception):
    """As the macOS backend calls a person's no."""


class MemoryBackend:
    """Keeps passwords in memory. `trouble` is raised by every call, `deaf` keeps nothing."""

    def __init__(self, trouble: Exception | None = None, *, deaf: bool = False) -> None:
        self.trouble = trouble
        self.deaf = deaf
        self.kept: dict[tuple[str, str], str] = {}
        self.calls: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self._begin("get")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._begin("set")
        if len(password) > LONGEST:
            raise OSError(1783, "The stub received bad data", "CredWrite")
        if not self.deaf:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._begin("delete")
        del self.kept[service, username]

    def _begin(self, call: str) -> None:
        self.calls.append(call)
        if self.trouble is not None:
            raise self.trouble


def denied() -> KeyringError:
    """Return what the macOS backend raises when a person says no."""
    error = KeyringLocked("Can't get password from keychain")
    error.__cause__ = KeyDenied()
    return error
