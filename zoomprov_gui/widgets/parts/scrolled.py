"""Content that scrolls up and down where the window is too low for it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from zoomprov_gui.widgets.parts.panel import Panel

MARGIN = 24  # px around what is brought into sight
SETTLES = (0, 60, 240, 600)  # ms after which words have wrapped, on a new page as well


class Scrolled(QScrollArea):
    """A column on the page's own ground: lay it out in `content`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = Panel("app")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.content)

    def show_top(self) -> None:
        """Go back to the beginning."""
        self.verticalScrollBar().setValue(0)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget that has just appeared, once it has its place."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        # Again after words that wrap have found their height.
        for pause in SETTLES:
            QTimer.singleShot(pause, area, lambda: area.ensureWidgetVisible(widget, 0, MARGIN))
