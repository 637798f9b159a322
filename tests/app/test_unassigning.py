"""Tests for app/unassigning.py: the `unassign` command."""

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
