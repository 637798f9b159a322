"""People tables for tests: a roster in words, with a clock and a stop watch that stand still."""

from tests.support.people import NOW, account, assignment
from tests.support.rosters import roster_of
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.viewmodels.people_table import PeopleTable

NAMES = ["ana", "bo", "cy", "di", "ed", "fay"]
OKTA = [
    assignment(f"u-{name}", f"{name}@acme.example", first_name=name.capitalize(), last_name="",
               external_id=f"z-{name}")
    for name in NAMES[:4]
]  # fmt: skip
ZOOM = [
    account(f"z-{name}", f"{name}@acme.example", first_name=name.capitalize(), last_name="")
    for name in NAMES[1:]
]


class Standing:
    """A time that stands still until a test moves it."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def office() -> Roster:
    """Return six people: one missing in Zoom, three in sync, two only in Zoom."""
    return roster_of(OKTA, ZOOM)


def table_of(roster: Roster, clock: Standing | None = None) -> PeopleTable:
    """Return the table of a roster, as after its first refresh."""
    return PeopleTable(roster, clock=clock or Standing(), stopwatch=lambda: 0.0)


def shown(table: PeopleTable) -> list[str]:
    """Return the names of who is shown, in order."""
    return [table.view(place).name.casefold() for place in range(table.rowCount())]
