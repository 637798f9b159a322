"""Everybody of the simulated office, and what can be done about them."""

from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.viewmodels.person import PersonView

GORAN = person_key("goran.eze@acme.example")
NADIA = person_key("nadia.okafor@acme.example")
MISSING = person_key("carlos.vogel@acme.example")
CARLOS = person_key("carlos.neri@acme.example")
NIKO = person_key("niko.laine@acme.example")


def heard(signal):
    told = []
    signal.connect(lambda *values: told.append(values))
    return told


@journey
async def test_somebody_who_is_opened_is_told_in_words_and_only_when_they_change(office):
    told = heard(office.people.opened)

    office.people.open(GORAN)
    office.people.open(GORAN)
    office.people.open(None)

    assert isinstance(told[0][0], PersonView)
    assert told[0][0].name == "Goran Eze"
    assert told[1:] == [(None,)]


@journey
async def test_we_cannot_take_zoom_from_ourselves(office):
    me = next(iter(office.company.own_keys))

    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [me])

    assert not proposal.possible
    assert proposal.lines[0].detail.startswith("This is you")


@journey
async def test_a_selection_says_what_can_be_done_with_it(office):
    assert office.people.selection_note([GORAN, NADIA, CARLOS]) == (
        "2 can be turned off · 1 not: Zoom admin"
    )
    assert office.people.selection_note([GORAN, MISSING]) == "2 can lose Zoom"
    assert office.people.offers_for([CARLOS])[Verb.TURN_OFF_IN_ZOOM].startswith("Zoom admin")
    assert office.people.offers_for([CARLOS, GORAN])[Verb.TURN_OFF_IN_ZOOM] == ""


@journey
async def test_a_selection_leaves_nobody_uncounted(office):
    emails = ("goran.eze", "carlos.neri", "helena.brandt", "isla.grant", "dana.whitfield")
    chosen = [person_key(f"{name}@acme.example") for name in emails]

    note = office.people.selection_note(chosen)

    assert note.startswith("1 can be turned off · 1 not: ")
    assert note.endswith(" · 2 not, for other reasons")


@journey
async def test_another_way_is_offered_only_where_it_leads_elsewhere(office):
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [NIKO])
    by_zoom = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [NIKO], Route.ZOOM)

    assert proposal.routes == (Route.AUTO, Route.OKTA, Route.ZOOM)
    assert proposal.plan.actions[0].verb is Verb.UNASSIGN
    assert [action.verb for action in by_zoom.plan.actions] == [Verb.TURN_OFF_IN_ZOOM]
    assert by_zoom.route is Route.ZOOM


@journey
async def test_each_verb_has_its_own_way(office):
    proposal = office.people.proposed(Verb.DEACTIVATE_PERSON, [NADIA])

    assert {action.verb for action in proposal.plan.actions} == {Verb.DEACTIVATE_PERSON}


@journey
async def test_read_only_mode_stops_everything_that_writes(office):
    office.people.settings.change(read_only=True)

    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN])

    assert not proposal.possible
    assert office.window.session.read_only
    assert office.people.notices[-1].key == "read-only"


@journey
async def test_settings_reach_the_company_at_once(office):
    office.people.settings.change(grace=60, check_every=300, typed_from=9)

    assert office.company.roster.grace == 3600
    assert office.window.session.interval == 300
    assert office.company.context().typed_from == 9


@journey
async def test_a_stale_side_marks_table_and_drawer(office):
    office.people.open(GORAN)
    office.world.faults.set("zoom:unavailable")

    await office.read()

    place = office.people.table.place_of(GORAN)
    assert office.people.table.view(place).zoom.stale
    assert not office.people.table.view(place).okta.stale
    assert office.page.drawer.view.stale.startswith("As of ")
    assert office.window.session.side(Service.ZOOM).failures == 1


@journey
async def test_half_a_list_allows_no_removal(office):
    office.world.faults.set("zoom:partial-page")

    await office.read()

    assert any(notice.key == "Zoom-incomplete" for notice in office.people.notices)
    assert not office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN]).possible


@journey
async def test_what_this_program_did_stands_in_the_history_of_a_person(office):
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN])
    office.people.confirm(proposal, "")
    await office.run_ended()

    office.people.open(GORAN)

    happened = office.page.drawer.view.happened
    ours = next(item for item in happened if item.source.startswith("This app"))
    assert ours.text == "You turned the account off in Zoom"
    assert ours.source.endswith("read back")


@journey
async def test_many_are_read_as_a_whole_and_few_alone(office):
    ended = heard(office.people.watching.ended)

    office.people.check_again([GORAN] * 600)
    await until(lambda: len(ended) == 1)

    assert not office.people.watching.looking.running


@journey
async def test_after_the_end_nothing_is_asked_of_the_company(office):
    office.people.stop()

    assert office.people.offers_for([GORAN]) == {}
    office.window.session.tick()


@journey
async def test_a_person_can_be_told_in_several_forms(office):
    assert office.people.told(GORAN, "name") == "Goran Eze"
    assert office.people.told(GORAN, "email") == "goran.eze@acme.example"
    assert "Still active in Zoom" in office.people.told(GORAN, "summary")
    assert office.people.told(person_key("nobody@x"), "name") == ""
