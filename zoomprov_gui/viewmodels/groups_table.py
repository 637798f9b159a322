"""The groups as a table: filtered, searched, sorted, live; a group keeps its row while it moves."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from zoomprov_gui.viewmodels.group_rows import (
    TITLES,
    GroupField,
    GroupView,
    Wanted,
    counts_of,
    shown,
    spoken,
    text_of,
)
from zoomprov_gui.viewmodels.record_table import as_csv, as_html, as_tsv
from zoomprov_gui.viewmodels.row_changes import steps_between

Index = QModelIndex | QPersistentModelIndex
FIELDS = tuple(GroupField)
_NOWHERE = QModelIndex()


class GroupsTable(QAbstractTableModel):
    """`changed`: which groups are shown, or what is said of them.

    `rearranging` and `rearranged` stand around every change of places.
    """

    changed = Signal()
    rearranging = Signal()
    rearranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, GroupView] = {}
        self._keys: list[str] = []
        self._numbers: dict[str, int] = {}  # of each group that was ever shown
        self.wanted = Wanted()

    # --- the table

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(FIELDS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._keys):
            return None
        view, field = self.view(index.row()), FIELDS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return text_of(field, view)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(field, view)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return view.note
            case _:
                return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(FIELDS):
            return None
        title = TITLES[FIELDS[section]]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            how = {None: "", False: ", sorted", True: ", sorted backwards"}
            return title + how[self.sorted_by(FIELDS[section])]
        return None

    # --- one row

    def view(self, place: int) -> GroupView:
        """Return what the row at a place says."""
        return self._views[self._keys[place]]

    def find(self, key: str) -> GroupView | None:
        """Return a group, shown or not; None where there is none such."""
        return self._views.get(key)

    def key_at(self, place: int) -> str:
        """Return which group is at a place."""
        return self._keys[place]

    def place_of(self, key: str) -> int:
        """Return where a group is, -1 if it is not shown."""
        return self._keys.index(key) if key in self._keys else -1

    @property
    def counts(self) -> Mapping[str, int]:
        """How many groups each chip stands for, whatever is searched."""
        return counts_of(self._views.values())

    def __len__(self) -> int:
        return len(self._views)

    # --- which rows

    def take(self, views: Iterable[GroupView]) -> None:
        """Take over what is known of all groups; nobody loses their place."""
        fresh = {view.key: view for view in views}
        if fresh == self._views:
            return
        changed = {key for key, view in fresh.items() if self._views.get(key) != view}
        leaving = self._views
        self._views = {**leaving, **fresh}  # a row that leaves says what it said, until it has
        self._show(fresh.values())
        self._views = fresh
        for place, key in enumerate(self._keys):
            if key in changed:
                last = self.index(place, len(FIELDS) - 1)
                self.dataChanged.emit(self.index(place, 0), last)
        self.changed.emit()

    def set_chip(self, chip: str) -> None:
        """Show only the groups that a chip stands for."""
        self._want(self.wanted._replace(chip=chip))

    def set_text(self, text: str) -> None:
        """Show only the groups whose name, description or id has all of these words."""
        self._want(self.wanted._replace(text=text))

    def sort_by(self, field: GroupField) -> None:
        """Sort by a column: once upwards, again downwards, a third time as usual."""
        if self.wanted.field is not field:
            self._want(self.wanted._replace(field=field, backwards=False))
        elif not self.wanted.backwards:
            self._want(self.wanted._replace(backwards=True))
        else:
            self._want(self.wanted._replace(field=None, backwards=False))

    def sorted_by(self, field: GroupField) -> bool | None:
        """Tell how a column is sorted: False upwards, True downwards, None not at all."""
        return self.wanted.backwards if self.wanted.field is field else None

    # --- copies

    def copied(self, key: str) -> tuple[str, str]:
        """Return a group as tab-separated text and as an HTML table, for the clipboard."""
        rows, head = self._records(key), [TITLES[field] for field in FIELDS]
        return as_tsv(rows), as_html(rows, head)

    def copied_csv(self, key: str) -> str:
        """Return a group as comma-separated lines with a header; all shown ones for `""`."""
        return as_csv(self._records(key), [TITLES[field] for field in FIELDS])

    def _records(self, key: str) -> list[list[str]]:
        found = [self._views[key]] if key else [self._views[each] for each in self._keys]
        return [[text_of(field, view) for field in FIELDS] for view in found]

    # --- inside

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._show(self._views.values())
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(FIELDS) - 1)
            self.changed.emit()

    def _show(self, views: Iterable[GroupView]) -> None:
        keys = [view.key for view in shown(views, self.wanted)]
        if keys == self._keys:
            return
        self.rearranging.emit()
        steps = steps_between(self._as_numbers(self._keys), self._as_numbers(keys))
        if steps is None:
            self._swap(keys)
        else:
            for first, count in steps.removed:
                self.beginRemoveRows(_NOWHERE, first, first + count - 1)
                del self._keys[first : first + count]
                self.endRemoveRows()
            for first, run in steps.inserted:
                self.beginInsertRows(_NOWHERE, first, first + len(run) - 1)
                self._keys[first:first] = keys[first : first + len(run)]
                self.endInsertRows()
        self.rearranged.emit()

    def _swap(self, keys: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        was = [self._keys[index.row()] for index in before]
        self._keys = keys
        places = {key: place for place, key in enumerate(keys)}
        after = [
            self.index(places[key], index.column()) if key in places else QModelIndex()
            for index, key in zip(before, was, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _as_numbers(self, keys: list[str]) -> "array[int]":
        numbers = self._numbers
        return array("I", [numbers.setdefault(key, len(numbers)) for key in keys])
