"""Which request of which service each verb stands for."""

from collections.abc import Awaitable, Callable

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.actions import Action, Verb
from zoomprov_gui.domain.errors import Exchange

Send = Callable[[Action], Awaitable[Exchange]]


class Performer:
    """Sends the one request of an action. `app_id` tells which app of Okta's gives Zoom."""

    def __init__(self, okta: OktaClient, zoom: ZoomClient, app_id: Callable[[], str]) -> None:
        self._okta = okta
        self._zoom = zoom
        self._app_id = app_id
        self._sends: dict[Verb, Send] = {
            Verb.TURN_OFF_IN_ZOOM: lambda a: zoom.set_status(a.zoom_id, active=False),
            Verb.TURN_ON_IN_ZOOM: lambda a: zoom.set_status(a.zoom_id, active=True),
            Verb.SET_LICENCE: lambda a: zoom.set_licence(a.zoom_id, a.change.licence),
            Verb.CHANGE_EMAIL: lambda a: zoom.change_email(a.zoom_id, a.change.email),
            Verb.END_SESSIONS: lambda a: zoom.end_sessions(a.zoom_id),
            Verb.ASSIGN: lambda a: okta.assign(app_id(), a.okta_user_id),
            Verb.UNASSIGN: lambda a: okta.unassign(app_id(), a.okta_user_id),
            Verb.DEACTIVATE_PERSON: lambda a: okta.deactivate_person(a.okta_user_id),
            Verb.ACTIVATE_PERSON: lambda a: okta.activate_person(a.okta_user_id),
            Verb.EDIT_PERSON: lambda a: okta.edit_person(a.okta_user_id, a.change.details),
            Verb.ASSIGN_GROUP: lambda a: okta.assign_group(app_id(), _group(a)),
            Verb.UNASSIGN_GROUP: lambda a: okta.unassign_group(app_id(), _group(a)),
            Verb.ADD_TO_GROUP: lambda a: okta.add_to_group(_group(a), a.okta_user_id),
            Verb.REMOVE_FROM_GROUP: lambda a: okta.remove_from_group(_group(a), a.okta_user_id),
            Verb.EDIT_GROUP: lambda a: okta.edit_group(_group(a), a.change.details),
        }

    async def send(self, action: Action) -> Exchange:
        """Send it once, and return what came back."""
        return await self._sends[action.verb](action)


def _group(action: Action) -> str:
    if action.change.group is None:
        raise ValueError(f"{action.verb.value} names no group")
    return action.change.group.group_id
