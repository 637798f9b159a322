"""Who is assigned and whom Okta really manages, counted from the comparison of everybody."""

import asyncio
from collections.abc import Iterable

from zoomprov_gui.domain.errors import ExpectedError, Misused, Unreadable
from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.setup_facts import Fact, PeopleFacts
from zoomprov_gui.domain.setup_people import Account, PeopleCount

_SLICE = 5_000  # people counted before the loop gets a breath


async def count_people(roster: Roster, groups: Iterable[str]) -> Fact[PeopleFacts]:
    """Return the count as of the latest reads, or why there is none: a part is never counted."""
    readings = [roster.reading(service) for service in Service]
    if any(isinstance(one.failure, Misused) or not one.read_at for one in readings):
        return Fact()  # no app, or nobody has read yet
    for reading in readings:
        if not reading.complete:
            return Fact(error=_why(reading), at=reading.read_at)
    count, columns = PeopleCount(), roster.columns
    for place, row in enumerate(list(roster.rows)):
        if place % _SLICE == _SLICE - 1:
            await asyncio.sleep(0)
        zoom = columns.zoom[row]
        if columns.okta.column[row]:  # Okta lists this person
            email, okta = columns.okta_email[row], columns.okta[row]
            made, assigned = columns.created_at[row], columns.assigned_at[row]
            account = Account(columns.zoom_id[row], made, assigned)
            count.add(email, okta, columns.external_id[row], zoom, account)
        else:
            count.add_elsewhere(zoom)
    found = count.facts(groups, roster.claimed_twice())
    return Fact(value=found, at=min(reading.read_at for reading in readings))


def _why(reading: Reading) -> ExpectedError:
    if isinstance(reading.failure, ExpectedError):
        return reading.failure
    return Unreadable(reading.service, reading.why)
