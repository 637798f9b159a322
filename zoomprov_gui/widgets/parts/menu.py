"""Menus in the app's look."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from zoomprov_gui.widgets.parts.corners import cut_corners
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Radius


class Menu(QMenu):
    """A rounded menu; show it with `popup`."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title.replace("&", "&&"), parent)
        self._theme = theme
        self._writing: dict[QAction, str] = {}
        # The corners outside the rounded border are nothing: else they are squares of the palette.
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setToolTipsVisible(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut_corners(self, Radius.INSET)

    def add_command(
        self,
        text: str,
        *,
        icon: str | None = None,
        ink: str = "text2",
        why_not: str = "",
        writes: bool = False,
    ) -> QAction:
        """Add a line; `why_not` greys it and is told in its tool tip.

        One that `writes` changes something, and is off while the menu is held back.
        """
        action = QAction(text.replace("&", "&&"), self)
        if icon is not None:
            action.setIcon(self._theme.icons.icon(icon, ink))
        if why_not:
            action.setEnabled(False)
            action.setToolTip(why_not)
        if writes:
            self._writing[action] = why_not
        self.addAction(action)
        return action

    def hold_back(self, why: str) -> None:
        """Keep off what writes for this reason, which it tells; `""` lets go."""
        for action, why_not in self._writing.items():
            action.setEnabled(not (why or why_not))
            action.setToolTip(why or why_not)
