"""The assisted way of step 3: opens Zoom's page, and takes what the browser shows at its end."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.setup import Change
from zoomprov_gui.viewmodels.setup import SetupViewModel
from zoomprov_gui.widgets.consent_box import ConsentBox
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.parts.scrolled import bring_into_sight
from zoomprov_gui.widgets.theme.theme import Theme


def _open_in_browser(link: str) -> None:
    QDesktopServices.openUrl(QUrl(link))


class ConsentWay(QObject):
    """Three states: folded behind a button, ready to open Zoom, waiting for what comes back.

    `open_page` opens an address in the browser; it is replaced where there is none.
    """

    def __init__(self, theme: Theme, model: SetupViewModel, page: QWidget) -> None:
        super().__init__(page)
        self._model = model
        self._page = page
        self._change: Change | None = None
        self._opened = ""
        self.open_page: Callable[[str], object] = _open_in_browser
        self.widget = QWidget()
        self.fold = Button(theme, self.tr("Try the assisted way"))
        self.note = Paragraph(theme, style="small", ink="text2")
        self.note.setText(
            self.tr(
                "The way through the console always works. This one opens the same page of Zoom's"
                " from here, and finishes with what your browser shows."
            )
        )
        self.send = Button(theme, "-", variant="primary", size="l", trailing="arrow-up-right")
        self.box = ConsentBox(theme)
        self._lay_out()
        self.fold.clicked.connect(self._unfold)
        self.send.clicked.connect(self._send)
        self.box.open_wanted.connect(lambda: self.open_page(self._model.doing.link))
        self.box.copy_wanted.connect(self._copy)
        self.box.pasted.connect(self._finish)

    @property
    def busy(self) -> str:
        """Nothing that waits for a browser has to be asked about."""
        return ""

    def stop_writing(self) -> None:
        """Send nothing further: what was begun in the browser is Zoom's."""

    def show_change(self, change: Change, why_not: str) -> None:
        """Show what can be done, or how far it has come."""
        self._change = change
        doing = self._model.doing
        folded = not self.fold.isHidden()
        waiting = bool(doing.link)
        self.send.set_label(change.button)
        self.send.setEnabled(not doing.running and not why_not)
        self.send.setVisible(not folded and not waiting)
        self.box.setVisible(waiting)
        if waiting:
            self._show_waiting()

    def _show_waiting(self) -> None:
        doing = self._model.doing
        if doing.link != self._opened:
            self._opened = doing.link
            self.open_page(doing.link)
            # After what is shown now: the button that was pressed goes, and the keyboard with it.
            field = self.box.field
            QTimer.singleShot(0, field, lambda: field.setFocus(Qt.FocusReason.OtherFocusReason))
            bring_into_sight(self.box)
        if doing.running:
            words = self.tr("Handing it to Okta, then reading it back…")
            self.box.set_state(words, working=True)
        elif doing.result is not None:
            first = doing.result.outcome.value == "accepted"
            ink = "text2" if first else "bad"
            self.box.set_state(f"{doing.result.title}. {doing.result.text}", ink=ink)

    def _unfold(self) -> None:
        self.fold.hide()
        self.note.hide()
        if self._change is not None:
            self.show_change(self._change, self._model.doing.why_not(self._change))
        self.send.setFocus()

    def _send(self) -> None:
        if self._change is not None:
            self._opened = ""
            self._model.doing.start(self._change)

    def _finish(self, text: str) -> None:
        if not self._model.doing.finish(text):
            announce(self._page, self.tr("Nothing was sent"), urgent=True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._model.doing.link)
        self.box.copy.set_label(self.tr("Copied"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self.note)
        for button in (self.fold, self.send):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        column.addWidget(self.box)
