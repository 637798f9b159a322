"""Helpers for tests of groups in the window: read them, find one, wait for its preview."""

from tests.support.office import Office
from tests.support.qt import ended, until
from zoomprov_gui.viewmodels.preparing import Preparing
from zoomprov_gui.viewmodels.proposal import Proposal


async def groups_shown(office: Office) -> None:
    """Show the Groups page, and wait until all groups were read."""
    office.window.go_to("groups")
    await until(lambda: office.groups.listed)
    office.groups._take_in()


def group_id(office: Office, name: str) -> str:
    """Return the id of a group by its name."""
    views = office.groups.table._views.values()
    return next(view.key for view in views if view.group.name == name)


async def preview_of(preparing: Preparing, began: bool) -> Proposal:
    """Return the preview that was begun."""
    assert began
    told: list[Proposal] = []
    preparing.proposed.connect(told.append)
    await ended(preparing.operation)
    preparing.proposed.disconnect(told.append)
    return told[0]
