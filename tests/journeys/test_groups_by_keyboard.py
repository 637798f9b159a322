"""Groups by the keyboard alone: give Zoom, take it, take one person out, rename."""

from tests.support.groups import group_id
from tests.support.keyboard import (
    CONTROL,
    KEY,
    agree,
    focused,
    has_keyboard,
    key,
    pick,
    press,
    proven,
    see_the_end,
    tab_to,
    write,
)
from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.run import Phase

BEATRIX = person_key("beatrix.holm@acme.example")
DONE = ([Phase.DONE], True)


async def open_group(office, name, *, giving=True):
    """Go to the Groups page, find a group of all there are, and open it."""
    key(KEY.Key_4, CONTROL)
    await until(lambda: office.groups.listed)
    page = office.by_group
    if not giving:
        chips = page.filters.chips
        tab_to(chips.chip(chips.current))
        for _ in range(3):
            if chips.current != "all":
                key(KEY.Key_Right)
    key(KEY.Key_F, CONTROL)
    write(name)
    await until(lambda: office.groups.table.rowCount() == 1)
    tab_to(page.groups.view)
    key(KEY.Key_Home)
    key(KEY.Key_Return)
    assert page.drawer.isVisible()
    assert page.drawer.title == name


async def sent(office, *, reason=""):
    """Agree to the preview, and return how it ended and whether the journal proves it."""
    await agree(office.by_group.doing, reason=reason)
    items = await see_the_end(office, office.by_group.doing)
    return [item.phase for item in items.values()], proven(office)


@journey
async def test_a_group_is_assigned_to_zoom(office):
    office.world.zoom.hosts += 5
    await open_group(office, "Contractors", giving=False)
    press(office.by_group.drawer.action)

    end = await sent(office)

    assert end == DONE
    assert group_id(office, "Contractors") in office.world.app.groups
    await until(lambda: office.by_group.drawer.card.title.startswith("Gives Zoom"))


@journey
async def test_a_group_loses_zoom_after_the_words_and_a_reason(office):
    await open_group(office, "Clinical staff")
    group = group_id(office, "Clinical staff")
    key(KEY.Key_Escape)
    key(KEY.Key_Delete)
    await has_keyboard(lambda: office.by_group.doing.confirm)
    asked_for = office.by_group.doing.confirm.proposal.confirmation

    end = await sent(office, reason="The clinic gets another tool")

    assert asked_for.text.startswith("unassign ")
    assert asked_for.needs_reason
    assert end == DONE
    assert group not in office.world.app.groups
    assert office.world.zoom_user(BEATRIX).status == "inactive"


@journey
async def test_one_person_is_taken_out_of_a_group_that_gives_zoom(office):
    await open_group(office, "Clinical staff")
    people = office.by_group.drawer.people
    tab_to(people)
    key(KEY.Key_Home)
    for _ in range(people.people.rowCount()):
        if people.current != BEATRIX:
            key(KEY.Key_Down)
    press(office.by_group.drawer.take_out)

    end = await sent(office)

    assert end == DONE
    assert office.world.zoom_user(BEATRIX).status == "inactive"
    assert office.company.roster.find(BEATRIX).verdict is Verdict.OFF_BOTH
    group = office.world.okta.groups[group_id(office, "Clinical staff")]
    assert not office.world.in_group(group, office.world.okta_user(BEATRIX).id)


@journey
async def test_a_group_is_renamed_from_its_menu(office):
    await open_group(office, "Finance")
    group = group_id(office, "Finance")
    press(office.by_group.drawer.more)
    await pick("Edit the group…")
    dialog = await has_keyboard(lambda: office.by_group.acts.dialog)
    assert focused() is dialog.fields["name"]
    write("Accounting")
    key(KEY.Key_Return)

    end = await sent(office)
    await until(lambda: office.by_group.drawer.title == "Accounting")
    key(KEY.Key_Escape)

    assert end == DONE
    assert office.world.okta.groups[group].name == "Accounting"
    assert not office.by_group.drawer.isVisible()
    # No group is called “Finance” any more: what is looked for is nowhere.
    assert focused() is office.by_group.groups.empty.action
