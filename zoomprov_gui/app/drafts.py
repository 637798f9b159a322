"""What is known of a company that is new here: from a set-up file, or because somebody began it."""

from pathlib import Path

from zoomprov_gui.clients.setup_file import read_setup_file
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.workspaces import Workspace

Note = tuple[str, str]  # a title and a text to tell, both empty for nothing


def draft_of(path: str, half_way: Path) -> tuple[Workspace | None, Note]:
    """Return what is known, and what to tell; `path` is a set-up file's, `""` for none.

    `half_way` is where a company that was left half connected is remembered, if there is one.
    """
    if path:
        return _of_file(Path(path))
    if not half_way.exists():
        return None, ("", "")
    draft, _ = _of_file(half_way)
    if draft is None:
        return None, ("", "")
    app = " and the app that signs in there are" if draft.okta.client_id else " is"
    text = (
        f"Okta's address{app} remembered, and no secret is: sign in to Okta once more, then"
        " connect Zoom."
    )
    return draft, (f"You began to connect {draft.name or draft.okta.url}", text)


def _of_file(path: Path) -> tuple[Workspace | None, Note]:
    try:
        return read_setup_file(path), ("", "")
    except Misused as error:
        return None, ("This set-up file cannot be used", f"{error}.")
