"""Tests for app/revising.py: `licence`, `email`, `end-sessions`, each in a world of its own."""

import pytest

from zoomprov_gui.app.paths import Paths
from zoomprov_gui.storage.settings import Settings, SettingsFile

BEATRIX = "beatrix.holm@acme.example"
PENDING = "rosa.consultant@partner.example"
NOBODY = "nobody@acme.example"
COMMANDS = (("licence", "--to", "basic"), ("email", "--to", "b.h@acme.example"), ("end-sessions",))


def test_a_licence_is_changed_and_read_back(console):
    ended = console.run(
        "licence", "--sandbox", BEATRIX, BEATRIX.upper(), "--to", "basic", "--yes", "--json"
    )

    assert ended.code == 0
    [row] = ended.json["plan"]
    [change] = row["changes"]
    assert (row["verb"], row["route"]) == ("set_licence", "zoom")
    assert (change["old"], change["new"]) == ("Licensed", "Basic")
    [result] = ended.json["results"]
    assert (result["outcome"], result["zoom"]["type_label"]) == ("verified", "Basic")
    assert result["fields"] == [{"field": "licence", "okta": None, "zoom": "yes"}]


def test_a_paid_licence_that_is_not_there_is_not_promised(console):
    ended = console.run("licence", "--sandbox", BEATRIX, "--to", "licensed", "--json")
    basic = console.run("licence", "--sandbox", BEATRIX, "--to", "basic", "--json")

    assert ended.code == 4
    assert ended.json["effects"] == {"needs": 0, "free": 0}
    assert "already" in ended.json["plan"][0]["skipped"]
    assert (basic.code, basic.json["results"], basic.json["run"]) == (0, [], None)


def test_an_email_is_changed_in_zoom_and_old_and_new_stand_above_the_plan(console):
    words = ("email", "--sandbox", BEATRIX, "--to", " B.Holm@acme.example ")

    told = console.run(*words)
    ended = console.run(*words, "--yes", "--json")

    assert told.out.index("B.Holm@acme.example") < told.out.index("This is the plan:")
    assert "Add --yes" in told.err
    assert ended.code == 0
    assert ended.json["results"][0]["outcome"] == "verified"
    assert ended.json["results"][0]["zoom"]["email"].casefold() == "b.holm@acme.example"


@pytest.mark.parametrize("wait", [(), ("--no-wait",)])
def test_ended_sessions_are_accepted_and_that_no_read_shows_more_is_said(console, wait):
    words = ("end-sessions", "--sandbox", BEATRIX, BEATRIX.upper(), "--yes", *wait)

    told = console.run(*words)
    ended = console.run(*words, "--json")

    assert ended.code == 0
    [result] = ended.json["results"]
    assert (result["outcome"], result["text"]) == (
        "accepted", "Zoom accepted it. No read can show more."
    )  # fmt: skip
    assert ended.json["warnings"] == [told.out.splitlines()[0]]
    assert "tells nobody whether the sessions have ended" in told.out
    [entry] = console.run("journal", "--run", ended.json["run"], "--json").json["runs"][0][
        "entries"
    ]
    assert (entry["state"], entry["settled_at"] is None) == ("accepted", False)


@pytest.mark.parametrize(("name", "more"), [(name, more) for name, *more in COMMANDS])
def test_who_cannot_be_changed_is_left_out_with_the_reason(console, name, more):
    unknown = console.run(name, "--sandbox", NOBODY, *more, "--yes", "--json")
    pending = console.run(name, "--sandbox", PENDING, *more, "--yes", "--json")

    assert (unknown.code, pending.code) == (4, 4)
    assert "Nobody with this email" in unknown.json["plan"][0]["skipped"]
    assert "cancel the invite in Zoom" in pending.json["plan"][0]["skipped"]


@pytest.mark.parametrize(("name", "more"), [(name, more) for name, *more in COMMANDS])
def test_what_was_not_read_changes_nobody(console, unreachable, name, more):
    words = ("--connection", unreachable, BEATRIX, *more, "--yes", "--json")

    ended = console.run(name, *words)

    assert ended.code == 3
    assert [result["outcome"] for result in ended.json["results"]] == ["skipped"]


@pytest.mark.parametrize(("name", "more"), [(name, more) for name, *more in COMMANDS])
def test_nothing_is_sent_without_yes(console, name, more):
    ended = console.run(name, "--sandbox", BEATRIX, *more, "--dry-run", "--yes", "--json")

    assert (ended.code, ended.json["results"]) == (0, [])
    assert console.run("journal", "--json").json == {"runs": []}


@pytest.mark.parametrize(("name", "more"), [(name, more) for name, *more in COMMANDS])
def test_read_only_mode_changes_nobody_and_says_why(console, name, more):
    settings = Paths.of(str(console.folder)).sandbox.settings
    SettingsFile(settings).save(Settings(read_only=True))

    ended = console.run(name, "--sandbox", BEATRIX, *more, "--yes", "--json")

    assert ended.code == 4
    assert "Read-only mode" in ended.json["plan"][0]["skipped"]
    assert [result["outcome"] for result in ended.json["results"]] == ["skipped"]


@pytest.mark.parametrize(
    ("command", "scope"),
    [
        (COMMANDS[0], "user:update:user:admin"),
        (COMMANDS[1], "user:update:email:admin"),
        (COMMANDS[2], "user:delete:token:admin"),
    ],
)
def test_a_permission_that_zoom_does_not_give_is_named_and_ends_with_5(
    console, world, command, scope
):
    world.faults.set(f"zoom:scope-removed:scope={scope}")
    name, *more = command

    ended = console.run(name, "--sandbox", BEATRIX, *more, "--yes", "--json")

    assert ended.code == 5
    assert scope in ended.json["results"][0]["text"]
    assert world.zoom_user(BEATRIX).type == 2
