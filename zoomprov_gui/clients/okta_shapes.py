"""Okta's JSON, only the fields that are used, and how it becomes domain values.

Every field is optional and nullable, and enumerations are texts: facts/okta.md §13 lists where
Okta's answers differ from its own specification.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from zoomprov_gui.clients.wire import seconds
from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.facts import Details
from zoomprov_gui.domain.people import (
    PERSON_FIELDS,
    Assignment,
    DirectoryPerson,
    Switches,
    full_name,
    person_key,
)


class Names(Struct, gc=False):
    """A profile: an app's, whose attribute names an admin chooses, or a person's own."""

    first_name: str | None = field(default=None, name="firstName")
    last_name: str | None = field(default=None, name="lastName")
    given_name: str | None = field(default=None, name="givenName")
    family_name: str | None = field(default=None, name="familyName")
    display_name: str | None = field(default=None, name="displayName")
    department: str | None = None
    title: str | None = None
    user_type: str | None = field(default=None, name="userType")
    login: str | None = None
    email: str | None = None


class User(Struct, gc=False):
    """A person (facts/okta.md §4)."""

    id: str | None = None
    status: str | None = None
    profile: Names | None = None
    last_updated: str | None = field(default=None, name="lastUpdated")
    status_changed: str | None = field(default=None, name="statusChanged")


class Embedded(Struct, gc=False):
    """What `expand=user` adds."""

    user: User | None = None


class Credentials(Struct, gc=False):
    """What Okta signs a person in to the app with."""

    user_name: str | None = field(default=None, name="userName")


class AppUser(Struct, gc=False):
    """An assignment (facts/okta.md §3)."""

    id: str | None = None
    external_id: str | None = field(default=None, name="externalId")
    scope: str | None = None
    status: str | None = None
    sync_state: str | None = field(default=None, name="syncState")
    created: str | None = None
    last_updated: str | None = field(default=None, name="lastUpdated")
    status_changed: str | None = field(default=None, name="statusChanged")
    last_sync: str | None = field(default=None, name="lastSync")
    credentials: Credentials | None = None
    profile: Names | None = None
    embedded: Embedded | None = field(default=None, name="_embedded")


class App(Struct):
    """An app (facts/okta.md §2)."""

    id: str | None = None
    name: str | None = None
    label: str | None = None
    status: str | None = None


class _Switch(Struct):
    status: str | None = None


class _Create(Struct):
    lifecycle_create: _Switch | None = field(default=None, name="lifecycleCreate")


class _Update(Struct):
    profile: _Switch | None = None
    lifecycle_deactivate: _Switch | None = field(default=None, name="lifecycleDeactivate")
    password: _Switch | None = None


class _Capabilities(Struct):
    create: _Create | None = None
    update: _Update | None = None


class Feature(Struct):
    """`USER_PROVISIONING`, that is "To App" (facts/okta.md §1)."""

    status: str | None = None
    capabilities: _Capabilities | None = None


class _Named(Struct):
    name: str | None = None
    description: str | None = None


class _Group(Struct):
    profile: _Named | None = None
    type: str | None = None


class _EmbeddedGroup(Struct):
    group: _Group | None = None


class GroupBody(Struct):
    """A group, or a group's assignment to an app, which embeds one."""

    id: str | None = None
    type: str | None = None
    profile: _Named | None = None
    embedded: _EmbeddedGroup | None = field(default=None, name="_embedded")


class RawGroup(Struct):
    """A group whose profile is kept as it came: a replacement must not lose what we do not know."""

    profile: dict[str, Any] | None = None


class _Href(Struct):
    href: str | None = None


class _OrgLinks(Struct):
    organization: _Href | None = None


class Org(Struct):
    """`/.well-known/okta-organization` (facts/okta.md §6)."""

    id: str | None = None
    pipeline: str | None = None
    links: _OrgLinks | None = field(default=None, name="_links")


class Company(Struct):
    """`/api/v1/org` (specs: OrgSetting)."""

    company_name: str | None = field(default=None, name="companyName")


