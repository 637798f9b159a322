"""The page of the card that takes an API token of Okta."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.viewmodels.connect import ConnectViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.permission_list import PermissionList
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.parts.secret_field import SecretField
from zoomprov_gui.widgets.theme.theme import Theme

POSSIBLE = frozenset({"Try again"})


class TokenCard(CardPage):
    """Takes a token, signs in with it, and says what it may do where that is not enough.

    The token stays in its field until Okta has said what it thinks of it.
    """

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Use an Okta API token"), parent=parent)
        self._model = model
        self.back.show()
        self.token = SecretField(theme, self.tr("API token"))
        self.note = IconLine(
            theme,
            "info",
            self.tr(
                "Works with all rights of the person who made it; ends after 30 days without use."
            ),
            style="small",
        )
        self.problem = ProblemNote(theme, POSSIBLE)
        self.permissions = PermissionList(theme)
        self.sign_in = Button(
            theme, self.tr("Sign in with this token"), variant="primary", size="l"
        )
        for part in (self.token, self.note, self.problem, self.permissions, self.sign_in):
            self.body.addWidget(part)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the page as it is at this moment."""
        okta = self._model.okta
        self.set_text(
            self.tr("Make one in %1 under Security, API, Tokens.").replace("%1", okta.console)
        )
        judged = okta.problem is not None and not okta.problem.retry
        if self.token.filled and (okta.side or judged) and not okta.busy:
            self.token.empty()
        problem = okta.problem or self._model.problem
        self.problem.show_problem(problem)
        self.permissions.show_access(okta.side.read.access if okta.side and not problem else None)
        again = okta.side is not None and not self.token.filled
        words = self.tr("Check again") if again else self.tr("Sign in with this token")
        self.sign_in.set_label(self.tr("Signing in…") if okta.busy else words)
        self.sign_in.setEnabled((self.token.filled or again) and not okta.busy)

    def _connect(self) -> None:
        self.back.clicked.connect(self._model.back)
        self.token.edited.connect(self._edit)
        self.problem.acted.connect(self._sign_in)
        self.token.entered.connect(self._sign_in)
        self.sign_in.clicked.connect(self._sign_in)
        self._model.changed.connect(self.refresh)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.token.empty()

    def _edit(self) -> None:
        """Take in another token: what was said is about the one before."""
        self._model.okta.clear()
        self.refresh()

    def _sign_in(self) -> None:
        if not self.sign_in.isEnabled():
            return
        if self.token.filled:
            self._model.okta.with_token(Secret(self.token.read()))
        else:
            self._model.okta.look_again()
