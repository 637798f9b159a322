"""How long something that somebody waits for has taken, and why it takes long."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from zoomprov_gui.viewmodels.operation import Operation

TOLD_AFTER = 2.0  # seconds during which the button's own words say enough
EXPLAINED_AFTER = 10.0  # seconds after which somebody wonders (UX.md §9)
PLAIN = "Okta or Zoom answers slowly."


class Elapsed(QObject):
    """Counts while one of the operations runs. `ticked` comes each second."""

    ticked = Signal()

    def __init__(
        self,
        operations: tuple[Operation, ...],
        clock: Callable[[], float],
        why_slow: Callable[[], str],
        parent: QObject,
    ) -> None:
        """`clock` tells seconds since 1970, `why_slow` what requests wait for, `""` for nothing."""
        super().__init__(parent)
        self._operations = operations
        self._clock = clock
        self._why_slow = why_slow
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.ticked)
        for operation in operations:
            operation.running_changed.connect(self._follow)

    @property
    def running(self) -> bool:
        """Whether somebody waits."""
        return any(operation.running for operation in self._operations)

    @property
    def words(self) -> str:
        """How long it has taken, and after a while why; `""` while that is nothing to tell."""
        seconds = self._clock() - self._since if self.running else 0.0
        if seconds < TOLD_AFTER:
            return ""
        words = f"{seconds:.0f} seconds so far."
        return words if seconds < EXPLAINED_AFTER else f"{words} {self._why_slow() or PLAIN}"

    def _follow(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        if running and not self._timer.isActive():
            self._since = self._clock()
            self._timer.start()
        elif not self.running:
            self._timer.stop()
