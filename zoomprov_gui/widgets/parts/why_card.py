"""Why a step matters: up to three reasons, folded away by whoever knows them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.do_cards import clear
from zoomprov_gui.widgets.parts.label import Glyph, Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme

NARROW = 560  # px below which reasons stand one below the other


class WhyCard(Panel):
    """Reasons with an icon each, side by side where there is room; open at first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._theme = theme
        self._reasons: tuple[tuple[str, str], ...] = ()
        self._open = True
        self._body = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._turn()
        name = self.tr("Why this matters")
        self.fold = Button(theme, icon="chevron-up", variant="ghost", size="s", name=name)
        self.fold.clicked.connect(lambda: self.set_open(is_open=not self._open))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Glyph(theme, "book-open", size=16))
        head.addWidget(Label(theme, name, style="h3"), 1)
        head.addWidget(self.fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(19, 9, 12, 9)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._body)
        self.set_open(is_open=True)

    @property
    def is_open(self) -> bool:
        return self._open

    @property
    def reasons(self) -> list[str]:
        return [text for _icon, text in self._reasons]

    def set_open(self, *, is_open: bool) -> None:
        self._open = is_open
        self.fold.set_icon("chevron-up" if is_open else "chevron-down")
        told = self.tr("Why this matters, open") if is_open else self.tr("Why this matters, folded")
        self.fold.setAccessibleName(told)
        self._body.setVisible(is_open)

    def set_reasons(self, reasons: Sequence[tuple[str, str]]) -> None:
        """Show reasons: the icon and the words of each."""
        if tuple(reasons) == self._reasons:
            return
        self._reasons = tuple(reasons)
        clear(self._row)
        for icon, text in reasons:
            cell = QWidget()
            row = QHBoxLayout(cell)
            row.setContentsMargins(0, 0, 0, 6)
            row.setSpacing(9)
            row.addWidget(Glyph(self._theme, icon, size=16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(self._theme, text, ink="text2"), 1)
            self._row.addWidget(cell, 1)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        way, beside = QBoxLayout.Direction, self.width() >= self._theme.px(NARROW)
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._row.setSpacing(20 if beside else 2)
        # Side by side they begin at one height; below each other they take the whole width.
        align = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            cell = item.widget() if item is not None else None
            if cell is not None:
                self._row.setAlignment(cell, align)
