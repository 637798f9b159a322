"""Tests for app/editing.py: the `edit` command. Each command has a world of its own."""

import pytest

from zoomprov_gui.app.command_line import main
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.storage.settings import Settings, SettingsFile

BEATRIX = "beatrix.holm@acme.example"


def edit(console, who, *words):
    sets = [part for word in words if "=" in word for part in ("--set", word)]
    return console.run("edit", "--sandbox", who, *sets, *(w for w in words if "=" not in w))


def test_details_are_saved_in_okta_and_zoom_is_watched_field_by_field(console):
    ended = edit(console, BEATRIX, "department=Surgery", "title=Surgeon", "--yes", "--json")

    assert ended.code == 0
    [row] = ended.json["plan"]
    assert (row["verb"], row["route"], row["skipped"]) == ("edit_person", "okta", None)
    old_new = {one["field"]: (one["old"], one["new"], one["zoom"]) for one in row["changes"]}
    assert old_new["department"] == ("Clinical staff", "Surgery", True)
    assert old_new["title"][1:] == ("Surgeon", False)
    [result] = ended.json["results"]
    assert result["outcome"] == "verified"
    assert result["fields"] == [
        {"field": "department", "okta": "yes", "zoom": "yes"},
        {"field": "title", "okta": "yes", "zoom": None},
    ]


def test_that_zoom_keeps_the_old_email_is_said_before_it_is_saved_with_the_way_to_change_it(
    console,
):
    told = edit(console, BEATRIX, "email=b.holm@acme.example")

    warning, _, rest = told.out.partition("This is the plan:")
    assert told.code == 0
    assert "does not send email changes to Zoom" in warning
    source = f"--sandbox small-office --data-dir {console.folder}"
    command = f"zoomprov email {source} {BEATRIX} --to b.holm@acme.example"
    assert command in warning
    assert rest
    assert console.run("journal", "--json").json == {"runs": []}


def test_without_a_folder_for_its_data_the_named_command_names_none(monkeypatch, tmp_path, capsys):
    usual = Paths.of(str(tmp_path))
    monkeypatch.setattr("zoomprov_gui.app.command_line.Paths.of", lambda _named: usual)
    new = "b.holm@acme.example"

    code = main(["edit", "--sandbox", "small-office", BEATRIX, "--set", f"email={new}"])

    assert code == 0
    command = f"zoomprov email --sandbox small-office {BEATRIX} --to {new}"
    assert command in capsys.readouterr().out


def test_an_edited_email_is_read_back_with_the_one_that_zoom_still_shows(console):
    ended = edit(console, BEATRIX, "email=b.holm@acme.example", "--yes")

    assert ended.code == 0
    assert f"Zoom still shows the email {BEATRIX}: Okta sends no change of an email." in ended.out


def test_without_waiting_no_table_tells_of_reads_that_nobody_made(console):
    waited = edit(console, BEATRIX, "title=Surgeon", "--yes")
    sent = edit(console, BEATRIX, "title=Surgeon", "--yes", "--no-wait")

    assert "SEEN IN OKTA" in waited.out
    assert "SEEN IN OKTA" not in sent.out


def test_the_command_that_was_named_changes_the_email(console):
    warned = edit(console, BEATRIX, "login=b.holm@acme.example", "--json")
    [warning] = warned.json["warnings"]

    command = warning.partition("zoomprov ")[2].split()
    ended = console.run(*command, "--yes", "--json")

    assert ended.json["results"][0]["outcome"] == "verified"


def test_where_no_program_can_change_the_email_in_zoom_that_is_said_instead(console):
    ended = edit(console, "carlos.neri@acme.example", "email=c.neri@acme.example", "--json")

    [warning] = ended.json["warnings"]
    assert "no program change an admin's email" in warning
    assert "zoomprov email" not in warning


def test_a_group_is_renamed_and_read_back(console):
    ended = edit(console, "GROUP:front desk", "Name=Reception", "--yes", "--json")

    assert ended.code == 0
    [row] = ended.json["plan"]
    [change] = row["changes"]
    assert row["verb"] == "edit_group"
    assert (change["old"], change["new"], change["zoom"]) == ("Front desk", "Reception", False)
    assert ended.json["results"][0]["outcome"] == "verified"
    assert "warnings" not in ended.json


