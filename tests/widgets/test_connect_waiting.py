import asyncio
from dataclasses import replace

from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.support.cards import desk
from tests.support.connecting import desk as browser_desk
from tests.support.qt import until
from zoomprov_gui.simulator.founding import NATIVE
from zoomprov_gui.viewmodels.connect import Card


async def waiting(step):
    await step.found()
    step.model.okta.client_ids = {step.model.okta.org.url: NATIVE}
    step.cards.okta.browser.click()
    await until(lambda: step.model.waiting is not None and step.model.waiting.progress.url)
    return step.cards.pages[Card.WAITING].panel


async def test_a_sign_in_in_the_browser_leads_on(theme, tmp_path):
    async with browser_desk() as d, desk(theme, tmp_path, d.world, service=d.connect) as step:
        await waiting(step)
        await until(lambda: step.model.card is Card.ZOOM)

        assert step.model.waiting is None
        assert step.model.okta.side.read.who.login == d.world.okta.admin.login


async def test_while_it_waits_one_can_open_again_copy_wait_longer_and_cancel(theme, tmp_path):
    async with (
        browser_desk(opens=True, on_way_back=lambda _url: None) as d,
        desk(theme, tmp_path, d.world, service=d.connect) as step,
    ):
        panel = await waiting(step)
        await until(lambda: bool(d.browser.opened))
        assert panel.isVisible()
        assert panel.sentence.text() == "Finish in your browser…"
        assert panel.left.text() in {"5:00", "4:59"}

        panel.again.click()
        await until(lambda: len(d.browser.opened) == 2)
        panel.copy.click()
        assert QGuiApplication.clipboard().text() == d.browser.opened[0]
        panel.longer.click()
        step.cards.pages[Card.WAITING].cancel.click()
        await until(lambda: step.model.waiting is None)

        assert step.model.card is Card.OKTA
        assert step.model.okta.problem is None
        assert step.cards.okta.isVisible()


async def test_the_link_and_its_state_are_shown_nowhere(theme, tmp_path):
    async with (
        browser_desk(on_way_back=lambda _url: None) as d,
        desk(theme, tmp_path, d.world, service=d.connect) as step,
    ):
        panel = await waiting(step)
        url = step.model.waiting.progress.url

        shown = [label.text() for label in panel.findChildren(QLabel)]
        shown += [line.text() for line in panel.findChildren(QLineEdit)]
        for child in panel.findChildren(QLabel):
            told = QAccessible.queryAccessibleInterface(child)
            shown += [told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description)]

        assert not any(url in text or "state=" in text for text in shown)


async def test_a_browser_that_does_not_open_is_told_and_the_link_still_works(theme, tmp_path):
    async with (
        browser_desk(opens=False) as d,
        desk(theme, tmp_path, d.world, service=d.connect) as step,
    ):
        panel = await waiting(step)
        await until(panel.problem.isVisible)
        assert panel.problem.title.text() == "We could not open your browser"

        d.browser.follow(step.model.waiting.progress.url)
        await until(lambda: step.model.card is Card.ZOOM)


async def test_the_address_of_another_page_is_refused_in_words(theme, tmp_path):
    async with (
        browser_desk(on_way_back=lambda _url: None) as d,
        desk(theme, tmp_path, d.world, service=d.connect) as step,
    ):
        panel = await waiting(step)
        panel.pasted.setText("https://acme.okta.com/home")

        panel.take.click()

        assert panel.problem.title.text() == "That is not the address we need"
        assert panel.pasted.text() == ""


async def test_saying_no_in_the_browser_has_its_own_words(theme, tmp_path):
    async with browser_desk() as d, desk(theme, tmp_path, d.world, service=d.connect) as step:
        d.world.okta.consent = "no"
        await waiting(step)
        await until(lambda: step.model.okta.problem is not None)

        assert step.cards.okta.problem.title.text() == "You said no in the browser"


async def test_for_a_code_the_page_is_named_and_opened_and_enter_does_not_cancel(theme, tmp_path):
    opened, entered = [], asyncio.Event()

    async def browser(url):
        opened.append(url)
        return True

    async with browser_desk() as d, desk(theme, tmp_path, d.world, service=d.connect) as step:
        d.connect._browser = browser
        d.connect.network = replace(d.connect.network, sleep=lambda _seconds: entered.wait())
        await step.found()
        step.model.okta.by_code(NATIVE)
        panel = step.cards.pages[Card.WAITING].panel
        await until(panel.code.isVisible)

        assert panel.again.label == "Open the page"
        assert step.page.focusWidget() is panel.again
        panel.again.click()
        await until(lambda: bool(opened))

        shown = step.model.waiting.progress
        assert opened == [shown.url]
        assert shown.page.partition("://")[2] in panel.sentence.text()
        assert not panel.longer.isVisible()
        step.model.cancel()
