"""A new sign-in is offered where it would help, and nowhere else."""

import pytest

from zoomprov_gui.domain.errors import Refused, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.domain.setup_facts import Fact, MeFacts, SetupFacts
from zoomprov_gui.domain.setup_sign_in import Lack, lack_of
from zoomprov_gui.domain.setup_steps import step_of

ENDED = Refused(Service.OKTA, 401, "E0000011", "Invalid token provided")
DENIED = Refused(Service.OKTA, 403, "E0000006", "You do not have permission")
NO_FEATURE = Refused(Service.OKTA, 401, "E0000015", "You do not have permission: feature")


@pytest.mark.parametrize(
    ("error", "lack"),
    [
        (ENDED, Lack.SIGN_IN),
        (DENIED, Lack.PERMISSION),
        (NO_FEATURE, None),
        (Unreadable(Service.OKTA, "HTML"), None),
    ],
)
def test_only_an_ended_sign_in_or_a_missing_permission_asks_for_another(error, lack):
    facts = SetupFacts(log=Fact(error=error, at=1.0))

    step = step_of(StepKey.CONNECT_OKTA, facts)

    assert lack_of(step) is lack


def test_a_role_that_may_change_nothing_is_a_missing_permission():
    me = MeFacts(login="dana@acme.example", roles=("READ_ONLY_ADMIN",))
    facts = SetupFacts(me=Fact(value=me, at=1.0))

    step = step_of(StepKey.CONNECT_OKTA, facts)

    assert lack_of(step) is Lack.PERMISSION


def test_what_was_not_read_yet_asks_for_nothing():
    assert lack_of(step_of(StepKey.CONNECT_ZOOM, SetupFacts())) is None
