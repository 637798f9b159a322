"""Which call needs which permission, and what each permission is for (RELIABILITY.md P3).

One table: the clients may call only what is in it, and we ask only for what is in it. The names are
the vendors' scopes (facts/okta.md §5, facts/zoom.md §3).
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from zoomprov_gui.domain.people import Service


class Feature(Enum):
    """What of the program a permission feeds; without it exactly this is dimmed."""

    PEOPLE = "people"
    GROUPS = "groups"
    HISTORY = "history"
    COMPANY = "company"
    ROLE = "role"
    ROLES = "roles"
    SETUP = "setup"
    LICENCES = "licences"
    ASSIGN = "assign"
    LEAVE_GROUP = "leave_group"
    DEACTIVATE = "deactivate"
    TURN_OFF = "turn_off"
    GIVE_LICENCE = "give_licence"
    CHANGE_EMAIL = "change_email"
    END_SESSIONS = "end_sessions"
    SIGN_IN_APP = "sign_in_app"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """One permission. `others`: names that are as good; `changes`: it lets us change something.

    `needed`: the program is of no use without it. `purpose` ends "We need this to …".
    """

    service: Service
    name: str
    feature: Feature
    purpose: str
    others: tuple[str, ...] = ()
    needed: bool = False
    changes: bool = False
    asked: bool = True

    def held(self, scopes: Collection[str]) -> bool:
        """Tell whether these scopes hold the permission."""
        return self.name in scopes or any(other in scopes for other in self.others)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a client; `{}` in the path stands for one part of it."""

    service: Service
    method: str
    path: str
    permission: str


def _okta(
    name: str, feature: Feature, purpose: str, *, needed: bool = False, asked: bool = True
) -> Permission:
    changes = name.endswith(".manage")
    # Manage includes read (facts/okta.md §5).
    others = () if changes else (name.replace(".read", ".manage"),)
    return Permission(
        service=Service.OKTA,
        name=name,
        feature=feature,
        purpose=purpose,
        others=others,
        needed=needed,
        changes=changes,
        asked=asked,
    )


def _zoom(
    name: str,
    feature: Feature,
    purpose: str,
    *classic: str,
    needed: bool = False,
    changes: bool = False,
    asked: bool = True,
) -> Permission:
    return Permission(
        service=Service.ZOOM,
        name=name,
        feature=feature,
        purpose=purpose,
        others=classic,
        needed=needed,
        changes=changes,
        asked=asked,
    )


PERMISSIONS = (
    _okta("okta.apps.read", Feature.PEOPLE, "see the Zoom app and who is assigned to it",
          needed=True),
    _okta("okta.users.read", Feature.PEOPLE, "see the names and the status of people",
          needed=True),
    _okta("okta.groups.read", Feature.GROUPS, "see which groups give people Zoom"),
    _okta("okta.logs.read", Feature.HISTORY, "see what happened to a person, and when"),
    _okta("okta.orgs.read", Feature.COMPANY, "see the name of your company"),
    _okta("okta.roles.read", Feature.ROLE, "see what your admin role allows"),
    _okta("okta.apps.manage", Feature.ASSIGN, "assign people to Zoom, take it from them, and set"
          " the provisioning switches"),
    _okta("okta.users.manage", Feature.DEACTIVATE, "deactivate people in Okta, and activate them"
          " again"),
    _okta("okta.groups.manage", Feature.LEAVE_GROUP, "take people out of a group that gives Zoom"),
    # Only while a pasted token sets the sign-in app up; a token holds it by its maker's role.
    _okta("okta.appGrants.manage", Feature.SIGN_IN_APP, "give this program's app its permissions",
          asked=False),
    _zoom("user:read:list_users:admin", Feature.PEOPLE, "see who has a Zoom account",
          "user:read:admin", "user:write:admin", needed=True),
    _zoom("user:read:user:admin", Feature.PEOPLE, "see one account, to prove a change",
          "user:read:admin", "user:write:admin", needed=True),
    _zoom("user:update:status:admin", Feature.TURN_OFF, "turn accounts off and on",
          "user:write:admin", needed=True, changes=True),
    _zoom("user:update:user:admin", Feature.GIVE_LICENCE, "give a licence back after turning an"
          " account on", "user:write:admin", changes=True),
    _zoom("user:update:email:admin", Feature.CHANGE_EMAIL, "change the address of an account",
          "user:write:admin", changes=True),
    _zoom("user:delete:token:admin", Feature.END_SESSIONS, "sign somebody out of Zoom",
          "user:write:admin", changes=True),
    _zoom("role:read:list_roles:admin", Feature.ROLES, "see what roles are called",
          "role:read:admin"),
    _zoom("account:read:sub_account:admin", Feature.COMPANY, "see the account's name, plan and"
          " owner", "account:read:admin", "account:master"),
    _zoom("account:read:settings:admin", Feature.SETUP, "check single sign-on in the set-up",
          "account:read:admin"),
    _zoom("billing:read:plan_usage:admin", Feature.LICENCES, "see how many licences are free",
          "billing:master", "account:read:admin", "account:master"),
    _zoom("user:read:summary:admin", Feature.LICENCES, "count people where Zoom does not tell the"
          " licences", "user:read:admin"),
    # Hardly any account can have it (facts/zoom.md §9), so nobody is asked for it.
    _zoom("account:read:managed_domains:master", Feature.SETUP, "see the domains that Zoom has"
          " verified", "account:read:admin", asked=False),
    _zoom("report:read:operation_logs:admin", Feature.HISTORY, "see what Zoom's own log says about"
          " a change", "report:read:admin"),
)  # fmt: skip

