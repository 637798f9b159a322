"""One page of the card that leads through connecting: title, sentence, body, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme

GAP = 12


class CardPage(QWidget):
    """A page of the card. What belongs to it is added to `body`; `back` is hidden at first.

    `first` is where the keyboard begins, None for the first field, or else button, on the page.
    """

    def __init__(
        self, theme: Theme, title: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Label(theme, title, style="h2")
        self.text = Paragraph(theme, text, ink="text2")
        self.text.setVisible(bool(text))
        self.back = Button(theme, self.tr("Back"), icon="arrow-left", variant="link", size="s")
        self.back.hide()
        self.first: QWidget | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(GAP - 4)
        column.addLayout(self.body)

    def set_text(self, text: str) -> None:
        """Say something else below the title."""
        self.text.setText(text)
        self.text.setVisible(bool(text))


class OrLine(QWidget):
    """A hairline with a word in its middle, between two ways to the same end."""

    def __init__(self, theme: Theme, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (Panel("hairline"), Label(theme, word, style="small", ink="text3")):
            row.addWidget(part, 1 if isinstance(part, Panel) else 0)
        row.addWidget(Panel("hairline"), 1)
