"""Find whom a plan may be about who is on neither list: people of Okta's directory, and groups."""

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.assigning import Crowd
from zoomprov_gui.domain.drafting import Who, who_of
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import DirectoryPerson, person_key
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.services.reread import Rereader, Whom

WIDE = 10  # times as many are asked for as are wanted, because some are left out


class Named(NamedTuple):
    """What somebody named, and who or what that is; `why` says in words why it is nobody."""

    text: str
    who: Who | None = None
    crowd: Crowd | None = None
    why: str = ""


class Hits(NamedTuple):
    """What a beginning fits: the first groups and the first people."""

    groups: tuple[Group, ...]
    people: tuple[DirectoryPerson, ...]


class LookupService:
    """Looks people and groups up, with everything that a preview of assigning them rests on."""

    def __init__(self, okta: OktaClient, zoom: ZoomClient, *, reread: Rereader) -> None:
        self._okta = okta
        self._zoom = zoom
        self._reread = reread
        self.free_licences: int | None = None

    async def count_seats(self) -> None:
        """Find out how many licences are free; many sign-ins may not ask, which is no error."""
        with suppress(ExpectedError):
            self.free_licences = await self._zoom.seats()

    async def begin(self, text: str, most: int) -> Hits:
        """Find people and groups that begin with what somebody types; groups alone for nothing."""
        groups = await self._okta.begin_groups(text, most)
        people = await self._okta.begin_people(text, most) if text else []
        return Hits(tuple(groups), tuple(people))

    async def without_zoom(self, text: str, roster: Roster, most: int) -> list[DirectoryPerson]:
        """Find people that begin with a text and have Zoom on neither side, as far as is known."""
        people = await self._okta.begin_people(text, most * WIDE)
        return [person for person in people if not _has_zoom(person, roster)][:most]

    async def person(self, email: str) -> Named:
        """Find a person of Okta's by e-mail or login, and read both sides of them."""
        found = await self._okta.find_person(email)
        if found is None:
            return Named(email, why="Nobody in Okta has this email or login.")
        whom = Whom(found.login, found.user_id, "")
        read = await self._reread.both(whom, groups=True)
        who = Who(person_key(email), found.login, found.name, read.facts)
        return Named(email, who=who)

    async def everything(self, who: Who) -> Who:
        """Read both sides of somebody again, with the details that an admin may edit."""
        whom = Whom(who.email, who.facts.okta_user_id, who.facts.zoom_id)
        read = await self._reread.both(whom, groups=True, details=True)
        return who._replace(facts=read.facts)

    async def all_groups(self) -> tuple[Group, ...]:
        """Return every group of the company, whether it gives Zoom or not."""
        return tuple(await self._okta.all_groups())

    async def group(self, name: str, roster: Roster) -> Named:
        """Find a group of Okta's by its name, and everybody in it."""
        found = await self._the_group(name)
        if isinstance(found, str):
            return Named(name, why=found)
        return Named(name, crowd=await self.crowd(found, roster))

    async def group_alone(self, name: str) -> Named:
        """Find a group of Okta's by its name, and what it is, without looking at its people."""
        found = await self._the_group(name)
        if isinstance(found, str):
            return Named(name, why=found)
        return Named(name, crowd=Crowd(found, await self.group_facts(found), ()))

    async def _the_group(self, name: str) -> Group | str:
        """Return the only group of this name, or why there is not exactly one."""
        groups = await self._okta.find_groups(name)
        if not groups:
            return "Okta has no group with this name."
        if len(groups) > 1:
            return "Okta has several groups with this name; rename one in Okta."
        return groups[0]

    async def group_facts(self, group: Group) -> Facts:
        """Read a group as it is now: whether it gives Zoom, its name, a fingerprint of its people.

        Raises `ExpectedError` where Okta does not tell.
        """
        return await self._reread.group(group)

    async def crowd(self, group: Group, roster: Roster) -> Crowd:
        """Read a group and its people; what the comparison knows of each is taken from there."""
        read = self._okta.group_people(group.group_id)
        people = [person async for page in read for person in page]
        reading = read.reading(0.0)
        why = "" if reading.complete else f"Its people were not read completely: {reading.why}"
        members = [person.user_id for person in people if person.user_id]
        facts = await self._reread.group(group, members)
        return Crowd(group, facts, tuple(_known(people, roster)), why)


def _has_zoom(person: DirectoryPerson, roster: Roster) -> bool:
    found = roster.find(person_key(person.login)) or roster.find(person_key(person.email))
    return found is not None and bool(found.assignment or found.account)


def _known(people: Iterable[DirectoryPerson], roster: Roster) -> Iterable[Who]:
    for person in people:
        key = person_key(person.login or person.email)
        found = roster.find(key) or roster.find(person_key(person.email))
        facts = Facts(okta_user_id=person.user_id, person_status=person.status)
        if found is None:
            yield Who(key, person.login, person.name, facts)
            continue
        who = who_of(found)
        told = who.facts._replace(
            okta_user_id=who.facts.okta_user_id or person.user_id,
            person_status=who.facts.person_status or person.status,
        )
        yield who._replace(facts=told)
