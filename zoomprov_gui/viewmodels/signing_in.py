"""A sign-in that waits for a person: how far it is, how long it waits, and what helps it along."""

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.sign_in import Progress, Stage
from zoomprov_gui.services.sign_ins import BrowserSignIn, DeviceSignIn, SignIn
from zoomprov_gui.viewmodels.latest import Latest

SECOND = 1000  # milliseconds


class SigningIn(QObject):
    """One sign-in under way. `changed`: what is shown of it is, at least each second."""

    changed = Signal()

    def __init__(
        self,
        sign_in: SignIn,
        service: Service,
        background: asyncio.TaskGroup,
        *,
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self.service = service
        self._clock = clock
        self._again = Latest(background, self)
        self.refused: Problem | None = None  # what was wrong with a pasted address
        sign_in.on_progress.append(self._follow)
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self.changed)
        self._timer.start()

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self._sign_in.progress

    @property
    def left(self) -> str:
        """How long it still waits, as minutes and seconds; `""` while nothing runs out."""
        until = self.progress.until
        if not until:
            return ""
        minutes, seconds = divmod(max(0, int(until - self._clock())), 60)
        return f"{minutes}:{seconds:02}"

    @property
    def problem(self) -> Problem | None:
        """What does not work, although the sign-in goes on."""
        return self.refused or self.progress.note

    @property
    def in_browser(self) -> bool:
        """Whether it waits for the browser, and not for a code or an answer."""
        return self.progress.stage is Stage.BROWSER

    @property
    def by_code(self) -> bool:
        """Whether it waits for somebody to enter a code."""
        return self.progress.stage is Stage.CODE

    def open_again(self) -> None:
        """Open the page, once more perhaps."""
        sign_in = self._sign_in
        if isinstance(sign_in, BrowserSignIn | DeviceSignIn):

            async def work() -> None:
                await sign_in.open_again()

            self._again.start(work)

    def extend(self) -> None:
        """Wait five minutes longer."""
        if isinstance(self._sign_in, BrowserSignIn):
            self._sign_in.extend()

    def paste(self, text: str) -> None:
        """Take the address of the browser's last page, where it could not come back."""
        self.refused = None
        if isinstance(self._sign_in, BrowserSignIn):
            try:
                self._sign_in.paste(text)
            except NotConnected as error:
                self.refused = diagnose(error)
        self.changed.emit()

    def stop(self) -> None:
        """Show nothing of it any more."""
        self._timer.stop()
        self._again.stop()
        listeners: list[Any] = self._sign_in.on_progress
        if self._follow in listeners:
            listeners.remove(self._follow)

    def _follow(self, _progress: Progress) -> None:
        self.changed.emit()
