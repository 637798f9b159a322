"""The Groups page: what gives Zoom to whom, how it stands, and what can be done with a group."""

import asyncio
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from zoomprov_gui.domain.actions import Group, Offer, Verb
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.facts import Details
from zoomprov_gui.domain.group_tally import standings
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.safeguards import removals_blocked, writes_blocked
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels import group_changes
from zoomprov_gui.viewmodels.clocks import clock_time
from zoomprov_gui.viewmodels.group_people import GroupPeople
from zoomprov_gui.viewmodels.group_rows import GroupView, views_of
from zoomprov_gui.viewmodels.group_words import summary, unknown
from zoomprov_gui.viewmodels.groups_table import GroupsTable
from zoomprov_gui.viewmodels.notices import Notice
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.viewmodels.preparing import Preparing

CALM = 500  # milliseconds: counting everybody takes a while, and a page is read by people
LIST_EVERY = 600.0  # seconds between two reads of the list of all groups


class GroupsViewModel(QObject):
    """The groups of the open company.

    `opened` carries a GroupView, or None where none is open; `changed`: rows, counts, what may be
    done; `people_changed`: who is in the open group, or how they stand.
    """

    opened = Signal(object)
    changed = Signal()
    people_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        company: Company,
        people: PeopleViewModel,
        background: asyncio.TaskGroup,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.company = company
        self.everybody = people
        self.session = people.session
        self.table = GroupsTable(self)
        self.members = GroupPeople(company.roster)
        self.preparing = Preparing(background, self)
        self.listing = Operation(background, self)
        self.looking = Operation(background, self)
        self._others: tuple[Group, ...] = ()
        self._listed_at, self._has_list = 0.0, False
        self._read: dict[str, int] = {}
        self._open = ""
        self._shown: GroupView | None = None
        self._wanted = ""
        self._is_shown = self._closed = self._ever_ended = False
        self._why_unknown = ""  # as of the end of the last read: a new one has told nothing yet
        self._soon = QTimer(self, interval=CALM, singleShot=True)
        self._connect()

    def stop(self) -> None:
        """End what reads; nothing is shown any more."""
        self._closed = True
        for operation in (self.listing, self.looking, self.preparing.operation):
            operation.stop()

    def set_shown(self, *, shown: bool) -> None:
        """Count and read only while somebody looks."""
        self._is_shown = shown
        if shown:
            self._take_in()
            self._list()

    # --- what is known

    @property
    def first_read(self) -> bool:
        """Whether it was not read yet which groups give Zoom, and a read goes on."""
        return not self.company.compare.groups_at and not self._ever_ended

    @property
    def known(self) -> bool:
        """Whether it was once read which groups give Zoom."""
        return bool(self.company.compare.groups_at)

    @property
    def listed(self) -> bool:
        """Whether the list of all groups was read, those that give no Zoom as well."""
        return self._has_list

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The banners, the gravest first: those of People, and what could not be read of groups."""
        why = self._why_unknown
        return (*self.everybody.notices, *((unknown(why, self._read_at()),) if why else ()))

    def check_now(self) -> None:
        """Read both sides, and all groups, again at once."""
        self.company.compare.forget_groups()
        self._listed_at = 0.0
        self.everybody.watching.start()
        self._list()

    # --- which group is open

    @property
    def open_key(self) -> str:
        """Which group is open, `""` for none."""
        return self._open

    def open(self, key: str) -> None:
        """Open a group, `""` for none."""
        if key != self._open:
            self._open = key
            self._look_into()
        self._show_open()

    @property
    def reading_people(self) -> bool:
        """Whether the people of the open group are being read."""
        return self.looking.running

    def told(self, key: str) -> str:
        """Return a group as text for a ticket."""
        view = self.table.find(key)
        if view is None:
            return ""
        return summary(view)

    # --- what can be done

    def offers(self, key: str) -> tuple[Offer, ...]:
        """Return what can be done with a group, and why not."""
        view = self.table.find(key)
        if view is None or self._closed:
            return ()
        context = self.company.context()
        blocked, removals = writes_blocked(context), removals_blocked(context)
        first = (
            _offer(Verb.UNASSIGN_GROUP, removals)
            if view.gives
            else _offer(Verb.ASSIGN_GROUP, blocked)
        )
        kept = "" if view.group.kind == "OKTA_GROUP" else "It is kept elsewhere; change it there."
        return (first, _offer(Verb.EDIT_GROUP, blocked or kept))

    def may_take_out(self, view: GroupView) -> str:
        """Return why nobody can be taken out of a group here, `""` where they can."""
        if not view.gives:
            return "This group gives no Zoom."
        if view.group.kind != "OKTA_GROUP":
            return "It is kept elsewhere; take people out of it there."
        return removals_blocked(self.company.context())

    def begin(self, verb: Verb, key: str) -> bool:
        """Read what assigning or unassigning a group means; `preparing.proposed` follows."""
        view = self.table.find(key)
        make = {
            Verb.ASSIGN_GROUP: group_changes.assigned,
            Verb.UNASSIGN_GROUP: group_changes.unassigned,
        }.get(verb)
        if view is None or make is None:
            return False
        return self.preparing.begin(partial(make, self.company, view.group))

    def take_out(self, key: str, people: tuple[PersonKey, ...]) -> bool:
        """Work out what taking people out of a group means; `preparing.proposed` follows."""
        view = self.table.find(key)
        if view is None:
            return False
        return self.preparing.begin(partial(group_changes.left, self.company, view.group, people))

    def edit(self, key: str, details: Details) -> bool:
        """Work out what a change of name or description means; `preparing.proposed` follows."""
        view = self.table.find(key)
        if view is None:
            return False
        return self.preparing.begin(
            partial(group_changes.edited, self.company, view.group, details)
        )

    # --- inside

    def _connect(self) -> None:
        people = self.everybody
        people.changed.connect(self._take_in_soon)
        people.noticed.connect(self.changed)
        people.watching.ended.connect(self._take_end)
        people.watching.ended.connect(self._list)
        people.run.ended.connect(self._relist)
        self.listing.failed.connect(self.failed)
        self.listing.running_changed.connect(self._take_in_soon)
        self.looking.failed.connect(self.failed)
        self.looking.running_changed.connect(self._go_on)
        self.preparing.failed.connect(self.failed)
        self.preparing.changed.connect(self.changed)
        self._soon.timeout.connect(self._take_in)

    def _take_in_soon(self) -> None:
        if self._is_shown and not self._closed and not self._soon.isActive():
            self._soon.start()

    def _take_end(self) -> None:
        self._ever_ended = True
        error = self.company.compare.sources.unknown.get("groups")
        self._why_unknown = "" if error is None else str(diagnose(error))
        self._take_in_soon()

    def _take_in(self) -> None:
        """Count everybody, and show what has become of the groups."""
        if self._closed:
            return
        company = self.company
        giving = company.compare.giving
        counted = standings(company.roster, giving)
        self.table.take(views_of(giving, self._others, counted, self._read))
        view = self.table.find(self._open)
        if view is not None and view.gives:
            self.members.take_giving(view.group.name)
            self.people_changed.emit()
        elif view is not None and self._shown is not None and self._shown.gives:
            self._look_into()  # it gives no Zoom any more: the comparison does not name its people
        self._show_open()
        self.changed.emit()

    def _show_open(self) -> None:
        view = self.table.find(self._open)
        if self._open and view is None:
            self._open = ""
        if view != self._shown:
            self._shown = view
            self.opened.emit(view)

    def _look_into(self) -> None:
        """Find out who is in the open group: from the comparison, or by asking Okta."""
        view = self.table.find(self._open)
        self.members.take(())
        if view is not None and view.gives:
            self.members.take_giving(view.group.name)
        elif view is not None:
            self._wanted = view.key
            self.looking.stop()
            self._go_on(self.looking.running)
        self.people_changed.emit()

    def _go_on(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        if not running and self._wanted and not self._closed:
            view, self._wanted = self.table.find(self._wanted), ""
            if view is not None:
                self.looking.start(partial(self._read_people, view.group))
        self.people_changed.emit()

    async def _read_people(self, group: Group) -> None:
        crowd = await self.company.lookup.crowd(group, self.company.roster)
        self._read[group.group_id] = len(crowd.people)
        if group.group_id == self._open:
            self.members.take(crowd.people)
        self._take_in_soon()

    def _list(self) -> None:
        """Read which groups there are, where that is long ago and somebody looks."""
        now = self.company.clock()
        due = now - self._listed_at >= LIST_EVERY
        if self._is_shown and due and self.known and not (self.listing.running or self._closed):
            self.listing.start(self._read_list)

    def _relist(self) -> None:
        if any(action.change.group is not None for action in self.everybody.run.plan.actions):
            self._listed_at = 0.0
            self._list()

    async def _read_list(self) -> None:
        self._listed_at = self.company.clock()
        self._others = await self.company.lookup.all_groups()
        self._has_list = True

    def _read_at(self) -> str:
        at = self.company.compare.groups_at
        return clock_time(at) if at else ""


def _offer(verb: Verb, why_not: str) -> Offer:
    return Offer(verb, not why_not, why_not)
