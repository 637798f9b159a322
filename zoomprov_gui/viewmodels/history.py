"""The History page: everything this program wrote, how far it is proven, and the way back."""

import asyncio
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.people import PersonKey, Service
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.domain.undoing import why_never
from zoomprov_gui.domain.verification import Verification
from zoomprov_gui.services.ladder import Standing
from zoomprov_gui.storage.records import PIECE, Entry, Run, State
from zoomprov_gui.viewmodels.checked_again import KEY, CheckedAgain
from zoomprov_gui.viewmodels.history_detail import HistoryDetail, detail_of
from zoomprov_gui.viewmodels.history_rows import HistoryRow, Scene, ending_words, row_of, standings
from zoomprov_gui.viewmodels.history_table import HistoryTable
from zoomprov_gui.viewmodels.notices import Notice
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.people import PeopleViewModel

NOT_SHOWN = "No read shows that this was done, so it cannot be undone yet."
BUSY = "Something is still going on in Setup. End it there first, then undo this."


class HistoryViewModel(QObject):
    """What the journal of the open company tells.

    `opened` carries a HistoryDetail, or None where nothing is open; `changed`: rows, or what may be
    done; `told` carries a sentence about what checking again has shown; `setup_wanted` the Entry of
    a change of the set-up that somebody wants to take back, `refused` why that cannot be.
    """

    opened = Signal(object)
    changed = Signal()
    told = Signal(str)
    setup_wanted = Signal(object)
    refused = Signal(str)
    failed = Signal(object)

    def __init__(
        self, people: PeopleViewModel, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.people = people
        self.company = people.company
        self.session = people.session
        self.table = HistoryTable(self)
        self.loading = Operation(background, self)
        self.checking = Operation(background, self)
        self.loaded = False
        self._shown = self._closed = False
        self._seen: dict[int, Verification] = {}
        self._entries: dict[int, tuple[Entry, Run]] = {}
        self._standings: dict[int, Standing] = {}
        self._rows: dict[int, tuple[float, tuple[object, ...], HistoryRow]] = {}
        self._version: object = None
        self._checked = CheckedAgain()
        self._open: int | None = None
        self._detail: HistoryDetail | None = None
        self._connect()

    def set_shown(self, *, shown: bool) -> None:
        """Follow the journal while somebody looks."""
        self._shown = shown
        if not shown or self._closed:
            return
        if self.loaded:
            self.refresh()
        elif not self.loading.running:
            self.loading.start(self._load)

    def stop(self) -> None:
        """End what reads, and show nothing any more."""
        self._closed = True
        self.loading.stop()
        self.checking.stop()

    def refresh(self) -> None:
        """Show the journal as it is at this moment."""
        if not self._closed:
            self._put(self._take_in())

    def _put(self, scene: Scene) -> None:
        rows = [self._row(*pair, scene) for pair in self._entries.values()]
        self.table.set_rows(rows, scene.now)
        self.loaded = True
        self._show_open()
        self.changed.emit()

    # --- what is open

    @property
    def detail(self) -> HistoryDetail | None:
        """What is open beside the list, None where nothing is."""
        return self._detail

    @property
    def open_id(self) -> int | None:
        """Which entry is open beside the list."""
        return self._open

    def open(self, entry_id: int | None) -> None:
        """Open an entry, or nothing."""
        self._open = entry_id
        self._show_open()

    def ticket(self, ids: Iterable[int]) -> str:
        """Return entries as text for a ticket."""
        found = (self._detail_of(entry_id) for entry_id in ids)
        return "\n\n".join(detail.ticket for detail in found if detail is not None)

    # --- what can be done

    def why_not_undo(self, entry_id: int) -> str:
        """Return why nobody can undo this entry, `""` where it can be asked for."""
        return self.session.no_writes or self._why_not(entry_id)

    def _why_not(self, entry_id: int) -> str:
        entry, run = self._entries[entry_id]
        if self.company.history.going_on(run.run):
            return "It is still going on. Wait until it has ended."
        if entry.settings is not None and entry.state is State.ACCEPTED:
            return NOT_SHOWN
        return why_never(entry.state.value, shown_in_okta=entry.shown_in_okta)

    def is_of_setup(self, entry_id: int) -> bool:
        """Tell whether an entry is a change of the set-up, which is taken back on its page."""
        return self._entries[entry_id][0].settings is not None

    def back_in_setup(self, entry_id: int) -> None:
        """Ask for the Setup page where a change of the set-up is taken back."""
        self.setup_wanted.emit(self._entries[entry_id][0])

    def say_busy(self) -> None:
        """Say that the Setup page has something else to end first."""
        self.refused.emit(BUSY)

    def say_not_back(self, step: StepKey | str) -> None:
        """Say why nothing of the set-up can be undone, where there is no `step` to do it at."""
        if isinstance(step, str):
            self.refused.emit(step)

    def say_unread(self, problem: Problem) -> None:
        """Say that the set-up could not be read, and so nothing of it be undone."""
        self.refused.emit(problem.title)
        self.failed.emit(problem)

    def whole_run(self, entry_id: int) -> int:
        """Return how many people the run of an entry could be undone for."""
        run = self._entries[entry_id][1]
        able = {e.email.casefold() for e in run.entries if not self._why_not(e.entry_id)}
        return len(able)

    def run_of(self, entry_id: int) -> tuple[str, frozenset[PersonKey]]:
        """Return the run of an entry, and whom the entry is about."""
        row = self.table.row_of(entry_id)
        entry, run = self._entries[entry_id]
        return run.run, frozenset({row.key} if row and entry.email else ())

    def check(self, ids: Sequence[int]) -> bool:
        """Read whom entries are about again, one after another; return whether that was begun."""
        known = [entry_id for entry_id in ids if entry_id in self._entries]
        if self.checking.running or not known:
            return False
        self.checking.start(partial(self._check, known))
        self.changed.emit()
        return True

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The banners over the page: what checking again has shown, and those of every page."""
        return (*self._checked.notices, *self.people.notices)

    def dismiss(self, notice: Notice) -> None:
        """Take a banner away, because somebody has seen it."""
        if notice.key == KEY:
            self._checked.begin()
            self.changed.emit()
        else:
            self.people.dismiss(notice)

    # --- inside

    def _stand(self) -> object:
        """Return what is another one once something was written, or a run begins or ends."""
        return self.company.journal.version, frozenset(self.company.apply.under_way)

    def _take_in(self) -> Scene:
        """Take over what the journal tells; return what its rows depend on besides."""
        company = self.company
        self._version = self._stand()
        runs = company.history.runs()
        self._entries = {e.entry_id: (e, run) for run in runs for e in run.entries}
        self._standings = standings(runs, self._seen)
        going_on = company.history.going_on
        return Scene(now=company.clock(), roster=company.roster, going_on=going_on, seen=self._seen)

    async def _load(self) -> None:
        """Look through a long journal in pieces, and let the window go on between them."""
        await asyncio.sleep(0)  # what waits in the loop already goes first
        for _ in self.company.history.in_pieces():
            await asyncio.sleep(0)
        scene = self._take_in()
        for place, pair in enumerate(tuple(self._entries.values())):
            if not place % PIECE:
                await asyncio.sleep(0)
            self._row(*pair, scene)
        await asyncio.sleep(0)
        self._put(scene if self._stand() == self._version else self._take_in())

    async def _check(self, ids: Sequence[int]) -> None:
        self._checked.begin()
        for entry_id in ids:
            entry, _run = self._entries[entry_id]
            if entry.settings is not None:
                await self.company.setup.read(fresh=True)
                text = "The set-up was read again."
            else:
                settled = await self.company.history.check(entry)
                text = settled.text
                if settled.seen is not None:
                    self._seen[entry_id] = settled.seen
            self.refresh()
            row = self.table.row_of(entry_id)
            if row is not None:
                ended = ending_words(row, entry, self._standings[entry_id])
                words = f"{row.name}: {ended}. {text}"
                self._checked.add(words)
                self.told.emit(words)

    def _row(self, entry: Entry, run: Run, scene: Scene) -> HistoryRow:
        """Return the line of an entry; the one before where nothing that it tells has changed."""
        standing = self._standings[entry.entry_id]
        read_at = scene.roster.reading(Service.ZOOM).read_at if standing.last else 0.0
        day = scene.now // 86_400.0
        depends = (entry, scene.going_on(run.run), standing, read_at)
        kept = self._rows.get(entry.entry_id)
        if kept is not None and kept[1] == depends and (kept[0] == day or not kept[2].names_a_day):
            return kept[2]
        row = row_of(entry, run, standing, scene)
        self._rows[entry.entry_id] = (day, depends, row)
        return row

    def _connect(self) -> None:
        self.session.changed.connect(self._follow)
        self.people.run.changed.connect(self._follow)
        self.people.run.ended.connect(self._follow)
        self.people.watching.ended.connect(self._take_reading)
        self.people.unsettled.changed.connect(self._follow)
        self.people.undoing.changed.connect(self.changed)
        for operation in (self.loading, self.checking):
            operation.failed.connect(self.failed)
        self.checking.running_changed.connect(lambda _running: self._show_open())
        self.checking.running_changed.connect(lambda _running: self.changed.emit())

    def _follow(self) -> None:
        """Take in what was written since, by whichever page: the journal tells."""
        if not self._shown or not self.loaded or self._closed:
            return
        if self._stand() != self._version:
            self.refresh()
        else:
            self._show_open()

    def _take_reading(self) -> None:
        """Say what the read shows: of each person's latest write, and so in pieces where many."""
        shown = self._shown and self.loaded
        if shown and len(self._entries) <= PIECE:
            self.refresh()
        elif shown and not self.loading.running:
            self.loading.start(self._load)

    def _show_open(self) -> None:
        detail = None if self._open is None else self._detail_of(self._open)
        if self._open is not None and detail is None:
            self._open = None
        if detail != self._detail:
            self._detail = detail
            self.opened.emit(detail)

    def _detail_of(self, entry_id: int) -> HistoryDetail | None:
        row, pair = self.table.row_of(entry_id), self._entries.get(entry_id)
        if row is None or pair is None:
            return None
        entry, run = pair
        latest_first = reversed(self._entries.values())
        return detail_of(
            entry,
            run,
            row,
            roster=self.company.roster,
            standing=self._standings[entry_id],
            undone_by=next((r.run for e, r in latest_first if e.undoes == entry_id), ""),
            why_not_undo=self.why_not_undo(entry_id),
            now=self.company.clock(),
        )
