"""Refresh tokens that a service has replaced, written back into the document they came from.

Zoom's, and often Okta's, are good for one use (facts/zoom.md §2): without this a connection
document would work once. Several processes with the same document take turns at it.
"""

import json
import os
import tempfile
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from zoomprov_gui.app import console
from zoomprov_gui.clients.sessions import Keep
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.turns import turn_on

_SIDES = {Service.OKTA: "okta", Service.ZOOM: "zoom"}
_NOWHERE = (
    "has replaced the refresh token. It cannot be written back to where it came from: the next"
    " run needs a new sign-in, or a document in a file."
)


def kept_in(path: Path | None, service: Service) -> Keep:
    """Return what puts a new refresh token in the place of the old one in a file.

    Nothing is added: a document without a refresh token stays without one. Without a file, as for
    standard input, it says that the token is lost. To be called while it is our turn.
    """

    def keep(token: Secret) -> None:
        if path is None:
            console.note(f"{service.value} {_NOWHERE}")
            return
        try:
            _replace(path, _SIDES[service], token)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            # Only what went wrong for the person: an error's own words could quote the document.
            console.note(
                f"{service.value} has replaced the refresh token, and {path} could not be changed:"
                " the next run has to sign in again."
            )

    return keep


def turn_in(path: Path, service: Service) -> AbstractAsyncContextManager[Secret | None]:
    """Hold a document against other processes, and give its refresh token as it is now.

    One turn for both sides: each writes the whole document, and would take the other one's new
    token out of it again.
    """
    side = _SIDES[service]
    return turn_on(path.with_name(f".{path.name}.lock"), lambda: _token_in(path, side))


def _token_in(path: Path, side: str) -> Secret | None:
    """Return a side's refresh token; None where the document does not tell one any more."""
    try:
        token = json.loads(path.read_text("utf-8-sig"))[side]["auth"]["refresh_token"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Secret(token) if token and isinstance(token, str) else None


def _replace(path: Path, side: str, token: Secret) -> None:
    document = json.loads(path.read_text("utf-8-sig"))
    auth = document[side]["auth"]
    if not auth.get("refresh_token"):
        return
    auth["refresh_token"] = token.reveal()
    # Beside it and then in its place: a half-written document would lose the sign-in for good.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(document, file, indent=1, ensure_ascii=False)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
