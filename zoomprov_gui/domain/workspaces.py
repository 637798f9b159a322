"""A workspace: one company, which is one Okta beside one Zoom, and how we sign in to each.

Never a secret: those are in the vault. All of it may stand in a set-up file.
"""

import json
from dataclasses import dataclass, replace
from enum import Enum

SETUP_VERSION = 1  # of the set-up files that this program writes and reads
ZOOM_API = "https://api.zoom.us/v2"
ZOOM_OAUTH = "https://zoom.us/oauth"


class OktaSignIn(Enum):
    """How we sign in to Okta. The values are the keys of the connection document."""

    BROWSER = "oauth_native"
    SERVICE = "oauth_service"
    API_TOKEN = "api_token"  # noqa: S105 - the name of a kind, no token


class ZoomSignIn(Enum):
    """How we sign in to Zoom. The values are the keys of the connection document."""

    SERVER_TO_SERVER = "server_to_server"
    BROWSER = "oauth_pkce"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedOkta:
    """Okta's half of a workspace. `engine` is "idx" or "v1", as Okta calls its pipelines.

    `sign_in` None: nobody has signed in yet. `app_id` None: the only Zoom app is taken. `who` is
    whom we are signed in as, `""` where that is an app.
    """

    url: str = ""
    engine: str = ""
    sign_in: OktaSignIn | None = None
    client_id: str = ""
    app_id: str | None = None
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedZoom:
    """Zoom's half of a workspace. `who` is its account's name, or whose account it is."""

    api_url: str = ZOOM_API
    oauth_url: str = ZOOM_OAUTH
    sign_in: ZoomSignIn | None = None
    account_id: str = ""
    client_id: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One company by the name that people know it by; its id never changes, the name may."""

    workspace_id: str
    name: str
    okta: SavedOkta = SavedOkta()
    zoom: SavedZoom = SavedZoom()

    @property
    def connected(self) -> bool:
        """Whether somebody has signed in to both sides, so that there is something to open."""
        return self.okta.sign_in is not None and self.zoom.sign_in is not None


def unlike(name: str, others: frozenset[str]) -> str:
    """Return a name that no other company has: with a number where it is taken."""
    taken = {other.casefold() for other in others}
    numbered, number = name, 1
    while numbered.casefold() in taken:
        number += 1
        numbered = f"{name} {number}"
    return numbered


def renamed(workspace: Workspace, others: frozenset[str]) -> Workspace:
    """Return the workspace under a name that no other has."""
    return replace(workspace, name=unlike(workspace.name, others))


def write_setup(workspace: Workspace) -> str:
    """Return the text of a set-up file that leads others to the same company."""
    okta, zoom = workspace.okta, workspace.zoom
    document = {
        "zpsetup": SETUP_VERSION,
        "company": workspace.name,
        "okta": {
            "url": okta.url,
            "sign_in": okta.sign_in.value if okta.sign_in else None,
            "client_id": okta.client_id or None,
            "app_id": okta.app_id,
        },
        "zoom": {
            "api_url": zoom.api_url,
            "oauth_url": zoom.oauth_url,
            "sign_in": zoom.sign_in.value if zoom.sign_in else None,
            "account_id": zoom.account_id or None,
            "client_id": zoom.client_id or None,
        },
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
