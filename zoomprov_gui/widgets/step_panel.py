"""One open step: its state in a sentence, its checks, both ways to what is missing, and why."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.viewmodels.setup_view import StepView
from zoomprov_gui.widgets.parts.check_card import CheckCard
from zoomprov_gui.widgets.parts.do_cards import DoItForMe, DoItYourself
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.pill import StatusPill
from zoomprov_gui.widgets.parts.scrolled import Scrolled
from zoomprov_gui.widgets.parts.why_card import WhyCard
from zoomprov_gui.widgets.theme.theme import Theme

GAP = 16
RIGHT = 12  # px that the scroll bar has beside the cards
NARROW = 640  # px below which the two ways stand one above the other


class _Lead(NamedTuple):
    """What leads in a step: which way, and whether nothing is to be done in it now."""

    key: StepKey
    by_hand: bool
    settled: bool


class StepPanel(Scrolled):
    """Shows a StepView. `above` is where the page says what became of something done here.

    `doing` is the card of what is done for somebody. The checks stand above the two ways, unless
    the way that is worth doing now would be out of sight then: what to do next comes first.
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
        self._both = QWidget()
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._both)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(GAP)
        self._head = QVBoxLayout()
        self._body = QVBoxLayout()
        self._lead: _Lead | None = None
        self._turned: tuple[object, ...] = ()  # for what the ways were put before the checks
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

    def arrange(self, view: StepView, *, by_hand_first: bool, watching: bool) -> None:
        """Let what is worth doing now lead: by hand, or for somebody; `watching`: the checks do."""
        self._lead = _Lead(view.key, by_hand_first, view.confirmed or watching)
        self._place()

    def _place(self) -> None:
        lead = self._lead
        if lead is None:
            return
        cards: tuple[Panel, Panel] = (self.doing, self.by_hand)
        first, second = reversed(cards) if lead.by_hand else cards
        self.doing.set_surface("card" if lead.by_hand or lead.settled else "accent")
        self.by_hand.set_first(first=lead.by_hand)
        if self._ways.indexOf(first):
            self._ways.insertWidget(0, first, 1)
        # Reads change a line here and there: what has gone up once stays there until it is done.
        here = (lead, self.viewport().size().toTuple(), self._theme.px(100))
        wanted = not (lead.settled or first.isHidden())
        turned = wanted and (here == self._turned or not self._in_sight(first, second))
        self._turned = here if turned else ()
        is_turned = self._body.indexOf(self._both) < self._body.indexOf(self.checks)
        if is_turned is not turned:
            self._body.removeWidget(self._both)
            self._body.insertWidget(self._body.indexOf(self.checks) + (not turned), self._both)

    def _in_sight(self, first: QWidget, second: QWidget) -> bool:
        """Tell whether the whole of the first way has room below the checks."""
        room, gap = self.viewport().width() - RIGHT, self._body.spacing()
        beside = self._ways.direction() is QBoxLayout.Direction.LeftToRight
        shared = beside and not second.isHidden()
        card = _height(first, (room - self._ways.spacing()) // 2 if shared else room)
        above = self.above.totalHeightForWidth(room) if self.above.hasHeightForWidth() else 0
        head = self._head.totalHeightForWidth(room)
        whole = head + above + gap * (1 + bool(above)) + _height(self.checks, room) + card
        return whole <= self.viewport().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(down if narrow else across)
        self._place()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        self._ways.addWidget(self.doing, 1)
        self._ways.addWidget(self.by_hand, 1)
        self._head.setSpacing(0)
        for part, space in ((self._eyebrow, 6), (head, 8), (self.lead, GAP)):
            if isinstance(part, QWidget):
                self._head.addWidget(part)
            else:
                self._head.addLayout(part)
            self._head.addSpacing(space)
        self._body.setSpacing(GAP)
        self._body.addLayout(self.above)
        for card in (self.checks, self._both, self.why):
            self._body.addWidget(card)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, RIGHT, 8)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._body)
        column.addStretch()


def _height(card: QWidget, width: int) -> int:
    """Return how high a card is at a width, in px."""
    layout = card.layout()
    return layout.totalHeightForWidth(width) if layout is not None else 0
