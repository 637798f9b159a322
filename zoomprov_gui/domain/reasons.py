"""Why a verdict is as it is: vendor text → reason code, and each reason in words.

The catalogue is keyed on the vendors' own texts and codes (facts/okta.md §9, facts/zoom.md §8 and
§10). A text that it does not know stays quoted and is called unknown: a wrong explanation said with
confidence is worse than none.
"""

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why. The values are the keys of the command line."""

    ALREADY_EXISTS = "already_exists"
    NOT_IN_ACCOUNT = "not_in_account"
    NO_LICENCE = "no_licence"
    ADMIN = "admin"
    NEVER_ACTIVATED = "never_activated"
    SSO_OFF = "sso_off"
    ZOOM_AUTH = "zoom_auth"
    ZOOM_BUSY = "zoom_busy"
    DOMAIN = "domain"
    SWITCH_OFF = "switch_off"
    BAD_VALUE = "bad_value"
    OTHER = "other"
    OKTA_SUSPENDED = "okta_suspended"
    NO_OKTA_PERSON = "no_okta_person"
    NOT_ASSIGNED = "not_assigned"
    OKTA_DEACTIVATED = "okta_deactivated"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason in words: one sentence of why, what to do next, and the short form for a row.

    What only Okta's log told is said of the time of the failure: nobody knows that it still is so.
    """

    why: str
    next_step: str
    short: str


EXPLANATIONS = {
    Reason.ALREADY_EXISTS: Explanation(
        "Zoom already had an account with this email, and Okta cannot take one over by itself.",
        "Unassign in Okta, import from Zoom, match the two, confirm.",
        "Import and match",
    ),
    Reason.NOT_IN_ACCOUNT: Explanation(
        "Zoom said this email was not part of your account. Often it is a personal Zoom account"
        " that uses the work email.",
        "Ask the person to accept the request to join, or ask Zoom support to move the account.",
        "Not part of your Zoom account",
    ),
    Reason.NO_LICENCE: Explanation(
        "Zoom had no free licence of that kind at the time.",
        "See that one is free: buy or free one if none is. Then let Okta retry.",
        "See that a Zoom licence is free",
    ),
    Reason.ADMIN: Explanation(
        "Zoom never lets anyone turn off an admin, neither Okta nor this program.",
        "The Zoom owner must change the role to Member first; then turn the account off.",
        "Zoom admin: step down first",
    ),
    Reason.NEVER_ACTIVATED: Explanation(
        "This person never activated Zoom, so there is nothing to turn off.",
        "Cancel the invite in Zoom.",
        "Cancel the invite in Zoom",
    ),
    Reason.SSO_OFF: Explanation(
        "Single sign-on was off in Zoom at the time, and Okta can only manage Zoom when it is on.",
        "See that single sign-on is on in Zoom, then let Okta retry.",
        "See that single sign-on is on",
    ),
    Reason.ZOOM_AUTH: Explanation(
        "Okta's permission to manage Zoom had ended at the time.",
        "See in step 3 of Setup whether it holds now: if not, authenticate with Zoom again, in"
        " Okta's Zoom app under Provisioning, Integration. Then let Okta retry.",
        "See that Okta's permission holds",
    ),
    Reason.ZOOM_BUSY: Explanation(
        "Zoom asked Okta to slow down. Okta tries again by itself, ten times at most.",
        "That was more than an hour ago: let Okta retry.",
        "Zoom was busy: let Okta retry",
    ),
    Reason.DOMAIN: Explanation(
        "Zoom said that this address was not in a domain your account owns.",
        "See in Zoom, under Account profile, Associated domains, that the domain is verified, then"
        " let Okta retry.",
        "See that the domain is verified",
    ),
    Reason.SWITCH_OFF: Explanation(
        "That switch was off in Okta, so nothing was sent.",
        "See that the switch is on in Okta, then let Okta retry.",
        "The switch was off in Okta",
    ),
    Reason.BAD_VALUE: Explanation(
        "Zoom refused a value that Okta sent.",
        "Correct the value in Okta, which then sends it again.",
        "Correct a value in Okta",
    ),
    Reason.OTHER: Explanation(
        "Okta reported a text that this program does not know.",
        "Let Okta retry. If it fails again, “Copy summary” has the text for support.",
        "See what Okta reported",
    ),
    Reason.OKTA_SUSPENDED: Explanation(
        "The Okta account is suspended. Okta keeps the Zoom account as it is.",
        "Unassign Zoom, or deactivate the person in Okta, if they have left.",
        "Okta account is suspended",
    ),
    Reason.NO_OKTA_PERSON: Explanation(
        "Nobody in Okta has this email.",
        "Add the person in Okta and assign Zoom, or turn the account off.",
        "Nobody in Okta: assign, or turn off",
    ),
    Reason.NOT_ASSIGNED: Explanation(
        "The person is in Okta, but Zoom was never assigned to them there.",
        "Assign Zoom in Okta, or turn the account off.",
        "Assign, or turn off",
    ),
    Reason.OKTA_DEACTIVATED: Explanation(
        "The person is deactivated in Okta.",
        "Turn the account off in Zoom.",
        "Turn off in Zoom",
    ),
}

