"""Writes a company's past: people, assignments, accounts, and what the log says of them."""

from dataclasses import replace
from typing import Any

from zoomprov_gui.simulator.assignments import profile_of
from zoomprov_gui.simulator.eventlog import RETENTION, SYSTEM, app_instance, app_user, person
from zoomprov_gui.simulator.founding import DAY, DOMAIN
from zoomprov_gui.simulator.records import App, AppUser, OktaUser, Planted, ZoomUser
from zoomprov_gui.simulator.world import World
from zoomprov_gui.simulator.zoom_people import TYPES, take_in

CREATED = (
    "application.provision.user.push",
    "application.provision.user.sync",
    "app.user_management.push_new_user_success",
)


def address(first: str, last: str) -> str:
    """Return the usual address of a person."""
    return f"{first}.{last}@{DOMAIN}".lower().replace(" ", "")


class Office:
    """Puts people into a world as if they had been there for long. `ago` is in days."""

    def __init__(self, world: World, app: App) -> None:
        self.world = world
        self.app = app
        self.now = world.now()
        self.planted: dict[str, Planted] = {}
        self._groups = {group.name: group for group in world.okta.groups.values()}

    def plant(self, email: str, verdict: str, reason: str | None = None, *fields: str) -> None:
        """Note what a correct comparison says about an address."""
        self.planted[email] = Planted(verdict, reason, fields)

    def person(
        self,
        first: str | None,
        last: str | None,
        dept: str | None,
        *,
        email: str | None = None,
        licence: str | None = "Licensed",
        group: str | None = None,
        status: str = "ACTIVE",
        hired: float = 400.0,
    ) -> OktaUser:
        """Put somebody into the directory, and into a group without further consequences."""
        login = email or address(first or "", last or "")
        user = OktaUser(
            id=self.world.new_okta_id("00u"),
            login=login,
            email=login,
            first=first,
            last=last,
            created=self.now - hired * DAY,
            status=status,
            department=dept,
            extra={} if licence is None else {"userType": licence},
        )
        user.status_changed = user.last_updated = user.created
        user.last_login = self.now - DAY / 3
        self.world.okta.users.add(user)
        if group is not None:
            self._groups[group].members.add(user.id)
        return user

    def assignment(
        self, user: OktaUser, ago: float, *, direct: bool = False, external: str | None = None
    ) -> AppUser:
        """Assign somebody `ago` days in the past; with `external` they are linked since then."""
        at = self.now - ago * DAY
        link = AppUser(
            user_id=user.id,
            user_name=user.login,
            created=at,
            scope="USER" if direct else "GROUP",
            direct=direct,
            profile=profile_of(user),
            last_updated=at,
            status_changed=at,
            external_id=external,
        )
        if external is not None:
            link.status, link.sync_state, link.last_sync = "PROVISIONED", "SYNCHRONIZED", at + 50
        self.world.okta.assigned[self.app.id].add(link)
        actor = person(self.world.okta.admin) if direct else SYSTEM
        self.event(user, at, "application.user_membership.add", actor=actor)
        if external is not None:
            for second, step in enumerate(CREATED):
                self.event(user, at + 45 + second, step)
        return link

    def account(self, email: str, first: str | None, last: str | None, **more: Any) -> ZoomUser:
        """Give somebody a Zoom account."""
        user = ZoomUser(
            id=self.world.new_zoom_id(),
            email=email,
            first=first,
            last=last,
            created=more.pop("created", self.now - 380 * DAY),
            last_login=self.now - DAY / 5,
            client="6.2.0.1234(win)",
        )
        return take_in(self.world, replace(user, **more))

    def account_of(self, user: OktaUser, **more: Any) -> ZoomUser:
        """Give a person in Okta the Zoom account that fits them."""
        usual = {"type": TYPES.get(user.extra.get("userType", "Basic"), 1), "dept": user.department}
        return self.account(more.pop("email", user.login), user.first, user.last, **usual | more)

    def works_here(
        self, user: OktaUser, *, ago: float = 140.0, direct: bool = False, **more: Any
    ) -> ZoomUser:
        """Assign somebody and link them to a fitting account."""
        account = self.account_of(user, **more)
        self.assignment(user, ago, direct=direct, external=account.id)
        return account

    def left(self, user: OktaUser, ago: float, account: ZoomUser, *, sent: bool = True) -> None:
        """Unassign somebody in the past; `sent` says that Okta then told Zoom without trouble."""
        at = self.now - ago * DAY
        self.world.okta.linked_before[user.id] = account.id
        dana = person(self.world.okta.admin)
        self.event(user, at, "application.user_membership.remove", actor=dana)
        if sent:
            self.event(user, at + 4, "application.provision.user.deactivate")

    def event(
        self,
        user: OktaUser,
        at: float,
        event_type: str,
        *,
        actor: tuple[str, str, str, str] = SYSTEM,
        failed: str | None = None,
    ) -> None:
        """Write an event about a person's assignment, unless it is too old to be known."""
        if at < self.now - RETENTION:
            return
        self.world.log.write(
            at,
            event_type,
            [
                app_user(user.id, user.login, user.name),
                app_instance(self.app),
                person(user),
            ],
            actor=actor,
            result="SUCCESS" if failed is None else "FAILURE",
            reason=failed,
            debug={"appname": self.app.name},
        )

    def failed(self, user: OktaUser, ago: float, text: str, what: str = "sync") -> None:
        """Note that a push for somebody failed."""
        at = self.now - ago * DAY
        label = self.app.label
        words = {
            "sync": f"Automatic provisioning of user {user.name} to app {label} failed: {text}",
            "push_profile": (
                f"Automatic profile push of {user.name} to app {label} failed: Error while trying "
                f"to push profile update for {user.login}: {text}"
            ),
            "deactivate": (
                f"Automatic deprovisioning of user {user.name} from app {label} failed: {text}"
            ),
        }[what]
        self.event(user, at, f"application.provision.user.{what}", failed=words)
        link = self.world.okta.assigned[self.app.id].get(user.id)
        if link is not None:
            link.sync_state = "ERROR"
            link.status = "STAGED" if link.external_id is None else link.status

    def gone_from_okta(self, user: OktaUser, ago: float) -> None:
        """Deactivate somebody in Okta in the past."""
        at = self.now - ago * DAY
        user.status, user.status_changed, user.last_updated = "DEPROVISIONED", at, at
        if at >= self.now - RETENTION:
            dana = person(self.world.okta.admin)
            self.world.log.write(at - 1, "user.lifecycle.deactivate", [person(user)], actor=dana)

    def finish(self, *, spare_licences: int) -> World:
        """Put the log into order, set the licences, and hand the world over."""
        self.world.log.in_order_of_time()
        self.world.zoom.operations.sort(key=lambda line: line.at)
        self.world.zoom.hosts = self.world.zoom.used + spare_licences
        self.world.planted = self.planted
        return self.world
