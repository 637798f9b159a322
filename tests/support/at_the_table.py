"""Somebody at the People table of a whole window: their hands, and whom they ought to see."""

import asyncio
import gc
import tempfile
from collections import Counter
from pathlib import Path

import qasync
from hypothesis.stateful import RuleBasedStateMachine
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.office import open_office
from tests.support.other_admin import OtherAdmin
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.widgets.parts.person_row import CHECK_ZONE
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS

WHOLE = 4  # people up to whom a plan goes all the way to the simulator: more take minutes
KEY, PLAIN = Qt.Key, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GONE = ""  # whose row it is of whom has gone, until the row leaves
done: Counter[str] = Counter()


class AtTheTable(RuleBasedStateMachine):
    """What the steps of the selection machine are made of, and who ought to be selected."""

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

    async def _point(self, *, over):
        spot = QPointF(9, 9)
        event = QEnterEvent(spot, spot, spot) if over else QEvent(QEvent.Type.Leave)
        QApplication.sendEvent(self.view, event)

    # --- what is asked, and sent

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
