"""Whether there is a newer version: asked quietly once a day, or by hand; told, never installed."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, QTimer, Signal

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.updates import Standing, Switch
from zoomprov_gui.services.updates import UpdateService
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.update_words import Words, line_of, words_of

FIRST = 15_000  # milliseconds after the start: what the window was opened for comes first
THEN = 1_800_000  # milliseconds between two looks at whether a day has passed


class UpdatesViewModel(QObject):
    """What is known of a newer version. `changed` follows whatever is shown of it.

    `browser` opens a page and tells whether it could; `clock`: seconds since 1970.
    """

    changed = Signal()

    def __init__(
        self,
        service: UpdateService,
        background: asyncio.TaskGroup,
        *,
        browser: Callable[[str], Awaitable[bool]],
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._browser = browser
        self._clock = clock
        self._asking = Operation(background, self)
        self._opening = Operation(background, self)
        self._asking.running_changed.connect(self._refresh)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self.standing: Standing = service.standing
        self.note = ""

    @property
    def checking(self) -> bool:
        """Whether the list is being read."""
        return self._asking.running

    @property
    def words(self) -> Words:
        """What is known, in words."""
        return words_of(self.standing, self._clock())

    @property
    def line(self) -> str:
        """What is known, in one line."""
        return line_of(self.standing, self._clock())

    @property
    def offer(self) -> str:
        """The newer version to tell of unasked, `""` where there is none or it was put off."""
        offered = self.standing.offered
        return str(offered.version) if offered is not None else ""

    @property
    def can_check(self) -> bool:
        """Whether somebody may ask by hand at this moment."""
        return self.standing.can_ask and not self.checking

    @property
    def can_choose(self) -> bool:
        """Whether it is the person's to choose that this program asks by itself."""
        return self.standing.can_ask

    @property
    def wanted(self) -> bool:
        """Whether this program asks by itself."""
        return self.standing.switch is Switch.ON

    def start(self) -> None:
        """Look now and then whether a day has passed, the first time a moment after the start."""
        self._timer.start(FIRST)
        self._refresh()

    def stop(self) -> None:
        """Ask nothing more."""
        self._timer.stop()
        self._asking.stop()
        self._opening.stop()

    def look(self) -> None:
        """Ask if it is time to."""
        if self._timer.isActive() and self._service.due:
            self.check()

    def check(self) -> None:
        """Ask because somebody wants to know."""
        self._refresh()
        if self.can_check:
            self._asking.start(self._check)

    def put_off(self) -> None:
        """Do not tell of the newer version unasked again."""
        if newer := self.standing.newer:
            self._service.put_off(newer.version)
            self._refresh()

    def choose(self, wanted: bool) -> None:  # noqa: FBT001 - a slot of toggled(bool)
        """Ask once a day from now on, or only by hand."""
        note = ""
        try:
            self._service.choose(wanted=wanted)
        except Unsaved as error:
            problem = diagnose(error)
            note = f"{problem.title}. {problem.text}"
        self._refresh()
        self._say(note)

    def open_page(self) -> None:
        """Show the page of the newer release in the browser."""
        if self.standing.newer is not None and not self._opening.running:
            self._opening.start(self._open)

    def _turn(self) -> None:
        self._timer.start(THEN)
        self.look()

    async def _check(self) -> None:
        await self._service.check()

    async def _open(self) -> None:
        if newer := self.standing.newer:
            page = self._service.page(newer.version)
            opened = await self._browser(page)
            self._say("" if opened else f"No browser could be opened. The page is {page}")

    def _say(self, note: str) -> None:
        self.note = note
        self.changed.emit()

    def _refresh(self) -> None:
        self.standing, self.note = self._service.standing, ""
        self.changed.emit()
