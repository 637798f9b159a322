"""Tests for app/unassigning.py: the `unassign` command."""

import pytest

from zoomprov_gui.app.paths import Paths
from zoomprov_gui.storage.settings import Settings, SettingsFile

DIRECT = "niko.laine@acme.example"
THROUGH_A_GROUP = "kira.holt@acme.example"


def test_a_person_given_twice_is_unassigned_once_and_read_back(console):
    ended = console.run("unassign", "--sandbox", DIRECT, DIRECT.upper(), "--yes", "--json")

    assert ended.code == 0
    [row] = ended.json["plan"]
    assert (row["verb"], row["route"], row["skipped"]) == ("unassign", "unassign", None)
    assert [result["outcome"] for result in ended.json["results"]] == ["verified"]
    assert set(ended.json) == {"run", "plan", "results"}


def test_nothing_is_sent_without_yes_and_who_loses_zoom_by_a_group_is_listed(console):
    ended = console.run("unassign", "--sandbox", "group:Front desk", "group:FRONT desk", "--json")
    told = console.run("unassign", "--sandbox", "group:Front desk")

    [row] = ended.json["plan"]
    assert row["verb"] == "unassign_group"
    [group] = ended.json["groups"]
    fates = {one["email"]: one["fate"] for one in group["people"]}
    assert fates[THROUGH_A_GROUP] == "loses"
    assert told.out.index(THROUGH_A_GROUP) < told.out.index("This is the plan:")
    assert console.run("journal", "--json").json == {"runs": []}


def test_who_has_zoom_through_a_group_is_taken_out_of_it(console):
    words = ("--from", "Front desk", "--yes", "--json")

    ended = console.run("unassign", "--sandbox", THROUGH_A_GROUP, *words)

    assert ended.code == 0
    assert ended.json["plan"][0]["verb"] == "remove_from_group"
    assert {result["outcome"] for result in ended.json["results"]} == {"verified"}


def test_whom_nobody_knows_is_left_out_by_name(console):
    people = ("nobody@acme.example", "group:Nope\x1b[2J", THROUGH_A_GROUP)

    ended = console.run("unassign", "--sandbox", *people, "--yes", "--json")
    told = console.run("unassign", "--sandbox", *people)

    assert ended.code == 4
    verbs = [row["verb"] for row in ended.json["plan"]]
    assert verbs == ["unassign", "unassign", "unassign_group"]
    assert all(row["skipped"] for row in ended.json["plan"])
    assert "\x1b" not in told.out


def test_a_group_that_gives_nobody_zoom_is_refused_with_those_that_do(console):
    unknown = console.run("unassign", "--sandbox", DIRECT, "--from", "Nope")
    mixed = console.run("unassign", "--sandbox", "group:Front desk", "--from", "Front desk")

    assert (unknown.code, mixed.code) == (2, 2)
    assert "“Front desk”" in unknown.err


def test_what_was_not_read_completely_takes_zoom_from_nobody(console, unreachable):
    ended = console.run(
        "unassign", "--connection", unreachable, DIRECT, "--from", "Front desk", "--yes", "--json"
    )

    assert ended.code == 3
    assert [result["outcome"] for result in ended.json["results"]] == ["skipped"]


def outcomes(ended):
    return [result["outcome"] for result in ended.json["results"]]


def test_where_okta_will_not_tell_zoom_it_is_accepted_and_needs_attention(console, world):
    world.set_switches(deactivate=False)

    ended = console.run("unassign", "--sandbox", DIRECT, "--yes", "--json")

    assert (ended.code, outcomes(ended)) == (1, ["accepted"])
    assert "still on" in ended.json["results"][0]["text"]
    assert world.zoom_user(DIRECT).status == "active"


