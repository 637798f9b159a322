from tests.support.office import open_office
from tests.support.qt import until
from zoomprov_gui.domain.people import Service


async def test_the_first_read_is_shown_side_by_side_and_goes_away(tmp_path):
    async with open_office(tmp_path) as office:
        strip = office.page.loading
        office.world.faults.set("zoom:latency:seconds=0.2")
        office.people.start()
        await until(lambda: office.people.watching.done.get(Service.OKTA, 0) > 0)
        office.window.session.tick()
        office.page.refresh()

        assert strip.isVisible()
        assert strip._lines["OKTA"].detail.startswith("51 ")
        assert strip._lines["ZOOM"].detail == "0 so far"
        assert "people appear as they are read" in strip.note
        await until(lambda: office.window.session.ever_read)

        assert not strip.isVisible()
        assert office.page.footer.count.text() == "67 of 67 people"


async def test_a_first_read_can_be_stopped_and_taken_up_again(tmp_path):
    async with open_office(tmp_path) as office:
        office.world.faults.set("zoom:latency:seconds=0.2")
        office.people.start()
        await until(lambda: office.people.watching.done.get(Service.OKTA, 0) > 0)

        office.page.loading.stop_button.click()
        await until(lambda: not office.people.watching.operation.running)
        office.page.refresh()

        assert not office.page.loading.isVisible()
        assert office.company.roster.comparison(0).verdict.value == "unknown"
        office.world.faults.clear()
        await office.read()
        assert office.window.session.pill.tone == "ok"
