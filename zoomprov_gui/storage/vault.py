"""Where secrets are kept: in memory only, until this program ends."""

from collections.abc import Iterable


class SecretStore:
    """Secrets by name, for as long as the program runs. Nothing of it is ever shown or written."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return a secret, None where none is kept under that name."""
        return self._secrets.get(name)

    def put(self, name: str, secret: str) -> None:
        """Keep a secret, in place of the one before."""
        self._secrets[name] = secret

    def forget(self, name: str) -> None:
        """Drop a secret; dropping one that is not kept does nothing."""
        self._secrets.pop(name, None)

    def names(self) -> Iterable[str]:
        """Return the names under which something is kept."""
        return sorted(self._secrets)

    def __repr__(self) -> str:
        return f"<SecretStore of {len(self._secrets)}>"

    def __reduce__(self) -> str:
        raise TypeError("secrets are not copied or written")