_APP = "/api/v1/apps/{}"
_O, _Z = Service.OKTA, Service.ZOOM
CALLS = (
    Call(_O, "GET", "/.well-known/okta-organization", ""),
    Call(_O, "GET", "/.well-known/openid-configuration", ""),
    Call(_O, "GET", "/api/v1/org", "okta.orgs.read"),
    Call(_O, "GET", "/api/v1/apps", "okta.apps.read"),
    Call(_O, "POST", "/api/v1/apps", "okta.apps.manage"),
    Call(_O, "GET", _APP, "okta.apps.read"),
    Call(_O, "GET", f"{_APP}/users", "okta.apps.read"),
    Call(_O, "POST", f"{_APP}/users", "okta.apps.manage"),
    Call(_O, "GET", f"{_APP}/users/{{}}", "okta.apps.read"),
    Call(_O, "DELETE", f"{_APP}/users/{{}}", "okta.apps.manage"),
    Call(_O, "GET", f"{_APP}/groups", "okta.apps.read"),
    Call(_O, "GET", f"{_APP}/groups/{{}}", "okta.apps.read"),
    Call(_O, "PUT", f"{_APP}/groups/{{}}", "okta.apps.manage"),
    Call(_O, "DELETE", f"{_APP}/groups/{{}}", "okta.apps.manage"),
    Call(_O, "POST", f"{_APP}/lifecycle/{{}}", "okta.apps.manage"),
    Call(_O, "GET", f"{_APP}/features/{{}}", "okta.apps.read"),
    Call(_O, "PUT", f"{_APP}/features/{{}}", "okta.apps.manage"),
    Call(_O, "GET", f"{_APP}/connections/default", "okta.apps.read"),
    Call(_O, "POST", f"{_APP}/connections/default", "okta.apps.manage"),
    Call(_O, "POST", f"{_APP}/connections/default/lifecycle/{{}}", "okta.apps.manage"),
    Call(_O, "POST", "/api/v1/apps/{}/{}/oauth2/callback", "okta.apps.manage"),
    Call(_O, "GET", f"{_APP}/grants", "okta.appGrants.manage"),
    Call(_O, "POST", f"{_APP}/grants", "okta.appGrants.manage"),
    Call(_O, "GET", "/api/v1/users", "okta.users.read"),
    Call(_O, "GET", "/api/v1/users/{}", "okta.users.read"),
    Call(_O, "POST", "/api/v1/users/{}", "okta.users.manage"),
    Call(_O, "GET", "/api/v1/users/{}/groups", "okta.users.read"),
    Call(_O, "GET", "/api/v1/users/{}/roles", "okta.roles.read"),
    Call(_O, "POST", "/api/v1/users/{}/lifecycle/activate", "okta.users.manage"),
    Call(_O, "POST", "/api/v1/users/{}/lifecycle/deactivate", "okta.users.manage"),
    Call(_O, "GET", "/api/v1/groups", "okta.groups.read"),
    Call(_O, "GET", "/api/v1/groups/{}", "okta.groups.read"),
    Call(_O, "PUT", "/api/v1/groups/{}", "okta.groups.manage"),
    Call(_O, "GET", "/api/v1/groups/{}/users", "okta.groups.read"),
    Call(_O, "PUT", "/api/v1/groups/{}/users/{}", "okta.groups.manage"),
    Call(_O, "DELETE", "/api/v1/groups/{}/users/{}", "okta.groups.manage"),
    Call(_O, "GET", "/api/v1/logs", "okta.logs.read"),
    Call(_O, "DELETE", "/api/v1/api-tokens/current", ""),
    Call(_Z, "GET", "/users", "user:read:list_users:admin"),
    Call(_Z, "GET", "/users/{}", "user:read:user:admin"),
    Call(_Z, "GET", "/users/summary", "user:read:summary:admin"),
    Call(_Z, "PATCH", "/users/{}", "user:update:user:admin"),
    Call(_Z, "PUT", "/users/{}/status", "user:update:status:admin"),
    Call(_Z, "PUT", "/users/{}/email", "user:update:email:admin"),
    Call(_Z, "DELETE", "/users/{}/token", "user:delete:token:admin"),
    Call(_Z, "GET", "/roles", "role:read:list_roles:admin"),
    Call(_Z, "GET", "/accounts/me", "account:read:sub_account:admin"),
    Call(_Z, "GET", "/accounts/me/settings", "account:read:settings:admin"),
    Call(_Z, "GET", "/accounts/me/managed_domains", "account:read:managed_domains:master"),
    Call(_Z, "GET", "/accounts/me/plans/usage", "billing:read:plan_usage:admin"),
    Call(_Z, "GET", "/report/operationlogs", "report:read:operation_logs:admin"),
)


