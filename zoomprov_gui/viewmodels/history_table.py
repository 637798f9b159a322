"""The list of what was written: filtered, searched, by day, and as text to be copied or saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from zoomprov_gui.viewmodels.clocks import date_and_time
from zoomprov_gui.viewmodels.history_rows import HistoryRow, Kind, laid_out
from zoomprov_gui.viewmodels.record_table import as_csv, as_html, as_tsv

Index = QModelIndex | QPersistentModelIndex
HEAD = ("when", "what", "name", "email", "outcome", "proof", "who", "text", "run", "entry")
WITHIN = {"Today": 1.0, "Last 7 days": 7.0, "Last 30 days": 30.0}
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown of it; empty words and None narrow nothing. `within` is a key of `WITHIN`."""

    kind: Kind | None = None
    text: str = ""
    what: str = ""
    who: str = ""
    within: str = ""

    def takes(self, row: HistoryRow, now: float) -> bool:
        """Tell whether a row is shown."""
        words = self.text.casefold().split()
        return (
            self.kind in {None, row.kind}
            and self.what in {"", row.what}
            and self.who in {"", row.who}
            and (not self.within or row.at > now - WITHIN[self.within] * DAY)
            and all(word in row.haystack for word in words)
        )

    @property
    def narrows(self) -> bool:
        """Whether anything besides the chip narrows it."""
        return self != Filter(kind=self.kind)


class HistoryTable(QAbstractListModel):
    """Lines of the list: a `HistoryRow`, or a heading as text.

    `rearranging` and `rearranged` stand around a change of which lines there are.
    """

    rearranging = Signal()
    rearranged = Signal()
    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[HistoryRow, ...] = ()
        self._lines: list[HistoryRow | str] = []
        self._now = 0.0
        self.filter = Filter()

    # --- what there is

    def set_rows(self, rows: Sequence[HistoryRow], now: float) -> None:
        """Show other rows, or the same as they have become."""
        self._all, self._now = tuple(rows), now
        self._show()
        self.counted.emit()

    def narrow(self, **changes: Any) -> None:
        """Show other rows of those that there are: fields of `Filter`."""
        wanted = replace(self.filter, **changes)
        if wanted != self.filter:
            self.filter = wanted
            self._show()
            self.counted.emit()

    @property
    def counts(self) -> dict[Kind | None, int]:
        """How many each chip stands for, whatever else narrows; None stands for all."""
        found: dict[Kind | None, int] = dict.fromkeys(Kind, 0)
        for row in self._all:
            found[row.kind] += 1
        return {None: len(self._all), **found}

    @property
    def shown(self) -> tuple[HistoryRow, ...]:
        """The rows that are shown, in their order."""
        return tuple(line for line in self._lines if isinstance(line, HistoryRow))

    @property
    def open_ids(self) -> tuple[int, ...]:
        """The entries that come first because nobody knows their end."""
        return tuple(row.entry_id for row in self._all if row.pinned)

    def values(self, field: str) -> list[str]:
        """Return what rows have in `what` or `who`, sorted."""
        return sorted({getattr(row, field) for row in self._all})

    def line(self, place: int) -> HistoryRow | str:
        """Return what stands at a place."""
        return self._lines[place]

    def row_at(self, place: int) -> HistoryRow | None:
        """Return the row at a place, None for a heading or nothing."""
        line = self._lines[place] if 0 <= place < len(self._lines) else ""
        return line if isinstance(line, HistoryRow) else None

    def row_of(self, entry_id: int) -> HistoryRow | None:
        """Return the row of an entry, shown or not."""
        return next((row for row in self._all if row.entry_id == entry_id), None)

    def place_of(self, entry_id: int) -> int:
        """Return where an entry is shown, -1 where it is not."""
        for place, line in enumerate(self._lines):
            if isinstance(line, HistoryRow) and line.entry_id == entry_id:
                return place
        return -1

    # --- as Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags  # the keyboard passes over headings
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line if isinstance(line, str) else line.told
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(line, HistoryRow):
            return line.text
        return None

    # --- copies

    def records(self, ids: Iterable[int]) -> list[tuple[str, ...]]:
        """Return what the columns of a copy say of entries, in shown order."""
        wanted = set(ids)
        return [self._record(row) for row in self.shown if row.entry_id in wanted]

    def copied(self, ids: Iterable[int]) -> tuple[str, str]:
        """Return rows as tab-separated text and as an HTML table, for the clipboard."""
        rows = self.records(ids)
        return as_tsv(rows), as_html(rows, HEAD)

    def copied_csv(self, ids: Iterable[int]) -> str:
        """Return rows as comma-separated lines with a header."""
        return as_csv(self.records(ids), HEAD)

    def _record(self, row: HistoryRow) -> tuple[str, ...]:
        when = date_and_time(row.at, self._now)
        return (when, row.order, row.name, row.email, row.ending.words, row.proof, row.who,
                row.text, row.run, str(row.entry_id))  # fmt: skip

    def _show(self) -> None:
        rows = [row for row in self._all if self.filter.takes(row, self._now)]
        lines = laid_out(rows, self._now)
        if [_name(line) for line in lines] != [_name(line) for line in self._lines]:
            self.rearranging.emit()
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            self.rearranged.emit()
            return
        before, self._lines = self._lines, lines
        for place, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)


def _name(line: HistoryRow | str) -> int | str:
    return line if isinstance(line, str) else line.entry_id
