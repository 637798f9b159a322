"""The register of Zoom's calls, and what several of them need."""

import json
from typing import Any

from zoomprov_gui.simulator.records import ZoomUser
from zoomprov_gui.simulator.refusals import nobody, refuse_zoom
from zoomprov_gui.simulator.serving import Api, Call
from zoomprov_gui.simulator.sources import declare
from zoomprov_gui.simulator.zoom_people import pending_expired

zoom = Api("zoom")
NO_INVITATION = "A valid invitation to join the Zoom account was not found for this user."

declare("zoom_calls.pending_change", "guess", "1001 for a change to somebody who never activated")


def body_of(call: Call) -> dict[str, Any]:
    """Return the JSON object that was sent (doc-example/error-300-bad-json)."""
    try:
        body = json.loads(call.content)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise refuse_zoom(400, 300, "Request Body should be a valid JSON object.")
    return body


def user_of(call: Call) -> ZoomUser:
    """Return the account in the path, by id, e-mail or `me`; raises Refusal 1001 or 1120."""
    who = call.params["user_id"]
    user = call.world.zoom_user(call.world.zoom.owner_id if who == "me" else who)
    if user is None:
        raise nobody(who)
    if pending_expired(user, call.now):
        raise refuse_zoom(400, 1120, NO_INVITATION)
    return user


def settled_user(call: Call) -> ZoomUser:
    """Return the account in the path; a pending one is as good as absent for a change."""
    user = user_of(call)
    if user.status == "pending":
        raise nobody(call.params["user_id"])
    return user


def operator(call: Call) -> str:
    """Return who the operation log names: a server-to-server token is its owner's."""
    owner = call.world.zoom.users.get(call.world.zoom.owner_id)
    return owner.email if owner is not None else ""
