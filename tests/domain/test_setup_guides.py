"""The way by hand."""

import pytest

from tests.support.setups import PEOPLE, read, steps_of, whole
from zoomprov_gui.domain.people import Switches
from zoomprov_gui.domain.setup import Engine, StepKey
from zoomprov_gui.domain.setup_facts import FeatureFacts, OrgFacts
from zoomprov_gui.domain.setup_guides import guide, okta_link


def org(host, engine=Engine.IDENTITY):
    return read(OrgFacts(host, engine))


@pytest.mark.parametrize(
    ("host", "link"),
    [
        ("acme.okta.com", "https://acme-admin.okta.com/admin/app/zoomus/instance/0oa1"),
        (
            "acme.okta-emea.com",
            "https://acme-admin.okta-emea.com/admin/app/zoomus/instance/0oa1",
        ),
        ("id.acme.example", ""),
        ("127.0.0.1", ""),
        ("localhost", ""),
    ],
)
def test_the_console_is_opened_only_where_its_address_is_known(host, link):
    assert okta_link(whole(org=org(host))) == link


def test_without_an_app_the_list_of_apps_opens():
    assert okta_link(whole(apps=read(()))) == "https://acme-admin.okta.com/admin/apps/active"


@pytest.mark.parametrize(
    ("engine", "name"),
    [
        (Engine.IDENTITY, "Identity Engine"),
        (Engine.CLASSIC, "Classic Engine"),
        (Engine.UNKNOWN, ""),
    ],
)
def test_the_guide_names_the_console_it_is_for(engine, name):
    guide = steps_of(whole(org=org("acme.okta.com", engine)))[StepKey.SWITCHES].guide

    assert guide.title == f"Do it yourself in Okta{name and f' ({name})'}"


def test_only_the_switches_that_are_off_are_ticked_by_hand():
    off = FeatureFacts(True, Switches(create=True, update=True, deactivate=False), False)

    lines = steps_of(whole(features=read(off)))[StepKey.SWITCHES].guide.lines

    assert lines[-1] == "Tick **Deactivate Users**, then **Save**"


def test_every_step_has_its_way_by_hand():
    guides = [step.guide for step in steps_of(whole()).values()]

    assert all(guide.lines and guide.title for guide in guides)
    assert "admin or owner" in steps_of(whole())[StepKey.AUTHORISE].guide.note
    assert guides[1].link == "https://acme.zoom.us/account"


def test_a_button_that_shows_with_a_person_is_named_with_the_person():
    note = steps_of(whole())[StepKey.PROVE].guide.note

    assert note.startswith("Find the person under “Do it for me” first")


@pytest.mark.parametrize(
    ("changed", "badge", "note"),
    [
        ({"assigned": 0, "elsewhere": 10}, "Do this first", "This assigns everybody"),
        ({"matched": 180}, "Next", "If an account stays unlinked"),
    ],
)
def test_where_accounts_were_there_before_the_import_is_the_way(changed, badge, note):
    facts = whole(people=read(PEOPLE._replace(**changed)))

    found = guide(StepKey.ASSIGN, facts)

    assert found.title == "Import from Zoom and match (Identity Engine)"
    assert found.lines[0] == "Open **Applications › Zoom › Import** and choose **Import Now**"
    assert found.badge == badge
    assert found.note.startswith(note)
    assert found.link


def test_where_all_are_matched_people_are_assigned():
    assert guide(StepKey.ASSIGN, whole()).badge == ""
