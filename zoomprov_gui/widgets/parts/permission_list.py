"""What a sign-in may do: each permission as a sentence, and what lacks as one block to copy."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.domain.access import Access, Held
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.copying import CopyLine
from zoomprov_gui.widgets.parts.do_cards import clear
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.theme.theme import Theme

_MARKS = {
    Held.YES: ("circle-check", "ok"),
    Held.NO: ("circle-x", "bad"),
    Held.UNKNOWN: ("circle-help", "text2"),
}
_ORDER = {Held.NO: 0, Held.UNKNOWN: 1, Held.YES: 2}


class PermissionList(QWidget):
    """Hidden while there is nothing to say. What lacks comes first: that is what there is to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Access | None = None
        self.title = Label(theme, style="h3")
        self.lines: tuple[IconLine, ...] = ()
        self.to_add = CopyLine(theme, self.tr("Permissions to add"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._rows)
        column.addWidget(self.to_add)
        self.hide()

    def show_access(self, access: Access | None) -> None:
        """Show what a sign-in may do, or nothing."""
        if access == self._shown:
            return
        self._shown = access
        self.setVisible(access is not None)
        clear(self._rows)
        if access is None:
            self.lines = ()
            return
        ranked = sorted(access.checks, key=lambda check: _ORDER[check.held])
        self.lines = tuple(self._line(check.sentence, check.held) for check in ranked)
        for line in self.lines:
            self._rows.addWidget(line)
        missing = len(access.missing)
        self.title.setText(
            self.tr("%1 lacks %n permission(s)", "", missing).replace("%1", access.service.value)
            if missing
            else self.tr("%1 allows all of it").replace("%1", access.service.value)
        )
        self.to_add.set_value(access.to_add)
        self.to_add.setVisible(bool(access.to_add))
        announce(self, self.title.text())

    def _line(self, words: str, held: Held) -> IconLine:
        icon, ink = _MARKS[held]
        return IconLine(self._theme, icon, words, ink=ink, style="small")
