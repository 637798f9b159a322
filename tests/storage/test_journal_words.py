"""Tests for storage/journal.py: what an entry says of itself while nobody knows its end."""

from contextlib import closing

from tests.support.comparisons import comparison, context
from tests.support.people import NOW
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import State

FACTS = Facts(zoom_id="z1", zoom_status="active", licence=2)
OFF = FACTS._replace(zoom_status="inactive", licence=1)


def text_of(journal):
    ((entry,),) = [run.entries for run in journal.runs()]
    return entry.text


def test_only_an_entry_that_is_open_is_reworded(tmp_path):
    plan = plan_take_away([comparison("ana@acme.example")], Route.AUTO, context())
    with closing(Journal.open(tmp_path / "journal.sqlite3")) as journal:
        (entry_id,) = journal.begin("r1", plan, source="acme.okta.com", now=NOW)
        journal.sent(entry_id, FACTS, NOW)
        journal.reword(entry_id, "No read shows it.")
        while_open = text_of(journal)

        journal.settle(entry_id, State.VERIFIED, "It is off.", NOW, after=OFF)
        journal.reword(entry_id, "No read shows it.")

        assert (while_open, text_of(journal)) == ("No read shows it.", "It is off.")
