"""Help for the welcome page: the three things that people ask there, answered in a line or two."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.theme.theme import Theme


class WelcomeHelp(Dialog):
    """Answers, and nothing else."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, self.tr("Help with connecting"), parent=parent)
        self.answers = self._answers()
        for question, answer in self.answers:
            part = QVBoxLayout()
            part.setSpacing(2)
            part.addWidget(Label(theme, question, style="strong"))
            part.addWidget(Paragraph(theme, answer, ink="text2"))
            self.body.addLayout(part)
        self.add_safe(self.tr("Close"))

    def _answers(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Where do I find my Okta address?"),
                self.tr(
                    "It is what the browser shows after you sign in to Okta, e.g. acme.okta.com."
                    " Paste anything from there; the address of the Admin Console works too."
                ),
            ),
            (
                self.tr("Which rights do I need?"),
                self.tr(
                    "A read-only admin in Okta can look at everything. Setting up the sign-in takes"
                    " a super admin once; making the app in Zoom takes the owner or an admin."
                ),
            ),
            (
                self.tr("What happens to my sign-ins?"),
                self.tr(
                    "They stay on this computer, in an encrypted file whose key is in your system’s"
                    " keychain. Forget a company in the menu of its name to remove them."
                ),
            ),
            (
                self.tr("Whom can I ask?"),
                self.tr(
                    "Send support the title and the details of what you see here; they hold no"
                    " password and no token. Support can send you a set-up file to begin with."
                ),
            ),
        )
