"""What an earlier start left open."""

from tests.support.office import Office, journey, open_office
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.run import Phase

GORAN = person_key("goran.eze@acme.example")


async def left_open(office: Office) -> None:
    """Let a run be left while its only write waits to be shown by a read."""
    await office.read()
    office.time.patience = 1
    office.world.faults.set("zoom:delayed-effect:seconds=30")
    office.people.confirm(office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN]), "")
    await until(lambda: [i.phase for i in office.people.run.items] == [Phase.CHECKING])


@journey
async def test_with_nothing_left_open_nothing_is_said(office):
    office.people.unsettled.check()
    await until(lambda: not office.people.unsettled.operation.running)

    assert office.people.unsettled.notice is None


async def test_what_a_read_shows_settles_it_and_can_be_closed(tmp_path):
    async with open_office(tmp_path) as first:
        await left_open(first)
    first.time.now += 60
    async with open_office(tmp_path, time=first.time, world=first.world) as second:
        unsettled = second.people.unsettled
        assert unsettled.notice.key == "unsettled"

        await second.read()
        unsettled.check()
        unsettled.check()
        await until(lambda: not unsettled.operation.running)

        assert unsettled.notice.key == "settled"
        assert unsettled.notice.text.startswith("Goran Eze: done.")
        second.people.dismiss(unsettled.notice)
        assert unsettled.notice is None


async def test_what_no_read_shows_yet_stays_a_question(tmp_path):
    async with open_office(tmp_path) as first:
        await left_open(first)
    async with open_office(tmp_path, time=first.time, world=first.world) as second:
        unsettled = second.people.unsettled

        await second.read()
        unsettled.check()
        await until(lambda: not unsettled.operation.running)

        assert unsettled.notice.key == "unsettled"
        assert [key for key, _ in unsettled.notice.actions] == ["check_unsettled"]
