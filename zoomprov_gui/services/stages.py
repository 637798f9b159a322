"""The rhythm of a long run: one person, then five, then the rest."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from zoomprov_gui.domain.actions import PlanRow
from zoomprov_gui.domain.people import PersonKey

SMALL = 6  # people up to whom a run is one stage: stopping by hand is quick enough
_SIZES = (1, 5)


class Stages:
    """Yields the entries of each stage, person by person, in the plan's order.

    `stop` is told the people of a stage once they are settled; it answers whether the run ends
    there, or None where nobody of it was tried, and then the next stage is no larger.
    """

    def __init__(
        self,
        rows: Mapping[int, PlanRow],
        stop: Callable[[Sequence[PersonKey]], bool | None],
    ) -> None:
        self._entries: dict[PersonKey, list[int]] = {}
        for entry, row in rows.items():
            self._entries.setdefault(row.key, []).append(entry)
        self._stop = stop

    def __iter__(self) -> Iterator[list[int]]:
        people = list(self._entries)
        sizes = [] if len(people) <= SMALL else list(_SIZES)
        while people:
            size = sizes[0] if sizes else len(people)
            stage, people = people[:size], people[size:]
            yield [entry for key in stage for entry in self._entries[key]]
            if people and self._stop(stage) is not None and sizes:
                sizes.pop(0)
