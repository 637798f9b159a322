"""The sidebar: the company, its pages, and whether both sides answer."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.domain.people import Service
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.connection import ConnectionCard
from zoomprov_gui.widgets.parts.navigation import NavItem, SidebarHeader
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone, Width


class Sidebar(Panel):
    """Shows one session.

    `page_wanted` carries the key of a page; `companies_wanted` the header, under which the choice
    of companies opens.
    """

    page_wanted = Signal(str)
    companies_wanted = Signal(QWidget)
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
        self.setup = NavItem(theme, self.tr("Setup"), icon="list-checks")
        self.people = NavItem(theme, self.tr("People"), icon="users-round")
        self.groups = NavItem(theme, self.tr("Groups"), icon="layers")
        self.history = NavItem(theme, self.tr("History"), icon="history")
        self.items = {
            "setup": self.setup,
            "people": self.people,
            "groups": self.groups,
            "history": self.history,
        }
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
        for item in (*self.items.values(), self.settings):
            item.set_compact(compact=compact)
        self.header.set_compact(compact=compact)
        self.card.setVisible(not compact)
        self._resize()

    def set_page(self, key: str) -> None:
        """Mark the page that is shown."""
        for name, item in self.items.items():
            with QSignalBlocker(item):
                item.setChecked(name == key)

    def refresh(self) -> None:
        """Show the company and its connections as they are at this moment."""
        name = self._session.name or self.tr("Opening…")
        self.header.set_company(name, "Okta → Zoom")
        self._show_badges()
        for service in Service:
            line = self._session.connection(service)
            self.card.set_side(service.name, line.text or self.tr("not read yet"), tone=line.tone)

    def _show_badges(self) -> None:
        confirmed, count = self._session.confirmed, self._session.attention
        if confirmed is not None:
            told = self.tr("%1 of %2 confirmed")
            for number, value in enumerate(confirmed, 1):
                told = told.replace(f"%{number}", str(value))
            self.setup.set_badge(" / ".join(map(str, confirmed)), name=told)
        told = (
            self.tr("1 needs attention")
            if count == 1
            else self.tr("%n need attention", "", count or 0)
        )
        self.people.set_badge(f"{count:,}" if count else "", tone=Tone.BAD, name=told)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(2)
        column.addWidget(self.header)
        column.addSpacing(10)
        for item in self.items.values():
            column.addWidget(item)
        column.addStretch()
        column.addWidget(self.card)
        column.addSpacing(8)
        column.addWidget(self.settings)

    def _connect(self) -> None:
        for key, item in self.items.items():
            # Not `clicked`: who reads the screen toggles an item without a click.
            item.toggled.connect(lambda _on, key=key: self.page_wanted.emit(key))
        self.header.clicked.connect(lambda: self.companies_wanted.emit(self.header))
        self.settings.clicked.connect(self.settings_wanted)
        self._session.changed.connect(self.refresh)
        self._theme.changed.connect(self._resize)

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(Width.SIDEBAR_RAIL if self._compact else Width.SIDEBAR))
