"""The reading of both sides, on the simulated office."""

import asyncio

from tests.support.office import journey, open_office
from tests.support.qt import until
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.verdicts import Verdict

GORAN = person_key("goran.eze@acme.example")


async def test_the_first_read_introduces_us_and_the_company(tmp_path):
    async with open_office(tmp_path) as office:
        introduced = []
        office.people.watching.introduced.connect(lambda: introduced.append(True))

        await office.read()
        await office.read()

        assert introduced == [True]
        assert office.window.session.name == office.company.name
        assert office.company.own_keys


@journey
async def test_asking_again_reads_at_once(office):
    reads = []
    office.people.watching.ended.connect(lambda: reads.append(True))

    office.people.watching.start()
    await until(lambda: len(reads) == 1)
    office.people.watching.start()
    await until(lambda: len(reads) == 2)


@journey
async def test_asking_while_a_read_goes_on_begins_no_second(office):
    reads, asked = [], []
    watching, session = office.people.watching, office.window.session

    def ask_again() -> None:
        if session.checking and not asked:
            asked.append(True)
            watching.start()

    watching.ended.connect(lambda: reads.append(True))
    session.changed.connect(ask_again)

    watching.start()
    await until(lambda: bool(asked) and not session.checking)
    await asyncio.sleep(0.05)

    assert reads == [True]


@journey
async def test_while_a_run_holds_the_reads_back_the_countdown_says_so(office):
    watching, session = office.people.watching, office.window.session
    await until(lambda: session.next_words.startswith("Next check in"))

    watching.hold(True)
    held = session.next_words
    watching.hold(False)

    assert held == "Next check after this change"
    assert session.next_words.startswith("Next check in")


@journey
async def test_after_the_end_nothing_is_begun(office):
    office.people.watching.close()
    await until(lambda: not office.people.watching.operation.running)

    office.people.watching.start()

    assert not office.people.watching.operation.running


@journey
async def test_while_it_is_held_no_read_begins(office):
    reads = []
    office.people.watching.ended.connect(lambda: reads.append(True))
    office.people.watching.hold(True)

    office.people.watching.start()
    await asyncio.sleep(0.1)
    assert not reads
    office.people.watching.hold(False)

    await until(lambda: reads == [True])


@journey
async def test_one_person_is_read_alone_and_their_row_follows(office):
    office.world.switch_zoom(GORAN, on=False)

    assert office.people.watching.look_at([office.company.roster.find(GORAN)])
    await until(lambda: not office.people.watching.looking.running)

    assert office.company.roster.find(GORAN).verdict is Verdict.OFF_BOTH


@journey
async def test_nobody_is_no_reason_to_read(office):
    assert not office.people.watching.look_at([])


@journey
async def test_why_a_read_takes_its_time_is_told(office):
    office.time.patience = 1
    office.world.faults.set("zoom:throttle:seconds=20:times=1")
    office.people.watching.start()

    await until(lambda: bool(office.people.watching.why_slow))

    assert office.people.watching.why_slow.startswith("Zoom asked us to slow down")
    assert office.people.watching.done[Service.OKTA] >= 0
