"""What must not happen unasked: who is never turned off, what blocks a run, what must be typed.

UX.md §10, RELIABILITY.md P7, P11, P14. All of it is decided here, and asked again with fresh facts
before each request leaves (services/apply.py).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from zoomprov_gui.domain.actions import Approval, Context, Plan, Verb
from zoomprov_gui.domain.agreeing import what_is_done
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import (
    ADMIN,
    MEMBER,
    OWNER,
    PersonKey,
    Reading,
    Service,
    person_key,
    role_name,
)

LIMIT_SHARE = 0.10  # of the people active in Zoom, in a rolling day (ANCHORS.md N9)
LIMIT_LEAST = 3
MANY_NEW = 10  # new accounts above which assigning is typed (UX.md §10)

READ_ONLY = "Read-only mode is on (Ctrl+Shift+R)."


def writes_blocked(context: Context) -> str:
    """Return why nothing at all may be written, `""` where writing is fine."""
    if context.locked:
        return context.locked
    if context.read_only:
        return READ_ONLY
    for service, reading in ((Service.OKTA, context.okta), (Service.ZOOM, context.zoom)):
        if reading is None or not reading.read_at:
            return f"{service.value} was not read yet."
        if reading.failure is not None:
            return f"{service.value} could not be read. Check again first."
        if context.now - reading.read_at > context.stale_after:
            return f"What we know from {service.value} is old. Check again first."
    return ""


def removals_blocked(context: Context) -> str:
    """Return why nobody may lose Zoom on what was read, `""` where the reads allow it.

    An empty or cut list looks exactly like "everybody left" (RELIABILITY.md P7).
    """
    blocked = writes_blocked(context)
    if blocked:
        return blocked
    for reading in (context.okta, context.zoom):
        if reading is not None and not reading.complete:
            return _incomplete(reading)
    return ""


def _incomplete(reading: Reading) -> str:
    words = f"{reading.service.value} was not read completely"
    why = f": {reading.why.rstrip('.')}" if reading.why else ""
    return f"{words}{why}. Nobody is turned off on half a list."


def protected(
    facts: Facts,
    keys: frozenset[PersonKey],
    own_keys: frozenset[PersonKey],
    roles: Mapping[str, str] | None = None,
) -> str:
    """Return why this person is never taken Zoom from, `""` where nothing protects them.

    `keys` are all the addresses that this person goes by, `own_keys` those that we are signed in
    as, `roles` the account's custom roles as id → name.
    """
    if keys & own_keys:
        return "This is you. You cannot take Zoom from yourself here."
    if facts.zoom_status == "pending":
        return never_activated(facts)
    return protected_role(facts, roles)


def never_activated(facts: Facts) -> str:
    """Return what to do about an invite that nobody accepted: no program turns it off.

    It lies in the portal's own list, and runs out after 30 days (facts/zoom.md §3, §6).
    """
    groups = ", ".join(f"“{name}”" for name in facts.granted_by or ())
    through = f" through {groups}" if groups else ""
    still = (
        f" Okta still assigns Zoom{through}: remove that there as well." if facts.assigned else ""
    )
    return (
        "This person never activated Zoom, so there is nothing to turn off. Cancel the invite in"
        f" Zoom, under User Management, Users, Pending.{still} Left alone, it runs out 30 days"
        " after it was sent."
    )


def protected_role(facts: Facts, roles: Mapping[str, str] | None = None) -> str:
    """Return why an account with this Zoom role stays on, and who can change that.

    Zoom refuses to switch admins off, by any way (facts/zoom.md §5); a role of the account's own
    making may carry an admin's rights, so each role but Member counts.
    """
    if facts.zoom_status in {"", "inactive"} or facts.role_id in {"", MEMBER}:
        return ""
    if facts.role_id == OWNER:
        return "Zoom owner: the ownership must be handed over in Zoom first."
    if facts.role_id == ADMIN:
        return "Zoom admin: the Zoom owner must change the role to Member first."
    name = role_name(facts.role_id, dict(roles or {}))
    return f"Zoom role “{name}”: the Zoom owner must change the role to Member first."


def keys_of(*addresses: str) -> frozenset[PersonKey]:
    """Return what the addresses identify, blanks left out."""
    return frozenset(person_key(address) for address in addresses if address.strip())


class Ask(Enum):
    """How a plan is confirmed: not at all, by its button, by typing, by typing a number's word."""

    NOTHING = "nothing"
    BUTTON = "button"
    TYPED = "typed"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person must do before a plan is sent; `text` is what to type, `why` the reason.

    Where `ask` is `NUMBER` a reason has to be given as well; it stands in the journal.
    """

    ask: Ask
    text: str = ""
    why: str = ""

    @property
    def needs_reason(self) -> bool:
        """Whether somebody has to say why."""
        return self.ask is Ask.NUMBER

    def accepts(self, typed: str) -> bool:
        """Tell whether what was typed will do: case and blanks do not matter."""
        return _plain(typed) == _plain(self.text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def confirmation_needed(plan: Plan, context: Context) -> Confirmation:
    """Return how this plan must be confirmed. Only removals are ever held back."""
    if not plan.actions:
        return Confirmation(Ask.NOTHING)
    people = plan.removes_from
    if not people:
        creates = plan.gain.creates
        many = creates > MANY_NEW
        return Confirmation(Ask.TYPED, f"assign {creates}") if many else Confirmation(Ask.BUTTON)
    why = held_back(plan.takes_from, context)
    if why:
        return Confirmation(Ask.NUMBER, f"{what_is_done(plan)} {in_words(people)}", why)
    groups = any(action.verb is Verb.UNASSIGN_GROUP for action in plan.actions)
    if people >= context.typed_from or groups:
        return Confirmation(Ask.TYPED, f"{what_is_done(plan)} {people}")
    return Confirmation(Ask.BUTTON)


def removal_limit(context: Context) -> int:
    """Return how many people may lose Zoom in a rolling day without somebody saying why."""
    share = math.ceil(LIMIT_SHARE * context.active_people)
    return min(max(LIMIT_LEAST, share), max(context.max_people, 1))


def held_back(takes_from: frozenset[PersonKey], context: Context) -> str:
    """Return why so many removals need a number and a reason, `""` where they do not.

    Those of the last day count as well: else a run cut into pieces would pass.
    """
    together = len(context.taken | takes_from)
    limit = removal_limit(context)
    if not takes_from or together <= limit:
        return ""
    people = len(takes_from)
    lately = f", with those of the last 24 hours {together}" if together > people else ""
    return f"That is {people} people{lately}; more than {limit} a day is unusual here."


def approved(plan: Plan, approval: Approval) -> bool:
    """Tell whether somebody typed how many lose Zoom by this plan, and why they may."""
    return bool(approval.reason.strip()) and approval.number == plan.removes_from


# fmt: off
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on


def in_words(number: int) -> str:
    """Return a whole number from 0 to 999,999 in words; larger ones stay digits."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return _TENS[tens] + (f"-{_UNITS[units]}" if units else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_UNITS[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number < 1_000_000:
        thousands, rest = divmod(number, 1000)
        joint = " and " if rest < 100 else " "
        return f"{in_words(thousands)} thousand" + (f"{joint}{in_words(rest)}" if rest else "")
    return str(number)
