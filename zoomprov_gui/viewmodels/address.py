"""The address of an Okta as it is typed: what is known of it, and what to say about it."""

import asyncio
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.clients.discovery import Org
from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.services.connect import ConnectService, clock_warning
from zoomprov_gui.viewmodels.latest import Latest

ENGINES = {"idx": "Identity Engine", "v1": "Classic Engine"}


@dataclass(frozen=True, slots=True)
class AddressLine:
    """What stands below the field: words, and the icon and ink that say the same.

    `offered` is the address that was probably meant.
    """

    words: str = ""
    icon: str = ""
    ink: str = "text3"
    offered: str = ""

    @property
    def bad(self) -> bool:
        """Whether the field is to be marked."""
        return self.ink == "bad"


class AddressViewModel(QObject):
    """One address field. `changed`: the line below it, or the Okta that was found."""

    changed = Signal()

    def __init__(
        self, service: ConnectService, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._work = Latest(background, self)
        self._work.failed.connect(self._fail)
        self.text = ""
        self.org: Org | None = None
        self.problem: Problem | None = None
        self.line = AddressLine()

    @property
    def clock(self) -> Problem | None:
        """What to say where the Okta that was found has another time than this computer."""
        return clock_warning(self.org) if self.org else None

    def edit(self, text: str) -> None:
        """Take in what is typed: what was known before is about another address."""
        if text == self.text:
            return
        self.text = text
        self._work.stop()
        self._say(AddressLine())

    def check(self, text: str) -> None:
        """Ask the address whose it is."""
        known = text == self.text and (self.org is not None or self._work.running)
        self.edit(text)
        if known or not text.strip():
            return
        self._say(AddressLine("Looking…", "loader-circle"))
        self._work.start(self._find)

    def check_again(self) -> None:
        """Ask again, for instance after the network came back."""
        self.org = None
        text, self.text = self.text, ""
        self.check(text)

    def stop(self) -> None:
        """Ask no more."""
        self._work.stop()

    async def _find(self) -> None:
        org = await self._service.find_org(self.text)
        self.org = org
        self.problem = None
        engine = ENGINES.get(org.engine.value, "")
        found = f"Found: {org.name}" + (f" · {engine}" if engine else "")
        self.line = AddressLine(found, "circle-check", "ok")
        self.changed.emit()

    def _fail(self, problem: Problem) -> None:
        offered = next((a.removeprefix("Use ") for a in problem.actions if "Use " in a), "")
        self._say(AddressLine(f"{problem.title}. {problem.text}", "circle-x", "bad", offered))
        self.problem = problem
        self.changed.emit()

    def _say(self, line: AddressLine) -> None:
        self.org = self.problem = None
        self.line = line
        self.changed.emit()
