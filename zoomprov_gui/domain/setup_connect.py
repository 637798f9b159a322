"""Steps 1 and 2: whether Okta and Zoom answer, take our sign-in, and are prepared."""

from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.setup import Check, CheckKey, CheckState, Engine
from zoomprov_gui.domain.setup_facts import Fact, MeFacts, SetupFacts, SsoFacts
from zoomprov_gui.domain.setup_rules import (
    change,
    check,
    good,
    permission,
    plural,
    problem_of,
    refused_permission,
    unread,
    untold,
)

APPS_MANAGE = "okta.apps.manage"
CLOCK_LIMIT = 60.0  # seconds (UX.md §8.3)
# Who may change apps (facts/okta.md §5). What other roles may is not told by their names.
CHANGES_APPS = {"SUPER_ADMIN": "Super Admin", "APP_ADMIN": "App Admin"}
CHANGES_NOTHING = {"READ_ONLY_ADMIN": "Read-only Admin", "HELP_DESK_ADMIN": "Help Desk Admin"}
TURNS_OFF = ("user:update:status:admin", "user:write:admin")  # facts/zoom.md §3
PROVISIONS = ("business", "education", "enterprise")  # facts/zoom.md §9
ENGINES = {Engine.IDENTITY: "Identity Engine", Engine.CLASSIC: "Classic Engine"}
PORTAL = "In Zoom's web portal, open "


def okta_checks(facts: SetupFacts) -> tuple[Check, ...]:
    """Return the checks of step 1."""
    return (
        _address(facts),
        _signed_in(facts),
        permission(CheckKey.OKTA_READ_APPS, facts.apps),
        _changes_apps(facts),
        permission(CheckKey.OKTA_READ_PEOPLE, facts.may_read_people),
        permission(CheckKey.OKTA_READ_GROUPS, facts.may_read_groups),
        permission(CheckKey.OKTA_READ_LOG, facts.log),
        _clock(facts),
    )


def _address(facts: SetupFacts) -> Check:
    org = facts.org.value
    if org is None:
        return unread(CheckKey.OKTA_ADDRESS, facts.org)
    engine = ENGINES.get(org.engine, "")
    text = " · ".join(filter(None, (org.company, engine)))
    return good(CheckKey.OKTA_ADDRESS, facts.org, org.host, text=text)


def _signed_in(facts: SetupFacts) -> Check:
    me = facts.me.value
    if me is not None:
        return good(CheckKey.OKTA_SIGN_IN, facts.me, me.login)
    if facts.apps.value is not None and _is_nobody(facts.me):
        # An app with a sign-in of its own is nobody in the directory, and signed in all the same.
        return good(CheckKey.OKTA_SIGN_IN, facts.apps, "As an app")
    return unread(CheckKey.OKTA_SIGN_IN, facts.me)


def _is_nobody(me: Fact[MeFacts]) -> bool:
    return isinstance(me.error, Refused) and me.error.status in {400, 403, 404}


def _changes_apps(facts: SetupFacts) -> Check:
    key, me = CheckKey.OKTA_CHANGE_APPS, facts.me
    if me.value is None and not _is_nobody(me):
        return unread(key, me)
    if facts.okta_scopes and APPS_MANAGE not in facts.okta_scopes:
        fix = f"Sign in to Okta again and allow `{APPS_MANAGE}`."
        return change(key, facts.apps if me.value is None else me, "Not granted", fix)
    roles = me.value.roles if me.value else None
    able = [CHANGES_APPS[role] for role in roles or () if role in CHANGES_APPS]
    if able:
        return good(key, me, able[0])
    if roles is None or not set(roles) <= set(CHANGES_NOTHING):
        text = "Okta does not tell what this role may change; the first change will show it."
        return check(key, me, CheckState.UNKNOWN, "Not told", text=text, counts=False)
    named = ", ".join(CHANGES_NOTHING[role] for role in roles) or "No admin role"
    fix = "Ask a Super Admin in Okta to give this account the role of an App Admin."
    return change(key, me, named, fix)


def _clock(facts: SetupFacts) -> Check:
    key, skew = CheckKey.OKTA_CLOCK, facts.skew.value
    if skew is None:
        return unread(key, facts.skew)
    off = abs(skew)
    if off <= CLOCK_LIMIT:
        return good(key, facts.skew, "Right")
    side = "ahead" if skew > 0 else "behind"
    fix = "Set the clock of this computer, then check again."
    return change(key, facts.skew, f"{_spoken(off)} {side}", fix)


def _spoken(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.0f} h"


def zoom_checks(facts: SetupFacts) -> tuple[Check, ...]:
    """Return the checks of step 2."""
    return (
        _credentials(facts),
        _admin(facts),
        _plan(facts),
        _vanity(facts),
        _sso(facts),
        _required(facts),
        _bypass(facts),
        _domain(facts),
        _licences(facts),
    )