# First fit wins; every phrase of a row must occur, case-folded. Sources: facts/okta.md §9 by its
# numbers, facts/zoom.md §8 and §10 by row.
_PHRASES: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    (Reason.ALREADY_EXISTS, ("user already exists",)),  # okta §9 #4
    (Reason.NOT_IN_ACCOUNT, ("not exist or not belong to this account",)),  # okta §9 #5
    (Reason.ADMIN, ("zoom room and admin users",)),  # zoom §5
    (Reason.ADMIN, ("cannot change the email of admin user",)),  # zoom D21
    (Reason.SSO_OFF, ("has not enabled single sign-on",)),  # zoom D28
    (Reason.NO_LICENCE, ("cannot add paid users",)),  # zoom §8 SCIM 409
    (Reason.NO_LICENCE, ("can't add paid users",)),  # okta §9 #9
    (Reason.NO_LICENCE, ("you can add max",)),  # okta §9 #9
    (Reason.NO_LICENCE, ("cannot create more users with",)),  # zoom §8 SCIM 409
    (Reason.DOMAIN, ("domain name doesn't match",)),  # UX.md §3
    (Reason.DOMAIN, ("does not match the associated domain",)),  # zoom D8
    (Reason.DOMAIN, ("domain", "not associated")),  # zoom §8
    (Reason.ZOOM_AUTH, ("credentials used to connect to the api were invalid",)),  # okta §9 #3
    (Reason.ZOOM_AUTH, ("invalid access token",)),  # zoom §8 124
    (Reason.ZOOM_BUSY, ("maximum per-second rate limit",)),  # zoom §7
    (Reason.ZOOM_BUSY, ("maximum daily rate limit",)),  # zoom §7
    (Reason.ZOOM_BUSY, ("too many requests",)),
    (Reason.SWITCH_OFF, ("matching user not found",)),  # okta §9 #2
    (Reason.SWITCH_OFF, ("before provisioning was enabled",)),  # okta §9 #1
    (Reason.BAD_VALUE, ("validation failed",)),  # zoom §8 300
    (Reason.BAD_VALUE, ("invalid value",)),
    (Reason.BAD_VALUE, ("does not match the schema",)),
)


def reason_of(text: str) -> Reason:
    """Return the reason that a failure's text stands for, `OTHER` where the catalogue has none."""
    words = text.casefold().replace("’", "'")
    for reason, phrases in _PHRASES:
        if all(phrase in words for phrase in phrases):
            return reason
    return Reason.OTHER


def failure_words(text: str) -> str:
    """Say why a push failed, by Okta's own text; `""` where Okta told none.

    A text that the catalogue does not know is quoted, and so is what says which value it was.
    """
    said = text.strip()
    if not said:
        return ""
    reason, quoted = reason_of(said), f"Okta reported: “{said}”"
    if reason is Reason.OTHER:
        return quoted
    why = EXPLANATIONS[reason].why
    return f"{why} {quoted}" if reason is Reason.BAD_VALUE else why