@pytest.mark.parametrize(
    ("who", "change", "verb", "why"),
    [
        ("nobody@acme.example", "title=Dr", "edit_person", "Nobody in Okta"),
        ("group:Nope", "name=Yes", "edit_group", "no group with this name"),
        (BEATRIX, "firstName=Beatrix", "edit_person", "what Okta has already"),
        (BEATRIX, "lastName=", "edit_person", "needs a last name"),
        ("group:Front desk", "name=", "edit_group", "needs a name"),
    ],
)
def test_what_cannot_be_saved_is_left_out_with_the_reason(console, who, change, verb, why):
    ended = edit(console, who, change, "--yes", "--json")

    assert ended.code == 4
    [row] = ended.json["plan"]
    assert row["verb"] == verb
    assert why in row["skipped"]
    assert [result["outcome"] for result in ended.json["results"]] == ["skipped"]


@pytest.mark.parametrize(
    ("who", "changes", "why"),
    [
        (BEATRIX, ["shoeSize=42"], "there are firstName, lastName"),
        (BEATRIX, ["name=Bea"], "no field here"),
        ("group:Front desk", ["title=Dr"], "there are name, description"),
        (BEATRIX, ["title=Dr", "TITLE=Prof"], "title is set twice"),
    ],
)
def test_a_wrong_field_is_refused_with_those_there_are(console, who, changes, why):
    ended = edit(console, who, *changes)

    assert ended.code == 2
    assert why in ended.err
    assert "--set" in ended.err


def test_a_word_that_sets_nothing_is_refused(console):
    ended = console.run("edit", "--sandbox", BEATRIX, "--set", "title")

    assert ended.code == 2
    assert "FIELD=VALUE" in ended.err


def test_nobody_is_edited_where_the_sides_do_not_answer(console, unreachable):
    words = ("--connection", unreachable, "--set", "title=Dr", "--yes")

    ended = console.run("edit", BEATRIX, *words)

    assert ended.code == 3
    assert console.run("journal", "--json").json == {"runs": []}


@pytest.mark.parametrize(
    ("who", "change"), [(BEATRIX, "title=Dr"), ("group:Front desk", "name=Reception")]
)
def test_read_only_mode_saves_nothing_and_says_why(console, who, change):
    settings = Paths.of(str(console.folder)).sandbox.settings
    SettingsFile(settings).save(Settings(read_only=True))

    ended = edit(console, who, change, "--yes", "--json")

    assert ended.code == 4
    assert "Read-only mode" in ended.json["plan"][0]["skipped"]
    assert [result["outcome"] for result in ended.json["results"]] == ["skipped"]


@pytest.mark.parametrize(
    ("who", "change", "method"),
    [(BEATRIX, "title=Dr", "POST"), ("group:Front desk", "name=Reception", "PUT")],
)
def test_what_okta_does_not_allow_us_ends_with_5(console, world, who, change, method):
    world.faults.set(f"okta:forbidden:method={method}")

    ended = edit(console, who, change, "--yes", "--json")

    assert (ended.code, ended.json["results"][0]["outcome"]) == (5, "refused")


def test_what_zoom_has_not_taken_over_yet_is_not_called_done(console, world):
    world.set_switches(update=False)

    ended = edit(console, BEATRIX, "department=Surgery", "--yes", "--json")

    [row] = ended.json["plan"]
    assert "Zoom may not hear of it" in row["effect"]
    assert row["changes"][0]["zoom"] is False
    assert ended.json["results"][0]["fields"] == [
        {"field": "department", "okta": "yes", "zoom": None}
    ]
    assert world.zoom_user(BEATRIX).dept == "Clinical staff"


def test_of_two_groups_with_one_name_none_is_renamed(console, world):
    world.add_group("Front desk")

    ended = edit(console, "group:Front desk", "name=Reception", "--yes", "--json")

    assert ended.code == 4
    assert "several groups with this name" in ended.json["plan"][0]["skipped"]


def test_whose_picture_is_not_clear_is_not_edited(console):
    ended = edit(console, "lena.marsh@acme.example", "title=Dr", "--yes", "--json")

    assert ended.code == 4
    assert "More than one Zoom account" in ended.json["plan"][0]["skipped"]
