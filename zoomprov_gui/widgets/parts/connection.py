"""Whether Okta and Zoom answer: the card in the sidebar and the pill in the top bar."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from zoomprov_gui.widgets.parts.label import Elided, Label
from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Radius, Tone

DOT = 8
HALO = 14


class Dot(QLabel):
    """A dot with a pale ring; the words beside it say what it means."""

    def __init__(self, theme: Theme, tone: str = Tone.MUTE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone(tone)
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def tone(self) -> Tone:
        return self._tone

    def set_tone(self, tone: str) -> None:
        self._tone = Tone(tone)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        fill = self._theme.tokens.tone(self._tone).text
        centre = QRectF(self.rect()).center()
        painting.dot(painter, centre, self._theme.px(DOT), fill, halo=True)

    def _refresh(self) -> None:
        self.setFixedSize(self._theme.px(HALO), self._theme.px(HALO))


class ConnectionCard(Panel):
    """One line for each side: a dot, its name, and its address or what is wrong."""

    def __init__(self, theme: Theme, sides: dict[str, str], parent: QWidget | None = None) -> None:
        """`sides` maps a key to a name, in order: {"okta": "Okta", "zoom": "Zoom"}."""
        super().__init__("card", parent)
        self._sides: dict[str, tuple[Dot, Elided]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 9, 12, 9)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(2, 1)
        for line, (key, name) in enumerate(sides.items()):
            dot = Dot(theme)
            detail = Elided(theme, style="small", ink="text3", trailing=True)
            grid.addWidget(dot, line, 0)
            grid.addWidget(Label(theme, name, style="pill"), line, 1)
            grid.addWidget(detail, line, 2)
            self._sides[key] = (dot, detail)

    def set_side(self, key: str, detail: str, *, tone: str) -> None:
        """Say how one side is; raises KeyError for an unknown key.

        The address stays quiet while all is well; anything else takes the tone's colour.
        """
        dot, label = self._sides[key]
        dot.set_tone(tone)
        label.setText(detail)
        label.set_ink("text3" if tone in {Tone.OK, Tone.MUTE} else Tone(tone))


class LivePill(PaintedButton):
    """A dot and how fresh the facts are; pressing it tells about each source."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        self._tone = Tone.MUTE
        super().__init__(theme, text, parent)

    def set_state(self, text: str, *, tone: str) -> None:
        """Say something else, such as "Live · checked 6 s ago"."""
        self._tone = Tone(tone)
        if text != self.label:
            self.set_label(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        words = painting.text_width(self._theme, self.label, "caption")
        return QSize(words + self._theme.px(HALO) + 6 + 2 * 8, self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        theme, rect = self._theme, QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painting.fill_round(painter, rect, Radius.CONTROL, theme.tokens.pressed)
        row = painting.Row(rect.adjusted(8, 0, -8, 0), self.layoutDirection())
        centre = row.lead(theme.px(HALO), 6).center()
        fill = theme.tokens.tone(self._tone).text
        at = QPointF(centre.x(), round(centre.y()))
        painting.dot(painter, at, theme.px(DOT), fill, halo=True)
        font, ink = theme.font("caption"), theme.colour("text2")
        painting.words(painter, row.rest, self.label, font=font, ink=ink)
        if self.shows_focus:
            painting.focus_ring(painter, rect, Radius.CONTROL, theme.tokens)
