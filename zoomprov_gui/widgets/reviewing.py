"""Review one by one, in place of the table: a problem, the next one, and the end."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.viewmodels.review import Pick
from zoomprov_gui.widgets.ignore_dialog import IgnoreDialog
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.parts.progress import Bar
from zoomprov_gui.widgets.people_actions import PeopleActions
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.review_card import ReviewCard
from zoomprov_gui.widgets.review_end import ReviewEnd
from zoomprov_gui.widgets.theme.theme import Theme

MOST_CHOICES: Final = 4
_NUMBERS: Final = range(Qt.Key.Key_1.value, Qt.Key.Key_1.value + MOST_CHOICES)


class Reviewing(QWidget):
    """Leads through the problems. `left`: the table is there again; the choices stay.

    `stands_for`: what is hidden while the review is shown.

    Keys: those beside the choices (1, 2, 3 …) choose, S skips, B goes back, Esc leaves.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        model: PeopleViewModel,
        doing: PeopleActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people = model
        self._model = model.review
        self._doing = doing
        self.setAccessibleName(self.tr("Review one by one"))
        self.where = Label(theme, style="h3")
        self.bar = Bar(theme, self.tr("Problems seen"))
        self.back = Button(theme, self.tr("Back"), icon="arrow-left")
        self.skip = Button(theme, self.tr("Skip"), trailing="arrow-right")
        self.leave = Button(theme, self.tr("Close the review"), icon="x", variant="ghost")
        self.card = ReviewCard(theme, self._model)
        self.end = ReviewEnd(theme, self._model)
        self.stack = QStackedWidget()
        self.stands_for: Sequence[QWidget] = ()
        self.ask: IgnoreDialog | None = None
        self._lay_out()
        self._connect()

    def begin(self) -> bool:
        """Show the first problem without a choice; return whether there is any."""
        if not self._model.begin():
            return False
        for part in self.stands_for:
            part.hide()
        self.show()
        self.refresh()
        self._focus()
        return True

    def give_back(self) -> None:
        """Give the table back; the choices stay for the next time."""
        if self.isHidden():
            return
        self.hide()
        for part in self.stands_for:
            part.show()
        self.left.emit()

    def refresh(self) -> None:
        """Show who is reviewed as they are at this moment."""
        model = self._model
        if self.isHidden():
            return
        self.bar.set_progress(model.place, max(model.total, 1), done=model.ended)
        self.back.setEnabled(model.place > 0)
        self.skip.setVisible(not model.ended)
        view = self._people.view_of(model.key) if model.key else None
        if model.key and view is None:
            model.skip()  # not there any more, so no problem any more
            return
        if view is None:
            self.where.setText(self.tr("All seen"))
            self.end.refresh()
            self.stack.setCurrentWidget(self.end)
            return
        words = self.tr("%1 of %2").replace("%1", f"{model.place + 1:,}")
        self.where.setText(words.replace("%2", f"{model.total:,}"))
        held = self._people.session.no_writes
        self.card.show_person(view, model.options(), model.pick, held=held)
        self.stack.setCurrentWidget(self.card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, skip, go back and leave by single keys."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _NUMBERS and not self._model.ended:
            self.card.press(key - Qt.Key.Key_1.value + 1)
        elif key == Qt.Key.Key_S and not self._model.ended:
            self._skip()
        elif key == Qt.Key.Key_B:
            self._back()
        elif key == Qt.Key.Key_Escape:
            self.give_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for part in (self.card, self.end):
            self.stack.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.where)
        head.addWidget(self.bar, 1)
        for button in (self.back, self.skip, self.leave):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._back)
        self.skip.clicked.connect(self._skip)
        self.leave.clicked.connect(self.give_back)
        self.card.picked.connect(self._pick)
        self.card.ignore_wanted.connect(self._ask_to_ignore)
        self.end.run_wanted.connect(self._run)
        hold(self._people.session, self.end.run)
        self._model.changed.connect(self.refresh)
        self._people.changed.connect(self.refresh)

    def _pick(self, pick: Pick) -> None:
        self._model.choose(pick)
        self._focus()

    def _skip(self) -> None:
        self._model.skip()
        self._focus()

    def _back(self) -> None:
        self._model.back()
        self._focus()

    def _ask_to_ignore(self) -> None:
        dialog = IgnoreDialog(self._theme, self.card.name.text(), parent=self.window())
        dialog.agreed.connect(
            lambda why, days: self._pick(Pick(ignore=True, because=why, days=days))
        )
        dialog.finished.connect(self._forget_ask)
        hold(self._people.session, dialog)
        self.ask = dialog
        dialog.open()

    def _forget_ask(self) -> None:
        if self.ask is not None:
            self.ask.deleteLater()
            self.ask = None

    def _run(self) -> None:
        """Ask about everything at once; what is only set aside here needs no further question."""
        propose = self._model.proposer()
        if propose(None).plan.rows:
            self._doing.begin_with(propose, self._finish)
        else:
            self._finish()

    def _finish(self) -> None:
        why = self._people.ignoring.done(self._model.set_aside)
        if why:
            self._doing.toast.show_text(why)
            return
        self._model.clear()
        self.give_back()

    def take_focus(self) -> None:
        """Put the keyboard where the next key is expected."""
        if self._model.ended:
            (self.end.run if self._model.acts else self.back).setFocus()
        else:
            self.card.focus_choice()

    def _focus(self) -> None:
        """Put the keyboard where the next key is expected, and say where we are."""
        self.take_focus()
        if self._model.ended:
            announce(self, self.end.title.text())
            return
        told = (self.where.text(), self.card.name.text(), self.card.card.title)
        announce(self, ". ".join(told))
