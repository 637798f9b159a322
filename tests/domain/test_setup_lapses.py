"""What the log says about the set-up: the wording of changes is Okta's guess and ours."""

import json

import pytest

from tests.support.setups import event
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_lapses import last_call, refused_since, turned_off

AUTH = "application.integration.authentication_failure"
PUSH = "application.provision.user.push"


def word(*, on):
    return "ENABLED" if on else "DISABLED"


def capabilities(*, create=True, update=True, deactivate=True):
    return {
        "create": {"lifecycleCreate": {"status": word(on=create)}},
        "update": {
            "profile": {"status": word(on=update)},
            "lifecycleDeactivate": {"status": word(on=deactivate)},
            "password": {"status": "DISABLED"},
        },
    }


def settings(at, before, after, **more):
    change = json.dumps({"from": capabilities(**before), "to": capabilities(**after)})
    return event("application.lifecycle.update", at, change=change, **more)


@pytest.mark.parametrize("name", ["create", "update", "deactivate"])
def test_who_turned_a_switch_off_is_read_from_the_log(name):
    others = {"create", "update", "deactivate"} - {name}
    log = [settings(20.0, {}, {name: False}, actor="sam@acme.example")]

    found = turned_off(log, CheckKey(name))

    assert (found.at, found.by) == (20.0, "sam@acme.example")
    assert found.text == "Turned off by sam@acme.example, says Okta's log"
    assert [turned_off(log, CheckKey(other)) for other in others] == [None, None]


def test_a_switch_that_was_turned_on_again_has_no_lapse():
    off, on = settings(20.0, {}, {"update": False}), settings(30.0, {"update": False}, {})

    assert turned_off([on, off], CheckKey.UPDATE) is None
    assert turned_off([off], CheckKey.UPDATE).at == 20.0


def test_words_that_nobody_knows_and_changes_that_failed_say_nothing():
    odd = event("application.lifecycle.update", change='{"x": 1}')
    refused = settings(20.0, {}, {"create": False}, outcome="FAILURE")

    assert turned_off([odd, refused, event(PUSH)], CheckKey.CREATE) is None


def test_the_last_call_is_told_from_who_was_at_fault():
    worked = event(PUSH, 10.0)
    person = event(PUSH, 20.0, outcome="FAILURE", reason="The user already exists")
    everybody = event(AUTH, 30.0, outcome="FAILURE", reason="credentials")
    undecided = event(PUSH, 40.0, outcome="DEFERRED")

    assert last_call([worked]).worked
    assert not last_call([worked, person]).for_all
    assert last_call([everybody, worked, person, undecided]).for_all
    assert last_call([]) is None


def test_a_refusal_holds_until_zoom_takes_the_sign_in_again():
    refused, again = event(AUTH, 20.0, outcome="FAILURE"), event(AUTH, 25.0, outcome="FAILURE")
    worked = event(PUSH, 30.0)

    assert refused_since([again, refused]).at == 20.0
    assert refused_since([refused, again, worked]) is None
    assert refused_since([refused, again], after=26.0) is None
    assert refused_since([worked, event(AUTH, 40.0, outcome="FAILURE")]).at == 40.0
