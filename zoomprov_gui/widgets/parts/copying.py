"""What is pasted elsewhere: values shown with the button that copies them, and rows of a table."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme

COPIED = 2000  # ms that the button says so


def copy_rows(text: str, html: str) -> None:
    """Put rows on the clipboard: a table for who can paste one, else text between tabs."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def copy_as(
    form: str,
    *,
    rows: Callable[[], tuple[str, str]],
    csv: Callable[[], str],
    told: Callable[[], str],
) -> None:
    """Put what is chosen in a list on the clipboard: as its rows, as CSV, or as it is told."""
    if form == "rows":
        copy_rows(*rows())
    else:
        QGuiApplication.clipboard().setText(csv() if form == "csv" else told())


class CopyButton(Button):
    """Copies one text, and says for a moment that it did. Never given a secret."""

    def __init__(
        self, theme: Theme, what: str, *, words: str = "", parent: QWidget | None = None
    ) -> None:
        """Take the name of what is copied, for screen readers: "Copy redirect address"."""
        self._words = words
        super().__init__(
            theme, words or self.tr("Copy"), icon="copy", variant="ghost", size="s", parent=parent
        )
        self._text = ""
        self.setAccessibleName(self.tr("Copy %1").replace("%1", what))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(COPIED)
        self._again.timeout.connect(lambda: self.set_label(self._words or self.tr("Copy")))
        self.clicked.connect(self._copy)

    def set_copied(self, text: str) -> None:
        """Give what is copied from now on."""
        self._text = text

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.set_label(self.tr("Copied"))
        announce(self, self.tr("Copied"))
        self._again.start()


class CopyLine(QWidget):
    """A name, a value in the letters of a machine, and the button that copies it.

    The value may be several lines: then they are copied as one block. `unbroken`: it has no
    blanks to break its lines at, and can then be copied with the button alone.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str = "",
        *,
        unbroken: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = Label(theme, name, style="caption", ink="text2")
        self.value = Paragraph(theme, style="mono") if unbroken else _selectable(theme)
        if unbroken:
            self.value.setMinimumWidth(1)  # or its longest word would be the least
        self.value.setAccessibleName(name)
        self.copy = CopyButton(theme, name)
        box = Panel("inset")
        row = QHBoxLayout(box)
        row.setContentsMargins(10, 5, 5, 5)
        row.setSpacing(8)
        row.addWidget(self.value, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(box)
        self.set_value(text)

    def set_value(self, text: str) -> None:
        """Show and copy another value."""
        self.value.setText(text)
        self.copy.set_copied(text)


def _selectable(theme: Theme) -> Label:
    label = Label(theme, style="mono")
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
