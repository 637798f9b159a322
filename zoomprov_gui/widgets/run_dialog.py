"""How a run stands, person by person, and what can be done once it has ended."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.assigning import address_shown
from zoomprov_gui.domain.limiting import HELD
from zoomprov_gui.services.stages import SMALL
from zoomprov_gui.viewmodels.run import NOT_DONE, Item, Phase, RunViewModel
from zoomprov_gui.viewmodels.run_words import short_reason
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.parts.progress import Bar
from zoomprov_gui.widgets.people_list import PeopleList, Statement
from zoomprov_gui.widgets.theme.theme import Theme

# Icon, words and ink of each phase. Only a read says "done".
LOOKS: Final = {
    Phase.WAITING: ("clock", "Waiting", "text3"),
    Phase.LOOKING: ("loader-circle", "Reading again…", "wait"),
    Phase.SENDING: ("send", "Sending…", "wait"),
    Phase.CHECKING: ("loader-circle", "Sent, checking…", "wait"),
    Phase.DONE: ("circle-check", "Done, read back", "ok"),
    Phase.IN_OKTA: ("circle-alert", "In Okta only", "warn"),
    Phase.UNPROVEN: ("hourglass", "Sent, not proven", "warn"),
    Phase.UNKNOWN: ("circle-help", "Not known", "warn"),
    Phase.FAILED: ("octagon-alert", "Not done", "bad"),
    Phase.SKIPPED: ("shield-alert", "Skipped", "warn"),
}


MOST: Final = 3  # reasons that are told in full below the list


class RunDialog(Dialog):
    """Shows one run. It can be put away while the run goes on; the strip on the page stays.

    `undo_wanted` and `retry_wanted` ask the page for a new proposal, `save_wanted` for a file.
    """

    undo_wanted = Signal()
    retry_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, run: RunViewModel, *, parent: QWidget) -> None:
        super().__init__(theme, run.title, parent=parent)
        self._run = run
        self.people = PeopleList(theme, self.tr("How each person stands"))
        self.progress = Bar(theme, self.tr("People settled"))
        self.note = Paragraph(theme, style="small", ink="text2")
        for part in (self.progress, self.people, self.note):
            self.body.addWidget(part)
        self.save = Button(theme, self.tr("Save list"), icon="download", variant="ghost")
        self.save.clicked.connect(self.save_wanted)
        self.aside.addWidget(self.save)
        self.hide_button = self.add_safe(self.tr("Hide"))
        self.stop = self.add_action(
            self.tr("Stop"), variant="default", icon="circle-stop", writes=False
        )
        self.stop.clicked.connect(run.stop)
        self.undo = self.add_action(self.tr("Undo"), variant="default", icon="undo-2")
        self.undo.clicked.connect(self._undo)
        self.retry = self.add_action(self.tr("Retry failed"), variant="default", icon="rotate-ccw")
        self.retry.clicked.connect(self._retry)
        run.changed.connect(self._show)
        run.elapsed.ticked.connect(self._show_note)
        run.ended.connect(self._end)
        self._show()

    def _show(self) -> None:
        run = self._run
        items = run.items
        self.set_title(run.title, self._lead())
        self.people.show_lines([_line(item) for item in items])
        self.progress.set_progress(*run.progress, done=False)
        self.progress.setVisible(run.running)
        self.stop.setVisible(run.running)
        self.stop.setEnabled(not run.stopping)
        self.stop.set_label(self.tr("Stopping…") if run.stopping else self.tr("Stop"))
        done, failed, again = run.undo_keys, run.keys(*NOT_DONE), run.again_keys
        self.undo.set_label(self.tr("Undo (%1)…").replace("%1", str(len(done))))
        self.undo.setVisible(not run.running and bool(done))
        rest = self.tr("Send the rest (%1)…").replace("%1", str(len(again)))
        self.retry.set_label(rest if len(again) > len(failed) else self.tr("Retry failed"))
        self.retry.setVisible(not run.running and bool(again))
        self.save.setVisible(not run.running)
        self.hide_button.set_label(self.tr("Hide") if run.running else self.tr("Close"))
        self._show_note()

    def _show_note(self) -> None:
        words = " ".join(part for part in (self._note(self._run.items), self._run.why_slow) if part)
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _lead(self) -> str:
        if self._run.stopping:
            return self.tr("No further person is sent; what is on its way is finished.")
        if self._run.running and len(self._run.items) > SMALL:
            return self.tr(
                "One person first, then five, then the rest. It stops by itself where most of those"
                " do not work."
            )
        if self._run.running:
            return self.tr("Each person counts only after a read that shows it.")
        return ""

    def _note(self, items: tuple[Item, ...]) -> str:
        if len(items) == 1 and items[0].phase in {Phase.CHECKING, Phase.DONE}:
            return items[0].text  # of one person there is room for what each read shows
        telling = [
            item for item in items if item.phase in {*NOT_DONE, Phase.IN_OKTA, Phase.SKIPPED}
        ]
        if self._run.running or not telling:
            return ""
        names: dict[str, list[str]] = {}
        for item in telling:
            names.setdefault(item.text, []).append(item.name or item.email)
        return "\n".join(f"{_several(who)}: {text}" for text, who in list(names.items())[:MOST])

    def _end(self) -> None:
        if self.isVisible():
            self.fit()
            self.hide_button.setFocus()
        announce(self, self._run.result)

    def _undo(self) -> None:
        self.accept()
        self.undo_wanted.emit()

    def _retry(self) -> None:
        self.accept()
        self.retry_wanted.emit()


def _several(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _line(item: Item) -> Statement:
    icon, words, ink = LOOKS[item.phase]
    short = item.text.partition(". ")[0].rstrip(".") if item.phase in NOT_DONE else words
    if item.phase is Phase.SKIPPED:
        short = f"{words} – {short_reason(item.text)}"
        if item.text.startswith(f"{HELD}:"):  # the kind alone does not say why
            short = item.text.partition(". ")[0]
    email = address_shown(item.email)
    return Statement(item.key, item.name, email, icon, short, ink, item.text)
