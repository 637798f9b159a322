"""Which permission each write needs, and whether our sign-ins hold it, as far as was read.

The names are those of `permissions`; a write without an answer here is one of which nobody told.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from zoomprov_gui.domain.access import Access, Held, PermissionCheck
from zoomprov_gui.domain.actions import Verb

NEEDED: Final = {
    Verb.TURN_OFF_IN_ZOOM: "user:update:status:admin",
    Verb.TURN_ON_IN_ZOOM: "user:update:status:admin",
    Verb.END_SESSIONS: "user:delete:token:admin",
    Verb.SET_LICENCE: "user:update:user:admin",
    Verb.CHANGE_EMAIL: "user:update:email:admin",
    Verb.ASSIGN: "okta.apps.manage",
    Verb.UNASSIGN: "okta.apps.manage",
    Verb.ASSIGN_GROUP: "okta.apps.manage",
    Verb.UNASSIGN_GROUP: "okta.apps.manage",
    Verb.DEACTIVATE_PERSON: "okta.users.manage",
    Verb.ACTIVATE_PERSON: "okta.users.manage",
    Verb.EDIT_PERSON: "okta.users.manage",
    Verb.ADD_TO_GROUP: "okta.groups.manage",
    Verb.REMOVE_FROM_GROUP: "okta.groups.manage",
    Verb.EDIT_GROUP: "okta.groups.manage",
}


def abilities(read: Iterable[Access]) -> dict[Verb, PermissionCheck]:
    """Return what was found of the permission that each write needs."""
    found = {check.permission.name: check for access in read for check in access.checks}
    return {verb: found[name] for verb, name in NEEDED.items() if name in found}


def may_not(verbs: Iterable[Verb], able: Mapping[Verb, PermissionCheck]) -> str:
    """Return why our sign-in certainly may not do one of these, `""` where nothing says so."""
    for verb in verbs:
        check = able.get(verb)
        if check is not None and check.held is Held.NO:
            return check.sentence
    return ""


def may(verbs: Iterable[Verb], able: Mapping[Verb, PermissionCheck]) -> bool | None:
    """Tell whether our sign-in holds what all of these need; None where nobody told."""
    checks = [able.get(verb) for verb in verbs]
    held = [check.held if check is not None else Held.UNKNOWN for check in checks]
    if Held.NO in held:
        return False
    return None if Held.UNKNOWN in held else True
