"""Tests for app/carrying_out.py: what every command that writes does."""

from contextlib import closing

import pytest

from zoomprov_gui.app import exits
from zoomprov_gui.app.carrying_out import code_of_outcome
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.storage.journal import Journal

LEAVER = "goran.eze@acme.example"
ADMIN = "carlos.neri@acme.example"


def test_people_read_the_plan_before_the_results(console):
    ended = console.run("deactivate", "--sandbox", LEAVER, "--yes")

    assert ended.out.startswith("This is the plan:")
    assert "takes back the paid licence" in ended.out
    assert ended.out.index("takes back") < ended.out.index("Basic (Deactivated)")
    assert ended.err == ""


def test_where_the_journal_cannot_be_kept_nothing_is_sent_and_the_table_still_shows(console):
    folder = console.folder / "sandbox"
    (folder / "journal.sqlite3").mkdir(parents=True)

    compared = console.run("compare", "--sandbox", "--json")
    ended = console.run("deactivate", "--sandbox", LEAVER, "--yes", "--json")

    assert len(compared.json["people"]) > 60
    assert ended.code == 4
    assert "journal" in ended.json["plan"][0]["skipped"]
    assert ended.json["run"] is None
    assert {result["outcome"] for result in ended.json["results"]} == {"skipped"}


def test_nothing_is_sent_without_yes_and_the_journal_stays_empty(console):
    plain = console.run("deactivate", "--sandbox", LEAVER)
    dry = console.run("deactivate", "--sandbox", LEAVER, "--dry-run", "--yes", "--json")

    assert (plain.code, dry.code) == (0, 0)
    assert "Add --yes" in plain.err
    assert dry.json["results"] == []
    assert console.run("journal", "--json").json == {"runs": []}


def test_nobody_is_told_to_send_a_plan_of_nothing(console):
    ended = console.run("deactivate", "--sandbox", "helena.brandt@acme.example")

    assert ended.code == 4
    assert ended.err == "Nothing was sent.\n"


def test_a_simulated_company_that_begins_anew_contradicts_nothing_that_was_done_before(console):
    console.run("deactivate", "--sandbox", LEAVER, "--yes")

    ended = console.run("licence", "--sandbox", "beatrix.holm@acme.example", "--to", "basic")

    assert ended.err == "Nothing was sent. Add --yes to send this.\n"
    [run] = console.run("journal", "--json").json["runs"]
    assert run["entries"][0]["state"] == "verified"


def test_why_nobody_can_be_turned_off_is_told_with_what_to_do(console, unreachable):
    ended = console.run("deactivate", "--connection", unreachable, LEAVER, "--yes", "--json")

    assert ended.code == 3
    assert "Okta was not read completely" in ended.err
    assert "Zoom was not read completely" in ended.err
    assert ended.json["results"][0]["outcome"] == "skipped"


def test_nothing_is_sent_when_whoever_should_read_the_plan_has_left(console, monkeypatch):
    def gone():
        raise BrokenPipeError

    monkeypatch.setattr("zoomprov_gui.app.console.flush", gone)
    monkeypatch.setattr("zoomprov_gui.app.console.drop_output", lambda: None)

    ended = console.run("deactivate", "--sandbox", LEAVER, "--yes")

    assert ended.code == 130
    assert console.run("journal", "--json").json == {"runs": []}


def test_a_second_copy_asks_nothing_of_what_the_first_one_is_sending(console):
    console.run("deactivate", "--sandbox", LEAVER, "--yes", "--no-wait")

    with closing(Journal.open(console.folder / "sandbox" / "journal.sqlite3")):
        ended = console.run("deactivate", "--sandbox", LEAVER, "--yes", "--json")

    assert ended.code == 4
    assert "another copy" in ended.json["results"][0]["text"].casefold()
    assert "checking what happened" not in ended.err


def test_tables_for_people_hold_the_words_of_the_window_and_no_keys(console):
    ended = console.run("deactivate", "--sandbox", LEAVER, ADMIN, "--yes")
    journal = console.run("journal")

    plan, results = ended.out.split("This is what became of it:")
    assert "Turn off in Zoom" in plan
    assert "Left out" in plan
    assert "Done, read back" in results
    assert "Not sent" in results
    assert "Done, read back" in journal.out
    assert "_" not in ended.out + journal.out
    assert "verified" not in ended.out + journal.out


def test_what_no_read_can_show_is_called_as_the_plan_says_and_accepted_for_good(console):
    ended = console.run("end-sessions", "--sandbox", "niko.laine@acme.example", "--yes")
    journal = console.run("journal")

    assert "End sessions in Zoom" in ended.out
    assert "Sent, not proven" in ended.out
    assert "Accepted" in journal.out


@pytest.mark.parametrize(
    ("outcome", "waited", "code"),
    [
        (Outcome.VERIFIED, True, exits.DONE),
        (Outcome.ACCEPTED, True, exits.ATTENTION),
        (Outcome.ACCEPTED, False, exits.DONE),
        (Outcome.REFUSED, True, exits.NOT_ALL_WRITTEN),
        (Outcome.UNKNOWN, False, exits.NOT_ALL_WRITTEN),
        (Outcome.SKIPPED, True, exits.NOT_ALL_WRITTEN),
    ],
)
def test_a_write_has_one_code_whatever_it_was_about(outcome, waited, code):
    assert code_of_outcome(outcome, waited=waited) == code
