"""Read one person from both sides, as they are at this moment: before a write, and after it."""

from collections.abc import Callable
from typing import NamedTuple

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.actions import Facts, facts_of
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.people import Assignment, DirectoryPerson, ZoomAccount


class Whom(NamedTuple):
    """A person to read. Ids are `""` where not known; then the e-mail finds them."""

    email: str
    okta_user_id: str
    zoom_id: str


class Found(NamedTuple):
    """What one read of a person found: the facts, and Zoom's account where there is one."""

    facts: Facts
    account: ZoomAccount | None


class Rereader:
    """Reads single people. `app_id` tells which app of Okta's gives Zoom, once that is known."""

    def __init__(
        self, okta: OktaClient, zoom: ZoomClient, app_id: Callable[[], str | None]
    ) -> None:
        self._okta = okta
        self._zoom = zoom
        self._app_id = app_id

    def app_id(self) -> str:
        """Return the id of the Zoom app in Okta. Raises `Misused` before it was found."""
        app_id = self._app_id()
        if not app_id:
            raise Misused("no active Zoom app was found in Okta")
        return app_id

    async def both(self, whom: Whom, *, groups: bool = False) -> Found:
        """Read both sides; with `groups`, also which groups give this person Zoom.

        Raises `ExpectedError` where one of them does not tell.
        """
        person, assignment = await self._from_okta(whom)
        granted_by = await self._granted_by(person) if groups and person else None
        account = await self.account(whom)
        return Found(facts_of(assignment, account, person, granted_by), account)

    async def zoom_only(self, whom: Whom) -> Found:
        """Read Zoom's side; what Okta says is then not told."""
        account = await self.account(whom)
        return Found(facts_of(None, account)._replace(assigned=None), account)

    async def account(self, whom: Whom) -> ZoomAccount | None:
        """Read the Zoom account, by its id where that is known: an e-mail may have changed."""
        return await self._zoom.account(whom.zoom_id or whom.email)

    async def _from_okta(self, whom: Whom) -> tuple[DirectoryPerson | None, Assignment | None]:
        person = await self._okta.person(whom.okta_user_id or whom.email)
        if person is None:
            return None, None
        return person, await self._okta.assignment(self.app_id(), person.user_id)

    async def _granted_by(self, person: DirectoryPerson) -> tuple[str, ...]:
        """Find which groups give Zoom; an assignment names none (facts/okta.md §3)."""
        giving = {group_id for group_id, _ in await self._okta.groups(self.app_id())}
        own = await self._okta.user_groups(person.user_id)
        return tuple(sorted(name for group_id, name in own if group_id in giving))
