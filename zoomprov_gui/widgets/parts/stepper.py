"""The list of steps: how many are confirmed, each step as it is now, and where ticks come from."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.setup_view import StepState
from zoomprov_gui.widgets.parts.label import Elided, Glyph, Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.step_item import LOOKS, Mark, StepItem
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone

SEGMENT = 6
GAP = 4


class Segments(QLabel):
    """One bar for each step, in its tone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = tuple(marks)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = painting.painter_for(self), self._theme.tokens
        rect, count = QRectF(self.rect()), len(self._marks)
        row = painting.Row(rect, self.layoutDirection())
        width = (rect.width() - GAP * (count - 1)) / max(count, 1)
        for mark in self._marks:
            tone = LOOKS[mark].tone
            fill = tokens.pressed if tone is Tone.MUTE else tokens.tone(tone).fill
            line = tokens.control if tokens.high_contrast else None
            place = row.lead(width, GAP)
            painting.fill_round(painter, place, rect.height() / 2, fill, line=line)

    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(SEGMENT))


class Stepper(QWidget):
    """`opened` carries the place of the step that somebody wants to see, from 0."""

    opened = Signal(int)

    def __init__(self, theme: Theme, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Steps of the set-up"))
        self._count = Label(theme, style="strong")
        self._left = Elided(theme, style="small", ink="text3", trailing=True)
        self._segments = Segments(theme)
        self.items = [StepItem(theme, place, title) for place, title in enumerate(titles, 1)]
        self._note = Paragraph(theme, style="small", ink="text2")
        self._lay_out(theme)
        for place, item in enumerate(self.items):
            item.set_ends(first=place == 0, last=place == len(titles) - 1)
            item.clicked.connect(lambda _on=False, place=place: self.opened.emit(place))

    @property
    def count(self) -> str:
        return self._count.text()

    @property
    def left(self) -> str:
        return self._left.text()

    def show_steps(
        self, states: Sequence[StepState], *, current: int, count: str, left: str
    ) -> None:
        """Show all steps; `current` is the open one, -1 for none. The keyboard goes along."""
        here = [item for item in self.items if item.isChecked()] or self.items
        follows = current >= 0 and any(item.hasFocus() for item in here)
        self._count.setText(count)
        self._left.setText(left)
        for place, (item, state) in enumerate(zip(self.items, states, strict=True)):
            item.set_state(state.mark, state.line, told=state.told)
            item.setChecked(place == current)
        if follows and not self.items[current].hasFocus():
            self.items[current].setFocus(Qt.FocusReason.OtherFocusReason)
        self._segments.set_marks([item.mark for item in self.items])
        self._segments.setAccessibleName(count)

    def set_note(self, text: str) -> None:
        """Say where ticks come from."""
        self._note.setText(text)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addWidget(self._left, 1)
        top = QVBoxLayout()
        top.setContentsMargins(10, 0, 10, 0)
        top.setSpacing(9)
        top.addLayout(head)
        top.addWidget(self._segments)
        note = Panel("inset")
        row = QHBoxLayout(note)
        row.setContentsMargins(12, 10, 14, 10)
        row.setSpacing(11)
        row.addWidget(Glyph(theme, "radio", size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(16)
        for item in self.items:
            column.addWidget(item)
        column.addSpacing(16)
        column.addStretch()
        column.addWidget(note)
