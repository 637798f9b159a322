import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.support.people import account, assignment
from tests.support.rosters import read_again, roster_of
from tests.support.tables import OKTA, ZOOM, office, table_of
from zoomprov_gui.domain.fields import Field
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.widgets.parts.people_table import PeopleTableView

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def key_of(name):
    return person_key(f"{name}@acme.example")


def names(table):
    return sorted(key.partition("@")[0] for key in table.chosen.keys)


def heard(signal):
    told = []
    signal.connect(lambda *values: told.append(values))
    return told


@pytest.fixture
def table(qapp):
    ready = table_of(office())
    ready.sort_by(Field.EMAIL)
    return ready


@pytest.fixture
def view(theme, table, show):
    view = PeopleTableView(theme, table)
    view.resize(1200, 420)
    show(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def click(qtbot, view, place, x, modifier=NONE):
    at = QPoint(x, view.row_rect(place).center().y())
    qtbot.mouseClick(view.viewport(), LEFT, modifier, at)


def right_press(view, place):
    at, globally = QPoint(300, view.row_rect(place).center().y()), QPoint(700, 500)
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, globally)
    )


def test_a_press_on_somebody_opens_them_and_selects_nobody(qtbot, view, table):
    opened = heard(view.opened)

    click(qtbot, view, 2, 200)

    assert opened == [(key_of("cy"),)]
    assert names(table) == []


def test_boxes_ranges_and_single_additions_select(qtbot, view, table):
    click(qtbot, view, 1, 20)
    click(qtbot, view, 3, 200, SHIFT)
    click(qtbot, view, 5, 200, CONTROL)

    assert names(table) == ["bo", "cy", "di", "fay"]


def test_the_end_of_a_row_asks_for_its_menu(qtbot, view):
    asked = heard(view.menu_requested)

    click(qtbot, view, 0, view.viewport().width() - 10)

    assert [key for key, _ in asked] == [key_of("ana")]


def test_a_right_press_asks_for_the_menu_where_it_was(view):
    asked = heard(view.menu_requested)

    right_press(view, 4)

    assert asked == [(key_of("ed"), QPoint(700, 500))]


@pytest.mark.parametrize(
    ("key", "modifier", "signal", "carried"),
    [
        (Qt.Key.Key_Return, NONE, "opened", ("ana",)),
        (Qt.Key.Key_Delete, NONE, "delete_pressed", ()),
        (Qt.Key.Key_V, NONE, "letter_pressed", ("v",)),
        (Qt.Key.Key_O, NONE, "letter_pressed", ("o",)),
    ],
)
def test_keys_do_what_they_stand_for(qtbot, view, key, modifier, signal, carried):
    told = heard(getattr(view, signal))

    qtbot.keyClick(view, key, modifier)

    assert [tuple(str(v).partition("@")[0] for v in values) for values in told] == [carried]


def test_letters_can_be_switched_off(qtbot, view):
    told = heard(view.letter_pressed)
    view.letters_act = False

    qtbot.keyClick(view, Qt.Key.Key_V)

    assert told == []


def test_the_menu_key_and_shift_f10_ask_for_the_menu(qtbot, view):
    asked = heard(view.menu_requested)

    qtbot.keyClick(view, Qt.Key.Key_Menu)
    qtbot.keyClick(view, Qt.Key.Key_F10, SHIFT)

    assert [key for key, _ in asked] == [key_of("ana")] * 2


def test_the_keyboard_selects_one_a_range_all_and_nobody(qtbot, view, table):
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert names(table) == ["ana"]
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert names(table) == ["ana", "bo"]
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert len(table.chosen) == 6
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert names(table) == []


def test_copying_takes_the_selected_else_the_current_person(qtbot, view, table):
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    alone = QGuiApplication.clipboard().mimeData()
    assert alone.text().startswith("Ana\tana@acme.example")
    assert "<table>" in alone.html()

    table.choose([key_of("bo"), key_of("cy")])
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL | SHIFT)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split(",")[0] for line in lines] == ["Person", "Bo", "Cy"]


def test_what_a_screen_reader_selects_is_selected(view, table):
    flag = view.selectionModel().SelectionFlag.ClearAndSelect

    view.selectionModel().select(table.index(2, 0), flag)

    assert names(table) == ["cy"]


def test_whoever_is_current_stays_current_when_rows_move(view, table):
    told = heard(view.current_changed)
    view.setCurrentIndex(table.index(1, 0))

    table.sort_by(Field.EMAIL)

    assert view.currentIndex().row() == 4
    assert told == [(key_of("bo"),)]


def test_somebody_at_the_top_stays_there_when_others_come(theme, show):
    people = [assignment(f"u{n}", f"p{n:03}@acme.example", external_id="") for n in range(100)]
    table = table_of(roster_of(people))
    table.sort_by(Field.EMAIL)
    view = PeopleTableView(theme, table)
    view.resize(1200, 420)
    show(view)
    view.verticalScrollBar().setValue(30 * view.row_height)
    at_top = table.key_at(view.rowAt(0))

    read_again(table.roster, people, [account("z0", "aaa@acme.example")])
    table.refresh()

    assert table.key_at(view.rowAt(0)) == at_top


def test_another_filter_starts_at_the_top(theme, show):
    people = [assignment(f"u{n}", f"p{n:03}@acme.example", external_id="") for n in range(100)]
    table = table_of(roster_of(people))
    view = PeopleTableView(theme, table)
    view.resize(1200, 420)
    show(view)
    view.verticalScrollBar().setValue(30 * view.row_height)

    table.set_text("acme")

    assert view.verticalScrollBar().value() == 0


def test_while_the_mouse_is_over_the_table_rows_keep_their_places(view, table):
    at = QPointF(200, 60)
    QApplication.sendEvent(view, QEnterEvent(at, at, at))

    read_again(table.roster, [*OKTA, assignment("u9", "aa@acme.example", external_id="")], ZOOM)
    table.refresh()
    assert table.pending_changes == 1
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))

    assert table.pending_changes == 0
    assert table.key_at(0) == key_of("aa")


def test_the_row_under_the_mouse_shows_it(view):
    plain = view.viewport().grab().toImage()
    at = QPointF(200, view.row_rect(2).center().y())

    move = QMouseEvent(
        QEvent.Type.MouseMove, at, view.viewport().mapToGlobal(at), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, NONE,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), move)

    assert view.viewport().grab().toImage() != plain


def test_nothing_can_be_done_where_somebody_has_just_gone(qtbot, view, table):
    place = table.place_of(key_of("fay"))
    view.setCurrentIndex(table.index(place, 0))
    read_again(table.roster, OKTA, ZOOM[:-1])
    signals = (view.opened, view.menu_requested, view.current_changed, table.selection_changed)
    told = [heard(signal) for signal in signals]

    for x in (9, 200, 1190):
        click(qtbot, view, place, x)
    click(qtbot, view, place, 200, CONTROL)
    for pressed in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Menu):
        qtbot.keyClick(view, pressed)
    right_press(view, place)

    assert table.key_at(place) == ""
    assert told == [[], [], [], []]
