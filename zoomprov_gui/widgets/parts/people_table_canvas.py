"""How the People table looks: a stock table view whose rows are painted in one go.

A stock view asks its model for 3,400 values a frame, which alone takes longer than a frame lasts.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QScrollBar,
    QTableView,
    QWidget,
)

from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.people_table import PeopleTable
from zoomprov_gui.widgets.parts.people_table_header import PeopleHeader
from zoomprov_gui.widgets.parts.people_table_layout import widths
from zoomprov_gui.widgets.parts.people_table_skeleton import paint_skeleton
from zoomprov_gui.widgets.parts.person_row import TAIL, CellBox, PersonRow, RowState
from zoomprov_gui.widgets.parts.table_card import lay_out_columns, make_card, paint_frame
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Height, Radius

BAR_INSET = 3  # pixels between the scroll bar and the edge of the card


class PeopleCanvas(QTableView):
    """The table as a card with rounded corners, its rows painted by `PersonRow`."""

    def __init__(self, theme: Theme, table: PeopleTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self._row = PersonRow(theme)
        self._compact = False
        self._loading = False
        self._inset = 0
        self._hovered = -1
        self._opened: PersonKey | None = None
        self._by_keyboard = False
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.head = PeopleHeader(theme, table, self._row.marks, self)
        self._set_up()
        self.setModel(table)
        table.fields_changed.connect(self.lay_out)
        self.horizontalScrollBar().valueChanged.connect(self.head.place_buttons)
        theme.changed.connect(self._dress)
        self._dress()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("People"))
        make_card(self, self.head)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # The stock bar would stand beside the card; ours lies on it, and follows the stock one.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        stock = self.verticalScrollBar()
        self._bar.valueChanged.connect(stock.setValue)
        stock.valueChanged.connect(self._bar.setValue)
        stock.rangeChanged.connect(self._follow_bar)

    # --- how it is

    @property
    def row_height(self) -> int:
        """How high a row is, in pixels."""
        return self._theme.px(Height.ROW_COMPACT if self._compact else Height.ROW)

    def set_compact(self, *, compact: bool) -> None:
        """Show one line a row, or two."""
        self._compact = compact
        self._dress()

    def set_loading(self, *, loading: bool) -> None:
        """Show the shape of rows as long as nobody was read yet."""
        self._loading = loading
        self._follow_emptiness()

    def set_open(self, key: PersonKey | None) -> None:
        """Mark whose drawer is open."""
        self._opened = key
        self.viewport().update()

    def set_bottom_inset(self, pixels: int) -> None:
        """Keep the last rows reachable above something that floats over the table's bottom."""
        bar = self.verticalScrollBar()
        at_end = 0 < bar.maximum() == bar.value() and pixels > self._inset
        self._inset = pixels
        self.updateGeometries()
        if at_end:
            bar.setValue(bar.maximum())

    def boxes(self) -> list[CellBox]:
        """Return where each visible column is."""
        return [
            CellBox(field, self.columnViewportPosition(column), self.columnWidth(column))
            for column, field in enumerate(self._table.fields)
            if not self.isColumnHidden(column)
        ]

    def row_rect(self, place: int) -> QRect:
        """Return where a row is in the viewport."""
        top = self.rowViewportPosition(place)
        return QRect(0, top, self.viewport().width(), self.row_height)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        sideways = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if not self._by_keyboard:  # a row is pressed as a whole, wherever it was scrolled to
            self.horizontalScrollBar().setValue(sideways)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        dirty = event.rect()
        painter.fillRect(dirty, colour(self._theme.tokens.surface))
        if self._table.rowCount():
            self._paint_rows(painter, dirty)
        elif self._loading:
            area = self.viewport().rect().toRectF()
            paint_skeleton(painter, self._theme, area, self.boxes(), self.row_height)
        paint_frame(painter, self._theme, self.viewport().rect(), dirty)

    def _paint_rows(self, painter: QPainter, dirty: QRect) -> None:
        first = max(0, self.rowAt(max(0, dirty.top())))
        height, width = self.row_height, self.viewport().width()
        top = self.rowViewportPosition(first)
        table, row = self._table, self._row
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        focused: int | None = None
        current = self.currentIndex().row() if self.hasFocus() and self._by_keyboard else -1
        row.start(painter, self.boxes(), (width, height), right_to_left=right_to_left)
        for place in range(first, table.rowCount()):
            if top > dirty.bottom():
                break
            if table.key_at(place):  # else the row says nothing, and leaves in a moment
                row.paint(top, table.view(place), self._state(place), table.teller(place))
            focused = top if place == current else focused
            top += height
        row.end()
        if focused is not None:
            self._paint_focus(painter, QRectF(0, focused, width, height))

    def _state(self, place: int) -> RowState:
        key = self._table.key_at(place)
        return RowState(
            chosen=key in self._table.chosen,
            hovered=place == self._hovered,
            opened=key == self._opened,
            tinted=self._table.is_tinted(place),
        )

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(2, 1, -2, -2)
        painting.focus_ring(painter, inner, Radius.PILL, self._theme.tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        # The card's corners do not scroll with what is copied.
        self.viewport().update()

    # --- geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        bar = self.verticalScrollBar()
        bar.setSingleStep(self.row_height)
        content = self._table.rowCount() * self.row_height + self._inset
        bar.setMaximum(max(0, content - self.viewport().height()))

    def lay_out(self) -> None:
        """Give each column its width, and the scroll bar its place."""
        room = self.viewport().width() - TAIL
        found = widths(self._table.fields, max(room, 1), self._theme.scale)
        lay_out_columns(self, [found[field] for field in self._table.fields])
        area = self.viewport().geometry()
        width = self._bar.sizeHint().width()
        left = area.right() - width - BAR_INSET + 1
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = area.left() + BAR_INSET
        self._bar.setGeometry(left, area.top() + 4, width, max(0, area.height() - 8))
        self._bar.raise_()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(Height.TABLE_HEAD) + 3 * self.row_height)

    def _follow_bar(self, low: int, high: int) -> None:
        stock = self.verticalScrollBar()
        self._bar.setRange(low, high)
        self._bar.setPageStep(stock.pageStep())
        self._bar.setSingleStep(stock.singleStep())
        self._bar.setVisible(high > low)

    def _follow_emptiness(self) -> None:
        blank = self._loading and not self._table.rowCount()
        if self.head.select_all.isHidden() is not blank:
            self.head.set_blank(blank=blank)
        self.viewport().update()

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self.lay_out()
        self.viewport().update()
        self.head.viewport().update()

    def _update_row(self, place: int) -> None:
        if 0 <= place < self._table.rowCount():
            self.viewport().update(self.row_rect(place))
