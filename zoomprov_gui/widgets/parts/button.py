"""Buttons: their bodies come from the style sheet, words and icons are painted on top."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.style import BUTTONS
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Height, Radius

HEIGHTS: Final = {"s": Height.BUTTON_SMALL, "m": Height.BUTTON, "l": Height.BUTTON_LARGE}
PADDING: Final = {"s": 10, "m": 14, "l": 18}
INKS: Final = {
    "primary": ("on_accent", "on_accent"),
    "default": ("text", "text2"),
    "ghost": ("text2", "text2"),
    "danger": ("on_accent", "on_accent"),
    "link": ("accent_text", "accent_text"),
    "inverse": ("inverse_text", "inverse_text"),
}
GAP: Final = 7


class Button(PaintedButton):
    """A button of one of the variants primary, default, ghost, danger, link, inverse.

    Without text it is a square around its icon, and needs a `name` for screen readers, which is
    also its tool tip. `trailing` is an icon after the words, such as the arrow of a menu.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        icon: str | None = None,
        variant: str = "default",
        size: str = "m",
        trailing: str | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Take the words as they are.

        Raises ValueError for an unknown variant or size, and for a button without any name.
        """
        if variant not in BUTTONS or size not in HEIGHTS:
            raise ValueError(f"no button of variant {variant!r} and size {size!r}")
        if not (text or name):
            raise ValueError("a button with neither text nor name cannot be told to anyone")
        self._icon_name = icon
        self._trailing = trailing
        super().__init__(theme, text, parent)
        self.setProperty("variant", variant)
        self.setProperty("btnSize", size)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if name:
            self.setAccessibleName(name)
            self.setToolTip("" if text else name)

    @property
    def variant(self) -> str:
        return str(self.property("variant"))

    def set_variant(self, variant: str) -> None:
        """Make it another button: primary once a step is confirmed, for instance."""
        if variant not in BUTTONS:
            raise ValueError(f"no button of variant {variant!r}")
        if variant == self.variant:
            return
        self.setProperty("variant", variant)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon before the words, or none."""
        self._icon_name = icon
        self._refresh()

    def sizeHint(self) -> QSize:
        size = str(self.property("btnSize") or "m")
        height = self._theme.px(HEIGHTS[size])
        widths = (self._lead_width(), self._words_width(), self._trail_width())
        shown = [width for width in widths if width]
        if not self.label:
            return QSize(max(height, sum(shown)), height)
        return QSize(sum(shown) + GAP * (len(shown) - 1) + 2 * self._padding(), height)

    def width_with(self, words: str) -> int:
        """Return how wide a button that has words would be with these."""
        return self.sizeHint().width() - self._words_width() + self._width_of(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        bevel = QStyle.ControlElement.CE_PushButtonBevel
        self.style().drawControl(bevel, option, painter, self)
        ink, icon_ink = INKS[self.variant] if self.isEnabled() else ("disabled", "disabled")
        self._paint_content(painter, ink, self._theme.tokens.ink(icon_ink))
        if self.shows_focus:
            rect = QRectF(self.rect())
            painting.focus_ring(painter, rect, Radius.CONTROL, self._theme.tokens)

    def _paint_content(self, painter: QPainter, ink: str, tint: str) -> None:
        theme = self._theme
        if self._icon_name and not self.label:
            side, whole = self._lead_width(), QRectF(self.rect())
            painting.icon(painter, theme, whole, name=self._icon_name, tint=tint, size=side)
            return
        spare = max(0.0, (self.width() - self.sizeHint().width()) / 2) + self._padding()
        whole = QRectF(self.rect()).adjusted(spare, 0, -spare, 0)
        row = painting.Row(whole, self.layoutDirection())
        if self._icon_name:
            side = self._lead_width()
            place = row.lead(side, GAP)
            painting.icon(painter, theme, place, name=self._icon_name, tint=tint, size=side)
        if self._trailing:
            side = self._trail_width()
            place = row.trail(side, GAP)
            painting.icon(painter, theme, place, name=self._trailing, tint=tint, size=side)
        font = theme.font("label", weight=self._weight())
        place, align = row.rest, painting.CENTRE
        painting.words(painter, place, self.label, font=font, ink=theme.colour(ink), align=align)

    def _weight(self) -> int:
        return 600 if self.variant in {"primary", "danger"} else 500

    def _padding(self) -> int:
        size = str(self.property("btnSize") or "m")
        return 2 if self.variant == "link" else self._theme.px(PADDING[size])

    def _lead_width(self) -> int:
        return self._theme.px(16) if self._icon_name else 0

    def _trail_width(self) -> int:
        return self._theme.px(14) if self._trailing and self.label else 0

    def _words_width(self) -> int:
        return self._width_of(self.label) if self.label else 0

    def _width_of(self, words: str) -> int:
        return painting.text_width(self._theme, words, "label", self._weight()) + 1
