"""The Setup page: six steps as Okta and Zoom show them, read again and again while one is open.

Opening, skipping and going on change which step is shown and nothing else: what is confirmed comes
from reads alone.
"""

import asyncio

from PySide6.QtCore import QObject, QTimer, Signal

from zoomprov_gui.domain.setup import Check, CheckState, Origin, Step, StepKey, confirmed
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.assigning import AssigningViewModel
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.proving import ProvingViewModel
from zoomprov_gui.viewmodels.run import RunViewModel
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.viewmodels.setup_doing import SetupDoing
from zoomprov_gui.viewmodels.setup_news import flips, turned
from zoomprov_gui.viewmodels.setup_view import (
    StepState,
    StepView,
    minutes_left,
    step_state,
    step_view,
)
from zoomprov_gui.viewmodels.simulating import Simulating

OFTEN, SELDOM, HIDDEN = 5, 30, 300  # seconds between two reads (UX.md §8.3, §9)
OFTEN_FOR = 180.0  # seconds after opening a step during which it is read often
DONE = len(StepKey)  # the place of the page after the last step


class SetupViewModel(QObject):
    """The set-up of the open company. `run` sends what is done to people, here as on People.

    `changed`: a step, or which is open; `flipped`: a check says something else (its key, and the
    sentence that tells it); `told`: a step was confirmed, or is so no longer, as a sentence.
    """

    changed = Signal()
    flipped = Signal(str, str)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        company: Company,
        session: SessionViewModel,
        settings: SettingsViewModel,
        background: asyncio.TaskGroup,
        *,
        run: RunViewModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.company = company
        self.session = session
        self.settings = settings
        self.reading = Operation(background, self)
        self.doing = SetupDoing(company, session, background, self)
        self.assigning = AssigningViewModel(company, run, background, self)
        self.proving = ProvingViewModel(company, background, self)
        self.steps: tuple[Step, ...] = company.setup.steps()
        self._settled = self.steps  # as the latest read left them that has ended
        self.place = 0
        self.asked = False  # whether somebody asked for the read that goes on
        self.simulating = Simulating(self)
        self._chosen = self._closed = self.shown = self._again = self._whole = False
        self._all = self._fresh = True  # what the next read has to ask for
        self._was_whole = True  # whether the latest read asked for all steps
        self._opened_at = company.clock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)
        self.reading.running_changed.connect(self._follow)
        self.reading.failed.connect(self.failed)
        self.proving.stepped.connect(self._follow_proof)
        session.changed.connect(self.changed)
        kept = settings.remembered("step")
        if isinstance(kept, int) and 0 <= kept <= DONE:
            self.place = kept

    # --- reading

    def start(self) -> None:
        """Read everything once, and go on reading."""
        self.check()

    def stop(self) -> None:
        """End the reading for good."""
        self._closed = True
        self._timer.stop()
        self.reading.stop()
        self.assigning.stop()
        self.proving.leave()

    def set_shown(self, *, shown: bool) -> None:
        """Read often while the page is on the screen, and seldom while it is not."""
        if shown and not self.shown:
            self._opened_at = self.company.clock()
        self.shown = shown
        if not self.reading.running:
            self._wait()

    def check(self) -> None:
        """Read now; once more afterwards where a read goes on that may be too early."""
        if self._closed:
            return
        self._timer.stop()
        if self.reading.running:
            self._again = True
            return
        self.reading.start(self._read)

    def check_now(self, *, everything: bool = False) -> None:
        """Read now, because somebody asked for it; all steps, where one changed what others say."""
        self.asked = self._fresh = True
        self._all |= everything
        self.check()
        self.changed.emit()

    def check_rest(self) -> None:
        """Read of all steps what is not fresh: a change has read what it rests on itself."""
        self._all = True
        self._take_in(self.company.setup.steps())
        self.check()

    def follow_people(self) -> None:
        """Count again who is assigned, because everybody was read, where that is looked at."""
        if self._whole and self.shown:
            self._fresh |= self.step is not None and self.step.key is StepKey.ASSIGN
            self._all |= not self.company.setup.facts.people.asked  # for the list of steps
            self.check()

    @property
    def first_read(self) -> bool:
        """Whether nothing was read yet, and a read goes on."""
        return self.reading.running and all(step.read_at is None for step in self.steps)

    @property
    def checking(self) -> bool:
        """Whether a read goes on that somebody waits for."""
        return self.reading.running and (self.asked or self.first_read)

    # --- which step

    @property
    def step(self) -> Step | None:
        """The open step, None on the page after the last one."""
        return self.steps[self.place] if self.place < DONE else None

    def open(self, place: int) -> None:
        """Open a step, or the page after the last one; nothing is locked."""
        self._chosen = self._fresh = True
        self._go(place)
        self.check()

    def open_step(self, key: StepKey) -> None:
        """Open a step by its key."""
        self.open(list(StepKey).index(key))

    def _go(self, place: int) -> None:
        self.place = min(max(place, 0), DONE)
        self._opened_at = self.company.clock()
        self.settings.remember(step=self.place)
        self.changed.emit()

    @property
    def proven_before(self) -> bool:
        """Whether all steps were confirmed at once at some time."""
        return self.company.source in self._proven()

    def _proven(self) -> list[str]:
        kept = self.settings.remembered("proven", [])
        return [name for name in kept if isinstance(name, str)] if isinstance(kept, list) else []

    # --- what is shown

    @property
    def count(self) -> str:
        """How many steps are confirmed: "4 of 6 confirmed"."""
        return f"{confirmed(self.steps)} of {len(self.steps)} confirmed"

    @property
    def all_confirmed(self) -> bool:
        """Whether every step is confirmed at this moment."""
        return confirmed(self.steps) == len(self.steps)

    @property
    def left(self) -> str:
        """How long the rest takes, `""` where nothing is left."""
        return minutes_left(self.steps)

    def states(self) -> list[StepState]:
        """Return how each step stands, for the list of steps."""
        now = self.company.clock()
        return [step_state(step, now, reading=self._first_asked(step)) for step in self.steps]

    def view(self) -> StepView | None:
        """Return the open step as its page shows it, None on the page after the last one."""
        step = self.step
        if step is None:
            return None
        return step_view(step, self.company.clock(), reading=self._first_asked(step))

    def _first_asked(self, step: Step) -> bool:
        """Tell whether a read goes on that tells a step for the first time; no later one does."""
        people = step.key is StepKey.ASSIGN and self.session.checking
        return (self.reading.running and not self._whole) or people

    def find(self, key: str) -> Check | None:
        """Return a check by the value of its key."""
        checks = (check for step in self.steps for check in step.checks)
        return next((check for check in checks if check.key.value == key), None)

    # --- what a person says

    def tick(self, key: str) -> None:
        """Note that a person checked what no app is told, or take that back."""
        check = self.find(key)
        if check is None or not check.asks_you:
            return
        setup = self.company.setup
        (setup.untick if check.origin is Origin.YOU else setup.tick)(check.key)
        self._take_in(setup.steps())

    # --- inside

    async def _read(self) -> None:
        """Read what the open step rests on, and everything at first and where nobody looks on."""
        step = self.step
        key = step.key if step and self.shown and not self._all else None
        fresh, self._all, self._fresh = self._fresh, False, False
        self._was_whole = key is None
        await self.company.setup.read(key, self._take_in, fresh=fresh)
        self._whole = True

    def _follow(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        if running:
            self.changed.emit()
            return
        if self._closed:
            return
        self.asked = False
        self._take_in(self.company.setup.steps())
        if self._tell_news() and not self._was_whole:
            # What one step rests on, others may rest on as well.
            self._all = self._fresh = self._again = True
        if self._again:
            self._again = False
            self.check()
        else:
            self._wait()

    def _follow_proof(self) -> None:
        if not self._closed:
            self._take_in(self.company.setup.steps())
            self._tell_news()

    def _wait(self) -> None:
        if self._closed:
            return
        fresh = self.company.clock() - self._opened_at < OFTEN_FOR
        pause = (OFTEN if fresh else SELDOM) if self.shown else HIDDEN
        self._timer.start(pause * 1000)

    def _take_in(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps
        count = confirmed(steps)
        self.session.set_confirmed(count, len(steps))
        self.session.set_app(self.company.setup.facts.app_at)
        if count == len(steps) and not self.proven_before:
            self.settings.remember(proven=[*self._proven(), self.company.source])
        self._choose_first()
        self.doing.look(steps)
        self.changed.emit()

    def _tell_news(self) -> bool:
        """Tell what says something else since the read before; return whether anything does."""
        before, self._settled = self._settled, self.steps
        news = flips(before, self.steps)
        for key, sentence in news:
            self.flipped.emit(key.value, sentence)
        for sentence in turned(before, self.steps):
            self.told.emit(sentence)
        return bool(news)

    def _choose_first(self) -> None:
        """Open the first step that is open, once it is known, where nobody chose another."""
        if self._chosen or self.proven_before or not self._whole:
            return
        self._chosen = True
        left = [p for p, s in enumerate(self.steps) if s.state is not CheckState.CONFIRMED]
        if left:
            self._go(left[0])
