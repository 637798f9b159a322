"""What the window shows, one after the other, and that nothing crosses from one to the next."""

import contextlib
import json
from pathlib import Path

import keyring.errors
import pytest
import qasync

from tests.services.test_saved import sides
from tests.support.doorstep import doorstep, setup_document
from tests.support.keychains import MemoryBackend
from tests.support.qt import until
from tests.support.workbench import bench
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.workspaces import SavedOkta, SavedZoom
from zoomprov_gui.services.connect import ConnectService
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.storage.settings import Settings, SettingsFile
from zoomprov_gui.viewmodels.connect import Card
from zoomprov_gui.widgets.company_menu import ForgetDialog


@pytest.fixture
def anyio_backend(qapp):
    """Run on Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


@contextlib.asynccontextmanager
async def saved(data: Path, backend: MemoryBackend, *names: str, scenario: str = "small-office"):
    """Serve a world for each name, and save each as a company; yields worlds and workspaces."""
    worlds, kept = [], []
    async with contextlib.AsyncExitStack() as stack:
        for name in names:
            world = build(scenario)
            served = await stack.enter_async_context(serve(world))
            work = bench(data, world)
            work.backend.kept = backend.kept
            okta, zoom = await sides(work)
            keeping = work.keeping()
            workspace = await keeping.keep(okta, zoom)
            workspace = type(workspace)(
                workspace_id=workspace.workspace_id,
                name=name,
                okta=SavedOkta(url=served["okta"]["url"], sign_in=workspace.okta.sign_in),
                zoom=SavedZoom(
                    api_url=served["zoom"]["api_url"],
                    oauth_url=served["zoom"]["oauth_url"],
                    sign_in=workspace.zoom.sign_in,
                    account_id=workspace.zoom.account_id,
                    client_id=workspace.zoom.client_id,
                ),
            )
            work.workspaces.save(workspace)
            worlds.append(world)
            kept.append(workspace)
        yield worlds, kept


async def test_without_any_company_the_welcome_page_stands_alone(tmp_path):
    async with doorstep(tmp_path) as step:
        page = await step.on_welcome()

        assert page.isVisible()
        assert not step.window.sidebar.isVisible()
        assert not step.window.top_bar.isVisible()
        assert not step.window.sample.isVisible()


async def test_the_sample_is_tried_and_left_without_a_trace_of_it(tmp_path):
    async with doorstep(tmp_path) as step:
        page = await step.on_welcome()
        page.sample.click()
        await until(lambda: step.window.session.sandbox and step.window.session.ever_read)
        assert step.window.sample.isVisible()
        assert step.window.pages.key
        menus = [action.text() for action in step.window.menuBar().actions()]
        assert "&Sandbox" in menus

        step.doorway.companies.begin()
        await step.on_welcome()

        assert not step.window.sample.isVisible()
        assert step.window.session.name == ""
        await until(lambda: "&Sandbox" not in [a.text() for a in step.window.menuBar().actions()])


async def test_the_company_of_the_last_time_opens_at_the_start(tmp_path):
    backend = MemoryBackend()
    async with saved(tmp_path, backend, "Acme", "Globex") as (_worlds, (_acme, globex)):
        async with doorstep(tmp_path, backend=backend, workspace="globex") as step:
            await until(lambda: step.window.session.ever_read)
        async with doorstep(tmp_path, backend=backend) as step:
            await until(lambda: step.window.session.ever_read)

            assert step.doorway.companies.current == globex
            assert step.window.sidebar.header.label == "Globex"


async def test_a_company_that_nobody_saved_is_told_and_others_can_be_opened(tmp_path):
    async with doorstep(tmp_path, workspace="Nobody") as step:
        await until(step.window.opening.card.isVisible)

        assert "Nobody" not in step.window.windowTitle()
        assert "none yet" in step.window.opening.text.text()
        step.doorway.companies.begin()
        await step.on_welcome()


async def test_a_locked_keychain_is_told_and_unlocked_on_trying_again(tmp_path):
    backend = MemoryBackend()
    async with saved(tmp_path, backend, "Acme") as (_worlds, (acme,)):
        backend.trouble = keyring.errors.KeyringLocked()
        async with doorstep(tmp_path, backend=backend, workspace="Acme") as step:
            await until(step.window.opening.card.isVisible)
            assert step.window.opening.title.text() == "Your keychain is locked"
            backend.trouble = None

            step.window.opening.acted.emit("Try again")
            await until(lambda: step.window.session.ever_read)

            assert step.doorway.companies.current == acme


async def test_a_locked_keychain_leads_to_signing_in_without_saving(tmp_path):
    backend = MemoryBackend()
    async with saved(tmp_path, backend, "Acme") as (_worlds, (acme,)):
        backend.trouble = keyring.errors.KeyringLocked()
        async with doorstep(tmp_path, backend=backend, workspace="Acme") as step:
            await until(step.window.opening.card.isVisible)

            step.window.opening.acted.emit("Sign in without saving")
            page = await step.on_welcome()

            assert page.model.known == acme


async def test_signing_in_again_is_about_the_open_company_and_one_side(tmp_path):
    backend = MemoryBackend()
    async with (
        saved(tmp_path, backend, "Acme") as (_worlds, (acme,)),
        doorstep(tmp_path, backend=backend, workspace="Acme") as step,
    ):
        await until(lambda: step.window.session.ever_read)

        step.window.session.sign_in_wanted.emit(Service.ZOOM)
        page = await step.on_welcome()

        assert (page.model.known, page.model.only) == (acme, Service.ZOOM)


async def test_a_set_up_file_that_is_wrong_is_told_on_the_welcome_page(tmp_path):
    file = tmp_path / "acme.zpsetup"
    file.write_text('{"zpsetup": 1, "okta": {"url": "http://evil.example"}}')

    async with doorstep(tmp_path / "d", setup_file=str(file)) as step:
        page = await step.on_welcome()
        await until(page.note.isVisible)

        assert page.note.title == "This set-up file cannot be used"
        assert "okta.url" in page.note.text


async def test_a_set_up_file_can_be_opened_from_the_welcome_page(tmp_path):
    async with serve(build("fresh-start")) as served, doorstep(tmp_path / "d") as step:
        file = tmp_path / "acme.zpsetup"
        file.write_text(setup_document(served))
        first = await step.on_welcome()

        first.file_chosen.emit(str(file))
        await until(lambda: step.doorway.welcome not in {None, first})

        page = step.welcome
        await until(lambda: page.model.okta.org is not None)
        assert page.cards.zoom.account.line.text() == served["zoom"]["auth"]["account_id"]


async def test_who_leaves_between_okta_and_zoom_goes_on_from_there_at_the_next_start(tmp_path):
    world = build("fresh-start")
    async with serve(world) as served:
        async with doorstep(tmp_path) as step:
            page = await step.on_welcome()
            page.cards.okta.address.set_text(served["okta"]["url"])
            await until(lambda: page.model.okta.org is not None)
            page.model.okta.with_token(Secret(world.api_token))
            await until(lambda: page.model.card is Card.ZOOM)
        async with doorstep(tmp_path) as step:
            page = await step.on_welcome()
            await until(lambda: page.model.okta.org is not None)

            assert page.note.title == "You began to connect Acme Dental Group"
            assert page.cards.okta.address.text == served["okta"]["url"]
    kept = "".join(f.read_text("utf-8", "replace") for f in tmp_path.rglob("*") if f.is_file())
    assert world.api_token not in kept


async def test_forgetting_the_open_company_leaves_a_stub_and_the_welcome_page(tmp_path):
    backend, data = MemoryBackend(), tmp_path / "d"
    async with (
        saved(data, backend, "Acme") as (_worlds, (acme,)),
        doorstep(data, backend=backend, workspace="Acme") as step,
    ):
        await until(lambda: step.window.session.ever_read)
        step.window.sidebar.header.click()
        menu = next(m for m in step.window.findChildren(object) if hasattr(m, "forgetting"))
        menu.forgetting.trigger()
        step.window.findChild(ForgetDialog).wanted.click()

        page = await step.on_welcome()
        assert page.note.title == "Acme was forgotten on this computer"
        assert step.doorway.companies.saved == ()

    assert backend.kept == {}
    assert not (data / "workspaces").exists()
    assert acme.workspace_id not in json.dumps(
        [path.name for path in data.rglob("*")] + [(data / "forgotten.json").read_text()]
    )


async def test_the_service_for_a_set_up_file_goes_where_the_file_says(tmp_path):
    async with doorstep(tmp_path) as step:
        await step.on_welcome()

        draft = bench(tmp_path).keeping().draft
        service = await step.doorway._reach.service(draft, lambda: True)

        assert isinstance(service, ConnectService)
        assert service.read_only()


async def test_read_only_mode_holds_for_who_connects_a_company_as_well(tmp_path):
    async with doorstep(tmp_path) as step:
        await step.on_welcome()
        connect = step.doorway.welcome.model.okta._service
        before = connect.read_only()

        SettingsFile(step.doorway._paths.settings).save(Settings(read_only=True))

        assert (before, connect.read_only()) == (False, True)


async def test_a_sign_in_that_ended_leads_to_signing_in_again_and_back(tmp_path):
    backend = MemoryBackend()
    async with (
        saved(tmp_path, backend, "Acme") as (_worlds, (acme,)),
        doorstep(tmp_path, backend=backend, workspace="Acme") as step,
    ):
        await until(lambda: step.window.session.ever_read)
        assert step.window.session.can_sign_in

        step.window.connections.sign_in(Service.OKTA)
        page = await step.on_welcome()
        await until(lambda: page.model.okta.org is not None)
        page.cards.okta.token.click()
        page.cards.token.token.line.setText(_worlds[0].api_token)
        page.cards.token.token.tell_edited()
        page.cards.token.sign_in.click()
        await until(lambda: step.doorway.welcome is None and step.window.session.ever_read)

        assert step.doorway.companies.current.workspace_id == acme.workspace_id
        assert step.window.session.name == "Acme"


async def test_disconnecting_one_side_keeps_the_company_and_asks_to_sign_in(tmp_path):
    backend = MemoryBackend()
    async with (
        saved(tmp_path, backend, "Acme") as (_worlds, (acme,)),
        doorstep(tmp_path, backend=backend, workspace="Acme") as step,
    ):
        await until(lambda: step.window.session.ever_read)

        step.window.connections.disconnect_from(Service.ZOOM)
        page = await step.on_welcome()

        assert page.note.title == "Acme is disconnected from Zoom"
        assert (page.model.known.workspace_id, page.model.only) == (
            acme.workspace_id,
            Service.ZOOM,
        )
        vault = await step.doorway._vaults.open(acme.workspace_id)
        assert list(vault.names()) == ["okta.api_token"]
