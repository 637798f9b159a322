"""A part of a dialog or page that scrolls only where the window is too low for all of it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.label import Label, Paragraph

LEAST = 150  # px that stay visible of it


class Fitting(QScrollArea):
    """As high as what is in it, if there is room; fill `column`.

    Where it scrolls it ends below a whole line of what is seen at first.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = self._content = QWidget()
        content.setProperty("surface", "clear")
        content.setAutoFillBackground(False)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 320)
        return QSize(width, self._height_at(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(LEAST, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the content has."""
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._follow()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._follow()
        super().resizeEvent(event)

    def _follow(self) -> None:
        """Have a scroll bar only where it is needed.

        Left to itself a bar stays that was needed once: beside it words take another line, for
        which it is needed again.
        """
        fits = self._height_at(self.width()) <= self.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        policy = policy if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if policy is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        self.column.activate()
        below = 0 if fits else self.height() - self._whole_lines()
        if below != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, below)

    def _whole_lines(self) -> int:
        """Return the height, at most its own, that cuts no line through, in px."""
        ends = [self.height()]
        for part in self._content.findChildren(Label):
            top = part.mapTo(self._content, QPoint()).y()
            if part.isVisible() and top < self.height() < top + part.height():
                line = part.line_height if isinstance(part, Paragraph) else part.height()
                ends.append(top + (self.height() - top) // line * line)
        return min(ends)

    def _height_at(self, width: int) -> int:
        layout = self.column
        return (
            layout.heightForWidth(width)
            if layout.hasHeightForWidth()
            else (layout.sizeHint().height())
        )
