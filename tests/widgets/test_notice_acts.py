import asyncio

from tests.support.office import journey
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.viewmodels.notices import DISMISS, READ_ONLY_OFF, TRY_AGAIN, Notice
from zoomprov_gui.widgets.explain_dialog import ExplainDialog

NOTICE = Notice(key="x", tone="warn", icon="info", title="A title", text="A text", help="A help.")


@journey
async def test_each_button_of_a_banner_does_what_it_says(office):
    read = []
    office.people.watching.ended.connect(lambda: read.append(True))
    office.people.settings.change(read_only=True)

    office.page.orders.telling.act(READ_ONLY_OFF[0], NOTICE)
    office.page.orders.telling.act(TRY_AGAIN[0], NOTICE)
    await asyncio.sleep(0.3)
    office.page.orders.telling.act(DISMISS[0], NOTICE)
    office.page.orders.telling.act("explain", NOTICE)

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
