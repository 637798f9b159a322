"""The words of the set-up that never change: what each step and each check is called and means."""

from typing import NamedTuple

from zoomprov_gui.domain.setup import CheckKey, Origin, StepKey


class StepWords(NamedTuple):
    """A step: its title, its short name after "Next:", why it matters, and how long it takes."""

    title: str
    short: str
    why: tuple[str, ...]
    minutes: int


class CheckWords(NamedTuple):
    """A check: its title, what it means in one line, and who is asked."""

    title: str
    meaning: str
    origin: Origin


STEPS: dict[StepKey, StepWords] = {
    StepKey.CONNECT_OKTA: StepWords(
        "Connect Okta",
        "Connect Okta",
        (
            "So the app can read who should have Zoom.",
            "It asks for reading first, and for changing only what you press a button for.",
            "Nothing leaves this computer but the questions to Okta and Zoom.",
        ),
        2,
    ),
    StepKey.CONNECT_ZOOM: StepWords(
        "Connect Zoom",
        "Connect Zoom",
        (
            "Okta can only create people if Zoom is prepared for it.",
            "Without an associated domain, Zoom sends invites by email and people must accept.",
            "A free licence is needed for each person who is to have a paid account.",
        ),
        2,
    ),
    StepKey.AUTHORISE: StepWords(
        "Let Okta manage Zoom",
        "Let Okta manage Zoom",
        (
            "Okta needs Zoom's permission, given once by a Zoom admin.",
            "Until it has it, nothing that you do in Okta reaches Zoom.",
            "One Zoom admin gives it to one Okta: giving it to another ends the first one.",
        ),
        3,
    ),
    StepKey.SWITCHES: StepWords(
        "Choose what Okta may do in Zoom",
        "Choose what Okta may do",
        (
            "A leaver with a working account can still join meetings and open recordings.",
            "Every account left on keeps using a paid Zoom licence.",
            "Zoom admins are the exception: Zoom never lets Okta turn them off.",
        ),
        1,
    ),
    StepKey.ASSIGN: StepWords(
        "Assign people",
        "Assign people",
        (
            "Only assigned people get Zoom.",
            "Assigning a group keeps up with joiners and leavers by itself.",
            "People who had Zoom before need to be matched, or Okta does not manage them.",
        ),
        2,
    ),
    StepKey.PROVE: StepWords(
        "Prove it works",
        "Prove it works",
        (
            "The only proof is watching it happen.",
            "A green switch says what Okta may do, not that Zoom did it.",
        ),
        5,
    ),
}

