"""Tests for storage/journal.py: what a journal promises to whoever is killed, full or second."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.comparisons import assigned, comparison, context
from tests.support.people import NOW, account
from zoomprov_gui.domain.actions import Plan, Route
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.storage.database import VERSION
from zoomprov_gui.storage.journal import Journal, read_runs
from zoomprov_gui.storage.records import State

SOURCE = "acme.okta.com"
ROOT = Path(__file__).parents[2]
FACTS = Facts(zoom_id="z1", zoom_status="active", licence=2)
OFF = FACTS._replace(zoom_status="inactive", licence=1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def journal(path):
    with closing(Journal.open(path)) as journal:
        yield journal


def plan_for(*emails):
    return plan_take_away([comparison(email) for email in emails], Route.AUTO, context())


def begin(journal, run="r1", plan=None, source=SOURCE, now=NOW):
    return journal.begin(run, plan or plan_for("ana@acme.example"), source=source, now=now)


def only_entry(journal):
    ((entry,),) = [run.entries for run in journal.runs()]
    return entry


def test_the_whole_plan_stands_there_before_anything_is_sent(journal):
    admin = comparison("cy@acme.example", account=account(role_id="1"))
    people = [comparison("ana@acme.example"), admin]

    begin(journal, plan=plan_take_away(people, Route.AUTO, context()))

    ((first, second),) = [run.entries for run in journal.runs()]
    assert (first.state, first.sent_at, first.settled_at) == (State.PLANNED, None, None)
    assert (second.state, second.settled_at) == (State.SKIPPED, NOW)
    assert second.text.startswith("Zoom admin")
    assert first.before["zoom"]["type"] == 2


def test_an_entry_goes_from_planned_to_sent_to_accepted_to_verified(journal):
    (entry_id,) = begin(journal)
    states = [only_entry(journal).state]

    journal.sent(entry_id, FACTS, NOW + 1)
    states.append(only_entry(journal).state)
    journal.answered(entry_id, State.ACCEPTED, "taken", NOW + 2, request_id="req-1")
    states.append(only_entry(journal).state)
    journal.settle(entry_id, State.VERIFIED, "it is off", NOW + 4, after=OFF)

    entry = only_entry(journal)
    assert [*states, entry.state] == [
        State.PLANNED,
        State.SENT,
        State.ACCEPTED,
        State.VERIFIED,
    ]
    assert (entry.sent_at, entry.answered_at, entry.settled_at) == (NOW + 1, NOW + 2, NOW + 4)
    assert (entry.request_id, entry.text) == ("req-1", "it is off")
    assert entry.after["zoom"]["status"] == "inactive"


def test_before_is_what_was_read_just_before_the_request_left(journal):
    (entry_id,) = begin(journal)

    journal.sent(entry_id, FACTS._replace(licence=4), NOW)

    assert only_entry(journal).before["zoom"]["type"] == 4


def test_all_of_it_is_there_after_opening_again(path):
    with closing(Journal.open(path)) as journal:
        (entry_id,) = begin(journal)
        journal.sent(entry_id, FACTS, NOW)

    with closing(Journal.open(path)) as again:
        assert only_entry(again).state is State.SENT
        assert again.notice == ""


def test_runs_are_listed_newest_last_and_can_be_asked_for_one_by_one(journal):
    begin(journal, "r1", now=NOW)
    begin(journal, "r2", now=NOW + 5)

    assert [run.run for run in journal.runs()] == ["r1", "r2"]
    assert [run.run for run in journal.runs("r1")] == ["r1"]
    assert journal.runs("r9") == ()


def test_what_nobody_knows_the_end_of_is_told_apart_by_company(journal):
    (ours,) = begin(journal, "r1")
    begin(journal, "r2", source="other.okta.com")
    (done,) = begin(journal, "r3")
    journal.settle(done, State.VERIFIED, "", NOW)

    assert [entry.entry_id for entry in journal.unsettled(SOURCE)] == [ours]


def test_the_latest_write_about_a_person_is_found_by_any_spelling_of_the_address(journal):
    (first,) = begin(journal, "r1")
    (second,) = begin(journal, "r2")
    journal.sent(first, FACTS, NOW)
    journal.sent(second, FACTS, NOW + 1)
    begin(journal, "r3")

    found = journal.last_write(SOURCE, "ANA@acme.example")

    assert found is not None
    assert found.run == "r2"
    assert journal.last_write(SOURCE, "nobody@acme.example") is None
    assert journal.last_write("other.okta.com", "ana@acme.example") is None


def test_a_name_cannot_leave_its_place_in_a_statement(journal):
    mean = comparison("o'hara\"; DROP TABLE entry;--@acme.example", name="Robert'); DROP TABLE run")

    begin(journal, plan=plan_take_away([mean], Route.AUTO, context()))

    assert only_entry(journal).name == "Robert'); DROP TABLE run"


def test_two_writes_about_one_person_are_two_entries(journal):
    person = assigned()
    unlinked = assigned(assignment=person.assignment._replace(external_id=""))

    entries = begin(journal, plan=plan_take_away([unlinked], Route.AUTO, context()))

    assert len(entries) == 2


def test_an_empty_plan_is_a_run_without_entries(journal):
    assert begin(journal, plan=Plan(rows=())) == ()
    assert [run.entries for run in journal.runs()] == [()]


# --- bad luck


def test_a_second_copy_shows_everything_writes_nothing_and_says_so(path):
    with closing(Journal.open(path)) as first:
        begin(first)
        second = Journal.open(path)
        with closing(second):
            assert second.read_only
            assert "Another copy" in second.notice
            assert len(second.runs()) == 1
            with pytest.raises(Unsaved) as caught:
                begin(second, "r2")

    assert caught.value.cause == "in_use"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody remove an open file")
def test_a_second_copy_of_an_empty_journal_opens_as_well(path, monkeypatch):
    with closing(Journal.open(path)):
        path.unlink()
        second = Journal.open(path)
        with closing(second):
            assert second.runs() == ()
            assert second.read_only


def test_the_lock_ends_with_its_process(path):
    program = f"""
