"""The rows of a roster that are shown, as a table model: what each cell says, in every role."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.fields import DEFAULT_FIELDS, TITLES, Field, Sorting
from zoomprov_gui.domain.listing import Listing
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.viewmodels.cells import Moment, RowView, cell_text, row_view, spoken
from zoomprov_gui.viewmodels.chosen import Chosen
from zoomprov_gui.viewmodels.row_changes import Steps, steps_between

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # a RowView
KEY_ROLE = Qt.ItemDataRole.UserRole + 2  # a PersonKey

KEPT_VIEWS = 1024
NEARBY = 32  # changed rows that are told one by one
_NOWHERE = QModelIndex()


class PeopleRows(QAbstractTableModel):
    """Rows of a roster in words. A row is the roster's number; a place is the table's own row."""

    fields_changed = Signal()
    rearranging = Signal()
    rearranged = Signal()

    def __init__(self, roster: Roster, *, now: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roster = roster
        self.chosen = Chosen()
        self._listing = Listing(roster)
        self._rows: array[int] = array("I")
        self._fields = DEFAULT_FIELDS
        self._moment = Moment(now=now)
        self._views: dict[int, RowView] = {}
        self._tinted: dict[int, float] = {}

    # --- the table

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, column = index.row(), index.column()
        if not self._is_there(place, column):
            return None
        field = self._fields[column]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.text(place, field)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(field, self.text(place, field), self.view(place))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.view(place).advice
            case Qt.ItemDataRole.CheckStateRole if column == 0:
                is_chosen = self.key_at(place) in self.chosen
                return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
            case _ if role == ROW_ROLE:
                return self.view(place)
            case _ if role == KEY_ROLE:
                return self.key_at(place)
        return None

    def _is_there(self, place: int, column: int) -> bool:
        """Tell whether a cell says anything: not where a person has gone whose row still leaves."""
        inside = 0 <= place < len(self._rows) and 0 <= column < len(self._fields)
        return inside and bool(self.key_at(place))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._fields):
            return None
        field = self._fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[field]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            how = {None: "", False: ", sorted", True: ", sorted backwards"}
            return TITLES[field] + how[self.sorted_by(field)]
        return None

    # --- one row

    def view(self, place: int) -> RowView:
        """Return what the row at a place says."""
        row = self._rows[place]
        view = self._views.get(row)
        if view is None:
            if len(self._views) >= KEPT_VIEWS:
                self._views.clear()
            person = self.roster.comparison(row)
            view = row_view(person, self._moment)
            self._views[row] = view
        return view

    def text(self, place: int, field: Field) -> str:
        """Return what a cell says in one line."""
        return self.teller(place)(field)

    def teller(self, place: int) -> Callable[[Field], str]:
        """Return what tells each cell of a row in one line: for who wants several of them."""
        person, view = self.roster.comparison(self._rows[place]), self.view(place)
        return lambda field: cell_text(field, person, view, self._moment)

    def comparison(self, place: int) -> Comparison:
        """Return everything known about the person at a place."""
        return self.roster.comparison(self._rows[place])

    def key_at(self, place: int) -> PersonKey:
        """Return who is at a place."""
        return self.roster.columns.key[self._rows[place]]

    def place_of(self, key: PersonKey) -> int:
        """Return where a person is, -1 if they are not shown."""
        row = self.roster.row_of(key)
        return -1 if row is None else self._place(row)

    def _place(self, row: int) -> int:
        """Return where a row is, -1 for nowhere: by the order if that holds, else by looking."""
        in_order = self._rows is self._listing.shown and not self.roster.leaving
        place = self._listing.place(row) if in_order else -1
        if place >= 0:
            return place
        try:
            return self._rows.index(row)
        except ValueError:
            return -1

    def is_tinted(self, place: int) -> bool:
        """Tell whether the verdict at a place changed a moment ago."""
        return bool(self._tinted) and self._rows[place] in self._tinted

    @property
    def sorting(self) -> Sorting:
        """What the table is sorted by."""
        return self._listing.sorting

    def sorted_by(self, field: Field) -> bool | None:
        """Tell how a column is sorted: False upwards, True downwards, None not at all.

        By default the most urgent verdict comes first.
        """
        by = dict(self.sorting.by) or {Field.VERDICT: False}
        return by.get(field)

    # --- which columns

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns, in order; the person always comes first."""
        return self._fields

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Show these columns, in this order."""
        rest = tuple(dict.fromkeys(field for field in fields if field is not Field.PERSON))
        if (Field.PERSON, *rest) != self._fields:
            self.beginResetModel()  # columns, not people: a refresh never does this
            self._fields = (Field.PERSON, *rest)
            self.endResetModel()
            self.fields_changed.emit()

    # --- changes of places and of words

    def _show(self, rows: "array[int]") -> None:
        """Let the view go from what it shows to other rows, with as little ado as possible."""
        old = self._rows
        if rows is old or (len(rows) == len(old) and rows.tobytes() == old.tobytes()):
            self._rows = rows
            return
        self.rearranging.emit()
        steps = steps_between(old, rows)
        if steps is None:
            self._swap(rows)
        else:
            self._take_steps(steps, rows)
        self.rearranged.emit()

    def _take_steps(self, steps: Steps, rows: "array[int]") -> None:
        nowhere = QModelIndex()
        self._rows = array("I", self._rows) if steps.removed or steps.inserted else self._rows
        for first, count in steps.removed:
            self.beginRemoveRows(nowhere, first, first + count - 1)
            del self._rows[first : first + count]
            self.endRemoveRows()
        for first, run in steps.inserted:
            self.beginInsertRows(nowhere, first, first + len(run) - 1)
            self._rows[first:first] = run
            self.endInsertRows()
        self._rows = rows

    def _swap(self, rows: "array[int]") -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        was = [self._rows[index.row()] for index in before]
        self._rows = rows
        places = self._places(set(was))
        after = []
        for index, row in zip(before, was, strict=True):
            place = places[row]
            after.append(self.index(place, index.column()) if place >= 0 else QModelIndex())
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _places(self, rows: set[int]) -> dict[int, int]:
        """Return where rows are, -1 for nowhere."""
        if len(rows) <= NEARBY:
            return {row: self._place(row) for row in rows}
        found = {row: place for place, row in enumerate(self._rows) if row in rows}
        return {row: found.get(row, -1) for row in rows}

    def _tell_changed(self, rows: set[int]) -> None:
        """Tell of rows that say something else."""
        if len(rows) > NEARBY:
            self._tell_all()
            return
        last = len(self._fields) - 1
        for place in self._places(rows).values():
            if place >= 0:
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def _tell_all(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._fields) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
