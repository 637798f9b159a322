from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.sign_in import Progress, Stage
from zoomprov_gui.viewmodels.signing_in import SigningIn


class Slow:
    """A sign-in that a test moves on."""

    def __init__(self):
        self.on_progress = []
        self.progress = Progress(stage=Stage.STARTING)

    def tell(self, **more):
        self.progress = Progress(**more)
        for listener in list(self.on_progress):
            listener(self.progress)


def shown(sign_in, background, now=1000.0):
    return SigningIn(sign_in, Service.OKTA, background, clock=lambda: now)


async def test_how_long_it_waits_is_told_in_minutes_and_seconds(background):
    sign_in = Slow()
    view = shown(sign_in, background)
    assert view.left == ""

    sign_in.tell(stage=Stage.BROWSER, until=1125.0)

    assert view.left == "2:05"
    assert view.in_browser
    sign_in.tell(stage=Stage.BROWSER, until=900.0)
    assert view.left == "0:00"


async def test_each_step_is_told_until_it_is_no_longer_shown(background):
    sign_in = Slow()
    view, told = shown(sign_in, background), []
    view.changed.connect(lambda: told.append(view.progress.stage))
    sign_in.tell(stage=Stage.BROWSER)

    view.stop()
    sign_in.tell(stage=Stage.DONE)

    assert told == [Stage.BROWSER]


async def test_what_only_a_browser_can_do_is_nothing_for_a_code(background):
    sign_in = Slow()
    view = shown(sign_in, background)

    view.open_again()
    view.extend()
    view.paste("x")

    assert view.problem is None
