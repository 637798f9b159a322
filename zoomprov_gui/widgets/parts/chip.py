"""Filter chips: one of a row is chosen, and each says how many it stands for."""

from PySide6.QtCore import QLocale, QRectF, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from zoomprov_gui.widgets.parts.flow import Flow
from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Height, Radius

ICON = 15
PADDING = 11
GAP = 7


class Chip(PaintedButton):
    """A checkable filter with an optional icon in a tone, and a count that lives.

    One that is not `counted` is a choice that stands for no number.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str | None = None,
        tone: str = "mute",
        count: int | None = None,
        counted: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._icon_name = icon
        self._tone = tone
        self._counted = counted
        self._count = count
        super().__init__(theme, text, parent)
        self.setCheckable(True)
        self.toggled.connect(self._tell)
        self._tell()

    @property
    def count(self) -> int | None:
        return self._count

    def set_count(self, count: int | None) -> None:
        """Show how many; None while that is not known."""
        if count != self._count:
            self._count = count
            self._tell()
            self._refresh()

    def sizeHint(self) -> QSize:
        width = 2 * PADDING + self._words_width()
        if self._counted:
            width += GAP + 1 + self._count_width()
        if self._icon_name:
            width += self._theme.px(ICON) + GAP
        return QSize(width, self._theme.px(Height.CHIP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        theme, tokens = self._theme, self._theme.tokens
        rect = QRectF(self.rect())
        self._paint_body(painter, rect)
        row = painting.Row(rect.adjusted(PADDING, 0, -PADDING, 0), self.layoutDirection())
        if self._icon_name:
            side = theme.px(ICON)
            tint = tokens.tone(self._tone).text
            place = row.lead(side, GAP)
            painting.icon(painter, theme, place, name=self._icon_name, tint=tint, size=side)
        chosen = self.isChecked()
        place = row.trail(self._count_width())
        ink = theme.colour("accent_text" if chosen else "text")
        quiet = theme.colour("accent_text" if chosen else "text3")
        painting.words(painter, row.rest, self.label, font=theme.font("label"), ink=ink)
        font = theme.font("caption", weight=600, numbers=True)
        painting.words(painter, place, self._count_text(), font=font, ink=quiet)
        if self.shows_focus:
            painting.focus_ring(painter, rect, Radius.CONTROL, tokens)

    def _paint_body(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self._theme.tokens
        fill, line, width = tokens.raised, tokens.line2, 1.0
        if self.isChecked():
            fill, line, width = tokens.accent_soft, tokens.accent, 1.5
        elif self.isDown():
            fill = tokens.pressed
        elif self.underMouse():
            fill = tokens.hover
        painting.fill_round(painter, rect, Radius.CONTROL, fill, line=line, width=width)

    def _count_text(self) -> str:
        if not self._counted:
            return ""
        return "–" if self._count is None else QLocale().toString(self._count)

    def _count_width(self) -> int:
        metrics = self._theme.fonts.metrics("caption", weight=600, numbers=True)
        return int(metrics.horizontalAdvance(self._count_text())) + 1

    def _words_width(self) -> int:
        return painting.text_width(self._theme, self.label, "label") + 1

    def _tell(self) -> None:
        """Keep the accessible name in step: "Needs attention, 18, selected"."""
        count = self.tr("not counted yet") if self._count is None else self._count_text()
        parts = [self.label, count] if self._counted else [self.label]
        if self.isChecked():
            parts.append(self.tr("selected"))
        self.setAccessibleName(", ".join(parts))


class ChipGroup(QWidget):
    """A row of chips of which exactly one is chosen; it wraps where it is too long."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        # Not `buttonClicked`: who reads the screen toggles a chip without a click.
        self._group.buttonToggled.connect(self._follow)
        self._flow = Flow(self, gap=8)

    def add(
        self,
        key: str,
        text: str,
        *,
        icon: str | None = None,
        tone: str = "mute",
        count: int | None = None,
        counted: bool = True,
    ) -> Chip:
        """Add a chip at the end; the first one is chosen."""
        chip = Chip(
            self._theme, text, icon=icon, tone=tone, count=count, counted=counted, parent=self
        )
        self._chips[key] = chip
        self._group.addButton(chip)
        self._flow.addWidget(chip)
        if len(self._chips) == 1:
            self.set_current(key)
        return chip

    @property
    def current(self) -> str:
        """The key of the chosen chip, or nothing while there are none."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def chip(self, key: str) -> Chip:
        """Return a chip; raises KeyError for an unknown key."""
        return self._chips[key]

    def set_current(self, key: str) -> None:
        """Choose a chip without saying so: for what the view model has decided."""
        with QSignalBlocker(self._group):
            self._chips[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        self._chips[key].set_count(count)

    def _follow(self, _chip: Chip, on: bool) -> None:  # noqa: FBT001 - the shape of buttonToggled
        if on:
            self.chosen.emit(self.current)
