"""While somebody signs in elsewhere: what to do there, how long it waits, and ways to help it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.connect import ConnectViewModel
from zoomprov_gui.viewmodels.signing_in import SigningIn
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.copying import CopyButton, CopyLine
from zoomprov_gui.widgets.parts.label import Glyph, Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.theme.theme import Theme

PASTE = "Paste the address from the browser"
POSSIBLE = frozenset({PASTE})


class WaitingPanel(QWidget):
    """Shows a SigningIn, or nothing. The link is copied, never shown: it is one sign-in's own."""

    ready = Signal()  # there is a page to open now

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signing_in: SigningIn | None = None
        self.sentence = Paragraph(theme, style="strong")
        self.left = Label(theme, style="body", ink="text2", numbers=True)
        self.code = CopyLine(theme, self.tr("Code"))
        self.again = Button(theme, self.tr("Open again"), icon="arrow-up-right", size="s")
        self.copy = CopyButton(theme, self.tr("link"), words=self.tr("Copy link"))
        self.longer = Button(theme, self.tr("Wait longer"), variant="ghost", size="s")
        self.problem = ProblemNote(theme, POSSIBLE)
        self.pasted = QLineEdit()
        self.pasted.setPlaceholderText(self.tr("http://127.0.0.1…"))
        self.pasted.setAccessibleName(self.tr("Address from the browser"))
        self.take = Button(theme, self.tr("Use this address"), size="s")
        self._paste = QWidget()
        self._lay_out(theme)
        self.again.clicked.connect(self._open_again)
        self.longer.clicked.connect(self._extend)
        self.take.clicked.connect(self._take)
        self.pasted.returnPressed.connect(self._take)
        self.problem.acted.connect(self._offer_paste)
        self.hide()

    def show_sign_in(self, signing_in: SigningIn | None) -> None:
        """Show another sign-in, or none."""
        if signing_in is self._signing_in:
            return
        self._signing_in = signing_in
        self._paste.hide()
        self.pasted.setText("")
        self.setVisible(signing_in is not None)
        if signing_in is not None:
            signing_in.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the sign-in as it is at this moment."""
        signing_in = self._signing_in
        if signing_in is None:
            self.copy.set_copied("")
            return
        progress = signing_in.progress
        self.sentence.setText(progress.sentence)
        self.left.setText(signing_in.left)
        self.left.setAccessibleName(self.tr("Time left: %1").replace("%1", signing_in.left))
        self.copy.set_copied(progress.url)
        self.code.set_value(progress.code)
        self.code.setVisible(signing_in.by_code)
        words = self.tr("Open the page") if signing_in.by_code else self.tr("Open again")
        self.again.set_label(words)
        there, before = signing_in.in_browser or signing_in.by_code, not self.again.isHidden()
        self.again.setVisible(there)
        if there and not before:
            self.ready.emit()
        self.longer.setVisible(signing_in.in_browser)
        self.copy.setVisible(bool(progress.url))
        self.problem.show_problem(signing_in.problem)

    def _open_again(self) -> None:
        if self._signing_in is not None:
            self._signing_in.open_again()

    def _extend(self) -> None:
        if self._signing_in is not None:
            self._signing_in.extend()

    def _offer_paste(self, _action: str) -> None:
        self._paste.show()
        self.pasted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        text = self.pasted.text()
        self.pasted.setText("")
        # What stood there is good for one sign-in only, and it is this one's.
        if QGuiApplication.clipboard().text() == text:
            QGuiApplication.clipboard().clear()
        if self._signing_in is not None and text:
            self._signing_in.paste(text)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(Glyph(theme, "hourglass", ink="accent_text"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.left)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in (self.again, self.copy, self.longer):
            ways.addWidget(button)
        ways.addStretch()
        box = Panel("inset")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.setSpacing(10)
        inner.addLayout(head)
        inner.addWidget(self.code)
        inner.addLayout(ways)
        paste = QHBoxLayout(self._paste)
        paste.setContentsMargins(0, 0, 0, 0)
        paste.addWidget(self.pasted, 1)
        paste.addWidget(self.take)
        self._paste.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(box)
        column.addWidget(self.problem)
        column.addWidget(self._paste)


class WaitingCard(CardPage):
    """The page of the card while a sign-in waits for somebody."""

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Sign in"), parent=parent)
        self._model = model
        self.panel = WaitingPanel(theme)
        self.cancel = Button(theme, self.tr("Cancel"), size="l")
        self.first = self.panel.again  # and not Cancel, for the Enter that led here
        self.body.addWidget(self.panel)
        self.body.addWidget(self.cancel)
        self.cancel.clicked.connect(model.cancel)
        self.panel.ready.connect(self._lead)
        model.changed.connect(self.refresh)
        self.refresh()

    def _lead(self) -> None:
        """Take the keyboard from Cancel, which alone was there before."""
        if self.cancel.hasFocus():
            self.panel.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the page as it is at this moment."""
        waiting = self._model.waiting
        self.panel.show_sign_in(waiting)
        if waiting is not None:
            name = waiting.service.value
            self.title.setText(self.tr("Sign in to %1").replace("%1", name))
            self.set_text(
                self.tr("%1’s own page asks for your password; we never see it.").replace(
                    "%1", name
                )
            )
