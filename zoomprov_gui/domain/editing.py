"""The writes that change what stands there: details in Okta; licence, e-mail and sessions in Zoom.

Each answers with the writes in their order, or with one sentence why there are none.
"""

from zoomprov_gui.domain.actions import Change, Context, Group, Route, Verb
from zoomprov_gui.domain.drafting import Write, Writes
from zoomprov_gui.domain.facts import Details, Facts, Goal
from zoomprov_gui.domain.people import FIELD_WORDS, PERSON_OFF, licence_label

FOLLOWS = frozenset({"firstName", "lastName", "department"})  # what Zoom shows and Okta pushes
_NAMES = frozenset({"email", "login"})
EMAIL_STAYS = (
    "Okta does not send email changes to Zoom: there the old email stays until you change it."
)
SESSIONS_UNSEEN = (
    "Zoom tells nobody whether the sessions have ended, so it stays “sent, not proven”."
)
LICENCES = (1, 2, 4)  # what an admin may set; On-Prem and None cannot be (facts/zoom.md §4)


def edits_person(details: Details, facts: Facts, context: Context) -> Writes | str:
    """Return what changes details of a person in Okta; Zoom is watched where it follows.

    A changed e-mail is warned of before it is saved, since Okta does not send it on.
    """
    if not facts.okta_user_id:
        return "Nobody in Okta belongs to this account, so there is nothing to edit."
    if facts.person_status in PERSON_OFF:
        return "The person is deactivated in Okta, which lets nobody edit them."
    fresh = _fresh(details, facts)
    if not fresh:
        return "That is what Okta has already."
    if any(not value.strip() for name, value in fresh if name in {"email", "login", "lastName"}):
        return "Okta needs a last name, a login and an email."
    zoom = tuple((name, value) for name, value in fresh if name in FOLLOWS)
    follows = bool(zoom) and _pushes(facts, context)
    effect = f"Okta saves {_named(fresh)}."
    if zoom:
        effect += f" {sent_on(zoom, fresh) if follows else _silent(facts, context)}"
    if old_email_stays(fresh, facts):
        effect += f" {EMAIL_STAYS}"
    goal = Goal(details=fresh, zoom_details=zoom if follows else None)
    change = Change(details=fresh)
    return (Write(Verb.EDIT_PERSON, Route.OKTA, effect, goal, reaches_zoom=follows, change=change),)


def sent_on(zoom: Details, fresh: Details) -> str:
    """Say which of the `fresh` details Okta sends to Zoom: by name where that is not all of it."""
    what = "it" if len(fresh) == 1 else f"the {_fields(zoom)}"
    return f"Okta then sends {what} to Zoom."


def saved_again(old: Details) -> str:
    """Say that Okta gets back what stood there before."""
    were = "it was" if len(old) == 1 else "they were"
    return f"Okta saves the {_fields(old)} as {were} before."


def _fields(details: Details) -> str:
    *first, last = (FIELD_WORDS.get(name, name) for name, _ in details)
    return f"{', '.join(first)} and {last}" if first else last


def renames(details: Details, before: Details) -> bool:
    """Tell whether details change what Okta knows somebody by, which it never sends to Zoom."""
    was = dict(before)
    return any(name in _NAMES and value != was.get(name, "") for name, value in details)


def old_email_stays(fresh: Details, facts: Facts) -> bool:
    """Tell whether Zoom has an account that would keep another email than the new one."""
    new = {value.casefold() for name, value in fresh if name in _NAMES}
    return bool(new and facts.zoom_status) and facts.zoom_email.casefold() not in new


def _fresh(details: Details, facts: Facts) -> Details:
    known = dict(facts.details or ())
    return tuple((name, value) for name, value in details if known.get(name) != value)


def _named(details: Details) -> str:
    return ", ".join(
        f"{f'the {words} “{value}”' if value else f'no {words}'}"
        for words, value in ((FIELD_WORDS.get(name, name), value) for name, value in details)
    )


def _pushes(facts: Facts, context: Context) -> bool:
    linked = bool(facts.external_id) and facts.external_id == facts.zoom_id
    return bool(facts.assigned and linked and context.switches.update) and _takes_pushes(facts)


