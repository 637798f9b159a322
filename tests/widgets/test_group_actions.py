from tests.support.groups import group_id, groups_shown
from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.viewmodels.run import Phase


async def asked(office, verb, name):
    await groups_shown(office)
    office.by_group.acts.begin(verb, group_id(office, name))
    await until(lambda: office.by_group.doing.confirm is not None)
    return office.by_group.doing.confirm


@journey
async def test_what_is_to_be_changed_is_asked_before_it_is_previewed(office):
    await groups_shown(office)
    acts = office.by_group.acts
    acts.begin(Verb.EDIT_GROUP, group_id(office, "Finance"))

    acts.dialog.fields["description"].setText("Money")
    acts.dialog.send.click()
    await until(lambda: office.by_group.doing.confirm is not None)

    assert office.by_group.doing.confirm.title == "Change the group “Finance” in Okta?"
    assert acts.dialog is None


@journey
async def test_unassigning_needs_the_words_and_the_reason(office):
    confirm = await asked(office, Verb.UNASSIGN_GROUP, "Clinical staff")

    confirm.field.setText("unassign 12")
    digits = confirm.send.isEnabled()
    confirm.field.setText("unassign twelve")
    confirm.reason.setText("The clinic moves out")

    assert not digits
    assert confirm.send.isEnabled()


@journey
async def test_what_failed_is_previewed_again(office):
    office.world.faults.set("okta:forbidden:method=PUT")
    confirm = await asked(office, Verb.ASSIGN_GROUP, "Contractors")
    confirm.send.click()
    await office.run_ended()
    doing = office.by_group.doing
    office.world.faults.clear()
    failed = office.people.run.items[0].phase

    doing.run.retry.click()
    await until(lambda: doing.confirm is not None)

    assert failed is Phase.FAILED
    assert doing.confirm.title == "Assign “Contractors” to Zoom?"


@journey
async def test_delete_asks_only_where_zoom_can_be_taken_from_a_group(office):
    await groups_shown(office)
    acts = office.by_group.acts

    acts.unassign(group_id(office, "Contractors"))
    nothing = office.groups.preparing.running
    acts.unassign(group_id(office, "Finance"))

    assert not nothing
    assert office.groups.preparing.running
    await until(lambda: office.by_group.doing.confirm is not None)


@journey
async def test_while_a_run_goes_on_it_is_shown_in_place_of_another_question(office):
    office.time.patience = 1
    confirm = await asked(office, Verb.ASSIGN_GROUP, "Contractors")
    confirm.send.click()
    await until(lambda: office.people.run.running)
    doing = office.by_group.doing
    doing.run.hide_button.click()

    office.by_group.acts.begin(Verb.UNASSIGN_GROUP, group_id(office, "Finance"))

    assert doing.run is not None
    assert not office.groups.preparing.running
