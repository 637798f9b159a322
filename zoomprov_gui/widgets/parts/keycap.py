"""Keys as they are written on this system: ⌘K on a Mac, Ctrl K elsewhere."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme

HEIGHT = 20
SINGLE = 24
RADIUS = 5


def shown_keys(keys: str) -> str:
    """Return native key text with air in place of its plus signs."""
    return keys.replace("+", " ")


def keycap_size(theme: Theme, keys: str) -> QSize:
    """Return the size of a cap; `keys` is QKeySequence's native text."""
    if len(keys) == 1:
        return QSize(theme.px(SINGLE), theme.px(HEIGHT))  # the same for 1 and 2, one below another
    width = painting.text_width(theme, shown_keys(keys), "tiny", 500) + 18
    return QSize(max(width, theme.px(HEIGHT)), theme.px(HEIGHT))


def paint_keycap(painter: QPainter, theme: Theme, rect: QRectF, keys: str) -> None:
    """Paint a cap that fills a rectangle."""
    tokens = theme.tokens
    painting.fill_round(painter, rect, RADIUS, tokens.sunken, line=tokens.line2)
    font, ink = theme.font("tiny", weight=500), theme.colour("text2")
    text = shown_keys(keys)
    painting.words(painter, rect, text, font=font, ink=ink, align=painting.CENTRE)


class Keycap(QLabel):
    """A key sequence as a widget; a screen reader says its keys."""

    def __init__(self, theme: Theme, keys: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(keys.toString(QKeySequence.SequenceFormat.NativeText))
        self._refresh()
        theme.changed.connect(self._refresh)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        paint_keycap(painter, self._theme, QRectF(self.rect()), self.text())

    def _refresh(self) -> None:
        self.setFixedSize(keycap_size(self._theme, self.text()))
