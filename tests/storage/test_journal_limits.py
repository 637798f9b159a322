"""Tests for storage/journal.py: who lost something lately, who allowed it, what was taken back."""

from contextlib import closing
from dataclasses import replace

import pytest

from tests.support.comparisons import comparison, context
from tests.support.people import NOW
from zoomprov_gui.domain.actions import Approval, Plan, Route
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import State

SOURCE = "acme.okta.com"
FACTS = Facts(zoom_id="z1", zoom_status="active", licence=2)


@pytest.fixture
def journal(tmp_path):
    with closing(Journal.open(tmp_path / "journal.sqlite3")) as journal:
        yield journal


def plan_for(*emails):
    return plan_take_away([comparison(email) for email in emails], Route.AUTO, context())


def begin(journal, run="r1", plan=None):
    return journal.begin(run, plan or plan_for("ana@acme.example"), source=SOURCE, now=NOW)


def test_only_people_who_lost_something_within_a_day_count_as_taken(journal):
    entries = begin(journal, plan=plan_for("a@x.example", "b@x.example", "c@x.example"))
    journal.sent(entries[0], FACTS, NOW)
    journal.sent(entries[1], FACTS, NOW - 86_401)
    (again,) = begin(journal, "r2", plan=plan_for("A@x.example"))
    journal.sent(again, FACTS, NOW)

    assert journal.taken(SOURCE, NOW) == {person_key("a@x.example")}
    assert journal.taken("other.okta.com", NOW) == frozenset()


@pytest.mark.parametrize(("told", "found"), [(NOW, 1), (NOW - 90_000, 0), (NOW + 90_000, 1)])
def test_the_services_own_clock_decides_and_not_this_computers(journal, told, found):
    (entry,) = begin(journal)
    journal.sent(entry, FACTS, NOW + 1e9, counted_at=told)

    assert len(journal.taken(SOURCE, NOW)) == found
    assert journal.last_counted(SOURCE) == told


def test_who_approved_more_than_the_limit_stands_with_the_reason(journal):
    plan = plan_for("a@x.example")
    approval = Approval(1, " The office closed. ")

    journal.begin("r1", plan, source=SOURCE, now=NOW, actor="ada@x.example", approval=approval)

    [run] = journal.runs()
    assert (run.actor, run.allowed, run.reason) == ("ada@x.example", 1, "The office closed.")


def test_an_entry_is_undone_once_everything_that_takes_it_back_was_shown(journal):
    (done,) = begin(journal)
    journal.sent(done, FACTS, NOW)
    journal.settle(done, State.VERIFIED, "off", NOW)
    plan = plan_for("ana@acme.example", "bo@acme.example")
    back = Plan(
        rows=tuple(replace(row, action=replace(row.action, undoes=done)) for row in plan.rows)
    )
    first, second = journal.begin("r2", back, source=SOURCE, now=NOW)

    journal.settle(first, State.VERIFIED, "on", NOW)
    half = journal.runs("r1")[0].entries[0].state
    journal.settle(second, State.VERIFIED, "licence", NOW)

    assert half is State.VERIFIED
    assert journal.runs("r1")[0].entries[0].state is State.UNDONE


def test_what_a_later_read_contradicts_is_open_again(journal):
    (done,) = begin(journal)
    journal.sent(done, FACTS, NOW)
    journal.settle(done, State.VERIFIED, "off", NOW)

    journal.reopen(done, "It is on again.")

    [entry] = journal.unsettled(SOURCE)
    assert (entry.state, entry.text) == (State.ACCEPTED, "It is on again.")


def test_a_refused_removal_took_nothing_and_does_not_count(journal):
    (entry_id,) = begin(journal)
    journal.sent(entry_id, FACTS, NOW)
    journal.settle(entry_id, State.REFUSED, "no", NOW)

    assert journal.taken(SOURCE, NOW) == frozenset()