def permission(name: str) -> Permission:
    """Return a permission by its name."""
    return next(known for known in PERMISSIONS if known.name == name)


def call_of(service: Service, method: str, path: str) -> Call | None:
    """Return the row that stands for a call, None where the table has none.

    `path` is as the client sends it, without the part that the address of the service holds.
    """
    for call, pattern in _patterns(service):
        if call.method == method and pattern.fullmatch(path):
            return call
    return None


def scopes_to_ask(service: Service, *, changes: bool) -> tuple[str, ...]:
    """Return the fewest scopes that a sign-in asks for: to read only, or to change as well."""
    wanted = [row for row in of(service) if row.asked and (changes or not row.changes)]
    held = {row.name for row in wanted}
    # Where we ask for the right to change, the right to read comes with it.
    return tuple(row.name for row in wanted if not any(other in held for other in row.others))


def scopes_to_grant(service: Service) -> tuple[str, ...]:
    """Return what an admin lets the program's app ask for at most."""
    return tuple(row.name for row in of(service) if row.asked)


def missing(service: Service, scopes: Collection[str]) -> tuple[Permission, ...]:
    """Return what these scopes do not hold of all that the program can use."""
    return tuple(row for row in of(service) if row.asked and not row.held(scopes))


def of(service: Service) -> Iterable[Permission]:
    """Return the permissions at one service."""
    return (row for row in PERMISSIONS if row.service is service)


@cache
def _patterns(service: Service) -> tuple[tuple[Call, re.Pattern[str]], ...]:
    # A fixed part is closer than a placeholder: `api-tokens/current` before `api-tokens/{}`.
    rows = sorted((c for c in CALLS if c.service is service), key=lambda c: c.path.count("{}"))
    return tuple((c, re.compile(re.escape(c.path).replace(r"\{\}", "[^/?]+"))) for c in rows)
