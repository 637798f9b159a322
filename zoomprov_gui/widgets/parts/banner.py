"""A banner says what is not as it should be: title, one sentence, at most two actions."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.fold import Fold
from zoomprov_gui.widgets.parts.label import Glyph, Paragraph
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone

ICONS: Final = {
    Tone.INFO: "info",
    Tone.WAIT: "clock",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "octagon-alert",
    Tone.PLUM: "flask-conical",
    Tone.OK: "circle-check",
    Tone.MUTE: "info",
}
MOST_ACTIONS: Final = 2


class Banner(QFrame):
    """A tinted strip above a page's content; it announces itself when it is shown."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        text: str = "",
        *,
        tone: str = Tone.INFO,
        icon: str | None = None,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions: list[Button] = []
        self._title = Paragraph(theme, style="strong")
        self._text = Paragraph(theme, style="small", ink="text2")
        self._glyph = Glyph(theme, "info", size=18)
        self._details = Fold(theme)
        self._details.hide()
        self._row = QHBoxLayout()
        self._arrange(closable=closable)
        self.set_content(title, text, tone=tone, icon=icon)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def actions_shown(self) -> tuple[Button, ...]:
        return tuple(self._actions)

    def set_content(
        self, title: str, text: str, *, tone: str = Tone.INFO, icon: str | None = None
    ) -> None:
        """Say something else; the icon is that of the tone unless another is given."""
        tone = Tone(tone)
        changed = (title, text) != (self.title, self.text)
        self._title.setText(title)
        self._title.set_ink(tone)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._glyph.set_icon(icon or ICONS[tone], tone)
        self.setProperty("tone", str(tone))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(f"{title}. {text}" if text else title)
        if changed and self.isVisible():
            announce(self, self.accessibleName())

    def reword(self, title: str, text: str) -> None:
        """Say the same with other times; nobody is told, or it would be said every second."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}" if text else title)

    def add_action(self, text: str, *, icon: str | None = None, variant: str = "default") -> Button:
        """Add a button at the end; raises ValueError for a third one."""
        if len(self._actions) == MOST_ACTIONS:
            raise ValueError("a banner has at most two actions")
        button = Button(self._theme, text, icon=icon, variant=variant, size="s", parent=self)
        self._actions.append(button)
        self._row.insertWidget(1 + len(self._actions), button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def clear_actions(self) -> None:
        """Take the actions away, for other words."""
        while self._actions:
            button = self._actions.pop()
            self._row.removeWidget(button)
            button.setParent(None)
            button.deleteLater()

    def set_details(self, rows: list[tuple[str, str]]) -> None:
        """Offer technical details folded away; no rows, no fold."""
        self._details.set_rows(rows)
        self._details.setVisible(bool(rows))

    def _arrange(self, *, closable: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self._details)
        row = self._row
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(10)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        if closable:
            close = Button(self._theme, icon="x", variant="ghost", size="s", name=self.tr("Close"))
            close.clicked.connect(self._close)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
