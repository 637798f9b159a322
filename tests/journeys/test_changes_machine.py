"""Any order of writes, faults, other admins, deaths and undos keeps the promises P7 to P13.

A handful of examples on every run; at night, with 50,000 of them:

    ZOOMPROV_EXAMPLES=50000 python -m pytest -o faulthandler_timeout=0 \\
        tests/journeys/test_changes_machine.py
"""

import asyncio
import gc
import os
import tempfile
from contextlib import AsyncExitStack
from math import inf
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.support.desk import SOURCE, _desk, desk
from zoomprov_gui.domain.actions import REMOVALS, Approval, Route
from zoomprov_gui.domain.assigning import plan_assign, plan_unassign_groups
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.planning import plan_leave_group, plan_reactivate
from zoomprov_gui.domain.revising import plan_edit_person, plan_end_sessions, plan_licence
from zoomprov_gui.domain.safeguards import removal_limit
from zoomprov_gui.services.reread import Whom
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.simulator.zoom_people import set_zoom_status
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import State

EXAMPLES = int(os.environ.get("ZOOMPROV_EXAMPLES", "6"))
pytestmark = pytest.mark.timeout(0 if EXAMPLES > 20 else 120)  # a night's run has no end in sight
PEOPLE = [f"{name}@acme.example" for name in
          ("goran.eze", "nadia.okafor", "jonas.haddad", "niko.laine", "kira.holt", "hugo.silva",
           "carlos.neri")]  # fmt: skip
ADMIN = "carlos.neri@acme.example"
FAULTS = [
    "zoom:lost-answer:method=PUT", "okta:lost-answer:method=DELETE", "zoom:accepted-no-effect",
    "okta:accepted-no-effect:method=DELETE", "zoom:delayed-effect:seconds=90",
    "zoom:flips-back:seconds=20", "zoom:second-admin", "okta:second-admin", "zoom:moves-list",
    "okta:group-readds:seconds=5", "zoom:forbidden", "okta:forbidden", "zoom:empty-list",
    "okta:empty-list", "zoom:html", "okta:truncated", "zoom:cursor-expired", "zoom:partial-page",
    "okta:switch-off", "zoom:reset:method=PUT", "okta:server-error:method=DELETE",
    "zoom:auto-deleted:seconds=5", "zoom:throttle:seconds=2",
]  # fmt: skip
GROUPS = ["Front desk", "Finance", "Contractors"]
people = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4, unique=True)


