"""The Groups table: a stock table view as a card, with the keys that the People table has."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from zoomprov_gui.viewmodels.group_rows import GroupField
from zoomprov_gui.viewmodels.groups_table import FIELDS, GroupsTable
from zoomprov_gui.widgets.parts.group_row import (
    FADES_OVER,
    TAIL,
    GroupRow,
    GroupState,
    widths,
)
from zoomprov_gui.widgets.parts.groups_header import GroupsHeader
from zoomprov_gui.widgets.parts.table_card import lay_out_columns, make_card, paint_frame
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Height, Radius

Index = QModelIndex | QPersistentModelIndex
BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class GroupsTableView(QTableView):
    """`opened` and `current_changed` carry a group's id; `menu_requested` one, and where."""

    opened = Signal(str)
    current_changed = Signal(str)
    menu_requested = Signal(str, QPoint)
    delete_pressed = Signal(str)

    def __init__(self, theme: Theme, table: GroupsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self._row = GroupRow(theme)
        self._compact = self._loading = self._by_keyboard = False
        self._hovered = -1
        self._open_key = ""
        self._current = ""
        self.head = GroupsHeader(theme, table, self)
        self._set_up()
        self.setModel(table)
        table.rearranged.connect(self._return)
        table.changed.connect(self.viewport().update)
        theme.changed.connect(self._dress)
        self._dress()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Groups"))
        make_card(self, self.head)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # --- how it is

    @property
    def row_height(self) -> int:
        """How high a row is, in pixels."""
        return self._theme.px(Height.ROW_COMPACT if self._compact else Height.ROW)

    @property
    def current_key(self) -> str:
        """Which group the keyboard is at, `""` for none."""
        place = self.currentIndex().row()
        return self._table.key_at(place) if 0 <= place < self._table.rowCount() else ""

    def set_compact(self, *, compact: bool) -> None:
        """Show one line a row, or two."""
        self._compact = compact
        self._dress()

    def set_loading(self, *, loading: bool) -> None:
        """Show the shape of rows as long as nothing was read yet."""
        self._loading = loading
        self.viewport().update()

    def set_open(self, key: str) -> None:
        """Mark whose drawer is open."""
        self._open_key = key
        self.viewport().update()

    # --- keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        self.viewport().update()
        key, current = event.key(), self.current_key
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if current and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(current)
        elif current and key == Qt.Key.Key_Delete:
            self.delete_pressed.emit(current)
        elif current and (key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift)):
            self._ask_for_menu(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = self._by_keyboard or event.reason() in BY_KEY
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid() and self._table.rowCount():
            self.setCurrentIndex(self._table.index(0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        at = event.position().toPoint()
        place = self.rowAt(at.y())
        if event.button() is not Qt.MouseButton.LeftButton or place < 0:
            super().mousePressEvent(event)
            return
        self.setCurrentIndex(self._table.index(place, 0))
        width = self.viewport().width()
        from_start = width - at.x() if self.isRightToLeft() else at.x()
        if from_start > width - TAIL:
            self._ask_for_menu(place)
        else:
            self.opened.emit(self._table.key_at(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.currentIndex().row() if by_key else self.rowAt(event.pos().y())
        if place >= 0:
            self.setCurrentIndex(self._table.index(place, 0))
            self._ask_for_menu(place, None if by_key else event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        key = self._table.key_at(current.row()) if current.isValid() else ""
        if key and key != self._current:
            self._current = key
            self.current_changed.emit(key)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()

    def _ask_for_menu(self, place: int, at: QPoint | None = None) -> None:
        top = self.rowViewportPosition(place) + self.row_height // 2
        left = TAIL if self.isRightToLeft() else self.viewport().width() - TAIL
        beside = self.viewport().mapToGlobal(QPoint(left, top))
        self.menu_requested.emit(self._table.key_at(place), at or beside)

    def _return(self) -> None:
        """Let the keyboard stay at the group it was at."""
        place = self._table.place_of(self._current) if self._current else -1
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self._table.index(place, 0))
        self.viewport().update()

    # --- painting and geometry

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        dirty, area = event.rect(), self.viewport().rect()
        painter.fillRect(dirty, colour(self._theme.tokens.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self._table.rowCount()
        if rows:
            first = max(0, self.rowAt(max(0, dirty.top())))
            for place in range(first, rows):
                top = self.rowViewportPosition(place)
                if top > dirty.bottom():
                    break
                self._paint_row(painter, place, QRectF(0, top, area.width(), self.row_height))
        elif self._loading:
            for place in range(FADES_OVER):
                rect = QRectF(0, place * self.row_height, area.width(), self.row_height)
                self._row.skeleton(painter, rect, place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_frame(painter, self._theme, area, dirty)

    def _paint_row(self, painter: QPainter, place: int, rect: QRectF) -> None:
        view = self._table.view(place)
        state = GroupState(hovered=place == self._hovered, opened=view.key == self._open_key)
        self._row.paint(painter, rect, view, self._cells(rect), state)
        if self._by_keyboard and self.hasFocus() and place == self.currentIndex().row():
            inner = rect.adjusted(2, 1, -2, -2)
            painting.focus_ring(painter, inner, Radius.PILL, self._theme.tokens)

    def _cells(self, rect: QRectF) -> dict[GroupField, QRectF]:
        return {
            field: QRectF(
                self.columnViewportPosition(column),
                rect.top(),
                self.columnWidth(column),
                rect.height() - 1,
            )
            for column, field in enumerate(FIELDS)
            if not self.isColumnHidden(column)
        }

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        found = widths(self.viewport().width() - TAIL, self._theme.scale)
        lay_out_columns(self, [found[field] for field in FIELDS])

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self._lay_out()
        self.viewport().update()
        self.head.viewport().update()
