"""What only Okta's console can, played by the sandbox: a read alone shows what came of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.setup import Step, StepKey


class Simulating(QObject):
    """`imported`: the import was done, so that everybody is to be read again.

    `does_import` does it in the sandbox; None where there is a console of a real Okta.
    """

    imported = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.does_import: Callable[[], object] | None = None

    def offers(self, step: Step | None) -> bool:
        """Tell whether a step asks for Okta's import, and it can be played here."""
        if self.does_import is None or step is None or step.key is not StepKey.ASSIGN:
            return False
        return step.guide is not None and bool(step.guide.badge)

    def import_and_match(self) -> None:
        """Do what an admin does in Okta's console."""
        if self.does_import is not None:
            self.does_import()
            self.imported.emit()
