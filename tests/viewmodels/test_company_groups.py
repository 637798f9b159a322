"""The groups of the simulated office, and what can be done with them."""

from tests.support.groups import group_id, groups_shown, preview_of
from tests.support.office import journey
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.viewmodels.run import Phase


def offered(office, name):
    offers = office.groups.offers(group_id(office, name))
    return {offer.verb: offer.why_not for offer in offers}


async def unassigning(office, group):
    began = office.groups.begin(Verb.UNASSIGN_GROUP, group.group_id)
    return await preview_of(office.groups.preparing, began)


@journey
async def test_groups_that_give_zoom_are_known_after_a_read_and_all_of_them_when_somebody_looks(
    office,
):
    before = len(office.groups.table)

    await groups_shown(office)

    assert before == 0
    assert office.groups.table.counts == {"giving": 4, "attention": 4, "all": 6}
    view = office.groups.table.find(group_id(office, "Clinical staff"))
    assert (view.gives, view.people) == (True, 12)


@journey
async def test_numbers_stay_while_zoom_does_not_answer_and_the_banner_says_so(office):
    await groups_shown(office)
    key = group_id(office, "Front desk")
    before = office.groups.table.find(key).standing
    office.world.faults.set("zoom:unavailable")

    await office.read()
    await until(lambda: office.groups.notices != ())

    assert office.groups.table.find(key).standing == before
    assert [notice.key for notice in office.groups.notices] == ["Zoom-failed"]


@journey
async def test_a_group_that_gives_zoom_shows_its_people_without_asking_okta(office):
    await groups_shown(office)

    office.groups.open(group_id(office, "Finance"))

    assert not office.groups.reading_people
    assert len(office.groups.members) == 12


@journey
async def test_the_people_of_another_group_are_read_when_it_is_opened(office):
    await groups_shown(office)
    key = group_id(office, "Contractors")

    office.groups.open(key)
    await ended(office.groups.looking)
    office.groups._take_in()

    assert len(office.groups.members) == 3
    assert office.groups.table.find(key).people == 3


@journey
async def test_the_people_of_an_open_group_stay_named_when_it_gives_no_zoom_any_more(office):
    await groups_shown(office)
    staff = office.groups.table.find(group_id(office, "Clinical staff")).group
    office.groups.open(staff.group_id)
    office.people.confirm(await unassigning(office, staff), "unassign twelve", "It moves out")

    await office.run_ended()
    await office.read()
    office.groups._take_in()
    await ended(office.groups.looking)
    people = [office.groups.members.member(place) for place in range(len(office.groups.members))]

    assert not office.groups.table.find(staff.group_id).gives
    assert "Amara Obi" in {person.name for person in people}
    assert all(person.name for person in people)


@journey
async def test_opening_the_next_group_gives_up_the_people_of_the_one_before(office):
    await groups_shown(office)

    office.groups.open(group_id(office, "Everyone"))
    office.groups.open(group_id(office, "Contractors"))
    await until(lambda: len(office.groups.members) == 3)

    assert office.groups.open_key == group_id(office, "Contractors")


@journey
async def test_a_group_offers_what_fits_it_and_says_why_not(office):
    await groups_shown(office)

    assert offered(office, "Clinical staff") == {Verb.UNASSIGN_GROUP: "", Verb.EDIT_GROUP: ""}
    assert offered(office, "Contractors") == {Verb.ASSIGN_GROUP: "", Verb.EDIT_GROUP: ""}
    assert "kept elsewhere" in offered(office, "Everyone")[Verb.EDIT_GROUP]


@journey
async def test_read_only_mode_allows_nothing(office):
    await groups_shown(office)
    office.people.settings.change(read_only=True)

    assert set(offered(office, "Clinical staff").values()) == {
        "Read-only mode is on (Ctrl+Shift+R)."
    }
    assert office.groups.may_take_out(
        office.groups.table.find(group_id(office, "Clinical staff"))
    ).startswith("Read-only")


@journey
async def test_what_okta_does_not_tell_is_said_and_the_old_numbers_stay(office):
    await groups_shown(office)
    office.world.faults.set("okta:forbidden:path=/groups")

    office.company.compare.forget_groups()
    await office.read()

    keys = [notice.key for notice in office.groups.notices]
    assert "groups-unknown" in keys
    assert office.groups.table.counts["giving"] == 4


@journey
async def test_nothing_is_counted_while_nobody_looks(office):
    office.window.go_to("people")

    await office.read()

    assert len(office.groups.table) == 0
    assert not office.groups.listed


@journey
async def test_check_now_asks_for_the_groups_again(office):
    await groups_shown(office)
    office.world.okta.groups[next(iter(office.world.okta.groups))].name = "Renamed"

    office.groups.check_now()
    await until(lambda: any(v.group.name == "Renamed" for v in office.groups.table._views.values()))

    assert office.groups.listed


@journey
async def test_only_what_needs_no_answer_begins_at_once(office):
    await groups_shown(office)

    assert not office.groups.begin(Verb.EDIT_GROUP, group_id(office, "Finance"))
    assert not office.groups.begin(Verb.ASSIGN_GROUP, "no such group")


async def assigning(office, name):
    began = office.groups.begin(Verb.ASSIGN_GROUP, group_id(office, name))
    return await preview_of(office.groups.preparing, began)


@journey
async def test_a_group_one_of_whom_gets_no_account_ends_soon_and_names_the_person(office):
    await groups_shown(office)
    proposal, began = await assigning(office, "Contractors"), office.time.now

    assert office.people.confirm(proposal, proposal.confirmation.text)
    await office.run_ended()
    (item,) = office.people.run.items

    assert (item.phase, office.people.run.result) == (Phase.IN_OKTA, "1 in Okta only")
    assert (office.people.run.undo_keys, office.people.run.again_keys) == ((item.key,), ())
    assert "for ulla.berg@acme.example. Zoom had no free licence" in item.text
    assert office.time.now - began < 60


@journey
async def test_stop_ends_the_wait_for_a_group(office):
    office.world.sync_delay = 200
    await groups_shown(office)
    proposal, began = await assigning(office, "Contractors"), office.time.now
    run = office.people.run

    def stop_the_wait():
        if run.items[0].phase is Phase.CHECKING and not run.stopping:
            run.stop()

    run.changed.connect(stop_the_wait)

    assert office.people.confirm(proposal, proposal.confirmation.text)
    await office.run_ended()

    assert run.items[0].phase is Phase.UNPROVEN
    assert "Nothing waits for it any longer" in run.items[0].text
    assert office.time.now - began < 10
