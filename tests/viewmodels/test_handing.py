"""Notes for whoever has the next step, on the simulated office."""

from dataclasses import replace

from tests.support.office import journey
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.handing_over import OKTA_ADMIN, ZOOM_OWNER
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.clocks import dated
from zoomprov_gui.viewmodels.handing import note_of, notes_of_left_out

GORAN = person_key("goran.eze@acme.example")
CARLOS = person_key("carlos.neri@acme.example")


@journey
async def test_a_note_says_when_it_was_read_and_links_where_the_place_is_known(office):
    company, roster = office.company, office.company.roster
    unlinked = next(p for p in map(roster.comparison, roster.rows) if p.verdict is Verdict.UNLINKED)
    company.okta_host, company.zoom_host = "acme.okta.com", "api.zoom.us"

    owner, okta = note_of(company, roster.find(CARLOS)), note_of(company, unlinked)

    assert (owner.to, owner.link) == (ZOOM_OWNER, "https://zoom.us/account")
    assert dated(office.time.now) in owner.text
    assert okta.to == OKTA_ADMIN
    assert okta.link.startswith("https://acme-admin.okta.com/admin/app")


@journey
async def test_a_note_says_which_side_was_not_read_to_its_end(office):
    office.world.faults.set("zoom:unavailable")
    for _ in range(3):
        await office.read()
    roster = office.company.roster
    broken = [side.value for side in Service if not roster.reading(side).complete]

    note = note_of(office.company, roster.find(CARLOS))

    assert broken == ["Zoom"]
    assert "; Zoom not completely." in note.text


@journey
async def test_who_can_be_turned_off_here_needs_no_note(office):
    assert note_of(office.company, office.company.roster.find(GORAN)) is None


@journey
async def test_a_preview_has_a_note_about_who_is_left_out(office):
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN, CARLOS])

    (note,) = proposal.notes

    assert note.to == ZOOM_OWNER
    assert "carlos.neri@acme.example" in note.text
    assert "goran.eze" not in note.text


@journey
async def test_nothing_is_claimed_of_what_was_never_read(office):
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [CARLOS])
    unread = replace(office.company.context(), okta=None, zoom=None)

    notes = notes_of_left_out([office.company.roster.find(CARLOS)], proposal.plan, unread)

    assert notes == ()
