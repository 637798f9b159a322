"""A journal that somebody deletes under the program: nothing more is sent from there on."""

import sys
from contextlib import closing

import pytest

from tests.support.comparisons import comparison, context
from tests.support.people import NOW
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import State

deleting = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files that are open")


FACTS = Facts(zoom_id="z1", zoom_status="active")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(path):
    with closing(Journal.open(path)) as journal:
        yield journal


def begin(journal, run="r1"):
    plan = plan_take_away([comparison()], Route.AUTO, context())
    return journal.begin(run, plan, source="acme.okta.com", now=NOW)


@deleting
@pytest.mark.parametrize("name", ["journal.sqlite3", "journal.sqlite3.lock"])
def test_nothing_is_sent_once_the_journal_or_its_lock_was_deleted(path, journal, name):
    (entry_id,) = begin(journal)

    path.with_name(name).unlink()

    for write in (
        lambda: begin(journal, "r2"),
        lambda: journal.sent(entry_id, FACTS, NOW),
        lambda: journal.settle(entry_id, State.VERIFIED, "Off", NOW, after=FACTS),
    ):
        with pytest.raises(Unsaved) as caught:
            write()
        assert caught.value.cause == "gone"


@deleting
def test_another_file_in_the_journals_place_is_not_taken_for_it(path, journal):
    begin(journal)
    other = path.with_name("other.sqlite3")
    other.write_bytes(path.read_bytes())

    other.replace(path)

    with pytest.raises(Unsaved):
        begin(journal, "r2")
