"""Pictures of every state of the People page, to look at beside the design: `pictures.py FOLDER`.

Rendered without a screen, at a fixed time, in light and in dark.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"
sys.path.insert(0, str(Path(__file__).parents[2]))

import qasync  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.office import Office, open_office
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.storage.settings import Settings

LEAVER = person_key("goran.eze@acme.example")
LEAVERS = [
    person_key(f"{name}@acme.example")
    for name in ("goran.eze", "nadia.okafor", "tomas.lindgren", "carlos.neri")
]
Scene = Callable[[Office], Awaitable[None]]


def composed(window: QWidget) -> QPixmap:
    """Return the window with the dialogs and menus over it, as a screen would show them."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            at = other.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(at, other.grab())
    painter.end()
    return picture


async def calm() -> None:
    """Let layouts, timers and deletions happen."""
    for _ in range(12):
        await asyncio.sleep(0.02)


async def normal(office: Office) -> None:
    """Everybody, a few seconds after a read."""
    office.page.people.view.viewport().setFocus()


async def detail(office: Office) -> None:
    """A leaver beside the table, filtered by "Needs attention"."""
    office.page.filters.chips.chip("attention").click()
    office.people.open(LEAVER)


async def admin(office: Office) -> None:
    """Somebody who cannot be turned off."""
    office.page.filters.chips.chip("attention").click()
    office.people.open(LEAVERS[3])


async def technical(office: Office) -> None:
    """The drawer with its technical details unfolded."""
    office.people.open(LEAVER)
    office.page.drawer.details.set_open(is_open=True)


async def bulk(office: Office) -> None:
    """Four selected."""
    office.people.table.choose(LEAVERS)


async def confirm(office: Office) -> None:
    """The last look before sending."""
    office.people.table.choose(LEAVERS)
    office.page.people.turn_off.click()
    assert office.page.doing.confirm
    office.page.doing.confirm.field.setText("turn off 3")


async def confirm_one(office: Office) -> None:
    """The last look at one person, with a choice of ways."""
    key = next(
        p.key
        for p in map(office.company.roster.comparison, office.company.roster.rows)
        if len(office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [p.key]).routes) > 1
    )
    office.page.doing.begin(Verb.TURN_OFF_IN_ZOOM, [key])


async def confirm_limit(office: Office) -> None:
    """More than usual at once: what is held back, what goes on, and the words to send it all."""
    keys = [office.company.roster.comparison(row).key for row in office.company.roster.rows]
    office.page.doing.begin(Verb.TURN_OFF_IN_ZOOM, keys[:14])
    assert office.page.doing.confirm
    office.page.doing.confirm.answers.all.setChecked(True)


async def review(office: Office) -> None:
    """One problem, with its choices."""
    office.page.filters.review.click()
    while office.people.review.key != LEAVER:
        office.page.review.skip.click()


async def review_switched_off(office: Office) -> None:
    """A problem with two remedies."""
    office.page.filters.review.click()
    while len(office.people.review.options()) < 2:
        office.page.review.skip.click()


async def review_end(office: Office) -> None:
    """What was chosen, before it is confirmed."""
    office.page.filters.review.click()
    while not office.people.review.ended:
        ways = office.people.review.options()
        if ways and not ways[0].why_not:
            office.page.review.card.press(1)
        else:
            office.page.review.skip.click()


async def review_confirm(office: Office) -> None:
    """Everything that was chosen, in one question."""
    await review_end(office)
    office.page.review.end.run.click()


async def ignore(office: Office) -> None:
    """Why somebody is set aside."""
    office.page.doing.set_aside([LEAVER])


async def run(office: Office) -> None:
    """A run that goes on: Zoom does not show what it accepted."""
    office.world.faults.set("zoom:accepted-no-effect:times=1")
    office.time.patience = 4
    await _send(office)
    run = office.people.run
    await until(lambda: run.settled >= 3, run.changed)


async def result(office: Office) -> None:
    """What became of a run."""
    await _send(office)
    await office.run_ended()


