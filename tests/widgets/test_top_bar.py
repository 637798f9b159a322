from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.top_bar import TopBar


def made(theme, qtbot):
    session = SessionViewModel("Acme", clock=lambda: 1_800_000_000.0)
    bar = TopBar(theme, session)
    qtbot.addWidget(bar)
    bar.show()
    return bar, session


def test_it_says_how_fresh_everything_is(theme, qtbot):
    bar, session = made(theme, qtbot)

    session.begin()

    assert bar.live.accessibleName() == "Reading…"


def test_read_only_mode_is_always_visible(theme, qtbot):
    bar, session = made(theme, qtbot)
    assert not bar.read_only.isVisible()

    session.set_read_only(on=True)

    assert bar.read_only.isVisible()
    assert bar.read_only.text() == "Read-only"


def test_the_pill_can_be_asked(theme, qtbot):
    bar, _session = made(theme, qtbot)
    told = []
    bar.asked.connect(told.append)

    bar.live.click()

    assert told == [bar.live]


def test_its_height_follows_the_text_size(theme, qtbot, qapp):
    bar, _session = made(theme, qtbot)
    before = bar.height()

    theme.apply(qapp, "light", text_size=150)

    assert bar.minimumHeight() > before