def _takes_pushes(facts: Facts) -> bool:
    """Tell whether Zoom takes over what Okta sends: not while off or invited (zoom.md D26, T3)."""
    return facts.zoom_status == "active"


def _silent(facts: Facts, context: Context) -> str:
    if not facts.assigned:
        return "Zoom does not hear of it: Okta does not assign Zoom to this person."
    if not context.switches.update:
        return "Zoom may not hear of it: “Update user details” is off or not known in Okta."
    if not _takes_pushes(facts):
        return "Zoom takes nothing over while the account is off or not accepted yet."
    return "Zoom may not hear of it: Okta is not linked to this account."


def edits_group(group: Group, details: Details, facts: Facts) -> Writes | str:
    """Return what changes the name or description of a group in Okta."""
    if group.kind != "OKTA_GROUP":
        return "This group is kept in another directory; change it there."
    fresh = _fresh(details, facts)
    if not fresh:
        return "That is what Okta has already."
    if any(name == "name" and not value.strip() for name, value in fresh):
        return "A group needs a name."
    effect = f"Okta saves {_named(fresh)}. Nobody gets or loses Zoom by it."
    change = Change(group=group, details=fresh)
    return (Write(Verb.EDIT_GROUP, Route.OKTA, effect, Goal(details=fresh), change=change),)


# `userType` of the app in Okta: which licence it names, no read here tells (facts/okta.md §9 #13).
OKTA_MAY_SET = "Where Okta names a licence too, its next update to Zoom sets that one again."


def sets_licence(licence: int, facts: Facts, context: Context) -> Writes | str:
    """Return what gives an account another licence."""
    if licence not in LICENCES:
        return f"“{licence_label(licence)}” cannot be given by a program."
    why = _settled(facts)
    if why:
        return why
    if facts.licence == licence:
        return f"The account has “{licence_label(licence)}” already."
    if licence == 2 and context.free_licences == 0:
        return "Zoom has no free licence. Free one first."
    back = " and takes the paid one back" if facts.licence == 2 else ""
    effect = f"Zoom gives the licence “{licence_label(licence)}”{back}."
    if _pushes(facts, context):
        effect += f" {OKTA_MAY_SET}"
    change = Change(licence=licence)
    goal = Goal(licence=licence)
    return (Write(Verb.SET_LICENCE, Route.ZOOM, effect, goal, change=change),)


def changes_email(email: str, facts: Facts) -> Writes | str:
    """Return what gives an account another address, which Okta never does (facts/okta.md §9)."""
    why = _settled(facts)
    if why:
        return why
    if facts.role_id not in {"", "2"}:
        return "Zoom lets no program change an admin's email; the owner can, in Zoom."
    if "@" not in email.strip("@"):
        return "This is no email address."
    if email.casefold() == facts.zoom_email.casefold():
        return "Zoom has this email already."
    effect = (
        f"Zoom changes the email from {facts.zoom_email} to {email}. Zoom allows three changes a"
        " day, and only to a domain of the company."
    )
    goal = Goal(zoom_email=email.casefold())
    change = Change(email=email)
    return (Write(Verb.CHANGE_EMAIL, Route.ZOOM, effect, goal, change=change),)


def ends_sessions(facts: Facts) -> Writes | str:
    """Return what signs somebody out of Zoom where they signed in by SSO."""
    if facts.zoom_status not in {"active", "inactive"}:
        return _settled(facts)
    effect = (
        "Zoom signs the person out where they signed in with SSO. Whether a meeting goes on, and"
        " who signed in with a password, is not known."
    )
    return (Write(Verb.END_SESSIONS, Route.ZOOM, effect, Goal()),)


def _settled(facts: Facts) -> str:
    """Return why an account takes no change, `""` where it does."""
    if not facts.zoom_status:
        return "There is no Zoom account."
    if facts.zoom_status == "pending":
        return (
            "The person has not accepted Zoom's invite yet. Until then Zoom says yes to every"
            " change and makes none. Ask them to accept it, or cancel the invite in Zoom."
        )
    if facts.zoom_status != "active":
        return "The Zoom account is off. Turn it on first."
    return ""
