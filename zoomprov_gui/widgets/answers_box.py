"""Will it work? The answers before something is sent: what stands against it is always in sight."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.readback import Known
from zoomprov_gui.viewmodels.answers import NO_ANSWERS, Answer, Answers
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Glyph, Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme

# Icon, word and ink of each answer; the word is for who does not see the icon.
LOOKS: Final = {
    Known.YES: ("circle-check", "Yes", "ok"),
    Known.NO: ("circle-x", "No", "bad"),
    Known.UNKNOWN: ("circle-help", "Not known", "warn"),
}

# A no that the way gets round, which says so above: of interest, and nothing to be afraid of.
DEALT: Final = ("check", "Dealt with", "text2")

# How many checks ended so, in words of one and of many.
_COUNTED: Final = (
    (Known.NO, "1 check says no", "%1 checks say no"),
    (Known.UNKNOWN, "1 is not known", "%1 are not known"),
    (Known.YES, "1 check passed", "%1 checks passed"),
)


GAP = 6  # px


class AnswersBox(Panel):
    """A line that counts the answers; each no and each unknown in full; the rest on demand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("inset", parent)
        self._theme = theme
        self._answers = NO_ANSWERS
        self.summary = Paragraph(theme, style="strong")
        self.all = Button(theme, self.tr("Show all"), variant="link", size="s")
        self.all.setCheckable(True)
        self.all.toggled.connect(self._show)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(9)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._grid)

    @property
    def lines(self) -> list[str]:
        """What is in sight, as it is read out: "No. Groups: Also through …"."""
        return [_told(line) for line in self._in_sight()]

    def show_answers(self, answers: Answers) -> None:
        """Show these answers; nothing at all where nothing was asked."""
        self._answers = answers
        self.setVisible(bool(answers.lines))
        counts = [
            self.tr(one if number == 1 else many).replace("%1", str(number))
            for state, one, many in _COUNTED
            if (number := answers.count(state))
        ]
        if answers.dealt:
            more = (
                self.tr("1 is dealt with") if answers.dealt == 1 else self.tr("%1 are dealt with")
            )
            counts.append(more.replace("%1", str(answers.dealt)))
        self.summary.setText(f"{self.tr('Will it work?')} {' · '.join(counts)}")
        self.all.setVisible(answers.count(Known.YES) + answers.dealt > 0)
        self._show()

    def _in_sight(self) -> list[Answer]:
        if self.all.isChecked():
            return list(self._answers.lines)
        lines = self._answers.lines
        return [line for line in lines if line.state is not Known.YES and not line.dealt]

    def _show(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        in_sight = self._in_sight()
        # A gap of the layout would stand there below one line, too, and put it above the middle.
        self._grid.setContentsMargins(0, GAP if in_sight else 0, 0, 0)
        for place, line in enumerate(in_sight):
            icon, _word, ink = _look(line)
            top = Qt.AlignmentFlag.AlignTop
            title = Label(self._theme, line.title, style="small", ink="text2")
            text = Paragraph(self._theme, line.text, style="small")
            text.setAccessibleName(_told(line))
            self._grid.addWidget(Glyph(self._theme, icon, ink=ink, size=14), place, 0, top)
            self._grid.addWidget(title, place, 1, top)
            self._grid.addWidget(text, place, 2)
        every = self.all.isChecked()
        self.all.set_label(self.tr("Show less") if every else self.tr("Show all"))


def _look(line: Answer) -> tuple[str, str, str]:
    return DEALT if line.dealt else LOOKS[line.state]


def _told(line: Answer) -> str:
    return f"{_look(line)[1]}. {line.title}: {line.text}"
