"""Set it up for me: one token, three ticks, each read back from Okta."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.sign_in_app import Tick
from zoomprov_gui.viewmodels.connect import Card, ConnectViewModel
from zoomprov_gui.widgets.connect_waiting import WaitingPanel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.leaving_focus import leave
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.parts.rows import StatusNote
from zoomprov_gui.widgets.parts.secret_field import SecretField
from zoomprov_gui.widgets.theme.theme import Theme

BY_HAND = "Set it up by hand"


class SetUpCard(CardPage):
    """Takes the token, and ticks what was read."""

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Set it up for me"), parent=parent)
        self._model = model
        self.back.show()
        self.token = SecretField(theme, self.tr("API token of a super admin"))
        self.ticks = {tick: StatusNote(theme) for tick in Tick}
        self.waiting = WaitingPanel(theme)
        self.problem = ProblemNote(theme, frozenset({"Try again", BY_HAND}))
        self.start = Button(theme, self.tr("Set up the sign-in"), variant="primary", size="l")
        notes = QVBoxLayout()
        notes.setSpacing(6)
        for note in self.ticks.values():
            notes.addWidget(note)
        self.body.addWidget(self.token)
        self.body.addLayout(notes)
        for part in (self.waiting, self.problem, self.start):
            self.body.addWidget(part)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the page as it is at this moment."""
        okta = self._model.okta
        self.set_text(
            self.tr("Make a token in %1 under Security, API, Tokens. It is used once.").replace(
                "%1", okta.console
            )
        )
        for tick, note in self.ticks.items():
            done = tick in okta.ticks
            icon, tone = ("circle-check", "ok") if done else ("circle-dot", "text3")
            note.set_state(tick.sentence, icon=icon, tone=tone, loud=done)
            note.setAccessibleName(tick.sentence if done else f"{tick.sentence} Not yet.")
        self.waiting.show_sign_in(okta.waiting)
        self.problem.show_problem(okta.problem or self._model.problem)
        back = self.token.isHidden() and not okta.busy
        if okta.busy:
            leave(self.token)
            leave(self.start)
        self.token.setVisible(not okta.busy)
        self.start.setVisible(not okta.busy)
        self.start.setEnabled(self.token.filled or okta.can_set_up_again)
        self.start.set_label(
            self.tr("Go on") if okta.can_set_up_again else self.tr("Set up the sign-in")
        )
        if back and self.isVisible():
            self.token.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.back.clicked.connect(self._model.back)
        self.token.edited.connect(self.refresh)
        self.token.entered.connect(self._start)
        self.start.clicked.connect(self._start)
        self.problem.acted.connect(self._act)
        self._model.changed.connect(self.refresh)

    def _start(self) -> None:
        if self.token.filled:
            self._model.okta.set_up(Secret(self.token.take()))
        elif self._model.okta.can_set_up_again:
            self._model.okta.set_up_again()

    def _act(self, action: str) -> None:
        if action == BY_HAND:
            self._model.back()
            self._model.go_to(Card.BY_HAND)
        else:
            self._model.okta.set_up_again()
