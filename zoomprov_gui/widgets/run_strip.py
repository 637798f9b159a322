"""A run while its dialog is put away: what is going on, Stop, and the way back to the dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.viewmodels.run import RunViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.progress import Bar, Spinner
from zoomprov_gui.widgets.theme.theme import Theme


class RunStrip(Panel):
    """Stands over the table as long as a run goes on."""

    show_wanted = Signal()

    def __init__(self, theme: Theme, run: RunViewModel, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._run = run
        self.title = Label(theme, style="strong")
        self.bar = Bar(theme, self.tr("People settled"))
        self.details = Button(theme, self.tr("Show"), size="s")
        self.stop = Button(theme, self.tr("Stop"), size="s")
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 10, 15, 10)
        row.setSpacing(10)
        row.addWidget(Spinner(theme))
        row.addWidget(self.title)
        row.addWidget(self.bar, 1)
        row.addWidget(self.details)
        row.addWidget(self.stop)
        self.details.clicked.connect(self.show_wanted)
        self.stop.clicked.connect(run.stop)
        run.changed.connect(self.refresh)
        run.operation.running_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the run as it is at this moment."""
        run = self._run
        self.setVisible(run.running)
        if not run.running:
            return
        self.title.setText(run.title)
        self.bar.set_progress(*run.progress, done=False)
        self.stop.setEnabled(not run.stopping)
        self.stop.set_label(self.tr("Stopping…") if run.stopping else self.tr("Stop"))
