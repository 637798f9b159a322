"""Changes to Zoom accounts that keep the count of licences right, whoever makes them."""

from zoomprov_gui.simulator.records import ZoomUser
from zoomprov_gui.simulator.sources import behaviour
from zoomprov_gui.simulator.state import State

BASIC = 1
LICENSED = 2
INVITATION_LIFE = 30 * 86400.0

# Okta's userType in Zoom's numbers (facts/okta.md §9 #13 #14, facts/zoom.md §4).
TYPES = {"Basic": BASIC, "Licensed": LICENSED, "On-Prem": 3, "Collaboration": 4}


def free_hosts(world: State) -> int:
    """How many licences nobody holds; pending people hold theirs (facts/zoom.md D10)."""
    return world.zoom.hosts - world.zoom.used


def holds(user: ZoomUser) -> bool:
    """Whether an account occupies a licence."""
    return user.type == LICENSED and user.status != "inactive"


@behaviour("facts/zoom.md §4", "an invitation lives 30 days")
def pending_expired(user: ZoomUser, at: float) -> bool:
    """Whether an invitation was left too long."""
    return user.status == "pending" and at > user.created + INVITATION_LIFE


def take_in(world: State, user: ZoomUser) -> ZoomUser:
    """Add an account."""
    world.zoom.users.add(user)
    world.zoom.used += holds(user)
    return user


def let_go(world: State, user: ZoomUser) -> None:
    """Remove an account."""
    world.zoom.used -= holds(user)
    world.zoom.users.remove(user.id)


@behaviour("facts/zoom.md §5", "deactivating removes all licences; activating gives none back")
def set_zoom_status(world: State, user_id: str, status: str) -> ZoomUser:
    """Switch an account on or off."""
    user = world.zoom.users.edit(user_id)
    world.zoom.used -= holds(user)
    user.status = status
    if status == "inactive" and user.type == LICENSED:
        user.type = BASIC
    world.zoom.used += holds(user)
    return user


def set_details(
    world: State,
    user_id: str,
    *,
    kind: int | None = None,
    first: str | None = None,
    last: str | None = None,
    dept: str | None = None,
) -> ZoomUser:
    """Change what is given of an account."""
    user = world.zoom.users.edit(user_id)
    world.zoom.used -= holds(user)
    user.type = user.type if kind is None else kind
    user.first = user.first if first is None else first
    user.last = user.last if last is None else last
    user.dept = user.dept if dept is None else dept
    world.zoom.used += holds(user)
    return user


def set_address(world: State, user_id: str, email: str) -> ZoomUser:
    """Give an account another address."""
    user = world.zoom.users.edit(user_id)
    user.email = email
    world.zoom.users.readdress(user)
    return user
