"""Whatever is done to the People table, who is sent is who was shown and agreed to (P14).

Mouse and keyboard go to the real table while people come, go, move and change hands, and while
other admins act behind our back. Of each change the dialog's list is compared with the selection,
and the requests that reach Okta and Zoom with the dialog's list: by the ids that never change.

A handful of steps on every run; at night, 20,000 of them:

    ZOOMPROV_EXAMPLES=210 python -m pytest -s -o faulthandler_timeout=0 \\
        tests/journeys/test_selection_machine.py
"""

import asyncio
import contextlib
import functools
import gc
import os
import tempfile
from collections import Counter
from pathlib import Path

import pytest
import qasync
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.office import open_office
from tests.support.other_admin import DEEDS, OtherAdmin
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.viewmodels.groups import GROUPS
from zoomprov_gui.widgets.parts.person_row import CHECK_ZONE
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS

EXAMPLES = int(os.environ.get("ZOOMPROV_EXAMPLES", "5"))
STEPS = 100 if EXAMPLES > 5 else 40
pytestmark = pytest.mark.timeout(0 if EXAMPLES > 5 else 240)  # a night's run has no end in sight
WHOLE = 4  # people up to whom a plan goes all the way to the simulator: more take minutes
KEY, PLAIN = Qt.Key, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
VERBS = (Verb.TURN_OFF_IN_ZOOM, Verb.TURN_ON_IN_ZOOM)
MOSTLY_OFF = (VERBS[0], VERBS[0], VERBS[1])
GONE = ""  # whose row it is of whom has gone, until the row leaves
BOXES = (Qt.CheckState.Unchecked, Qt.CheckState.Checked)
done: Counter[str] = Counter()
places = st.integers(0, 99)


def _shows_rows(machine):
    """Whether there is a table to point at, and not what stands in its place."""
    return machine.view is not None and machine.view.isVisible() and machine.table.rowCount() > 0


def on_the_loop(step):
    """Run a step on the window's loop: nothing of Qt's may come while no loop runs."""

    @functools.wraps(step)
    def run(machine, **given):
        return machine.do(step(machine, **given))

    return run


