"""Every change of a person by the keyboard alone, from a window just opened to the proof."""

from tests.support.keyboard import (
    KEY,
    agree,
    begin,
    find,
    focused,
    has_keyboard,
    key,
    open_person,
    press,
    proven,
    see_the_end,
    tab_to,
    write,
)
from tests.support.office import journey
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.run import Phase
from zoomprov_gui.widgets.edit_dialog import EditDialog

BEA, GORAN, HUGO, KIRA, NIKO = (
    f"{name}@acme.example"
    for name in ("bea.lorenz", "goran.eze", "hugo.silva", "kira.holt", "niko.laine")
)
DONE = (Phase.DONE, True)


def verdict(office, email):
    return office.company.roster.find(person_key(email)).verdict


async def change(office, name, verb, answer=None):
    """Choose a change in the menu beside the table, answer, agree, and return how it ended."""
    await begin(office, name, verb)
    if answer is not None:
        await answer(office)
    await agree(office.page.doing)
    items = await see_the_end(office, office.page.doing)
    return items[name].phase, proven(office)


async def typed(office, field, text):
    """Type a new value into the dialog that asks for it."""
    dialog = await has_keyboard(lambda: office.page.changes.dialog)
    assert isinstance(dialog, EditDialog)
    tab_to(dialog.fields[field])
    write(text)
    key(KEY.Key_Return)


@journey
async def test_somebody_is_turned_off_in_zoom(office):
    await find(office, "Goran Eze")
    key(KEY.Key_Delete)
    await agree(office.page.doing)
    items = await see_the_end(office, office.page.doing)

    assert (items["Goran Eze"].phase, proven(office)) == DONE
    assert office.world.zoom_user(GORAN).status == "inactive"
    assert verdict(office, GORAN) is Verdict.OFF_BOTH


@journey
async def test_somebody_is_turned_on_in_zoom(office):
    office.world.zoom.hosts += 5

    end = await change(office, "Hugo Silva", Verb.TURN_ON_IN_ZOOM)

    assert end == DONE
    assert office.world.zoom_user(HUGO).status == "active"


@journey
async def test_details_are_edited_in_okta(office):
    end = await change(
        office,
        "Niko Laine",
        Verb.EDIT_PERSON,
        lambda o: typed(o, "title", "Head of desk"),
    )

    assert end == DONE
    assert office.world.okta_user(NIKO).title == "Head of desk"


@journey
async def test_a_licence_is_changed(office):
    office.world.zoom.hosts += 5
    before = office.world.zoom_user(NIKO).type

    async def another(office):
        dialog = await has_keyboard(lambda: office.page.changes.dialog)
        press(dialog.send)

    end = await change(office, "Niko Laine", Verb.SET_LICENCE, another)

    assert end == DONE
    assert (before, office.world.zoom_user(NIKO).type) == (2, 1)


@journey
async def test_an_email_is_changed_in_zoom(office):
    account = office.world.zoom_user(NIKO).id

    end = await change(
        office,
        "Niko Laine",
        Verb.CHANGE_EMAIL,
        lambda o: typed(o, "email", "niko.new@acme.example"),
    )

    assert end == DONE
    assert office.world.zoom_user("niko.new@acme.example").id == account
    assert verdict(office, NIKO) is Verdict.EMAIL


@journey
async def test_sessions_are_ended_and_nothing_more_than_accepted_is_claimed(office):
    before = office.world.zoom_user(NIKO).sessions_ended

    end = await change(office, "Niko Laine", Verb.END_SESSIONS)

    assert end == (Phase.UNPROVEN, False)
    assert before != office.world.zoom_user(NIKO).sessions_ended


@journey
async def test_somebody_is_taken_out_of_the_group_that_gives_zoom(office):
    end = await change(office, "Kira Holt", Verb.REMOVE_FROM_GROUP)

    assert end == DONE
    assert office.world.zoom_user(KIRA).status == "inactive"


@journey
async def test_somebody_is_unassigned_in_okta(office):
    end = await change(office, "Niko Laine", Verb.UNASSIGN)

    assert end == DONE
    assert office.world.zoom_user(NIKO).status == "inactive"
    assert verdict(office, NIKO) is Verdict.OFF_BOTH


@journey
async def test_somebody_is_deactivated_in_okta(office):
    end = await change(office, "Kira Holt", Verb.DEACTIVATE_PERSON)

    assert end == DONE
    assert office.world.okta_user(KIRA).status == "DEPROVISIONED"
    assert office.world.zoom_user(KIRA).status == "inactive"
    assert verdict(office, KIRA) is Verdict.OFF_BOTH


@journey
async def test_somebody_is_assigned_zoom_in_okta(office):
    office.world.zoom.hosts += 5

    end = await change(office, "Bea Lorenz", Verb.ASSIGN)

    assert end == DONE
    assert office.world.zoom_user(BEA).status == "active"
    assert verdict(office, BEA) is Verdict.IN_SYNC


@journey
async def test_after_a_change_the_keyboard_is_where_it_was(office):
    await open_person(office, "Goran Eze")
    action = office.page.drawer.action

    press(action)
    await agree(office.page.doing)
    await see_the_end(office, office.page.doing)

    assert focused() is action
    assert action.label == "Turn on in Zoom…"
