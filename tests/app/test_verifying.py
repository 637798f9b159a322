def verify(console, *people, timeout="0"):
    return console.run("verify", "--sandbox", *people, "--timeout", timeout, "--json")


def test_who_is_off_is_proven_by_a_read(console):
    ended = verify(console, "ravi.menon@acme.example")

    assert ended.code == 0
    [person] = ended.json["people"]
    assert person["proven"] is True
    rungs = {rung["rung"]: rung["state"] for rung in person["rungs"]}
    assert rungs == {
        "sent": "unknown",
        "accepted": "unknown",
        "read_back": "yes",
        "zoom_log": "unknown",
        "sessions_ended": "unknown",
        "still_so": "unknown",
    }


def test_who_is_still_on_when_the_time_is_up_is_1(console):
    ended = verify(console, "goran.eze@acme.example")

    assert ended.code == 1
    assert ended.json["people"][0]["proven"] is False


def test_who_can_never_be_proven_is_4(console):
    admin = verify(console, "carlos.neri@acme.example")
    invited = verify(console, "viktor.hahn@acme-labs.example")

    assert (admin.code, invited.code) == (4, 4)


def test_what_this_program_sent_stands_on_the_ladder(console):
    console.run("deactivate", "--sandbox", "goran.eze@acme.example", "--yes", "--no-wait")

    [person] = verify(console, "goran.eze@acme.example").json["people"]

    rungs = {rung["rung"]: rung for rung in person["rungs"]}
    assert rungs["sent"]["state"] == rungs["accepted"]["state"] == "yes"
    assert rungs["sent"]["at"].endswith("Z")
    # The second command opened a fresh simulated company, in which nobody turned him off.
    assert rungs["read_back"]["state"] == "no"


def test_people_read_a_table(console):
    ended = console.run("verify", "--sandbox", "ravi.menon@acme.example", "--timeout", "0")

    assert "yes" in ended.out
    assert "Basic (Deactivated)" in ended.out


def test_a_person_named_twice_is_read_once_and_keeps_the_first_spelling(console):
    ended = verify(console, "ravi.menon@acme.example", "Ravi.Menon@acme.example")

    assert [p["email"] for p in ended.json["people"]] == ["ravi.menon@acme.example"]


def test_nobody_of_that_name_can_never_be_proven(console):
    ended = verify(console, "nobody@acme.example")

    assert ended.code == 4
    assert ended.json["people"][0]["proven"] is False


def test_a_side_that_cannot_be_read_still_gives_a_document(console, unreachable):
    ended = console.run("verify", "--connection", unreachable, "ada@acme.example", "--json")

    assert ended.code == 3
    [person] = ended.json["people"]
    assert person["proven"] is False
    assert {rung["state"] for rung in person["rungs"]} == {"unknown"}
    assert "Okta" in ended.err


def test_who_was_turned_off_is_still_proven_after_their_sessions_were_ended(console, world):
    person = "niko.laine@acme.example"
    console.run("deactivate", "--sandbox", person, "--yes")
    console.run("end-sessions", "--sandbox", person, "--yes")

    ended = verify(console, person)

    [shown] = ended.json["people"]
    rungs = {rung["rung"]: rung["state"] for rung in shown["rungs"]}
    assert (ended.code, shown["proven"]) == (0, True)
    assert (rungs["read_back"], rungs["sessions_ended"]) == ("yes", "yes")


def test_an_edit_proves_nobody_to_be_off(console, world):
    person = "beatrix.holm@acme.example"
    console.run("edit", "--sandbox", person, "--set", "title=Dr", "--yes")

    ended = verify(console, person)

    [shown] = ended.json["people"]
    assert (ended.code, shown["proven"], shown["expected"]) == (1, False, "off")
    assert {rung["rung"]: rung["state"] for rung in shown["rungs"]}["read_back"] == "no"


def test_who_was_given_zoom_is_proven_by_what_that_was_to_bring(console, world):
    person = "niko.laine@acme.example"
    console.run("deactivate", "--sandbox", person, "--yes")
    console.run("reactivate", "--sandbox", person, "--yes")

    ended = verify(console, person)

    [shown] = ended.json["people"]
    assert (ended.code, shown["proven"], shown["expected"]) == (0, True, "given")


def test_off_is_asked_for_whatever_this_program_did_last(console, world):
    person = "niko.laine@acme.example"
    console.run("deactivate", "--sandbox", person, "--yes")
    console.run("reactivate", "--sandbox", person, "--yes")

    ended = console.run("verify", "--sandbox", person, "--timeout", "0", "--off", "--json")

    [shown] = ended.json["people"]
    assert (ended.code, shown["proven"], shown["expected"]) == (1, False, "off")
    assert shown["rungs"][0] == {"rung": "sent", "state": "unknown", "at": None}
