"""Notes to copy about people whom a program cannot put right, with when both sides were read."""

from collections.abc import Iterable

from zoomprov_gui.domain.actions import Context, Plan
from zoomprov_gui.domain.addresses import console_link
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.handing_over import OKTA_ADMIN, THE_PERSON, Note, note_about, together
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.zoom_addresses import portal_link
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.clocks import dated


def note_of(company: Company, person: Comparison) -> Note | None:
    """Return the note about somebody, with a link to the place; None where none is needed."""
    read_at = min(company.roster.reading(service).read_at for service in Service)
    note = note_about(person, company.clock(), read=dated(read_at)) if read_at else None
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
    read_at = min((side.read_at for side in (context.okta, context.zoom) if side), default=0.0)
    if not read_at:
        return ()
    read = dated(read_at)
    found = (
        note_about(person, context.now, read=read, leaving=True)
        for person in people
        if person.key in keys
    )
    return together([note for note in found if note is not None])
