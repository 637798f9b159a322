"""Who is selected in the table, and what a copy of them says."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from zoomprov_gui.domain.fields import TITLES, Field
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.cells import cell_text, row_view
from zoomprov_gui.viewmodels.people_rows import PeopleRows
from zoomprov_gui.viewmodels.record_table import as_csv, as_html, as_tsv

Index = QModelIndex | QPersistentModelIndex


class PeopleSelection(PeopleRows):
    """Rows that can be selected, by person, and copied."""

    selection_changed = Signal()

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        key = self.key_at(index.row())
        if (Qt.CheckState(value) is Qt.CheckState.Checked) is not (key in self.chosen):
            self.toggle(index.row())
        return True

    def toggle(self, place: int) -> None:
        """Select the person at a place, or no longer."""
        self._tell_chosen(changed=self.chosen.toggle(self.key_at(place)))

    def choose_only(self, place: int) -> None:
        """Select the person at a place and nobody else."""
        self.chosen.start_at(self.key_at(place))
        self._tell_chosen(changed=self.chosen.replace([self.key_at(place)]))

    def choose_range(self, place: int) -> None:
        """Select from where the last choice was to a place, as well."""
        anchor = self.chosen.anchor
        start = self.place_of(anchor) if anchor else -1
        low, high = sorted((place if start < 0 else start, place))
        keys = [self.key_at(at) for at in range(low, high + 1)]
        self._tell_chosen(changed=self.chosen.extend(keys))

    def choose_shown(self) -> None:
        """Select everybody who is shown."""
        key = self.roster.columns.key
        self._tell_chosen(changed=self.chosen.replace(key[row] for row in self._rows))

    def choose_all(self) -> None:
        """Select everybody, shown or not."""
        key = self.roster.columns.key
        self._tell_chosen(changed=self.chosen.replace(key[row] for row in self.roster.rows))

    def choose(self, keys: Iterable[PersonKey]) -> None:
        """Select these people and nobody else."""
        self._tell_chosen(changed=self.chosen.replace(keys))

    def chosen_places(self) -> list[int]:
        """Return where the selected people who are shown are, in order."""
        row_of = self.roster.row_of
        rows = {row for row in map(row_of, self.chosen.keys) if row is not None}
        return sorted(place for place in self._places(rows).values() if place >= 0)

    @property
    def chosen_shown(self) -> int:
        """How many of the selected people are shown."""
        return len(self.chosen_places())

    # --- copies

    def records(self, keys: Iterable[PersonKey], fields: Sequence[Field] = ()) -> list[list[str]]:
        """Return what the columns say of these people, those who are there, in shown order."""
        wanted = fields or self._record_fields()
        rows = [row for row in map(self.roster.row_of, keys) if row is not None]
        places = {row: place for place, row in enumerate(self._rows)} if len(rows) > 1 else {}
        rows.sort(key=lambda row: places.get(row, len(self._rows)))
        return [self._record(row, wanted) for row in rows]

    def copied(self, keys: Iterable[PersonKey]) -> tuple[str, str]:
        """Return people as tab-separated text and as an HTML table, for the clipboard."""
        rows = self.records(list(keys))
        return as_tsv(rows), as_html(rows, [TITLES[field] for field in self._record_fields()])

    def copied_csv(self, keys: Iterable[PersonKey]) -> str:
        """Return people as comma-separated lines with a header."""
        return as_csv(self.records(list(keys)), [TITLES[f] for f in self._record_fields()])

    def _record_fields(self) -> tuple[Field, ...]:
        """Return the columns, with the e-mail that is the person cell's second line."""
        if Field.EMAIL in self._fields:
            return self._fields
        return (Field.PERSON, Field.EMAIL, *self._fields[1:])

    def _record(self, row: int, fields: Sequence[Field]) -> list[str]:
        person = self.roster.comparison(row)
        view = row_view(person, self._moment)
        return [cell_text(field, person, view, self._moment) for field in fields]

    def _tell_chosen(self, *, changed: bool) -> None:
        if changed:
            self._tell_all()
            self.selection_changed.emit()
