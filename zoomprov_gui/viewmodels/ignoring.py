"""Setting people aside, and looking at them again, as the window asks for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.services.company import Company


class IgnoringViewModel(QObject):
    """`changed`: other people are set aside; `failed` carries a Problem."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, company: Company, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._company = company

    def all_ignored(self, keys: Sequence[PersonKey]) -> bool:
        """Tell whether all of these are set aside at this moment."""
        found = [self._company.roster.find(key) for key in keys]
        return bool(found) and all(p is not None and p.verdict is Verdict.IGNORED for p in found)

    def ignore(self, keys: Sequence[PersonKey], because: str, days: float) -> str:
        """Set people aside. Return why not, `""` where it was done or `failed` says why not."""
        return self.done(lambda: self._company.ignoring.ignore(keys, because, days))

    def heed(self, keys: Sequence[PersonKey]) -> str:
        """Look at people again. Return why not, likewise."""
        return self.done(lambda: self._company.ignoring.heed(keys))

    def refresh(self) -> None:
        """Look at those again whose time has come."""
        self._company.ignoring.refresh()

    def done(self, change: Callable[[], str]) -> str:
        """Do what sets people aside, and tell. Return why not, likewise."""
        try:
            why = change()
        except Unsaved as error:
            self.failed.emit(diagnose(error))
            return ""
        if not why:
            self.changed.emit()
        return why
