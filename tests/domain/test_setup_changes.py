"""What can be done for somebody: named, with its old and new value, and why it cannot be."""

import pytest

from tests.support.setups import ALL_ON, APP, check_of, failed, read, steps_of, whole
from zoomprov_gui.domain.errors import Unreadable
from zoomprov_gui.domain.people import Service, Switches
from zoomprov_gui.domain.setup import ChangeKey, CheckKey, StepKey
from zoomprov_gui.domain.setup_changes import switch_change, with_subdomain
from zoomprov_gui.domain.setup_facts import FeatureFacts, LinkFacts, MeFacts


def offered(facts, step):
    return steps_of(facts)[step].changes


def switches(**changed):
    usual = {"create": True, "update": True, "deactivate": True, **changed}
    return read(FeatureFacts(True, Switches(**usual), False))


def test_a_confirmed_link_and_all_switches_offer_nothing():
    assert offered(whole(), StepKey.AUTHORISE) == ()
    assert offered(whole(), StepKey.SWITCHES) == ()
    assert offered(whole(), StepKey.CONNECT_OKTA) == ()


def test_the_app_is_added_with_the_connected_zooms_own_subdomain():
    (change,) = offered(whole(apps=read(())), StepKey.AUTHORISE)

    assert (change.key, change.button) == (ChangeKey.ADD_APP, "Add the Zoom app")
    assert dict(change.values) == {"label": "Zoom", "subdomain": "acme"}
    assert [(line.subject, line.old, line.new) for line in change.lines] == [
        ("Zoom app", "None", "Zoom"),
        ("Subdomain", "None", "acme"),
    ]


def test_people_and_groups_have_a_way_back_here():
    (change,) = offered(whole(), StepKey.ASSIGN)

    assert change.undo == "You can unassign people and groups here."


@pytest.mark.parametrize(
    ("typed", "shown"), [("https://Acme.zoom.us/", "acme"), ("acme", "acme"), ("", "?")]
)
def test_somebody_can_name_the_address_that_zoom_does_not_tell(typed, shown):
    (change,) = offered(whole(apps=read(())), StepKey.AUTHORISE)

    named = with_subdomain(change, typed)

    assert named.lines[1].new == shown
    assert dict(named.values)["subdomain"] == shown.strip("?")
    assert named.lines[0] == change.lines[0]


def test_an_app_that_is_named_and_missing_is_not_added_beside_it():
    assert offered(whole(apps=read(()), app_id="0oaGone"), StepKey.AUTHORISE) == ()


@pytest.mark.parametrize("status", ["DISABLED", "UNKNOWN"])
def test_the_permission_is_asked_for_in_the_browser(status):
    (change,) = offered(whole(link=read(LinkFacts(status))), StepKey.AUTHORISE)

    assert (change.key, change.lines[0].old) == (ChangeKey.AUTHORISE, "Not given")


def test_an_inactive_app_comes_first():
    facts = whole(apps=read((APP._replace(active=False),)), link=read(LinkFacts("DISABLED")))

    assert [c.key for c in offered(facts, StepKey.AUTHORISE)] == [ChangeKey.ACTIVATE_APP]


def test_one_switch_off_is_turned_on_alone():
    (change,) = offered(whole(features=switches(deactivate=False)), StepKey.SWITCHES)

    assert change.button == "Turn on “Deactivate users”"
    assert change.switches == Switches(deactivate=True)
    assert change.wont == "Nobody is deactivated by this change."
    assert (change.lines[0].old, change.lines[0].new) == ("Off", "On")


def test_several_can_be_turned_on_at_once_or_one_by_one():
    found = offered(whole(features=switches(create=False, update=False)), StepKey.SWITCHES)

    assert [change.button for change in found] == [
        "Turn on all 2",
        "Turn on “Create users”",
        "Turn on “Update user details”",
    ]
    assert found[0].switches == Switches(create=True, update=True)


def test_a_switch_can_be_turned_off_again():
    change = switch_change(whole(), {CheckKey.CREATE: False})

    assert change.button == "Turn off “Create users”"
    assert change.switches == Switches(create=False)
    assert "Nobody's account changes" in change.wont


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (whole(me=read(MeFacts("sam", ("READ_ONLY_ADMIN",)))), "may not change apps"),
        (whole(features=failed(Unreadable(Service.OKTA, "x"))), "on a guess"),
        (whole(features=read(FeatureFacts(False, ALL_ON))), "step 3"),
        (whole(apps=read(())), "step 3"),
    ],
)
def test_what_cannot_be_done_says_why(facts, words):
    assert words in switch_change(facts, {CheckKey.CREATE: True}).why_not


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (whole(), ""),
        (whole(features=switches(update=False)), "“Update user details” is off"),
        (whole(link=read(LinkFacts("DISABLED"))), "step 3"),
        (whole(apps=read(())), "step 3"),
    ],
)
def test_a_proof_that_could_not_pass_is_not_begun(facts, words):
    (change,) = offered(facts, StepKey.PROVE)

    assert words in change.why_not
    assert bool(words) == bool(change.why_not)
    assert check_of(facts, CheckKey.PROOF_SEEN)
