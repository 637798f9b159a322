"""Room for every word: the smallest window, the largest text, words that are longer elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from tests.support.groups import group_id, groups_shown
from tests.support.office import Office, open_office
from tests.support.past import NADIA, look, send
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.storage.settings import Settings
from zoomprov_gui.widgets.parts.label import Elided, Paragraph

GORAN = person_key("goran.eze@acme.example")
BEATRIX = person_key("beatrix.holm@acme.example")
SMALLEST = (1024, 680)


class Longer(QTranslator):
    """Words that take two fifths more room, as they do in other languages."""

    def isEmpty(self) -> bool:  # noqa: N802 - the name is Qt's
        return False

    def translate(
        self, _context: str, text: str, _hint: str | None = None, count: int = -1
    ) -> str | None:
        said = text.replace("%n", str(count)) if count >= 0 else text
        return said + "~" * (2 * len(said) // 5 + 1)


def seen(widget: QWidget) -> bool:
    """Tell whether all of a widget is inside of what lies around it, or can be scrolled to."""
    inner, outer = widget, widget.parentWidget()
    while outer is not None and not inner.isWindow():
        if isinstance(outer.parentWidget(), QScrollArea):
            inner = outer.parentWidget()
            if widget.mapTo(outer, QPoint(widget.width(), 0)).x() > outer.width():
                return False  # nothing scrolls sideways
            outer = inner.parentWidget()
            widget = inner
            continue
        corner = widget.mapTo(outer, QPoint(widget.width(), widget.height()))
        if corner.x() > outer.width() or corner.y() > outer.height():
            return False
        inner, outer = outer, outer.parentWidget()
    return True


def cut(window: QWidget) -> list[str]:
    """Return the words that are not all to be seen."""
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, Elided) or not label.text():
            continue
        needed = (
            label.heightForWidth(label.width())
            if isinstance(label, Paragraph)
            else label.minimumSizeHint().height()
        )
        if label.height() < needed or not seen(label):
            found.append(label.text())
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.text():
            whole = button.minimumSizeHint()
            small = button.width() < whole.width() or button.height() < whole.height()
            if small or not seen(button):
                found.append(button.text())
    return found


async def show_people(_office: Office) -> None:
    """Everybody."""


async def show_person(office: Office) -> None:
    """One person beside or over the table."""
    office.people.open(GORAN)


async def show_trouble(office: Office) -> None:
    """The banner of a side that is silent, under the one of the sample data."""
    office.world.faults.set("zoom:unavailable")
    await office.read()
    await ended(office.setup.reading)  # the steps are counted again where a side goes silent


async def show_question(office: Office) -> None:
    """The last look before something is sent."""
    people = office.people.table
    people.choose([people.key_at(place) for place in range(8)])
    office.page.people.turn_off.click()


async def show_group(office: Office) -> None:
    """A group beside or over the table, with somebody of it chosen."""
    await groups_shown(office)
    office.groups.open(group_id(office, "Clinical staff"))
    people = office.by_group.drawer.people
    people.setCurrentIndex(people.people.index(0))


async def show_group_question(office: Office) -> None:
    """The last look before a group loses Zoom: a number in words, and a reason."""
    await show_group(office)
    office.by_group.drawer.action.click()
    await until(lambda: office.by_group.doing.confirm is not None)


async def show_edit(office: Office) -> None:
    """What can be edited of a person, with the warning about an email."""
    changes = office.page.changes
    changes.begin(Verb.EDIT_PERSON, BEATRIX)
    await until(lambda: changes.dialog is not None)
    changes.dialog.fields["email"].setText("b.holm@acme.example")


async def show_history(office: Office) -> None:
    """What was changed, with one change beside or over the list."""
    await send(office, GORAN, NADIA)
    await look(office)
    office.history.open(office.history.table.shown[0].entry_id)
    # Events are processed below, where a read that goes on would find no loop.
    await office.read()
    await ended(office.people.unsettled.operation)


STATES = (
    show_people, show_person, show_trouble, show_question, show_group, show_group_question,
    show_edit, show_history,
)  # fmt: skip


@pytest.fixture
def longer(qapp):
    translator = Longer()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("text", [100, 150])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_no_word_is_cut_in_the_smallest_window(state, text, tmp_path: Path):
    async with open_office(tmp_path, settings=Settings(text_size=text), size=SMALLEST) as office:
        await office.read()
        await state(office)
        QApplication.processEvents()

        lost = [words for top in _windows() for words in cut(top)]

        assert office.window.size().toTuple() == SMALLEST
        assert not lost


@pytest.mark.usefixtures("longer")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_words_that_are_longer_elsewhere_have_room(state, tmp_path: Path):
    async with open_office(tmp_path, size=SMALLEST) as office:
        await office.read()
        await state(office)
        QApplication.processEvents()

        lost = [words for top in _windows() for words in cut(top)]

        assert "~" in office.page.filters.check.text()
        assert not lost


def _windows() -> list[QWidget]:
    return [top for top in QApplication.topLevelWidgets() if top.isVisible()]
