"""The document that "Save proof" writes."""

import json

from tests.support.setups import check_of, read, whole
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_facts import LinkFacts
from zoomprov_gui.domain.setup_report import setup_record, stamp
from zoomprov_gui.domain.setup_steps import setup


def record(facts):
    return setup_record(
        setup(facts), company="Acme", okta="acme.okta.com", zoom="acme.zoom.us", now=2000.0
    )


def test_the_document_holds_each_value_with_its_source_and_time():
    found = record(whole())

    assert (found["confirmed"], found["of"]) == (6, 6)
    assert (found["company"], found["made_at"]) == ("Acme", "1970-01-01T00:33:20Z")
    checks = [check for step in found["steps"] for check in step["checks"]]
    assert len(checks) == len(CheckKey)
    assert all(check["title"] and check["value"] and check["source"] for check in checks)
    assert {check["read_at"] for check in checks} == {"1970-01-01T00:16:40Z"}
    assert json.loads(json.dumps(found)) == found


def test_it_says_what_is_not_so_as_well():
    lost = whole(link=read(LinkFacts("DISABLED")), held={CheckKey.CONNECTION: 900.0})

    found = record(lost)

    step = found["steps"][2]
    assert (found["confirmed"], step["state"]) == (4, "change_needed")
    connection = next(c for c in step["checks"] if c["check"] == "connection")
    assert connection["lapsed"]["text"] == "It was confirmed before"
    assert check_of(lost, CheckKey.CONNECTION).lapse.by == ""


def test_a_time_that_nobody_told_is_none():
    assert stamp(None) is stamp(0.0) is None
