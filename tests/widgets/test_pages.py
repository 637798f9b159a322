from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from zoomprov_gui.widgets.pages import Pages


class Blank(QWidget):
    """A page that keeps one thing."""

    title = "Blank"

    def __init__(self, kept, busy=""):
        super().__init__()
        self.kept = kept
        self.busy = busy
        self.stopped = False

    def regions(self):
        return [self]

    def take_focus(self):
        self.setFocus()

    def stop_writing(self):
        self.stopped = True

    def remember(self):
        return self.kept


def made(qtbot, **pages):
    stack = Pages()
    qtbot.addWidget(stack)
    for key, page in pages.items():
        stack.add(key, page)
    return stack


def test_nothing_is_shown_before_somebody_turns_to_it(qtbot):
    stack = made(qtbot, people=Blank({}))

    assert stack.page is None
    assert stack.remember() == {}


def test_turning_to_a_page_is_told(qtbot):
    page = Blank({})
    stack = made(qtbot, setup=Blank({}), people=page)
    told = []
    stack.turned.connect(told.append)

    assert stack.turn_to("people")

    assert told == ["people"]
    assert stack.page is stack.currentWidget() is page


def test_there_is_no_turning_to_what_is_not_there(qtbot):
    stack = made(qtbot, people=Blank({}))
    stack.turn_to("people")

    assert not stack.turn_to("reports")

    assert stack.key == "people"
    assert stack.keys == {"people"}


def test_all_pages_count_when_the_window_is_to_close(qtbot):
    pages = [Blank({"a": 1}), Blank({"b": 2}, busy="Turning on a switch")]
    stack = made(qtbot, setup=pages[0], people=pages[1])
    stack.turn_to("setup")

    stack.stop_writing()

    assert stack.busy == "Turning on a switch"
    assert stack.remember() == {"page": "setup", "a": 1, "b": 2}
    assert all(page.stopped for page in pages)


def test_something_that_is_no_page_may_cover_them(qtbot):
    stack = made(qtbot, people=Blank({}))
    trouble = QLabel("no company")

    stack.cover(trouble)
    stack.cover(trouble)

    assert stack.currentWidget() is trouble
    assert stack.count() == 2


def test_the_keyboard_goes_to_the_page_unless_it_is_there(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    page, elsewhere = Blank({}), QLineEdit(window)
    stack = made(qtbot, people=page)
    stack.setParent(window)
    stack.turn_to("people")
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    window.activateWindow()
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)

    stack.take_focus(lost=True)
    seen = QApplication.focusWidget()
    stack.take_focus()

    assert seen is elsewhere
    assert QApplication.focusWidget() is page


def test_what_the_pages_show_goes_after_them(qtbot):
    page, models, gone = Blank({}), QObject(), []
    stack = made(qtbot, people=page)
    stack.hold(models)
    page.destroyed.connect(lambda: gone.append("page"))
    models.destroyed.connect(lambda: gone.append("models"))

    stack.clear()
    qtbot.waitUntil(lambda: len(gone) == 2)

    assert gone == ["page", "models"]


def test_what_covered_the_pages_for_a_while_is_dropped_with_them_and_the_rest_stays(qtbot):
    stack = made(qtbot)
    welcome, opening, gone = QLabel(), QLabel(), []
    welcome.destroyed.connect(lambda: gone.append("welcome"))
    stack.cover(opening)
    stack.cover(welcome, passing=True)

    stack.clear()
    stack.cover(opening)
    qtbot.waitUntil(lambda: bool(gone))

    assert stack.count() == 1
    assert stack.currentWidget() is opening
