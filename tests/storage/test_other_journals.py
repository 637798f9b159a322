"""The day's limit counts what any journal on this computer tells of a company."""

from contextlib import closing

import pytest

from tests.support.comparisons import comparison, context
from tests.support.people import NOW
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.storage.journal import DAY, Journal
from zoomprov_gui.storage.other_journals import OtherJournals
from zoomprov_gui.storage.records import State

SOURCE = "acme.okta.com"
ANA, BO = "ana@acme.example", "bo@acme.example"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.sqlite3"


def take(path, email, *, at=NOW, source=SOURCE, state=State.VERIFIED):
    plan = plan_take_away([comparison(email)], Route.AUTO, context())
    with closing(Journal.open(path)) as journal:
        run = f"run-{email}-{at}-{source}"
        (entry,) = journal.begin(run, plan, source=source, now=at)
        journal.sent(entry, Facts(), at, counted_at=at)
        journal.settle(entry, state, "", at)


def test_who_lost_zoom_by_another_way_counts_for_a_day(path):
    take(path, ANA)
    take(path, BO, at=NOW - DAY - 1)
    others = OtherJournals(lambda: [path], SOURCE)

    assert others.taken(NOW - DAY) == {person_key(ANA)}
    assert others.taken(NOW) == frozenset()


def test_another_company_and_what_was_refused_do_not_count(path):
    take(path, ANA, source="other.okta.com")
    take(path, BO, state=State.REFUSED)

    assert OtherJournals(lambda: [path], SOURCE).taken(NOW - DAY) == frozenset()


def test_what_is_written_meanwhile_is_seen_and_what_is_not_is_not_read_again(path, monkeypatch):
    take(path, ANA)
    others = OtherJournals(lambda: [path], SOURCE)
    others.taken(NOW - DAY)
    others.taken(NOW - DAY)  # reading it may have left files beside it
    take(path, BO)

    after = others.taken(NOW - DAY)
    others.taken(NOW - DAY)
    monkeypatch.setattr("zoomprov_gui.storage.other_journals.open_to_read", None)
    again = others.taken(NOW - DAY)

    assert after == again == {person_key(ANA), person_key(BO)}


def test_a_journal_that_is_not_there_or_none_tells_nothing(path, tmp_path):
    (tmp_path / "none.sqlite3").write_text("x" * 5000)
    others = OtherJournals(lambda: [path, tmp_path / "none.sqlite3"], SOURCE)

    assert others.taken(0.0) == frozenset()
    assert OtherJournals().taken(0.0) == frozenset()
