"""Naming the Zoom app that is meant, where Okta has several: each with its id and its state."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.setup_facts import ZoomApp
from zoomprov_gui.viewmodels.setup_offers import AppOffer, status_words
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.do_cards import clear
from zoomprov_gui.widgets.parts.label import Elided, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.pill import StatusPill
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone


class AppRow(Panel):
    """One app of Okta's, and the button that names it; the one in use has none."""

    def __init__(
        self, theme: Theme, app: ZoomApp, *, used: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("inset", parent)
        self.app = app
        words, icon, tone = status_words(app)
        label = app.label or "Zoom"
        self.use = Button(theme, self.tr("Use this app"))
        self.use.setAccessibleName(f"{self.use.label}: {label}, {app.app_id}, {words}")
        self.use.setVisible(not used)
        self.setAccessibleName(f"{label}, {app.app_id}, {words}")
        # Ids begin alike, so there has to be room for the whole of one.
        self.app_id = Elided(theme, app.app_id, style="small", ink="text2")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Elided(theme, label, style="label"), 1)
        head.addWidget(StatusPill(theme, words, icon=icon, tone=tone))
        if used:
            head.addWidget(StatusPill(theme, self.tr("In use"), icon="", tone=Tone.WAIT))
        foot.addWidget(self.app_id, 1)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(4)
        for row in (head, foot):
            row.setSpacing(8)
            column.addLayout(row)


class ChooseAppWay(QWidget):
    """Shows an AppOffer. `named` carries the id of the app that somebody chose."""

    named = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = Paragraph(theme, ink="text2")
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._offer: AppOffer | None = None
        self.rows: list[AppRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addLayout(self._column)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_offer(self, offer: AppOffer | None) -> None:
        """Show the apps; the rows stay, and the focus on them, while nothing about them changes."""
        self.setVisible(offer is not None)
        if offer is None or offer == self._offer:
            return
        self._offer = offer
        self._text.setText(offer.text)
        clear(self._column)
        self.rows = [AppRow(self._theme, app, used=app.app_id == offer.used) for app in offer.apps]
        for row in self.rows:
            row.use.clicked.connect(
                lambda _on=False, app_id=row.app.app_id: self.named.emit(app_id)
            )
            self._column.addWidget(row)
