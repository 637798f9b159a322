"""Steps 1 and 2 by the table of UX.md §8.3."""

import pytest

from tests.support.setups import check_of, failed, read, whole
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import CheckKey, CheckState
from zoomprov_gui.domain.setup_facts import AccountFacts, MeFacts, SeatFacts, SsoFacts

C, N, U = CheckState.CONFIRMED, CheckState.CHANGE_NEEDED, CheckState.UNKNOWN
FORBIDDEN = failed(Refused(Service.OKTA, 404, "E0000007", "Not found"))


def account(**changed):
    usual = AccountFacts("id", "Acme", "Business", "h@acme.example", "https://acme.zoom.us")
    return read(usual._replace(**changed))


def sso(**changed):
    return read(SsoFacts(True, True, ("acme.example",), ())._replace(**changed))


@pytest.mark.parametrize(
    ("roles", "state", "counts", "value"),
    [
        (("APP_ADMIN",), C, True, "App Admin"),
        (("READ_ONLY_ADMIN", "SUPER_ADMIN"), C, True, "Super Admin"),
        (("READ_ONLY_ADMIN",), N, True, "Read-only Admin"),
        ((), N, True, "No admin role"),
        (("CUSTOM",), U, False, "Not told"),
        (None, U, False, "Not told"),
    ],
)
def test_who_may_change_apps_is_told_by_the_role(roles, state, counts, value):
    found = check_of(whole(me=read(MeFacts("dana@acme.example", roles))), CheckKey.OKTA_CHANGE_APPS)

    assert (found.state, found.counts, found.value) == (state, counts, value)


def test_a_token_that_may_only_read_says_which_permission_is_missing():
    key = CheckKey.OKTA_CHANGE_APPS
    reads, all_of_it = {"okta.apps.read"}, {"okta.apps.read", "okta.apps.manage"}

    found = check_of(whole(okta_scopes=frozenset(reads)), key)

    assert (found.state, found.value) == (N, "Not granted")
    assert "`okta.apps.manage`" in found.fix
    assert check_of(whole(okta_scopes=frozenset(all_of_it)), key).state is C


def test_an_app_with_a_sign_in_of_its_own_is_nobody_and_signed_in():
    facts = whole(me=FORBIDDEN)

    assert check_of(facts, CheckKey.OKTA_SIGN_IN).value == "As an app"
    assert check_of(facts, CheckKey.OKTA_SIGN_IN).state is C
    assert check_of(whole(me=FORBIDDEN, apps=FORBIDDEN), CheckKey.OKTA_SIGN_IN).state is U


@pytest.mark.parametrize(
    ("skew", "state", "value"),
    [
        (0.0, C, "Right"),
        (-60.0, C, "Right"),
        (61.0, N, "61 s ahead"),
        (-240.0, N, "4 min behind"),
        (7200.0, N, "2 h ahead"),
    ],
)
def test_a_clock_may_be_a_minute_off(skew, state, value):
    found = check_of(whole(skew=read(skew)), CheckKey.OKTA_CLOCK)

    assert (found.state, found.value) == (state, value)


@pytest.mark.parametrize(
    ("plan", "state"),
    [
        ("Business", C),
        ("Zoom Workplace Business Plus", C),
        ("Education", C),
        ("Enterprise Named Host", C),
        ("Pro", N),
        ("Free (without credit card)", N),
        ("", U),
    ],
)
def test_only_some_plans_have_provisioning(plan, state):
    assert check_of(whole(account=account(plan=plan)), CheckKey.ZOOM_PLAN).state is state


def test_a_vanity_url_that_is_not_told_is_taken_for_missing_only_while_sso_is_off():
    key, none = CheckKey.ZOOM_VANITY, account(vanity_url="")

    assert check_of(whole(), key).value == "acme.zoom.us"
    assert check_of(whole(account=none), key).counts is False
    assert check_of(whole(account=none, sso=sso(on=False)), key).state is N


@pytest.mark.parametrize(
    ("facts", "key", "state", "value", "counts"),
    [
        (sso(on=False), CheckKey.ZOOM_SSO, N, "Off", True),
        (sso(on=None), CheckKey.ZOOM_SSO, U, "Not told", True),
        (sso(required=False), CheckKey.ZOOM_SSO_REQUIRED, N, "Not enforced", False),
        (sso(required=None), CheckKey.ZOOM_SSO_REQUIRED, U, "Not told", False),
        (sso(), CheckKey.ZOOM_SSO_REQUIRED, C, "acme.example", False),
        (sso(bypass=("a@x", "b@x")), CheckKey.ZOOM_SSO_BYPASS, N, "2 people", False),
        (sso(), CheckKey.ZOOM_SSO_BYPASS, C, "Nobody", False),
    ],
)
def test_single_sign_on_must_be_on_and_had_better_be_enforced(facts, key, state, value, counts):
    found = check_of(whole(sso=facts), key)

    assert (found.state, found.value, found.counts) == (state, value, counts)


@pytest.mark.parametrize(
    ("seats", "state", "value", "counts"),
    [
        (SeatFacts(10, 4), C, "6 free of 10", True),
        (SeatFacts(10, 10), N, "0 free of 10", True),
        (SeatFacts(-1, 4), U, "4 used", False),
    ],
)
def test_licences_are_counted_where_zoom_counts_them(seats, state, value, counts):
    found = check_of(whole(seats=read(seats)), CheckKey.ZOOM_LICENCES)

    assert (found.state, found.value, found.counts) == (state, value, counts)


@pytest.mark.parametrize(
    ("scopes", "state", "value"),
    [
        ({"user:update:status:admin"}, C, "May read and change"),
        ({"user:write:admin"}, C, "May read and change"),
        ({"user:read:admin"}, N, "May only read"),
        (set(), U, "May read"),
    ],
)
def test_admin_rights_are_those_that_the_token_names(scopes, state, value):
    found = check_of(whole(zoom_scopes=frozenset(scopes)), CheckKey.ZOOM_ADMIN)

    assert (found.state, found.value) == (state, value)


def test_zoom_is_signed_in_to_even_if_it_does_not_tell_the_account():
    hidden = failed(Refused(Service.ZOOM, 400, "4711", "scopes", missing=("account:read",)))
    gone = failed(Refused(Service.ZOOM, 401, "124", "expired"))

    assert check_of(whole(account=hidden), CheckKey.ZOOM_CREDENTIALS).state is C
    broken = check_of(whole(account=gone, zoom_people=gone), CheckKey.ZOOM_CREDENTIALS)
    assert broken.state is CheckState.BROKEN
