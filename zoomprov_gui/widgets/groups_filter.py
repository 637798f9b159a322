"""What decides which groups are shown: chips with counts, and the search."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.chip import ChipGroup
from zoomprov_gui.widgets.parts.search import SearchField
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone

SEARCH_WIDTH = 290


class GroupsFilter(QWidget):
    """The chips are called as in viewmodels/group_rows.py."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Filters"))
        self.chips = ChipGroup(theme)
        self.chips.add("giving", self.tr("Give Zoom"), icon="circle-check", tone=Tone.OK)
        attention = self.tr("With problems")
        self.chips.add("attention", attention, icon="triangle-alert", tone=Tone.WARN)
        self.chips.add("all", self.tr("Every group"))
        self.search = SearchField(theme, self.tr("Find a group"))
        self.check = Button(theme, self.tr("Check now"), icon="refresh-cw")
        self.search.setMinimumWidth(160)
        self.search.setProperty("quiet", True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        row.addWidget(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.chips)
        column.addLayout(row)
        theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.search.setMaximumWidth(self._theme.px(SEARCH_WIDTH))
