LEAVER = "goran.eze@acme.example"
ADMIN = "carlos.neri@acme.example"
THROUGH_A_GROUP = "kira.holt@acme.example"
DIRECT = "niko.laine@acme.example"


def by_email(rows):
    return {row["email"]: row for row in rows}


def test_a_leaver_is_turned_off_and_the_proof_is_a_read(console):
    ended = console.run("deactivate", "--sandbox", LEAVER, "--yes", "--json")

    assert ended.code == 0
    [row] = ended.json["plan"]
    assert (row["verb"], row["route"], row["skipped"]) == ("turn_off_in_zoom", "zoom", None)
    [result] = ended.json["results"]
    assert result["outcome"] == "verified"
    assert result["zoom"]["type_label"] == "Basic (Deactivated)"


def test_who_cannot_be_turned_off_is_left_out_with_the_reason(console):
    ended = console.run(
        "deactivate", "--sandbox", ADMIN, THROUGH_A_GROUP, "nobody@acme.example", "--yes", "--json",
        "--route", "unassign",
    )  # fmt: skip

    assert ended.code == 4
    skipped = {email: row["skipped"] for email, row in by_email(ended.json["plan"]).items()}
    assert "owner must change the role" in skipped[ADMIN]
    assert "“Front desk”" in skipped[THROUGH_A_GROUP]
    assert "Nobody with this email" in skipped["nobody@acme.example"]
    assert {row["outcome"] for row in ended.json["results"]} == {"skipped"}


def test_without_waiting_an_accepted_write_is_called_accepted(console):
    ended = console.run("deactivate", "--sandbox", DIRECT, "--yes", "--no-wait", "--json")

    assert ended.code == 0
    [result] = ended.json["results"]
    assert result["outcome"] == "accepted"


def test_the_same_person_named_twice_is_one_person(console):
    ended = console.run("deactivate", "--sandbox", LEAVER, LEAVER.upper(), "--json")

    assert len(ended.json["plan"]) == 1


def test_a_route_that_cannot_work_is_left_out_and_says_so(console):
    ended = console.run("deactivate", "--sandbox", LEAVER, "--route", "unassign", "--json")

    assert ended.code == 4
    assert "nothing to remove" in ended.json["plan"][0]["skipped"]


def test_somebody_comes_back(console):
    ended = console.run("reactivate", "--sandbox", "hugo.silva@acme.example", "--yes", "--json")

    assert ended.code == 0
    assert ended.json["results"][-1]["outcome"] == "verified"
    assert ended.json["results"][-1]["zoom"]["status"] == "active"


def test_by_itself_a_person_with_zoom_through_a_group_is_taken_out_of_it(console):
    ended = console.run("deactivate", "--sandbox", THROUGH_A_GROUP, "--yes", "--json")

    assert ended.json["plan"][0]["verb"] == "remove_from_group"
    assert "“Front desk”" in ended.json["plan"][0]["effect"]
    assert {row["outcome"] for row in ended.json["results"]} == {"verified"}
    assert ended.code == 0


def test_for_an_invite_that_nobody_accepted_it_says_what_to_do(console):
    invited, stranger = "aisha.rahman@acme-labs.example", "rosa.consultant@partner.example"

    told = console.run("deactivate", "--sandbox", invited, stranger, "--yes")
    ended = console.run("deactivate", "--sandbox", invited, stranger, "--yes", "--json")

    assert (told.code, ended.code) == (4, 4)
    reasons = {email: row["skipped"] for email, row in by_email(ended.json["plan"]).items()}
    assert all("User Management, Users, Pending" in why for why in reasons.values())
    assert "Okta still assigns Zoom through “Finance”" in reasons[invited]
    assert "Okta still assigns" not in reasons[stranger]
    assert told.out.count(reasons[invited]) == 2