class Selecting(RuleBasedStateMachine):
    """One admin at the table, and everything that may move under their hands."""

    def __init__(self) -> None:
        super().__init__()
        application = QApplication.instance()
        self.loop = qasync.QEventLoop(application)
        self.folder = tempfile.TemporaryDirectory()
        self.requests: list[tuple[str, tuple[str, ...]]] = []
        self.selected: set[str] = set()  # who ought to be selected, and where a range starts
        self.anchor: str | None = None
        self.truth: dict[str, set[str]] = {}  # whose ids an address had at the last read
        self.shielded: set[str] = set()
        self.view = None
        self.seen = 0  # dialogs that were looked at and left
        self.ready, self.over = asyncio.Event(), asyncio.Event()
        self.living = asyncio.Task(self._live(), loop=self.loop)

    @initialize()
    @on_the_loop
    async def the_window_opens(self):
        await self._begin()

    def do(self, work):
        """Run on the loop to the end of a step; qasync would go on with Qt's events after it."""
        task = asyncio.Task(work, loop=self.loop)
        task.add_done_callback(lambda _task: self.loop.stop())
        self.loop.run_forever()
        return task.result()

    async def _live(self):
        try:
            async with open_office(Path(self.folder.name), told=self._note) as self.office:
                self.ready.set()
                await self.over.wait()
        finally:
            self.ready.set()  # also where it did not open: `_begin` says why

    async def _end(self):
        await self.living

    async def _begin(self):
        await self.ready.wait()
        if self.living.done():
            self.living.result()
        self.other = OtherAdmin(self.office.world)
        await self._read()
        self.office.window.activateWindow()
        self.page, self.table = self.office.page, self.office.people.table
        self.view = self.page.people.view

    def close(self) -> None:
        """End as after an example, for who takes the steps by hand."""
        self.teardown()

    def teardown(self) -> None:
        self.over.set()
        self.do(self._end())
        self.loop.close()
        self.folder.cleanup()
        gc.collect()  # otherwise done between tests alone, and this one may go on for a night

    def _note(self, request) -> None:
        if request.method != "GET":
            parts = request.url.path.split("/")
            self.requests.append((f"{request.method} {request.url.path}", tuple(parts)))

    # --- the hands

    @precondition(_shows_rows)
    @rule(place=places, how=st.sampled_from(["box", "control", "shift", "row"]))
    @on_the_loop
    async def a_row_is_clicked(self, place, how):
        self._count("click")
        self._click(place % self.table.rowCount(), how)

    def _click(self, place, how):
        key = self.table.key_at(place)
        self.view.scrollTo(self.table.index(place, 0))
        rect = self.view.row_rect(place)
        across = CHECK_ZONE // 2 if how == "box" else CHECK_ZONE + 60
        modifier = {"control": CONTROL, "shift": SHIFT}.get(how, PLAIN)
        at = QPoint(across, rect.center().y())
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifier, at)
        if not key:
            return
        if how == "shift":
            self._extend(place)
        elif how != "row":
            self.selected ^= {key}
            self.anchor = key
        else:
            self.anchor = key

    @precondition(_shows_rows)
    @rule(start=places, end=places)
    @on_the_loop
    async def a_range_is_selected(self, start, end):
        self._count("range")
        for place, how in ((start, "control"), (end, "shift")):
            self._click(place % self.table.rowCount(), how)

    @precondition(_shows_rows)
    @rule(place=places)
    @on_the_loop
    async def somebody_selected_is_hidden_and_then_asked_about(self, place):
        self._count("hidden")
        self._click(place % self.table.rowCount(), "control")
        self.page.filters.search.setText("zzz")
        await self._searched("zzz")
        self.office.window.commands.turn_off.trigger()
        await self._see_and_cancel()

    @precondition(_shows_rows)
    @rule()
    @on_the_loop
    async def we_are_no_admin_and_ask_about_everybody(self):
        """What our role shields no longer, our address does."""
        self._count("ourselves")
        for key in self.office.company.own_keys:
            self.other.demote(key)
        await self._read()
        self.office.window.commands.select_all.trigger()
        self.selected = set(self._shown()) - {GONE}
        self.office.window.commands.turn_off.trigger()
        await self._see_and_cancel()

    async def _see_and_cancel(self):
        """See whom the dialog is about, and that nobody protected is to lose Zoom; then leave."""
        dialog = self.page.doing.confirm
        if dialog is None:
            return
        self.seen += 1
        self._shows(dialog, self.selected)
        told = {action.zoom_id for action in dialog.proposal.plan.actions}
        assert not told & self.shielded
        dialog.cancel.click()
        await until(lambda: self.page.doing.confirm is None)

    @precondition(_shows_rows)
    @rule(code=st.sampled_from([KEY.Key_Up, KEY.Key_Down, KEY.Key_PageDown, KEY.Key_Home,
                                KEY.Key_End]), extends=st.booleans())  # fmt: skip
    @on_the_loop
    async def the_keyboard_moves(self, code, extends):
        self._count("move")
        before = self.view.currentIndex().row()
        start = self.table.key_at(before) or None if before >= 0 else None
        QTest.keyClick(self.view, code, SHIFT if extends else PLAIN)
        if extends and self.view.currentIndex().isValid():
            self.anchor = self.anchor or start
            self._extend(self.view.currentIndex().row())

    @precondition(_shows_rows)
    @rule()
    @on_the_loop
    async def the_space_bar_selects(self):
        self._count("space")
        place = self.view.currentIndex().row()
        key = self.table.key_at(place) if place >= 0 else GONE
        QTest.keyClick(self.view, KEY.Key_Space)
        if key:
            self.selected ^= {key}
            self.anchor = key

    @precondition(_shows_rows)
    @rule(how=st.sampled_from(["keys", "box", "command"]))
    @on_the_loop
    async def everybody_shown_is_selected(self, how):
        self._count("all shown")
        shown = set(self._shown()) - {GONE}
        if how == "keys":
            QTest.keyClick(self.view, KEY.Key_A, CONTROL)
        elif how == "command":
            self.office.window.commands.select_all.trigger()
        else:
            whole = shown <= self.selected
            QTest.mouseClick(self.view.head.select_all, Qt.MouseButton.LeftButton)
            shown = set() if whole else shown
        self.selected = shown

    @precondition(_shows_rows)
    @rule()
    @on_the_loop
    async def nobody_is_selected(self):
        self._count("none")
        if self.selected:
            QTest.keyClick(self.view, KEY.Key_Escape)
            self.selected = set()

    # --- what is shown, and in which order

    @rule(place=places, also=st.booleans())
    @on_the_loop
    async def it_is_sorted(self, place, also):
        self._count("sort")
        field = self.table.fields[place % len(self.table.fields)]
        self.view.head.sort_requested.emit(field, also)

    @rule(group=st.sampled_from(GROUPS))
    @on_the_loop
    async def a_chip_is_pressed(self, group):
        self._count("chip")
        self.page.filters.chips.chip(group.key).click()
        await until(lambda: self.table.settled)

    @rule(text=st.sampled_from(["", "a", "an", "front", "zzz", "okafor", "finance"]))
    @on_the_loop
    async def somebody_is_searched(self, text):
        self._count("search")
        self.page.filters.search.setText(text)
        await self._searched(text)

    async def _searched(self, text):
        await until(lambda: self.table.listing.text == text and self.table.settled)

    @rule(place=places)
    @on_the_loop
    async def a_group_is_looked_at(self, place):
        self._count("facet")
        values = ["", *self.page.filters.group.values_of()]
        self.page.filters.group._choose(values[place % len(values)])
        await until(lambda: self.table.settled)

    @rule(over=st.booleans())
    @on_the_loop
    async def the_pointer_comes_or_goes(self, over):
        self._count("pointer")
        await self._point(over=over)

    async def _point(self, *, over):
        spot = QPointF(9, 9)
        event = QEnterEvent(spot, spot, spot) if over else QEvent(QEvent.Type.Leave)
        QApplication.sendEvent(self.view, event)

    # --- what happens elsewhere

    @rule(place=places, what=st.sampled_from(DEEDS), seen=st.booleans())  # fmt: skip
    @on_the_loop
    async def another_admin_acts(self, place, what, seen):
        self._count("other admin")
        self.other.act(place, what)
        if seen:
            await self._read()

    @rule(pointed=st.booleans(), asked=st.booleans())
    @on_the_loop
    async def somebody_who_is_selected_goes(self, pointed, asked):
        """Only Zoom knows them, so that nobody by this address is left."""
        self._count("goes")
        key = self.other.comes()
        await self._read()
        if pointed:
            await self._point(over=True)
        if not _shows_rows(self) or (place := self.table.place_of(key)) < 0:
            return
        self._click(place, "box")
        self.other.goes(key)
        if asked:
            QTest.keyClick(self.view, KEY.Key_Delete)
        await self._read()
        if asked and (dialog := self.page.doing.confirm) is not None:
            self.seen += 1
            dialog.cancel.click()
            await until(lambda: self.page.doing.confirm is None)

    @rule()
    @on_the_loop
    async def both_sides_are_read(self):
        self._count("read")
        await self._read()

    # --- what is asked, and sent

    @rule(verb=st.sampled_from(MOSTLY_OFF), how=st.sampled_from(["bar", "key", "menu", "command"]),
          meanwhile=st.sampled_from(["", "off", "admin", "gone", "taken over", "renamed"]),
          place=places, seen=st.booleans(), way=places,
          agrees=st.sampled_from([True, True, True, False]))  # fmt: skip
    @on_the_loop
    async def a_change_is_asked_for(self, verb, how, meanwhile, place, seen, way, agrees):
        self._count("ask")
        wanted = await self._ask(verb, how)
        dialog = self.page.doing.confirm
        if dialog is None:
            return
        self._shows(dialog, wanted)
        known, shielded = self.truth, self.shielded
        if meanwhile:
            self.other.act(place, meanwhile)
            if seen:
                await self._read()
        others = [route for route in dialog.proposal.routes if route is not dialog.proposal.route]
        if way % 3 == 0 and others:
            dialog.route.chip(others[way % len(others)]).click()
            # It was worked out anew, of those who are still there.
            known, shielded = self.truth, self.shielded
            wanted &= set(self._everybody())
            self._shows(dialog, wanted)
        await self._answer(dialog, known, shielded, agrees=agrees)

    async def _ask(self, verb, how):
        """Ask for a change by one of its ways, and return whom it ought to be about."""
        off = verb is Verb.TURN_OFF_IN_ZOOM
        row = self.view.currentIndex().row()
        here = self.table.key_at(row) or None if row >= 0 else None
        if how == "menu" and here is not None:
            await self._ask_by_menu(verb)
            return set(self.selected) if here in self.selected else {here}
        button = self.page.people.turn_off if off else self.page.people.turn_on
        if how == "bar" and button.isVisible():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # without effect where it is off
        elif how == "key" and off:
            QTest.keyClick(self.view, KEY.Key_Delete)
        elif how == "command":
            commands = self.office.window.commands
            (commands.turn_off if off else commands.turn_on).trigger()
        return set(self.selected) or {here} - {None}

    async def _ask_by_menu(self, verb):
        QTest.keyClick(self.view, KEY.Key_F10, SHIFT)
        await until(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        for action in menu.actions():
            if action.text() == VERB_LOOKS[verb].words:
                action.trigger()  # without effect where it is off
        menu.close()

    def _shows(self, dialog, wanted):
        """The dialog lists whom somebody selected, each once, and nobody else."""
        listed = [line.key for line in dialog.people.lines()]
        assert set(listed) == wanted, set(listed) ^ wanted
        told = {row.key for row in dialog.proposal.plan.rows}
        assert told == wanted

    async def _answer(self, dialog, known, shielded, *, agrees):
        """Agree or not.

        `known` has the ids of who was shown, `shielded` of who was protected, both as of then: what
        somebody has become since, the service reads before each write, which a noted plan misses.
        """
        dialog.field.setText(dialog.proposal.confirmation.text)
        dialog.reason.setText("The machine says so")
        if not agrees or not dialog.send.isVisible():
            dialog.cancel.click()
            await until(lambda: self.page.doing.confirm is None)
            return
        plan = dialog.proposal.plan
        agreed = {line.key for line in dialog.proposal.lines if not line.skipped}
        assert dialog.send.isEnabled()
        assert plan.people == len(agreed)
        whole = len(agreed) <= WHOLE
        if whole:
            shielded = self.other.protected(self.office.company.own_keys)
        send = self._send if whole else self._note_plan
        sent = await send(dialog, agreed)
        assert sent <= set().union(*(known[key] for key in agreed))
        assert not plan.takes_from or not sent & shielded
        self._count("sent")
        self.page.doing.run.reject()
        await until(lambda: self.page.doing.run is None)
        self.office.window.activateWindow()
        self.selected = set()
        self._snap()

    async def _send(self, dialog, agreed):
        """Send all the way to the simulator; return the ids that the requests name."""
        self.requests.clear()
        dialog.send.click()
        await self.office.run_ended()
        for item in self.office.people.run.items:
            assert item.key in agreed or item.phase.value == "skipped"
        done["sent people"] += len(agreed)
        return self._sent()

    async def _note_plan(self, dialog, agreed):
        """Send no further than to the service that would; return the ids that it was given."""
        told, apply = [], self.office.company.apply
        apply.run, kept = _only_told(told), apply.run
        dialog.send.click()
        await self.office.run_ended()
        apply.run = kept
        actions = [action for plan in told for action in plan.actions]
        assert {action.key for action in actions} == agreed
        done["told people"] += len(agreed)
        return {i for action in actions for i in (action.okta_user_id, action.zoom_id) if i}

    def _sent(self):
        """Return the ids of people in the requests that wrote: each names whom it is about."""
        everybody = set().union(*self.truth.values(), self.other.ids())
        sent = set()
        for words, parts in self.requests:
            if "oauth" in words:
                continue
            named = everybody.intersection(parts)
            assert named, f"{words} names nobody we know"
            sent |= named
        return sent

    # --- what must hold after each step

    @invariant()
    @on_the_loop
    async def whoever_is_selected_is_shown_as_selected(self):
        await asyncio.sleep(0)
        assert self.table.chosen.keys == self.selected
        for place, key in enumerate(self._shown()):
            box = self.table.data(self.table.index(place, 0), Qt.ItemDataRole.CheckStateRole)
            if key == GONE:
                assert box is None
            else:
                assert Qt.CheckState(box) is BOXES[key in self.selected]
        bulk = self.page.people.bulk
        assert bulk.isVisible() is bool(self.selected)
        if self.selected:
            assert bulk.accessibleName().startswith(f"{len(self.selected)} selected")

    # --- inside

    def _count(self, what):
        done[what] += 1
        done["steps"] += what != "sent"

    def _shown(self):
        return [self.table.key_at(place) for place in range(self.table.rowCount())]

    def _everybody(self):
        return [self.office.people.table.roster.columns.key[row]
                for row in self.office.people.table.roster.rows]  # fmt: skip

    def _extend(self, place):
        shown = self._shown()
        start = shown.index(self.anchor) if self.anchor in shown else place
        low, high = sorted((start, place))
        self.selected |= set(shown[low : high + 1]) - {GONE}

    async def _read(self):
        self.office.time.now += 61
        await self.office.read()
        self._snap()

    def _snap(self):
        """Note whose ids each address has at this read, and who is gone."""
        self.truth = self.other.ids_by_address()
        self.shielded = self.other.protected(self.office.company.own_keys)
        self.selected &= set(self._everybody())


def _only_told(told):
    """Return what stands for sending a long plan: it is noted, and nothing leaves."""

    async def run(_run, plan, *_rest, **_more):
        told.append(plan)
        return
        yield  # an async generator, as the real one

    return run


def test_who_is_selected_stays_so_by_each_way_in_turn(qapp):
    machine = Selecting()
    machine.the_window_opens()
    steps = (
        lambda: machine.a_range_is_selected(start=2, end=6),
        lambda: machine.a_range_is_selected(start=7, end=3),
        lambda: machine.it_is_sorted(place=1, also=False),
        lambda: machine.somebody_is_searched(text="an"),
        lambda: machine.everybody_shown_is_selected(how="command"),
        lambda: machine.somebody_is_searched(text=""),
        machine.nobody_is_selected,
        lambda: machine.somebody_who_is_selected_goes(pointed=True, asked=True),
        machine.we_are_no_admin_and_ask_about_everybody,
        lambda: machine.somebody_selected_is_hidden_and_then_asked_about(place=3),
    )

    with contextlib.closing(machine):
        for step in steps:
            step()
            machine.whoever_is_selected_is_shown_as_selected()

    assert machine.seen == 3


def test_who_is_sent_is_who_was_shown(qapp):
    run_state_machine_as_test(
        Selecting,
        settings=settings(
            max_examples=EXAMPLES,
            derandomize=EXAMPLES <= 5,  # the same steps on every run; the night looks for others
            database=None,
            stateful_step_count=STEPS,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],  # to make an example small takes an hour
            suppress_health_check=list(HealthCheck),
        ),
    )

    print(dict(done))  # noqa: T201 - the figures of a night
    assert done["steps"] > 0
