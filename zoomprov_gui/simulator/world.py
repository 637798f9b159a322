"""The World: everything the two services know, and the gestures that steer it."""

from typing import Any

from zoomprov_gui.simulator.assignments import (
    assign,
    assign_group,
    deactivate_person,
    set_member,
    set_status,
    unassign,
)
from zoomprov_gui.simulator.console_work import add_app, authorise, import_and_match
from zoomprov_gui.simulator.eventlog import person
from zoomprov_gui.simulator.faults import Fault
from zoomprov_gui.simulator.identifiers import okta_id
from zoomprov_gui.simulator.records import App, Group, OktaUser, Token, ZoomUser
from zoomprov_gui.simulator.state import State
from zoomprov_gui.simulator.switches import set_switches
from zoomprov_gui.simulator.zoom_people import (
    let_go,
    set_address,
    set_details,
    set_zoom_status,
    take_in,
)

ADMIN_ROLE = "1"


class World(State):
    """A simulated Okta organisation and Zoom account, with everything a person could do to them.

    Gestures take people by e-mail, login or id, raise LookupError for nobody, and act as the
    organisation's admin. What they set off in Zoom happens after `sync_delay`.
    """

    def tick(self, seconds: float = 0.0) -> None:
        """Let time pass and everything due happen."""
        self.advance(seconds)

    def add_person(self, first: str, last: str, email: str, **more: Any) -> OktaUser:
        """Put somebody into Okta's directory."""
        at = self.now()
        user = OktaUser(self.new_okta_id("00u"), email, email, first, last, at, **more)
        user.status_changed = user.last_updated = at
        return self.okta.users.add(user)

    def add_group(self, name: str, **more: Any) -> Group:
        """Add a group to Okta."""
        group = Group(self.new_okta_id("00g"), name, self.now(), **more)
        self.okta.groups[group.id] = group
        return group

    def add_zoom_user(self, email: str, first: str = "", last: str = "", **more: Any) -> ZoomUser:
        """Add an account to Zoom by hand; `status` pending makes it an invitation."""
        user = ZoomUser(self.new_zoom_id(), email, first, last, self.now(), **more)
        return take_in(self, user)

    def assign(self, who: str, *, group: str | None = None) -> None:
        """Assign a person directly, or by putting them into a group."""
        user, app = self._person(who), self._zoom_app()
        if group is not None:
            set_member(self, self._group(group), user, inside=True, actor=self._admin())
        elif self.app_users.get(user.id) is None:
            assign(self, app, user, direct=True, actor=self._admin())

    def unassign(self, who: str, *, group: str | None = None) -> None:
        """Unassign a person, or take them out of a group; raises Refusal where groups hold them."""
        user, app = self._person(who), self._zoom_app()
        if group is not None:
            set_member(self, self._group(group), user, inside=False, actor=self._admin())
        elif self.app_users.get(user.id) is None:
            raise LookupError(f"{who} is not assigned")
        else:
            unassign(self, app, user.id, actor=self._admin())

    def assign_group(self, name: str) -> None:
        """Assign a group to the Zoom app."""
        assign_group(self, self._zoom_app(), self._group(name), actor=self._admin())

    def deactivate_in_okta(self, who: str) -> None:
        """Deactivate a person in Okta."""
        deactivate_person(self, self._person(who).id, actor=self._admin())

    def suspend_in_okta(self, who: str) -> None:
        """Suspend a person in Okta."""
        user = self._person(who)
        set_status(self, user.id, "SUSPENDED", "user.lifecycle.suspend", actor=self._admin())

    def switch_zoom(self, who: str, *, on: bool) -> None:
        """Switch an account on or off in Zoom by hand."""
        account = self._account(who)
        set_zoom_status(self, account.id, "active" if on else "inactive")
        verb = "Activate" if on else "Deactivate"
        self._by_hand(f"{verb} User {account.email}")

    def change_zoom(
        self,
        who: str,
        *,
        kind: int | None = None,
        dept: str | None = None,
        email: str | None = None,
    ) -> None:
        """Change an account's licence, department or address in Zoom by hand."""
        account = self._account(who)
        set_details(self, account.id, kind=kind, dept=dept)
        if email is not None:
            set_address(self, account.id, email)
        self._by_hand(f"Update User {account.email}")

    def remove_zoom_user(self, who: str) -> None:
        """Delete an account in Zoom."""
        account = self._account(who)
        let_go(self, account)
        self._by_hand(f"Delete User {account.email}")

    def make_admin(self, who: str, role: str = ADMIN_ROLE) -> None:
        """Give an account another role in Zoom; "2" makes an admin a member again."""
        self.zoom.users.edit(self._account(who).id).role = role

    def accept_invitation(self, who: str) -> None:
        """Click the link in Zoom's e-mail on behalf of a pending person."""
        account = self.zoom.users.edit(self._account(who).id)
        if account.status == "pending":
            set_zoom_status(self, account.id, "active")

    def set_switches(
        self,
        *,
        create: bool | None = None,
        update: bool | None = None,
        deactivate: bool | None = None,
    ) -> None:
        """Move Okta's provisioning switches."""
        set_switches(self, create=create, update=update, deactivate=deactivate, actor=self._admin())

    def add_app(self, sub_domain: str = "acme", label: str = "Zoom") -> App:
        """Add the Zoom app from Okta's catalogue in the console."""
        return add_app(self, label, sub_domain)

    def authorise(self) -> None:
        """Give Okta Zoom's permission in the console, as the owner."""
        authorise(self, self._zoom_app(), actor=self._admin())

    def import_and_match(self) -> int:
        """Import from Zoom in the console, match and confirm; return how many were linked."""
        return import_and_match(self, self._zoom_app(), actor=self._admin())

    def set_role(self, role: str) -> None:
        """Give the admin behind the API token another role, e.g. READ_ONLY_ADMIN."""
        self.okta.roles[self.okta.admin.id] = role

    def fail_next(self, spec: str | Fault, times: int = 1) -> Fault:
        """Let the next requests that a fault fits go wrong."""
        fault = self.faults.set(spec)
        fault.times = times
        return fault

    def issue_token(self, scopes: set[str] | None = None, kind: str = "SSWS") -> str:
        """Make an API token (SSWS), or with scopes an OAuth one (Bearer)."""
        text = f"00{self.new_text(40)}"
        self.okta.tokens[text] = Token(
            text=text,
            id=okta_id("00T", self.seed, len(self.okta.tokens)),
            user_id=self.okta.admin.id,
            issued=self.now(),
            kind=kind,
            scopes=None if scopes is None else frozenset(scopes),
        )
        return text

    @property
    def api_token(self) -> str:
        """The API token of the connection document."""
        for token in self.okta.tokens.values():
            if token.kind == "SSWS":
                return token.text
        return self.issue_token()

    def _admin(self) -> tuple[str, str, str, str]:
        return person(self.okta.admin)

    def _by_hand(self, detail: str) -> None:
        owner = self.zoom.users.get(self.zoom.owner_id)
        self.zoom_log(self.now(), owner.email if owner else "", "User", "Update", detail)

    def _zoom_app(self) -> App:
        app = self.app
        if app is None:
            raise LookupError("Okta has no Zoom app")
        return app

    def _person(self, who: str) -> OktaUser:
        user = self.okta_user(who)
        if user is None:
            raise LookupError(f"nobody in Okta is called {who}")
        return user

    def _account(self, who: str) -> ZoomUser:
        account = self.zoom_user(who)
        if account is None:
            raise LookupError(f"no Zoom account is called {who}")
        return account

    def _group(self, name: str) -> Group:
        for group in self.okta.groups.values():
            if name in (group.name, group.id):
                return group
        raise LookupError(f"no group in Okta is called {name}")
