"""The keys of every command, and what this program is."""

from collections.abc import Iterable

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from zoomprov_gui import __version__
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.theme.theme import Theme

TABLE_KEYS = (
    ("Open the person beside the table", "Return"),
    ("Choose or no longer choose a row", "Space"),
    ("Menu of a row", "Shift+F10"),
    ("Turn off in Zoom…", "Delete"),
    ("Close, or clear the search", "Esc"),
)


class KeysDialog(Dialog):
    """Lists what the keyboard can do."""

    def __init__(self, theme: Theme, actions: Iterable[QAction], *, parent: QWidget) -> None:
        super().__init__(theme, self.tr("Keyboard shortcuts"), parent=parent, width=480)
        native = QKeySequence.SequenceFormat.NativeText
        rows = [
            (action.text(), ", ".join(key.toString(native) for key in action.shortcuts()))
            for action in actions
        ]
        rows += [(words, QKeySequence(key).toString(native)) for words, key in TABLE_KEYS]
        self.table = QTableWidget(len(rows), 2)
        self.table.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.table.setHorizontalHeaderLabels([self.tr("What"), self.tr("Keys")])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        for place, (words, keys) in enumerate(rows):
            self.table.setItem(place, 0, QTableWidgetItem(words))
            self.table.setItem(place, 1, QTableWidgetItem(keys))
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setMinimumHeight(theme.px(320))
        self.table.setTabKeyNavigation(False)
        self.body.addWidget(self.table)
        self.add_safe(self.tr("Close"))


class AboutDialog(Dialog):
    """Says which version this is, and under which licences its parts are."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, self.tr("About zoomprov"), parent=parent, width=480)
        for words in (
            self.tr("Version %1, on Qt %2.").replace("%1", __version__).replace("%2", qVersion()),
            self.tr(
                "See who should have Zoom and who does, take Zoom away safely, and prove it. Not"
                " made or endorsed by Okta or Zoom; the names are trademarks of their owners."
            ),
            self.tr(
                "Apache-2.0. Qt and PySide6 are used under the LGPL and can be replaced by your own"
                " build. Inter and JetBrains Mono: OFL. Icons: Lucide, ISC."
            ),
        ):
            self.body.addWidget(Paragraph(theme, words, ink="text2"))
        self.add_safe(self.tr("Close"))
