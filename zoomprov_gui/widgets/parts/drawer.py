"""The frame at the right of a page that tells about one person without leaving the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from zoomprov_gui.widgets.parts.avatar import Avatar
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Elided
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Width


class Drawer(Panel):
    """A header, a body that scrolls, and a foot that stays; Esc and the cross close it.

    Put what is told into `body`, a column with a stretch at its end, and what is always in reach
    into `foot`.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._theme = theme
        self.avatar = Avatar(theme, size=40)
        self._title = Elided(theme, style="h3")
        self._subtitle = Elided(theme, style="small", ink="text3")
        self.close_button = Button(theme, icon="x", variant="ghost", name=self.tr("Close details"))
        self.close_button.clicked.connect(self.closed)
        self._about = ("", "")
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        self._scroll = self._scroller()
        column.addWidget(self._scroll, 1)
        self.foot.setContentsMargins(12, 6, 12, 12)
        column.addLayout(self.foot)
        # As high as what it stands beside: its body scrolls.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def title(self) -> str:
        return self._title.text()

    def set_head(self, title: str, subtitle: str, *, key: str = "") -> None:
        """Name whom it is about, the top first; `key` picks the tone of the initials."""
        if (title, key) != self._about:
            self._about = (title, key)
            self._scroll.verticalScrollBar().setValue(0)
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self.avatar.set_person(title, key=key)
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _header(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addStretch()
        names.addWidget(self._title)
        names.addWidget(self._subtitle)
        names.addStretch()
        row = QHBoxLayout()
        row.setContentsMargins(18, 14, 14, 10)
        row.setSpacing(12)
        row.addWidget(self.avatar)
        row.addLayout(names, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _scroller(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("surface", "clear")
        self.body.setContentsMargins(18, 0, 14, 12)
        self.body.setSpacing(14)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self.body)
        inner.addStretch()
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.viewport().setAutoFillBackground(False)
        scroller.setWidget(content)
        content.setAutoFillBackground(False)
        return scroller

    def _refresh(self) -> None:
        self.setFixedWidth(self._theme.px(Width.DRAWER))