CHECKS: dict[CheckKey, CheckWords] = {
    CheckKey.OKTA_ADDRESS: CheckWords("Address answers", "Okta is reached", Origin.OKTA),
    CheckKey.OKTA_SIGN_IN: CheckWords(
        "Signed in", "Okta takes our sign-in and says who we are", Origin.OKTA
    ),
    CheckKey.OKTA_READ_APPS: CheckWords(
        "May read apps", "Needed to see the Zoom app and who is assigned to it", Origin.OKTA
    ),
    CheckKey.OKTA_CHANGE_APPS: CheckWords(
        "May change apps", "Needed for every “Do it for me”, and to assign people", Origin.OKTA
    ),
    CheckKey.OKTA_READ_PEOPLE: CheckWords(
        "May read people", "Needed to tell who left the company", Origin.OKTA
    ),
    CheckKey.OKTA_READ_GROUPS: CheckWords(
        "May read groups", "Needed to see which groups give Zoom", Origin.OKTA
    ),
    CheckKey.OKTA_READ_LOG: CheckWords(
        "May read the log", "Needed to explain why something did not arrive in Zoom", Origin.OKTA
    ),
    CheckKey.OKTA_CLOCK: CheckWords(
        "Clock", "This computer's clock agrees with Okta's within a minute", Origin.OKTA
    ),
    CheckKey.ZOOM_CREDENTIALS: CheckWords(
        "Signed in", "Zoom takes our sign-in and says which account it is", Origin.ZOOM
    ),
    CheckKey.ZOOM_ADMIN: CheckWords(
        "Admin rights", "We may read everyone and turn accounts on and off", Origin.ZOOM
    ),
    CheckKey.ZOOM_PLAN: CheckWords(
        "Plan", "Business, Education or Enterprise: others have no provisioning", Origin.ZOOM
    ),
    CheckKey.ZOOM_VANITY: CheckWords(
        "Vanity URL", "Your own address at Zoom is approved", Origin.ZOOM
    ),
    CheckKey.ZOOM_SSO: CheckWords(
        "Single sign-on", "Zoom refuses provisioning while it is off", Origin.ZOOM
    ),
    CheckKey.ZOOM_SSO_REQUIRED: CheckWords(
        "Single sign-on is enforced",
        "Otherwise people may still sign in with a password",
        Origin.ZOOM,
    ),
    CheckKey.ZOOM_SSO_BYPASS: CheckWords(
        "Exceptions from single sign-on", "These people may sign in with a password", Origin.ZOOM
    ),
    CheckKey.ZOOM_DOMAIN: CheckWords(
        "Associated domain", "Lets Okta create people without an email to accept", Origin.ZOOM
    ),
    CheckKey.ZOOM_LICENCES: CheckWords("Licences", "How many paid licences are free", Origin.ZOOM),
    CheckKey.APP_EXISTS: CheckWords(
        "Zoom app", "Okta has the Zoom app from its catalogue", Origin.OKTA
    ),
    CheckKey.APP_ACTIVE: CheckWords(
        "App is active", "An inactive app gives nobody Zoom", Origin.OKTA
    ),
    CheckKey.APP_SUBDOMAIN: CheckWords(
        "Subdomain", "The app points to the Zoom account that is connected here", Origin.OKTA
    ),
    CheckKey.CONNECTION: CheckWords(
        "Zoom's permission", "Zoom lets Okta manage people, and Okta uses it", Origin.OKTA
    ),
    CheckKey.LAST_CALL: CheckWords(
        "Last call to Zoom", "The latest thing that Okta asked of Zoom worked", Origin.OKTA
    ),
    CheckKey.NO_AUTH_FAILURE: CheckWords(
        "Permission still holds", "Zoom has not refused Okta's sign-in since", Origin.OKTA
    ),
    CheckKey.CREATE: CheckWords(
        "Create users", "A new assignment makes a Zoom account", Origin.OKTA
    ),
    CheckKey.UPDATE: CheckWords(
        "Update user details", "Name, department and licence changes follow", Origin.OKTA
    ),
    CheckKey.DEACTIVATE: CheckWords(
        "Deactivate users", "Removing someone in Okta turns off their Zoom account", Origin.OKTA
    ),
    CheckKey.PASSWORD: CheckWords(
        "Password sync", "Not part of this; we never touch it", Origin.OKTA
    ),
    CheckKey.PEOPLE_ASSIGNED: CheckWords(
        "People assigned", "Only assigned people get Zoom", Origin.OKTA
    ),
    CheckKey.GROUPS_ASSIGNED: CheckWords(
        "Through groups", "Groups keep up with joiners and leavers by themselves", Origin.OKTA
    ),
    CheckKey.ACCOUNTS_MATCHED: CheckWords(
        "Existing accounts matched",
        "Okta manages only accounts that it knows as its own",
        Origin.ZOOM,
    ),
    CheckKey.LICENCES_ENOUGH: CheckWords(
        "Licences for those waiting",
        "Each person who waits for an account finds one free",
        Origin.ZOOM,
    ),
    CheckKey.NOBODY_TWICE: CheckWords(
        "Nobody twice", "No Zoom account belongs to two people in Okta", Origin.OKTA
    ),
    CheckKey.NO_BACKLOG: CheckWords(
        "Nobody left behind",
        "People assigned before provisioning was on are not sent to Zoom by themselves",
        Origin.OKTA,
    ),
    CheckKey.PROOF_ASSIGNED: CheckWords(
        "Assigned in Okta", "Okta gives the person Zoom", Origin.OKTA
    ),
    CheckKey.PROOF_SEEN: CheckWords("Seen in Zoom", "Zoom has the person's account", Origin.ZOOM),
    CheckKey.PROOF_CHANGED: CheckWords(
        "Department changed in Okta", "A change to pass on", Origin.OKTA
    ),
    CheckKey.PROOF_CHANGE_SEEN: CheckWords(
        "Change seen in Zoom", "Zoom shows the new department", Origin.ZOOM
    ),
    CheckKey.PROOF_REMOVED: CheckWords(
        "Removed in Okta", "Okta does not give the person Zoom any more", Origin.OKTA
    ),
    CheckKey.PROOF_TURNED_OFF: CheckWords(
        "Turned off in Zoom", "Zoom shows “Basic (Deactivated)”", Origin.ZOOM
    ),
    CheckKey.PROOF_PUT_BACK: CheckWords(
        "Put back", "In Okta all is as it was before the test", Origin.OKTA
    ),
}

NOT_TOLD = "Zoom does not tell apps this"
