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
import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.at_the_table import CONTROL, GONE, KEY, PLAIN, SHIFT, AtTheTable, done
from tests.support.other_admin import DEEDS
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.viewmodels.groups import GROUPS

EXAMPLES = int(os.environ.get("ZOOMPROV_EXAMPLES", "5"))
STEPS = 100 if EXAMPLES > 5 else 40
pytestmark = pytest.mark.timeout(0 if EXAMPLES > 5 else 240)  # a night's run has no end in sight
VERBS = (Verb.TURN_OFF_IN_ZOOM, Verb.TURN_ON_IN_ZOOM)
MOSTLY_OFF = (VERBS[0], VERBS[0], VERBS[1])
BOXES = (Qt.CheckState.Unchecked, Qt.CheckState.Checked)
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


class Selecting(AtTheTable):
    """One admin at the table, and everything that may move under their hands."""

    @initialize()
    @on_the_loop
    async def the_window_opens(self):
        await self._begin()

    # --- the hands

    @precondition(_shows_rows)
    @rule(place=places, how=st.sampled_from(["box", "control", "shift", "row"]))
    @on_the_loop
    async def a_row_is_clicked(self, place, how):
        self._count("click")
        self._click(place % self.table.rowCount(), how)

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
