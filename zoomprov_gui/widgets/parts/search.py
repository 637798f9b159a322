"""Where one types to find something: the filter of a table, and the box of the top bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from zoomprov_gui.widgets.parts.keycap import keycap_size, paint_keycap
from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Height, Radius


class SearchField(QLineEdit):
    """A line with a magnifier, and a cross while it holds something; Esc empties it."""

    def __init__(self, theme: Theme, hint: str, parent: QWidget | None = None) -> None:
        """`hint` is what may be typed; it is also the accessible name."""
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        magnifier = QAction(theme.icons.icon("search", "text3"), hint, self)
        self.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(theme.icons.icon("x"), self.tr("Clear"), self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._offer_clear)
        self._refresh()
        theme.changed.connect(self._refresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _offer_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _refresh(self) -> None:
        self.setFont(self._theme.font())


class CommandBox(PaintedButton):
    """Looks like a search field and opens the command palette; shows the keys that do the same."""

    def __init__(
        self, theme: Theme, text: str, keys: QKeySequence, parent: QWidget | None = None
    ) -> None:
        self._keys = keys.toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__(theme, text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._keys)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(286), self._theme.px(Height.CHIP))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(Height.CHIP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        theme, tokens = self._theme, self._theme.tokens
        rect = QRectF(self.rect())
        fill = tokens.hover if self.underMouse() else tokens.raised
        painting.fill_round(painter, rect, Radius.CONTROL, fill, line=tokens.line2)
        row = painting.Row(rect.adjusted(10, 0, -7, 0), self.layoutDirection())
        side = theme.px(16)
        place = row.lead(side, 8)
        painting.icon(painter, theme, place, name="search", tint=tokens.text2, size=side)
        cap = keycap_size(theme, self._keys)
        place = row.trail(cap.width(), 8)
        top = round(place.center().y() - cap.height() / 2)
        paint_keycap(
            painter, theme, QRectF(place.left(), top, cap.width(), cap.height()), self._keys
        )
        shown = painting.shortened(theme, self.label, row.rest.width(), "body")
        ink = theme.colour("text3")
        painting.words(painter, row.rest, shown, font=theme.font("body"), ink=ink)
        if self.shows_focus:
            painting.focus_ring(painter, rect, Radius.CONTROL, tokens)
