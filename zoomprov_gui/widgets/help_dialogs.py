"""The keys of every command, and what this program is."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from zoomprov_gui import __version__
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.theme.assets import PACKAGE
from zoomprov_gui.widgets.theme.theme import Theme

# Where packaging puts the list of all parts: beside the package, on macOS among the resources.
LISTS = tuple(
    folder / "sbom.cdx.json" for folder in (PACKAGE.parent, PACKAGE.parents[1] / "Resources")
)

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
        name, heads = self.tr("Keyboard shortcuts"), (self.tr("What"), self.tr("Keys"))
        self.table = _table(name, heads, rows, height=theme.px(320))
        self.body.addWidget(self.table)
        self.add_safe(self.tr("Close"))


class AboutDialog(Dialog):
    """Says which version this is, and under which licences its parts are."""

    def __init__(
        self,
        theme: Theme,
        *,
        parent: QWidget,
        lists: Iterable[Path] = LISTS,
        release_line: str = "",
    ) -> None:
        """`release_line` says whether there is a newer version, `""` before that is looked into."""
        super().__init__(theme, self.tr("About zoomprov"), parent=parent, width=600)
        version = self.tr("Version %1, on Qt %2.")
        for words in (
            version.replace("%1", __version__).replace("%2", qVersion()),
            *filter(None, [release_line]),
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
        found = next((path for path in lists if path.is_file()), None)
        # Run from its sources, the program brings nothing but itself.
        if found is not None:
            heads = (self.tr("Part"), self.tr("Version"), self.tr("Licence"))
            name = self.tr("Parts and their licences")
            self.parts = _table(name, heads, parts_of(found), height=theme.px(200))
            self.body.addWidget(self.parts)
            where = self.tr("The texts of the licences: %1")
            text = where.replace("%1", str(found.with_name("LICENCES.txt")))
            self.body.addWidget(Paragraph(theme, text, ink="text2"))
        self.add_safe(self.tr("Close"))


def parts_of(file: Path) -> list[tuple[str, str, str]]:
    """Return the name, version and licence of each part in a CycloneDX list of ours."""
    return [
        (part["name"], part.get("version", ""), part["licenses"][0]["expression"])
        for part in json.loads(file.read_text("utf-8"))["components"]
    ]


def _table(
    name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, height: int
) -> QTableWidget:
    table = QTableWidget(len(rows), len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(heads))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    for place, row in enumerate(rows):
        for column, words in enumerate(row):
            item = QTableWidgetItem(words)
            item.setToolTip(words)  # some are longer than their column
            table.setItem(place, column, item)
    for column in range(len(heads) - 1):
        table.resizeColumnToContents(column)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setStretchLastSection(True)
    table.setMinimumHeight(height)
    table.setTabKeyNavigation(False)
    return table
