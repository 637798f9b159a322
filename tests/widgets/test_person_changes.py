from tests.support.office import journey
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.run import Phase

BEATRIX = person_key("beatrix.holm@acme.example")
SIMON = person_key("simon.reyes@acme.example")


async def confirmed(office):
    await until(lambda: office.page.doing.confirm is not None)
    office.page.doing.confirm.send.click()
    await office.run_ended()
    return office.people.run.items[0]


@journey
async def test_an_edit_warns_while_it_is_typed_and_zoom_is_watched_following(office):
    changes = office.page.changes
    changes.begin(Verb.EDIT_PERSON, BEATRIX)
    await until(lambda: changes.dialog is not None)
    changes.dialog.fields["email"].setText("new@acme.example")
    warned = changes.dialog.warning.text
    changes.dialog.fields["email"].setText("beatrix.holm@acme.example")
    changes.dialog.fields["department"].setText("Surgery")
    changes.dialog.send.click()

    item = await confirmed(office)

    assert "does not send email changes to Zoom" in warned
    assert item.phase is Phase.DONE
    assert item.text == "Okta shows the change. Zoom shows the department “Surgery”."


@journey
async def test_an_email_is_changed_in_zoom_itself(office):
    changes = office.page.changes
    changes.begin(Verb.CHANGE_EMAIL, BEATRIX)
    changes.dialog.fields["email"].setText("b.holm@acme.example")
    changes.dialog.send.click()

    item = await confirmed(office)

    assert item.text == "Zoom shows the email b.holm@acme.example."


@journey
async def test_another_licence_is_picked_previewed_and_read_back(office):
    changes = office.page.changes
    changes.begin(Verb.SET_LICENCE, BEATRIX)
    lead = changes.dialog.title
    changes.dialog.send.click()

    item = await confirmed(office)

    assert lead == "Zoom licence of Beatrix Holm"
    assert item.text == "Zoom shows the licence “Basic”."


@journey
async def test_sessions_are_ended_and_not_called_proven(office):
    office.page.changes.begin(Verb.END_SESSIONS, BEATRIX)

    item = await confirmed(office)

    assert item.phase is Phase.UNPROVEN


@journey
async def test_the_only_granting_group_needs_no_question(office):
    office.page.changes.begin(Verb.REMOVE_FROM_GROUP, BEATRIX)
    await until(lambda: office.page.doing.confirm is not None)

    assert office.page.doing.confirm.title == "Take Beatrix Holm out of “Clinical staff”?"


@journey
async def test_one_of_several_granting_groups_is_picked(office):
    desk = next(g for g in office.company.compare.giving if g.name == "Front desk")
    office.world.okta.groups[desk.group_id].members.add(office.world.okta_user(BEATRIX).id)
    office.company.compare.forget_groups()
    await office.read()

    office.page.changes.begin(Verb.REMOVE_FROM_GROUP, BEATRIX)
    choices = [
        office.page.changes.dialog.choice.itemText(place)
        for place in range(office.page.changes.dialog.choice.count())
    ]
    office.page.changes.dialog.send.click()
    await until(lambda: office.page.doing.confirm is not None)

    assert sorted(choices) == ["Clinical staff", "Front desk"]
    assert "keeps Zoom" in office.page.doing.confirm.people.lines()[0].detail


@journey
async def test_every_further_way_is_offered_in_the_drawer(office):
    office.people.open(BEATRIX)

    texts = [action.text() for action in office.page.drawer.more_menu().actions()]

    assert {
        "Edit details in Okta…",
        "Change the Zoom licence…",
        "Change the email in Zoom…",
        "End sessions in Zoom…",
        "Take out of the group…",
    } <= set(texts)
    office.people.open(SIMON)
    texts = [action.text() for action in office.page.drawer.more_menu().actions()]
    assert "Assign Zoom in Okta…" in texts


@journey
async def test_assigning_from_the_drawer_is_previewed(office):
    office.people.open(SIMON)

    office.page.drawer.wanted.emit(Verb.ASSIGN)
    await ended(office.people.wishes.preparing.operation)

    assert office.page.doing.confirm.title == "Assign Zoom to Simon Reyes?"
