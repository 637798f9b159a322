"""Steps 3 and 4: whether Zoom lets Okta manage people, and what Okta may do there."""

from zoomprov_gui.domain.setup import Check, CheckKey, CheckState
from zoomprov_gui.domain.setup_facts import Fact, FeatureFacts, SetupFacts
from zoomprov_gui.domain.setup_lapses import last_call, refused_since, turned_off
from zoomprov_gui.domain.setup_rules import (
    change,
    check,
    good,
    not_yet,
    refused_permission,
    remembered,
    unread,
)
from zoomprov_gui.domain.setup_words import CHECKS

AUTHORISE = "Authorise Okta in Zoom, as an admin or the owner of Zoom."
TURN_ON = "Turn on “{}” in Okta."
_LONGEST = 160


def link_checks(facts: SetupFacts) -> tuple[Check, ...]:
    """Return the checks of step 3."""
    found = (
        _exists(facts),
        _active(facts),
        _subdomain(facts),
        _connection(facts),
        _last_call(facts),
        _no_failure(facts),
    )
    return tuple(remembered(one, facts) for one in found)


def _exists(facts: SetupFacts) -> Check:
    key, apps = CheckKey.APP_EXISTS, facts.apps
    if apps.value is None:
        return unread(key, apps)
    app = facts.app
    if app is not None:
        return good(key, apps, app.label or "There")
    if facts.app_id is not None:
        fix = f"Okta has no Zoom app with the id {facts.app_id}. Name the right one."
        return change(key, apps, "Not there", fix)
    if not apps.value:
        fix = "Add the Zoom app from Okta's catalogue."
        return not_yet(key, "Not there", fact=apps, fix=fix)
    names = ", ".join(f"{app.label} ({app.app_id})" for app in apps.value)
    fix = f"Name the one that is meant: {names}."
    return change(key, apps, f"{len(apps.value)} apps", fix)


def _active(facts: SetupFacts) -> Check:
    key, apps, app = CheckKey.APP_ACTIVE, facts.apps, facts.app
    if apps.value is None:
        return unread(key, apps)
    if app is None:
        return not_yet(key, fact=apps)
    if app.active:
        return good(key, apps, "Active")
    return change(key, apps, "Inactive", "Activate the Zoom app in Okta.")


def _subdomain(facts: SetupFacts) -> Check:
    key, apps, app = CheckKey.APP_SUBDOMAIN, facts.apps, facts.app
    if apps.value is None:
        return unread(key, apps)
    if app is None:
        return not_yet(key, fact=apps)
    account = facts.account
    theirs = account.value.vanity_url if account.value else ""
    if not theirs:
        told = account.value is not None or refused_permission(account)
        text = "Zoom does not tell its own address, so nothing can be compared."
        return check(key, account, CheckState.UNKNOWN, app.subdomain, text=text, counts=not told)
    if subdomain_of(app.subdomain) == subdomain_of(theirs):
        return good(key, apps, app.subdomain)
    fix = f"In the app's settings in Okta, set the subdomain to “{subdomain_of(theirs)}”."
    text = f"Okta has “{app.subdomain}”, and the connected Zoom is “{subdomain_of(theirs)}”."
    return change(key, apps, app.subdomain or "None", fix, text=text)


def subdomain_of(address: str) -> str:
    """Return the first label of an address, however much of it was written: "acme"."""
    host = address.casefold().partition("://")[2] or address.casefold()
    return host.partition("/")[0].partition(".")[0].strip()


def _connection(facts: SetupFacts) -> Check:
    key, link = CheckKey.CONNECTION, facts.link
    if facts.apps.value is not None and facts.app is None:
        return not_yet(key, fact=facts.apps)
    if link.value is None:
        return unread(key, link)
    if link.value.status == "ENABLED":
        return good(key, link, "Given")
    if link.value.status == "DISABLED":
        return change(key, link, "Not given yet", AUTHORISE)
    # What Okta answers for the Zoom app while nobody has set anything up (facts/okta.md §1).
    return not_yet(key, "Not set up", fact=link, fix=AUTHORISE)


def _last_call(facts: SetupFacts) -> Check:
    key, log = CheckKey.LAST_CALL, facts.log
    if facts.apps.value is not None and facts.app is None:
        return not_yet(key, fact=facts.apps)
    if log.value is None:
        return unread(key, log)
    call = last_call(event for event in log.value if event.at > facts.authorised_at)
    if call is None:
        return not_yet(key, "None yet", fact=log, counts=False)
    if call.worked:
        return good(key, log, "Worked")
    if call.for_all:
        return check(key, log, CheckState.BROKEN, "Failed", text=_quoted(call.text), fix=AUTHORISE)
    text = f"Zoom answered, and refused something about one person: {_quoted(call.text)}"
    fix = "See the people who need attention."
    return change(key, log, "Refused one person", fix, text=text, counts=False)


def _quoted(text: str) -> str:
    return f"“{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}”" if text else ""


def _no_failure(facts: SetupFacts) -> Check:
    key, log = CheckKey.NO_AUTH_FAILURE, facts.log
    if facts.apps.value is not None and facts.app is None:
        return not_yet(key, fact=facts.apps)
    if log.value is None:
        return unread(key, log)
    refused = refused_since(log.value, facts.authorised_at)
    if refused is None:
        if facts.link.value is None or facts.link.value.status != "ENABLED":
            return not_yet(key, fact=log, counts=False)
        return good(key, log, "Yes")
    return check(key, log, CheckState.BROKEN, "Refused", fix=AUTHORISE, lapse=refused)


def switch_checks(facts: SetupFacts) -> tuple[Check, ...]:
    """Return the checks of step 4."""
    keys = (CheckKey.CREATE, CheckKey.UPDATE, CheckKey.DEACTIVATE)
    found = [_switch(key, facts) for key in keys]
    return tuple(remembered(one, facts) for one in (*found, _password(facts)))


def switch_value(facts: SetupFacts, key: CheckKey) -> bool | None:
    """Return whether a switch is on, None where nothing tells."""
    features = facts.features.value
    return None if features is None else bool_of(features, key)


def bool_of(features: FeatureFacts, key: CheckKey) -> bool | None:
    """Return one switch of three."""
    switches = features.switches
    return {
        CheckKey.CREATE: switches.create,
        CheckKey.UPDATE: switches.update,
        CheckKey.DEACTIVATE: switches.deactivate,
    }[key]


def _switch(key: CheckKey, facts: SetupFacts) -> Check:
    if facts.apps.value is not None and facts.app is None:
        return not_yet(key, "Off", fact=facts.apps)
    features = facts.features
    if features.value is None:
        return unread(key, features)
    if not features.value.on:
        text = "Okta cannot do anything in Zoom before step 3 is done."
        return not_yet(key, "Off", fact=features, text=text)
    on = bool_of(features.value, key)
    if on is None:
        return check(key, features, CheckState.UNKNOWN, "Not told")
    if on:
        return good(key, features, "On")
    lapse = turned_off(facts.log.value or (), key)
    return change(key, features, "Off", TURN_ON.format(CHECKS[key].title), lapse=lapse)


def _password(facts: SetupFacts) -> Check:
    key = CheckKey.PASSWORD
    features: Fact[FeatureFacts] = facts.features
    if features.value is None or not features.value.on:
        return not_yet(key, "Not told", fact=features, counts=False)
    if features.value.password is None:
        return check(key, features, CheckState.UNKNOWN, "Not told", counts=False)
    return good(key, features, "On" if features.value.password else "Off", counts=False)
