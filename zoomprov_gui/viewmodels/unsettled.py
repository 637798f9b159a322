"""Writes whose end nobody knows, and those that a later read contradicts: settled by reading.

Asked about after the first read of both sides, which tells the app of Okta's, and then with the
others; nothing is ever sent again here.
"""

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.services.company import Company
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.clocks import clock_time
from zoomprov_gui.viewmodels.notices import CHECK_NOW, DISMISS, Notice
from zoomprov_gui.viewmodels.operation import Operation

AGAIN = 60.0  # seconds between two looks at what is still open
RECHECK = 300.0  # seconds between two looks at whether what was shown is still so
MOST = 3  # names that a banner holds


class Unsettled(QObject):
    """What earlier runs left open, and what was shown once and is not so any more."""

    changed = Signal()

    def __init__(
        self, company: Company, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._company = company
        self._history = company.history
        self._looked_at = self._rechecked_at = 0.0
        self.question = self._history.open_question()
        self.answer = self.seen = ""
        self.regressed: tuple[str, ...] = ()
        self._never: list[str] = []  # names of whom a run that broke off never came to
        self.operation = Operation(background, self)
        self.operation.running_changed.connect(lambda _running: self.changed.emit())

    def check(self) -> None:
        """Read the people of open entries, and write down what that shows."""
        if not self.operation.running:
            self._looked_at = self._company.clock()
            self.operation.start(self._settle)

    def follow(self) -> None:
        """Look again after a read of both sides, where it is time to."""
        now, opened = self._company.clock(), []
        if now - self._rechecked_at >= RECHECK:
            self._rechecked_at = now
            opened = self._history.recheck(self._company.roster)
        if opened:
            names = [one.entry.name or one.entry.email for one in opened]
            self.regressed = tuple(dict.fromkeys((*self.regressed, *names)))
            self.changed.emit()
        self.question = self._history.open_question()
        first = not self._looked_at
        if opened or first or (self.question and now - self._looked_at >= AGAIN):
            self.check()

    def dismiss_one(self, notice: Notice) -> None:
        """Take a banner away, if it is one of these, because somebody has seen it."""
        if notice.key == "settled":
            self.dismiss()
        elif notice.key.startswith("regressed"):
            self.dismiss_regressed()

    def dismiss(self) -> None:
        """Take the answer away, because somebody has seen it."""
        self.answer = ""
        self._never.clear()
        self.changed.emit()

    def dismiss_regressed(self) -> None:
        """Take the names away of whom somebody has seen that they are on again."""
        self.regressed = ()
        self.changed.emit()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The banners that this asks for, the gravest first."""
        found = (self._on_again(), self.notice)
        return tuple(notice for notice in found if notice is not None)

    def _on_again(self) -> Notice | None:
        if not self.regressed:
            return None
        rest = len(self.regressed) - MOST
        more = f" and {rest} more" if rest > 0 else ""
        return Notice(
            key=f"regressed-{len(self.regressed)}",
            tone="bad",
            icon="shield-alert",
            title="Turned off here, and on again in Zoom",
            text=f"{', '.join(self.regressed[:MOST])}{more}. Look who did it: History says when"
            " it was shown as done, and the person’s page what Okta’s log says.",
            actions=(DISMISS,),
        )

    @property
    def notice(self) -> Notice | None:
        """The banner that this asks for, if any."""
        if self.question:
            reading = self.operation.running
            title = "We do not know what became of earlier changes"
            return Notice(
                key="unsettled",
                tone="warn",
                icon="circle-help",
                title="Reading what became of earlier changes…" if reading else title,
                text=f"{self.question} {self.seen}".rstrip(),
                actions=() if reading else (CHECK_NOW,),
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
        lines, still = [], []
        async for settled in self._history.settle():
            name = settled.entry.name or settled.entry.email
            if settled.entry.sent_at is None:
                self._never.append(name)
                continue
            words = "done" if settled.state is State.VERIFIED else "not shown as done"
            lines.append(f"{name}: {words}. {settled.text}")
            if settled.state is settled.entry.state:  # as open as it was before
                still.append(f"{name}: {settled.text}")
        self.question = self._history.open_question()
        if (asked or self._never) and not self.question:
            self.answer = " ".join(filter(None, (few(lines), never_sent(self._never))))
        looked = f"Looked at {clock_time(self._company.clock())}: "
        self.seen = looked + few(still) if still and self.question else ""
        self.changed.emit()


def never_sent(names: Sequence[str]) -> str:
    """Say whom a run that broke off never came to, `""` for nobody."""
    if not names:
        return ""
    were = "1 was" if len(names) == 1 else f"{len(names):,} were"
    more = f" and {len(names) - MOST:,} more" if len(names) > MOST else ""
    told = f"{', '.join(names[:MOST])}{more}"
    return f"{were} not sent, because the program ended before: {told}. History lists them."


def few(lines: Sequence[str]) -> str:
    """Return the first of some sentences, and how many more there are."""
    more = f" And {len(lines) - MOST} more: see History." if len(lines) > MOST else ""
    return " ".join(lines[:MOST]) + more
