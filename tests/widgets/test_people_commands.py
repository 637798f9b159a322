import asyncio

from tests.support.office import journey
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.notices import DISMISS, READ_ONLY_OFF, TRY_AGAIN, Notice
from zoomprov_gui.widgets.columns_dialog import ColumnsDialog
from zoomprov_gui.widgets.explain_dialog import ExplainDialog

GORAN = person_key("goran.eze@acme.example")
CARLOS = person_key("carlos.neri@acme.example")
NOTICE = Notice(key="x", tone="warn", icon="info", title="A title", text="A text", help="A help.")


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
async def test_each_button_of_a_banner_does_what_it_says(office):
    read = []
    office.people.watching.ended.connect(lambda: read.append(True))
    office.people.settings.change(read_only=True)

    office.page.orders.act(READ_ONLY_OFF[0], NOTICE)
    office.page.orders.act(TRY_AGAIN[0], NOTICE)
    await asyncio.sleep(0.3)
    office.page.orders.act(DISMISS[0], NOTICE)
    office.page.orders.act("explain", NOTICE)

    assert not office.window.session.read_only
    assert read
    assert office.window.findChild(ExplainDialog).title == "A title"


@journey
async def test_something_that_could_not_be_kept_is_explained(office):
    problem = diagnose(Unsaved("the settings", "full", "no space left", "settings.json"))

    office.people.failed.emit(problem)

    dialog = office.window.findChild(ExplainDialog)
    assert dialog.title == problem.title
    assert problem.remedy in [paragraph.text() for paragraph in dialog.paragraphs]


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
