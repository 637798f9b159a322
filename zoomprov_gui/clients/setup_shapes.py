"""The JSON that only the set-up reads, of both services (facts/okta.md §1, facts/zoom.md §9)."""

from msgspec import Struct, field

from zoomprov_gui.domain.setup_facts import SeatFacts, SsoFacts


class _AppSettings(Struct):
    sub_domain: str | None = field(default=None, name="subDomain")


class _Settings(Struct):
    app: _AppSettings | None = None


class SetupApp(Struct):
    """An app with what ties it to a Zoom account."""

    id: str | None = None
    name: str | None = None
    label: str | None = None
    status: str | None = None
    settings: _Settings | None = None


class _Href(Struct):
    href: str | None = None


class _LinkLinks(Struct):
    authorize: _Href | None = None


class Link(Struct):
    """The provisioning connection; `status` is UNKNOWN where nothing was set up."""

    status: str | None = None
    links: _LinkLinks | None = field(default=None, name="_links")


class _OrgLinks(Struct):
    organization: _Href | None = None


class Pipeline(Struct):
    """`/.well-known/okta-organization`: which engine, and the organisation's own address."""

    pipeline: str | None = None
    links: _OrgLinks | None = field(default=None, name="_links")


class RoleOf(Struct):
    """An admin role that somebody has."""

    type: str | None = None
    status: str | None = None


class _Details(Struct):
    login: str | None = None
    email: str | None = None


class Somebody(Struct):
    """A person, for who we are."""

    id: str | None = None
    profile: _Details | None = None


class _Bypass(Struct):
    id: str | None = None
    email: str | None = None


class _Sso(Struct):
    enable: bool | None = None
    require_sso_for_domains: bool | None = None
    domains: list[str] | None = None
    sso_bypass_users: list[_Bypass] | None = None


class _Security(Struct):
    signin_with_sso: _Sso | None = None


class AccountSettings(Struct):
    """`/accounts/me/settings`."""

    security: _Security | None = None


class _Plan(Struct):
    hosts: int | None = None
    usage: int | None = None


class OnePlan(Struct):
    """`/accounts/me/plans/usage` where the plan is an object."""

    plan_base: _Plan | None = None
    plan_zoom_one: list[_Plan] | None = None


class ManyPlans(Struct):
    """The same where it is a list: parse both (facts/zoom.md §9)."""

    plan_base: list[_Plan] | None = None


class Summary(Struct):
    """`/users/summary`."""

    licensed_users_count: int | None = None


class _Domain(Struct):
    domain: str | None = None
    status: str | None = None


class Domains(Struct):
    """`/accounts/me/managed_domains`."""

    domains: list[_Domain] | None = None


class OneUsersPage(Struct):
    """A page of users of which only the total matters."""

    total_records: int | None = None
    users: list[RoleOf] | None = None


def sso_of(body: AccountSettings) -> SsoFacts:
    """Return how people sign in; a field that is not there is not told."""
    sso = body.security.signin_with_sso if body.security else None
    sso = sso or _Sso()
    around = (who.email or who.id or "" for who in sso.sso_bypass_users or ())
    return SsoFacts(
        sso.enable,
        sso.require_sso_for_domains,
        tuple(sso.domains or ()),
        tuple(filter(None, around)),
    )


def seats_of(one: OnePlan, many: ManyPlans) -> SeatFacts | None:
    """Return the paid licences of all plans together, None where the answer names none."""
    plans = [one.plan_base] if one.plan_base else list(many.plan_base or ())
    plans += one.plan_zoom_one or ()
    told = [plan for plan in plans if plan.hosts is not None and plan.usage is not None]
    if not told:
        return None
    return SeatFacts(sum(p.hosts or 0 for p in told), sum(p.usage or 0 for p in told))
