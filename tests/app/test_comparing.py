import csv
import io

import pytest

from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.simulator.scenarios import build


@pytest.mark.parametrize("scenario", ["small-office", "all-well", "out-of-licences"])
def test_the_planted_verdicts_are_found_person_by_person(console, scenario):
    planted = build(scenario).planted

    ended = console.run("compare", "--sandbox", scenario, "--json")

    found = {p["email"]: (p["verdict"], p["reason"]) for p in ended.json["people"]}
    assert found == {email: (p.verdict, p.reason) for email, p in planted.items()}


def test_the_document_has_the_shape_of_the_contract(console):
    document = console.run("compare", "--sandbox", "--json").json

    assert document["complete"] is True
    assert document["okta"]["complete"] is document["zoom"]["complete"] is True
    assert document["okta"]["app_id"].startswith("0oa")
    assert document["okta"]["read_at"].endswith("Z")
    assert sum(document["counts"].values()) == len(document["people"])
    emails = [p["email"].casefold() for p in document["people"]]
    assert emails == sorted(emails)
    goran = next(p for p in document["people"] if p["email"] == "goran.eze@acme.example")
    assert goran["okta"]["assignment"] is None
    assert goran["zoom"]["type_label"] == "Licensed"
    assert goran["zoom"]["role"] == "member"
    assert {"verb": "turn_off_in_zoom", "allowed": True} in goran["actions"]


def test_an_invited_person_has_no_role_whatever_number_zoom_sends(console):
    people = console.run("compare", "--sandbox", "--json", "--verdict", "invited").json["people"]

    assert people
    assert {p["zoom"]["role"] for p in people} == {None}


def test_an_admin_is_not_offered_to_be_turned_off_and_the_reason_is_there(console):
    people = console.run("compare", "--sandbox", "--json", "--verdict", "still_active").json
    carlos = next(p for p in people["people"] if p["email"] == "carlos.neri@acme.example")

    offers = {offer["verb"]: offer for offer in carlos["actions"]}
    assert offers["turn_off_in_zoom"]["allowed"] is False
    assert "Zoom owner" in offers["turn_off_in_zoom"]["why_not"]


def test_only_the_verdicts_asked_for_are_printed_and_all_are_counted(console):
    ended = console.run("compare", "--sandbox", "--json", "--verdict", "email")

    assert {p["verdict"] for p in ended.json["people"]} == {"email"}
    assert ended.json["counts"]["in_sync"] > 0


def test_somebody_to_look_at_is_exit_code_1_and_nobody_is_0(console):
    assert console.run("compare", "--sandbox").code == 1
    assert console.run("compare", "--sandbox", "all-well").code == 0


def test_csv_is_a_table_that_no_spreadsheet_runs(console):
    ended = console.run("compare", "--sandbox", "--csv")

    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert {row["verdict"] for row in rows} <= {verdict.value for verdict in Verdict}
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@")]
    assert any(row["name"].startswith("'=") for row in rows)


def test_people_read_a_table_of_words(console):
    ended = console.run("compare", "--sandbox")

    assert "goran.eze@acme.example" in ended.out
    assert "Still active in Zoom" in ended.out
    assert "still_active" not in ended.out


def test_a_verdict_that_does_not_exist_is_refused_before_anything_is_read(console):
    ended = console.run("compare", "--sandbox", "--verdict", "gone")

    assert ended.code == 2
    assert "still_active" in ended.err
