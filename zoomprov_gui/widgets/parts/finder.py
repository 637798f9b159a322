"""Finding people and groups by typing, and choosing among what was found."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from zoomprov_gui.domain.people import person_key
from zoomprov_gui.widgets.parts.avatar import avatar_tone, initials, paint_avatar
from zoomprov_gui.widgets.parts.do_cards import clear
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.parts.search import SearchField
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Radius

ROW = 44
FACE = 28
PAUSE = 300  # ms without a key before a search begins


class Candidate(NamedTuple):
    """Somebody, or a group, that can be chosen.

    `detail`: the email, or how many are in it; `assigned`: Okta gives Zoom already.
    """

    key: str
    name: str
    detail: str
    is_group: bool = False
    chosen: bool = False
    assigned: bool = False


class CandidateRow(PaintedButton):
    """A Candidate that a press chooses, or lets go again."""

    def __init__(self, theme: Theme, candidate: Candidate, parent: QWidget | None = None) -> None:
        self.candidate = candidate
        super().__init__(theme, candidate.name, parent)
        self.setCheckable(True)
        self.setChecked(candidate.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._detail = candidate.detail
        if candidate.assigned:
            self._detail = self.tr("%1 · assigned already").replace("%1", candidate.detail)
        self.setAccessibleName(f"{candidate.name}, {self._detail}")
        self.setToolTip(self._detail)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = painting.painter_for(self), self._theme.tokens
        rect = QRectF(self.rect())
        if self.isChecked():
            fill, line = tokens.selected, tokens.accent
            painting.fill_round(painter, rect, Radius.CONTROL, fill, line=line)
        elif self.underMouse() or self.isDown():
            painting.fill_round(painter, rect, Radius.CONTROL, tokens.hover)
        row = painting.Row(rect.adjusted(8, 0, -10, 0), self.layoutDirection())
        self._paint_face(painter, row.lead(self._theme.px(FACE), 10))
        side = self._theme.px(16)
        mark, tint = self._mark()
        painting.icon(painter, self._theme, row.trail(side, 8), name=mark, tint=tint, size=side)
        self._paint_words(painter, row.rest)
        if self.shows_focus:
            painting.focus_ring(painter, rect, Radius.CONTROL, tokens)

    def _mark(self) -> tuple[str, str]:
        """Return the icon behind the words, and its tint."""
        tokens = self._theme.tokens
        if self.isChecked():
            return "circle-check", tokens.accent_text
        return ("check", tokens.ink("ok")) if self.candidate.assigned else ("plus", tokens.text3)

    def _paint_face(self, painter: QPainter, place: QRectF) -> None:
        side = self._theme.px(FACE)
        face = QRectF(0, 0, side, side)
        face.moveCenter(place.center())
        if self.candidate.is_group:
            tokens = self._theme.tokens
            painting.fill_round(painter, face, Radius.PILL, tokens.sunken, line=tokens.line2)
            size = self._theme.px(16)
            tint = tokens.text2
            painting.icon(painter, self._theme, face, name="layers", tint=tint, size=size)
        else:
            tone = avatar_tone(person_key(self.candidate.detail))
            paint_avatar(painter, self._theme, face, initials(self.candidate.name), tone)

    def _paint_words(self, painter: QPainter, rest: QRectF) -> None:
        theme, middle = self._theme, rest.center().y()
        first = QRectF(rest.left(), middle - theme.px(18), rest.width(), theme.px(18))
        second = QRectF(rest.left(), middle + 1, rest.width(), theme.px(16))
        name = painting.shortened(theme, self.candidate.name, rest.width(), "label")
        painting.words(painter, first, name, font=theme.font("label"), ink=theme.colour("text"))
        line = painting.shortened(theme, self._detail, rest.width(), "small")
        painting.words(painter, second, line, font=theme.font("small"), ink=theme.colour("text3"))


class Finder(QWidget):
    """`searched` carries what was typed, once nobody types any more; `pressed` a row's key."""

    searched = Signal(str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Candidate, ...] = ()
        self.rows: list[CandidateRow] = []
        self.field = SearchField(theme, hint)
        self._note = Paragraph(theme, style="small", ink="text3")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(self._rows)
        column.addWidget(self._note)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self._search)
        self._pause.timeout.connect(self._search)
        self.set_note("")

    @property
    def note(self) -> str:
        return self._note.text()

    def set_note(self, text: str) -> None:
        """Say what is going on, or that nobody was found."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Show these; rows stay the same widgets while only what is chosen changes."""
        if [one._replace(chosen=False) for one in found] == [
            one._replace(chosen=False) for one in self._shown
        ]:
            for row, one in zip(self.rows, found, strict=True):
                row.setChecked(one.chosen)
        else:
            focused = next((row.candidate.key for row in self.rows if row.hasFocus()), None)
            clear(self._rows)
            self.rows = []
            for one in found:
                row = CandidateRow(self._theme, one)
                row.clicked.connect(lambda _on=False, key=one.key: self.pressed.emit(key))
                self.rows.append(row)
                self._rows.addWidget(row)
                if one.key == focused:
                    row.setFocus()
        self._shown = tuple(found)

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.field.text().strip())
