"""Steps 3 and 4 by the table of UX.md §8.3."""

import pytest

from tests.support.setups import APP, check_of, event, failed, read, whole
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service, Switches
from zoomprov_gui.domain.setup import CheckKey, CheckState
from zoomprov_gui.domain.setup_facts import AccountFacts, FeatureFacts, LinkFacts
from zoomprov_gui.domain.setup_manage import subdomain_of

C, N, U, S = (
    CheckState.CONFIRMED,
    CheckState.CHANGE_NEEDED,
    CheckState.UNKNOWN,
    CheckState.NOT_STARTED,
)
B = CheckState.BROKEN
OTHER = APP._replace(app_id="0oa2", label="Zoom EU")
AUTH = "application.integration.authentication_failure"
PUSH = "application.provision.user.push"


@pytest.mark.parametrize(
    ("apps", "app_id", "state", "words"),
    [
        ((APP,), None, C, ""),
        ((), None, S, "catalogue"),
        ((APP, OTHER), None, N, "Zoom EU (0oa2)"),
        ((APP, OTHER), "0oa2", C, ""),
        ((APP,), "0oaGone", N, "0oaGone"),
    ],
)
def test_the_app_is_there_or_named_or_has_to_be_added(apps, app_id, state, words):
    found = check_of(whole(apps=read(apps), app_id=app_id), CheckKey.APP_EXISTS)

    assert found.state is state
    assert words in found.fix


def test_an_inactive_app_has_to_be_activated():
    off = read((APP._replace(active=False),))

    assert check_of(whole(apps=off), CheckKey.APP_ACTIVE).state is N


@pytest.mark.parametrize(
    ("text", "label"),
    [("acme", "acme"), ("https://Acme.zoom.us/", "acme"), ("acme.zoom.us", "acme"), ("", "")],
)
def test_a_subdomain_is_read_however_much_of_the_address_was_written(text, label):
    assert subdomain_of(text) == label


def test_the_app_must_point_to_the_zoom_that_is_connected():
    key, wrong = CheckKey.APP_SUBDOMAIN, read((APP._replace(subdomain="other"),))
    untold = read(AccountFacts("id", "", "Business", "", ""))
    hidden = failed(Refused(Service.ZOOM, 400, "4711", "x", missing=("account:read",)))
    down = failed(Refused(Service.ZOOM, 500, "", "trouble"))

    assert check_of(whole(), key).state is C
    assert check_of(whole(apps=wrong), key).state is N
    assert "“acme”" in check_of(whole(apps=wrong), key).fix
    assert [check_of(whole(account=a), key).counts for a in (untold, hidden, down)] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("status", "state", "value"),
    [
        ("ENABLED", C, "Given"),
        ("DISABLED", N, "Not given yet"),
        ("UNKNOWN", S, "Not set up"),
        ("SOMETHING", S, "Not set up"),
    ],
)
def test_only_enabled_is_a_permission(status, state, value):
    found = check_of(whole(link=read(LinkFacts(status))), CheckKey.CONNECTION)

    assert (found.state, found.value) == (state, value)


@pytest.mark.parametrize(
    ("log", "state", "counts"),
    [
        ((), S, False),
        ((event(PUSH),), C, True),
        ((event(PUSH, outcome="FAILURE", reason="The user already exists"),), N, False),
        ((event(PUSH), event(AUTH, 600.0, outcome="FAILURE", reason="bad")), B, True),
    ],
)
def test_the_last_call_tells_whether_everybody_is_held_up(log, state, counts):
    found = check_of(whole(log=read(log)), CheckKey.LAST_CALL)

    assert (found.state, found.counts) == (state, counts)


def test_an_ended_permission_is_broken_until_it_is_given_again():
    log = read((event(PUSH), event(AUTH, 600.0, outcome="FAILURE")))

    broken = check_of(whole(log=log), CheckKey.NO_AUTH_FAILURE)

    assert broken.state is B
    assert broken.lapse.at == 600.0
    assert check_of(whole(log=log, authorised_at=700.0), CheckKey.NO_AUTH_FAILURE).state is C
    assert check_of(whole(log=log, authorised_at=700.0), CheckKey.LAST_CALL).state is S


@pytest.mark.parametrize(
    ("on", "state", "value"), [(True, C, "On"), (False, N, "Off"), (None, U, "Not told")]
)
def test_a_switch_is_what_okta_says(on, state, value):
    features = FeatureFacts(True, Switches(create=True, update=on, deactivate=True), False)

    found = check_of(whole(features=read(features)), CheckKey.UPDATE)

    assert (found.state, found.value) == (state, value)


def test_password_sync_is_shown_and_counts_for_nothing():
    key = CheckKey.PASSWORD
    on = FeatureFacts(True, Switches(create=True, update=True, deactivate=True), True)

    assert check_of(whole(), key).value == "Off"
    assert check_of(whole(features=read(on)), key).value == "On"
    assert not check_of(whole(), key).counts
