"""One open step: its state in a sentence, its checks, both ways to what is missing, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.setup_view import StepView
from zoomprov_gui.widgets.parts.check_card import CheckCard
from zoomprov_gui.widgets.parts.do_cards import DoItForMe, DoItYourself
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.pill import StatusPill
from zoomprov_gui.widgets.parts.scrolled import Scrolled
from zoomprov_gui.widgets.parts.why_card import WhyCard
from zoomprov_gui.widgets.theme.theme import Theme

GAP = 16
NARROW = 640  # px below which the two ways stand one above the other


class StepPanel(Scrolled):
    """Shows a StepView. `above` and `beside` are where the page puts what is special to a step.

    `above` stands between the checks and the two ways, `doing` is the card of the first way.
    """

    ticked = Signal(str)
    reply_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._eyebrow = Label(theme, style="pill", ink="accent_text")
        self.title = Paragraph(theme, style="h1")
        self.lead = Paragraph(theme, style="lead", ink="text2")
        self.pill = StatusPill(theme, "", icon="clock")
        self.checks = CheckCard(theme)
        self.above = QVBoxLayout()
        self.above.setSpacing(GAP)
        self.doing = DoItForMe(theme)
        self.by_hand = DoItYourself(theme)
        self.why = WhyCard(theme)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(GAP)
        self._lay_out()
        self.checks.ticked.connect(self.ticked)
        self.checks.reply_wanted.connect(self.reply_wanted)

    @property
    def eyebrow(self) -> str:
        return self._eyebrow.text()

    def show_step(self, view: StepView, *, checking: bool) -> None:
        """Show a step; the two ways are shown by whoever does the changes."""
        self._eyebrow.setText(view.eyebrow)
        self.title.setText(view.title)
        self.lead.setText(view.lead)
        words, icon, tone = view.pill
        self.pill.set_state(words, icon=icon, tone=tone)
        self.checks.set_head(view.head, view.when, checking=checking)
        self.checks.show_lines(view.checks)
        self.checks.set_note(view.note)
        self.why.set_reasons(view.reasons)
        guide = view.guide
        self.by_hand.setVisible(guide is not None)
        if guide is not None:
            self.by_hand.set_guide(
                guide.title, guide.lines, link=guide.link, opens=view.opens, note=guide.note
            )
            self.by_hand.set_badge(guide.badge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(down if narrow else across)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        self._ways.addWidget(self.doing, 1)
        self._ways.addWidget(self.by_hand, 1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(0)
        for part, space in ((self._eyebrow, 6), (head, 8), (self.lead, GAP)):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
            column.addSpacing(space)
        body = QVBoxLayout()
        body.setSpacing(GAP)
        body.addWidget(self.checks)
        body.addLayout(self.above)
        body.addLayout(self._ways)
        body.addWidget(self.why)
        column.addLayout(body)
        column.addStretch()