def _credentials(facts: SetupFacts) -> Check:
    key, account = CheckKey.ZOOM_CREDENTIALS, facts.account
    if account.value is not None:
        return good(key, account, account.value.name or account.value.account_id or "Signed in")
    if facts.zoom_people.value is not None and refused_permission(account):
        return good(key, facts.zoom_people, "Signed in")
    problem = problem_of(account.error)
    if problem is not None and problem.cause is Cause.PERMISSION:
        return unread(key, facts.zoom_people if facts.zoom_people.asked else account)
    return unread(key, account)


def _admin(facts: SetupFacts) -> Check:
    key = CheckKey.ZOOM_ADMIN
    read = permission(key, facts.zoom_people)
    if read.state is not CheckState.CONFIRMED:
        return read
    if not facts.zoom_scopes:
        text = "Zoom does not tell what else we may do; the first change will show it."
        return check(key, facts.zoom_people, CheckState.UNKNOWN, "May read", text=text)
    if facts.zoom_scopes.intersection(TURNS_OFF):
        return good(key, facts.zoom_people, "May read and change")
    fix = f"Add `{TURNS_OFF[0]}` to the app in the Zoom marketplace, then check again."
    return change(key, facts.zoom_people, "May only read", fix)


def _plan(facts: SetupFacts) -> Check:
    key, account = CheckKey.ZOOM_PLAN, facts.account
    if account.value is None:
        return permission(key, account)
    plan = account.value.plan
    if any(word in plan.casefold() for word in PROVISIONS):
        return good(key, account, plan)
    if not plan:
        return check(key, account, CheckState.UNKNOWN, "Not told")
    fix = "Ask your Zoom owner for a Business, Education or Enterprise plan."
    return change(key, account, plan, fix)


def _vanity(facts: SetupFacts) -> Check:
    key, account = CheckKey.ZOOM_VANITY, facts.account
    if account.value is None:
        return permission(key, account)
    vanity = account.value.vanity_url
    if vanity:
        return good(key, account, vanity.removeprefix("https://").rstrip("/"))
    fix = f"{PORTAL}Account Management › Account Profile, and apply for a Vanity URL."
    if facts.sso.value is not None and facts.sso.value.on:
        # Single sign-on needs one, so it is there: Zoom only leaves it out of its answer.
        return untold(key, account, facts.ticked, fix)
    return change(key, account, "None", fix)


def _sso(facts: SetupFacts) -> Check:
    key, sso = CheckKey.ZOOM_SSO, facts.sso
    if sso.value is None:
        return permission(key, sso)
    if sso.value.on is None:
        return check(key, sso, CheckState.UNKNOWN, "Not told")
    if sso.value.on:
        return good(key, sso, "On")
    fix = f"{PORTAL}Advanced › Single Sign-On, and switch it on."
    return change(key, sso, "Off", fix, text="Zoom refuses everything Okta sends while it is off.")


def _required(facts: SetupFacts) -> Check:
    key, sso = CheckKey.ZOOM_SSO_REQUIRED, facts.sso
    found = _of_sso(key, sso)
    if found is not None:
        return found
    if sso.value is not None and sso.value.required:
        return good(key, sso, ", ".join(sso.value.domains) or "For all", counts=False)
    fix = f"{PORTAL}Advanced › Security, and require single sign-on for your domains."
    return change(key, sso, "Not enforced", fix, counts=False)


def _bypass(facts: SetupFacts) -> Check:
    key, sso = CheckKey.ZOOM_SSO_BYPASS, facts.sso
    found = _of_sso(key, sso)
    if found is not None:
        return found
    around = sso.value.bypass if sso.value else ()
    if not around:
        return good(key, sso, "Nobody", counts=False)
    fix = f"{PORTAL}Advanced › Security, and take people off the list of exceptions."
    people = plural(len(around), "person", "people")
    return change(key, sso, people, fix, text=", ".join(around), counts=False)


def _of_sso(key: CheckKey, sso: Fact[SsoFacts]) -> Check | None:
    """Return the check where nothing is told of enforcement; None where something is."""
    if sso.value is None:
        return unread(key, sso, counts=False)
    if sso.value.required is None:
        return check(key, sso, CheckState.UNKNOWN, "Not told", counts=False)
    return None


def _domain(facts: SetupFacts) -> Check:
    key, domains = CheckKey.ZOOM_DOMAIN, facts.domains
    fix = f"{PORTAL}Account Management › Account Profile › Associated Domains."
    if domains.value:
        return good(key, domains, ", ".join(domains.value))
    if domains.value is not None:
        return change(key, domains, "None", fix)
    if refused_permission(domains):
        return untold(key, domains, facts.ticked, fix)
    return unread(key, domains)


def _licences(facts: SetupFacts) -> Check:
    key, seats = CheckKey.ZOOM_LICENCES, facts.seats
    if seats.value is None:
        return permission(key, seats)
    free = seats.value.free
    if free is None:
        value = f"{seats.value.used:,} used"
        text = "Zoom does not tell how many were bought."
        return check(key, seats, CheckState.UNKNOWN, value, text=text, counts=False)
    value = f"{free:,} free of {seats.value.bought:,}"
    if free:
        return good(key, seats, value)
    return change(key, seats, value, "Free a licence, or buy one in Zoom.")
