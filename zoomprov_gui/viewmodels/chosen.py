"""Who is selected, by person and not by place: rows move, people stay selected.

The row of somebody who has just gone is nobody's (`""`) until the table is told: nobody can be
selected there.
"""

from collections.abc import Iterable, Sequence

from zoomprov_gui.domain.people import PersonKey

NOBODY = PersonKey("")


class Chosen:
    """A set of people with the keyboard's and the mouse's ways to change it.

    Each way returns whether anything changed.
    """

    def __init__(self) -> None:
        self._keys: set[PersonKey] = set()
        self._anchor: PersonKey | None = None

    @property
    def keys(self) -> frozenset[PersonKey]:
        """Who is selected."""
        return frozenset(self._keys)

    @property
    def anchor(self) -> PersonKey | None:
        """Where a range starts."""
        return self._anchor

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __len__(self) -> int:
        return len(self._keys)

    def replace(self, keys: Iterable[PersonKey]) -> bool:
        """Select these people and nobody else."""
        return self._become(set(keys))

    def toggle(self, key: PersonKey) -> bool:
        """Select somebody, or no longer."""
        self._anchor = key
        return self._become(self._keys ^ {key})

    def extend(self, between: Sequence[PersonKey]) -> bool:
        """Select a range of people as well."""
        return self._become(self._keys | set(between))

    def start_at(self, key: PersonKey) -> None:
        """Let the next range start here."""
        self._anchor = key

    def forget(self, keys: Iterable[PersonKey]) -> bool:
        """Drop people who are gone."""
        return self._become(self._keys.difference(keys))

    def _become(self, keys: set[PersonKey]) -> bool:
        keys.discard(NOBODY)
        changed = keys != self._keys
        self._keys = keys
        return changed