import os
from pathlib import Path
from zoomprov_gui.storage.database import VERSION
from zoomprov_gui.storage.journal import Journal
journal = Journal.open(Path({str(path)!r}))
assert not journal.read_only
os.kill(os.getpid(), 9)
"""
    ended_by_9 = 9 if sys.platform == "win32" else -signal.SIGKILL

    assert run_python(program).returncode == ended_by_9

    with closing(Journal.open(path)) as journal:
        assert not journal.read_only


def test_a_damaged_journal_is_kept_under_another_name_and_the_notice_says_so(path):
    with closing(Journal.open(path)) as journal:
        for number in range(30):
            begin(journal, f"r{number}")
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(bytes(content))

    with closing(Journal.open(path)) as journal:
        assert "damaged" in journal.notice
        assert journal.runs() == ()
        begin(journal)

    (aside,) = path.parent.glob("journal-damaged-*.sqlite3")
    assert aside.read_bytes()[4096:12288] == b"\xff" * 8192
    assert aside.name in journal.notice


def test_an_entry_whose_facts_were_damaged_is_damage_and_not_a_crash_later(path):
    with closing(Journal.open(path)) as journal:
        begin(journal)
    content = path.read_bytes()
    path.write_bytes(content.replace(b'{"okta": {', b'{"okta": [', 1))

    with closing(Journal.open(path)) as journal:
        assert "damaged" in journal.notice


def test_a_read_that_fails_is_told_and_not_guessed(journal):
    journal._database.close()

    with pytest.raises(Unsaved) as caught:
        journal.runs()

    assert caught.value.cause == "failed"


def test_two_damaged_journals_within_a_second_are_both_kept(path):
    path.parent.mkdir()
    for text in (b"not a database, first", b"not a database, second"):
        path.write_bytes(text * 100)
        with closing(Journal.open(path)):
            pass

    kept = {file.read_bytes()[:23].decode()[16:] for file in path.parent.glob("*-damaged-*")}
    assert len(kept) == 2


def test_somebody_elses_database_is_set_aside_too(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE holiday (day TEXT)")

    with closing(Journal.open(path)) as journal:
        assert "damaged" in journal.notice


def test_a_newer_versions_journal_is_refused_and_left_alone(path):
    with closing(Journal.open(path)) as journal:
        begin(journal)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    before = path.read_bytes()

    with pytest.raises(Unsaved) as caught:
        Journal.open(path)

    assert caught.value.cause == "newer"
    assert path.read_bytes() == before
    with pytest.raises(Unsaved):
        read_runs(path)


def test_a_refused_journal_lets_go_of_its_lock(path):
    with closing(Journal.open(path)):
        pass
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(Unsaved):
        Journal.open(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {VERSION}")

    with closing(Journal.open(path)) as journal:
        assert not journal.read_only


def test_on_a_disk_without_locks_nobody_writes_and_no_other_copy_is_blamed(path, no_locks):
    with pytest.raises(Unsaved) as caught:
        Journal.open(path)

    assert caught.value.cause == "no_locks"
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Unsaved) as caught:
        Journal.open(tmp_path / "file" / "journal.sqlite3")

    assert caught.value.cause == "not_allowed"
    assert "journal.sqlite3" in caught.value.path


@pytest.mark.skipif(sys.platform == "win32", reason="folders there know no such permission")
def test_a_folder_that_may_only_be_read_is_refused_with_its_cause(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    program = f"""
import os
from pathlib import Path
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.database import VERSION
from zoomprov_gui.storage.journal import Journal
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    Journal.open(Path({str(folder)!r}) / "journal.sqlite3")
except Unsaved as error:
    print(error.cause)