_NOBODY = Names()
_UNKNOWN = User()


def assignments(rows: Sequence[AppUser]) -> list[Assignment]:
    """Return the assignments of a page, without those that name nobody at all."""
    return [one for row in rows if (one := assignment(row)) is not None]


def assignment(row: AppUser) -> Assignment | None:
    """Return an assignment; None where it has neither an id nor a name."""
    user = (row.embedded.user if row.embedded else None) or _UNKNOWN
    own = row.profile or _NOBODY
    theirs = user.profile or _NOBODY
    name = row.credentials.user_name if row.credentials else None
    email = name or theirs.login or theirs.email or ""
    user_id = row.id or user.id or ""
    if not user_id and not email:
        return None
    return Assignment(
        user_id,
        email,
        _first(own.first_name, own.given_name, theirs.first_name),
        _first(own.last_name, own.family_name, theirs.last_name),
        _first(own.department, theirs.department),
        user.status,
        row.scope or "",
        row.status or "",
        row.sync_state or "",
        row.external_id or "",
        own.user_type,
        seconds(row.created),
        seconds(row.status_changed or row.last_updated),
        seconds(row.last_sync),
        _profile_email(theirs.email, email),
    )


def _profile_email(own: str | None, sent: str) -> str | None:
    """Return a person's own email where it is another than what Okta sends to Zoom."""
    if not own:
        return None
    return "" if person_key(own) == person_key(sent) else own


def person(row: User) -> DirectoryPerson | None:
    """Return a person; None where the record has neither an id nor a name."""
    profile = row.profile or _NOBODY
    login = profile.login or profile.email or ""
    if not row.id and not login:
        return None
    return DirectoryPerson(
        row.id or "",
        login,
        profile.email or login,
        full_name(profile.first_name, profile.last_name) or profile.display_name or "",
        row.status or "",
        seconds(row.status_changed or row.last_updated),
    )


def people(rows: Sequence[User]) -> list[DirectoryPerson]:
    """Return the people of a page, without those that have neither an id nor a name."""
    return [one for row in rows if (one := person(row)) is not None]


def switches(feature: Feature) -> Switches:
    """Return what Okta may do in Zoom; a switch that the answer does not name is not known."""
    capabilities = feature.capabilities or _Capabilities()
    create = capabilities.create or _Create()
    update = capabilities.update or _Update()
    return Switches(
        create=_is_on(create.lifecycle_create),
        update=_is_on(update.profile),
        deactivate=_is_on(update.lifecycle_deactivate),
    )


def password_sync(feature: Feature) -> bool | None:
    """Return whether Okta sends passwords; this program only shows it."""
    update = feature.capabilities.update if feature.capabilities else None
    return _is_on(update.password) if update else None


def group(row: GroupBody) -> Group | None:
    """Return a group, its name `""` where the answer does not tell it; None without an id."""
    inner = row.embedded.group if row.embedded else None
    profile = row.profile if row.profile and row.profile.name else None
    profile = profile or (inner.profile if inner else None)
    if not row.id:
        return None
    kind = row.type or (inner.type if inner else None) or ""
    name = (profile.name if profile else None) or ""
    return Group(row.id, name, kind, (profile.description if profile else None) or "")


def details(row: User) -> Details:
    """Return what an admin may edit of a person, under Okta's own names; `""` where it is empty."""
    own = row.profile or _NOBODY
    values = (own.first_name, own.last_name, own.title, own.department, own.email, own.login)
    return tuple((name, value or "") for name, value in zip(PERSON_FIELDS, values, strict=True))


def _is_on(switch: _Switch | None) -> bool | None:
    return {"ENABLED": True, "DISABLED": False}.get(switch.status or "") if switch else None


def _first(*choices: str | None) -> str | None:
    """Return the first text that is there; an empty one only if no other is."""
    found = None
    for choice in choices:
        if choice:
            return choice
        found = choice if found is None else found
    return found
