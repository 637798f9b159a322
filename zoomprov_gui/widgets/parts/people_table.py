"""The People table: what mouse and keyboard do, and who is selected, by person.

The current row, its announcements and scrolling are Qt's. Selecting is ours, because rows move and
people stay selected; Qt's own selection follows, for those who read the screen through it.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.chosen import NOBODY
from zoomprov_gui.viewmodels.people_table import PeopleTable
from zoomprov_gui.viewmodels.row_changes import runs_of
from zoomprov_gui.widgets.parts.copying import copy_rows
from zoomprov_gui.widgets.parts.people_table_canvas import PeopleCanvas
from zoomprov_gui.widgets.parts.person_row import CHECK_ZONE, TAIL
from zoomprov_gui.widgets.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LETTERS = {Qt.Key.Key_V: "v", Qt.Key.Key_I: "i", Qt.Key.Key_O: "o", Qt.Key.Key_Z: "z"}
BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class PeopleTableView(PeopleCanvas):
    """The table with its ways to open, select, copy and ask for the menu.

    `opened` and `current_changed` carry a PersonKey; `menu_requested` one, and where on the screen;
    `letter_pressed` one of v, i, o, z; `chooser_requested` where on the screen.
    """

    opened = Signal(str)
    current_changed = Signal(str)
    menu_requested = Signal(str, QPoint)
    delete_pressed = Signal()
    letter_pressed = Signal(str)
    chooser_requested = Signal(QPoint)

    def __init__(self, theme: Theme, table: PeopleTable, parent: QWidget | None = None) -> None:
        super().__init__(theme, table, parent)
        self.letters_act = True
        self._current: PersonKey | None = None
        self._anchor: tuple[PersonKey, int] | None = None
        self._following = False
        self.head.sort_requested.connect(lambda field, also: table.sort_by(field, also=also))
        self.head.chooser_requested.connect(self.chooser_requested)
        self.head.select_all.asked.connect(self._all_or_nobody)
        self.selectionModel().selectionChanged.connect(self._take_selection)
        table.selection_changed.connect(self._show_selection)
        table.rearranging.connect(self._remember)
        table.rearranged.connect(self._return)
        table.restarted.connect(self.scrollToTop)
        table.counts_changed.connect(self._follow_emptiness)

    # --- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        self._update_row(self.currentIndex().row())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif not self._act(event):
            self._move(event)

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; tell whether it stands for anything here."""
        if event.key() == Qt.Key.Key_C and event.modifiers() == SHIFT | CONTROL:
            self.copy(as_csv=True)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and len(self._table.chosen):
            self._table.choose(())
        else:
            place = self.currentIndex().row()
            return bool(self._who(place)) and self._act_on(place, event)
        return True

    def _act_on(self, place: int, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & SHIFT)
        if key == Qt.Key.Key_Space:
            self._table.toggle(place)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._table.key_at(place))
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift):
            self._ask_for_menu(place)
        elif key in LETTERS and self.letters_act and not event.modifiers():
            self.letter_pressed.emit(LETTERS[Qt.Key(key)])
        else:
            return False
        return True

    def _move(self, event: QKeyEvent) -> None:
        before = self._who(self.currentIndex().row())
        extends = event.key() in _MOVES and bool(event.modifiers() & SHIFT)
        if extends and before and self._table.chosen.anchor is None:
            self._table.chosen.start_at(before)
        super().keyPressEvent(event)
        if extends and self.currentIndex().isValid():
            self._table.choose_range(self.currentIndex().row())

    def keyboardSearch(self, _search: str) -> None:
        """Leave letters to what they stand for: the search field finds people."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = self._by_keyboard or event.reason() in BY_KEY
        super().focusInEvent(event)
        # Not for the mouse: the table would scroll away from under the press that follows.
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid() and self._table.rowCount():
            self.setCurrentIndex(self._table.index(0, 0))

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        place = self.rowAt(event.position().toPoint().y())
        if event.button() is not Qt.MouseButton.LeftButton or not self._who(place):
            super().mousePressEvent(event)
            return
        self.setCurrentIndex(self._table.index(place, 0))
        self._press(place, event)

    def _press(self, place: int, event: QMouseEvent) -> None:
        table, start = self._table, self._from_start(event)
        if event.modifiers() & SHIFT:
            table.choose_range(place)
        elif start + self.head.offset() < CHECK_ZONE or event.modifiers() & CONTROL:
            table.toggle(place)
        elif start > self.viewport().width() - TAIL:
            self._ask_for_menu(place)
        else:
            table.chosen.start_at(table.key_at(place))
            self.opened.emit(table.key_at(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._table.hold()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        self._table.release()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.currentIndex().row() if by_key else self.rowAt(event.pos().y())
        if self._who(place):
            self.setCurrentIndex(self._table.index(place, 0))
            self._ask_for_menu(place, None if by_key else event.globalPos())

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            before, self._hovered = self._hovered, place
            self._update_row(before)
            self._update_row(place)

    def _who(self, place: int) -> PersonKey:
        """Return who is at a place, `""` beside the rows and where somebody has just gone."""
        return self._table.key_at(place) if place >= 0 else NOBODY

    def _from_start(self, event: QMouseEvent) -> int:
        x = event.position().toPoint().x()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return self.viewport().width() - x if mirrored else x

    def _ask_for_menu(self, place: int, at: QPoint | None = None) -> None:
        rect = self.row_rect(place)
        beside = self.viewport().mapToGlobal(QPoint(rect.right() - TAIL, rect.center().y()))
        self.menu_requested.emit(self._table.key_at(place), at or beside)

    # --- who is selected

    def selectAll(self) -> None:
        self._table.choose_shown()

    def copy(self, *, as_csv: bool = False) -> None:
        """Put the selected people, else the current one, on the clipboard."""
        who = self._who(self.currentIndex().row())
        keys = self._table.chosen.keys or ({who} if who else set())
        if not keys:
            return
        if as_csv:
            QGuiApplication.clipboard().setText(self._table.copied_csv(keys))
        else:
            copy_rows(*self._table.copied(keys))

    def selectionCommand(
        self, _index: Index, _event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def _all_or_nobody(self) -> None:
        if self._table.chosen_shown == self._table.rowCount():
            self._table.choose(())
        else:
            self._table.choose_shown()

    def _show_selection(self) -> None:
        """Let Qt's selection say what ours does."""
        self._following = True
        places = self._table.chosen_places()
        selection, last = QItemSelection(), len(self._table.fields) - 1
        for start, end in runs_of(places):
            selection.select(self._table.index(start, 0), self._table.index(end, last))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(selection, flags)
        self._following = False
        self.viewport().update()

    def _take_selection(self) -> None:
        """Take over what a screen reader selected through Qt."""
        if self._following:
            return
        places = {index.row() for index in self.selectionModel().selectedIndexes()}
        self._table.choose([self._table.key_at(place) for place in places])

    # --- rows that move

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._update_row(previous.row())
        self._update_row(current.row())
        key = self._who(current.row())
        if key and key != self._current:
            self._current = key
            self.current_changed.emit(key)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self.row_rect(index.row()).bottom() - (self.viewport().height() - self._inset)
        if hidden > 0 and index.isValid():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + hidden)

    def _remember(self) -> None:
        """Remember who is at the top, unless that is where one starts."""
        self._following = True
        self.selectionModel().clearSelection()
        place = self.rowAt(0)
        self._anchor = None
        if self.verticalScrollBar().value() > 0 and place >= 0:
            self._anchor = (self._table.key_at(place), self.rowViewportPosition(place))

    def _return(self) -> None:
        """Show the same people at the same place again."""
        self._following = False
        self.updateGeometries()
        if self._anchor is not None:
            key, top = self._anchor
            place = self._table.place_of(key)
            if place >= 0:
                self.verticalScrollBar().setValue(place * self.row_height - top)
        place = self._table.place_of(self._current) if self._current else -1
        if place >= 0 and self.currentIndex().row() != place:
            index, no_update = self._table.index(place, 0), self.selectionCommand(QModelIndex())
            self.selectionModel().setCurrentIndex(index, no_update)
        if len(self._table.chosen):
            self._show_selection()
        self._follow_emptiness()
