"""One problem at a time: what is wrong at the left, and a few big choices at the right."""

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.handing_over import Note
from zoomprov_gui.viewmodels.person import PersonView
from zoomprov_gui.viewmodels.review import LEAVE, Option, Pick, ReviewViewModel
from zoomprov_gui.widgets.fitting import Fitting
from zoomprov_gui.widgets.note_buttons import NoteButtons
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.compare_table import CompareRow, CompareTable
from zoomprov_gui.widgets.parts.fact_card import FactCard
from zoomprov_gui.widgets.parts.keycap import Keycap
from zoomprov_gui.widgets.parts.label import Elided, Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS


class ReviewCard(Panel):
    """Shows who is reviewed. `picked` carries a Pick; `ignore_wanted` asks for its reason first."""

    picked = Signal(object)
    ignore_wanted = Signal()

    def __init__(self, theme: Theme, model: ReviewViewModel, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._theme = theme
        self._model = model
        self.name = Elided(theme, style="h2")
        self.email = Elided(theme, style="small", ink="text3")
        self.card = FactCard(theme)
        self.compare = CompareTable(theme)
        self.chosen = Paragraph(theme, style="small", ink="text2")
        self.later = Paragraph(theme, style="small", ink="text3")
        self.later.setText(self.tr("Nothing is sent before you confirm it at the end."))
        self.why_not = Paragraph(theme, style="small", ink="text2")
        self.how = Paragraph(theme, style="small", ink="text2")
        self.notes = NoteButtons(theme)
        self.open_link = Button(theme, self.tr("Open that page"), icon="external-link", size="s")
        self.link = ""
        self.open_link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.link)))
        self.choices: list[Button] = []
        self._acts: list[Pick | None] = []
        self._right = QVBoxLayout()
        self._right.setSpacing(10)
        self._lay_out()

    def show_person(
        self, view: PersonView, options: tuple[Option, ...], pick: Pick | None, *, held: str = ""
    ) -> None:
        """Show somebody, what can be chosen for them, and what was chosen before.

        `held` is why nobody can be set aside, `""` where they can.
        """
        self.name.setText(view.name or view.email)
        self.email.setText(view.email)
        words = "\n".join(part for part in (view.text, view.next_step, view.warning) if part)
        self.card.set_fact(view.look.words, words, icon=view.look.icon, tone=view.look.tone)
        self.compare.set_rows(
            tuple(CompareRow(p.label, p.okta, p.zoom, p.differs) for p in view.pairs)
        )
        self._show_choices(options, held)
        self.later.setVisible(any(not option.why_not for option in options))
        reasons = [*(option.why_not or option.effect for option in options), held]
        self.why_not.setText("\n".join(filter(None, dict.fromkeys(reasons))))
        self.why_not.setVisible(bool(self.why_not.text()))
        self._show_how(view.note, elsewhere=all(option.why_not for option in options))
        self.chosen.setVisible(pick is not None)
        if pick is not None:
            self.chosen.setText(self.tr("Chosen: %1").replace("%1", pick.words))

    def _show_how(self, note: Note | None, *, elsewhere: bool) -> None:
        """Show where it is done by somebody else, and the note for them; only where we cannot."""
        note = note if elsewhere else None
        self.how.setText(self.tr("%1 can do it. %2.") if note else "")
        if note is not None:
            words = self.how.text().replace("%1", f"{note.to[:1].upper()}{note.to[1:]}")
            self.how.setText(words.replace("%2", note.where))
        self.how.setVisible(note is not None)
        self.notes.show_notes((note,) if note else ())
        self.link = note.link if note else ""
        self.open_link.setVisible(bool(self.link))

    def press(self, number: int) -> None:
        """Choose by the number that stands beside a choice."""
        if 0 < number <= len(self.choices):
            self.choices[number - 1].click()

    def focus_choice(self) -> None:
        """Put the keyboard on the first choice that can be made, whatever it is."""
        for button in self.choices:
            if button.isEnabled():
                button.setFocus()
                return

    def _lay_out(self) -> None:
        fitting = Fitting()
        for part in (self.name, self.email, self.card, self.compare):
            fitting.column.addWidget(part)
        fitting.column.addStretch()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label(self._theme, self.tr("What to do?"), style="h3"))
        column.addLayout(self._right)
        column.addWidget(self.later)
        column.addWidget(self.why_not)
        column.addWidget(self.how)
        column.addWidget(self.notes)
        column.addWidget(self.open_link, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.chosen)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(28)
        row.addWidget(fitting, 3)
        row.addWidget(right, 2)

    def _show_choices(self, options: tuple[Option, ...], held: str) -> None:
        """Show other choices; a button that says the same stays, and keeps the keyboard."""
        looks = [(VERB_LOOKS[option.verb], option.why_not) for option in options]
        shown = [(look.words.rstrip("…"), look.icon, look.variant, why) for look, why in looks]
        shown.append((self.tr("Leave it"), "arrow-right", "default", ""))
        shown.append((self.tr("Ignore…"), "eye-off", "default", held))
        self._acts = [*(Pick(option.verb) for option in options), LEAVE, None]
        if len(shown) != len(self.choices):
            self._make_choices(len(shown))
        for button, (words, icon, variant, why) in zip(self.choices, shown, strict=True):
            button.set_label(words)
            button.set_icon(icon)
            button.set_variant(variant)
            button.setEnabled(not why)
            button.setToolTip(why)
            button.setAccessibleDescription(why)

    def _make_choices(self, number: int) -> None:
        while (item := self._right.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                with QSignalBlocker(widget):
                    widget.hide()
                widget.deleteLater()
        self.choices = []
        for place in range(number):
            button = Button(self._theme, " ", size="l")
            button.clicked.connect(lambda _on=False, p=place: self._choose(p))
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            row.addWidget(Keycap(self._theme, QKeySequence(str(place + 1))))
            row.addWidget(button, 1)
            self._right.addWidget(line)
            self.choices.append(button)

    def _choose(self, place: int) -> None:
        pick = self._acts[place]
        if pick is None:
            self.ignore_wanted.emit()
        else:
            self.picked.emit(pick)
