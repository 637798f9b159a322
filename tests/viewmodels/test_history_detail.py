"""Tests for viewmodels/history_detail.py, with the journal of the simulated office."""

from tests.support.office import journey
from tests.support.past import CARLOS, GORAN, NADIA, look, row_about, send, take_back, unknown
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.revising import plan_edit_person
from zoomprov_gui.domain.safeguards import Confirmation, confirmation_needed
from zoomprov_gui.viewmodels.proposal import proposal_of


def opened(office, key):
    office.history.open(row_about(office, key).entry_id)
    return office.history.detail


@journey
async def test_a_removal_shows_every_rung_with_its_time_or_that_it_is_not_known(office):
    await send(office, GORAN)
    await look(office)

    detail = opened(office, GORAN)

    assert [(step.words, step.icon) for step in detail.steps] == [
        ("Sent to Zoom", "circle-check"),
        ("Accepted by Zoom", "circle-check"),
        ("Read back as off", "circle-check"),
        ("In Zoom’s own log", "circle-help"),
        ("Sessions in Zoom ended", "circle-help"),
        ("Still off at a later check", "circle-help"),
    ]
    assert detail.steps[0].note.startswith("today 09:01:")
    assert "Check again" in detail.steps[3].note


@journey
async def test_of_what_was_never_sent_it_says_that_alone(office):
    await send(office, GORAN, CARLOS)
    await look(office)

    detail = opened(office, CARLOS)

    assert [(step.words, step.note) for step in detail.steps] == [
        ("Sent to Zoom", "Nothing was sent")
    ]
    assert (detail.steps[0].icon, detail.steps[0].tone) == ("circle-slash", "text3")


@journey
async def test_before_and_after_stand_beside_each_other_with_what_changed_marked(office):
    await send(office, GORAN)
    await look(office)

    turns = {turn.label: turn for turn in opened(office, GORAN).turns}

    assert turns["Account in Zoom"][1:] == ("Active", "Deactivated", True)
    assert turns["Licence"].after == "Basic (Deactivated)"
    assert turns["Status in Okta"].before == "Active"
    assert not turns["Email in Zoom"].differs


@journey
async def test_an_edit_is_told_by_the_names_that_people_use(office):
    details = await office.company.lookup.everything(who_of(office.company.roster.find(GORAN)))
    edited = plan_edit_person(details, (("firstName", "Gor"),), office.company.context())
    assert office.people.confirm(
        proposal_of(edited, confirmation_needed(edited, office.company.context()), Route.OKTA, ()),
        "",
    )
    await office.run_ended()
    await look(office)

    labels = {turn.label for turn in opened(office, GORAN).turns}

    assert "First name" in labels
    assert "firstName" not in labels


@journey
async def test_what_was_not_read_afterwards_is_not_made_up(office):
    await unknown(office, NADIA)
    await look(office)

    detail = opened(office, NADIA)

    assert {turn.after for turn in detail.turns} == {"Not read"}
    assert not any(turn.differs for turn in detail.turns)
    assert "cannot" not in detail.row.text
    assert detail.steps[2].note == "No read has shown it"


@journey
async def test_who_when_and_which_request_stand_there_to_be_copied(office):
    office.people.settings.change(max_people=1)
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN, NADIA])
    assert office.people.run.start(
        proposal.plan,
        Confirmation(proposal.confirmation.ask, proposal.confirmation.text, "too many"),
        proposal.confirmation.text,
        "they have left",
    )
    await office.run_ended()
    await look(office)

    detail = opened(office, GORAN)
    technical, facts = dict(detail.technical), dict(detail.facts)

    assert facts["By"] == "dana.whitfield@acme.example"
    assert facts["Part of"] == "A change of 2 people"
    assert technical["Request id"] not in {"", "None was told"}
    assert technical["Change"] == detail.row.run
    assert "Turn off in Zoom: Goran Eze <goran.eze@acme.example>" in detail.ticket
    assert f"Request id: {technical['Request id']}" in detail.ticket
    assert "Account in Zoom: Active → Deactivated" in detail.ticket


@journey
async def test_what_was_undone_names_the_change_that_did(office):
    first = await send(office, GORAN)
    second = await take_back(office, first)
    await look(office)
    undone = next(row for row in office.history.table.shown if row.run == first)

    office.history.open(undone.entry_id)
    detail = office.history.detail

    assert dict(detail.facts)["Undone by"] == f"Change {second}"
    assert detail.why_not_undo == "This was undone already."


@journey
async def test_a_change_of_the_set_up_is_told_as_settings_before_and_after(office):
    office.world.set_switches(deactivate=False)
    office.window.go_to("setup")
    await office.company.setup.read(fresh=True)
    change = next(
        change
        for step in office.company.setup.steps()
        for change in step.changes
        if change.key.value == "set_switches"
    )
    await office.company.setup.perform(change)
    await look(office)
    row = office.history.table.shown[0]

    office.history.open(row.entry_id)
    detail = office.history.detail

    assert detail.about_setup
    assert ("Deactivate", "No", "Yes", True) in [tuple(turn) for turn in detail.turns]
    assert len(detail.steps) == 3
    assert row.name == "Set-up of Okta"
