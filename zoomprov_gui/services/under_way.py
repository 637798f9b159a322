"""What a run under way has to remember: who was accepted, who waits for a read, why it stopped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from zoomprov_gui.domain.actions import Context
from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.services.results import ActionResult, Outcome

STOPPED = "Stopped before this one. Nothing was sent."
GIVEN_UP = (
    "Stopped by itself: most of those before did not work. Nothing was sent. Look at them first,"
    " then send the rest again."
)


@dataclass(slots=True, kw_only=True)
class Run:
    """One run under way: which entries wait for a read, who was accepted, why sending stopped.

    `held`: why its removals are held back, `""` where they are not; `allowed`: they were approved;
    `good`: the outcomes after which a long run goes on; `should_stop`: whether somebody ends it.
    """

    context: Context
    allowed: bool
    held: str
    good: frozenset[Outcome]
    should_stop: Callable[[], bool]
    waiting: list[tuple[int, ActionResult]] = field(default_factory=list)
    accepted: set[PersonKey] = field(default_factory=set)
    stopped: Problem | str | None = None
    latest: dict[tuple[PersonKey, int], ActionResult] = field(default_factory=dict)

    def took(self, result: ActionResult) -> ActionResult:
        """Take down how a row stands, and return it."""
        self.latest[result.row.key, id(result.row)] = result
        return result

    def ended_by_hand(self) -> Problem | str:
        """Take down that somebody stopped it, and return why nothing more is sent."""
        self.stopped = self.stopped or STOPPED
        return self.stopped

    def failed(self, people: Sequence[PersonKey]) -> bool | None:
        """Tell whether most of these people did not work out; None where none of them was tried."""
        worst = [self._worked(key) for key in people]
        tried = [worked for worked in worst if worked is not None]
        if not tried:
            return None
        if tried.count(False) * 2 <= len(tried):
            return False
        if self.should_stop():
            self.ended_by_hand()  # who stops waits for no proof: that says nothing of these
        self.stopped = self.stopped or GIVEN_UP
        return True

    def _worked(self, key: PersonKey) -> bool | None:
        outcomes = {result.outcome for (who, _), result in self.latest.items() if who == key}
        outcomes.discard(Outcome.SKIPPED)
        return outcomes <= self.good if outcomes else None

    def open_steps(self, key: PersonKey) -> list[tuple[int, ActionResult]]:
        """Take out and return what of this person waits for a read."""
        mine = [pair for pair in self.waiting if pair[1].row.key == key]
        self.waiting = [pair for pair in self.waiting if pair[1].row.key != key]
        return mine

    def why_not_next(self, key: PersonKey) -> str:
        """Return why this person's next step is not sent, `""` where the one before it is done."""
        if key in self.accepted:
            return ""
        waiting = {result.outcome for _, result in self.waiting if result.row.key == key}
        if Outcome.UNKNOWN in waiting:
            return "Nobody knows whether the step before it was done, so this one was not sent."
        if waiting:
            return "No read shows the step before it yet, so this one was not sent."
        return "The step before it was not done, so this one was not sent."
