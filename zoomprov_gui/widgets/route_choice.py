"""By which way something is done: the way that works is chosen, the others are one click away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.domain.actions import Route
from zoomprov_gui.viewmodels.proposal import ROUTE_WORDS, Proposal
from zoomprov_gui.widgets.parts.chip import Chip, ChipGroup
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.theme.theme import Theme


class RouteChoice(QWidget):
    """A chip for each way that leads somewhere, and in a sentence why the present one is taken."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = ChipGroup(theme)
        for route, words in ROUTE_WORDS.items():
            self._ways.add(route.value, words, counted=False)
        self._ways.setAccessibleName(self.tr("By which way"))
        self._ways.chosen.connect(lambda value: self.chosen.emit(Route(value)))
        self.why = Paragraph(theme, style="small", ink="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._ways)
        column.addWidget(self.why)

    def chip(self, route: Route) -> Chip:
        """Return the chip of one way."""
        return self._ways.chip(route.value)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the ways of a proposal, and why it goes the one it goes."""
        choice = len(proposal.routes) > 1
        self._ways.setVisible(choice)
        for route in Route:
            self.chip(route).setVisible(route in proposal.routes)
        self._ways.set_current(proposal.route.value)
        self.why.setText("\n".join(proposal.answers.because))
        self.why.setVisible(bool(proposal.answers.because))
        self.setVisible(choice or bool(proposal.answers.because))
