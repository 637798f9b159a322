"""Two ways to the same end: the change done by this program, and the path through the console."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.flow import Flow
from zoomprov_gui.widgets.parts.label import Elided, Glyph, Label, Marked, Paragraph
from zoomprov_gui.widgets.parts.leaving_focus import leave
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.pill import StatusPill
from zoomprov_gui.widgets.parts.wait_line import WaitLine
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone

if TYPE_CHECKING:
    # The whole set-up comes with it, and the first page on the screen uses `clear` alone.
    from zoomprov_gui.viewmodels.setup_view import DiffLine

NUMBER = 20
COPIED = 2000  # ms that a copy button says so


def clear(layout: QBoxLayout | Flow) -> None:
    """Take every widget out of a layout, at once for the eye and safely for Qt."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            leave(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class DiffRow(Panel):
    """One setting: old → new; below its name where both have no room beside each other."""

    def __init__(self, theme: Theme, line: "DiffLine", parent: QWidget | None = None) -> None:
        super().__init__("inset", parent)
        self.subject = Elided(theme, line.subject, style="label")
        self._pills = QWidget()
        pills = QHBoxLayout(self._pills)
        pills.setContentsMargins(0, 0, 0, 0)
        pills.setSpacing(8)
        for place, (text, icon, tone) in enumerate((line.old, line.new)):
            if place:
                pills.addWidget(Glyph(theme, "arrow-right", size=14))
            if text:
                pills.addWidget(StatusPill(theme, text, icon=icon, tone=tone))
        pills.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(12, 9, 12, 9)
        self._row.setSpacing(8)
        self._row.addWidget(self.subject, 1)
        self._row.addWidget(self._pills)
        theme.changed.connect(self._turn)
        told = self.tr("%1: from %2 to %3")
        for number, part in enumerate((line.subject, line.old[0], line.new[0]), 1):
            told = told.replace(f"%{number}", part)
        self.setAccessibleName(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._row.spacing()
        beside = self.subject.sizeHint().width() + self._pills.sizeHint().width() <= room
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)


class DoItForMe(Panel):
    """What would be changed, what would not, how to take it back, and the button named after it.

    The page adds what is special to a step to `body`, above the buttons in `buttons`.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        self._theme = theme
        self._title = Label(theme, self.tr("Do it for me"), style="h3")
        self.badge = StatusPill(theme, self.tr("Recommended"), icon="", tone=Tone.WAIT)
        self._text = Paragraph(theme, ink="text2")
        self._diff = QVBoxLayout()
        self._diff.setSpacing(6)
        self._note = Paragraph(theme, style="small", ink="text2")
        self.why_not = Paragraph(theme, style="small", ink=Tone.WARN)
        self.why_not.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.buttons = Flow(gap=8)
        self.waiting = WaitLine(theme)
        self._lines: tuple[DiffLine, ...] = ()
        self._lay_out()

    @property
    def note(self) -> str:
        return self._note.text()

    @property
    def lines(self) -> "tuple[DiffLine, ...]":
        return self._lines

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_change(self, text: str, lines: "Sequence[DiffLine]", note: str, why_not: str) -> None:
        """Show a change: what happens, each setting, what does not happen, why it cannot be."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        clear(self._diff)
        for line in lines:
            self._diff.addWidget(DiffRow(self._theme, line))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(Glyph(self._theme, "zap", ink="accent_text", size=16))
        head.addWidget(self._title, 1)
        head.addWidget(self.badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(19, 15, 19, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(self._diff)
        column.addLayout(self.body)
        column.addWidget(self._note)
        column.addWidget(self.why_not)
        column.addLayout(self.buttons)
        column.addWidget(self.waiting)
        column.addStretch()


class Numbered(QWidget):
    """One step of a path: a number in a circle, and the words."""

    def __init__(self, theme: Theme, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Marked(theme, text, ink="text2")
        self.setAccessibleName(f"{number}. {self._text.text()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(11)
        row.addWidget(_Number(theme, number), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    @property
    def text(self) -> str:
        return self._text.text()


class _Number(QLabel):
    """The number of a line, in a circle."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = str(number)
        self._refresh()
        theme.changed.connect(self._refresh)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = painting.painter_for(self), self._theme.tokens
        rect = QRectF(self.rect())
        painting.fill_round(painter, rect, rect.height() / 2, tokens.sunken, line=tokens.line2)
        font, ink = self._theme.font("tiny"), self._theme.colour("text2")
        align = painting.CENTRE
        painting.words(painter, rect, self._number, font=font, ink=ink, align=align)

    def _refresh(self) -> None:
        side = self._theme.px(NUMBER)
        self.setFixedSize(side, side)


class DoItYourself(Panel):
    """The numbered path through a console, the way to its page, and the page's address to copy."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._theme = theme
        self._link = ""
        self._title = Paragraph(theme, style="h3")
        self._lines: tuple[str, ...] = ()
        self._body = QVBoxLayout()
        self._body.setSpacing(9)
        self._note = Marked(theme, style="small", ink="text2")
        self.badge = StatusPill(theme, "-", icon="", tone=Tone.WAIT)
        self.badge.hide()
        self.simulate = Button(theme, "-", icon="flask-conical")
        self.simulate.hide()
        self.open = Button(theme, "-", trailing="arrow-up-right", size="l")
        self.copy = Button(theme, self.tr("Copy link"), icon="copy", variant="ghost")
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(COPIED)
        self._again.timeout.connect(lambda: self.copy.set_label(self.tr("Copy link")))
        self.copy.clicked.connect(self._to_clipboard)
        self._lay_out()

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def lines(self) -> list[str]:
        return [part.text for part in self.findChildren(Numbered)]

    @property
    def link(self) -> str:
        return self._link

    def set_guide(
        self, title: str, lines: Sequence[str], *, link: str, opens: str, note: str = ""
    ) -> None:
        """Show a path; `opens` are the button's words, and without a link there is no button."""
        self._title.setText(title)
        self._link = link
        self.open.set_label(opens)
        self.open.setToolTip(link)
        for button in (self.open, self.copy):
            button.setVisible(bool(link))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        clear(self._body)
        for number, line in enumerate(lines, 1):
            self._body.addWidget(Numbered(self._theme, number, line))

    def set_badge(self, words: str) -> None:
        """Say that this way comes first, or `""`."""
        if words:
            self.badge.set_state(words, icon="", tone=Tone.WAIT)
        self.badge.setVisible(bool(words))

    def offer_simulation(self, words: str) -> None:
        """Offer to let a sandbox do what its console would, or `""`."""
        self.simulate.set_label(words or "-")
        if not words and self.simulate.hasFocus():
            self.copy.setFocus()
        self.simulate.setVisible(bool(words))
        self._show_lead()

    def set_first(self, *, first: bool) -> None:
        """Be the way that is worth doing now: its button is the page's one primary button."""
        self.set_surface("accent" if first else "card")
        self._show_lead()

    def _show_lead(self) -> None:
        first = self.property("surface") == "accent"
        simulated = first and not self.simulate.isHidden()
        for button, leads in ((self.simulate, simulated), (self.open, first and not simulated)):
            button.set_variant("primary" if leads else "default")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(
            Glyph(self._theme, "mouse-pointer-click", size=16), 0, Qt.AlignmentFlag.AlignTop
        )
        head.addWidget(self._title, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        foot = Flow(gap=8)
        for button in (self.open, self.copy, self.simulate):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(19, 15, 19, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._body)
        column.addWidget(self._note)
        column.addLayout(foot)
        column.addStretch()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._link)
        self.copy.set_label(self.tr("Copied"))
        self._again.start()