async def _send(office: Office) -> None:
    await confirm(office)
    assert office.page.doing.confirm
    office.page.doing.confirm.send.click()


async def zoom_down(office: Office) -> None:
    """Zoom stopped answering four minutes ago."""
    office.time.now += 234
    office.world.faults.set("zoom:unavailable")
    for _ in range(3):
        await office.read()
    office.time.now += 20


async def offline(office: Office) -> None:
    """Both sides are silent."""
    office.world.faults.set("zoom:reset")
    office.world.faults.set("okta:reset")
    await office.read()


async def no_permission(office: Office) -> None:
    """Zoom refuses what the app may not do."""
    office.world.faults.set("zoom:forbidden")
    await office.read()


async def empty_search(office: Office) -> None:
    """Nobody matches."""
    office.page.filters.search.setText("xyz")


async def read_only(office: Office) -> None:
    """Nothing can be changed."""
    office.people.settings.change(read_only=True)
    office.people.open(LEAVER)


async def settings(office: Office) -> None:
    """The settings."""
    office.window.commands.settings.trigger()


async def crash(office: Office) -> None:
    """A bug of ours."""
    office.window.show_crash("1a2b3c4d", "zoomprov 0.1\n\nKeyError: “…”\n")


async def menu(office: Office) -> None:
    """What can be done with a row."""
    office.page.people.open_menu(LEAVER, office.window.mapToGlobal(QPoint(700, 400)))


async def columns(office: Office) -> None:
    """The column chooser."""
    office.page.orders.choose_columns()


async def freshness(office: Office) -> None:
    """When each side was read."""
    office.window.top_bar.live.click()


SCENES: tuple[Scene, ...] = (
    normal, detail, admin, technical, bulk, confirm, confirm_one, confirm_limit, review,
    review_switched_off, review_end, review_confirm, ignore, run, result,
    zoom_down, offline, no_permission, empty_search, read_only, settings, crash, menu, columns,
    freshness,
)  # fmt: skip


async def take(
    folder: Path, scene: Scene, theme: str, *, size: tuple[int, int] = (1440, 900), text: int = 100
) -> None:
    """Render one scene."""
    chosen = Settings(theme=theme, text_size=text)
    with tempfile.TemporaryDirectory() as home:
        async with open_office(Path(home), settings=chosen, size=size) as office:
            await office.read()
            office.time.now += 6
            office.window.session.tick()
            await scene(office)
            office.window.session.tick()
            await calm()
            kind = "" if size == (1440, 900) and text == 100 else f"-{size[0]}-{text}"
            name = scene.__name__.replace("_", "-")
            composed(office.window).save(str(folder / f"people-{name}{kind}-{theme}.png"))


async def loading(folder: Path, theme: str) -> None:
    """Render the first read, held up on Zoom's side."""
    with tempfile.TemporaryDirectory() as home:
        async with open_office(Path(home), settings=Settings(theme=theme)) as office:
            office.world.faults.set("zoom:latency:seconds=0.6")
            office.people.start()
            await asyncio.sleep(0.4)
            composed(office.window).save(str(folder / f"people-loading-{theme}.png"))


async def everything(folder: Path, wanted: set[str]) -> None:
    """Render what is wanted, or all of it."""
    for theme in ("light", "dark"):
        for scene in SCENES:
            if not wanted or scene.__name__ in wanted:
                await take(folder, scene, theme)
        if not wanted or "loading" in wanted:
            await loading(folder, theme)
    if not wanted or "sizes" in wanted:
        for scene in (normal, detail, bulk, confirm, zoom_down):
            await take(folder, scene, "light", size=(1024, 680))
            await take(folder, scene, "light", size=(1024, 680), text=150)
            await take(folder, scene, "light", text=150)


def main(everything: Callable[[Path, set[str]], Coroutine[None, None, None]]) -> None:
    """Render into the folder that the command line names; further words choose scenes."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale("en_GB"))
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        runner.run(everything(folder, set(sys.argv[2:])))


if __name__ == "__main__":
    main(everything)