class Changes(RuleBasedStateMachine):
    """One admin at this program, and everything that may happen meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.desk = self.do(self.stack.enter_async_context(desk(self.folder)))
        self.runs: list[str] = []
        self.approved: set[str] = set()
        self.stop_after = 0.0  # seconds of the next run, 0 for never
        self.allowed = removal_limit(self.desk.context())

    def do(self, work):
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        self.do(self.stack.aclose())
        self.loop.close()
        gc.collect()  # otherwise done between tests alone, and this one may go on for a night

    @rule(fault=st.sampled_from(FAULTS), times=st.integers(1, 3))
    def something_goes_wrong(self, fault, times):
        self.desk.world.fail_next(fault, times)

    @rule()
    def both_sides_are_read(self):
        self.do(self.desk.read())

    @rule(emails=people, route=st.sampled_from(Route), typed=st.booleans())
    def people_are_turned_off(self, emails, route, typed):
        plan = self.desk.plan(*[e for e in emails if self._known(e)], route=route)
        self._only_on_whole_reads(plan)
        self._send(plan, self._approval(plan, typed))

    @rule(emails=people)
    def people_are_turned_on(self, emails):
        found = [self.desk.person(email) for email in emails if self._known(email)]
        self._send(plan_reactivate(found, self.desk.context()))

    @rule(place=st.integers(0, 9))
    def a_run_is_undone(self, place):
        if not self.runs:
            return
        run = self.desk.undo.run(self.runs[place % len(self.runs)])
        try:
            plan = self.do(self.desk.undo.plan(run, self.desk.roster, self.desk.context()))
        except ExpectedError:
            return
        assert all(row.action or row.skipped for row in plan.rows)
        self._only_on_whole_reads(plan)
        self._send(plan)

    @rule(name=st.sampled_from(GROUPS), gives=st.booleans(), typed=st.booleans())
    def a_group_is_given_zoom_or_loses_it(self, name, gives, typed):
        try:
            named = self.do(self.desk.lookup.group(name, self.desk.roster))
        except ExpectedError:
            return
        crowds = [named.crowd] if named.crowd else []
        context = self.desk.context()
        plan = plan_assign([], crowds, context) if gives else plan_unassign_groups(crowds, context)
        self._only_on_whole_reads(plan)
        self._send(plan, self._approval(plan, typed))

    @rule(emails=people, typed=st.booleans())
    def people_leave_a_group(self, emails, typed):
        found = [self.desk.person(email) for email in emails if self._known(email)]
        if not self.desk.compare.giving:
            return
        plan = plan_leave_group(found, self.desk.compare.giving[0], self.desk.context())
        self._only_on_whole_reads(plan)
        self._send(plan, self._approval(plan, typed))

    @rule(email=st.sampled_from(PEOPLE), licence=st.sampled_from([1, 2]))
    def a_licence_is_changed(self, email, licence):
        if self._known(email):
            who = who_of(self.desk.person(email))
            self._send(plan_licence([who], licence, self.desk.context()))

    @rule(email=st.sampled_from(PEOPLE), name=st.sampled_from(["Ann", "Bo"]))
    def a_name_is_edited(self, email, name):
        try:
            named = self.do(self.desk.lookup.person(email))
            if named.who is None:
                return
            whom = Whom(email, named.who.facts.okta_user_id, named.who.facts.zoom_id)
            found = self.do(self.desk.reread.both(whom, details=True))
        except ExpectedError:
            return
        who = named.who._replace(facts=found.facts)
        self._send(plan_edit_person(who, (("firstName", name),), self.desk.context()))

    @rule(emails=people)
    def people_are_signed_out(self, emails):
        found = [who_of(self.desk.person(email)) for email in emails if self._known(email)]
        self._send(plan_end_sessions(found, self.desk.context()))

    @rule(email=st.sampled_from(PEOPLE[:6]), status=st.sampled_from(["active", "inactive"]))
    def another_admin_acts(self, email, status):
        account = self.desk.world.zoom_user(email)
        if account is not None and account.status != "pending":
            set_zoom_status(self.desk.world, account.id, status)

    @rule(free=st.sampled_from([0, 20]))
    def licences_run_out_or_are_bought(self, free):
        zoom = self.desk.world.zoom
        zoom.hosts = zoom.used + free

    @rule(seconds=st.sampled_from([1, 10, 60]))
    def the_next_run_is_stopped(self, seconds):
        self.stop_after = seconds

    @rule(seconds=st.sampled_from([30, 400, 90_000]))
    def time_passes(self, seconds):
        self.desk.office.clock.now += seconds

    @rule()
    def the_program_dies_and_starts_again(self):
        self.desk.journal.close()
        journal = Journal.open(self.folder / "journal.sqlite3")
        self.stack.callback(journal.close)
        self.desk = _desk(self.desk.office, journal)
        self.do(self.desk.read())
        self.do(self._settle())

    async def _settle(self):
        async for settled in self.desk.history.settle():
            if settled.state is State.VERIFIED and settled.entry.goal.zoom_on is not None:
                seen = settled.seen.facts.zoom_status
                assert seen == ("active" if settled.entry.goal.zoom_on else "inactive")

    def _known(self, email):
        from zoomprov_gui.domain.people import person_key  # noqa: PLC0415 - used here alone

        return self.desk.roster.find(person_key(email)) is not None

    def _only_on_whole_reads(self, plan):
        """P7: nobody is taken Zoom from on half a list."""
        if any(action.verb in REMOVALS for action in plan.actions):
            assert all(self.desk.roster.reading(service).complete for service in Service)

    def _approval(self, plan, typed):
        return Approval(plan.removes_from, "the machine says so") if typed else Approval()

    def _send(self, plan, approval=Approval()):  # noqa: B008 - a constant
        run = f"r{len(self.runs)}"
        self.runs.append(run)
        # A share of those who have Zoom: it may be less once some have lost it.
        self.allowed = max(self.allowed, removal_limit(self.desk.context()))
        if approval.reason and approval.number:
            self.approved.add(run)
        self.do(self._watch(run, plan, approval))

    async def _watch(self, run, plan, approval):
        settled, clock = 0, self.desk.office.clock
        ends = clock() + (self.stop_after or inf)
        self.stop_after = 0.0

        def stops():
            return clock() >= ends

        sent = self.desk.apply.run(run, plan, stops, approval=approval, patience=120.0)
        async for result in sent:
            settled += result.settled
            goal = result.row.action.goal if result.row.action else None
            if result.outcome is Outcome.VERIFIED and goal.zoom_on is not None:
                # P10: at that moment the world itself says so.
                now = self.desk.zoom_status(result.email)
                assert now == ("active" if goal.zoom_on else "inactive") or not now
            if result.outcome is Outcome.VERIFIED and goal.licence is not None:
                assert self.desk.world.zoom_user(result.email).type == goal.licence
        assert settled == len(plan.rows)

    @invariant()
    def an_admin_is_never_turned_off(self):
        """P14."""
        assert self.desk.zoom_status(ADMIN) == "active"

    @invariant()
    def the_days_limit_holds_without_a_reason(self):
        """P11: whoever was taken beyond it stands in a run that somebody approved."""
        now = self.desk.true_time.now()
        taken = self.desk.journal.taken(SOURCE, now)
        if not self.approved:
            assert len(taken) <= self.allowed

    @invariant()
    def nothing_is_sent_twice_for_one_entry_and_each_stands_in_the_journal(self):
        """P8: an entry that left has its time, one that did not has none."""
        for run in self.desk.journal.runs():
            for entry in run.entries:
                assert entry.sent_at or entry.state in {
                    State.PLANNED, State.SKIPPED, State.VERIFIED
                }  # fmt: skip


Changes.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestChanges = Changes.TestCase
