"""Menus in the app's look, whose lines all can be reached by the arrow keys.

Qt passes over a line that is off; but why it is off stands there alone.
"""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QToolTip,
    QWidget,
)

from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.corners import cut_corners
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Radius


class _StoppingEverywhere(QProxyStyle):
    """Fusion, but a line that is off can be the current one; pressing it does nothing."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled:
            return 1
        return super().styleHint(hint, option, widget, returned)


@cache
def _stopping_everywhere() -> QStyle:
    """Return the style of all menus: the application's own, so that it outlives each of them."""
    style = _StoppingEverywhere("Fusion")
    style.setParent(QApplication.instance())
    return style


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
        self.setStyle(_stopping_everywhere())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut_corners(self, Radius.INSET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.activeAction()
        super().keyPressEvent(event)
        line = self.activeAction()
        if line is not before and self.isVisible():
            self._tell_why_not(line)

    def _tell_why_not(self, line: QAction | None) -> None:
        """Show beside a line that is off why it is, as the pointer would, and have it said."""
        if line is None or line.isEnabled() or not line.toolTip():
            QToolTip.hideText()
            return
        beside = self.mapToGlobal(self.actionGeometry(line).bottomLeft())
        QToolTip.showText(beside, line.toolTip(), self)
        announce(self, line.toolTip())

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
