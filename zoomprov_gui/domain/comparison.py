"""One person, both sides, one verdict: what every page, file and action works with."""

from dataclasses import dataclass

from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.people import Assignment, DirectoryPerson, PersonKey, ZoomAccount
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything known about one person.

    `email` is Okta's where Okta lists them, else Zoom's. `others` are further Zoom accounts that
    match. `differs` names the fields whose values differ: email, name, department, licence.
    `since` is when the verdict's cause happened, seconds since 1970, 0 where nobody told.
    `granted_by` names the groups that give Zoom, empty for a direct assignment or where not known.
    """

    key: PersonKey
    email: str
    name: str
    verdict: Verdict
    reason: Reason | None
    since: float
    assignment: Assignment | None
    account: ZoomAccount | None
    others: tuple[ZoomAccount, ...] = ()
    person: DirectoryPerson | None = None
    history: History | None = None
    granted_by: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    ignored_because: str = ""
