"""Who we are signed in as, and what the sign-in may do: read from the services, never assumed."""

import asyncio
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass

import httpx

from zoomprov_gui.clients import probes
from zoomprov_gui.clients.bearer import Bearer
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import AccountInfo, ZoomClient
from zoomprov_gui.domain.access import (
    Access,
    Basis,
    Held,
    Identity,
    PermissionCheck,
    judged,
    main_domains,
)
from zoomprov_gui.domain.errors import ExpectedError, Refused
from zoomprov_gui.domain.one_error import as_itself
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import permission

_USERS = "okta.users.read"
_ROLES = "okta.roles.read"
_LIST = "user:read:list_users:admin"
_LOG = "report:read:operation_logs:admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class OktaAccess:
    """What was read of a sign-in to Okta. `who` None: an app with a sign-in of its own is nobody.

    `roles` None: they could not be read; `company` is `""` where it may not be read.
    """

    who: Identity | None
    roles: tuple[str, ...] | None
    company: str
    domains: frozenset[str]
    access: Access


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoomAccess:
    """What was read of a sign-in to Zoom. `account` holds `""` where Zoom told nothing."""

    who: Identity | None
    account: AccountInfo
    people: int | None
    domains: frozenset[str]
    access: Access


@dataclass(frozen=True, slots=True)
class AccessReader:
    """Reads again and again what the sign-ins of an open company may do."""

    okta: ApiSession
    okta_sign_in: httpx.Auth
    zoom: ApiSession
    zoom_sign_in: httpx.Auth
    clock: Callable[[], float]

    async def read(self, service: Service) -> Access:
        """Return what one sign-in may do at this moment."""
        if service is Service.OKTA:
            return (await read_okta_access(self.okta, self.okta_sign_in)).access
        return (await read_zoom_access(self.zoom, self.zoom_sign_in, self.clock())).access

    async def of_changes(self, okta_user_id: str) -> tuple[Access, ...]:
        """Return what is told of the rights to change: by the tokens, and by Okta's admin roles.

        No call shows such a right but the change itself. A side that does not answer is left out;
        `okta_user_id` is `""` for an app that is nobody and so has no roles to read.
        """
        found = []
        with suppress(ExpectedError):
            scopes = await _scopes(self.okta_sign_in)
            roles: tuple[str, ...] = ()
            if okta_user_id:
                with suppress(Refused):
                    roles = await probes.okta_roles(self.okta, okta_user_id)
            found.append(judged(Service.OKTA, scopes=scopes, seen={}, roles=roles))
        with suppress(ExpectedError):
            scopes = await _scopes(self.zoom_sign_in)
            found.append(judged(Service.ZOOM, scopes=scopes, seen={}))
        return tuple(found)


async def read_okta_access(session: ApiSession, sign_in: httpx.Auth) -> OktaAccess:
    """Read what a sign-in to Okta is and may do. Raises what makes it no sign-in at all."""
    who = await _okta_me(session, sign_in)
    scopes = await _scopes(sign_in)
    seen: dict[str, PermissionCheck] = {}
    emails: tuple[str, ...] = ()
    try:
        emails = await probes.okta_emails(session)
        seen[_USERS] = _yes(_USERS)
    except Refused as error:
        seen[_USERS] = probes.refused(_USERS, error)
    seen |= await _probed(session, probes.OKTA_PROBES.items(), scopes)
    roles: tuple[str, ...] | None = None
    if who is not None:
        try:
            roles = await probes.okta_roles(session, who.user_id)
            seen[_ROLES] = _yes(_ROLES)
        except Refused as error:
            seen[_ROLES] = probes.refused(_ROLES, error)
    company = ""
    with suppress(ExpectedError):
        company = await OktaClient(session).company_name()
    return OktaAccess(
        who=who,
        roles=roles,
        company=company,
        domains=main_domains(emails),
        access=judged(Service.OKTA, scopes=scopes, seen=seen, roles=roles or ()),
    )


async def read_zoom_access(session: ApiSession, sign_in: httpx.Auth, now: float) -> ZoomAccess:
    """Read what a sign-in to Zoom is and may do. Raises what makes it no sign-in at all."""
    scopes = await _scopes(sign_in)
    seen: dict[str, PermissionCheck] = {}
    people: int | None = None
    emails: tuple[str, ...] = ()
    try:
        people, emails = await probes.zoom_people(session)
        seen[_LIST] = _yes(_LIST)
    except Refused as error:
        seen[_LIST] = probes.refused(_LIST, error)
    wanted = [*probes.ZOOM_PROBES.items(), (_LOG, probes.log_path(now))]
    seen |= await _probed(session, wanted, scopes)
    who, account = await _zoom_account(session)
    return ZoomAccess(
        who=who,
        account=account,
        people=people,
        domains=main_domains(emails),
        access=judged(Service.ZOOM, scopes=scopes, seen=seen),
    )


async def _scopes(sign_in: httpx.Auth) -> Collection[str] | None:
    """Return the scopes that a token names, None where it names none or is no such token."""
    if not isinstance(sign_in, Bearer):
        return None
    return (await sign_in.ensure()).scopes


async def _okta_me(session: ApiSession, sign_in: httpx.Auth) -> Identity | None:
    """Return whom we act as; a token that is none is told here, before anything else is asked."""
    if isinstance(sign_in, Bearer):
        await sign_in.ensure()
    try:
        me = await OktaClient(session).me()
    except Refused as error:
        if error.status == 401:
            raise
        return None
    if me is None:
        return None
    return Identity(user_id=me.user_id, login=me.login, email=me.email, name=me.name)


async def _zoom_account(session: ApiSession) -> tuple[Identity | None, AccountInfo]:
    who, account_id = None, ""
    account = AccountInfo("", "", "", "", "")
    with suppress(Refused):
        who, account_id = await probes.zoom_me(session)
    with suppress(Refused):
        account = await ZoomClient(session).account_info()
    return who, account._replace(account_id=account.account_id or account_id)


async def _probed(
    session: ApiSession, wanted: Iterable[tuple[str, str]], scopes: Collection[str] | None
) -> dict[str, PermissionCheck]:
    """Make each call that the token does not rule out: Zoom minds many refusals (zoom.md §7)."""
    asked = [
        (name, path) for name, path in wanted if scopes is None or permission(name).held(scopes)
    ]
    checks = await _all(session, asked)
    return {check.permission.name: check for check in checks}


async def _all(session: ApiSession, asked: list[tuple[str, str]]) -> list[PermissionCheck]:
    with as_itself(ExpectedError):  # the first is as good as any
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(probes.probe(session, *each)) for each in asked]
    return [task.result() for task in tasks]


def _yes(name: str) -> PermissionCheck:
    return PermissionCheck(permission=permission(name), held=Held.YES, basis=Basis.CALL)
