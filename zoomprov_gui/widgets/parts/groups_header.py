"""The head of the Groups table: titles with the sort arrow."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from zoomprov_gui.viewmodels.group_rows import TITLES
from zoomprov_gui.viewmodels.groups_table import FIELDS, GroupsTable
from zoomprov_gui.widgets.parts.group_row import NUMBERS, PAD
from zoomprov_gui.widgets.parts.table_card import paint_head
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Height


class GroupsHeader(QHeaderView):
    """The head of the table; a click sorts."""

    def __init__(self, theme: Theme, table: GroupsTable, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._table = table
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.sectionClicked.connect(lambda section: table.sort_by(FIELDS[section]))
        theme.changed.connect(self.updateGeometry)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_head(painter, self._theme, self.viewport().rect().toRectF())
        for section in range(self.count()):
            if not self.isSectionHidden(section):
                self._title(painter, section)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(Height.TABLE_HEAD))

    def _title(self, painter: QPainter, section: int) -> None:
        theme, field = self._theme, FIELDS[section]
        backwards = self._table.sorted_by(field)
        x, width = self.sectionViewportPosition(section), self.sectionSize(section)
        rect = QRectF(x, 0, width, self.height() - 1).adjusted(PAD, 0, -PAD, 0)
        row = painting.Row(rect, self.layoutDirection())
        words = TITLES[field]
        needed = painting.text_width(theme, words, "pill")
        at_end = field in NUMBERS
        place = row.trail(needed, 4) if at_end else row.lead(min(needed, rect.width()), 4)
        ink = theme.colour("text2" if backwards is None else "text")
        shown = painting.shortened(theme, words, place.width(), "pill")
        painting.words(painter, place, shown, font=theme.font("pill"), ink=ink)
        if backwards is not None:
            size = theme.px(14)
            arrow = row.trail(size) if at_end else row.lead(size)
            name, tint = "chevron-up" if backwards else "chevron-down", theme.tokens.text
            painting.icon(painter, theme, arrow, name=name, tint=tint, size=size)
