"""Tests for services/history.py: what a program finds that died before."""

import pytest

from tests.support.desk import SOURCE, desk, on_request
from zoomprov_gui.domain.assigning import plan_assign
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.records import State

PEOPLE = [f"{name}@acme.example" for name in ("goran.eze", "nadia.okafor", "jonas.haddad")]
DIRECT = "niko.laine@acme.example"


class Death(BaseException):
    """Ends the program where it stands: nothing of ours catches it."""


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


async def die_at(office, plan, request, moment="request"):
    """Run a plan, and die when a request is about to leave, or answered; counted from 1.

    Return the paths of the writes that left, and whether the program died at all.
    """
    left, writes = [request], []

    def count(method, path):
        if method in {"PUT", "DELETE"}:
            writes.append(path)

    def die(method, path):
        left[0] -= 1
        if left[0] == 0:
            if moment == "request" and method in {"PUT", "DELETE"}:
                writes.pop()
            raise Death

    on_request(office, count)
    on_request(office, die, moment)
    died = False
    try:
        await office.run(plan)
    except (BaseExceptionGroup, Death) as end:
        died = isinstance(end, Death) or end.subgroup(Death) is not None
    left[0] = 0
    return writes, died


async def settle(office):
    return [settled async for settled in office.history.settle()]


@pytest.mark.parametrize("moment", ["request", "response"])
@pytest.mark.parametrize("request_number", range(1, 16))
async def test_dying_at_any_moment_of_a_run_loses_nothing_and_doubles_nothing(
    tmp_path, request_number, moment
):
    async with desk(tmp_path) as office:
        plan = office.plan(*PEOPLE)
        writes, died = await die_at(office, plan, request_number, moment)
        assert died
        sent = [entry.email for entry in office.entries() if entry.sent_at is not None]

        await settle(office)

        entries = office.entries()
        assert [entry.email for entry in entries] == PEOPLE
        assert len(writes) == len(set(writes))
        assert len(writes) == sum(office.zoom_status(email) == "inactive" for email in PEOPLE)
        for entry in entries:
            off = office.zoom_status(entry.email) == "inactive"
            assert (entry.state is State.VERIFIED) == off
            assert off <= (entry.email in sent)
            if entry.email not in sent:
                assert entry.state is State.SKIPPED


async def test_what_was_sent_before_the_end_is_asked_about_in_words(office):
    plan = office.plan(*PEOPLE)
    await die_at(office, plan, 7)

    question = office.history.open_question()

    told = "1 of 3 was sent, and no read has shown yet what happened. 2 were never sent."
    assert question == told


async def test_who_was_never_sent_is_still_counted_once_that_is_written_down(office):
    office.world.fail_next("zoom:accepted-no-effect")
    await die_at(office, office.plan(*PEOPLE), 8)
    before = office.history.open_question()

    settled = [one.state for one in await settle(office)]

    assert State.SKIPPED in settled
    assert office.history.open_question() == before


async def test_of_a_run_that_was_done_in_part_what_is_open_is_told_from_what_was_sent(office):
    await office.run(office.plan(*PEOPLE))
    first = office.entries()[0]
    office.journal.reopen(first.entry_id, "Open again.")

    assert office.history.open_question() == (
        "3 of 3 were sent; of 1 of them no read has shown yet what happened."
    )


async def test_a_run_that_ended_well_leaves_no_question(office):
    await office.run(office.plan(*PEOPLE))

    assert office.history.open_question() == ""
    assert await settle(office) == []


async def test_a_run_of_which_nothing_left_is_closed_without_a_question(office):
    office.journal.begin("r1", office.plan(*PEOPLE), source=SOURCE, now=office.office.clock())

    assert office.history.open_question() == ""
    settled = await settle(office)

    assert [one.state for one in settled] == [State.SKIPPED] * 3
    assert settled[0].text == "Not sent: the program ended before."


async def test_what_takes_its_time_stays_open_until_it_must_have_happened(office):
    await office.run(office.plan(DIRECT), wait=False)

    (early,) = await settle(office)
    assert early.state is State.ACCEPTED
    assert office.journal.unsettled(SOURCE)

    office.office.clock.now += 60
    office.world.settle()
    (late,) = await settle(office)
    assert late.state is State.VERIFIED
    assert not office.journal.unsettled(SOURCE)


