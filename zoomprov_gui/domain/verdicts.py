"""The verdicts as data: what a person is told at a glance, and how urgent it is.

Every person has exactly one. The order of the members is the order in which they are shown.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum


class Tier(IntEnum):
    """How much a verdict wants from somebody; lower comes first."""

    URGENT = 0
    CHECK = 1
    WAITING = 2
    INFO = 3
    FINE = 4


class Verdict(Enum):
    """How one person's two sides compare. The values are the keys of the command line."""

    STILL_ACTIVE = "still_active"
    ERROR = "error"
    MISSING = "missing"
    DUPLICATE = "duplicate"
    SWITCHED_OFF = "switched_off"
    UNLINKED = "unlinked"
    EMAIL = "email"
    DETAILS = "details"
    WAITING = "waiting"
    INVITED = "invited"
    REMOVING = "removing"
    CHANGING = "changing"
    ORPHAN = "orphan"
    IN_SYNC = "in_sync"
    OFF_BOTH = "off_both"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict is shown: words, icon, tone, tier and the short advice of its row."""

    words: str
    icon: str
    tone: str
    tier: Tier
    advice: str


LOOKS = {
    Verdict.STILL_ACTIVE: Look(
        "Still active in Zoom", "shield-alert", "bad", Tier.URGENT, "Turn off in Zoom"
    ),
    Verdict.ERROR: Look(
        "Okta hit an error", "octagon-alert", "bad", Tier.URGENT, "See what Okta reported"
    ),
    Verdict.MISSING: Look(
        "Missing in Zoom", "user-round-x", "bad", Tier.URGENT, "Ask Okta to retry"
    ),
    Verdict.DUPLICATE: Look(
        "Two Zoom accounts", "copy", "bad", Tier.URGENT, "Choose which to keep"
    ),
    Verdict.SWITCHED_OFF: Look(
        "Switched off in Zoom", "power-off", "warn", Tier.CHECK, "Turn on, or unassign"
    ),
    Verdict.UNLINKED: Look("Not linked", "unlink", "warn", Tier.CHECK, "Import and match"),
    Verdict.EMAIL: Look("Email differs", "at-sign", "warn", Tier.CHECK, "Fix email in Zoom"),
    Verdict.DETAILS: Look(
        "Details differ", "pencil-line", "warn", Tier.CHECK, "Compare the details"
    ),
    Verdict.WAITING: Look(
        "Waiting for Okta", "clock", "wait", Tier.WAITING, "Usually under 10 min"
    ),
    Verdict.INVITED: Look(
        "Invite not accepted", "mail", "wait", Tier.WAITING, "The person must accept it"
    ),
    Verdict.REMOVING: Look(
        "Being turned off", "hourglass", "wait", Tier.WAITING, "Usually under 10 min"
    ),
    Verdict.CHANGING: Look(
        "Change sent, checking", "loader-circle", "wait", Tier.WAITING, "Checking…"
    ),
    Verdict.ORPHAN: Look("Only in Zoom", "ghost", "plum", Tier.INFO, "Assign, or turn off"),
    Verdict.IN_SYNC: Look("In sync", "circle-check", "ok", Tier.FINE, "Nothing to do"),
    Verdict.OFF_BOTH: Look("Off in both", "circle-slash", "mute", Tier.FINE, "Nothing to do"),
    Verdict.IGNORED: Look("Ignored", "eye-off", "mute", Tier.FINE, "Set aside"),
    Verdict.UNKNOWN: Look("Can't tell yet", "circle-help", "mute", Tier.INFO, "Check again"),
}


def needs_attention(verdict: Verdict) -> bool:
    """Tell whether somebody has to look at this: the urgent and the check tier."""
    return LOOKS[verdict].tier <= Tier.CHECK
