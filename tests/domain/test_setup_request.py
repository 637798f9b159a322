"""What an admin is asked for is what the page shows as missing, and nothing else."""

from tests.support.setups import read, steps_of, whole
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.domain.setup_facts import Fact, MeFacts
from zoomprov_gui.domain.setup_request import admin_request

READ_ONLY = whole(me=read(MeFacts("dana@acme.example", ("READ_ONLY_ADMIN",))))
DENIED = Refused(Service.OKTA, 403, "E0000006", "You do not have permission")


def asked(facts, key=StepKey.CONNECT_OKTA):
    return admin_request(steps_of(facts)[key], facts)


def test_a_role_that_lacks_a_right_is_named_with_what_helps():
    text = asked(READ_ONLY)

    assert "dana@acme.example lacks a permission in Okta" in text
    assert "- May change apps: Read-only Admin. Needed for every “Do it for me”" in text
    assert "What helps: Ask a Super Admin in Okta to give this account" in text


def test_each_right_that_was_refused_is_one_line():
    facts = whole(may_read_groups=Fact(error=DENIED, at=1.0), log=Fact(error=DENIED, at=1.0))

    lines = [line for line in asked(facts).splitlines() if line.startswith("- ")]

    assert [line.partition(":")[0] for line in lines] == ["- May read groups", "- May read the log"]


def test_zoom_is_asked_for_what_its_app_lacks():
    text = asked(whole(zoom_scopes=frozenset({"user:read:admin"})), StepKey.CONNECT_ZOOM)

    assert "lacks a permission in Zoom" in text
    assert "Add user:update:status:admin to the app" in text


def test_where_nothing_is_missing_nobody_is_asked():
    assert asked(whole()) == ""
    assert asked(whole(), StepKey.CONNECT_ZOOM) == ""
    assert asked(READ_ONLY, StepKey.ASSIGN) == ""
