"""People for benchmarks: as many as wanted, the same each time, made page by page."""

import random
from collections.abc import Iterator

from zoomprov_gui.domain.people import Assignment, Reading, Service, ZoomAccount
from zoomprov_gui.domain.roster import Roster

NOW = 1_795_500_000.0
DAY = 86_400
OKTA_PAGE, ZOOM_PAGE = 500, 300
FIRST = "Carlos Goran Jonas Nadia Anders Olga Priya Fiona Hugo Dario Farid Kofi Lena Mia"
LAST = "Neri Eze Haddad Okafor Horvat Bruno Vogel Silva Brooks Petrova Lindqvist Kim Smith"
DEPARTMENTS = ("Clinical staff", "Front desk", "Managers", "Finance", "IT")


def assignment(number: int) -> Assignment:
    """Return person `number` as Okta lists them; smith is about one in thirteen."""
    draw = random.Random(number)
    first, last = draw.choice(FIRST.split()), draw.choice(LAST.split())
    email = f"{first}.{last}{number}@acme.example".lower()
    at = int(NOW) - draw.randrange(30, 900) * DAY
    return Assignment(
        f"00u{number:017x}", email, first, f"{last}{number % 97}", draw.choice(DEPARTMENTS),
        "ACTIVE", "GROUP", "PROVISIONED", "SYNCHRONIZED", f"Zm{number:020x}", "Licensed",
        at, at, at,
    )  # fmt: skip


def account(number: int) -> ZoomAccount:
    """Return person `number` as Zoom lists them; one in forty is switched off."""
    okta = assignment(number)
    status = "inactive" if number % 40 == 7 else "active"
    return ZoomAccount(
        "".join(okta.external_id), "".join(okta.email), okta.first_name, okta.last_name,
        okta.department, status, 2, "2", okta.assigned_at, int(NOW) - DAY,
    )  # fmt: skip


def okta_pages(people: int, size: int = OKTA_PAGE) -> Iterator[list[Assignment]]:
    for start in range(0, people, size):
        yield [assignment(number) for number in range(start, min(start + size, people))]


def zoom_pages(people: int, size: int = ZOOM_PAGE) -> Iterator[list[ZoomAccount]]:
    """Return Zoom's pages; its order has nothing to do with Okta's."""
    numbers = list(range(people))
    random.Random(people).shuffle(numbers)
    for start in range(0, people, size):
        yield [account(number) for number in numbers[start : start + size]]


def roster_of(people: int) -> Roster:
    """Return everybody, read whole from both sides."""
    roster = Roster(now=NOW)
    for service in Service:
        roster.begin(service)
    for assignments in okta_pages(people):
        roster.add_assignments(assignments)
    for accounts in zoom_pages(people):
        roster.add_accounts(accounts)
    for service in Service:
        roster.finish(Reading(service=service, read_at=NOW, records=people, complete=True))
    return roster
