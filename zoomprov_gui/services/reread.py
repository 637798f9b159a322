"""Read one person or group from both sides, as they are now: before a write, and after it."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.actions import Action, Group, Verb
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.facts import Facts, crowd_of, facts_of, zoom_details
from zoomprov_gui.domain.people import (
    GROUP_FIELDS,
    Assignment,
    DirectoryPerson,
    ZoomAccount,
)
from zoomprov_gui.domain.readback import Subject
from zoomprov_gui.domain.safeguards import protected_role
from zoomprov_gui.services.stuck import StuckReader


class Whom(NamedTuple):
    """A person to read. Ids are `""` where not known; then the e-mail finds them."""

    email: str
    okta_user_id: str
    zoom_id: str


class Found(NamedTuple):
    """What one read found: the facts, and Zoom's account where it was of a person who has one.

    `kept`: why one of the people of a group must not lose Zoom with it, `""` where nobody must not.
    """

    facts: Facts
    account: ZoomAccount | None
    person: DirectoryPerson | None = None
    kept: str = ""


_NEEDS_GROUPS = {
    Verb.UNASSIGN,
    Verb.DEACTIVATE_PERSON,
    Verb.ASSIGN,
    Verb.ADD_TO_GROUP,
    Verb.REMOVE_FROM_GROUP,
}


class Rereader:
    """Reads single people. `app_id` tells which app of Okta's gives Zoom, once that is known."""

    def __init__(
        self, okta: OktaClient, zoom: ZoomClient, app_id: Callable[[], str | None]
    ) -> None:
        self._okta = okta
        self._zoom = zoom
        self._app_id = app_id
        self._stuck = StuckReader(okta, self.app_id)

    def app_id(self) -> str:
        """Return the id of the Zoom app in Okta. Raises `Misused` before it was found."""
        app_id = self._app_id()
        if not app_id:
            raise Misused("the Zoom app of Okta is not known yet")
        return app_id

    async def before(self, action: Action) -> Found:
        """Read everything that a write rests on. Raises `ExpectedError` where it is not told."""
        group = action.change.group
        if group is not None and not action.okta_user_id:
            kept = await self._kept(action) if action.verb is Verb.UNASSIGN_GROUP else ""
            return Found(await self.group(group), None, kept=kept)
        whom = Whom(action.email, action.okta_user_id, action.zoom_id)
        return await self.both(
            whom,
            groups=action.verb in _NEEDS_GROUPS,
            group=group,
            details=action.verb is Verb.EDIT_PERSON,
        )

    async def _kept(self, action: Action) -> str:
        """Read everybody whom the group's end turns off: a role may have changed since."""
        for zoom_id in action.change.people:
            account = await self._zoom.account(zoom_id)
            why = protected_role(facts_of(None, account)) if account else ""
            if account and why:
                return f"{account.email} is kept on by Zoom. {why}"
        return ""

    async def after(self, subject: Subject) -> Found:
        """Read what shows whether a goal is reached. Raises `ExpectedError` likewise."""
        group, goal = subject.change.group, subject.goal
        if group is not None and subject.is_group:
            facts = await self.group(group)
            if goal.nobody_left:
                facts = await self._with_left(facts, subject, on=bool(goal.assigned))
            return Found(facts, None)
        whom = Whom(subject.email, subject.okta_user_id, subject.zoom_id)
        if not (subject.both_sides or goal.needs_okta):
            return await self.zoom_only(whom)
        in_question = group if goal.in_group is not None else None
        return await self.both(whom, group=in_question, details=goal.details is not None)

    async def both(
        self,
        whom: Whom,
        *,
        groups: bool = False,
        group: Group | None = None,
        details: bool = False,
    ) -> Found:
        """Read both sides; with `groups`, also which groups give this person Zoom.

        `details`: read what an admin may edit as well.
        `group`: the one of which to tell whether they are in it. Raises `ExpectedError` where one
        of the sides does not tell.
        """
        person, assignment = await self._from_okta(whom)
        granted_by, in_group = None, None
        if person and (groups or group):
            own = await self._okta.user_groups(person.user_id)
            in_group = None if group is None else any(g.group_id == group.group_id for g in own)
            granted_by = await self._granted_by(own) if groups else None
        account = await self.account(whom)
        facts = facts_of(assignment, account, person, granted_by)
        facts = facts._replace(in_group=in_group, zoom_details=zoom_details(account))
        if details and person:
            facts = facts._replace(details=await self._okta.details(person.user_id))
        return Found(facts, account, person)

    async def zoom_only(self, whom: Whom) -> Found:
        """Read Zoom's side; what Okta says is then not told."""
        account = await self.account(whom)
        facts = facts_of(None, account)._replace(assigned=None, zoom_details=zoom_details(account))
        return Found(facts, account)

    async def account(self, whom: Whom) -> ZoomAccount | None:
        """Read the Zoom account, by its id where that is known: an e-mail may have changed."""
        return await self._zoom.account(whom.zoom_id or whom.email)

    async def group(self, group: Group, members: Sequence[str] | None = None) -> Facts:
        """Read a group: whether it gives Zoom, who is in it, what it is called.

        `members`: the ids of who is in it, where they were just read.
        """
        now = await self._okta.group(group.group_id)
        if now is None:
            return Facts(assigned=False)
        gives = await self._okta.gives(self.app_id(), group.group_id)
        if members is None:
            listed = self._okta.group_members(group.group_id)
            pages = listed.whole(f"the group “{now.name}”")
            members = [user_id async for page in pages for user_id in page]
        details = tuple(zip(GROUP_FIELDS, (now.name, now.description), strict=True))
        return Facts(assigned=gives, crowd=crowd_of(members), details=details)

    async def _with_left(self, facts: Facts, subject: Subject, *, on: bool) -> Facts:
        """Add who of a group is not there yet; while Okta does not show it, nobody is stuck."""
        left = await self._left(subject.change.people, on=on)
        if facts.assigned != on:
            return facts._replace(left=left)
        stuck = await self._stuck.among(left, given=on, since=subject.sent_at)
        return facts._replace(left=left, stuck=stuck)

    async def _left(self, people: Iterable[str], *, on: bool) -> tuple[str, ...]:
        """Return who of a group, by email or id, does not show yet what they are to show."""
        wanted = {"active", "pending"} if on else {"inactive"}
        left = []
        for person in people:
            account = await self._zoom.account(person)
            if account is None or account.status not in wanted:
                left.append(account.email if account else person)
        return tuple(left)

    async def _from_okta(self, whom: Whom) -> tuple[DirectoryPerson | None, Assignment | None]:
        person = await self._okta.person(whom.okta_user_id or whom.email)
        if person is None:
            return None, None
        return person, await self._okta.assignment(self.app_id(), person.user_id)

    async def _granted_by(self, own: list[Group]) -> tuple[str, ...]:
        """Find which groups give Zoom; an assignment names none (facts/okta.md §3)."""
        giving = {group.group_id for group in await self._okta.groups(self.app_id())}
        return tuple(sorted(group.name for group in own if group.group_id in giving))
