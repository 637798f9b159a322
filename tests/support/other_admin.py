"""Another admin at the same company's Okta and Zoom, and who is who there, whatever we show."""

import contextlib
from collections.abc import Iterator

from zoomprov_gui.domain.people import ADMIN, MEMBER, PersonKey, person_key
from zoomprov_gui.simulator.records import OktaUser, ZoomUser
from zoomprov_gui.simulator.serving import Refusal
from zoomprov_gui.simulator.state import ASSIGNED, DEPROVISIONED, LIVE
from zoomprov_gui.simulator.world import World
from zoomprov_gui.simulator.zoom_people import set_details, take_in

IN_ZOOM = ("off", "on", "admin", "member", "gone", "taken over", "renamed")
DEEDS = (*IN_ZOOM, "unassigned", "left", "new")


class OtherAdmin:
    """Acts behind our back, and knows whose ids an address stands for."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._newcomers = 0

    def act(self, place: int, what: str) -> None:
        """Do one of `DEEDS` to somebody or other; nothing where it means nothing there."""
        if what == "new":
            self.comes()
        elif what in IN_ZOOM:
            self._act_in_zoom(place, what)
        else:
            self._act_in_okta(place, what)

    def comes(self) -> PersonKey:
        """Take somebody in whom only Zoom knows, and return who."""
        self._newcomers += 1
        email = f"new{self._newcomers}@acme.example"
        self._take_in(email)
        return person_key(email)

    def goes(self, key: PersonKey) -> None:
        """Take somebody out of Zoom."""
        self._world.remove_zoom_user(key)

    def demote(self, key: PersonKey) -> None:
        """Make an admin a member, as the owner may; the owner stays what they are."""
        for account in self._accounts():
            if person_key(account.email) == key and account.id != self._world.zoom.owner_id:
                self._world.zoom.users.edit(account.id).role = MEMBER

    def ids_by_address(self) -> dict[PersonKey, set[str]]:
        """Return the ids in Okta and Zoom of whoever goes by each address at this moment."""
        found: dict[PersonKey, set[str]] = {}
        for account in self._accounts():
            found.setdefault(person_key(account.email), set()).add(account.id)
        for user in self._directory():
            ids = found.setdefault(person_key(user.login), set())
            link = self._world.app_users.get(user.id)
            ids |= {user.id, *filter(None, [link and link.external_id])}
        return found

    def ids(self) -> set[str]:
        """Return the ids of everybody."""
        return {somebody.id for somebody in (*self._accounts(), *self._directory())}

    def protected(self, own: frozenset[PersonKey]) -> set[str]:
        """Return the ids of the accounts that nobody may take Zoom from; `own` are our addresses.

        An admin's account that is off is none of them: it has nothing left to be taken from it.
        Facts: facts/zoom.md §5.
        """
        return {
            account.id
            for account in self._accounts()
            if (account.role != MEMBER and account.status != "inactive")
            or account.status == "pending"
            or person_key(account.email) in own
        }

    def _act_in_zoom(self, place: int, what: str) -> None:
        world = self._world
        accounts = [a for a in self._accounts() if a.id != world.zoom.owner_id]
        account = accounts[place % len(accounts)]
        if what in {"off", "on"} and account.status != "pending":
            world.switch_zoom(account.email, on=what == "on")
        elif what in {"admin", "member"}:
            world.zoom.users.edit(account.id).role = ADMIN if what == "admin" else MEMBER
        elif what in {"gone", "taken over"}:
            world.remove_zoom_user(account.email)
            if what == "taken over":
                self._take_in(account.email)
        elif what == "renamed":
            set_details(world, account.id, first="Aaron" if place % 2 else "Zoe")

    def _act_in_okta(self, place: int, what: str) -> None:
        links = list(self._world.app_users.every(ASSIGNED))
        if links and what == "left":
            self._world.deactivate_in_okta(links[place % len(links)].user_name)
        elif links:
            with contextlib.suppress(Refusal):  # a group gives it
                self._world.unassign(links[place % len(links)].user_name)

    def _take_in(self, email: str) -> None:
        world = self._world
        take_in(world, ZoomUser(world.new_zoom_id(), email, "New", "Comer", world.now()))

    def _accounts(self) -> Iterator[ZoomUser]:
        return self._world.zoom.users.every("active", "inactive", "pending")

    def _directory(self) -> Iterator[OktaUser]:
        return self._world.okta.users.every(LIVE, DEPROVISIONED)
