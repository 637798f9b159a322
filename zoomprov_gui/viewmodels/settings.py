"""What a person chose, in effect at once and kept on the disk."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.settings import Settings, SettingsFile


class SettingsViewModel(QObject):
    """The settings of this user. `changed` follows each change, `failed` a disk that keeps none."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.value: Settings = file.load()
        self.notice = file.notice

    def move_to(self, file: SettingsFile) -> None:
        """Go on with another file: what is chosen from now on belongs there.

        A file that is not there yet begins with what is chosen at this moment.
        """
        begins = not file.exists
        self._file = file
        if begins:
            self.value = replace(self.value, columns=(), last_source="")
            self._save()
        else:
            self.value, self.notice = file.load(), file.notice
        self.changed.emit()

    def change(self, **values: Any) -> None:
        """Put new values into effect and keep them."""
        changed = replace(self.value, **values)
        if changed == self.value:
            return
        self.value = changed
        self.changed.emit()
        self._save()

    def remember(self, **window: Any) -> None:
        """Keep what the window wants to find again: nothing else depends on it."""
        kept = {**self.value.window, **window}
        if kept != self.value.window:
            self.value = replace(self.value, window=kept)
            self._save()

    def remembered(self, key: str, usual: Any = None) -> Any:
        """Return what the window kept under this key."""
        return self.value.window.get(key, usual)

    def _save(self) -> None:
        try:
            self._file.save(self.value)
        except Unsaved as error:
            self.failed.emit(diagnose(error))
