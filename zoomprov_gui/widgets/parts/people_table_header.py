"""The head of the People table: select all, titles with the sort arrow, the column chooser."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from zoomprov_gui.domain.fields import TITLES, Field
from zoomprov_gui.viewmodels.people_table import PeopleTable
from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.parts.person_row import CHECK_ZONE, PAD, TAIL
from zoomprov_gui.widgets.parts.person_row_marks import BOX, Marks
from zoomprov_gui.widgets.parts.table_card import paint_head
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Height, Radius

TITLE_AT = {Field.PERSON: 58, Field.VERDICT: 0}
RING = 4  # pixels around a checkbox for its focus ring


class SelectAll(PaintedButton):
    """The checkbox over all rows: all shown, some, or nobody. `asked`: somebody wants the other."""

    asked = Signal()

    def __init__(self, theme: Theme, marks: Marks, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self._marks = marks
        self._state = Qt.CheckState.Unchecked
        self.setCheckable(True)
        self.clicked.connect(self.asked)
        self.toggled.connect(self._ask)  # who reads the screen toggles it without a click
        self.set_state(Qt.CheckState.Unchecked)

    def set_state(self, state: Qt.CheckState) -> None:
        """Show whether all shown people are selected, some, or nobody."""
        self._state = state
        with QSignalBlocker(self):
            self.setChecked(state is Qt.CheckState.Checked)
        some = state is Qt.CheckState.PartiallyChecked
        words = self.tr("Select everybody shown")
        self.setAccessibleName(f"{words}, {self.tr('some selected')}" if some else words)
        self.setToolTip(words)
        self.update()

    def nextCheckState(self) -> None:
        """Leave it to who is selected: `set_state` shows it."""

    def _ask(self) -> None:
        self.set_state(self._state)
        self.asked.emit()

    def sizeHint(self) -> QSize:
        side = self._theme.px(BOX) + 2 * RING
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        self._marks.set_ratio(self.devicePixelRatioF())
        painter.drawPixmap(QPoint(RING, RING), self._marks.box(self._state))
        if self.shows_focus:
            painting.focus_ring(painter, self.rect().toRectF(), 6, self._theme.tokens)


class Chooser(PaintedButton):
    """The button that offers the columns."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Columns"))
        self.setToolTip(self.tr("Columns"))

    def sizeHint(self) -> QSize:
        side = self._theme.px(28)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        tokens, rect = self._theme.tokens, self.rect().toRectF()
        if self.underMouse():
            painting.fill_round(painter, rect, Radius.PILL, tokens.pressed)
        size = self._theme.px(16)
        painting.icon(painter, self._theme, rect, name="columns-3", tint=tokens.text2, size=size)
        if self.shows_focus:
            painting.focus_ring(painter, rect, Radius.PILL, tokens)


class PeopleHeader(QHeaderView):
    """The head of the table. `sort_requested` carries the field, and whether it is one more."""

    sort_requested = Signal(Field, bool)
    chooser_requested = Signal(QPoint)

    def __init__(self, theme: Theme, table: PeopleTable, marks: Marks, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._table = table
        self._blank = False
        self._hovered = -1
        self.select_all = SelectAll(theme, marks, self.viewport())
        self.chooser = Chooser(theme, self.viewport())
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._sort)
        self.chooser.clicked.connect(self._choose)
        table.selection_changed.connect(self.follow_selection)
        table.counts_changed.connect(self.follow_selection)
        theme.changed.connect(self.updateGeometry)

    def set_blank(self, *, blank: bool) -> None:
        """Say nothing while nobody was read yet."""
        self._blank = blank
        self.select_all.setVisible(not blank)
        self.chooser.setVisible(not blank)
        self.viewport().update()

    def follow_selection(self) -> None:
        """Show whether everybody who is shown is selected."""
        chosen, shown = self._table.chosen_shown, self._table.rowCount()
        state = Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked
        self.select_all.set_state(Qt.CheckState.Checked if 0 < shown == chosen else state)
        self.select_all.setEnabled(shown > 0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(Height.TABLE_HEAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_buttons()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self.viewport().rect()
        paint_head(painter, self._theme, whole.toRectF())
        if self.length() > whole.width():  # it scrolls: what lies below the chooser is cut
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            painter.setClipRect(whole.adjusted(TAIL if rtl else 0, 0, 0 if rtl else -TAIL, 0))
        for section in range(0 if self._blank else self.count()):
            if not self.isSectionHidden(section):
                self._title(painter, section)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _title(self, painter: QPainter, section: int) -> None:
        field = self._table.fields[section]
        backwards = self._table.sorted_by(field)
        sorted_here = backwards is not None
        weight = "text" if sorted_here or section == self._hovered else "text2"
        x, width = self.sectionViewportPosition(section), self.sectionSize(section)
        rect = QRectF(x, 0, width, self.height() - 1)
        row = painting.Row(rect, self.layoutDirection())
        row.lead(TITLE_AT.get(field, PAD))
        words, ink = TITLES[field], self._theme.colour(weight)
        needed = painting.text_width(self._theme, words, "pill")
        right = field is Field.CHANGED
        row.trail(PAD if right else 0)
        place = row.trail(needed, 4) if right else row.lead(min(needed, row.rest.width()), 4)
        shown = painting.shortened(self._theme, words, place.width(), "pill")
        painting.words(painter, place, shown, font=self._theme.font("pill"), ink=ink)
        if sorted_here:
            size = self._theme.px(14)
            arrow = row.trail(size) if right else row.lead(size)
            name = "chevron-up" if backwards else "chevron-down"
            tint = self._theme.tokens.text
            painting.icon(painter, self._theme, arrow, name=name, tint=tint, size=size)

    def place_buttons(self) -> None:
        """Put the box over the rows' own, which scroll, and the chooser at the end."""
        box, chooser = self.select_all.sizeHint(), self.chooser.sizeHint()
        height, width = self.viewport().height(), self.viewport().width()
        start = QRect((CHECK_ZONE - box.width()) // 2 + 4 - self.offset(), 0, box.width(), height)
        end = QRect(width - (TAIL + chooser.width()) // 2 - 4, 0, chooser.width(), height)
        for button, zone, size in ((self.select_all, start, box), (self.chooser, end, chooser)):
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                zone.moveLeft(width - zone.right() - 1)
            button.setGeometry(
                zone.left(), (height - size.height()) // 2, size.width(), size.height()
            )

    def _sort(self, section: int) -> None:
        modifiers = QApplication.keyboardModifiers()
        also = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self.sort_requested.emit(self._table.fields[section], also)

    def _choose(self) -> None:
        self.chooser_requested.emit(self.chooser.mapToGlobal(self.chooser.rect().bottomRight()))
