"""A confirmed plan on its way: how each person stands, and what can be done afterwards.

"Done" is said of a person only after a read that shows it; "accepted" never is.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.actions import GROUP_VERBS, NO_APPROVAL, Approval, Plan, PlanRow
from zoomprov_gui.domain.agreeing import takes_from_people
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.reconcile import CHANGING_SECONDS
from zoomprov_gui.domain.safeguards import Confirmation
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.results import ActionResult, Outcome, only_in_okta
from zoomprov_gui.services.under_way import STOPPED
from zoomprov_gui.storage.records import new_run_id
from zoomprov_gui.viewmodels.asking import is_mixed
from zoomprov_gui.viewmodels.elapsed import Elapsed
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.record_table import as_csv
from zoomprov_gui.viewmodels.run_words import counted, short_reason, undone, undone_for, whom
from zoomprov_gui.viewmodels.verb_words import words_of


class Phase(Enum):
    """How one person of a run stands."""

    WAITING = "waiting"
    LOOKING = "read again"
    SENDING = "sending"
    CHECKING = "checking"
    DONE = "done"
    IN_OKTA = "in Okta only"
    UNPROVEN = "sent, not proven"
    UNKNOWN = "not known"
    FAILED = "failed"
    SKIPPED = "skipped"


UNDER_WAY = frozenset({Phase.WAITING, Phase.LOOKING, Phase.SENDING, Phase.CHECKING})
_ON_ITS_WAY = {Outcome.LOOKING: Phase.LOOKING, Outcome.SENDING: Phase.SENDING}
NOT_DONE = (Phase.FAILED, Phase.UNKNOWN, Phase.UNPROVEN)  # and sending it again may help
_SETTLED = {
    Outcome.VERIFIED: Phase.DONE,
    Outcome.ACCEPTED: Phase.UNPROVEN,
    Outcome.UNKNOWN: Phase.UNKNOWN,
    Outcome.REFUSED: Phase.FAILED,
    Outcome.SKIPPED: Phase.SKIPPED,
}
_GRAVEST = (*NOT_DONE, Phase.IN_OKTA, Phase.SKIPPED, Phase.DONE)


@dataclass(frozen=True, slots=True)
class Item:
    """One person of a run: the phase, and the sentence that goes with it."""

    key: PersonKey
    name: str
    email: str
    phase: Phase
    text: str


class RunViewModel(QObject):
    """One run at a time. `changed` follows each step; `ended` comes once everybody is settled."""

    started = Signal()
    changed = Signal()
    ended = Signal()

    def __init__(
        self, company: Company, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._company = company
        self._stop = asyncio.Event()
        self._latest: dict[int, ActionResult] = {}
        self._plan = Plan(rows=())
        self._approval = NO_APPROVAL
        self.run_id = ""
        self.operation = Operation(background, self)
        self.operation.running_changed.connect(self._settle)
        self.elapsed = Elapsed((self.operation,), company.clock, lambda: company.why_slow, self)

    @property
    def running(self) -> bool:
        """Whether writes are being sent or read back."""
        return self.operation.running

    @property
    def stopping(self) -> bool:
        """Whether the run ends after the write that is on its way."""
        return self.running and self._stop.is_set()

    @property
    def why_slow(self) -> str:
        """What its requests wait for, `""` where nothing holds them back."""
        return self._company.why_slow if self.running else ""

    @property
    def plan(self) -> Plan:
        """The plan of the latest run."""
        return self._plan

    def start(self, plan: Plan, confirmation: Confirmation, typed: str, reason: str = "") -> bool:
        """Send a plan that was agreed to; return whether it was. Asked again here: P11."""
        if self.running or not plan.actions or not _agreed(confirmation, typed, reason):
            return False
        over = confirmation.needs_reason
        self._approval = Approval(plan.removes_from, reason) if over else NO_APPROVAL
        self._plan, self._latest = plan, {}
        self._stop.clear()
        self.run_id = new_run_id(self._company.clock())
        self.operation.start(self._send)
        self.started.emit()
        self.changed.emit()
        return True

    def stop(self) -> None:
        """Send nothing further; what is on its way is finished and read a last time."""
        self._stop.set()
        self.changed.emit()

    def leave(self) -> None:
        """Stop, and do not wait for the read back either: the next start settles it."""
        self.stop()
        self.operation.stop()

    @property
    def items(self) -> tuple[Item, ...]:
        """Everybody of the plan, in its order, each once."""
        rows: dict[PersonKey, list[int]] = {}
        for place, row in enumerate(self._plan.rows):
            rows.setdefault(row.key, []).append(place)
        return tuple(self._item(places) for places in rows.values())

    @property
    def settled(self) -> int:
        """How many people's end is known."""
        return sum(item.phase not in UNDER_WAY for item in self.items)

    @property
    def progress(self) -> tuple[int, int]:
        """How many of those whom something is sent for are settled, and of how many."""
        meant = {action.key for action in self._plan.actions}
        items = [item for item in self.items if item.key in meant]
        return sum(item.phase not in UNDER_WAY for item in items), max(len(items), 1)

    @property
    def title(self) -> str:
        """What is going on: "Turning off 3 accounts – 1 done", or the result."""
        if not self.running:
            return self.result
        done = sum(item.phase is Phase.DONE for item in self.items)
        if self.undoes:
            return f"Undoing this for {undone_for(self._plan)} – {done} done"
        return f"{self._doing()[0]} {whom(self._plan)} – {done} done"

    @property
    def result(self) -> str:
        """What became of it: "2 turned off · 1 not: Zoom admin"."""
        items = self.items
        done = [item for item in items if item.phase is Phase.DONE]
        many = counted(self._plan, {item.key for item in done})
        what = undone(many) if self.undoes else f"{many} {self._doing()[1]}"
        parts = [what] if done or not items else []
        for phase, words in (
            (Phase.IN_OKTA, "in Okta only"),
            (Phase.UNPROVEN, "sent, not proven yet"),
            (Phase.UNKNOWN, "not known"),
        ):
            count = sum(item.phase is phase for item in items)
            parts += [f"{count} {words}"] if count else []
        left = [item for item in items if item.phase in {Phase.FAILED, Phase.SKIPPED}]
        if left:
            reasons = list(dict.fromkeys(short_reason(item.text) for item in left))
            why = f": {reasons[0]}" if len(reasons) == 1 else ""
            parts.append(f"{len(left)} not{why}" if parts else f"{len(left)} not done{why}")
        return " · ".join(parts)

    def keys(self, *phases: Phase) -> tuple[PersonKey, ...]:
        """Return who stands at one of these phases."""
        return tuple(item.key for item in self.items if item.phase in phases)

    @property
    def again_keys(self) -> tuple[PersonKey, ...]:
        """Who was to be sent and is not done, the rest of a run that stopped included."""
        meant = {action.key for action in self._plan.actions}
        left = self.keys(*NOT_DONE, Phase.SKIPPED)
        return tuple(key for key in left if key in meant)

    @property
    def undo_keys(self) -> tuple[PersonKey, ...]:
        """Who can be taken back: whom a read shows as done, if only in Okta."""
        return self.keys(Phase.DONE, Phase.IN_OKTA)

    @property
    def undoes(self) -> bool:
        """Whether the latest run takes an earlier one back."""
        return any(action.undoes is not None for action in self._plan.actions)

    def as_csv(self) -> str:
        """Return the result as CSV, harmless in spreadsheets."""
        rows = [(self.run_id, i.email, i.name, i.phase.value, i.text) for i in self.items]
        return as_csv(rows, ("run", "email", "name", "result", "text"))

    async def _send(self) -> None:
        results = self._company.apply.run(
            self.run_id, self._plan, self._stop.is_set, approval=self._approval
        )
        async for result in results:
            self._take(result)
            if result.settled and result.outcome is not Outcome.SKIPPED:
                await self._look_again(result)
            self.changed.emit()

    def _take(self, result: ActionResult) -> None:
        self._latest[self._plan.rows.index(result.row)] = result
        roster, now = self._company.roster, self._company.clock()
        if result.outcome is Outcome.SENDING:
            roster.note_changing([result.row.key], now + CHANGING_SECONDS)
        if result.settled:
            roster.note_changed([result.row.key])

    async def _look_again(self, result: ActionResult) -> None:
        """Read the person into the table, so that it ends at what a read says."""
        row = result.row
        if row.action is not None and row.verb not in GROUP_VERBS:
            await self._company.compare.reread(
                self._company.roster,
                user_id=row.action.okta_user_id,
                zoom=row.action.zoom_id or row.email,
            )

    def _settle(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        if not running:
            self._company.roster.note_changed(action.key for action in self._plan.actions)
            if any(action.change.group is not None for action in self._plan.actions):
                self._company.compare.forget_groups()
            self.changed.emit()
            self.ended.emit()

    def _doing(self) -> tuple[str, str]:
        verbs = {action.verb for action in self._plan.actions}
        if is_mixed(verbs):
            return "Changing", "changed"
        if len(self._plan.takes_from) > 1 and takes_from_people(self._plan):
            return "Taking Zoom from", "without Zoom now"
        words = words_of(self._plan)
        return words.doing, words.done

    def _item(self, places: list[int]) -> Item:
        row = self._plan.rows[places[0]]
        results = [self._latest.get(place) for place in places]
        if row.action is None:  # left out from the start: it waits for nothing
            return Item(row.key, row.name, row.email, Phase.SKIPPED, row.skipped or "")
        phase = self._phase(results)
        return Item(row.key, row.name, row.email, phase, self._words(row, results, phase))

    def _phase(self, results: list[ActionResult | None]) -> Phase:
        known = [result for result in results if result is not None]
        if len(known) < len(results) or not all(result.settled for result in known):
            if not self.running:
                sent = any(result.outcome is not Outcome.LOOKING for result in known)
                return Phase.UNKNOWN if sent else Phase.SKIPPED
            if not known:
                return Phase.WAITING
            return _ON_ITS_WAY.get(known[-1].outcome, Phase.CHECKING)
        phases = {_ended(result) for result in known}
        return next(phase for phase in _GRAVEST if phase in phases)

    def _words(self, row: PlanRow, results: Iterable[ActionResult | None], phase: Phase) -> str:
        known = [result for result in results if result is not None]
        if phase is Phase.SKIPPED and not any(result.settled for result in known):
            return STOPPED
        if not known:
            return "Waiting"
        if phase is Phase.UNKNOWN and not known[-1].settled:
            return "Sent; whether it worked was not read yet."
        telling = [r for r in known if r.settled and _ended(r) is phase]
        return (telling or known)[-1].text


def _ended(result: ActionResult) -> Phase:
    return Phase.IN_OKTA if only_in_okta(result) else _SETTLED[result.outcome]


def _agreed(confirmation: Confirmation, typed: str, reason: str) -> bool:
    if confirmation.needs_reason and not reason.strip():
        return False
    return not confirmation.text or confirmation.accepts(typed)
