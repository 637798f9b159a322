import pytest
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.leaving import Leaving
from zoomprov_gui.widgets.pages import Pages


class Busy(QWidget):
    """A page with a run on it."""

    title = "Busy"
    busy = "Turning off 3 accounts"

    def regions(self):
        return []

    def take_focus(self):
        self.setFocus()

    def stop_writing(self):
        self.busy = ""

    def remember(self):
        return {}


@pytest.fixture
def page():
    return Busy()


@pytest.fixture
def leaving(theme, window, page):
    pages = Pages(window)
    pages.add("people", page)
    return Leaving(theme, pages, window)


def test_where_nothing_goes_on_it_happens_at_once(leaving, page):
    page.busy = ""
    done = []

    assert leaving.when_free(lambda: done.append(1))

    assert done == [1]


def test_stopping_lets_it_happen(leaving, qtbot):
    done = []

    assert not leaving.when_free(lambda: done.append(1))
    leaving._dialog.stop.click()

    qtbot.waitUntil(lambda: done == [1], timeout=5000)


def test_what_was_wanted_last_is_what_happens(leaving, page, qtbot):
    done = []
    leaving.when_free(lambda: done.append("close"))
    leaving.when_free(lambda: done.append("switch"))

    leaving._dialog.wait.click()
    page.busy = ""

    qtbot.waitUntil(lambda: done == ["switch"], timeout=5000)


def test_staying_lets_nothing_happen(leaving, page, qtbot):
    done = []
    leaving.when_free(lambda: done.append(1))

    leaving._dialog.stay.click()
    page.busy = ""
    qtbot.wait(300)

    assert done == []
