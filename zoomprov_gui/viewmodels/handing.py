"""Notes to copy about people whom a program cannot put right, with when both sides were read."""

from collections.abc import Iterable, Sequence

from zoomprov_gui.domain.actions import Context, Plan
from zoomprov_gui.domain.addresses import console_link
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.handing_over import OKTA_ADMIN, THE_PERSON, Note, note_about, together
from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.domain.zoom_addresses import portal_link
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.clocks import dated


def note_of(company: Company, person: Comparison) -> Note | None:
    """Return the note about somebody, with a link to the place; None where none is needed."""
    read = _when_read([company.roster.reading(service) for service in Service])
    note = note_about(person, company.clock(), read=read) if read else None
    if note is None or note.to == THE_PERSON:
        return note
    in_okta = note.to == OKTA_ADMIN
    app_id = company.compare.app_id() or ""
    link = console_link(company.okta_host, app_id) if in_okta else portal_link(company.zoom_host)
    return note._replace(link=link)


def notes_of_left_out(
    people: Iterable[Comparison], plan: Plan, context: Context
) -> tuple[Note, ...]:
    """Return notes about those whom a plan leaves out although somebody wants them to lose Zoom."""
    keys = {row.key for row in plan.skipped}
    read = _when_read([side for side in (context.okta, context.zoom) if side])
    if not read:
        return ()
    found = (
        note_about(person, context.now, read=read, leaving=True)
        for person in people
        if person.key in keys
    )
    return together([note for note in found if note is not None])


def _when_read(readings: Sequence[Reading]) -> str:
    """Say when both sides were read, and which of them not to its end; `""` before any read."""
    read_at = min((reading.read_at for reading in readings), default=0.0)
    if not read_at:
        return ""
    partly = " and ".join(side.service.value for side in readings if not side.complete)
    return f"{dated(read_at)}; {partly} not completely" if partly else dated(read_at)
