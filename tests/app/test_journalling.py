LEAVER = "goran.eze@acme.example"


def test_a_fresh_journal_is_empty_and_says_so(console):
    assert console.run("journal", "--json").json == {"runs": []}
    assert "written nothing yet" in console.run("journal").out


def test_a_run_stands_in_the_journal_with_what_was_before_and_after(console):
    run = console.run("deactivate", "--sandbox", LEAVER, "--yes", "--json").json["run"]

    ended = console.run("journal", "--json", "--run", run)

    [found] = ended.json["runs"]
    assert (found["run"], found["source"]) == (run, "sandbox small-office")
    [entry] = found["entries"]
    assert (entry["email"], entry["verb"], entry["route"]) == (LEAVER, "turn_off_in_zoom", "zoom")
    assert (entry["state"], entry["shown_in_okta"]) == ("verified", False)  # nothing of Okta's
    assert entry["before"]["zoom"]["type_label"] == "Licensed"
    assert entry["after"]["zoom"]["type_label"] == "Basic (Deactivated)"
    assert entry["sent_at"] <= entry["settled_at"]
    assert entry["request_id"]


def test_the_newest_run_is_last(console):
    first = console.run("deactivate", "--sandbox", LEAVER, "--yes", "--json", "--no-wait")
    second = console.run("deactivate", "--sandbox", LEAVER, "--yes", "--json", "--no-wait")

    runs = [run["run"] for run in console.run("journal", "--json").json["runs"]]

    assert runs == [first.json["run"], second.json["run"]]


def test_a_run_that_is_not_there_is_a_wrong_word(console):
    assert console.run("journal", "--run", "20260101-000000-ffff").code == 2


def test_people_read_the_journal_as_a_table(console):
    console.run("deactivate", "--sandbox", LEAVER, "--yes", "--no-wait")

    shown = console.run("journal").out

    assert "sandbox small-office" in shown
    assert LEAVER in shown
