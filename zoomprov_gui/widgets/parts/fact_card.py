"""The verdict in full sentences, tinted by its tone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.label import Glyph, Paragraph
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone


class FactCard(QFrame):
    """An icon and a title in the tone, and below it what is so and why."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        text: str = "",
        *,
        icon: str = "info",
        tone: str = Tone.MUTE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._glyph = Glyph(theme, icon, size=18)
        self._title = Paragraph(theme, style="h3")
        self._text = Paragraph(theme)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 11, 15, 13)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._text)
        self.set_fact(title, text, icon=icon, tone=tone)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def text(self) -> str:
        return self._text.text()

    def set_fact(self, title: str, text: str, *, icon: str, tone: str) -> None:
        """Tell another verdict."""
        tone = Tone(tone)
        self._glyph.set_icon(icon, tone)
        self._title.setText(title)
        self._title.set_ink(tone)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setProperty("tone", str(tone))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(f"{title}. {text}")
