"""The calls to Okta about groups: what gives people Zoom (facts/okta.md §3)."""

from zoomprov_gui.clients.links import segment
from zoomprov_gui.clients.okta_calls import OktaCalls, Query
from zoomprov_gui.clients.okta_chain import Chain, Raw, Row
from zoomprov_gui.clients.okta_shapes import GroupBody, RawGroup, User, group, people
from zoomprov_gui.clients.paging import ListRead, Put, Tally
from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.errors import Exchange
from zoomprov_gui.domain.facts import Details
from zoomprov_gui.domain.people import DirectoryPerson, Service

PEOPLE = 200


class OktaGroups(OktaCalls):
    """Reads groups and their people, and changes which of them give Zoom."""

    async def groups(self, app_id: str) -> list[Group]:
        """Return the groups that the app is assigned to."""
        path = f"/api/v1/apps/{segment(app_id)}/groups"
        rows = await self._all(path, list[GroupBody], {"limit": 200, "expand": "group"})
        found = [one for row in rows if (one := group(row))]
        return [one if one.name else await self._named(one) for one in found]

    async def group(self, group_id: str) -> Group | None:
        """Return a group, None where there is none such."""
        row = await self._one(f"/api/v1/groups/{segment(group_id)}", GroupBody)
        return group(row) if row else None

    async def _named(self, group: Group) -> Group:
        found = await self.group(group.group_id)
        return found if found and found.name else group._replace(name=group.group_id)

    async def find_groups(self, name: str) -> list[Group]:
        """Return the groups with exactly this name; case does not matter."""
        rows = await self._all("/api/v1/groups", list[GroupBody], {"q": name, "limit": 200})
        wanted = name.casefold()
        return [one for row in rows if (one := group(row)) and one.name.casefold() == wanted]

    async def begin_groups(self, text: str, most: int) -> list[Group]:
        """Return the first groups whose names begin with a text; `""` is any."""
        params: Query = {"limit": most, **({"q": text} if text else {})}
        rows = await self._first("/api/v1/groups", list[GroupBody], params)
        return [one for row in rows if (one := group(row))]

    async def begin_people(self, text: str, most: int) -> list[DirectoryPerson]:
        """Return the first people whose name or e-mail begins with a text; `""` is any.

        Deactivated people are not among them (facts/okta.md §4).
        """
        params: Query = {"limit": most, **({"q": text} if text else {})}
        return people(await self._first("/api/v1/users", list[User], params))

    async def all_groups(self) -> list[Group]:
        """Return every group of the company."""
        rows = await self._all("/api/v1/groups", list[GroupBody], {"limit": 200})
        return [one for row in rows if (one := group(row))]

    async def user_groups(self, user_id: str) -> list[Group]:
        """Return the groups that a person is in."""
        rows = await self._all(f"/api/v1/users/{segment(user_id)}/groups", list[GroupBody], {})
        return [one for row in rows if (one := group(row))]

    def group_members(self, group_id: str) -> ListRead[str]:
        """Read the user ids of a group's members."""
        chain = Chain(
            self._session,
            shape=list[User],
            convert=lambda rows: [row.id for row in rows if row.id],
            name=str,
        )
        return _members(chain, group_id)

    def group_people(self, group_id: str) -> ListRead[DirectoryPerson]:
        """Read a group's members as people."""
        chain = Chain(
            self._session,
            shape=list[User],
            convert=people,
            name=lambda row: row.user_id or row.login,
        )
        return _members(chain, group_id)

    async def gives(self, app_id: str, group_id: str) -> bool:
        """Tell whether a group gives the app."""
        path = f"/api/v1/apps/{segment(app_id)}/groups/{segment(group_id)}"
        return await self._one(path, GroupBody) is not None

    async def assign_group(self, app_id: str, group_id: str) -> Exchange:
        """Assign the app to a group. Safe to repeat."""
        path = f"/api/v1/apps/{segment(app_id)}/groups/{segment(group_id)}"
        return await self._write("PUT", path, json={})

    async def unassign_group(self, app_id: str, group_id: str) -> Exchange:
        """Take the app from a group, and so from whom nothing else gives it."""
        path = f"/api/v1/apps/{segment(app_id)}/groups/{segment(group_id)}"
        return await self._write("DELETE", path)

    async def edit_group(self, group_id: str, details: Details) -> Exchange:
        """Change a group's name or description.

        Okta only has the full replacement, so that everything else it told is sent along.
        """
        path = f"/api/v1/groups/{segment(group_id)}"
        response = await self._session.send("GET", path, reads=True)
        profile = self._session.read(response, RawGroup).profile or {}
        return await self._write("PUT", path, json={"profile": {**profile, **dict(details)}})

    async def add_to_group(self, group_id: str, user_id: str) -> Exchange:
        """Put a person into a group. Safe to repeat."""
        path = f"/api/v1/groups/{segment(group_id)}/users/{segment(user_id)}"
        return await self._write("PUT", path)

    async def remove_from_group(self, group_id: str, user_id: str) -> Exchange:
        """Take a person out of a group, and so from everything that it gives."""
        path = f"/api/v1/groups/{segment(group_id)}/users/{segment(user_id)}"
        return await self._write("DELETE", path)


def _members(chain: Chain[Raw, Row], group_id: str) -> ListRead[Row]:
    path = f"/api/v1/groups/{segment(group_id)}/users"
    params: Query = {"limit": PEOPLE}

    async def pump(tally: Tally, put: Put[Row]) -> None:
        await chain.follow(tally, put, path, params)
        tally.finish()

    return ListRead(Service.OKTA, pump)
