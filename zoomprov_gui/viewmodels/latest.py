"""Work of which only the newest counts: a question that changes while its answer is on its way."""

import asyncio

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.viewmodels.operation import Operation, Work


class Latest(QObject):
    """Runs one piece of work at a time; a newer one ends the one before, whose answer is lost.

    `failed` carries a Problem, and only of the newest; `running_changed` as of an Operation.
    """

    failed = Signal(object)
    running_changed = Signal(bool)

    def __init__(self, background: asyncio.TaskGroup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operation = Operation(background, self)
        self._next: Work | None = None
        self._operation.failed.connect(self._fail)
        self._operation.running_changed.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether work goes on, or is about to."""
        return self._operation.running or self._next is not None

    def start(self, work: Work) -> None:
        """Start the work, in place of whatever goes on."""
        if self._operation.running:
            self._next = work
            self._operation.stop()
        else:
            self._operation.start(work)

    def stop(self) -> None:
        """End what goes on, and start nothing."""
        self._next = None
        self._operation.stop()

    def _fail(self, problem: object) -> None:
        if self._next is None:
            self.failed.emit(problem)

    def _go_on(self, running: bool) -> None:  # noqa: FBT001 - a slot of Signal(bool)
        if not running and self._next is not None:
            work, self._next = self._next, None
            self._operation.start(work)
            return
        self.running_changed.emit(running)
