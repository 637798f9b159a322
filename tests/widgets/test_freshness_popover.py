from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.freshness_popover import FreshnessPopover
from zoomprov_gui.widgets.parts.label import Label, Paragraph

NOW = 1_800_000_000.0


def test_it_tells_of_each_side_and_stays_inside_the_window(theme, window):
    session = SessionViewModel("Acme", clock=lambda: NOW)
    session.open("Acme", dict.fromkeys(Service, "host.example"), sandbox=True)
    popover = FreshnessPopover(theme, session, window)
    readings = {
        service: Reading(service=service, read_at=NOW, records=7, complete=True)
        for service in Service
    }

    session.finish(readings, dict.fromkeys(Service, 0))
    popover.open_at(window)

    words = [label.text() for label in popover.findChildren(Paragraph)]
    titles = [label.text() for label in popover.findChildren(Label)]
    assert words.count("The whole list: 7 people") == 2
    assert "Okta · host.example" in titles
    assert popover.frameGeometry().bottom() <= window.frameGeometry().bottom()


def test_checking_closes_it(theme, window):
    session = SessionViewModel("Acme", clock=lambda: NOW)
    popover = FreshnessPopover(theme, session, window)
    popover.open_at(window)
    closed = []
    popover.destroyed.connect(lambda: closed.append(True))

    popover.check.click()

    assert not popover.isVisible()
