"""Lines that repeat: a person with what will happen, an effect, an event, a state in the foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.avatar import Avatar
from zoomprov_gui.widgets.parts.label import Elided, Glyph, Label, Paragraph
from zoomprov_gui.widgets.theme.theme import Theme


class IconLine(QWidget):
    """An icon and words that wrap: an effect in a preview."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        *,
        ink: str = "text2",
        style: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._glyph = Glyph(theme, icon, ink=ink, size=14 if style == "small" else 16)
        self._text = Paragraph(theme, text, style=style, ink=ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    @property
    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)


class StatusNote(QWidget):
    """One short line with an icon, such as "Okta answered 6 s ago" below a table."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        icon: str = "",
        tone: str = "text3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._glyph = Glyph(theme, icon or "info", size=14)
        self._text = Label(theme, style="small", ink="text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._glyph)
        row.addWidget(self._text)
        self.set_state(text, icon=icon, tone=tone)

    @property
    def text(self) -> str:
        return self._text.text()

    def set_state(
        self, text: str, *, icon: str = "", tone: str = "text3", loud: bool = False
    ) -> None:
        """Say something else; the words take the tone of the icon only when they are `loud`."""
        self._glyph.setVisible(bool(icon))
        if icon:
            self._glyph.set_icon(icon, tone)
        self._text.setText(text)
        self._text.set_ink(tone if loud else "text3")


class EventLine(QWidget):
    """What happened, with where it was seen and when in a second line."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        source: str,
        *,
        ink: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Paragraph(theme, title, style="label"))
        words.addWidget(Paragraph(theme, source, style="small", ink="text3"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(Glyph(theme, icon, ink=ink), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName(f"{title}. {source}")


class PersonLine(QWidget):
    """A person, and at the end what will happen, is happening or has happened to them."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        email: str,
        *,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._glyph = Glyph(theme, "clock")
        self._state = Label(theme, style="caption", ink="text2")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Elided(theme, name, style="strong"))
        names.addWidget(Elided(theme, email, style="small", ink="text3"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(Avatar(theme, name, key=key, size=30))
        row.addLayout(names, 1)
        row.addWidget(self._glyph)
        row.addWidget(self._state)

    @property
    def state(self) -> str:
        return self._state.text()

    def set_state(self, text: str, *, icon: str, ink: str = "text2") -> None:
        """Say what is with this person; `ink` is a text token or a tone."""
        self._glyph.set_icon(icon, ink)
        self._state.setText(text)
        self._state.set_ink(ink)
        self.setAccessibleName(f"{self._name}: {text}")
