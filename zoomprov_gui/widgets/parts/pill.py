"""The status pill: an icon, words and a tone, which say the same three times."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Height, Radius, Tone

ICON = 14
PADDING = 8
GAP = 5


def pill_width(theme: Theme, text: str, *, bare: bool = False) -> int:
    """Return the width a pill needs for its words; `bare` is one without an icon."""
    words = painting.text_width(theme, text, "pill")
    return (0 if bare else theme.px(ICON) + GAP) + words + 2 * PADDING + 2


def paint_pill(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    *,
    icon: str,
    text: str,
    tone: str,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Paint a pill into a rectangle; words that do not fit are shortened."""
    colours = theme.tokens.tone(tone)
    border = theme.tokens.tone_border
    painting.fill_round(painter, rect, Radius.PILL, colours.soft, line=colours.line, width=border)
    row = painting.Row(rect.adjusted(PADDING, 0, -PADDING, 0), direction)
    if icon:
        side = theme.px(ICON)
        painting.icon(painter, theme, row.lead(side, GAP), name=icon, tint=colours.text, size=side)
    shown = painting.shortened(theme, text, row.rest.width(), "pill")
    ink = colour(colours.text)
    painting.words(painter, row.rest, shown, font=theme.font("pill"), ink=ink)


class StatusPill(QLabel):
    """A pill as a widget; its words are its accessible name, and an icon of `""` is none."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str,
        tone: str = Tone.MUTE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._tone = Tone(tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme.changed.connect(self.updateGeometry)

    def set_state(self, text: str, *, icon: str, tone: str) -> None:
        """Say something else."""
        self._icon = icon
        self._tone = Tone(tone)
        self.setText(text)
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = self.width() < self.sizeHint().width()
        self.setToolTip(self.text() if short else "")

    def sizeHint(self) -> QSize:
        width = pill_width(self._theme, self.text(), bare=not self._icon)
        return QSize(width, self._theme.px(Height.PILL))

    def minimumSizeHint(self) -> QSize:
        least = painting.text_width(self._theme, "MMM…", "pill")
        least += self._theme.px(ICON) + GAP + 2 * PADDING + 2
        return QSize(min(least, self.sizeHint().width()), self._theme.px(Height.PILL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_pill(
            painting.painter_for(self),
            self._theme,
            self.rect().toRectF(),
            icon=self._icon,
            text=self.text(),
            tone=self._tone,
            direction=self.layoutDirection(),
        )
