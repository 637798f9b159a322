"""Everybody of a roster as a table: filtered, searched, sorted, selected by person, live."""

import time
from array import array
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Signal

from zoomprov_gui.domain.fields import Field, Sorting
from zoomprov_gui.domain.listing import Facets, Listing
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.roster import Changes, Roster
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.cells import Moment
from zoomprov_gui.viewmodels.people_selection import PeopleSelection

FIRST_SCREEN = 0.005  # seconds that a key press may look for the first screen
SLICE = 0.004  # seconds of looking on at a time, so that the window stays quick
TINTED = 1.5  # seconds for which a row whose verdict changed stands out
_MINUTE = 60


class PeopleTable(PeopleSelection):
    """The rows of a roster that pass the filters, in order, in words.

    `clock` tells seconds since 1970, `stopwatch` seconds to measure with.

    `counts_changed`: how many people have a verdict, or how many are shown. `shown_changed`: the
    filters gave their final result. `selection_changed`: who is selected. `pending_changed`: how
    many changes of order wait for `release`. `fields_changed`: which columns there are.
    `rearranging` and `rearranged` stand around every change of places. `restarted`: somebody asked
    for other rows or another order, which starts at the top.
    """

    counts_changed = Signal()
    shown_changed = Signal()
    pending_changed = Signal(int)
    restarted = Signal()

    def __init__(
        self,
        roster: Roster,
        *,
        clock: Callable[[], float],
        stopwatch: Callable[[], float] = time.perf_counter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(roster, now=clock(), parent=parent)
        self._clock = clock
        self._stopwatch = stopwatch
        self._held = False
        self._in_order = False  # both sides' people were once put where they belong
        self._waiting: set[int] = set()
        self._marking = False
        self._going_on = QTimer(self, interval=0)
        self._going_on.timeout.connect(self._go_on)
        self._fading = QTimer(self, interval=int(TINTED * 1000), singleShot=True)
        self._fading.timeout.connect(self._fade)
        self.refresh()

    # --- what is shown

    @property
    def listing(self) -> Listing:
        """The filters and the order behind the table, to look at."""
        return self._listing

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many people have each verdict, whatever is filtered."""
        return self.roster.counts

    @property
    def settled(self) -> bool:
        """Whether what is shown is the final result of the search."""
        return self._listing.settled

    def set_text(self, text: str) -> None:
        """Look for a text: the first screen at once, the rest in slices."""
        if text != self._listing.text:
            until = self._stopwatch() + FIRST_SCREEN
            self._listing.search(text, until=until, clock=self._stopwatch)
            self._filtered()

    def set_chip(self, verdicts: Iterable[Verdict] | None) -> None:
        """Show only these verdicts, None for all."""
        chip = None if verdicts is None else frozenset(verdicts)
        self._filter(chip, self._listing.facets)

    def set_facets(self, facets: Facets) -> None:
        """Show only what the facets let by."""
        self._filter(self._listing.chip, facets)

    def sort_by(self, field: Field, *, also: bool = False) -> None:
        """Sort by a field: once upwards, again downwards, a third time as by default.

        `also` keeps the first field and changes the second.
        """
        by = self.sorting.by
        first = by[:1] if also and by and by[0][0] is not field else ()
        descending = dict(by[len(first) :][:1]).get(field)
        turned = {None: ((field, False),), False: ((field, True),), True: ()}[descending]
        self.set_sorting(Sorting((*first, *turned)))

    def set_sorting(self, sorting: Sorting) -> None:
        """Sort by fields."""
        self._listing.sort(sorting)
        self._show(self._listing.shown)
        self.restarted.emit()

    def finish(self) -> None:
        """Go on with a search to its end, however long it takes."""
        while not self._listing.step(float("inf"), self._stopwatch):
            pass
        self._settle()

    # --- what happens

    def refresh(self) -> None:
        """Take over what happened to the roster; ten times a second is often enough.

        Nobody loses their place, the selection or what they look at. While held, rows change in
        place and their order waits.
        """
        changes = self.roster.drain()
        self._take_time()
        if not changes:
            return
        self._listing.note(changes)
        for row in chain(changes.updated, changes.removed):
            self._views.pop(row, None)
        self._tint(changes)
        self._forget_removed(changes)
        if self._is_holding():
            self._leave_out(changes.removed)
            self._waiting |= changes.added | changes.verdict_changed
            self._waiting -= changes.removed
            self.pending_changed.emit(self.pending_changes)
        elif self._listing.settled:
            self._show(self._listing.show())
            self._in_order = self._is_whole()
        else:
            self._leave_out(changes.removed)
        self._tell_changed(changes.updated)
        self._keep_ready()
        self.counts_changed.emit()

    def set_moment(self, stale: Mapping[Service, float]) -> None:
        """Take over since when a side could not be read, for the sides that cannot."""
        if stale != self._moment.stale:
            self._moment = Moment(now=self._clock(), roles=self.roster.roles, stale=dict(stale))
            self._repaint()

    def mark_changes(self) -> None:
        """Let rows whose verdict changes stand out, once there is a whole read to compare with."""
        self._marking = self._is_whole()

    def hold(self) -> None:
        """Let rows stay where they are, because somebody points at them."""
        self._held = True

    def release(self) -> None:
        """Let rows go where they belong."""
        self._held = False
        if self._waiting:
            self._waiting = set()
            self.pending_changed.emit(0)
            if self._listing.settled:
                self._show(self._listing.show())
            self.counts_changed.emit()

    @property
    def pending_changes(self) -> int:
        """How many rows wait for `release` to go where they belong."""
        return len(self._waiting)

    # --- inside

    def _filter(self, chip: frozenset[Verdict] | None, facets: Facets) -> None:
        until = self._stopwatch() + FIRST_SCREEN
        self._listing.filter(chip=chip, facets=facets, until=until, clock=self._stopwatch)
        self._filtered()

    def _filtered(self) -> None:
        self._show(self._listing.shown)
        self.restarted.emit()
        if self._listing.settled:
            self._settle()
        else:
            self._going_on.start()

    def _go_on(self) -> None:
        """Use a moment when nothing else is to do: for a search first, then for the next one."""
        until = self._stopwatch() + SLICE
        if not self._listing.settled:
            if self._listing.step(until, self._stopwatch):
                self._settle()
        elif self._listing.prepare(until, self._stopwatch):
            self._going_on.stop()

    def _settle(self) -> None:
        self._show(self._listing.shown)
        self.shown_changed.emit()
        self.counts_changed.emit()

    def _keep_ready(self) -> None:
        if self.roster and not self._going_on.isActive():
            self._going_on.start()

    def _is_holding(self) -> bool:
        """Tell whether rows stay where they are.

        A pointer may rest there since the window opened: the first whole read sorts all the same,
        unless somebody has chosen people already.
        """
        return self._held and (self._in_order or len(self.chosen) > 0) and len(self._rows) > 0

    def _is_whole(self) -> bool:
        return all(self.roster.whole(service) for service in Service)

    def _leave_out(self, gone: set[int]) -> None:
        if gone:
            self._show(array("I", [row for row in self._rows if row not in gone]))

    def _forget_removed(self, changes: Changes) -> None:
        if changes.removed and len(self.chosen):
            gone = [key for key in self.chosen.keys if self.roster.row_of(key) is None]
            self._tell_chosen(changed=self.chosen.forget(gone))

    def _tint(self, changes: Changes) -> None:
        if changes.verdict_changed and self._marking:
            self._tinted = dict.fromkeys(changes.verdict_changed, self._clock())
            self._fading.start()

    def _fade(self) -> None:
        self._tinted = {}
        self._tell_all()

    def _take_time(self) -> None:
        """Let "2 min ago" go on."""
        now = self._clock()
        if now // _MINUTE != self._moment.now // _MINUTE or self.roster.roles != self._moment.roles:
            self._moment = Moment(now=now, roles=self.roster.roles, stale=self._moment.stale)
            self._repaint()

    def _repaint(self) -> None:
        self._views.clear()
        self._tell_all()


def sorting_of(kept: object) -> Sorting:
    """Return the sorting that was kept, the usual one where it says nothing of use."""
    known = {field.value: field for field in Field}
    pairs = kept if isinstance(kept, list) else []
    by = [
        (known[pair[0]], bool(pair[1]))
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and pair[0] in known
    ]
    return Sorting(tuple(by[:2]))
