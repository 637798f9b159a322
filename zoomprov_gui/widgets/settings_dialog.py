"""The settings: each is in effect at once, and says in one line what it does."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.connections import ConnectionsViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.choice import Choice
from zoomprov_gui.widgets.commands import ROW_HEIGHTS, TEXT_SIZES, THEMES
from zoomprov_gui.widgets.connections_box import ConnectionsBox
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.check_box import CheckBox
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.theme.theme import Theme

INTERVALS = (
    (15, "15 seconds"),
    (30, "30 seconds"),
    (60, "1 minute"),
    (120, "2 minutes"),
    (300, "5 minutes"),
    (600, "10 minutes"),
)
GRACES = tuple((minutes, f"{minutes} minutes") for minutes in (5, 10, 15, 30, 60, 120))
TYPED = tuple((count, f"{count} people") for count in (2, 3, 5, 10))
MOST = tuple((count, f"{count} people") for count in (10, 20, 50, 100, 200))


class SettingsDialog(Dialog):
    """Shows a SettingsViewModel. There is nothing to save: what is chosen is in effect."""

    def __init__(
        self,
        theme: Theme,
        settings: SettingsViewModel,
        connections: ConnectionsViewModel | None = None,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, self.tr("Settings"), parent=parent)
        self._settings = settings
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        value = settings.value
        self._row("theme", self.tr("Theme"), self.tr("Light, dark, or as the system is."), THEMES)
        sizes = tuple((int(key), words) for key, words in TEXT_SIZES)
        self._row("text_size", self.tr("Text size"), self.tr("Everything grows with it."), sizes)
        self._row(
            "row_height", self.tr("Row height"), self.tr("Compact shows one line."), ROW_HEIGHTS
        )
        self._row(
            "check_every",
            self.tr("Check every"),
            self.tr("How often Okta and Zoom are read. Large companies: every 10 minutes."),
            INTERVALS,
        )
        self._row(
            "grace",
            self.tr("Grace time"),
            self.tr("For so long a change counts as on its way."),
            GRACES,
        )
        self._row(
            "typed_from",
            self.tr("Type to confirm from"),
            self.tr("Fewer people are confirmed by the button alone."),
            TYPED,
        )
        self._row(
            "max_people",
            self.tr("Unusual from"),
            self.tr("More people at once have to be confirmed in words."),
            MOST,
        )
        self.read_only = CheckBox(theme, self.tr("Read-only mode"))
        self.read_only.setAccessibleDescription(self.tr("Nothing can be changed while it is on."))
        self.read_only.setChecked(value.read_only)
        self.read_only.toggled.connect(lambda on: settings.change(read_only=on))
        self.body.addWidget(self.read_only)
        self.connections = ConnectionsBox(theme, connections) if connections else None
        if self.connections is not None:
            self.connections.left.connect(self.accept)
            self.body.addWidget(self.connections)
        self.updates = Button(theme, self.tr("Updates…"), variant="link")
        self.updates.clicked.connect(self.accept)  # what it leads to is a dialog of its own
        self.aside.addWidget(self.updates)
        self.add_safe(self.tr("Close"))

    def _row(
        self, key: str, title: str, help_line: str, choices: tuple[tuple[Any, str], ...]
    ) -> None:
        line = self._grid.rowCount()
        words = QVBoxLayout()
        words.setSpacing(1)
        label = Label(self._theme, title, style="label")
        words.addWidget(label)
        words.addWidget(Paragraph(self._theme, help_line, style="small", ink="text3"))
        box = Choice(self._theme, title)
        box.setAccessibleDescription(help_line)
        label.setBuddy(box)
        present = getattr(self._settings.value, key)
        known = choices if present in dict(choices) else (*choices, (present, _other(key, present)))
        for value, text in known:
            box.addItem(text, value)
        box.setCurrentIndex([value for value, _ in known].index(present))
        box.activated.connect(
            lambda place, k=key, box=box: self._settings.change(**{k: box.itemData(place)})
        )
        self._grid.addLayout(words, line, 0)
        self._grid.addWidget(box, line, 1)


def _other(key: str, value: object) -> str:
    """Return a value that is none of the choices, as somebody wrote it into the file, in words."""
    unit = {"check_every": "seconds", "grace": "minutes", "text_size": "%"}.get(key, "people")
    return f"{value} {unit}"
