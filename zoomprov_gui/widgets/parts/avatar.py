"""A person's initials on a tone that stays theirs from one start to the next."""

import zlib
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Tone

TONES: Final = (Tone.INFO, Tone.WAIT, Tone.OK, Tone.PLUM, Tone.BAD, Tone.WARN, Tone.MUTE)


def initials(name: str) -> str:
    """Return the first letters of the first and last word, in capitals; ? for no name."""
    letters = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:]).upper() or "?"


def avatar_tone(key: str) -> Tone:
    """Return a tone by a key such as an id: the same in every process, unlike `hash`."""
    return TONES[zlib.crc32(key.encode()) % len(TONES)]


def paint_avatar(painter: QPainter, theme: Theme, rect: QRectF, text: str, tone: Tone) -> None:
    """Paint initials on a disc that fills a square."""
    colours = theme.tokens.tone(tone)
    line = colours.line if theme.tokens.high_contrast else None
    painting.fill_round(painter, rect, rect.width() / 2, colours.soft, line=line)
    style = "pill" if rect.width() < theme.px(38) else "h3"
    font, ink = theme.font(style), colour(colours.text)
    painting.words(painter, rect, text, font=font, ink=ink, align=painting.CENTRE)


class Avatar(QLabel):
    """Decoration beside a name, so it says nothing to a screen reader."""

    def __init__(
        self,
        theme: Theme,
        name: str = "",
        *,
        key: str = "",
        size: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        """`key` picks the tone; without one the name does."""
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._initials = "?"
        self._tone = Tone.MUTE
        self.set_person(name, key=key)
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_person(self, name: str, *, key: str = "") -> None:
        self._initials = initials(name)
        self._tone = avatar_tone(key or name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        paint_avatar(painter, self._theme, self.rect().toRectF(), self._initials, self._tone)

    def _refresh(self) -> None:
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
