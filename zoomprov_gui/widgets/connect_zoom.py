"""The page of the card that connects Zoom: the three values of an app, each line of it checked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.sign_in_app import Tick
from zoomprov_gui.viewmodels.connect import ConnectViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.copying import CopyLine
from zoomprov_gui.widgets.parts.do_cards import Numbered
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.permission_list import PermissionList
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.parts.secret_field import SecretField
from zoomprov_gui.widgets.theme.theme import Theme

POSSIBLE = frozenset({"Try again"})


class PlainField(QWidget):
    """A label and a line, for a value that is no secret. `edited` carries what is in it."""

    edited = Signal(str)

    def __init__(
        self, theme: Theme, label: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setProperty("inputSize", "l")
        self.line.setAccessibleName(label)
        self.line.setMaxLength(4096)
        caption = Label(theme, label, style="caption", ink="text2")
        caption.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(caption)
        column.addWidget(self.line)
        self.line.textEdited.connect(self.edited)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What is in it, without what surrounds it."""
        return self.line.text().strip()


class ZoomCard(CardPage):
    """Takes the values of a Server-to-Server app, and shows what the app may do.

    The secret stays in its field until Zoom took it: what is wrong may be something else.
    """

    browser_wanted = Signal()

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Connect Zoom"), parent=parent)
        self._model = model
        self.set_text(
            self.tr("Make a Server-to-Server app in Zoom once, and copy its three values here.")
        )
        self.okta = IconLine(theme, "circle-check", "", ink="ok", style="small")
        self.browser = Button(
            theme,
            self.tr("Sign in with Zoom in your browser"),
            variant="primary",
            size="l",
            trailing="arrow-up-right",
        )
        self.how = Button(
            theme, self.tr("How to make the app"), variant="link", trailing="chevron-down"
        )
        self.steps = QWidget()
        self.permissions_to_copy = CopyLine(theme, self.tr("Permissions to add to the app"))
        self.account = PlainField(theme, self.tr("Account ID"))
        self.client = PlainField(theme, self.tr("Client ID"))
        self.secret = SecretField(theme, self.tr("Client secret"))
        self.elsewhere = Button(
            theme, self.tr("Zoom at another address"), variant="link", trailing="chevron-down"
        )
        self.address = PlainField(theme, self.tr("Zoom address"), hint="zoom.us")
        self.places = Paragraph(theme, style="small", ink="text2")
        self.problem = ProblemNote(theme, POSSIBLE)
        self.permissions = PermissionList(theme)
        self.check = Button(theme, self.tr("Check"), variant="primary", size="l")
        known = model.draft.zoom
        self.account.line.setText(known.account_id)
        self.client.line.setText("" if model.zoom.client_id else known.client_id)
        self.address.line.setText(model.zoom.address)
        self.elsewhere.setCheckable(True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the page as it is at this moment."""
        model, zoom = self._model, self._model.zoom
        self.back.setVisible(model.can_go_back)
        self.browser.setVisible(bool(zoom.client_id))
        self.check.set_variant("default" if zoom.client_id else "primary")
        if zoom.side is not None and self.secret.filled:
            self.secret.empty()
        self._show_place()
        self._show_okta()
        self.problem.show_problem(zoom.problem or model.problem or model.okta.left_over)
        told = zoom.side is not None and zoom.problem is None
        self.permissions.show_access(zoom.side.read.access if zoom.side and told else None)
        self.check.set_label(self._check_words())
        self.check.setEnabled(not zoom.busy and (self._filled or zoom.side is not None))
        self.permissions_to_copy.set_value(zoom.permissions)

    def _check_words(self) -> str:
        if self._model.zoom.busy:
            return self.tr("Checking…")
        return self.tr("Check again") if self._model.zoom.side else self.tr("Check")

    def _show_okta(self) -> None:
        """Say what came of the page before, which was left as soon as it was done."""
        side = self._model.okta.side
        self.okta.setVisible(side is not None)
        if side is not None:
            words = self.tr("Okta is connected: %1").replace("%1", side.company)
            gone = Tick.TOKEN_DESTROYED in self._model.okta.done
            more = self.tr("Okta does not take the pasted token any more.")
            self.okta.set_text(f"{words}. {more}" if gone else words)

    def _show_place(self) -> None:
        """Ask for Zoom's address where it cannot be the usual one: beside an Okta in here."""
        here = self._model.okta_is_here
        asked = here or bool(self._model.zoom.address) or self.elsewhere.isChecked()
        known = here or bool(self._model.zoom.address) or self._model.only is not None
        self.elsewhere.setVisible(not known)
        self.address.setVisible(asked)
        self.places.setVisible(asked)
        self.places.setText(
            self.tr("Okta is simulated on this computer: name the Zoom that stands beside it.")
            if here
            else self.tr("zoomgov.com for Zoom for Government; empty for zoom.us.")
        )
        self.address.line.setReadOnly(self._model.only is not None)

    @property
    def _filled(self) -> bool:
        placed = bool(self.address.text) or not self._model.okta_is_here
        return placed and bool(self.account.text and self.client.text and self.secret.filled)

    def _connect(self) -> None:
        zoom = self._model.zoom
        self.back.clicked.connect(self._model.back)
        self.browser.clicked.connect(self.browser_wanted)
        self.how.clicked.connect(lambda: self.steps.setVisible(self.steps.isHidden()))
        for field in (self.account, self.client):
            field.edited.connect(self._take_text)
        for field in (self.account, self.client, self.address):
            field.line.returnPressed.connect(self.check.click)
        self.address.edited.connect(zoom.aim)
        self.elsewhere.clicked.connect(self._ask_place)
        self.problem.acted.connect(self._check)
        self.secret.edited.connect(lambda: self._take_text(self.secret.line.text()))
        self.secret.entered.connect(self._check)
        self.check.clicked.connect(self._check)
        zoom.pasted.connect(self._fill)
        self._model.changed.connect(self.refresh)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.secret.empty()

    def _ask_place(self) -> None:
        self._show_place()
        if self.address.isVisible():
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_text(self, text: str) -> None:
        if not self._model.zoom.spread(text):
            self._model.zoom.edit()

    def _fill(self, account_id: str, client_id: str, secret: Secret) -> None:
        """Put the values of one paste where each belongs; what it did not hold is left."""
        for line, value in ((self.account.line, account_id), (self.client.line, client_id)):
            if value or len(line.text().split()) > 1:
                line.setText(value)
        self.secret.line.setText(secret.reveal())
        self._model.zoom.edit()
        self.secret.tell_edited()

    def _check(self) -> None:
        if not self.check.isEnabled():
            return
        if self.secret.filled:
            secret = Secret(self.secret.read())
            self._model.zoom.sign_in(self.account.text, self.client.text, secret)
        else:
            self._model.zoom.look_again()

    def _lay_out(self) -> None:
        steps = QVBoxLayout(self.steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(8)
        for number, words in enumerate(self._steps(), 1):
            steps.addWidget(Numbered(self._theme, number, words))
        steps.addWidget(self.permissions_to_copy)
        self.steps.hide()
        ids = QHBoxLayout()
        ids.setSpacing(12)
        ids.addWidget(self.account)
        ids.addWidget(self.client)
        self.body.addWidget(self.okta)
        self.body.addWidget(self.browser)
        self.body.addWidget(self.how)
        self.body.addWidget(self.steps)
        self.body.addLayout(ids)
        for part in (self.secret, self.address, self.places, self.problem, self.permissions):
            self.body.addWidget(part)
        self.body.addWidget(self.check)
        self.body.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignHCenter)

    def _steps(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Open **marketplace.zoom.us** as the Zoom owner or an admin, and choose"
                " **Develop**, **Build App**, **Server-to-Server OAuth App**."
            ),
            self.tr("Give it a name, and fill in **Information**: company, your name and email."),
            self.tr("Under **Scopes** add the permissions below, and press **Done**."),
            self.tr("Under **Activation** press **Activate your app**."),
            self.tr(
                "Copy the three values under **App Credentials**. All at once works too, in any"
                " order."
            ),
        )
