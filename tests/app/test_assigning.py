"""Tests for app/assigning.py: the `assign` command."""

NEWCOMER = "ulla.berg@acme.example"
ASSIGNED = "niko.laine@acme.example"


def by_email(rows):
    return {row["email"]: row for row in rows}


def test_nothing_is_sent_without_yes(console):
    ended = console.run("assign", "--sandbox", NEWCOMER, "group:Contractors", "--json")

    assert ended.code == 0
    assert ended.json["results"] == []
    assert ended.json["run"] is None
    plan = by_email(ended.json["plan"])
    assert plan[NEWCOMER]["verb"] == "assign"
    assert plan["group:Contractors"]["verb"] == "assign_group"
    assert {row["route"] for row in plan.values()} == {"okta"}
    assert set(ended.json["effects"]) == {"creates", "needs", "free", "touches", "already"}
    assert console.run("journal", "--json").json == {"runs": []}


def test_what_okta_cannot_pass_on_is_accepted_and_never_verified(console):
    ended = console.run("assign", "--sandbox", NEWCOMER, "--yes", "--json")

    assert ended.code == 1  # no licence is free in the small office
    assert ended.json["results"][0]["outcome"] == "accepted"
    assert "could not pass it on" in ended.json["results"][0]["text"]
    [run] = console.run("journal", "--json").json["runs"]
    assert run["entries"][0]["state"] == "accepted"


def test_what_okta_cannot_pass_on_is_called_as_in_the_window(console):
    ended = console.run("assign", "--sandbox", NEWCOMER, "--yes")

    assert "In Okta only" in ended.out
    assert "not proven" not in ended.out


def test_who_cannot_be_assigned_is_left_out_by_name(console):
    ended = console.run(
        "assign", "--sandbox", ASSIGNED, "nobody@acme.example", "group:Nope", "--yes", "--json"
    )

    assert ended.code == 4
    skipped = {email: row["skipped"] for email, row in by_email(ended.json["plan"]).items()}
    assert "already" in skipped[ASSIGNED]
    assert "Nobody in Okta" in skipped["nobody@acme.example"]
    assert "no group" in skipped["group:Nope"]


def test_a_group_is_assigned_and_read_back(console):
    ended = console.run("assign", "--sandbox", "small-office", "group:Everyone", "--json")

    assert ended.json["plan"][0]["email"] == "group:Everyone"


def test_people_read_what_it_brings_before_it_is_sent(console):
    ended = console.run("assign", "--sandbox", NEWCOMER)

    assert ended.code == 0
    assert "creates the account" in ended.out
    assert "Add --yes" in ended.err


def test_a_group_one_of_whom_gets_no_account_is_accepted_and_the_person_named(console, world):
    before = world.now()

    ended = console.run("assign", "--sandbox", "group:Contractors", "--yes", "--json")

    assert ended.code == 1  # no licence is free in the small office
    assert world.now() - before < 60
    assert ended.json["results"][0]["outcome"] == "accepted"
    assert (
        f"Okta could not pass it on to Zoom for {NEWCOMER}. Zoom had no free licence"
        in (ended.json["results"][0]["text"])
    )