async def test_what_never_happened_is_unknown_for_good_after_five_minutes(office):
    plan = office.plan(PEOPLE[0])
    office.world.fail_next("zoom:accepted-no-effect")
    await office.run(plan, wait=False)
    office.office.clock.now += 301

    (settled,) = await settle(office)

    assert settled.state is State.UNKNOWN
    assert "no read shows that it was done" in settled.text
    assert await settle(office) == []


async def test_nothing_is_settled_while_nothing_can_be_read(office):
    await office.run(office.plan(PEOPLE[0]), wait=False)
    office.office.clock.now += 301
    office.world.fail_next("zoom:html", times=99)

    (settled,) = await settle(office)

    assert settled.state is State.ACCEPTED
    assert office.journal.unsettled(SOURCE)


async def test_settling_writes_nothing_to_okta_or_zoom(office):
    plan = office.plan(*PEOPLE)
    await die_at(office, plan, 7)
    writes = []
    on_request(office, lambda method, _: writes.append(method) if method != "GET" else None)

    await settle(office)

    assert set(writes) <= {"POST"}  # a sign-in to Zoom at most


async def test_entries_of_another_company_are_not_read_with_ours(office):
    (entry_id,) = office.journal.begin(
        "r1", office.plan(PEOPLE[0]), source="other.okta.com", now=office.office.clock()
    )
    office.journal.sent(entry_id, office.plan(PEOPLE[0]).actions[0].expected, 1.0)

    assert office.history.open_question() == ""
    assert await settle(office) == []
    assert office.history.runs() == ()


async def test_a_second_copy_leaves_settling_to_the_first(office, tmp_path):
    await office.run(office.plan(PEOPLE[0]), wait=False)

    async with desk(tmp_path) as second:
        assert await settle(second) == []


async def test_a_journal_that_cannot_be_written_leaves_the_question_open(office):
    await office.run(office.plan(PEOPLE[0]), wait=False)
    office.journal._database.execute("PRAGMA query_only = 1")

    (settled,) = await settle(office)

    assert settled.seen is not None
    assert settled.seen.proven
    assert settled.state is State.ACCEPTED
    with pytest.raises(Unsaved):
        office.journal.settle(1, State.SKIPPED, "", 1.0)


async def test_the_runs_of_a_company_are_listed_newest_last(office):
    await office.run(office.plan(PEOPLE[0]), "r1")
    office.office.clock.now += 1
    await office.run(office.plan(PEOPLE[1]), "r2")

    assert [run.run for run in office.history.runs()] == ["r1", "r2"]


async def test_a_run_that_goes_on_is_neither_asked_about_nor_closed(office):
    plan, seen = office.plan(*PEOPLE), []
    async for result in office.apply.run("r1", plan):
        if result.row.email == PEOPLE[0] and result.settled:
            seen = [office.history.open_question(), await settle(office)]
            assert office.history.going_on("r1")

    assert seen == ["", []]
    assert not office.history.going_on("r1")
    assert {entry.state for entry in office.entries()} == {State.VERIFIED}


async def test_one_unknown_write_is_read_again_when_somebody_asks(office):
    office.world.fail_next("zoom:accepted-no-effect")
    await office.run(office.plan(PEOPLE[0]), wait=False)
    office.office.clock.now += 301
    await settle(office)
    office.world.switch_zoom(PEOPLE[0], on=False)

    settled = await office.history.check(office.entries()[0])

    assert settled.state is State.VERIFIED
    assert office.entries()[0].state is State.VERIFIED


async def test_what_was_never_sent_stays_so_whatever_a_read_shows(office):
    office.journal.begin("r1", office.plan(PEOPLE[0]), source=SOURCE, now=office.office.clock())
    office.world.switch_zoom(PEOPLE[0], on=False)

    settled = await office.history.check(office.entries()[0])

    assert settled.state is State.PLANNED
    assert office.entries()[0].state is State.PLANNED


async def test_what_okta_shows_is_not_asked_about_as_if_nobody_knew_anything(office):
    office.world.zoom.hosts = office.world.zoom.used  # no licence is free
    named = await office.lookup.person("ulla.berg@acme.example")
    await office.run(plan_assign([named.who], [], office.context()))

    question = office.history.open_question()

    assert question == "1 of 1 was sent, and no read has shown yet that Zoom followed Okta."
