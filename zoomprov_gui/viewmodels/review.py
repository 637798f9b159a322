"""Review one by one: each problem with a few choices, collected, and sent with one confirmation."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.actions import Context, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.remedies import ROUTES, plan_remedy, remedies
from zoomprov_gui.domain.verdicts import LOOKS, Verdict, needs_attention
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.answers import answers_each
from zoomprov_gui.viewmodels.handing import notes_of_left_out
from zoomprov_gui.viewmodels.proposal import Proposal
from zoomprov_gui.viewmodels.proposing import of_plan

_WORDS = {
    Verb.TURN_OFF_IN_ZOOM: "Turn off",
    Verb.TURN_ON_IN_ZOOM: "Turn on",
    Verb.UNASSIGN: "Unassign",
    Verb.CHANGE_EMAIL: "Change email",
    Verb.SET_LICENCE: "Change licence",
}
_ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


class Pick(NamedTuple):
    """What somebody chose for a person: a verb, to be ignored, or neither: to be left as it is.

    `days` is for how long they are ignored, 0 for as long as the verdict stays.
    """

    verb: Verb | None = None
    ignore: bool = False
    because: str = ""
    days: float = 0.0

    @property
    def words(self) -> str:
        """What will be done, in two words."""
        return "Ignore" if self.ignore else _WORDS[self.verb] if self.verb else "Leave"


LEAVE = Pick()
Propose = Callable[[Sequence[PersonKey] | None], Proposal]


class Option(NamedTuple):
    """One thing that can be chosen for a person: what it does, or why it cannot be done."""

    verb: Verb
    why_not: str = ""
    effect: str = ""


class Picked(NamedTuple):
    """Somebody in the list at the end, and what was chosen for them."""

    key: PersonKey
    name: str
    email: str
    pick: Pick


class ReviewViewModel(QObject):
    """Everybody who needs attention, one after another. Nothing is sent or kept before the end.

    The choices stay when the review is left, and are there again when it is begun anew. `changed`:
    another person is shown, or the end, or what was chosen.
    """

    changed = Signal()

    def __init__(self, company: Company, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._company = company
        self._keys: tuple[PersonKey, ...] = ()
        self._place = 0
        self._picks: dict[PersonKey, Pick] = {}

    def begin(self) -> bool:
        """Begin, or go on, at the first problem without a choice; tell whether there is any."""
        self._keys = tuple(person.key for person in self._problems())
        self._picks = {key: pick for key, pick in self._picks.items() if key in set(self._keys)}
        undecided = (n for n, key in enumerate(self._keys) if key not in self._picks)
        self._place = next(undecided, len(self._keys))
        self.changed.emit()
        return bool(self._keys)

    @property
    def total(self) -> int:
        """How many problems there are in this review."""
        return len(self._keys)

    @property
    def place(self) -> int:
        """Where we are, from 0; `total` at the end."""
        return self._place

    @property
    def ended(self) -> bool:
        """Whether the list of choices is shown, and nobody."""
        return self._place >= len(self._keys)

    @property
    def key(self) -> PersonKey | None:
        """Who is shown."""
        return None if self.ended else self._keys[self._place]

    @property
    def pick(self) -> Pick | None:
        """What was chosen for who is shown, None for nothing yet."""
        return self._picks.get(self.key) if self.key else None

    def options(self) -> tuple[Option, ...]:
        """Return what would put this problem right, and why it cannot be done."""
        person = self._company.roster.find(self.key) if self.key else None
        if person is None:
            return ()
        context = self._company.context()
        return tuple(_option(person, verb, context) for verb in remedies(person))

    def choose(self, pick: Pick) -> None:
        """Take this for who is shown, and go on to the next problem."""
        if self.key:
            self._picks[self.key] = pick
            self.skip()

    def skip(self) -> None:
        """Go on without a choice."""
        self._go(self._place + 1)

    def back(self) -> None:
        """Go back by one."""
        self._go(self._place - 1)

    # --- the end

    @property
    def picked(self) -> tuple[Picked, ...]:
        """What was chosen, in the order of the problems."""
        found = []
        for key in self._keys:
            person = self._company.roster.find(key)
            if key in self._picks and person is not None:
                found.append(Picked(key, person.name, person.email, self._picks[key]))
        return tuple(found)

    @property
    def summary(self) -> str:
        """The choices counted: "Turn off 3 · Ignore 1 · Leave 2"."""
        counts = Counter(picked.pick.words for picked in self.picked)
        order = [*_WORDS.values(), "Ignore", "Leave"]
        return " · ".join(f"{words} {counts[words]}" for words in order if counts[words])

    @property
    def acts(self) -> bool:
        """Whether anything is to be done at all."""
        return any(picked.pick != LEAVE for picked in self.picked)

    def proposal(self, only: Sequence[PersonKey] | None = None) -> Proposal:
        """Return everything that would be sent, of all or `only` some people, for one answer."""
        return self.proposer()(only)

    def proposer(self) -> Propose:
        """Return what makes the same proposal again, of these choices, once they are cleared."""
        picked = self.picked
        return lambda only: self._proposed(picked, only)

    def _proposed(self, picked: Sequence[Picked], only: Sequence[PersonKey] | None) -> Proposal:
        context = self._company.context()
        rows: list[PlanRow] = []
        wishes: list[tuple[Comparison, Route | None]] = []
        for verb in _WORDS:
            meant = [p.key for p in picked if p.pick.verb is verb]
            keys = [key for key in meant if only is None or key in only]
            found = (self._company.roster.find(key) for key in keys)
            people = [person for person in found if person is not None]
            rows += plan_remedy(people, verb, context).rows
            if verb in ROUTES or verb is Verb.TURN_ON_IN_ZOOM:
                wishes += [(person, ROUTES.get(verb)) for person in people]
        plan = Plan(rows=tuple(rows))
        answers = answers_each(wishes, plan, context)
        proposal = of_plan(plan, context, Route.AUTO, answers=answers)
        leaving = [person for person, route in wishes if route is not None]
        return replace(proposal, notes=notes_of_left_out(leaving, plan, context))

    def set_aside(self) -> str:
        """Ignore whom somebody chose to ignore. Return why not, `""` where it was done.

        Raises `Unsaved`.
        """
        for picked in self.picked:
            pick = picked.pick
            why = pick.ignore and self._company.ignoring.ignore(
                [picked.key], pick.because, pick.days
            )
            if why:
                return why
        return ""

    def clear(self) -> None:
        """Forget all choices: they were sent."""
        self._picks = {}

    def _go(self, place: int) -> None:
        self._place = min(max(place, 0), len(self._keys))
        self.changed.emit()

    def _problems(self) -> list[Comparison]:
        """Return everybody who needs attention: the gravest first, and of those the oldest."""
        roster = self._company.roster
        rows = [row for row in roster.rows if needs_attention(roster.verdict(row))]
        people = [roster.comparison(row) for row in rows]
        return sorted(
            people, key=lambda p: (LOOKS[p.verdict].tier, _ORDER[p.verdict], p.since, p.key)
        )


def _option(person: Comparison, verb: Verb, context: Context) -> Option:
    rows = plan_remedy([person], verb, context).rows
    left = next((row.skipped for row in rows if row.skipped), "")
    return Option(verb, left or "", "" if left else " ".join(row.effect for row in rows))
