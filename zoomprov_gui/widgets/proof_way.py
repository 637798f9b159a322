"""Step 6 on its card: whom to test with, exactly what will happen, and the way to stop it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.domain.setup import Change
from zoomprov_gui.viewmodels.proving import ProvingViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.do_cards import Numbered, clear
from zoomprov_gui.widgets.parts.finder import Candidate, Finder
from zoomprov_gui.widgets.parts.flow import Flow
from zoomprov_gui.widgets.parts.focus import focus_kept
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.parts.scrolled import bring_into_sight
from zoomprov_gui.widgets.theme.theme import Theme


class ProofWay(QObject):
    """Shows a ProvingViewModel."""

    def __init__(self, theme: Theme, model: ProvingViewModel, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._model = model
        self._why_not = ""
        self._shown: tuple[str, ...] = ()
        self.widget = QWidget()
        self.state = Paragraph(theme, ink="text2")
        self.finder = Finder(theme, self.tr("Find a person without Zoom"))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.warning = Paragraph(theme, style="small", ink="warn")
        self.run = Button(theme, "-", variant="primary", size="l")
        self.watch = Button(theme, self.tr("I'll do it in Okta, just watch"))
        self.stop = Button(theme, "-", icon="circle-stop")
        self.back = Button(theme, self.tr("Put the person back"), variant="primary", size="l")
        self._lay_out()
        self.finder.searched.connect(model.search)
        self.finder.pressed.connect(model.choose)
        self.run.clicked.connect(model.run)
        self.watch.clicked.connect(model.watch)
        self.stop.clicked.connect(model.stop)
        self.back.clicked.connect(model.put_back)
        model.changed.connect(self._show)
        model.elapsed.ticked.connect(self._show)
        self._show()

    @property
    def busy(self) -> str:
        """What must not be broken off, in words; `""` where nothing goes on."""
        return self._model.title

    def stop_writing(self) -> None:
        """Send nothing further but what puts the person back."""
        self._model.stop()

    def show_change(self, change: Change, _why_not: str) -> None:
        """Show whom the test can be run with, or why it cannot.

        Read-only mode hides nothing: looking and watching go on, and what would send is held back.
        """
        self._why_not = change.why_not
        if self._model.text is None and not self._model.searching.running and not self._why_not:
            self._model.search("")
        self._show()

    def _show(self) -> None:
        with focus_kept((self.widget, self.widget)):
            self._show_all()

    def _show_all(self) -> None:
        model = self._model
        choosing = not (model.running or model.broken_off or self._why_not)
        self.finder.setVisible(choosing)
        if choosing:
            self._show_found()
        self._show_list()
        self._show_state()
        ready = choosing and model.preview is not None and not model.preview.why_not
        if ready and self.run.isHidden():
            bring_into_sight(self.run)
        for button in (self.run, self.watch):
            button.setVisible(ready)
        if model.chosen is not None:
            self.run.set_label(self.tr("Run the test with %1").replace("%1", model.chosen.name))
        self.stop.setVisible(model.running)
        self.stop.setEnabled(not model.stopping)
        self.stop.set_label(self._stop_words())
        self.back.setVisible(bool(model.broken_off))
        self.back.setEnabled(not self._why_not)

    def _show_found(self) -> None:
        model = self._model
        chosen = model.chosen.key if model.chosen else ""
        shown = [one for one in model.found if not chosen or one.key == chosen]
        self.finder.show_candidates(
            [Candidate(one.key, one.name, one.detail, chosen=one.key == chosen) for one in shown]
        )
        reading = self.tr("Reading both sides of this person…")
        reading = f"{reading} {model.elapsed.words}".rstrip()
        self.finder.set_note(reading if model.looking.running else model.note)

    def _show_list(self) -> None:
        model = self._model
        preview = None if model.running else model.preview
        lines = preview.lines if preview and not preview.why_not else ()
        if lines != self._shown:
            self._shown = lines
            clear(self._list)
            for number, line in enumerate(lines, 1):
                self._list.addWidget(Numbered(self._theme, number, line))
        words = (preview.why_not or preview.warning) if preview else ""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def _show_state(self) -> None:
        model = self._model
        words = model.broken_off
        if model.running:
            words = self.tr("Testing with %1. Each tick above is a read of Okta or Zoom.")
            if model.watching:
                words = self.tr("Watching %1. Make the changes in Okta: we tick what we read.")
            if model.stopping and not model.watching:
                words = self.tr("%1 is being put back as before.")
                if not model.puts_back:
                    words = self.tr("Stopping: in read-only mode %1 is not put back.")
            words = f"{words.replace('%1', model.name)} {model.elapsed.words}".rstrip()
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _stop_words(self) -> str:
        if self._model.watching:
            return self.tr("Stop watching")
        if not self._model.puts_back:
            return self.tr("Stopping…")
        return self.tr("Putting back…") if self._model.stopping else self.tr("Stop and put back")

    def _lay_out(self) -> None:
        buttons = Flow(gap=8)
        for button in (self.run, self.watch, self.stop, self.back):
            buttons.addWidget(button)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.state, self.finder):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addWidget(self.warning)
        column.addLayout(buttons)
