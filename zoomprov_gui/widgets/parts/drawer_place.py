"""Where a page's drawer stands: beside its list where there is room, and else over it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Width


class DrawerPlace(QObject):
    """Places one drawer; `middle` holds the list, and the drawer while it pushes the list.

    A drawer that lies over the list follows it: a page is laid out last where it is shown again.
    """

    def __init__(self, theme: Theme, middle: QHBoxLayout, drawer: QWidget, area: QWidget) -> None:
        super().__init__(area)
        self._theme, self._middle, self._drawer, self._area = theme, middle, drawer, area
        self._overlaid = False
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._overlaid and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Let the drawer push the list where the window has room, and else lie over it."""
        overlaid = self._area.window().width() < self._theme.px(Width.RAIL_BELOW)
        if overlaid != self._overlaid:
            self._overlaid = overlaid
            if overlaid:
                self._middle.removeWidget(self._drawer)
            else:
                self._middle.addWidget(self._drawer)
        if overlaid:
            area = self._area.geometry()
            width = min(self._drawer.width(), area.width())
            left = area.left() if self._area.isRightToLeft() else area.right() - width + 1
            self._drawer.setGeometry(left, area.top(), width, area.height())
            self._drawer.raise_()
