"""The card of checks: what one service, or both, say right now, and when they said it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.setup_view import CheckLine
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.check_row import CheckRow
from zoomprov_gui.widgets.parts.label import Elided, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.progress import Spinner
from zoomprov_gui.widgets.theme.theme import Theme

MANY = 4  # rows above which each takes less height


class CheckCard(Panel):
    """CheckRows below a head; rows stay the same widgets while their keys do."""

    ticked = Signal(str)
    reply_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._theme = theme
        self._title = Elided(theme, style="strong")
        self._when = Elided(theme, style="small", ink="text3", trailing=True)
        self._spinner = Spinner(theme, 14)
        self._spinner.hide()
        self.check = Button(theme, self.tr("Check again"), icon="refresh-cw", size="s")
        self.rows: dict[str, CheckRow] = {}
        self._note = Paragraph(theme, style="small", ink="text3")
        self._foot = QWidget()
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._lay_out()
        self.set_note("")

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def when(self) -> str:
        return self._when.text()

    def set_head(self, title: str, when: str, *, checking: bool) -> None:
        """Say whose word this is, and when it was read."""
        self._title.setText(title)
        self._when.setText(when)
        self._spinner.setVisible(checking)
        self.check.setEnabled(not checking)

    @property
    def note(self) -> str:
        return self._note.text()

    def set_note(self, text: str) -> None:
        """Say below the rows what is good to know, and nothing depends on."""
        self._note.setText(text)
        self._foot.setVisible(bool(text))

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show these checks."""
        if [line.key for line in lines] != list(self.rows):
            self._rebuild(lines)
        for line in lines:
            row = self.rows[line.key]
            if row.line != line:
                row.set_line(line)
        room = any(line.reply for line in lines)
        for row in self.rows.values():
            row.set_form(compact=len(lines) > MANY, room=room)

    def _rebuild(self, lines: Sequence[CheckLine]) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.rows = {}
        for line in lines:
            row = CheckRow(self._theme, line)
            row.ticked.connect(self.ticked)
            row.reply_wanted.connect(self.reply_wanted)
            self.rows[line.key] = row
            self._body.addWidget(Panel("hairline"))
            self._body.addWidget(row)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 11, 12, 11)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._when, 1)
        head.addWidget(self._spinner)
        head.addWidget(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._body)
        column.addWidget(self._foot)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Panel("hairline"))
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self._note)
        foot.addLayout(line)
