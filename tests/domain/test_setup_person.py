"""With whom the test may be run."""

import pytest

from zoomprov_gui.domain.drafting import Who
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_person import STAGES, preview_of, why_not_test

FREE = Facts(okta_user_id="00u1", person_status="ACTIVE", assigned=False)


def who(**changed):
    return Who(person_key("t@x"), "t@x", "T", FREE._replace(**changed))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, ""),
        ({"zoom_status": "inactive", "role_id": "2"}, ""),
        ({"okta_user_id": ""}, "Nobody in Okta"),
        ({"person_status": "DEPROVISIONED"}, "deactivated"),
        ({"assigned": True}, "already"),
        ({"zoom_status": "active"}, "uses Zoom already"),
        ({"zoom_status": "pending"}, "invited"),
        ({"zoom_status": "inactive", "role_id": "1"}, "admin"),
    ],
)
def test_only_somebody_who_loses_nothing_is_tested(changed, words):
    found = why_not_test(who(**changed), frozenset())

    assert words in found
    assert bool(found) == bool(words)


def test_nobody_tests_themselves():
    assert "That is you" in why_not_test(who(), frozenset({person_key("t@x")}))


def test_a_preview_warns_where_no_licence_is_free():
    assert preview_of(who(), "", frozenset(), no_seat=True).warning
    assert "and empty again" in preview_of(who(), "", frozenset(), no_seat=False).lines[1]


def test_each_change_has_the_tick_that_it_waits_for():
    assert [key for _, key in STAGES] == [
        CheckKey.PROOF_SEEN,
        CheckKey.PROOF_CHANGE_SEEN,
        CheckKey.PROOF_TURNED_OFF,
    ]