@pytest.mark.parametrize(
    ("fault", "words", "outcome"),
    [
        ("okta:role-removed", (DIRECT,), "skipped"),
        ("okta:forbidden:method=DELETE", (DIRECT,), "refused"),
        ("okta:forbidden:method=DELETE", ("group:Labs",), "refused"),
    ],
)
def test_a_permission_that_is_missing_is_told_by_its_exit_code(
    console, world, fault, words, outcome
):
    world.add_group("Labs")
    world.assign("ulla.berg@acme.example", group="Labs")
    world.assign_group("Labs")
    world.faults.set(fault)

    ended = console.run("unassign", "--sandbox", *words, "--yes", "--json")

    assert (ended.code, outcomes(ended)) == (5, [outcome])
    assert world.zoom_user(DIRECT).status == "active"


def test_read_only_mode_sends_nothing_and_says_why(console, world):
    settings = Paths.of(str(console.folder)).sandbox.settings
    SettingsFile(settings).save(Settings(read_only=True))

    ended = console.run("unassign", "--sandbox", DIRECT, "group:Front desk", "--yes", "--json")

    assert (ended.code, outcomes(ended)) == (4, ["skipped", "skipped"])
    assert all("Read-only mode" in row["skipped"] for row in ended.json["plan"])
    assert world.zoom_user(DIRECT).status == "active"


MANY = "group:Clinical staff"
SECOND_ACCOUNT = "lena.marsh@acme.example"  # of somebody whose other one Okta is linked to


def test_more_removals_than_a_day_has_are_held_back_with_the_number_to_type(console, world):
    ended = console.run("unassign", "--sandbox", MANY, "--yes", "--json")
    told = console.run("unassign", "--sandbox", MANY)

    assert (ended.code, outcomes(ended)) == (4, ["skipped"])
    assert "Held back" in ended.json["results"][0]["text"]
    assert "--allow-removals 12 --reason TEXT" in told.err


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("--allow-removals", "12"), "--reason"),
        (("--allow-removals", "12", "--reason", " "), "--reason"),
        (("--allow-removals", "11", "--reason", "the ward closes"), "from 12 people, not from 11"),
    ],
)
def test_a_number_that_does_not_fit_or_no_reason_is_refused(console, world, typed, why):
    ended = console.run("unassign", "--sandbox", MANY, *typed, "--yes")

    assert ended.code == 2
    assert why in ended.err
    assert console.run("journal", "--json").json == {"runs": []}


def test_the_number_and_a_reason_let_them_through_and_stand_in_the_journal(console, world):
    typed = ("--allow-removals", "12", "--reason", "the ward closes")

    ended = console.run("unassign", "--sandbox", MANY, *typed, "--yes", "--json")

    lost = [one["email"] for one in ended.json["groups"][0]["people"] if one["fate"] == "loses"]
    assert (ended.code, outcomes(ended)) == (0, ["verified"])
    accounts = [account for email in lost if (account := world.zoom_user(email))]
    assert [one.email for one in accounts if one.status == "active"] == [SECOND_ACCOUNT]
    assert (
        "as off each of their accounts that Okta is linked to" in ended.json["results"][0]["text"]
    )
    [run] = console.run("journal", "--json").json["runs"]
    assert (run["allowed_removals"], run["reason"]) == (12, "the ward closes")


def test_whoever_allowed_them_is_not_told_that_they_are_held_back(console):
    typed = ("--allow-removals", "12", "--reason", "the ward closes")

    ended = console.run("unassign", "--sandbox", MANY, *typed, "--dry-run")

    assert "You allowed it: the ward closes" in ended.err
    assert "held back" not in ended.err


@pytest.mark.parametrize("both_give", [False, True])
def test_of_several_groups_with_one_name_none_is_guessed(console, world, both_give):
    twin = world.add_group("Front desk")
    if both_give:
        world.assign_group(twin.id)

    ended = console.run("unassign", "--sandbox", "group:Front desk", "--yes", "--json")
    out_of = console.run("unassign", "--sandbox", THROUGH_A_GROUP, "--from", "Front desk")

    assert (ended.code, outcomes(ended)) == (4, ["skipped"])
    assert "several groups with this name" in ended.json["plan"][0]["skipped"]
    assert out_of.code == (2 if both_give else 0)
