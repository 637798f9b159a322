"""Look for people whom Okta's list lacks although Okta itself calls them assigned.

Okta tells no total, so half a list looks whole, and whoever is not on it looks like a leaver
(RELIABILITY.md P7). Some of those are asked about one by one.
"""

from collections.abc import Callable, Iterable, Sequence

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.people import NOT_ASSIGNED, PERSON_OFF, DirectoryPerson
from zoomprov_gui.domain.roster import Roster

ASKED = 3  # people a read; every call below /apps/{id} is out of one small allowance (okta.md §8)
ROOM = 0.75  # of our share of Okta's minute that has to be left: this is nobody's errand
ASKED_AGAIN = 600.0  # seconds after which somebody is asked about again

LACKS = "Okta did not list somebody whom it calls assigned, so its list was not all of it"


class Doubter:
    """Asks Okta about single people that its list does not name."""

    def __init__(self, okta: OktaClient, clock: Callable[[], float]) -> None:
        self._okta = okta
        self._clock = clock
        self._asked: dict[str, float] = {}

    async def finds_somebody(
        self, app_id: str, unlisted: Iterable[DirectoryPerson], roster: Roster
    ) -> bool:
        """Tell whether one of those who are not on the list has Zoom all the same, as Okta says.

        Whom it will not tell about proves nothing.
        """
        if self._okta.room(f"/api/v1/apps/{app_id}/users") < ROOM:
            return False
        for person in self._chosen(unlisted, roster):
            try:
                found = await self._okta.assignment(app_id, person.user_id)
            except ExpectedError:
                return False
            if found is not None and found.status not in NOT_ASSIGNED:
                return True
            self._asked[person.user_id] = self._clock()
        return False

    def _chosen(
        self, unlisted: Iterable[DirectoryPerson], roster: Roster
    ) -> Sequence[DirectoryPerson]:
        since = self._clock() - ASKED_AGAIN
        self._asked = {user_id: at for user_id, at in self._asked.items() if at > since}
        open_ = [
            person
            for person in unlisted
            if person.user_id
            and person.status not in PERSON_OFF
            and person.user_id not in self._asked
            and not roster.lists(person.user_id)
        ]
        # From all over the list: what is lost of one is a page, or its end.
        return open_[:: max(1, len(open_) // ASKED)][:ASKED]
