"""One step in the list of steps: a mark in a circle, its title, and what is so at this moment."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.parts.progress import Spinner
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Radius, Tone

HEIGHT = 64
CIRCLE = 24
GLYPH = 14
LEAD = 16  # px from the edge to the circle
GAP = 12
AIR = 4  # px above and below the card of the step that is open


class Mark(StrEnum):
    """What a step's circle says."""

    CONFIRMED = "confirmed"
    CHANGE_NEEDED = "change_needed"
    BROKEN = "broken"
    LAPSED = "lapsed"
    CHECKING = "checking"
    UNKNOWN = "unknown"
    NOT_STARTED = "not_started"


class _Look(NamedTuple):
    tone: Tone
    icon: str
    ink: str  # of the line below the title


LOOKS = {
    Mark.CONFIRMED: _Look(Tone.OK, "check", "text3"),
    Mark.CHANGE_NEEDED: _Look(Tone.WARN, "triangle-alert", Tone.WARN),
    Mark.BROKEN: _Look(Tone.BAD, "x", Tone.BAD),
    Mark.LAPSED: _Look(Tone.BAD, "zap", Tone.BAD),
    Mark.CHECKING: _Look(Tone.MUTE, "", "text3"),
    Mark.UNKNOWN: _Look(Tone.MUTE, "?", "text3"),
    Mark.NOT_STARTED: _Look(Tone.MUTE, "", "text3"),
}


class StepItem(PaintedButton):
    """A step that can be opened at any time; checked is the one that is open."""

    def __init__(
        self, theme: Theme, number: int, title: str, parent: QWidget | None = None
    ) -> None:
        self._number = number
        self._mark = Mark.NOT_STARTED
        self._line = ""
        self._ends = (False, False)
        super().__init__(theme, title, parent)
        self._spinner = Spinner(theme, CIRCLE, self)
        self._spinner.hide()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def mark(self) -> Mark:
        return self._mark

    @property
    def line(self) -> str:
        return self._line

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Tell whether the line that joins the steps begins or ends here."""
        self._ends = (first, last)

    def set_state(self, mark: str, line: str, *, told: str) -> None:
        """Show how the step stands; `told` is the mark in words."""
        self._mark = Mark(mark)
        self._line = line
        self._spinner.setVisible(self._mark is Mark.CHECKING)
        parts = [self.tr("Step %1").replace("%1", str(self._number)), self.label, told, line]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(line)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(276), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        place = self._circle().toRect()
        self._spinner.move(place.topLeft())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        card = QRectF(self.rect()).adjusted(0, AIR, 0, -AIR)
        self._paint_card(painter, card)
        self._paint_connector(painter)
        self._paint_mark(painter)
        self._paint_words(painter, card)
        if self.shows_focus:
            painting.focus_ring(painter, card, Radius.CARD, self._theme.tokens)

    def _row(self) -> painting.Row:
        rect = QRectF(self.rect()).adjusted(LEAD, 0, -LEAD, 0)
        return painting.Row(rect, self.layoutDirection())

    def _circle(self) -> QRectF:
        side = self._theme.px(CIRCLE)
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(self._row().lead(side).center())
        return circle

    def _paint_card(self, painter: QPainter, card: QRectF) -> None:
        tokens = self._theme.tokens
        if self.isChecked():
            fill = tokens.raised if tokens.dark else tokens.surface
            painting.fill_round(painter, card, Radius.CARD, fill, line=tokens.line2)
        elif self.underMouse() or self.isDown():
            painting.fill_round(painter, card, Radius.CARD, tokens.hover)

    def _paint_connector(self, painter: QPainter) -> None:
        first, last = self._ends
        circle, ink = self._circle(), colour(self._theme.tokens.line2)
        left = round(circle.center().x()) - 1
        if not first:
            painter.fillRect(QRectF(left, 0, 2, circle.top() - 2), ink)
        if not last:
            top = circle.bottom() + 2
            painter.fillRect(QRectF(left, top, 2, self.height() - top), ink)

    def _paint_mark(self, painter: QPainter) -> None:
        if self._mark is Mark.CHECKING:
            return  # the spinner stands there
        look, tokens = LOOKS[self._mark], self._theme.tokens
        tone, circle = tokens.tone(look.tone), self._circle()
        if self._mark is Mark.CONFIRMED:
            painting.fill_round(painter, circle, circle.width() / 2, tone.fill)
            self._paint_icon(painter, circle, look.icon, tokens.on_accent)
            return
        quiet = look.tone is Tone.MUTE
        painter.setBrush(colour(tokens.app if quiet else tone.soft))
        painter.setPen(QPen(colour(tokens.control if quiet else tone.text), 1.5))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if quiet:
            words = look.icon or str(self._number)
            font, ink = self._theme.font("tiny"), colour(tokens.text2)
            painting.words(painter, circle, words, font=font, ink=ink, align=painting.CENTRE)
        else:
            self._paint_icon(painter, circle, look.icon, tone.text)

    def _paint_icon(self, painter: QPainter, circle: QRectF, name: str, tint: str) -> None:
        size = self._theme.px(GLYPH - 2 if name == "triangle-alert" else GLYPH)
        painting.icon(painter, self._theme, circle, name=name, tint=tint, size=size)

    def _paint_words(self, painter: QPainter, card: QRectF) -> None:
        theme, row = self._theme, self._row()
        row.lead(theme.px(CIRCLE), GAP)
        rest, middle = row.rest, card.center().y()
        place = QRectF(rest.left(), middle - theme.px(18), rest.width(), theme.px(18))
        if not self._line:
            place.moveCenter(QPointF(place.center().x(), middle))
        style = "strong" if self.isChecked() else "label"
        title = painting.shortened(theme, self.label, rest.width(), style)
        painting.words(painter, place, title, font=theme.font(style), ink=theme.colour("text"))
        below = QRectF(rest.left(), middle + 1, rest.width(), theme.px(16))
        line = painting.shortened(theme, self._line, rest.width(), "small")
        ink = theme.colour(LOOKS[self._mark].ink)
        painting.words(painter, below, line, font=theme.font("small"), ink=ink)