"""
    for parent in folder.parents:
        if parent.stat().st_uid == os.getuid() and parent != Path(parent.anchor):
            parent.chmod(parent.stat().st_mode | 0o011)

    result = run_python(program)

    assert result.stdout.split() == ["not_allowed"], result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_full_disk_loses_nothing_that_was_kept_and_says_so(path):
    program = f"""
import resource
from pathlib import Path
from tests.storage.test_journal import FACTS, begin, plan_for
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.journal import Journal
journal = Journal.open(Path({str(path)!r}))
(entry,) = begin(journal)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
kept = 0
try:
    for number in range(10_000):
        begin(journal, f"full{{number}}", plan_for("ana@acme.example"))
        kept += 1
except Unsaved as error:
    print(kept, error.cause)
"""
    kept, cause = run_python(program).stdout.split()

    assert cause in {"full", "failed"}
    with closing(Journal.open(path)) as journal:
        assert len(journal.runs()) == int(kept) + 1
        assert all(len(run.entries) == 1 for run in journal.runs())


STEPS = {
    "nothing": "",
    "the plan": "begin(journal)",
    "the sending": "journal.sent(begin(journal)[0], FACTS, 1.0)",
    "the answer": "e, = begin(journal); journal.sent(e, FACTS, 1.0);"
    " journal.answered(e, State.ACCEPTED, '', 2.0)",
    "the end": "e, = begin(journal); journal.sent(e, FACTS, 1.0);"
    " journal.settle(e, State.VERIFIED, '', 3.0)",
}
STATES = [None, "planned", "sent", "accepted", "verified"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
@pytest.mark.parametrize(("step", "state"), list(zip(STEPS, STATES, strict=True)))
def test_what_was_written_before_a_kill_is_there_after_it(path, step, state):
    program = f"""
import os
from pathlib import Path
from tests.storage.test_journal import FACTS, begin
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import State
journal = Journal.open(Path({str(path)!r}))
{STEPS[step]}
os.kill(os.getpid(), 9)
"""
    ended_by_9 = 9 if sys.platform == "win32" else -signal.SIGKILL

    assert run_python(program).returncode == ended_by_9

    with closing(Journal.open(path)) as journal:
        found = [entry.state.value for run in journal.runs() for entry in run.entries]
        assert found == ([] if state is None else [state])
        assert journal.notice == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_a_kill_at_any_moment_loses_no_acknowledged_row_and_doubles_none(path):
    program = f"""
import sys
from pathlib import Path
from tests.storage.test_journal import FACTS, begin
from zoomprov_gui.storage.journal import Journal
journal = Journal.open(Path({str(path)!r}))
first = len(journal.runs())
for number in range(first, first + 100_000):
    entry, = begin(journal, f"r{{number}}")
    journal.sent(entry, FACTS, 1.0)
    print(number, flush=True)
"""
    acknowledged = set()
    for lines in (1, 7, 23):
        with subprocess.Popen(
            [sys.executable, "-c", OURS + program], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            for _ in range(lines):
                acknowledged.add(f"r{process.stdout.readline().strip()}")
            process.kill()

        with closing(Journal.open(path)) as journal:
            runs = [run.run for run in journal.runs()]
            sent = [run.run for run in journal.runs() if run.entries[0].state is State.SENT]
        assert len(runs) == len(set(runs))
        assert acknowledged <= set(sent)


def test_reading_the_runs_of_no_journal_finds_none_and_makes_none(path):
    assert read_runs(path) == ()
    assert not path.parent.exists()


def test_runs_can_be_read_while_somebody_writes(path):
    with closing(Journal.open(path)) as journal:
        begin(journal)

        assert [run.run for run in read_runs(path)] == ["r1"]


def test_a_damaged_journal_is_not_moved_by_somebody_who_only_reads(path):
    path.parent.mkdir()
    path.write_bytes(b"not a database at all" * 100)

    with pytest.raises(Unsaved) as caught:
        read_runs(path)

    assert "damaged" in caught.value.reason
    assert path.exists()


def test_an_unavailable_journal_keeps_nothing_and_says_why(path):
    with closing(Journal.unavailable(path, "The disk is full.")) as journal:
        assert journal.read_only
        assert journal.runs() == ()
        with pytest.raises(Unsaved) as caught:
            begin(journal)

    assert caught.value.reason == "The disk is full."


def test_nothing_but_the_plan_reaches_the_file(journal, path):
    (entry_id,) = begin(journal)
    journal.sent(entry_id, FACTS, NOW)
    entry = only_entry(journal)

    assert set(entry.before) == {"okta", "zoom"}
    assert json.dumps(entry.before)
    if sys.platform != "win32":  # there a person's folder has its own rights
        assert path.stat().st_mode & 0o077 in {0, 0o044, 0o055}


# A package in site-packages calls itself `tests` as well; it must not stand before ours.
OURS = """
import sys, types
sys.modules["tests"] = types.ModuleType("tests")
sys.modules["tests"].__path__ = ["tests"]
"""


def run_python(program):
    return subprocess.run(
        [sys.executable, "-c", OURS + program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
