"""What becomes of each sign-in, there and here, when a company is left on this computer.

Some ends at the service as well, some can only be forgotten here; whoever leaves is to know which.
"""

from collections.abc import Iterable

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import OktaSignIn, Workspace, ZoomSignIn

_ENDS = {
    OktaSignIn.BROWSER: "Your sign-in ends at Okta as well.",
    OktaSignIn.SERVICE: (
        "The key of the Okta app is forgotten here only. To end it, remove its public key from the"
        " app in Okta."
    ),
    OktaSignIn.API_TOKEN: (
        "The Okta API token you pasted is ended at Okta as well. Other programs that use it stop."
    ),
    ZoomSignIn.SERVER_TO_SERVER: (
        "The client secret cannot be ended at Zoom from here, only forgotten. To end it, make a new"
        " one in the app in Zoom."
    ),
    ZoomSignIn.BROWSER: "Your sign-in ends at Zoom as well.",
}


def what_ends(workspace: Workspace, services: Iterable[Service] = Service) -> tuple[str, ...]:
    """Return what becomes of the sign-ins to these services, a sentence for each that there is."""
    ways = {Service.OKTA: workspace.okta.sign_in, Service.ZOOM: workspace.zoom.sign_in}
    chosen = [ways[service] for service in services]
    return tuple(_ENDS[way] for way in chosen if way is not None)
