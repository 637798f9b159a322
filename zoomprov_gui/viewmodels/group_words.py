"""A group in full sentences: what it gives to whom, how they stand, and what is not known."""

from zoomprov_gui.viewmodels.assigning_words import count
from zoomprov_gui.viewmodels.group_rows import GroupView
from zoomprov_gui.viewmodels.notices import TRY_AGAIN, Notice


def sentence(view: GroupView) -> str:
    """Return what a group gives to whom, and how they stand."""
    if not view.gives:
        people = f" {_people(view.people)} in it." if view.people is not None else ""
        return f"Okta does not assign Zoom to this group.{people}"
    standing = view.standing
    if standing is None:
        return (
            "Okta assigns Zoom to this group. Another group has the same name, so it cannot be"
            " told apart whom each of them gives it."
        )
    parts = [f"Okta gives Zoom to {_people(standing.people)} through this group."]
    parts += [
        f"{told}."
        for told in (
            count(standing.problems, "needs attention", "need attention"),
            count(standing.waiting, "waits for Okta or Zoom", "wait for Okta or Zoom"),
        )
        if told
    ]
    return " ".join(parts)


def summary(view: GroupView) -> str:
    """Return a group as text for a ticket."""
    lines = (f"Group {view.group.name}", f"Okta group id: {view.key}", sentence(view), view.note)
    return "\n".join(line for line in lines if line)


def unknown(why: str, at: str) -> Notice:
    """Return the banner that it could not be read which groups give Zoom. `at`: when it was."""
    shown = f" We show what we read at {at}." if at else ""
    return Notice(
        key="groups-unknown",
        tone="warn",
        icon="triangle-alert",
        title="Okta did not tell which groups give Zoom",
        text=f"{why}{shown}",
        actions=(TRY_AGAIN,),
    )


def _people(number: int) -> str:
    return count(number, "person", "people") or "nobody"
