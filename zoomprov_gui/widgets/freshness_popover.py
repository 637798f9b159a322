"""How fresh each side is, in a small window at the live pill: who was read when, and how wholly."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.people import Service
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.connection import Dot
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme


class FreshnessPopover(QFrame):
    """Closes when one clicks elsewhere or presses Esc."""

    def __init__(self, theme: Theme, session: SessionViewModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._session = session
        self.setAccessibleName(self.tr("When each side was read"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows: dict[Service, tuple[Dot, Paragraph, Paragraph]] = {}
        self.next = Label(theme, style="small", ink="text3")
        self.check = Button(theme, self.tr("Check now"), icon="refresh-cw", size="s")
        self.check.clicked.connect(self.close)
        self._lay_out()
        session.changed.connect(self.refresh)
        self.refresh()

    def open_at(self, widget: QWidget) -> None:
        """Show it below a widget, inside the window."""
        self.adjustSize()
        window = widget.window().frameGeometry()
        below = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        left = min(below.x(), window.right() - self.width() - 12)
        top = min(below.y(), window.bottom() - self.height() - 12)
        self.move(max(left, window.left()), max(top, window.top()))
        self.show()
        self.check.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Show the session as it is at this moment."""
        for service, (dot, when, what) in self._rows.items():
            words, more = self._session.popover(service)
            dot.set_tone(self._session.footer(service).tone)
            when.setText(words)
            what.setText(more)
            what.setVisible(bool(more))
        self.next.setText(self._session.next_words)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Panel("card")
        outer.addWidget(card)
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(1, self._theme.px(250))
        for place, service in enumerate(Service):
            dot = Dot(self._theme)
            when = Paragraph(self._theme, style="small", ink="text2")
            what = Paragraph(self._theme, style="small", ink="text3")
            line = place * 4
            host = self._session.side(service).host
            title = f"{service.value} · {host}" if host else service.value
            grid.addWidget(dot, line, 0)
            grid.addWidget(Label(self._theme, title, style="strong"), line, 1)
            grid.addWidget(when, line + 1, 1)
            grid.addWidget(what, line + 2, 1)
            grid.setRowMinimumHeight(line + 3, 8)
            self._rows[service] = (dot, when, what)
        grid.addWidget(self.next, 9, 1)
        grid.addWidget(self.check, 10, 1, Qt.AlignmentFlag.AlignLeft)
