"""Step 5: find people and groups in Okta, choose, see what assigning brings, and send it."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.actions import Gain, Plan, Route, Verb
from zoomprov_gui.domain.assigning import plan_assign
from zoomprov_gui.domain.people import DirectoryPerson, person_key
from zoomprov_gui.domain.safeguards import Ask, Confirmation, confirmation_needed
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.lookup import Named
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.proposal import Proposal, proposal_of
from zoomprov_gui.viewmodels.run import RunViewModel
from zoomprov_gui.viewmodels.undoing import Undoing

MOST = 6  # found people, and found groups
MANY = 10  # new accounts above which somebody has to type (UX.md §10)


class Found(NamedTuple):
    """Somebody, or a group, that can be assigned: `name` is the group's, `login` the person's."""

    key: str
    name: str
    detail: str
    login: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it is a group."""
        return not self.login


class AssigningViewModel(QObject):
    """`changed`: what was found or chosen; `proposed` carries a Proposal to be agreed to."""

    changed = Signal()
    proposed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        company: Company,
        run: RunViewModel,
        background: asyncio.TaskGroup,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._company = company
        self.run = run
        self.searching = Operation(background, self)
        self.looking = Operation(background, self)
        self.undoing = Undoing(company, background, self)
        self.found: tuple[Found, ...] = ()
        self.chosen: dict[str, Found] = {}
        self.text: str | None = None
        self._next: str | None = None
        self._result: Proposal | None = None
        self.searching.running_changed.connect(self._search_on)
        self.looking.running_changed.connect(self._propose)
        for operation in (self.searching, self.looking):
            operation.failed.connect(self.failed)
        self.undoing.failed.connect(self.failed)

    def stop(self) -> None:
        """End what reads."""
        self._next = None
        self.searching.stop()
        self.looking.stop()
        self.undoing.stop()

    # --- finding and choosing

    def search(self, text: str) -> None:
        """Find whose name begins with a text; groups alone where there is none."""
        self._next = text
        self._search_on()

    def toggle(self, key: str) -> None:
        """Choose what was found, or let it go again."""
        if key in self.chosen:
            del self.chosen[key]
        else:
            self.chosen |= {one.key: one for one in self.found if one.key == key}
        self.changed.emit()

    @property
    def shown(self) -> tuple[Found, ...]:
        """What was found, and before it whatever was chosen earlier."""
        found = {one.key for one in self.found}
        return (*(one for key, one in self.chosen.items() if key not in found), *self.found)

    @property
    def note(self) -> str:
        """What is said below the list, `""` where it says enough by itself."""
        if self.searching.running and not self.shown:
            return "Asking Okta…"
        if self.text and not self.found and not self.searching.running:
            return f"Nobody and no group in Okta begins with “{self.text}”."
        return ""

    @property
    def choice(self) -> str:
        """What is chosen: "2 people and 1 group", `""` for nothing."""
        groups = sum(one.is_group for one in self.chosen.values())
        people = len(self.chosen) - groups
        parts = [_count(people, "person", "people"), _count(groups, "group", "groups")]
        return " and ".join(filter(None, parts))

    # --- preview and run

    def preview(self) -> bool:
        """Read everything that the choice touches; `proposed` follows. Nothing is sent by it."""
        if self.looking.running or self.run.running or not self.chosen:
            return False
        self.looking.start(partial(self._look, tuple(self.chosen.values())))
        self.changed.emit()
        return True

    def confirm(self, proposal: Proposal, typed: str, reason: str = "") -> bool:
        """Send what was agreed to; return whether it was enough to be sent."""
        sent = self.run.start(proposal.plan, proposal.confirmation, typed, reason)
        if sent:
            self.chosen = {}
            self.changed.emit()
        return sent

    def take_back(self) -> None:
        """Propose to take back what the latest run did, as far as that is shown."""
        self.undoing.ask(self.run.run_id, frozenset(self.run.undo_keys), self.proposed.emit)

    # --- inside

    def _search_on(self) -> None:
        if self._next is not None and not self.searching.running:
            text, self._next = self._next, None
            self.searching.start(partial(self._search, text))
        self.changed.emit()

    async def _search(self, text: str) -> None:
        hits = await self._company.lookup.begin(text, MOST)
        groups = [Found(one.group_id, one.name, "Group") for one in hits.groups]
        self.text = text
        self.found = (*groups, *map(self._person, hits.people))

    def _person(self, person: DirectoryPerson) -> Found:
        known = self._company.roster.find(person_key(person.login or person.email))
        assigned = " · assigned already" if known and known.assignment else ""
        login = person.login or person.email
        return Found(person.user_id, person.name or login, f"{login}{assigned}", login)

    async def _look(self, chosen: tuple[Found, ...]) -> None:
        company, named = self._company, list[Named]()
        await company.lookup.count_seats()
        for one in chosen:
            if one.is_group:
                named.append(await company.lookup.group(one.name, company.roster))
            else:
                named.append(await company.lookup.person(one.login))
        people = [one.who for one in named if one.who]
        crowds = [one.crowd for one in named if one.crowd]
        plan = plan_assign(people, crowds, company.context())
        self._result = self._words(plan)

    def _words(self, plan: Plan) -> Proposal:
        confirmation = confirmation_needed(plan, self._company.context())
        gain = plan.gain
        if gain.creates > MANY and confirmation.ask is Ask.BUTTON:
            confirmation = Confirmation(Ask.TYPED, f"assign {gain.creates}")
        count = plan.people
        named = plan.actions[0].name or plan.actions[0].email if count == 1 else _named(plan)
        return replace(
            proposal_of(plan, confirmation, Route.OKTA, ()),
            title=f"Assign Zoom to {named}?" if count else "Nothing can be sent",
            button=f"Assign {named}" if count else "Nothing to send",
            effects=effects(gain, self._company.lookup.free_licences),
            dangerous=False,
        )

    def _propose(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        result, self._result = self._result, None
        self.changed.emit()
        if not running and result is not None:
            self.proposed.emit(result)


def effects(gain: Gain, free: int | None) -> tuple[tuple[str, str], ...]:
    """Return what assigning brings, as (icon, sentence)."""
    found = []
    if gain.creates:
        seats = "Zoom does not tell how many are free" if free is None else f"free: {free:,}"
        accounts = _count(gain.creates, "account is created", "accounts are created")
        found.append(("user-round-plus", f"{accounts} in Zoom."))
        needed = _count(gain.creates, "licence or basic seat", "licences or basic seats")
        found.append(("ticket", f"Needs {needed} ({seats})."))
    if gain.touches:
        accounts = _count(gain.touches, "account is", "accounts are")
        text = f"{accounts} in Zoom already, and would become “Not linked”: import them first."
        found.append(("unlink", text))
    if gain.already:
        found.append(("info", f"{_count(gain.already, 'person has', 'people have')} it already."))
    return tuple(found)


def _named(plan: Plan) -> str:
    groups = sum(action.verb is Verb.ASSIGN_GROUP for action in plan.actions)
    people = plan.people - groups
    parts = [_count(people, "person", "people"), _count(groups, "group", "groups")]
    return " and ".join(filter(None, parts))


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else ""
