"""Step 5: find people and groups in Okta, choose, see what assigning brings, and send it."""

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.assigning import not_linked, plan_assign
from zoomprov_gui.domain.people import DirectoryPerson, person_key
from zoomprov_gui.domain.safeguards import confirmation_needed
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.lookup import Named
from zoomprov_gui.viewmodels.assigning_words import assigning, count
from zoomprov_gui.viewmodels.elapsed import Elapsed
from zoomprov_gui.viewmodels.notices import DISMISS, UNDO, Notice
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.proposal import Proposal
from zoomprov_gui.viewmodels.run import Phase, RunViewModel
from zoomprov_gui.viewmodels.undoing import Undoing

MOST = 6  # found people, and found groups
NOT_ALL = "Who is not counted as done is listed on People, each with what to do."
READ_BACK = "We read it back from Okta and Zoom."
NOT_LINKED = "not linked yet: import from Zoom in Okta, and match, as it says below."
EVERYBODY = "Everybody in the company"


class Found(NamedTuple):
    """Somebody, or a group, that can be assigned: `name` is the group's, `login` the person's."""

    key: str
    name: str
    detail: str
    login: str = ""
    group: Group | None = None

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
        waits = (self.looking, self.undoing.operation)
        self.elapsed = Elapsed(waits, company.clock, lambda: company.why_slow, self)
        self.found: tuple[Found, ...] = ()
        self.chosen: dict[str, Found] = {}
        self.text: str | None = None
        self._sent = ""  # the run that was begun here and is not dismissed
        self._next: str | None = None
        self._result: Proposal | None = None
        self.searching.running_changed.connect(self._search_on)
        self.looking.running_changed.connect(self._propose)
        for told in (self.searching, self.looking, self.undoing):
            told.failed.connect(self.failed)
        self.undoing.changed.connect(self.changed)

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

    def is_assigned(self, one: Found) -> bool:
        """Tell whether Okta gives Zoom to a person, or through a group, as of the latest reads."""
        if one.group is not None:
            return any(one.key == group.group_id for group in self._company.compare.giving)
        known = self._company.roster.find(person_key(one.login))
        return known is not None and known.assignment is not None

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
        parts = [count(people, "person", "people"), count(groups, "group", "groups")]
        return " and ".join(filter(None, parts))

    # --- preview and run

    def stop_looking(self) -> None:
        """End the reading before a preview. Nothing was sent by it."""
        self.looking.stop()
        self.undoing.stop()

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
            self._sent = self.run.run_id
            self.changed.emit()
        return sent

    @property
    def notice(self) -> Notice | None:
        """What became of the latest run that was begun here, with the way back; None for none."""
        if not self._sent or self._sent != self.run.run_id or self.run.running:
            return None
        done = self.run.keys(Phase.DONE)
        whole = len(done) == len(self.run.items)
        people = self._company.setup.facts.people.value
        unlinked = people.unlinked if people is not None and not self.run.undoes else 0
        text = READ_BACK if whole else NOT_ALL
        if whole and unlinked:
            text = f"{count(unlinked, 'account is', 'accounts are')} {NOT_LINKED}"
        return Notice(
            key=f"run-{self._sent}",
            tone="ok" if whole and not unlinked else "warn",
            icon="circle-check" if whole else "info",
            title=self.run.result,
            text=text,
            actions=(*((UNDO,) if self.run.undo_keys and not self.run.undoes else ()), DISMISS),
        )

    def dismiss(self) -> None:
        """Say no more of the latest run."""
        self._sent = ""
        self.changed.emit()

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
        groups = [_group(one) for one in _built_in_last(hits.groups)]
        self.text = text
        self.found = (*groups, *map(_person, hits.people))

    async def _look(self, chosen: tuple[Found, ...]) -> None:
        company = self._company
        named, _ = await asyncio.gather(
            asyncio.gather(*map(self._named, chosen)), company.lookup.count_seats()
        )
        people = [one.who for one in named if one.who]
        crowds = [one.crowd for one in named if one.crowd]
        context = company.context()
        plan = plan_assign(people, crowds, context)
        unlinked = not_linked(people, crowds)
        free = company.lookup.free_licences
        self._result = assigning(plan, confirmation_needed(plan, context), unlinked, free)

    async def _named(self, one: Found) -> Named:
        lookup = self._company.lookup
        if one.group is None:
            return await lookup.person(one.login)
        return Named(one.name, crowd=await lookup.crowd(one.group, self._company.roster))

    def _propose(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        result, self._result = self._result, None
        self.changed.emit()
        if not running and result is not None:
            self.proposed.emit(result)


def _person(person: DirectoryPerson) -> Found:
    login = person.login or person.email
    return Found(person.user_id, person.name or login, login, login)


def _group(group: Group) -> Found:
    detail = group.description or "Group"
    if group.kind == "BUILT_IN":
        detail = EVERYBODY
    return Found(group.group_id, group.name, detail, group=group)


def _built_in_last(groups: Iterable[Group]) -> list[Group]:
    """Put what Okta builds in behind the groups that a company made: it takes in everybody."""
    return sorted(groups, key=lambda group: group.kind == "BUILT_IN")
