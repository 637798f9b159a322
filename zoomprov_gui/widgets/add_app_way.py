"""Adding the Zoom app where Zoom does not tell its own address: somebody names it first."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from zoomprov_gui.domain.setup import Change
from zoomprov_gui.domain.setup_changes import with_subdomain
from zoomprov_gui.viewmodels.setup import SetupViewModel
from zoomprov_gui.viewmodels.setup_view import diff_lines
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.do_cards import DoItForMe
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.theme.theme import Theme


class AddAppWay(QObject):
    """A field for the address, and the button that is there once it says one."""

    def __init__(self, theme: Theme, model: SetupViewModel, card: DoItForMe, page: QWidget) -> None:
        super().__init__(page)
        self._model = model
        self._card = card
        self._change: Change | None = None
        self.widget = QWidget()
        self.field = QLineEdit()
        self.field.setPlaceholderText("acme.zoom.us")
        label = Label(theme, self.tr("Your own address at Zoom"), style="label")
        label.setBuddy(self.field)
        self.field.setAccessibleName(label.text())
        self.send = Button(theme, "-", variant="primary", size="l")
        row = QHBoxLayout()
        row.addWidget(self.send)
        row.addStretch()
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addLayout(row)
        self.field.textChanged.connect(lambda _text: self._show())
        self.field.returnPressed.connect(self._send)
        self.send.clicked.connect(self._send)

    @property
    def busy(self) -> str:
        """What must not be broken off is told for every change of a setting alike."""
        return ""

    def stop_writing(self) -> None:
        """Send nothing further: adding an app is one request."""

    def show_change(self, change: Change, _why_not: str) -> None:
        """Show what would be added, or why it cannot be; the reason may go once it is named."""
        self._change = change
        self._show()

    def _show(self) -> None:
        change = self._named()
        if change is None:
            return
        note = f"{change.wont} {change.undo}".strip()
        why_not = self._model.doing.why_not(change)
        self._card.set_change(change.text, diff_lines(change.lines), note, why_not)
        running = self._model.doing.running
        words = self.tr("Changing, then reading it back…")
        self.send.set_label(words if running else change.button)
        named = bool(dict(change.values).get("subdomain"))
        self.send.setEnabled(named and not running and not why_not)

    def _named(self) -> Change | None:
        """Return the change with the address as it was typed so far."""
        return self._change and with_subdomain(self._change, self.field.text().strip())

    def _send(self) -> None:
        change = self._named()
        if change is not None and self.send.isEnabled():
            self._model.doing.start(change)
