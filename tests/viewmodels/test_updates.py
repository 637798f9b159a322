"""Updates on the window's side: asked quietly, told once, opened in the browser only."""

import asyncio

import pytest

from tests.support.qt import emitted, until
from tests.support.releases import DAY, NOW, OURS, listed, releases
from tests.support.wire import ManualClock
from zoomprov_gui.clients.release_keys import read_list
from zoomprov_gui.domain.updates import Fetched
from zoomprov_gui.domain.versions import version_of
from zoomprov_gui.services.updates import UpdateService
from zoomprov_gui.storage.update_memory import UpdateMemory
from zoomprov_gui.viewmodels import updates
from zoomprov_gui.viewmodels.updates import UpdatesViewModel


class Desk:
    """A view model whose publisher answers when the test lets it."""

    def __init__(self, background, path, **more):
        self.clock = ManualClock(NOW)
        self.gate = asyncio.Event()
        self.gate.set()
        self.asked = 0
        self.opened = []
        self.browser_works = True
        self.service = UpdateService(
            releases(),
            UpdateMemory(path),
            own=version_of("9.0.0"),
            fetch=self.fetch,
            read=lambda text: read_list(text, [OURS.public]),
            clock=self.clock,
            **more,
        )
        self.model = UpdatesViewModel(
            self.service, background, browser=self.browse, clock=self.clock
        )

    async def fetch(self, _mark):
        self.asked += 1
        await self.gate.wait()
        return Fetched(text=listed("9.1.0"))

    async def browse(self, url):
        self.opened.append(url)
        return self.browser_works

    async def check(self):
        self.model.check()
        await until(lambda: not self.model.checking, self.model.changed)


@pytest.fixture
async def desk(background, tmp_path):
    desk = Desk(background, tmp_path / "updates.json")
    yield desk
    desk.gate.set()
    desk.model.stop()


async def test_a_newer_version_is_offered_until_it_is_put_off(desk):
    await desk.check()
    offered = desk.model.offer

    desk.model.put_off()

    assert (offered, desk.model.offer) == ("9.1.0", "")
    assert desk.model.words.title == "Version 9.1.0 is available"


async def test_while_it_asks_nobody_can_ask_again(desk):
    desk.gate.clear()
    desk.model.check()

    desk.model.check()

    assert desk.model.checking
    assert not desk.model.can_check
    desk.gate.set()
    await until(lambda: not desk.model.checking, desk.model.changed)
    assert desk.asked == 1


async def test_it_looks_by_itself_once_a_day_while_the_window_is_open(desk, monkeypatch):
    monkeypatch.setattr(updates, "FIRST", 0)
    desk.model.start()
    await until(lambda: desk.model.offer == "9.1.0", desk.model.changed)

    desk.model.look()
    desk.clock.now += DAY
    desk.model.look()

    await until(lambda: not desk.model.checking, desk.model.changed)
    assert desk.asked == 2


async def test_nothing_is_asked_after_the_end(desk, monkeypatch):
    monkeypatch.setattr(updates, "FIRST", 0)
    desk.model.start()
    desk.model.stop()

    desk.model.look()

    assert desk.asked == 0


async def test_who_does_not_want_it_is_not_asked_for(desk):
    desk.model.start()
    desk.model.choose(False)

    desk.model.look()

    assert not desk.model.wanted
    assert desk.asked == 0
    assert desk.model.can_check


async def test_the_page_is_opened_in_the_browser_and_nowhere_else(desk):
    await desk.check()

    desk.model.open_page()
    await emitted(desk.model.changed)

    assert desk.opened == ["https://releases.example/tag/v9.1.0"]
    assert desk.model.note == ""


async def test_without_a_browser_the_page_is_named(desk):
    await desk.check()
    desk.browser_works = False

    desk.model.open_page()
    await emitted(desk.model.changed)

    assert desk.model.note.endswith("https://releases.example/tag/v9.1.0")


async def test_without_a_newer_version_there_is_no_page(desk):
    desk.model.open_page()
    desk.model.put_off()

    assert desk.opened == []
    assert desk.model.offer == ""


async def test_a_choice_that_the_disk_does_not_take_is_told(background, tmp_path):
    (tmp_path / "file").write_text("")
    desk = Desk(background, tmp_path / "file" / "updates.json")

    desk.model.choose(False)

    assert desk.model.note
    assert not desk.model.wanted


async def test_where_a_policy_says_no_there_is_nothing_to_choose(background, tmp_path):
    desk = Desk(background, tmp_path / "updates.json", policy=lambda: "ZOOMPROV_UPDATES")

    await desk.check()

    assert (desk.asked, desk.model.can_check, desk.model.can_choose) == (0, False, False)
    assert "ZOOMPROV_UPDATES" in desk.model.line
