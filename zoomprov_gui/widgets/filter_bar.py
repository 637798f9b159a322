"""What decides who is shown: chips with counts, the search, and facets as drop-down menus."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.groups import BY_KEY, GROUPS
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.chip import ChipGroup
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.parts.search import SearchField
from zoomprov_gui.widgets.theme.theme import Theme

MOST_IN_A_MENU = 200
SEARCH_WIDTH = 290


class FacetButton(Button):
    """A drop-down menu of values: one of them, or all. `chosen` carries it, `""` for all.

    `values_of` tells what there is when the menu opens: counting it always would cost too much.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        self.title = title
        self.value = ""
        self.values_of: Callable[[], Sequence[str]] = tuple
        super().__init__(theme, title, trailing="chevron-down", parent=parent)
        self.clicked.connect(self._open)
        self._tell()

    def set_value(self, value: str) -> None:
        """Show what is chosen, without telling anybody."""
        self.value = value
        self.set_label(f"{self.title}: {value}" if value else self.title)
        self._tell()

    def menu_of_values(self) -> Menu:
        """Return a menu of what can be chosen."""
        menu = Menu(self._theme, self.title, self)
        menu.setAccessibleName(self.title)
        values = self.values_of()
        for value in ("", *values[:MOST_IN_A_MENU]):
            action = menu.add_command(value or self.tr("All"))
            action.setCheckable(True)
            action.setChecked(value == self.value)
            action.triggered.connect(lambda _on=False, v=value: self._choose(v))
        if values:
            menu.insertSeparator(menu.actions()[1])
        return menu

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.title}, {self.value or self.tr('all')}")

    def _open(self) -> None:
        menu = self.menu_of_values()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, value: str) -> None:
        self.set_value(value)
        self.chosen.emit(value)


class FilterBar(QWidget):
    """`grouped` carries the chip's key, `searched` the text; `narrowed`: a facet was chosen."""

    grouped = Signal(str)
    searched = Signal(str)
    narrowed = Signal()
    review_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Filters"))
        self.chips = ChipGroup(theme)
        for group in GROUPS:
            self.chips.add(group.key, group.words, icon=group.icon, tone=group.tone)
        self.search = SearchField(theme, self.tr("Find a person or group"))
        self.group = FacetButton(theme, self.tr("Okta group"))
        self.licence = FacetButton(theme, self.tr("Zoom licence"))
        self.clear = Button(theme, self.tr("Clear filters"), icon="x", variant="ghost")
        self.check = Button(theme, self.tr("Check now"), icon="refresh-cw")
        # Two, of which one is shown: no widget moves while a line is being laid out.
        self.review = Button(theme, self.tr("Review"), variant="primary")
        self.review_above = Button(theme, self.tr("Review"), variant="primary")
        self._problems = 0
        self._row = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.show_clear(needed=False)

    def show_counts(self, counts: Mapping[Verdict, int] | None) -> None:
        """Show how many each chip stands for; None while nobody was read."""
        for group in GROUPS:
            self.chips.set_count(group.key, None if counts is None else group.count(counts))

    def show_problems(self, count: int) -> None:
        """Offer to review so many problems one by one, where there are any."""
        words = self.tr("Review 1 problem") if count == 1 else self.tr("Review %1 problems")
        for button in (self.review, self.review_above):
            button.set_label(words.replace("%1", f"{count:,}"))
        self._problems = count
        self._place_review()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_review()

    def minimumSizeHint(self) -> QSize:
        """Ask for no room for the review in the search's line, since it can stand above it."""
        size = super().minimumSizeHint()
        if not self.review.isHidden():
            line = self.review.sizeHint().width() + self._row.spacing()
            size.setWidth(max(size.width() - line, line))
        return size

    def _place_review(self) -> None:
        """Show the review at the end of the search's line, or of the chips' where that is full."""
        others = (self.group, self.licence, self.clear, self.check)
        shown = [button.sizeHint().width() for button in others if not button.isHidden()]
        shown.append(self.review.sizeHint().width())
        needed = self.search.minimumWidth() + sum(shown) + self._row.spacing() * len(shown)
        full = needed > self.width()
        self.review.setVisible(self._problems > 0 and not full)
        self.review_above.setVisible(self._problems > 0 and full)

    def show_clear(self, *, needed: bool) -> None:
        """Offer to take text and facets away."""
        self.clear.setVisible(needed)
        self._place_review()

    def reset(self) -> None:
        """Take text and facets away; the chip stays."""
        self.search.clear()
        for facet in (self.group, self.licence):
            facet.set_value("")
        self.narrowed.emit()

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(160)
        self.search.setProperty("quiet", True)
        self.search.setMaximumWidth(self._theme.px(SEARCH_WIDTH))
        row = self._row
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for button in (self.group, self.licence, self.clear):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.check)
        row.addWidget(self.review)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.chips, 1)
        head.addWidget(self.review_above, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(row)

    def _connect(self) -> None:
        self.chips.chosen.connect(self.grouped)
        for button in (self.review, self.review_above):
            button.clicked.connect(self.review_wanted)
        self.search.textChanged.connect(self.searched)
        self.group.chosen.connect(lambda _value: self.narrowed.emit())
        self.licence.chosen.connect(lambda _value: self.narrowed.emit())
        self.clear.clicked.connect(self.reset)
        self._theme.changed.connect(self._resize)

    def _resize(self) -> None:
        self.search.setMaximumWidth(self._theme.px(SEARCH_WIDTH))
        self._place_review()


def verdicts_of(key: str) -> frozenset[Verdict] | None:
    """Return the verdicts of a chip, None for everybody."""
    return None if key == "everyone" else BY_KEY[key].verdicts
