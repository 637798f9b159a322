"""The line under a table: how many are shown, when each side answered, when it is asked next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.domain.people import Service
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Elided, Label
from zoomprov_gui.widgets.parts.rows import StatusNote
from zoomprov_gui.widgets.theme.theme import Theme


class PageFooter(QWidget):
    """Shows counts and one session. `order_wanted`: changes that wait are to be sorted in."""

    order_wanted = Signal()

    def __init__(
        self, theme: Theme, session: SessionViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self.count = Elided(theme, style="small", ink="text3")
        self.order = Button(theme, "…", variant="link", size="s")
        self.order.clicked.connect(self.order_wanted)
        self.order.hide()
        self.notes = {service: StatusNote(theme) for service in Service}
        self.next = Label(theme, style="small", ink="text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(20)
        row.addWidget(self.count)
        row.addWidget(self.order)
        row.addStretch()
        for note in self.notes.values():
            row.addWidget(note)
        row.addWidget(self.next)
        theme.changed.connect(self._fit)
        session.changed.connect(self.refresh)
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(36))

    def refresh(self) -> None:
        """Show the session as it is at this moment."""
        for service, note in self.notes.items():
            line = self._session.footer(service)
            loud = line.tone not in {"ok", "wait"}
            note.set_state(line.text, icon=line.icon, tone=line.tone, loud=loud)
        self.next.setText(self._session.next_words)
        self.next.setVisible(bool(self._session.next_words))

    def show_waiting(self, changes: int) -> None:
        """Offer to sort in changes that wait because the pointer is over the table."""
        one = self.tr("1 change – Update order")
        self.order.set_label(
            one if changes == 1 else self.tr("%n changes – Update order", "", changes)
        )
        self.order.setVisible(changes > 0)
