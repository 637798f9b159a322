"""The top bar: which page this is, whether everything is read-only, and how fresh everything is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.connection import LivePill
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.pill import StatusPill
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Height


class TopBar(Panel):
    """Shows one session. `asked`: somebody wants to know how fresh both sides are."""

    asked = Signal(QWidget)

    def __init__(
        self, theme: Theme, session: SessionViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__("topbar", parent)
        self._theme = theme
        self._session = session
        self.setAccessibleName(self.tr("Top bar"))
        self.title = Label(theme, style="title")
        self.read_only = StatusPill(theme, self.tr("Read-only"), icon="lock", tone="wait")
        self.live = LivePill(theme)
        self.live.setAccessibleDescription(self.tr("Press to see when each side was read"))
        self.live.clicked.connect(lambda: self.asked.emit(self.live))
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 24, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addStretch()
        row.addWidget(self.read_only)
        row.addWidget(self.live)
        session.changed.connect(self.refresh)
        theme.changed.connect(self._resize)
        self.refresh()
        self._resize()

    def refresh(self) -> None:
        """Show the session as it is at this moment."""
        line = self._session.pill
        self.live.set_state(line.text, tone=line.tone)
        self.read_only.setVisible(self._session.read_only)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(Height.TOP_BAR))
