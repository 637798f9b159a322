"""Nothing to show, said in one line, one sentence and one action."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Glyph, Paragraph
from zoomprov_gui.widgets.theme.theme import Theme


class EmptyState(QWidget):
    """Stands in the middle of where the content would be."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        text: str = "",
        *,
        icon: str = "search-x",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._glyph = Glyph(theme, icon, ink="text3", size=40)
        self._title = Paragraph(theme, style="h3")
        self._text = Paragraph(theme, ink="text2")
        self._buttons = QHBoxLayout()
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        centred = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(self._glyph, 0, centred)
        column.addSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addLayout(self._buttons)
        column.addStretch(3)
        self.set_content(title, text, icon=icon)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def text(self) -> str:
        return self._text.text()

    def set_content(self, title: str, text: str, *, icon: str) -> None:
        """Say something else."""
        self._glyph.set_icon(icon)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}")

    def set_action(self, text: str, *, icon: str | None = None, variant: str = "default") -> Button:
        """Give it its one action, in place of the one before."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        button = Button(self._theme, text, icon=icon, variant=variant, parent=self)
        self._buttons.addStretch()
        self._buttons.addWidget(button)
        self._buttons.addStretch()
        return button
