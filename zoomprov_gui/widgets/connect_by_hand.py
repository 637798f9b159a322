"""Set it up by hand: six steps in the Okta console, and everything that is copied into it."""

from PySide6.QtWidgets import QWidget

from zoomprov_gui.viewmodels.connect import ConnectViewModel
from zoomprov_gui.widgets.connect_zoom import PlainField
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.copying import CopyLine
from zoomprov_gui.widgets.parts.do_cards import Numbered
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.theme.theme import Theme

APP_NAME = "zoomprov sign-in"


class ByHandCard(CardPage):
    """Shows the steps, and takes the client id at their end."""

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Set it up by hand"), parent=parent)
        self._model = model
        self._took_code = False
        self.back.show()
        self.name = CopyLine(theme, self.tr("Name"), APP_NAME)
        self.redirects = CopyLine(theme, self.tr("Sign-in redirect addresses"))
        self.permissions = CopyLine(theme, self.tr("Permissions to grant"))
        self.client = PlainField(theme, self.tr("Client ID"))
        self.problem = ProblemNote(theme, frozenset({"Try again"}))
        self.sign_in = Button(
            theme,
            self.tr("Sign in with this app"),
            variant="primary",
            size="l",
            trailing="arrow-up-right",
        )
        self.code = Button(theme, self.tr("Sign in with a code instead"), variant="link", size="s")
        copied: dict[int, CopyLine] = {2: self.name, 3: self.redirects, 5: self.permissions}
        for number, words in enumerate(self._steps(), 1):
            self.body.addWidget(Numbered(theme, number, words))
            if number in copied:
                self.body.addWidget(copied[number])
        for part in (self.client, self.problem, self.sign_in, self.code):
            self.body.addWidget(part)
        self.first = self.name.copy  # the field is at the end of what is done first
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the page as it is at this moment."""
        okta = self._model.okta
        self.redirects.set_value("\n".join(okta.redirects))
        self.permissions.set_value("\n".join(okta.permissions))
        self.problem.show_problem(okta.problem or self._model.problem)
        for button in (self.sign_in, self.code):
            button.setEnabled(bool(self.client.text) and not okta.busy)

    def _connect(self) -> None:
        self.back.clicked.connect(self._model.back)
        self.client.edited.connect(self._edit)
        self.client.line.returnPressed.connect(self._sign_in)
        self.sign_in.clicked.connect(self._sign_in)
        self.problem.acted.connect(self._try_again)
        self.code.clicked.connect(self._by_code)
        self._model.changed.connect(self.refresh)

    def _edit(self) -> None:
        """Take in another app: what was said is about the one before."""
        self._model.okta.clear()
        self.refresh()

    def _sign_in(self) -> None:
        if self.sign_in.isEnabled():
            self._took_code = False
            self._model.okta.in_browser(self.client.text)

    def _by_code(self) -> None:
        self._took_code = True
        self._model.okta.by_code(self.client.text)

    def _try_again(self) -> None:
        """Take the same way once more: who got a code has perhaps no browser here."""
        if self._took_code:
            self._by_code()
        else:
            self._sign_in()

    def _steps(self) -> tuple[str, ...]:
        return (
            self.tr(
                "In the Admin Console open **Applications**, **Applications** and press **Create"
                " App Integration**."
            ),
            self.tr(
                "Choose **OIDC - OpenID Connect** and **Native Application**, and give it a name:"
            ),
            self.tr(
                "Tick **Authorization Code** and **Refresh Token**, and **Device Authorization**"
                " to sign in with a code. Put in the addresses, each on a line of its own:"
            ),
            self.tr("Under **Assignments** let in only yourself and those who use this program."),
            self.tr("Save, open **Okta API Scopes** and grant:"),
            self.tr("Copy the **Client ID** from **General**, and paste it here:"),
        )
