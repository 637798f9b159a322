"""Tests for app/undoing.py: the `undo` command."""


def test_a_run_that_is_not_there_is_named(console):
    ended = console.run("undo", "20260101-000000-0000", "--sandbox", "small-office", "--dry-run")

    assert ended.code == 2
    assert "no run" in ended.err


def test_where_the_world_is_another_nothing_is_sent(console):
    done = console.run("deactivate", "--sandbox", "goran.eze@acme.example", "--yes", "--json")

    ended = console.run("undo", done.json["run"], "--sandbox", "small-office", "--yes", "--json")

    assert ended.code == 4
    assert "Changed since" in ended.json["plan"][0]["skipped"]
    assert ended.json["undoes"] == done.json["run"]


def test_an_edit_is_taken_back_and_zoom_is_watched_as_it_was_the_first_time(console, world):
    words = ("beatrix.holm@acme.example", "--set", "department=Surgery")
    done = console.run("edit", "--sandbox", *words, "--yes", "--json")

    ended = console.run("undo", done.json["run"], "--sandbox", "--yes", "--json")

    [row] = ended.json["plan"]
    [change] = row["changes"]
    assert (ended.code, change["old"], change["new"]) == (0, "Surgery", "Clinical staff")
    assert ended.json["results"][0]["fields"] == [
        {"field": "department", "okta": "yes", "zoom": "yes"}
    ]
    assert world.zoom_user("beatrix.holm@acme.example").dept == "Clinical staff"


def test_a_run_is_taken_back_for_one_of_its_people(console, world):
    people = ("niko.laine@acme.example", "goran.eze@acme.example")
    done = console.run("deactivate", "--sandbox", *people, "--route", "zoom", "--yes", "--json")
    words = ("undo", done.json["run"], "--sandbox", "--only", people[0].upper())

    ended = console.run(*words, "--yes", "--json")

    assert {row["email"] for row in ended.json["plan"]} == {people[0]}
    assert [world.zoom_user(one).status for one in people] == ["active", "inactive"]


def test_who_is_not_in_a_run_is_named_and_nothing_is_sent(console, world):
    done = console.run("deactivate", "--sandbox", "goran.eze@acme.example", "--yes", "--json")
    words = ("undo", done.json["run"], "--sandbox", "--only", "ada@acme.example")

    ended = console.run(*words, "--yes")

    assert ended.code == 2
    assert "about ada@acme.example" in ended.err
    assert "--only" in ended.err
