"""Paints one line of the history: when, what, whom, how it ended, and what proves it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zoomprov_gui.viewmodels.history_rows import UNKNOWN_FIRST, HistoryRow
from zoomprov_gui.viewmodels.history_table import HistoryTable
from zoomprov_gui.widgets.parts.pill import paint_pill, pill_width
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Height, Radius

PAD = 16
GAP = 12
WHEN, PILL, PROOF = 76, 156, 190
ICON = 18
HEADING = 38
NARROW = 860  # pixels of width below which the proof is left to the drawer
PERSON = 0.39  # of what is left for what was done and to whom

Index = QModelIndex | QPersistentModelIndex


class HistoryRowPainter(QStyledItemDelegate):
    """The delegate of the list. `opened` is the entry whose drawer is open, `hovered` a place."""

    def __init__(self, theme: Theme, table: HistoryTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self.opened: int | None = None
        self.hovered = -1
        self.by_keyboard = False

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = self._table.row_at(index.row()) is None
        return QSize(0, self._theme.px(HEADING if heading else Height.ROW + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        direction = option.direction
        state = option.state
        row = self._table.row_at(index.row())
        if row is None:
            self._heading(painter, rect, str(self._table.line(index.row())), direction)
        else:
            self._ground(painter, rect, row, index.row(), state)
            self._cells(painter, rect, row, direction)
            if state & QStyle.StateFlag.State_HasFocus and self.by_keyboard:
                inner = rect.adjusted(2, 1, -2, -2)
                painting.focus_ring(painter, inner, Radius.PILL, self._theme.tokens)
        painter.restore()

    def _heading(
        self, painter: QPainter, rect: QRectF, text: str, direction: Qt.LayoutDirection
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painting.hairline(painter, rect, tokens.line)
        row = painting.Row(rect.adjusted(PAD, 4, -PAD, 0), direction)
        ink = colour(tokens.text2)
        if text == UNKNOWN_FIRST:
            tint, side = tokens.tone("warn").text, theme.px(ICON)
            place = row.lead(side, 8)
            painting.icon(painter, theme, place, name="circle-help", tint=tint, size=side)
            ink = colour(tint)
        painting.words(painter, row.rest, text, font=theme.font("strong"), ink=ink)

    def _ground(
        self, painter: QPainter, rect: QRectF, row: HistoryRow, place: int, state: QStyle.StateFlag
    ) -> None:
        tokens = self._theme.tokens
        opened = row.entry_id == self.opened
        if opened or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(tokens.selected))
        elif place == self.hovered:
            painter.fillRect(rect, colour(tokens.hover))
        painting.hairline(painter, rect, tokens.line)

    def _cells(
        self, painter: QPainter, rect: QRectF, row: HistoryRow, direction: Qt.LayoutDirection
    ) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        cells = painting.Row(rect.adjusted(PAD, 0, -PAD, -1), direction)
        when = (row.day, row.time) if row.day else (row.time,)
        self._lines(painter, cells.lead(px(WHEN), GAP), when, ("small", "small"))
        place = cells.lead(px(ICON), GAP)
        tint = tokens.text2
        painting.icon(painter, theme, place, name=row.icon, tint=tint, size=px(ICON))
        if rect.width() >= px(NARROW):
            proof = cells.trail(px(PROOF), GAP)
            self._lines(painter, proof, (row.proof, row.who), ("body", "small"))
        self._pill(painter, cells.trail(px(PILL), GAP), row, direction)
        person = cells.trail(cells.rest.width() * PERSON, GAP)
        whom = (row.name, row.email) if row.email and row.email != row.name else (row.name,)
        self._lines(painter, person, whom, ("strong", "small"))
        self._lines(painter, cells.rest, (row.order, row.text), ("strong", "small"))

    def _pill(
        self, painter: QPainter, rect: QRectF, row: HistoryRow, direction: Qt.LayoutDirection
    ) -> None:
        theme, ending = self._theme, row.ending
        width = min(rect.width(), pill_width(theme, ending.words))
        height = theme.px(Height.PILL)
        left = rect.left()
        if direction is Qt.LayoutDirection.RightToLeft:
            left = rect.right() - width
        place = QRectF(left, round(rect.center().y() - height / 2), width, height)
        paint_pill(
            painter,
            theme,
            place,
            icon=ending.icon,
            text=ending.words,
            tone=ending.tone,
            direction=direction,
        )

    def _lines(
        self, painter: QPainter, rect: QRectF, texts: tuple[str, ...], styles: tuple[str, str]
    ) -> None:
        """Write one line in the middle, or two about it; the second is quieter."""
        theme, tokens = self._theme, self._theme.tokens
        shown = [text for text in texts if text]
        heights = [theme.fonts.metrics(style).height() for style in styles[: len(shown)]]
        top = rect.center().y() - sum(heights) / 2
        for text, style, height, ink in zip(
            shown, styles, heights, (tokens.text, tokens.text3), strict=False
        ):
            line = QRectF(rect.left(), top, rect.width(), height)
            words = painting.shortened(theme, text, rect.width(), style)
            painting.words(painter, line, words, font=theme.font(style), ink=colour(ink))
            top += height
