from tests.support.groups import group_id, groups_shown
from tests.support.office import journey
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key

AMARA = person_key("amara.obi@acme.example")


async def opened(office, name):
    await groups_shown(office)
    office.groups.open(group_id(office, name))
    await ended(office.groups.looking)
    return office.by_group.drawer


def heard(signal):
    told = []
    signal.connect(lambda *values: told.append(values[0] if values else True))
    return told


async def id_of(office, name):
    await groups_shown(office)
    return group_id(office, name)


def choose(drawer, key):
    model = drawer.people.people
    place = next(row for row in range(model.rowCount()) if model.key_at(row) == key)
    drawer.people.setCurrentIndex(model.index(place))


@journey
async def test_a_group_that_gives_zoom_shows_its_people_and_their_problems(office):
    drawer = await opened(office, "Clinical staff")

    assert drawer.title == "Clinical staff"
    assert drawer.card.title == "Gives Zoom, with problems"
    assert drawer.heading.text() == "Who has Zoom by it · 12"
    assert drawer.action.label == "Unassign from Zoom…"
    assert dict(drawer.details.rows)["Okta group id"] == group_id(office, "Clinical staff")


@journey
async def test_where_two_groups_have_one_name_the_list_does_not_claim_to_be_of_one(office):
    office.world.okta.groups[await id_of(office, "Managers")].name = "Finance"
    office.company.compare.forget_groups()
    await office.read()
    drawer = await opened(office, "Finance")

    heading = drawer.heading.text()

    assert heading.startswith("Who has Zoom by a group of this name · ")


@journey
async def test_a_group_that_gives_none_can_be_assigned_and_nobody_taken_out(office):
    drawer = await opened(office, "Contractors")

    assert drawer.card.title == "Gives no Zoom"
    assert drawer.action.label == "Assign to Zoom…"
    assert drawer.take_out.isHidden()
    assert drawer.show_all.isHidden()


@journey
async def test_buttons_about_a_person_wait_for_one(office):
    drawer = await opened(office, "Clinical staff")
    before = drawer.take_out.isEnabled(), drawer.show_one.isEnabled()
    out, shown = heard(drawer.out_wanted), heard(drawer.person_wanted)

    choose(drawer, AMARA)
    drawer.take_out.click()
    drawer.show_one.click()

    assert before == (False, False)
    assert out == shown == [AMARA]


@journey
async def test_every_way_is_in_the_menus_too(office):
    drawer = await opened(office, "Clinical staff")
    wanted, out = heard(drawer.wanted), heard(drawer.out_wanted)

    more = {action.text(): action for action in drawer.more_menu().actions()}
    person = {action.text(): action for action in drawer.person_menu(AMARA).actions()}
    more["Edit the group…"].trigger()
    person["Take out of the group…"].trigger()

    assert wanted == [Verb.EDIT_GROUP]
    assert out == [AMARA]


@journey
async def test_in_read_only_mode_nothing_is_offered_and_the_drawer_says_why(office):
    drawer = await opened(office, "Clinical staff")

    office.people.settings.change(read_only=True)
    await until(lambda: not drawer.action.isEnabled())
    choose(drawer, AMARA)

    assert drawer.why_not.text == "Read-only mode is on (Ctrl+Shift+R)."
    assert not drawer.edit.isEnabled()
    assert not drawer.take_out.isEnabled()


@journey
async def test_an_empty_group_says_that_nobody_is_in_it(office):
    await groups_shown(office)
    key = group_id(office, "Contractors")
    office.world.okta.groups[key].members.clear()

    drawer = await opened(office, "Contractors")

    assert drawer.note.text() == "Nobody is in it."
    assert drawer.people.isHidden()


@journey
async def test_the_people_of_another_group_begin_at_the_top(office):
    drawer = await opened(office, "Clinical staff")
    drawer.people.scrollToBottom()
    before = drawer.people.verticalScrollBar().value()

    await opened(office, "Finance")

    assert before > 0
    assert drawer.people.verticalScrollBar().value() == 0
