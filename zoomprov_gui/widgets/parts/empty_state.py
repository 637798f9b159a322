"""Nothing to show, said in one line, one sentence and one action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Glyph, Paragraph
from zoomprov_gui.widgets.theme.theme import Theme


class EmptyState(QWidget):
    """Stands in the middle of where the content would be. `acted`: its action was pressed."""

    acted = Signal()

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
        self._glyph = Glyph(theme, icon, ink="text3", size=40)
        self._title = Paragraph(theme, style="h3")
        self._text = Paragraph(theme, ink="text2")
        self._button = Button(theme, " ")
        self._button.clicked.connect(self.acted)
        self._button.hide()
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
        column.addWidget(self._button, 0, centred)
        column.addStretch(3)
        self.set_content(title, text, icon=icon)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def action(self) -> Button:
        """The button of its action; hidden where it has none."""
        return self._button

    def set_content(self, title: str, text: str, *, icon: str) -> None:
        """Say something else."""
        self._glyph.set_icon(icon)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}")

    def set_action(self, text: str) -> None:
        """Give it its one action, `""` for none; one with the same words keeps the keyboard."""
        self._button.setVisible(bool(text))
        if text:
            self._button.set_label(text)

    def take_focus(self) -> None:
        """Take the keyboard: to the action, or where there is none to the place as such."""
        part = self if self._button.isHidden() else self._button
        part.setFocus(Qt.FocusReason.OtherFocusReason)


def focus_list(view: QWidget, empty: EmptyState) -> None:
    """Put the keyboard on a list, or on what stands in its place."""
    if empty.isHidden():
        view.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        empty.take_focus()
