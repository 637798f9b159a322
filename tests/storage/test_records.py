"""Tests for storage/records.py."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.comparisons import comparison, comparisons, context
from tests.support.people import NOW
from zoomprov_gui.domain.actions import Plan, Route
from zoomprov_gui.domain.facts import Facts, Goal, facts_document
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.storage.database import open_to_write
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import PIECE, State, entry_of, new_row, new_run_id

COLUMNS = """
SELECT :entry_id AS entry_id, :run AS run, :email AS email, :name AS name, :zoom_id AS zoom_id,
  :okta_user_id AS okta_user_id, :verb AS verb, :route AS route, :goal AS goal, :state AS state,
  :before AS before, NULL AS after, NULL AS sent_at, NULL AS answered_at,
  :settled_at AS settled_at, NULL AS request_id, :text AS text, :takes_from AS takes_from,
  :change AS change, :undoes AS undoes
"""


@given(st.lists(comparisons(), max_size=4), st.sampled_from(Route))
@settings(max_examples=50)
def test_every_row_of_every_plan_comes_back_as_it_was(people, route):
    plan = plan_take_away(people, route, context())

    with closing(open_to_write(Path(":memory:"))) as database:
        database.row_factory = sqlite3.Row
        entries = [
            entry_of(database.execute(COLUMNS, new_row(number, "r1", row, NOW)).fetchone())
            for number, row in enumerate(plan.rows)
        ]

    for row, entry in zip(plan.rows, entries, strict=True):
        assert (entry.email, entry.name, entry.verb) == (row.email, row.name, row.verb.value)
        assert (entry.route, entry.zoom_id) == (row.route.value, row.facts.zoom_id)
        assert entry.before == facts_document(row.facts)
        assert entry.state is (State.PLANNED if row.action else State.SKIPPED)
        assert entry.settled_at == (None if row.action else NOW)
        if row.action:
            assert entry.goal == row.action.goal
            assert entry.change == row.action.change
            assert set(entry.takes_from) == row.action.takes_from
            assert entry.okta_user_id == row.action.okta_user_id


def test_a_long_journal_is_laid_out_in_pieces_and_told_as_ever(tmp_path):
    people = [comparison(f"p{n}@acme.example") for n in range(2 * PIECE + 1)]
    plan = plan_take_away(people, Route.AUTO, context())
    with closing(Journal.open(tmp_path / "journal.sqlite3")) as journal:
        journal.begin("r1", plan, source="acme.okta.com", now=NOW)

        pieces = len(list(journal.in_pieces()))
        (run,) = journal.runs()

        assert pieces == 3
        assert len(run.entries) == 2 * PIECE + 1
        assert journal.runs()[0].entries[-1] is run.entries[-1]


def test_run_ids_sort_by_time_and_differ_within_a_second():
    ids = {new_run_id(NOW) for _ in range(20)}

    assert len(ids) > 15
    assert all(run.startswith("20231114-221320-") for run in ids)
    assert new_run_id()[:2] == "20"


@pytest.mark.parametrize(
    ("goal", "after", "shown"),
    [
        (Goal(assigned=True, nobody_left=True), Facts(assigned=True), True),
        (Goal(assigned=True, nobody_left=True), Facts(assigned=False), False),
        (Goal(assigned=False, zoom_on=False), Facts(assigned=False, zoom_status="active"), True),
        (Goal(zoom_on=False), Facts(zoom_status="inactive"), False),
        (Goal(assigned=True), None, False),
    ],
)
def test_what_a_read_showed_of_okta_is_told_of_an_entry(tmp_path, goal, after, shown):
    action = replace(plan_take_away([comparison()], Route.ZOOM, context()).actions[0], goal=goal)
    row = replace(plan_take_away([comparison()], Route.ZOOM, context()).rows[0], action=action)
    with closing(Journal.open(tmp_path / "journal.sqlite3")) as journal:
        (entry_id,) = journal.begin("r1", Plan(rows=(row,)), source="acme.okta.com", now=NOW)

        journal.reword(entry_id, "Shown so far.", after)
        journal.reword(entry_id, "Nothing new.")

        (entry,) = journal.runs("r1")[0].entries
    assert (entry.shown_in_okta, entry.text) == (shown, "Nothing new.")
