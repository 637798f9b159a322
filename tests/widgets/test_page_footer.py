import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.page_footer import PageFooter

NOW = 1_800_000_000.0


@pytest.fixture
def session():
    return SessionViewModel("Acme", clock=lambda: NOW + 6)


@pytest.fixture
def footer(theme, session, qtbot):
    footer = PageFooter(theme, session)
    qtbot.addWidget(footer)
    footer.show()
    return footer


def test_it_says_when_each_side_answered(footer, session):
    readings = {
        service: Reading(service=service, read_at=NOW, records=5, complete=True)
        for service in Service
    }

    session.finish(readings, dict.fromkeys(Service, 0))
    session.plan_next(lambda: NOW + 30)
    session.tick()

    assert footer.notes[Service.OKTA].text == "Okta answered 6 s ago"
    assert footer.notes[Service.ZOOM].text == "Zoom answered 6 s ago"
    assert footer.next.text() == "Next check in 24 s"


def test_a_footer_of_a_page_that_is_gone_follows_no_text_size(theme, session, qapp):
    footer = PageFooter(theme, session)
    shiboken6.delete(footer)

    theme.apply(qapp, "light", text_size=150)

    assert not shiboken6.isValid(footer)


def test_changes_that_wait_can_be_sorted_in(footer):
    wanted = []
    footer.order_wanted.connect(lambda: wanted.append(True))
    assert not footer.order.isVisible()

    footer.show_waiting(1)
    assert footer.order.label == "1 change – Update order"
    footer.show_waiting(3)
    footer.order.click()

    assert footer.order.label == "3 changes – Update order"
    assert wanted


def test_its_height_follows_the_text_size(footer, theme, qapp):
    before = footer.height()

    theme.apply(qapp, "light", text_size=150)

    assert footer.minimumHeight() > before


def test_in_a_narrow_window_only_the_count_gives_way_and_says_the_whole_beneath(
    footer, session, window
):
    told = "1,600 of 1,600 changes made with this app, kept on this computer"
    footer.setParent(window)
    footer.show()
    footer.count.setText(told)
    session.plan_next(lambda: NOW + 30)

    footer.resize(footer.minimumSizeHint().width() + 20, 36)
    QApplication.processEvents()

    assert footer.count.toolTip() == told
    assert footer.next.width() >= footer.next.sizeHint().width()
