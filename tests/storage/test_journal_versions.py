"""Tests for storage/journal.py: a journal that an older version of this program wrote."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.support.people import NOW
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.storage.database import VERSION
from zoomprov_gui.storage.journal import Journal, read_runs
from zoomprov_gui.storage.records import State

# As version 1 of the journal made it; what customers have must open for ever (RELIABILITY.md P33).
FIRST = f"""
CREATE TABLE run (run TEXT PRIMARY KEY, started_at REAL NOT NULL, source TEXT NOT NULL) STRICT;
CREATE TABLE entry (
  entry_id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES run (run), email TEXT NOT NULL,
  name TEXT NOT NULL, zoom_id TEXT NOT NULL, okta_user_id TEXT NOT NULL, verb TEXT NOT NULL,
  route TEXT NOT NULL, goal TEXT NOT NULL CHECK (json_valid(goal)), state TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  sent_at REAL, answered_at REAL, settled_at REAL, request_id TEXT, text TEXT NOT NULL
) STRICT;
CREATE INDEX entry_run ON entry (run);
CREATE INDEX entry_state ON entry (state);
INSERT INTO run VALUES ('r1', {NOW}, 'acme.okta.com');
INSERT INTO entry VALUES
  (1, 'r1', 'Ana@acme.example', 'Ana Silva', 'z1', 'u1', 'turn_off_in_zoom', 'zoom',
   '{{"zoom_on": false, "assigned": null, "person_on": null}}', 'verified',
   '{{"okta": null, "zoom": null}}', NULL, {NOW}, {NOW}, {NOW}, 'req', 'off'),
  (2, 'r1', 'bo@acme.example', 'Bo', 'z2', 'u2', 'turn_on_in_zoom', 'zoom',
   '{{"zoom_on": true, "assigned": null, "person_on": null}}', 'sent',
   '{{"okta": null, "zoom": null}}', NULL, {NOW}, NULL, NULL, NULL, 'on');
PRAGMA user_version = 1;
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "journal.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(FIRST)
    return path


def test_it_is_brought_into_todays_shape_and_loses_nothing(path):
    with closing(Journal.open(path)) as journal:
        [run] = journal.runs()
        taken = journal.taken("acme.okta.com", NOW + 60)

    first, second = run.entries
    assert (first.state, first.goal.zoom_on, first.request_id) == (State.VERIFIED, False, "req")
    assert (second.state, second.change.group, second.undoes) == (State.SENT, None, None)
    assert (run.actor, run.allowed, run.reason) == ("", None, "")
    assert taken == {person_key("ana@acme.example")}
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_who_only_reads_it_leaves_the_file_alone(path):
    before = path.read_bytes()

    [run] = read_runs(path)

    assert [entry.email for entry in run.entries] == ["Ana@acme.example", "bo@acme.example"]
    assert path.read_bytes() == before


def test_a_second_copy_reads_it_while_the_first_one_writes(path, tmp_path):
    old = tmp_path / "old.sqlite3"
    shutil.copy(path, old)

    with closing(Journal.open(path)) as first, closing(Journal.open(path)) as second:
        assert not first.read_only
        assert second.read_only
        assert len(second.runs()[0].entries) == 2


def test_opening_it_twice_brings_it_up_once(path):
    for _ in range(2):
        with closing(Journal.open(path)) as journal:
            assert len(journal.runs()[0].entries) == 2
