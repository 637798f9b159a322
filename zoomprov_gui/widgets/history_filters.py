"""What decides which writes are shown: chips with counts, the search, and three facets."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.history_rows import Kind
from zoomprov_gui.viewmodels.history_table import WITHIN
from zoomprov_gui.widgets.filter_bar import SEARCH_WIDTH, FacetButton
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.chip import ChipGroup
from zoomprov_gui.widgets.parts.search import SearchField
from zoomprov_gui.widgets.theme.theme import Theme

ALL = "all"
CHIPS: Final = (
    (Kind.OPEN, "Not known", "circle-help", "warn"),
    (Kind.DONE, "Done", "circle-check", "ok"),
    (Kind.UNDONE, "Undone", "undo-2", "plum"),
    (Kind.NOT_DONE, "Not done", "circle-slash", "mute"),
)


class HistoryFilters(QWidget):
    """`grouped` carries a `Kind` or None, `searched` the text; `narrowed`: a facet was chosen."""

    grouped = Signal(object)
    searched = Signal(str)
    narrowed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Filters"))
        self.chips = ChipGroup(theme)
        self.chips.add(ALL, self.tr("Everything"))
        for kind, words, icon, tone in CHIPS:
            self.chips.add(kind.value, words, icon=icon, tone=tone)
        self.search = SearchField(theme, self.tr("Find a person or change"))
        self.what = FacetButton(theme, self.tr("What"))
        self.who = FacetButton(theme, self.tr("By whom"))
        self.within = FacetButton(theme, self.tr("When"))
        self.within.values_of = lambda: tuple(WITHIN)
        self.clear = Button(theme, self.tr("Clear filters"), icon="x", variant="ghost")
        self.check = Button(theme, self.tr("Check again"), icon="refresh-cw")
        self.save = Button(theme, self.tr("Save list"), icon="download")
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._narrowing, self._doing = QHBoxLayout(), QHBoxLayout()
        self._lay_out()
        self._connect()
        self.show_clear(needed=False)

    @property
    def facets(self) -> tuple[FacetButton, ...]:
        """The facets, in their order."""
        return self.what, self.who, self.within

    def show_counts(self, counts: Mapping[Kind | None, int] | None) -> None:
        """Show how many each chip stands for; None while the journal was not read yet."""
        self.chips.set_count(ALL, None if counts is None else counts[None])
        for kind, *_ in CHIPS:
            self.chips.set_count(kind.value, None if counts is None else counts[kind])

    def show_open(self, count: int, *, checking: bool) -> None:
        """Offer to read again those of which nobody knows the end."""
        words = self.tr("Check %1 again").replace("%1", str(count))
        self.check.set_label(self.tr("Checking…") if checking else words)
        self.check.setVisible(bool(count) or checking)
        self.check.setEnabled(bool(count) and not checking)

    def show_clear(self, *, needed: bool) -> None:
        """Offer to take text and facets away."""
        self.clear.setVisible(needed)

    def reset(self) -> None:
        """Take text and facets away; the chip stays."""
        self.search.clear()
        for facet in self.facets:
            facet.set_value("")
        self.narrowed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._break_line()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the longer line, since the two can stand below each other."""
        rows = (self.chips.minimumSizeHint().width(), *self._least())
        return QSize(max(rows), super().minimumSizeHint().height())

    def _break_line(self) -> None:
        """Put what is done with the list below what narrows it where one line has no room."""
        full = sum(self._least()) + self._lines.spacing() > self.width()
        way = QBoxLayout.Direction
        self._lines.setDirection(way.TopToBottom if full else way.LeftToRight)

    def _least(self) -> tuple[int, int]:
        for row in (self._narrowing, self._doing):  # each keeps what it measured
            row.invalidate()
        return self._narrowing.minimumSize().width(), self._doing.minimumSize().width()

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(160)
        self.search.setProperty("quiet", True)
        self.search.setMaximumWidth(self._theme.px(SEARCH_WIDTH))
        for row in (self._lines, self._narrowing, self._doing):
            row.setSpacing(8)
        self._narrowing.addWidget(self.search, 1)
        for button in (*self.facets, self.clear):
            self._narrowing.addWidget(button)
        self._narrowing.addStretch(1)
        self._doing.addStretch()
        self._doing.addWidget(self.check)
        self._doing.addWidget(self.save)
        self._lines.addLayout(self._narrowing, 1)
        self._lines.addLayout(self._doing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.chips)
        column.addLayout(self._lines)

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda key: self.grouped.emit(None if key == ALL else Kind(key)))
        self.search.textChanged.connect(self.searched)
        for facet in self.facets:
            facet.chosen.connect(lambda _value: self.narrowed.emit())
        self.clear.clicked.connect(self.reset)
        self._theme.changed.connect(self._resize)

    def _resize(self) -> None:
        self.search.setMaximumWidth(self._theme.px(SEARCH_WIDTH))
