"""Writes of an earlier start whose end nobody knows: asked about first, and settled by reading."""

import asyncio

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.services.company import Company
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.notices import CHECK_NOW, DISMISS, Notice
from zoomprov_gui.viewmodels.operation import Operation


class Unsettled(QObject):
    """What an earlier start left open. Nothing is ever sent again from here."""

    changed = Signal()

    def __init__(
        self, company: Company, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._history = company.history
        self.question = self._history.open_question()
        self.answer = ""
        self.operation = Operation(background, self)
        self.operation.running_changed.connect(lambda _running: self.changed.emit())

    def check(self) -> None:
        """Read the people of open entries, and write down what that shows."""
        if not self.operation.running:
            self.operation.start(self._settle)

    def dismiss(self) -> None:
        """Take the answer away, because somebody has seen it."""
        self.answer = ""
        self.changed.emit()

    @property
    def notice(self) -> Notice | None:
        """The banner that this asks for, if any."""
        if self.question:
            return Notice(
                key="unsettled",
                tone="warn",
                icon="circle-help",
                title="We do not know what became of earlier changes",
                text=self.question,
                actions=() if self.operation.running else (CHECK_NOW,),
            )
        if self.answer:
            return Notice(
                key="settled",
                tone="info",
                icon="history",
                title="Earlier changes were checked",
                text=self.answer,
                actions=(DISMISS,),
            )
        return None

    async def _settle(self) -> None:
        asked = bool(self.question)
        lines = []
        async for settled in self._history.settle():
            if settled.entry.sent_at is not None:
                name = settled.entry.name or settled.entry.email
                words = "done" if settled.state is State.VERIFIED else "not shown as done"
                lines.append(f"{name}: {words}. {settled.text}")
        self.question = self._history.open_question()
        if asked and not self.question:
            self.answer = " ".join(lines)
        self.changed.emit()
