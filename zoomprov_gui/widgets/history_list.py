"""Where the history is: the list in its card, and what mouse and keyboard do with it."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from zoomprov_gui.viewmodels.history_table import HistoryTable
from zoomprov_gui.widgets.parts.history_row import HistoryRowPainter
from zoomprov_gui.widgets.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class HistoryList(QListView):
    """`opened` carries an entry id; `menu_wanted` one, and where on the screen.

    `moved`: the keyboard has gone to another entry, whose id it carries.
    """

    opened = Signal(int)
    moved = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, theme: Theme, table: HistoryTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._kept: tuple[int | None, list[int], int] = (None, [], 0)
        self._returning = False
        self.rows = HistoryRowPainter(theme, table, self)
        self.setAccessibleName(self.tr("What was changed with this app"))
        self.setItemDelegate(self.rows)
        self.setModel(table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.rearranging.connect(self._remember)
        table.rearranged.connect(self._return)
        theme.changed.connect(self._dress)

    @property
    def current_id(self) -> int | None:
        """The entry that the keyboard is at, None where it is at none."""
        row = self._table.row_at(self.currentIndex().row())
        return row.entry_id if row else None

    def chosen(self) -> tuple[int, ...]:
        """Return the selected entries, or else the one that the keyboard is at."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = [row for place in places if (row := self._table.row_at(place)) is not None]
        if rows:
            return tuple(row.entry_id for row in rows)
        return () if self.current_id is None else (self.current_id,)

    def set_open(self, entry_id: int | None) -> None:
        """Mark the entry whose drawer is open."""
        self.rows.opened = entry_id
        self.viewport().update()

    def go_to(self, entry_id: int) -> None:
        """Put the keyboard at an entry, and show it."""
        place = self._table.place_of(entry_id)
        if place >= 0:
            self.setCurrentIndex(self._table.index(place, 0))

    # --- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.rows.by_keyboard = True
        current = self.current_id
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current is not None:
            self.opened.emit(current)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Leave letters alone: the search field finds people."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first or last entry, and not to the heading that stands there."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: range(self._table.rowCount()),
            QAbstractItemView.CursorAction.MoveEnd: reversed(range(self._table.rowCount())),
        }
        if action in ends:
            for place in ends[action]:
                if self._table.row_at(place) is not None:
                    return self._table.index(place, 0)
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.rows.by_keyboard = event.reason() in BY_KEY
        super().focusInEvent(event)
        if self.current_id is None and event.reason() in BY_KEY:
            index = self.moveCursor(
                QAbstractItemView.CursorAction.MoveHome, Qt.KeyboardModifier.NoModifier
            )
            self.setCurrentIndex(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self._table.row_at(current.row())
        if row is not None and not self._returning:
            self.moved.emit(row.entry_id)

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.rows.by_keyboard = False
        super().mousePressEvent(event)
        row = self._table.row_at(self.indexAt(event.position().toPoint()).row())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if row is not None and plain and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(row.entry_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self._table.row_at(index.row())
        if row is not None:
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(row.entry_id, at if by_key else event.globalPos())

    def _hover(self, place: int) -> None:
        if place != self.rows.hovered:
            self.rows.hovered = place
            self.viewport().update()

    # --- rows that come and go

    def _remember(self) -> None:
        chosen = self.selectionModel().selectedIndexes()
        rows = [row for index in chosen if (row := self._table.row_at(index.row())) is not None]
        ids = [row.entry_id for row in rows]
        self._kept = (self.current_id, ids, self.verticalScrollBar().value())
        self._returning = True

    def _return(self) -> None:
        """Let the same entries be selected, and the keyboard be where it was."""
        current, chosen, scrolled = self._kept
        flags = self.selectionModel().SelectionFlag
        place = -1 if current is None else self._table.place_of(current)
        if place >= 0:
            self.selectionModel().setCurrentIndex(self._table.index(place, 0), flags.NoUpdate)
        for entry_id in chosen:
            place = self._table.place_of(entry_id)
            if place >= 0:
                self.selectionModel().select(self._table.index(place, 0), flags.Select)
        self._returning = False
        self.verticalScrollBar().setValue(scrolled)

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
