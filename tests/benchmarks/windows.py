"""Our table and its two peers behind one face: type, sort, update, jump, paint."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from tests.benchmarks.crowd import NOW, roster_of
from zoomprov_gui.domain.fields import Field
from zoomprov_gui.domain.people import ZoomAccount
from zoomprov_gui.viewmodels.people_table import PeopleTable
from zoomprov_gui.widgets.parts.people_table import PeopleTableView
from zoomprov_gui.widgets.theme.theme import Theme

FIELDS = tuple(Field)[:12]
ROWS_SEEN = 40
JUMP = 37
NAME, VERDICT = 0, 3


def texts(table: PeopleTable) -> list[list[str]]:
    """Return everybody's twelve cells, as the stock models keep them."""
    return [[table.text(place, field) for field in FIELDS] for place in range(table.rowCount())]


class Ours:
    """The product's own table."""

    def __init__(self, people: int) -> None:
        self.roster = roster_of(people)
        self.table = PeopleTable(self.roster, clock=lambda: NOW)
        self.table.set_fields(FIELDS)
        theme = Theme()
        theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]  # one is running
        self.view: QTableView = PeopleTableView(theme, self.table)
        self.idle()

    def type(self, text: str) -> None:
        self.table.set_text(text)

    def idle(self) -> None:
        """Let what the window does by the way come to its end, as between two key presses."""
        self.table.finish()
        self.table.listing.prepare(float("inf"), lambda: 0.0)

    def sort(self, column: int, *, descending: bool) -> None:
        self.table.sort_by(FIELDS[column])

    def update(self, accounts: list[ZoomAccount]) -> None:
        self.roster.add_accounts(accounts)
        self.table.refresh()

    def shown(self) -> int:
        return self.table.rowCount()


class CppStock:
    """The best stock Qt can do: no Python in the hot path."""

    def __init__(self, rows: list[list[str]]) -> None:
        self.model = QStandardItemModel(len(rows), len(FIELDS))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.model.setItem(number, column, QStandardItem(text))
        self._finish(self.model)

    def _finish(self, model: QAbstractTableModel | QStandardItemModel) -> None:
        self.proxy = QSortFilterProxyModel()
        self.proxy.setSourceModel(model)
        self.proxy.setFilterKeyColumn(-1)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = QTableView()
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(48)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setModel(self.proxy)

    def type(self, text: str) -> None:
        self.proxy.setFilterFixedString(text)

    def idle(self) -> None:
        """Do nothing: it has done everything at once."""

    def sort(self, column: int, *, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.proxy.sort(column, order)

    def update(self, changes: dict[int, str]) -> None:
        for row, text in changes.items():
            self.model.item(row, VERDICT).setText(text)

    def shown(self) -> int:
        return self.proxy.rowCount()


class _Rows(QAbstractTableModel):
    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__()
        self._rows = rows

    # Qt's own names and defaults, in both.
    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    # As above.
    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(FIELDS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None


class PythonStock(CppStock):
    """What a program of this kind usually has: its own model behind Qt's proxy."""

    def __init__(self, rows: list[list[str]]) -> None:
        self._rows = _Rows(rows)
        self._finish(self._rows)


Window = Ours | CppStock


def show(window: Window) -> None:
    """Show forty rows of twelve columns."""
    view = window.view
    view.resize(1480, ROWS_SEEN * 48 + 36)
    view.show()
    while not (view.windowHandle() and view.windowHandle().isExposed()):
        QApplication.processEvents()
    paint(window)


def paint(window: Window) -> None:
    """Bring what there is to see onto the screen."""
    window.view.viewport().update()
    QApplication.sendPostedEvents()


def jump(window: Window, to: int) -> None:
    """Scroll by 37 rows and paint all of them."""
    bar = window.view.verticalScrollBar()
    bar.setValue(min(bar.maximum(), to * JUMP * 48))
    paint(window)
