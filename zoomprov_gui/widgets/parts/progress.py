"""How far a reading or a run has come, with counts, the reason for a wait, and Stop."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Elided, Glyph, Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Tone

THICKNESS = 6
TURN = 80  # ms between two pictures of the spinner
STEPS = 12


class Spinner(QLabel):
    """An open ring that turns while it is shown, unless nothing may move."""

    def __init__(self, theme: Theme, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._step = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TURN)
        self._timer.timeout.connect(self._turn)
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def turns(self) -> bool:
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._theme.still:
            self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        pen = QPen(colour(self._theme.tokens.accent_text), 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        start = (90 - self._step * 360 // STEPS) * 16
        painter.drawArc(QRectF(self.rect()).adjusted(2, 2, -2, -2), start, 255 * 16)

    def _turn(self) -> None:
        self._step = (self._step + 1) % STEPS
        self.update()

    def _refresh(self) -> None:
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)


class Bar(QProgressBar):
    """A thin bar; without a maximum it shows that something goes on, and not how far."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done = False
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, 0)
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_progress(self, value: int, maximum: int | None, *, done: bool) -> None:
        """Show how far; `maximum` None is for a total that nobody knows."""
        self._done = done
        self.setRange(0, maximum or 0)
        self.setValue(min(value, maximum or 0))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self._theme.px(THICKNESS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        tokens = self._theme.tokens
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        line = tokens.line if tokens.high_contrast else None
        painting.fill_round(painter, rect, radius, tokens.pressed, line=line)
        whole = self.maximum() or 0
        share = 1.0 if self._done else self.value() / whole if whole else 0.35
        fill = tokens.tone(Tone.OK).fill if self._done else tokens.accent
        row = painting.Row(rect, self.layoutDirection())
        if share > 0:
            width = max(rect.width() * share, rect.height())
            painting.fill_round(painter, row.lead(width), radius, fill)

    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(THICKNESS))


class ProgressLine(QWidget):
    """A label, what is known in words, and the bar below both."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = Bar(theme, label)
        self._detail = Elided(theme, style="caption", ink="text2", trailing=True)
        self._tick = Glyph(theme, "circle-check", ink=Tone.OK, size=14)
        self._tick.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label(theme, label, style="pill", ink="text2"))
        head.addWidget(self._detail, 1)
        head.addWidget(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.bar)

    @property
    def detail(self) -> str:
        return self._detail.text()

    def set_progress(self, value: int, maximum: int | None, detail: str, *, done: bool) -> None:
        """Show how far and say it: "182 of 182", "120 so far · about 5 s left"."""
        self.bar.set_progress(value, maximum, done=done)
        self.bar.setAccessibleDescription(detail)
        self._detail.setText(detail)
        self._tick.setVisible(done)


class ProgressStrip(Panel):
    """A card above the content: what is going on, one bar for each side, a reason, Stop."""

    stopped = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._theme = theme
        self._lines: dict[str, ProgressLine] = {}
        self._title = Label(theme, title, style="h3")
        self.stop_button = Button(theme, self.tr("Stop"), size="s")
        self.stop_button.clicked.connect(self.stopped)
        self._bars = QHBoxLayout()
        self._bars.setSpacing(32)
        self._note = Paragraph(theme, style="small", ink="text3")
        self._note.hide()
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(Spinner(theme))
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(19, 14, 15, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._bars)
        column.addWidget(self._note)

    @property
    def note(self) -> str:
        return self._note.text()

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_note(self, note: str) -> None:
        """Say why it takes its time; nothing takes the line away."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def add_line(self, key: str, label: str) -> ProgressLine:
        """Add a bar beside the others."""
        line = ProgressLine(self._theme, label)
        self._lines[key] = line
        self._bars.addWidget(line, 1)
        return line

    def set_progress(
        self, key: str, value: int, maximum: int | None, detail: str, *, done: bool = False
    ) -> None:
        """Show how far one side is; raises KeyError for an unknown key."""
        self._lines[key].set_progress(value, maximum, detail, done=done)
