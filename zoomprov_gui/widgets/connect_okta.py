"""The first page of the card: the address of an Okta, and the ways to sign in to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from zoomprov_gui.viewmodels.connect import ConnectViewModel
from zoomprov_gui.widgets.date_settings import OPEN_DATE_SETTINGS, open_date_settings, possible
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage, OrLine
from zoomprov_gui.widgets.parts.checked_field import CheckedField
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.theme.theme import Theme


class OktaCard(CardPage):
    """Shows where Okta is. `browser_wanted`, `token_wanted` and so on: how to go on.

    What few need is behind `more`.
    """

    browser_wanted = Signal()
    token_wanted = Signal()
    service_wanted = Signal()
    file_wanted = Signal()

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Connect Okta"), parent=parent)
        self._model = model
        self.set_text(
            self.tr("Your browser opens Okta’s own sign-in page. We never see your password.")
        )
        self.address = CheckedField(theme, self.tr("Okta address"), hint="acme.okta.com")
        self.problem = ProblemNote(theme, possible("Try again"))
        self.browser = Button(
            theme,
            self.tr("Sign in with Okta in your browser"),
            variant="primary",
            size="l",
            trailing="arrow-up-right",
        )
        self.token = Button(
            theme, self.tr("Paste an Okta API token instead"), icon="key-round", size="l"
        )
        self.more = Button(
            theme, self.tr("More ways"), variant="link", size="s", trailing="chevron-down"
        )
        self.service = Button(
            theme, self.tr("Use an app with a key of its own"), icon="key-round", size="l"
        )
        self.service.hide()
        self.file = Button(
            theme, self.tr("I have a set-up file from support"), variant="link", size="s"
        )
        for part in (self.address, self.problem, self.browser):
            self.body.addWidget(part)
        self.body.addWidget(OrLine(theme, self.tr("or")))
        self.body.addWidget(self.token)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.service)
        self.body.addWidget(self.file, 0, Qt.AlignmentFlag.AlignHCenter)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the page as it is at this moment."""
        okta = self._model.okta
        if okta.address.text and not self.address.text:
            self.address.line.setText(okta.address.text)
        line = okta.address.line
        shown = line.words if not okta.address.problem else ""
        self.address.say(
            shown, icon=line.icon if shown else "", ink=line.ink, offered=line.offered, bad=line.bad
        )
        problem = okta.address.problem or okta.problem or self._model.problem
        self.problem.show_problem(problem or okta.address.clock)
        found = okta.org is not None and not okta.busy
        why_not = "" if found else self.tr("Type the address of your Okta first.")
        for button in (self.browser, self.token, self.service):
            button.setEnabled(found)
            button.setToolTip(why_not)
            button.setAccessibleDescription(why_not)
        self.address.line.setReadOnly(self._model.only is not None)
        self.file.setVisible(self._model.only is None)

    def _connect(self) -> None:
        address = self._model.okta.address
        self.address.edited.connect(address.edit)
        self.address.paused.connect(address.check)
        self.address.suggested.connect(self.address.set_text)
        self.address.entered.connect(self._go_on)
        self.problem.acted.connect(self._act)
        self.browser.clicked.connect(self.browser_wanted)
        self.token.clicked.connect(self.token_wanted)
        self.more.clicked.connect(lambda: self.service.setVisible(self.service.isHidden()))
        self.service.clicked.connect(self.service_wanted)
        self.file.clicked.connect(self.file_wanted)
        self._model.changed.connect(self.refresh)

    def _go_on(self) -> None:
        if self.browser.isEnabled():
            self.browser_wanted.emit()

    def _act(self, action: str) -> None:
        if action == OPEN_DATE_SETTINGS:
            open_date_settings()
        else:
            self._model.okta.address.check_again()
