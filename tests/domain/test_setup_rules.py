"""One read, one check."""

import pytest

from tests.support.setups import AT, check_of, failed, read, whole
from zoomprov_gui.domain.errors import Refused, Unreachable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import CheckKey, CheckState, Origin
from zoomprov_gui.domain.setup_facts import Fact, Ticked
from zoomprov_gui.domain.setup_rules import good, plural

KEY = CheckKey.ZOOM_DOMAIN
MASTER = Refused(Service.ZOOM, 400, "4711", "scopes", missing=("x:master",))


def test_nothing_is_good_that_was_not_read():
    assert good(CheckKey.CREATE, Fact(), "On").state is CheckState.UNKNOWN
    assert good(CheckKey.CREATE, Fact(), "On").value == "Can't tell"


def test_what_no_app_is_told_is_said_so_and_holds_nothing_back():
    found = check_of(whole(domains=failed(MASTER)), KEY)

    assert (found.state, found.value) == (CheckState.UNKNOWN, "Zoom does not tell apps this")
    assert (found.counts, found.asks_you, found.origin) == (False, True, Origin.ZOOM)
    assert "Associated Domains" in found.fix


def test_what_a_person_checked_is_no_tick():
    facts = whole(domains=failed(MASTER), ticked={KEY: Ticked("dana@acme.example", 7.0)})

    found = check_of(facts, KEY)

    assert found.state is CheckState.UNKNOWN
    assert (found.origin, found.read_at) == (Origin.YOU, 7.0)
    assert found.value == "Checked by dana@acme.example"


def test_a_read_beats_what_a_person_said():
    facts = whole(domains=read(()), ticked={KEY: Ticked("dana", 7.0)})

    assert check_of(facts, KEY).state is CheckState.CHANGE_NEEDED


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (Refused(Service.OKTA, 401, "E0000011", "Invalid token"), CheckState.UNKNOWN),
        (Refused(Service.OKTA, 403, "E0000006", "No"), CheckState.CHANGE_NEEDED),
        (Refused(Service.OKTA, 401, "E0000015", "Not in your plan"), CheckState.CHANGE_NEEDED),
        (Unreachable(Service.OKTA, "dns", "no address", was_sent=False), CheckState.UNKNOWN),
    ],
)
def test_a_permission_that_is_refused_is_told_from_a_service_that_is_down(error, state):
    found = check_of(whole(log=failed(error)), CheckKey.OKTA_READ_LOG)

    assert found.state is state
    assert found.problem is not None
    assert (found.fix, found.read_at) == (found.problem.remedy, AT)


def test_a_sign_in_that_is_refused_breaks_one_check_and_leaves_the_others_in_doubt():
    ended = failed(Refused(Service.OKTA, 401, "E0000011", "Invalid token"))
    facts = whole(me=ended, apps=ended, features=ended, held=dict.fromkeys(CheckKey, 1.0))

    assert check_of(facts, CheckKey.OKTA_SIGN_IN).state is CheckState.BROKEN
    for key in (CheckKey.OKTA_READ_APPS, CheckKey.APP_EXISTS, CheckKey.CREATE):
        found = check_of(facts, key)
        assert (found.state, found.lapse) == (CheckState.UNKNOWN, None)


def test_a_plan_without_provisioning_is_no_sign_out():
    lacking = failed(Refused(Service.OKTA, 401, "E0000015", "Feature is not enabled"))

    found = check_of(whole(features=lacking), CheckKey.CREATE)

    assert (found.state, found.value) == (CheckState.CHANGE_NEEDED, "Not in your plan")
    assert "Ask Okta which plan" in found.fix


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 people"), (1, "1 person"), (1234, "1,234 people")]
)
def test_numbers_have_their_nouns(number, words):
    assert plural(number, "person", "people") == words
    assert plural(2, "group") == "2 groups"
