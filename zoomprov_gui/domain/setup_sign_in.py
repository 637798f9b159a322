"""Whether signing in again is what a step needs: a sign-in ended, or a permission is missing."""

from enum import Enum

from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.setup import Check, CheckKey, CheckState, Step

# What a sign-in may change, where a role or a permission of its own decides about it.
GRANTED = {CheckKey.OKTA_CHANGE_APPS, CheckKey.ZOOM_ADMIN}


class Lack(Enum):
    """What a new sign-in is needed for."""

    SIGN_IN = "sign_in"
    PERMISSION = "permission"


def lack_of(step: Step) -> Lack | None:
    """Return what a step lacks that a new sign-in gives; None where that would change nothing."""
    causes = {check.problem.cause for check in step.checks if check.problem is not None}
    if Cause.SIGN_IN in causes:
        return Lack.SIGN_IN
    if any(map(is_withheld, step.checks)):
        return Lack.PERMISSION
    return None


def is_withheld(check: Check) -> bool:
    """Tell whether a right is missing that somebody else can give."""
    if check.problem is not None and check.problem.cause is Cause.PERMISSION:
        return True
    return check.key in GRANTED and check.state is CheckState.CHANGE_NEEDED
