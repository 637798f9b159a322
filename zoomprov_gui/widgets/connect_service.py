"""Signing in as an app with a key: made here, its public part pasted into the Okta console."""

from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.workspaces import OktaSignIn
from zoomprov_gui.viewmodels.connect import Card, ConnectViewModel
from zoomprov_gui.widgets.connect_zoom import PlainField
from zoomprov_gui.widgets.date_settings import OPEN_DATE_SETTINGS, open_date_settings, possible
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.copying import CopyLine
from zoomprov_gui.widgets.parts.do_cards import Numbered
from zoomprov_gui.widgets.parts.permission_list import PermissionList
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.theme.theme import Theme

# Not the name of the sign-in app, which the set-up looks for to use it again.
APP_NAME = "zoomprov service"


class ServiceCard(CardPage):
    """Shows the steps, takes the client id at their end, and says what the app may do."""

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            self.tr("Use an app with a key of its own"),
            self.tr(
                "For a computer where nobody signs in. What is changed stands under the app's name"
                " in Okta's log, not under yours."
            ),
            parent,
        )
        self._model = model
        self.back.show()
        self.name = CopyLine(theme, self.tr("Name"), APP_NAME)
        self.key = CopyLine(theme, self.tr("Public key"), unbroken=True)
        self.permissions_to_copy = CopyLine(theme, self.tr("Permissions to grant"))
        self.client = PlainField(theme, self.tr("Client ID"))
        self.note = IconLine(
            theme,
            "info",
            self.tr(
                "The private key was made on this computer and is kept once you are signed in. If"
                " you close the program before, there will be another key to paste."
            ),
            style="small",
        )
        self.problem = ProblemNote(theme, possible("Try again"))
        self.permissions = PermissionList(theme)
        self.sign_in = Button(theme, self.tr("Sign in as this app"), variant="primary", size="l")
        draft = model.draft.okta
        if draft.sign_in is OktaSignIn.SERVICE:
            self.client.line.setText(draft.client_id)
        self.first = self.name.copy  # the field is at the end of what is done first
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the page as it is at this moment; the key is made when somebody comes here."""
        okta = self._model.okta
        if self._model.card is Card.SERVICE:
            self.key.set_value(okta.public_key())
        self.permissions_to_copy.set_value("\n".join(okta.permissions))
        self.problem.show_problem(okta.problem or self._model.problem)
        self.permissions.show_access(okta.side.read.access if okta.side else None)
        words = self.tr("Check again") if okta.side else self.tr("Sign in as this app")
        self.sign_in.set_label(self.tr("Signing in…") if okta.busy else words)
        self.sign_in.setEnabled(bool(self.client.text) and not okta.busy)

    def _connect(self) -> None:
        self.back.clicked.connect(self._model.back)
        self.client.edited.connect(self.refresh)
        self.client.line.returnPressed.connect(self._sign_in)
        self.sign_in.clicked.connect(self._sign_in)
        self.problem.acted.connect(self._act)
        self._model.changed.connect(self.refresh)

    def _sign_in(self) -> None:
        if self.sign_in.isEnabled():
            # A token tells what was granted when it was made, so each look is a new sign-in.
            self._model.okta.as_service(self.client.text)

    def _act(self, action: str) -> None:
        if action == OPEN_DATE_SETTINGS:
            open_date_settings()
        else:
            self._sign_in()

    def _lay_out(self) -> None:
        copied = {1: self.name, 2: self.key, 4: self.permissions_to_copy}
        for number, words in enumerate(self._steps(), 1):
            self.body.addWidget(Numbered(self._theme, number, words))
            if number in copied:
                self.body.addWidget(copied[number])
        for part in (self.client, self.note, self.problem, self.permissions, self.sign_in):
            self.body.addWidget(part)

    def _steps(self) -> tuple[str, ...]:
        return (
            self.tr(
                "In the Admin Console open **Applications**, **Applications**, press **Create App"
                " Integration**, choose **API Services**, and give it a name:"
            ),
            self.tr(
                "Under **General**, **Client Credentials**, press **Edit**, choose **Public key /"
                " Private key**, press **Add key**, and paste the public key:"
            ),
            self.tr("Save, and leave the setting for **DPoP** as it is. Both work here."),
            self.tr("Open **Okta API Scopes** and grant:"),
            self.tr(
                "Open **Admin roles** and give the app a role: **Read-only Administrator** to look,"
                " **Application Administrator** to assign people as well."
            ),
            self.tr("Copy the **Client ID** from **General**, and paste it here:"),
        )
