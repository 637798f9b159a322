"""The sidebar: the company, its pages, and whether both sides answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.domain.people import Service
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.connection import ConnectionCard
from zoomprov_gui.widgets.parts.navigation import NavItem, SidebarHeader
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone, Width


class Sidebar(Panel):
    """Shows one session. `asked`: somebody wants to know how fresh both sides are."""

    asked = Signal(QWidget)
    settings_wanted = Signal()

    def __init__(
        self, theme: Theme, session: SessionViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__("sidebar", parent)
        self._theme = theme
        self._session = session
        self._compact = False
        self.setAccessibleName(self.tr("Sidebar"))
        self.header = SidebarHeader(theme)
        self.people = NavItem(theme, self.tr("People"), icon="users-round")
        self.settings = NavItem(theme, self.tr("Settings"), icon="settings", checkable=False)
        self.card = ConnectionCard(theme, {s.name: s.value for s in Service})
        self._lay_out()
        self._connect()
        self.refresh()
        self._resize()

    @property
    def compact(self) -> bool:
        """Whether only the icons show."""
        return self._compact

    def set_compact(self, *, compact: bool) -> None:
        """Show only the icons, or everything."""
        self._compact = compact
        for item in (self.people, self.settings):
            item.set_compact(compact=compact)
        self.header.set_compact(compact=compact)
        self.card.setVisible(not compact)
        self._resize()

    def refresh(self) -> None:
        """Show the company and its connections as they are at this moment."""
        name = self._session.name or self.tr("Opening…")
        self.header.set_company(name, "Okta → Zoom")
        count = self._session.attention
        told = (
            self.tr("1 needs attention")
            if count == 1
            else self.tr("%n need attention", "", count or 0)
        )
        self.people.set_badge(f"{count:,}" if count else "", tone=Tone.BAD, name=told)
        for service in Service:
            line = self._session.connection(service)
            self.card.set_side(service.name, line.text or self.tr("not read yet"), tone=line.tone)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(2)
        column.addWidget(self.header)
        column.addSpacing(10)
        column.addWidget(self.people)
        column.addStretch()
        column.addWidget(self.card)
        column.addSpacing(8)
        column.addWidget(self.settings)

    def _connect(self) -> None:
        self.people.setChecked(True)
        self.people.clicked.connect(lambda: self.people.setChecked(True))
        self.header.clicked.connect(lambda: self.asked.emit(self.header))
        self.settings.clicked.connect(self.settings_wanted)
        self._session.changed.connect(self.refresh)
        self._theme.changed.connect(self._resize)

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(Width.SIDEBAR_RAIL if self._compact else Width.SIDEBAR))
