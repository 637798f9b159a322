"""The field for a secret: masked, shown while its eye is held, and emptied when it is taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.theme.theme import Theme

TOLD = 4  # characters at the end that may be shown of a secret that is kept
_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(QWidget):
    """A label, a masked line and an eye that shows it for as long as it is held.

    `take` hands the secret over and empties the line, so that the window holds it no longer than it
    has to; `read` leaves it there. `edited` tells that the line holds something else, `entered`
    that Return was pressed.
    """

    edited = Signal()
    entered = Signal()

    def __init__(
        self, theme: Theme, label: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = Label(theme, label, style="caption", ink="text2")
        self.line = QLineEdit()
        self.line.setProperty("inputSize", "l")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_HINTS)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(label)
        self.line.setMaxLength(8192)
        self._label.setBuddy(self.line)
        self.eye = Button(theme, icon="eye", variant="ghost", name=self.tr("Hold to show"))
        self.kept = Label(theme, style="small", ink="text3")
        self.kept.hide()
        self._lay_out()
        self.eye.pressed.connect(lambda: self._show(shown=True))
        self.eye.released.connect(lambda: self._show(shown=False))
        self.line.textEdited.connect(self.tell_edited)
        self.line.returnPressed.connect(self.entered)
        self._show(shown=False)
        self.setFocusProxy(self.line)

    @property
    def filled(self) -> bool:
        """Whether anything was typed or pasted."""
        return bool(self.line.text().strip())

    def take(self) -> str:
        """Return the secret, and empty the line."""
        text = self.read()
        self.empty()
        return text

    def read(self) -> str:
        """Return the secret without what pasting puts around and into it.

        It stays in the line, for where an attempt may have to be made again; whoever reads it
        empties the line once it was of use.
        """
        return "".join(self.line.text().split())

    def empty(self) -> None:
        """Forget what was typed; undo does not bring it back."""
        self.line.setText("")
        self._show(shown=False)

    def tell_kept(self, last: str) -> None:
        """Say that a secret is kept, by its last characters; `""` says that none is."""
        self.kept.setText(self.tr("Kept: ends in %1").replace("%1", last[-TOLD:]) if last else "")
        self.kept.setVisible(bool(last))

    def tell_edited(self) -> None:
        """Follow a text that was put in by the program."""
        self.eye.setVisible(self.filled)
        self.edited.emit()

    def _show(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown and self.filled else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.setVisible(self.filled)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self.kept)
