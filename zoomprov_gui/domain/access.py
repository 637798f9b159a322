"""What a sign-in may do: each permission held or not, why we think so, and what is lost without."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import Feature, Permission, of

_MAIN_SHARE = 0.1  # of the people: fewer are guests and left-overs of an earlier name


class Held(Enum):
    """Whether a permission is there. `UNKNOWN`: nothing was read that shows it either way."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Basis(Enum):
    """What shows it: a call that was answered, the token's own list, the admin role, or nothing."""

    CALL = "call"
    TOKEN = "token"  # noqa: S105 - a basis, not a secret
    ROLE = "role"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whom a sign-in acts as."""

    user_id: str
    login: str
    email: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionCheck:
    """One permission of a sign-in. `said`: the service's own words where it refused."""

    permission: Permission
    held: Held
    basis: Basis
    said: str = ""

    @property
    def sentence(self) -> str:
        """What the permission is for, and whether it is there."""
        row = self.permission
        if self.held is Held.YES:
            return f"We can {row.purpose}."
        if self.held is Held.UNKNOWN:
            return f"We do not know yet whether we can {row.purpose}."
        if self.basis is Basis.ROLE:
            return f"Your admin role does not let us {row.purpose}."
        return f"Without `{row.name}` we cannot {row.purpose}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """All permissions at one service."""

    service: Service
    checks: tuple[PermissionCheck, ...]

    @property
    def usable(self) -> bool:
        """Whether the program is of use with it: nothing that is needed to read is lacking."""
        return not any(
            check.held is Held.NO and check.permission.needed and not check.permission.changes
            for check in self.checks
        )

    @property
    def missing(self) -> tuple[PermissionCheck, ...]:
        """What is certainly not there."""
        return tuple(check for check in self.checks if check.held is Held.NO)

    @property
    def dimmed(self) -> frozenset[Feature]:
        """The features that lack their permission; all others work."""
        return frozenset(check.permission.feature for check in self.missing)

    @property
    def to_add(self) -> str:
        """The missing permissions to copy as one block, a line each."""
        return "\n".join(check.permission.name for check in self.missing)


# What the roles allow to change; "*" is all. A role that is not here tells nothing: `guess` for
# none of them, facts/okta.md §5 names just these.
_ROLES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "SUPER_ADMIN": (frozenset({"*"}), frozenset()),
    "APP_ADMIN": (frozenset({"okta.apps.manage"}), frozenset({"okta.users.manage"})),
    "READ_ONLY_ADMIN": (frozenset(), frozenset({"*"})),
}


def by_role(row: Permission, roles: Collection[str]) -> Held:
    """Return what Okta's admin roles say about a right to change."""
    known = [_ROLES[role] for role in roles if role in _ROLES]
    if any("*" in may or row.name in may for may, _ in known):
        return Held.YES
    denied = [role for role in known if "*" in role[1] or row.name in role[1]]
    return Held.NO if roles and len(denied) == len(roles) else Held.UNKNOWN


def judged(
    service: Service,
    *,
    scopes: Collection[str] | None,
    seen: dict[str, PermissionCheck],
    roles: Collection[str] = (),
) -> Access:
    """Put together what was seen: calls first, then the token's list, then the role.

    `scopes` None: the token does not say; `seen`: the checks of calls that were made, by name.
    """
    return Access(
        service=service,
        checks=tuple(
            seen.get(row.name) or _unseen(row, scopes, roles) for row in of(service) if row.asked
        ),
    )


def _unseen(
    row: Permission, scopes: Collection[str] | None, roles: Collection[str]
) -> PermissionCheck:
    if scopes is not None and not row.held(scopes):
        return PermissionCheck(permission=row, held=Held.NO, basis=Basis.TOKEN)
    if row.service is Service.OKTA and row.changes:
        held = by_role(row, roles)
        basis = Basis.NOTHING if held is Held.UNKNOWN else Basis.ROLE
        return PermissionCheck(permission=row, held=held, basis=basis)
    if scopes is not None:
        return PermissionCheck(permission=row, held=Held.YES, basis=Basis.TOKEN)
    return PermissionCheck(permission=row, held=Held.UNKNOWN, basis=Basis.NOTHING)


def main_domains(emails: Iterable[str]) -> frozenset[str]:
    """Return the e-mail domains that a good part of the people have."""
    counts = Counter(email.rpartition("@")[2].casefold() for email in emails if "@" in email)
    people = counts.total()
    return frozenset(name for name, number in counts.items() if number >= people * _MAIN_SHARE)


def look_like_two_companies(okta: Collection[str], zoom: Collection[str]) -> bool:
    """Tell whether the people's addresses have nothing to do with each other."""
    return bool(okta) and bool(zoom) and set(okta).isdisjoint(zoom)
