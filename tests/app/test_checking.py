import pytest

from tests.support.company import a_company
from tests.support.setups import failed, read, steps_of, whole
from zoomprov_gui.app import exits
from zoomprov_gui.app.checking import codes_of_steps
from zoomprov_gui.domain.errors import Refused, Unreachable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup_facts import SsoFacts
from zoomprov_gui.domain.setup_report import setup_record

STEPS = ["connect_okta", "connect_zoom", "authorise", "switches", "assign", "prove"]
STATES = {"confirmed", "change_needed", "broken", "unknown", "not_started"}


def test_the_document_has_the_shape_of_the_contract(console):
    ended = console.run("check", "--sandbox", "all-well", "--json")

    steps = ended.json["steps"]
    assert [step["step"] for step in steps] == STEPS
    assert [step["state"] for step in steps] == ["confirmed"] * 5 + ["not_started"]
    for check in (check for step in steps for check in step["checks"]):
        assert {"check", "state", "value", "source", "read_at", "fix"} <= check.keys()
        assert check["state"] in STATES
        assert check["source"] in {"okta", "zoom", "you"}
    assert steps[0]["checks"][0]["read_at"].endswith("Z")
    assert ended.code == exits.ATTENTION


def test_a_fresh_start_says_what_to_do_first(console):
    ended = console.run("check", "--sandbox", "fresh-start")

    assert "2 of 6 confirmed" in ended.out
    assert "Add the Zoom app from Okta's catalogue." in ended.out
    assert ended.code == exits.ATTENTION


def test_what_no_app_is_told_is_unknown_and_counts_for_nothing(console):
    steps = console.run("check", "--sandbox", "all-well", "--json").json["steps"]

    domain = next(c for c in steps[1]["checks"] if c["check"] == "zoom_domain")
    assert (domain["state"], domain["counts"]) == ("unknown", False)
    assert domain["value"] == "Zoom does not tell apps this"


async def test_who_turned_what_off_stands_in_the_document(tmp_path):
    async with a_company(tmp_path, "all-well") as (company, world, clock):
        world.set_switches(create=False)
        clock.advance(5)
        steps = await company.setup.read(fresh=True)

    record = setup_record(steps, company="", okta="", zoom="", now=0.0)
    lapsed = {c["check"]: c["lapsed"] for c in record["steps"][3]["checks"]}
    assert lapsed["create"]["by"] == "dana.whitfield@acme.example"
    assert lapsed["create"]["at"].endswith("Z")
    assert lapsed["update"] is None


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (whole(), set()),
        (whole(sso=read(SsoFacts(False, False, (), ()))), {exits.ATTENTION}),
        (
            whole(link=failed(Unreachable(Service.OKTA, "dns", "x", was_sent=False))),
            {exits.INCOMPLETE, exits.ATTENTION},
        ),
        (
            whole(log=failed(Refused(Service.OKTA, 403, "E0000006", "no"))),
            {exits.NO_ACCESS, exits.ATTENTION},
        ),
        (
            whole(me=failed(Refused(Service.OKTA, 401, "E0000011", "Invalid token"))),
            {exits.NO_ACCESS, exits.ATTENTION},
        ),
        (
            whole(domains=failed(Refused(Service.ZOOM, 400, "4711", "x", missing=("a:master",)))),
            set(),
        ),
    ],
)
def test_the_exit_code_tells_no_access_from_no_answer_from_something_to_do(facts, codes):
    assert codes_of_steps(steps_of(facts).values()) == codes
