"""Paints people's rows: two-line cells, signs, the verdict as a pill.

A screen has forty rows and a key press has to show them within a frame, so whatever does not depend
on the person is looked up once a frame or a theme, and texts are written font by font.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from zoomprov_gui.domain.fields import Field
from zoomprov_gui.viewmodels.cells import RowView, Side
from zoomprov_gui.widgets.parts.avatar import avatar_tone, initials
from zoomprov_gui.widgets.parts.person_row_marks import BOX, DOT, SIGN, Marks
from zoomprov_gui.widgets.parts.person_row_text import Voice
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Tone

CHECK_ZONE = 44  # pixels at the start of a row that belong to its checkbox
TAIL = 44  # pixels at its end that belong to its menu
PAD = 8  # pixels before what a cell says
TWO_LINES = 44  # pixels of height from which a row says two lines
DISC_AT = 56  # where the disc with somebody's initials starts


class CellBox(NamedTuple):
    """Where a column is: its field, left edge and width."""

    field: Field
    x: int
    width: int


class RowState(NamedTuple):
    """How a row looks besides what it says."""

    chosen: bool = False
    hovered: bool = False
    opened: bool = False
    tinted: bool = False


class Sizes(NamedTuple):
    """Lengths that grow with the text, in pixels.

    `beside`: from a cell's start to the middle of its sign; `after`: to the words after it.
    """

    box: int
    dot: int
    sign: int
    beside: int
    after: int
    disc: int
    small_disc: int


Cell = Callable[[CellBox, int, RowView], None]


class PersonRow:
    """Paints rows with one theme: `start`, `paint` for each row, `end`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.marks = Marks(theme)
        self._painter = QPainter()
        self._right_to_left = False
        self._width = self._height = 0
        self._two_lines = False
        self._boxes: list[tuple[CellBox, Cell | None]] = []
        self._cells: dict[Field, Cell] = {
            Field.PERSON: self._person,
            Field.OKTA: lambda box, top, view: self._side(box, top, view.okta),
            Field.ZOOM: lambda box, top, view: self._side(box, top, view.zoom),
            Field.VERDICT: self._verdict,
            Field.ADVICE: lambda box, top, view: self._plain(box, top, view.advice),
            Field.CHANGED: self._changed,
        }
        theme.changed.connect(self.clear)
        self.clear()

    def clear(self) -> None:
        """Take over what depends on the theme."""
        tokens = self._theme.tokens
        self._name = self._voice("strong", tokens.text)
        self._loud, self._quiet = (
            self._voice("body", tokens.text),
            self._voice("body", tokens.text2),
        )
        self._second = self._voice("small", tokens.text3)
        self._number = self._voice("small", tokens.text3, numbers=True)
        self._letters = {tone: self._voice("pill", tokens.tone(tone).text) for tone in Tone}
        self._voices = [self._name, self._loud, self._quiet, self._second, self._number]
        self._voices += self._letters.values()
        self._line = colour(tokens.line)
        self._half_line = int(self._loud.height / 2)
        px = self._theme.px
        self._sizes = Sizes(px(BOX), px(DOT), px(SIGN), px(7), px(22), px(32), px(26))

    def _voice(self, style: str, ink: str, *, numbers: bool = False) -> Voice:
        fonts = self._theme.fonts
        font, metrics = fonts.font(style, numbers=numbers), fonts.metrics(style, numbers=numbers)
        return Voice(font, metrics, colour(ink))

    def start(
        self, painter: QPainter, boxes: list[CellBox], size: tuple[int, int], *, right_to_left: bool
    ) -> None:
        """Get ready to paint rows of these columns and of a width and height, until `end`."""
        self._painter = painter
        self._boxes = [(box, self._cells.get(box.field)) for box in boxes]
        self._width, self._height = size
        self._two_lines = self._height >= self._theme.px(TWO_LINES)
        self._right_to_left = right_to_left
        self.marks.set_ratio(painter.device().devicePixelRatio())

    def end(self) -> None:
        """Write all that was said, and let go of the painter."""
        for voice in self._voices:
            voice.flush(self._painter)
        self._painter = QPainter()

    def paint(
        self, top: int, view: RowView, state: RowState, plain: Callable[[Field], str]
    ) -> None:
        """Paint a row; `plain` says what columns of one line hold."""
        self._ground(top, state)
        for box, draw in self._boxes:
            if draw is not None:
                draw(box, top, view)
            else:
                self._plain(box, top, plain(box.field))
        checked = Qt.CheckState.Checked if state.chosen else Qt.CheckState.Unchecked
        first = self._boxes[0][0] if self._boxes else CellBox(Field.PERSON, 0, self._width)
        tick = self.marks.box(checked)  # it scrolls with whom it is about
        self._mark(first.x, first.width, 18, self._middle(top, self._sizes.box), tick)
        if state.hovered or state.opened:
            size = self._theme.px(16)
            dots = self.marks.icon("ellipsis", self._theme.tokens.text2, size)
            start = self._width - TAIL // 2 - size // 2 - 4
            self._mark(0, self._width, start, self._middle(top, size), dots)

    def _ground(self, top: int, state: RowState) -> None:
        tokens, painter = self._theme.tokens, self._painter
        fill = tokens.selected if state.chosen or state.opened else ""
        fill = fill or (tokens.accent_soft if state.tinted else "")
        fill = fill or (tokens.hover if state.hovered else "")
        if fill:
            painter.fillRect(0, top, self._width, self._height, colour(fill))
        painter.fillRect(0, top + self._height - 1, self._width, 1, self._line)
        if state.opened:
            left = self._width - 2 if self._right_to_left else 0
            painter.fillRect(left, top, 2, self._height, colour(tokens.accent))

    def _person(self, box: CellBox, top: int, view: RowView) -> None:
        two = self._two_lines
        side = self._sizes.disc if two else self._sizes.small_disc
        tone = avatar_tone(view.key)
        at = self._middle(top, side)
        disc = self._mark(box.x, box.width, DISC_AT, at, self.marks.disc(tone, side))
        voice, letters = self._letters[tone], initials(view.name)
        left = disc + int((side - voice.width(letters)) / 2)
        voice.say(letters, at + (side - voice.height) / 2, left, left + side)
        start = DISC_AT + side + 10
        if two:
            self._two(box, start, top, (view.name, view.email), self._name)
        else:
            self._one(box, start, top, view.name, self._name)

    def _side(self, box: CellBox, top: int, side: Side) -> None:
        quiet = side.stale or not side.tone
        two = bool(side.fact) and self._two_lines
        mark = self.marks.sign(side.sign, "" if quiet else side.tone)
        size = self._sizes.dot if side.sign == "dot" else self._sizes.sign
        # A sign belongs to the first line where there are two.
        middle = self._middle(top, size) - (self._half_line if two else 0)
        self._mark(box.x, box.width, PAD + self._sizes.beside - size // 2, middle, mark)
        calm = quiet and (side.stale or side.sign != "circle-x")
        voice, start = self._quiet if calm else self._loud, PAD + self._sizes.after
        if two:
            self._two(box, start, top, (side.text, side.fact), voice)
        else:
            self._one(box, start, top, side.text, voice)

    def _verdict(self, box: CellBox, top: int, view: RowView) -> None:
        pill = self.marks.pill(view.verdict, box.width - PAD)
        height = round(pill.height() / pill.devicePixelRatio())
        self._mark(box.x, box.width, 0, self._middle(top, height), pill)

    def _changed(self, box: CellBox, top: int, view: RowView) -> None:
        at = top + (self._height - 1 - self._number.height) / 2
        left, right = box.x + PAD, box.x + box.width - PAD
        self._number.say(view.changed, at, left, right, to_right=not self._right_to_left)

    def _plain(self, box: CellBox, top: int, text: str) -> None:
        if text:
            self._one(box, PAD, top, text, self._loud)

    def _one(self, box: CellBox, start: int, top: int, text: str, voice: Voice) -> None:
        self._say(box, start, top + (self._height - 1 - voice.height) / 2, text, voice)

    def _two(
        self, box: CellBox, start: int, top: int, lines: tuple[str, str], voice: Voice
    ) -> None:
        second = self._second
        at = top + (self._height - 1 - voice.height - second.height) / 2
        self._say(box, start, at, lines[0], voice)
        self._say(box, start, at + voice.height, lines[1], second)

    def _say(self, box: CellBox, start: int, top: float, text: str, voice: Voice) -> None:
        """Write a line from where the cell begins to its end, or to the row's menu before it."""
        rtl = self._right_to_left
        left = max(box.x + PAD, TAIL) if rtl else box.x + start
        right = box.x + box.width - (start if rtl else PAD)
        right = right if rtl else min(right, self._width - TAIL)
        if right > left:
            voice.say(text, top, left, right, to_right=rtl)

    def _mark(self, x: int, width: int, start: int, top: int, mark: QPixmap) -> int:
        """Draw a shape so far from where a piece of the row begins; return its left edge."""
        left = x + start
        if self._right_to_left:
            left = x + width - start - round(mark.width() / mark.devicePixelRatio())
        self._painter.drawPixmap(left, top, mark)
        return left

    def _middle(self, top: int, size: int) -> int:
        return top + (self._height - size) // 2
