import asyncio

from tests.support.office import journey
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.widgets.columns_dialog import ColumnsDialog

GORAN = person_key("goran.eze@acme.example")
CARLOS = person_key("carlos.neri@acme.example")


@journey
async def test_commands_are_offered_for_whom_they_can_be_done(office):
    commands = office.window.commands
    office.people.table.choose([GORAN])
    assert commands.turn_off.isEnabled()

    office.people.table.choose([CARLOS])

    assert not commands.turn_off.isEnabled()
    assert not commands.turn_on.isEnabled()


@journey
async def test_the_command_asks_as_the_button_does(office):
    office.people.table.choose([GORAN])

    office.window.commands.turn_off.trigger()

    assert office.page.doing.confirm.title == "Turn off Goran Eze in Zoom?"


@journey
async def test_finding_and_choosing_columns_are_a_key_away(office):
    office.page.filters.search.setText("abc")

    office.window.commands.find.trigger()

    assert office.window.focusWidget() is office.page.filters.search
    assert office.page.filters.search.selectedText() == "abc"
    office.window.commands.columns.trigger()
    assert office.window.findChild(ColumnsDialog).isVisible()


@journey
async def test_one_person_is_read_again_alone(office):
    reads = []
    office.people.watching.ended.connect(lambda: reads.append(True))

    office.people.check_again([GORAN])
    looking = office.people.watching.looking.running
    await asyncio.sleep(0.1)

    assert looking
    assert not office.people.watching.looking.running
    assert not reads
