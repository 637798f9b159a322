"""Where the window tells of updates: a menu entry, a line in About, and one quiet banner."""

from PySide6.QtCore import QObject

from zoomprov_gui.viewmodels.updates import UpdatesViewModel
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.parts.banner import Banner
from zoomprov_gui.widgets.theme.tokens import Tone
from zoomprov_gui.widgets.updates_dialog import UpdatesDialog


class UpdatesCorner(QObject):
    """Shows an UpdatesViewModel in a window. Nothing is told while changes are being made."""

    def __init__(self, window: MainWindow, model: UpdatesViewModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self.banner = Banner(window.theme, tone=Tone.INFO, icon="sparkles", parent=window)
        self.news = self.banner.add_action(self.tr("What is new?"))
        self.later = self.banner.add_action(self.tr("Later"), variant="ghost")
        self.banner.hide()
        self.dialog: UpdatesDialog | None = None
        window.strip.addWidget(self.banner)
        self.news.clicked.connect(self.show_dialog)
        self.later.clicked.connect(model.put_off)
        window.commands.updates.triggered.connect(self._ask)
        window.commands.updates.setEnabled(True)
        window.session.changed.connect(self._offer)
        model.changed.connect(self._refresh)
        self._refresh()

    def show_dialog(self) -> None:
        """Show what is known, and what the newer version brings."""
        self.dialog = UpdatesDialog(self._window.theme, self._model, parent=self._window)
        self.dialog.open()

    def _ask(self) -> None:
        self._model.check()
        self.show_dialog()

    def _refresh(self) -> None:
        self._window.release_line = self._model.line
        self._offer()

    def _offer(self) -> None:
        """Tell of the newer version, but never during a run (UX.md §8.16)."""
        version = self._model.offer
        wanted = bool(version) and not self._window.pages.busy
        if wanted:
            title = self.tr("Version %1 is available").replace("%1", version)
            text = self.tr("You use %1. Nothing is installed by itself.")
            text = text.replace("%1", str(self._model.standing.own))
            self.banner.set_content(title, text, tone=Tone.INFO, icon="sparkles")
        self.banner.setVisible(wanted)
