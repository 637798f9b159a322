"""Tests for storage/records.py."""

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.comparisons import comparison, comparisons, context
from tests.support.people import NOW
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.facts import facts_document
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.storage.database import open_to_write
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import PIECE, State, entry_of, new_row

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
