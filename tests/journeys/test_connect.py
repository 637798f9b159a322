"""From an empty computer to an open company, through the window alone."""

from tests.support.doorstep import connect, doorstep, setup_document
from tests.support.keychains import MemoryBackend
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.scenarios import build


async def test_a_company_is_connected_opened_and_found_again_at_the_next_start(tmp_path):
    world = build("fresh-start")
    backend = MemoryBackend()
    async with serve(world) as served:
        file = tmp_path / "acme.zpsetup"
        file.write_text(setup_document(served))
        async with doorstep(tmp_path / "d", backend=backend, setup_file=str(file)) as step:
            await connect(step, served, world.api_token)
            assert step.welcome.model.zoom_facts[0] == ("Account", "Acme Dental Group")
            assert not step.window.sidebar.isVisible()
            step.welcome.cards.company.yes.click()
            await step.in_company("Acme Dental Group")

            assert step.window.sidebar.isVisible()
            assert step.window.pages.key
            assert step.doorway.companies.current.name == "Acme Dental Group"

        async with doorstep(tmp_path / "d", backend=backend) as step:
            await step.in_company("Acme Dental Group")

            assert step.doorway.welcome is None
