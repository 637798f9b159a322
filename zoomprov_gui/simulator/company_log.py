"""The System Log of a drawn company, event by event from its number."""

import uuid

from zoomprov_gui.simulator.company import FAILING, Company
from zoomprov_gui.simulator.eventlog import MESSAGES, SYSTEM, app_instance, app_user, person
from zoomprov_gui.simulator.founding import DAY
from zoomprov_gui.simulator.records import App, LogEvent, OktaUser, Switches
from zoomprov_gui.simulator.switches import capabilities
from zoomprov_gui.simulator.sync import EXISTS, NO_SEAT

# Days before the world begins: refusals, then the switch off, leavers unsent, the switch on.
QUIET = (80.0, 31.0)
SWITCH_OFF = 30.0
UNSENT = (29.0, 3.0)
SWITCH_ON = 2.0
LEFT, BACK = "left_unsent", "left_back"
TEXTS = dict(
    zip(FAILING, (EXISTS, f"Conflict. Errors reported by remote server: {NO_SEAT}"), strict=True)
)


class Past:
    """The log of a drawn company: refusals, a switch turned off, leavers, the switch turned on."""

    def __init__(self, company: Company, app: App, admin: OktaUser) -> None:
        self._company = company
        self._app = app
        self._admin = admin
        drift = company.drift
        self._quiet = drift.places(lambda kind: kind.name in TEXTS or kind.name == BACK)
        self._unsent = drift.places(lambda kind: kind.name == LEFT)

    def __len__(self) -> int:
        return 2 * len(self._quiet) + len(self._unsent) + 2

    def time(self, number: int) -> float:
        """Return when an event was; it never decreases with the number."""
        quiet, now = 2 * len(self._quiet), self._company.now
        if number < quiet:
            return self._spread(QUIET, number, quiet)
        if number == quiet:
            return now - SWITCH_OFF * DAY
        if number < len(self) - 1:
            return self._spread(UNSENT, number - quiet - 1, len(self._unsent))
        return now - SWITCH_ON * DAY

    def _spread(self, days: tuple[float, float], place: int, total: int) -> float:
        first, last = days
        return self._company.now - (first - (first - last) * place / max(total, 1)) * DAY

    def event(self, number: int) -> LogEvent:
        """Draw an event."""
        quiet = 2 * len(self._quiet)
        if number < quiet:
            return self._refused(number)
        if number in (quiet, len(self) - 1):
            return self._switched(number, on=number != quiet)
        index = self._unsent.nth(number - quiet - 1)
        return self._about(number, index, "application.user_membership.remove")

    def _refused(self, number: int) -> LogEvent:
        place, second = divmod(number, 2)
        index = self._quiet.nth(place)
        kind = self._company.drift.kind(index).name
        if kind == BACK:
            steps = ("application.user_membership.remove", "application.provision.user.deactivate")
            return self._about(number, index, steps[second])
        if not second:
            return self._about(number, index, "application.provision.user.push")
        first, last = self._company.drift.name(index)
        text = f"Automatic provisioning of user {first} {last} to app {self._app.label} failed: "
        event = self._about(number, index, "application.provision.user.sync")
        event.result, event.reason = "FAILURE", text + TEXTS[kind]
        return event

    def _about(self, number: int, index: int, event_type: str) -> LogEvent:
        user = self._company.user(index)
        left = event_type.endswith("remove")
        return LogEvent(
            uuid=self._uuid(number),
            at=self.time(number),
            event_type=event_type,
            message=MESSAGES[event_type],
            actor=person(self._admin) if left else SYSTEM,
            targets=[
                app_user(user.id, user.login, user.name),
                app_instance(self._app),
                person(user),
            ],
            debug={"appname": self._app.name},
            transaction="WEB" if left else "JOB",
        )

    def _switched(self, number: int, *, on: bool) -> LogEvent:
        states = [Switches(create=True, update=True, deactivate=way) for way in (not on, on)]
        return LogEvent(
            uuid=self._uuid(number),
            at=self.time(number),
            event_type="application.lifecycle.update",
            message=MESSAGES["application.lifecycle.update"],
            actor=person(self._admin),
            targets=[app_instance(self._app)],
            change={"from": capabilities(states[0]), "to": capabilities(states[1])},
        )

    def _uuid(self, number: int) -> str:
        return str(uuid.UUID(int=(self._company.drift.seed << 64) + number, version=4))
