"""The set-up file that support makes: where a company's Okta and Zoom are, and no secret ever."""

from pathlib import Path

from zoomprov_gui.clients.places import Place, okta_url, parsed, web_address
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.workspaces import (
    SETUP_VERSION,
    OktaSignIn,
    SavedOkta,
    SavedZoom,
    Workspace,
    ZoomSignIn,
)

WHAT = "set-up file"
LARGEST = 65_536  # bytes; a set-up file has a few hundred
SUFFIX = ".zpsetup"
LONGEST_NAME = 80
# What a set-up file must not be able to carry, by the names that it goes by elsewhere.
_SECRETS = ("secret", "token", "password", "private_key", "key")


def read_setup_file(path: Path) -> Workspace:
    """Return what a set-up file says of a company that is new here. Raises `Misused`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode()
    except OSError as error:
        raise Misused(f"it cannot be read: {error.strerror}", WHAT) from error
    except UnicodeDecodeError:
        raise Misused("it is not text in UTF-8", WHAT) from None
    if len(content) > LARGEST:
        raise Misused("it is far larger than a set-up file is", WHAT)
    return parse_setup(text)


def parse_setup(text: str) -> Workspace:
    """Return what the text of a set-up file says. `Misused` names the place where it is wrong."""
    root = Place(parsed(text.removeprefix("\ufeff"), WHAT), "", WHAT)
    version = root.get("zpsetup")
    if type(version) is not int:
        raise Misused('it does not begin with {"zpsetup": 1, …}', WHAT)
    if version > SETUP_VERSION:
        raise Misused("it was made for a newer version of this program; install that one", WHAT)
    _only(root, "zpsetup", "company", "okta", "zoom")
    return Workspace(
        workspace_id="",
        name=_name(root),
        okta=_okta(root.child("okta")),
        zoom=_zoom(root.child("zoom")) if root.get("zoom") is not None else SavedZoom(),
    )


def _name(root: Place) -> str:
    if root.get("company") is None:
        return ""
    name = " ".join(root.text("company").split())
    if not name.isprintable() or len(name) > LONGEST_NAME:
        root.refuse("company", f"it must be a name of at most {LONGEST_NAME} characters")
    return name


def _okta(okta: Place) -> SavedOkta:
    _only(okta, "url", "sign_in", "client_id", "app_id")
    return SavedOkta(
        url=okta_url(okta),
        sign_in=OktaSignIn(_chosen(okta, OktaSignIn)) if okta.get("sign_in") else None,
        client_id=_given(okta, "client_id"),
        app_id=_given(okta, "app_id") or None,
    )


def _zoom(zoom: Place) -> SavedZoom:
    _only(zoom, "api_url", "oauth_url", "sign_in", "account_id", "client_id")
    usual = SavedZoom()
    return SavedZoom(
        api_url=web_address(zoom, "api_url") if zoom.get("api_url") else usual.api_url,
        oauth_url=web_address(zoom, "oauth_url") if zoom.get("oauth_url") else usual.oauth_url,
        sign_in=ZoomSignIn(_chosen(zoom, ZoomSignIn)) if zoom.get("sign_in") else None,
        account_id=_given(zoom, "account_id"),
        client_id=_given(zoom, "client_id"),
    )


def _chosen(place: Place, kinds: type[OktaSignIn] | type[ZoomSignIn]) -> str:
    known = [kind.value for kind in kinds]
    value = place.text("sign_in")
    if value not in known:
        place.refuse("sign_in", f"unknown kind of sign-in; known here: {', '.join(known)}")
    return value


def _given(place: Place, key: str) -> str:
    return "" if place.get(key) is None else place.credential(key)


def _only(place: Place, *known: str) -> None:
    for key in place.keys:
        if key not in known and any(word in key.casefold() for word in _SECRETS):
            place.refuse(key, "a set-up file never holds a secret; take it out and do not send it")
    place.only(*known)
