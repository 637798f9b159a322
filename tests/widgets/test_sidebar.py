import pytest

from zoomprov_gui.domain.people import Service
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.sidebar import Sidebar


@pytest.fixture
def session():
    session = SessionViewModel(clock=lambda: 1_800_000_000.0)
    session.open("Acme", dict.fromkeys(Service, "host.example"), sandbox=False)
    return session


@pytest.fixture
def sidebar(theme, session, qtbot):
    sidebar = Sidebar(theme, session)
    qtbot.addWidget(sidebar)
    sidebar.show()
    return sidebar


def test_it_names_the_company_and_counts_who_needs_attention(sidebar, session):
    session.set_attention(18)

    assert sidebar.header.accessibleName() == "Acme, Okta → Zoom"
    assert sidebar.people.accessibleName() == "People, 18 need attention"
    session.set_attention(1)
    assert sidebar.people.accessibleName() == "People, 1 needs attention"
    session.set_attention(0)
    assert sidebar.people.accessibleName() == "People"


def test_as_a_rail_it_shows_icons_and_tells_the_words(sidebar):
    wide = sidebar.width()

    sidebar.set_compact(compact=True)

    assert sidebar.width() < wide / 2
    assert not sidebar.card.isVisible()
    assert sidebar.people.toolTip() == "People"
    assert sidebar.compact


def test_a_page_is_asked_for_by_its_key_and_marked_when_it_is_shown(sidebar):
    told = []
    sidebar.page_wanted.connect(told.append)

    sidebar.setup.click()
    sidebar.people.click()
    sidebar.set_page("people")

    assert told == ["setup", "people"]
    assert sidebar.people.isChecked()
    assert not sidebar.setup.isChecked()


def test_it_counts_the_confirmed_steps(sidebar, session):
    assert sidebar.setup.accessibleName() == "Setup"

    session.set_confirmed(4, 6)

    assert sidebar.setup.accessibleName() == "Setup, 4 of 6 confirmed"


def test_the_company_and_the_settings_can_be_asked_for(sidebar):
    told = []
    sidebar.companies_wanted.connect(told.append)
    sidebar.settings_wanted.connect(lambda: told.append("settings"))

    sidebar.header.click()
    sidebar.settings.click()

    assert told == [sidebar.header, "settings"]


def test_who_reads_the_screen_turns_the_page_by_toggling_without_a_click(sidebar):
    told = []
    sidebar.page_wanted.connect(told.append)

    sidebar.setup.toggle()
    sidebar.set_page("setup")
    sidebar.setup.toggle()
    sidebar.set_page("setup")

    assert told == ["setup", "setup"]
    assert sidebar.setup.isChecked()
