"""Tests for services/verify.py."""

import pytest

from tests.support.desk import SOURCE, desk
from tests.support.wire import ManualClock
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.domain.verification import Rung
from zoomprov_gui.services.verify import PATIENCE, VerifyService, subject_of

LEAVER = "goran.eze@acme.example"
ADMIN = "carlos.neri@acme.example"
INVITED = "aisha.rahman@acme-labs.example"
GONE = "bea.lorenz@acme.example"
IN_SYNC = "amara.obi@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


async def watch(office, email, **more):
    subject = subject_of(office.person(email), office.journal.last_write(SOURCE, email))
    return [seen async for seen in office.verify.watch(subject, **more)]


def rung(seen, which):
    return next(state.state for state in seen.rungs if state.rung is which)


async def test_who_is_off_is_proven_by_the_first_read(office):
    (seen,) = await watch(office, GONE)

    assert seen.proven
    assert seen.final
    assert office.office.clock.total == 0


async def test_who_is_on_is_read_after_2_4_8_15_and_then_every_30_seconds_for_five_minutes(office):
    before = len(office.office.clock.slept)

    seen = await watch(office, LEAVER)

    pauses = [pause for pause in office.office.clock.slept[before:] if pause]
    assert pauses[:6] == [2, 4, 8, 15, 30, 30]
    assert sum(pauses) == PATIENCE
    assert not seen[-1].proven
    assert seen[-1].final
    assert seen[-1].slow
    assert "longer than usual" in seen[-1].text
    assert not any(earlier.final for earlier in seen[:-1])


async def test_who_is_turned_off_while_we_look_is_proven_then(office):
    subject = subject_of(office.person(LEAVER))
    seen = []

    async for verification in office.verify.watch(subject):
        seen.append(verification.proven)
        if len(seen) == 3:
            office.world.switch_zoom(LEAVER, on=False)

    assert seen == [False, False, False, True]


@pytest.mark.parametrize(
    ("email", "why"), [(ADMIN, "change the role to Member"), (INVITED, "Cancel the invite")]
)
async def test_what_can_never_be_proven_ends_at_once_and_says_why(office, email, why):
    (seen,) = await watch(office, email)

    assert not seen.proven
    assert why in seen.never


async def test_a_patience_of_nothing_still_looks_once(office):
    (seen,) = await watch(office, LEAVER, patience=0.0)

    assert seen.final
    assert rung(seen, Rung.READ_BACK) is Known.NO


async def test_a_read_that_fails_shows_nothing_and_the_next_one_may(office):
    office.world.fail_next("zoom:html:method=GET", times=3)

    seen = await watch(office, GONE)

    assert not seen[0].proven
    assert "could not be read back" in seen[0].text
    assert rung(seen[0], Rung.READ_BACK) is Known.UNKNOWN
    assert seen[-1].proven


async def test_a_sign_in_that_ended_ends_the_watching(office):
    office.world.fail_next("okta:token-revoked")

    (seen,) = await watch(office, GONE)

    assert seen.final
    assert not seen.proven
    assert seen.error is not None


async def test_a_flapping_account_is_proven_only_by_a_read_that_shows_it(office):
    office.world.faults.set("zoom:flapping")

    seen = await watch(office, LEAVER)

    assert all(
        verification.facts.zoom_status == "inactive" for verification in seen if verification.proven
    )


async def test_several_people_are_watched_together_and_each_ends_once(office):
    subjects = [subject_of(office.person(email)) for email in (GONE, ADMIN, LEAVER)]

    final = [seen.subject async for seen in office.verify.watch_all(subjects, 30) if seen.final]

    assert final == subjects


async def test_nobody_to_watch_is_no_work(office):
    assert [seen async for seen in office.verify.watch_all([], 300)] == []


async def test_without_at_once_the_first_read_comes_after_two_seconds(tmp_path):
    clock = ManualClock()

    class Silent:
        async def zoom_only(self, whom):
            raise AssertionError

    service = VerifyService(Silent(), clock=clock, sleep=clock.sleep)
    assert [seen async for seen in service.watch_all([], 300, at_once=False)] == []
    assert clock.slept == []


async def test_what_zoom_alone_can_show_does_not_need_okta(office):
    subject = subject_of(office.person(GONE))._replace(both_sides=False)
    office.world.fail_next("okta:html", times=99)

    seen = await office.verify.look(subject)

    assert seen.proven


async def test_both_sides_are_read_where_that_is_asked_for(office):
    seen = await office.verify.look(subject_of(office.person(IN_SYNC)))

    assert seen.facts.assigned is True


async def test_the_rungs_before_the_read_come_from_the_journal(office):
    await office.run(office.plan(LEAVER), wait=False)

    (seen,) = await watch(office, LEAVER)

    assert rung(seen, Rung.SENT) is Known.YES
    assert rung(seen, Rung.ACCEPTED) is Known.YES
    assert rung(seen, Rung.READ_BACK) is Known.YES
    assert all(state.at for state in seen.rungs[:3])


async def test_who_nobody_wrote_about_has_unknown_rungs(office):
    (seen,) = await watch(office, GONE)

    assert rung(seen, Rung.SENT) is Known.UNKNOWN
    assert rung(seen, Rung.ACCEPTED) is Known.UNKNOWN


async def test_a_refused_write_was_sent_and_not_accepted(office):
    plan = office.plan(LEAVER)
    office.world.fail_next("zoom:forbidden:method=PUT")
    await office.run(plan)

    seen = await office.verify.look(
        subject_of(office.person(LEAVER), office.journal.last_write(SOURCE, LEAVER))
    )

    assert rung(seen, Rung.SENT) is Known.YES
    assert rung(seen, Rung.ACCEPTED) is Known.NO


async def test_somebody_without_an_account_has_nothing_to_prove(office):
    subject = subject_of(office.person("priya.bruno@acme.example"))

    seen = await office.verify.look(subject)

    assert seen.final
    assert not seen.proven


async def test_a_person_to_turn_on_is_proven_by_an_active_account(office):
    subject = subject_of(office.person(LEAVER))._replace(goal=Goal(zoom_on=True))

    seen = await office.verify.look(subject)

    assert seen.proven


async def test_who_stops_has_each_read_once_more_and_at_once(office):
    clock, subject = office.office.clock, subject_of(office.person(LEAVER))
    stop_at = clock() + 20

    watched = office.verify.watch(subject, should_stop=lambda: clock() >= stop_at)
    seen = [one async for one in watched]

    assert clock() < stop_at + 2
    assert [one.final for one in seen] == [*[False] * (len(seen) - 1), True]
    assert not seen[-1].slow
    assert seen[-1].text.endswith("Nothing waits for it any longer; the next check reads it again.")
