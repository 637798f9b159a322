import pytest
from PySide6.QtCore import QLocale

from zoomprov_gui.domain.errors import Refused, Unreachable
from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.side import Freshness


class Clock:
    """A time that a test moves."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def british():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def session(clock):
    session = SessionViewModel("Acme", clock=clock)
    hosts = {Service.OKTA: "acme.okta.com", Service.ZOOM: "acme.zoom.us"}
    session.open("Acme Dental Group", hosts, sandbox=True)
    return session


SILENT = Unreachable(service=Service.ZOOM, cause="timeout", reason="no answer", was_sent=True)


def read(session, clock, *, zoom_error=None, failures=0, complete=True, why=""):
    session.begin()
    readings = {
        Service.OKTA: Reading(service=Service.OKTA, read_at=clock(), records=187, complete=True),
        Service.ZOOM: Reading(
            service=Service.ZOOM,
            read_at=clock(),
            records=191,
            complete=complete and zoom_error is None,
            why=why or str(zoom_error or ""),
            failure=zoom_error,
        ),
    }
    session.finish(readings, {Service.OKTA: 0, Service.ZOOM: failures})


def test_before_the_first_read_nothing_is_called_live(session):
    assert session.pill.text == "Opening…"
    assert session.freshness(Service.OKTA) is Freshness.NONE
    session.begin()

    assert session.pill.text == "Reading…"
    assert session.footer(Service.ZOOM).text == "Reading Zoom…"


def test_a_read_of_both_sides_is_live_and_says_how_old(session, clock):
    read(session, clock)
    clock.now += 6

    assert (session.pill.text, session.pill.tone) == ("Live · checked 6 s ago", "ok")
    assert session.footer(Service.OKTA).text == "Okta answered 6 s ago"
    assert session.connection(Service.ZOOM).text == "acme.zoom.us"
    assert session.stale_since(Service.ZOOM) == ""


def test_a_side_that_fails_keeps_the_time_of_its_facts(session, clock):
    read(session, clock)
    shown_at = session.side(Service.ZOOM).read_at
    clock.now += 240
    read(session, clock, zoom_error=SILENT, failures=3)

    assert session.side(Service.ZOOM).read_at == shown_at
    assert session.freshness(Service.ZOOM) is Freshness.OLD
    assert session.freshness(Service.OKTA) is Freshness.LIVE
    assert (session.pill.text, session.pill.tone) == ("Okta live · Zoom 4 min old", "warn")
    assert session.footer(Service.ZOOM).text.startswith("Zoom: last read ")
    assert session.connection(Service.ZOOM).text == "not answering"
    assert session.stale_since(Service.ZOOM)


def test_a_side_that_never_answered_is_not_called_old_but_unread(session, clock):
    read(session, clock, zoom_error=SILENT, failures=1)

    assert session.freshness(Service.ZOOM) is Freshness.NONE
    assert session.pill.text == "Okta live · Zoom not read"
    assert session.footer(Service.ZOOM).tone == "bad"


def test_a_side_that_works_again_is_live_again(session, clock):
    read(session, clock, zoom_error=SILENT, failures=1)
    read(session, clock)

    assert session.freshness(Service.ZOOM) is Freshness.LIVE
    assert session.side(Service.ZOOM).problem is None


def test_facts_grow_old_when_reads_stop_coming(session, clock):
    read(session, clock)
    clock.now += 2 * session.interval + 1

    assert session.freshness(Service.OKTA) is Freshness.OLD
    assert session.pill.tone == "bad"


def test_a_pause_that_was_meant_does_not_make_facts_old(session, clock):
    read(session, clock)
    session.plan_next(lambda: 1_800_000_600.0)
    clock.now += 500

    assert session.freshness(Service.OKTA) is Freshness.LIVE


def test_the_next_read_is_announced(session, clock):
    read(session, clock)
    session.plan_next(lambda: clock.now + 24)

    assert session.next_words == "Next check in 24 s"

    read(session, clock, zoom_error=SILENT, failures=1)
    assert session.next_words == "Trying Zoom again in 24 s"


def test_an_incomplete_list_is_never_called_just_fine(session, clock):
    read(session, clock, complete=False, why="Zoom's total changed while we read.")

    assert session.footer(Service.ZOOM).tone == "warn"
    assert "total changed" in session.popover(Service.ZOOM)[1]


def test_the_popover_says_who_was_asked_how_often_and_what_is_shown(session, clock):
    assert session.popover(Service.ZOOM) == ("Not read yet", "")
    read(session, clock)
    clock.now += 20
    read(session, clock, zoom_error=SILENT, failures=2)
    clock.now += 5

    when, what = session.popover(Service.ZOOM)

    assert when == "Not answering. Tried twice, last 5 s ago."
    assert what.startswith("Shown: read at ")
    assert session.popover(Service.OKTA)[1] == "The whole list: 187 people"


@pytest.mark.parametrize(("status", "words"), [(401, "sign-in refused"), (403, "no permission")])
def test_the_card_says_why_a_side_cannot_be_read(session, clock, status, words):
    error = Refused(service=Service.ZOOM, status=status, code="4711" if status == 403 else "124",
                    text="no")  # fmt: skip
    read(session, clock, zoom_error=error, failures=1)

    assert session.connection(Service.ZOOM).text == words


def test_read_only_that_is_forced_stays_on(session):
    session.set_read_only(on=False, locked="Another copy is running.")

    assert session.read_only

    session.set_read_only(on=False)
    assert not session.read_only


def test_a_read_that_is_broken_off_teaches_nothing(session, clock):
    read(session, clock)
    before = session.side(Service.OKTA)
    session.begin()
    assert session.pill.text == "Checking…"
    session.interrupt()

    assert session.side(Service.OKTA) == before


def test_a_company_that_is_left_leaves_nothing_behind(session, clock):
    read(session, clock, zoom_error=SILENT, failures=2)
    session.set_attention(18)
    session.set_confirmed(4, 6)
    session.set_read_only(True, "the journal is elsewhere")
    session.plan_next(lambda: clock() + 30)
    fresh = SessionViewModel(clock=clock)

    session.close()

    for service in Service:
        assert session.side(service) == fresh.side(service)
        assert session.popover(service) == fresh.popover(service)
    shown = ("name", "sandbox", "attention", "confirmed", "read_only", "locked", "next_words")
    assert [getattr(session, name) for name in shown] == [getattr(fresh, name) for name in shown]
    assert session.pill == fresh.pill
