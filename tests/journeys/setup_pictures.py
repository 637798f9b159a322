"""Pictures of the Setup page in its states, beside the design: `setup_pictures.py FOLDER`.

Rendered without a screen, at a fixed time, in light and in dark.
"""

import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"
sys.path.insert(0, str(Path(__file__).parents[2]))


from tests.journeys.pictures import calm, composed, main
from tests.support.guide import in_the_console, read_again, read_all, settled, with_a_browser
from tests.support.office import Office, open_office
from tests.support.qt import ended, until
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.storage.settings import Settings
from zoomprov_gui.viewmodels.setup import DONE

Scene = Callable[[Office], Awaitable[None]]


async def open_step(office: Office, key: StepKey) -> None:
    """Open a step and wait until it was read."""
    office.setup.open_step(key)
    await settled(office)


async def connect_okta(office: Office) -> None:
    """Step 1, confirmed."""
    await open_step(office, StepKey.CONNECT_OKTA)


async def connect_zoom(office: Office) -> None:
    """Step 2, with what Zoom tells no app, and one thing that a person checked."""
    await open_step(office, StepKey.CONNECT_ZOOM)


async def no_app(office: Office) -> None:
    """Step 3 before there is a Zoom app."""


async def assisted(office: Office) -> None:
    """Step 3, waiting for what the browser shows, after something else was pasted."""
    with_a_browser(office)
    office.guide.ways.buttons[0].click()
    await settled(office)
    way = office.guide.ways.consent
    way.open_page = lambda _link: None
    way.fold.click()
    way.send.click()
    await settled(office)
    office.setup.doing.finish("nothing of use")
    await settled(office)


async def switches(office: Office) -> None:
    """Step 4 with all three off."""
    in_the_console(office)
    await open_step(office, StepKey.SWITCHES)


async def one_on(office: Office) -> None:
    """Step 4 after one press, with the way back."""
    await switches(office)
    office.guide.ways.buttons[3].click()
    await settled(office)


async def lapsed(office: Office) -> None:
    """Step 4 after somebody turned a switch off that was on."""
    await open_step(office, StepKey.SWITCHES)
    office.world.set_switches(deactivate=False)
    await read_again(office)
    office.time.now += 7200
    await office.read()
    office.setup.check_now(everything=True)
    await settled(office)


async def okta_down(office: Office) -> None:
    """Nothing is confirmed that cannot be read."""
    await open_step(office, StepKey.SWITCHES)
    office.world.faults.set("okta:unavailable")
    await office.read()
    await read_again(office)


async def read_only(office: Office) -> None:
    """Nothing can be changed."""
    await switches(office)
    office.people.settings.change(read_only=True)


async def replies(office: Office) -> None:
    """What Okta replied."""
    office.guide.show_replies("app_exists")


async def assign(office: Office) -> None:
    """Step 5 with a group chosen, before it is sent."""
    app = in_the_console(office)
    app.switches.create = app.switches.update = app.switches.deactivate = True
    await office.read()
    await open_step(office, StepKey.ASSIGN)
    model = office.setup.assigning
    await ended(model.searching)
    model.toggle(next(one.key for one in model.found if one.name == "Clinical staff"))
    office.guide.ways.assign.preview.click()
    await ended(model.looking)


async def prove(office: Office) -> None:
    """Step 6 with somebody chosen."""
    app = in_the_console(office)
    app.switches.create = app.switches.update = app.switches.deactivate = True
    await office.read()
    await open_step(office, StepKey.PROVE)
    model = office.setup.proving
    model.search("mei")
    await until(lambda: model.text == "mei" and not model.searching.running)
    model.choose(model.found[0].key)
    await ended(model.looking)


async def proven(office: Office) -> None:
    """Step 6 with every tick."""
    await prove(office)
    office.setup.proving.run()
    await ended(office.setup.proving.operation)


async def left(office: Office) -> None:
    """The last page while something is left."""
    office.setup.open(DONE)
    await settled(office)


SCENES: dict[str, tuple[Scene, ...]] = {
    "fresh-start": (
        connect_okta, connect_zoom, no_app, assisted, switches, one_on, read_only, replies, assign,
        prove, proven, left,
    ),
    "small-office": (okta_down,),
    "all-well": (lapsed,),
}  # fmt: skip


async def take(
    folder: Path,
    scenario: str,
    scene: Scene,
    theme: str,
    *,
    size: tuple[int, int] = (1440, 900),
    text: int = 100,
) -> None:
    """Render one scene."""
    chosen = Settings(theme=theme, text_size=text)
    with tempfile.TemporaryDirectory() as home:
        async with open_office(
            Path(home), scenario=scenario, settings=chosen, size=size, begin="setup"
        ) as office:
            await read_all(office)
            await scene(office)
            office.time.now += 6
            office.window.session.tick()
            await calm()
            kind = "" if size == (1440, 900) and text == 100 else f"-{size[0]}-{text}"
            name = scene.__name__.replace("_", "-")
            composed(office.window).save(str(folder / f"setup-{name}{kind}-{theme}.png"))


async def everything(folder: Path, wanted: set[str]) -> None:
    """Render what is wanted, or all of it."""
    for scenario, scenes in SCENES.items():
        for scene in scenes:
            if wanted and scene.__name__ not in wanted:
                continue
            for theme in ("light", "dark"):
                await take(folder, scenario, scene, theme)
            await take(folder, scenario, scene, "light", size=(1024, 680))
            await take(folder, scenario, scene, "light", size=(1024, 680), text=150)


if __name__ == "__main__":
    main(everything)
