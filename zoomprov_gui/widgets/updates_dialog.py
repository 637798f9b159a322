"""Check for updates: what is known, what the newer version brings, and whether to ask by itself."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.update_words import SENT
from zoomprov_gui.viewmodels.updates import UpdatesViewModel
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.check_box import CheckBox
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme


class UpdatesDialog(Dialog):
    """Shows an UpdatesViewModel. It leads to the release's page, and installs nothing."""

    def __init__(self, theme: Theme, model: UpdatesViewModel, *, parent: QWidget) -> None:
        super().__init__(theme, self.tr("Updates"), parent=parent, width=520)
        self._model = model
        self.state = Paragraph(theme, style="strong")
        self.text = Paragraph(theme, ink="text2")
        self.notes = Paragraph(theme, style="small")
        self._news = Panel("inset")
        inside = QVBoxLayout(self._news)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addWidget(self.notes)
        self.note = Paragraph(theme, style="small", ink="text2")
        self.daily = CheckBox(theme, self.tr("Look once a day, and tell me of a newer version"))
        self.sent = Paragraph(theme, SENT, style="small", ink="text3")
        self.daily.setAccessibleDescription(SENT)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.state)
        words.addWidget(self.text)
        self.body.addLayout(words)
        for part in (self._news, self.note, self.daily, self.sent):
            self.body.addWidget(part)
        self.close_button = self.add_safe(self.tr("Close"))
        self.look = Button(theme, self.tr("Look now"), icon="refresh-cw", variant="ghost")
        self.aside.addWidget(self.look)
        self.page = self.add_action(self.tr("Open its page"), icon="external-link")
        self.look.clicked.connect(model.check)
        self.page.clicked.connect(model.open_page)
        self.daily.toggled.connect(model.choose)
        model.changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        model, words = self._model, self._model.words
        title = self.tr("Looking for a newer version …") if model.checking else words.title
        told = self.state.text()
        self.state.setText(title)
        self.text.setText("" if model.checking else words.text)
        self.text.setVisible(bool(self.text.text()))
        self.notes.setText(words.notes)
        self._news.setVisible(bool(words.notes))
        self.note.setText(model.note)
        self.note.setVisible(bool(model.note))
        self.daily.blockSignals(True)
        self.daily.setChecked(model.wanted)
        self.daily.blockSignals(False)
        self.daily.setEnabled(model.can_choose)
        self.sent.setVisible(model.can_choose)
        self.look.setEnabled(model.can_check)
        self.page.setVisible(model.standing.newer is not None)
        if told and told != title and self.isVisible():
            announce(self, f"{title}. {self.text.text()}")
