"""What the journal holds of the set-up."""

from dataclasses import replace

import pytest

from tests.support.setups import failed, read, whole
from zoomprov_gui.domain.errors import Unreadable
from zoomprov_gui.domain.people import Service, Switches
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_changes import switch_change
from zoomprov_gui.domain.setup_facts import Fact, FeatureFacts
from zoomprov_gui.services.setup_journal import PATIENCE, SetupJournal
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import Setting, State

SOURCE = "acme.okta.com"
CHANGE = switch_change(whole(), {CheckKey.UPDATE: False})
OFF = whole(features=read(FeatureFacts(True, Switches(create=True, update=False, deactivate=True))))


@pytest.fixture
def journal(tmp_path):
    opened = Journal.open(tmp_path / "journal.sqlite3")
    yield opened
    opened.close()


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def entry(journal):
    ((one,),) = [run.entries for run in journal.runs()]
    return one


def test_a_change_stands_there_before_it_leaves(journal, clock):
    SetupJournal(journal, SOURCE, clock=clock).begin(CHANGE, {"update": True}, {"update": False})

    found = entry(journal)
    assert (found.verb, found.state, found.sent_at) == ("set_switches", State.SENT, 1000.0)
    assert (found.before, found.settings) == ({"settings": {"update": True}}, {"update": False})
    assert (found.email, found.text) == ("", "Turn off “Update user details”")


@pytest.mark.parametrize(
    ("facts", "later", "state", "still_open"),
    [
        (OFF, 1.0, State.VERIFIED, False),
        (whole(), 1.0, State.ACCEPTED, True),
        (whole(), PATIENCE + 1, State.UNKNOWN, False),
    ],
)
def test_what_is_open_is_settled_by_a_read_or_by_time(
    journal, clock, facts, later, state, still_open
):
    ours = SetupJournal(journal, SOURCE, clock=clock)
    number = ours.begin(CHANGE, {"update": True}, {"update": False})
    ours.answered(number, State.ACCEPTED, "Accepted", "req-1")
    clock.now += later

    ours.settle_open(facts)

    assert (entry(journal).state, ours.open) == (state, still_open)
    assert entry(journal).request_id == "req-1"


@pytest.mark.parametrize(
    "facts",
    [
        whole(features=failed(Unreadable(Service.OKTA, "x"))),
        whole(features=Fact()),
        whole(features=replace(OFF.features, at=999.0)),  # as it was before it was sent
    ],
)
def test_what_no_read_since_could_tell_stays_open_however_late_it_is(journal, clock, facts):
    ours = SetupJournal(journal, SOURCE, clock=clock)
    number = ours.begin(CHANGE, {"update": True}, {"update": False})
    ours.answered(number, State.UNKNOWN, "The answer was lost")
    clock.now += PATIENCE + 1

    ours.settle_open(facts)

    assert (entry(journal).state, entry(journal).settled_at) == (State.UNKNOWN, None)
    assert ours.open


def test_what_never_left_was_not_done(journal, clock):
    setting = Setting("set_switches", {"update": True}, {"update": False}, "Turn off")
    journal.begin_setting("run-1", setting, source=SOURCE, now=1000.0)

    SetupJournal(journal, SOURCE, clock=clock).settle_open(OFF)

    assert entry(journal).state is State.SKIPPED


def test_other_companies_and_people_are_left_alone(journal, clock):
    setting = Setting("set_switches", {}, {"update": False}, "Turn off")
    journal.begin_setting("run-1", setting, source="other", now=1000.0)

    SetupJournal(journal, SOURCE, clock=clock).settle_open(OFF)

    assert entry(journal).state is State.PLANNED


def test_a_second_copy_says_why_it_writes_nothing(journal, clock, tmp_path):
    second = Journal.open(tmp_path / "journal.sqlite3")

    ours = SetupJournal(second, SOURCE, clock=clock)
    ours.settle_open(OFF)

    assert "Another copy" in ours.locked
    assert SetupJournal(journal, SOURCE, clock=clock).locked == ""
    second.close()
