"""The one request that a change of the set-up stands for, and the change that takes it back."""

from collections.abc import Mapping

from zoomprov_gui.clients.okta_setup import OktaSetup
from zoomprov_gui.domain.errors import Exchange, Misused
from zoomprov_gui.domain.setup import Change, ChangeKey, CheckKey
from zoomprov_gui.domain.setup_changes import deactivate_app, switch_change, turn_off_link
from zoomprov_gui.domain.setup_facts import SetupFacts
from zoomprov_gui.domain.setup_goals import goal_of
from zoomprov_gui.domain.setup_words import CHECKS


class SetupSender:
    """Sends changes. What came of them only a read tells."""

    def __init__(self, okta: OktaSetup) -> None:
        self._okta = okta

    async def send(self, change: Change, facts: SetupFacts) -> Exchange:
        """Send a change and return what support needs of the exchange."""
        if change.key is ChangeKey.ADD_APP:
            values = dict(change.values)
            if not values.get("subdomain"):
                raise Misused("the subdomain of your Zoom is not known: enter it", "subdomain")
            return (await self._okta.add_app(values["label"], values["subdomain"])).value
        if facts.app is None:
            raise Misused("Okta has no Zoom app that could be changed", "okta.app_id")
        app_id = facts.app.app_id
        match change.key:
            case ChangeKey.ACTIVATE_APP | ChangeKey.DEACTIVATE_APP:
                active = change.key is ChangeKey.ACTIVATE_APP
                return (await self._okta.set_active(app_id, active=active)).value
            case ChangeKey.TURN_OFF_LINK:
                return (await self._okta.set_link(app_id, on=False)).value
            case ChangeKey.SET_SWITCHES if change.switches is not None:
                return (await self._okta.set_switches(app_id, change.switches)).value
            case _:
                raise Misused("this change is not sent by itself")


def change_back(
    settings: Mapping[str, object], before: Mapping[str, object], facts: SetupFacts
) -> Change | None:
    """Return the change that takes back an entry of the journal, None where nothing does.

    `settings` are what it wanted, `before` what stood there; what was so already stays so.
    """
    turned = {name for name, value in settings.items() if before.get(name) not in {None, value}}
    switches = {CheckKey(name): bool(before[name]) for name in _SWITCHES if name in turned}
    if switches:
        return switch_change(facts, switches)
    if turned & {"app", "app_active"} and settings.get("app_active") is not False:
        return deactivate_app(facts)
    return turn_off_link(facts) if "link" in turned and settings["link"] else None


_SWITCHES = ("create", "update", "deactivate")  # in the order of the guide


def undo_of(change: Change, facts: SetupFacts) -> Change | None:
    """Return the change that takes one back, None where the other way is another person's."""
    if change.key in {ChangeKey.ADD_APP, ChangeKey.ACTIVATE_APP}:
        return deactivate_app(facts)
    if change.key is ChangeKey.AUTHORISE:
        return turn_off_link(facts)
    if change.key is ChangeKey.SET_SWITCHES:
        # Only what the change really turned: a switch that stood so already stays so.
        turned = {line.subject for line in change.lines if line.old != line.new}
        goal = {CheckKey(name): on for name, on in goal_of(change).items()}
        wanted = {key: not goal[key] for key in goal if CHECKS[key].title in turned}
        return switch_change(facts, wanted) if wanted else None
    return None
