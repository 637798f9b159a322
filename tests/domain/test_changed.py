"""Tests for domain/changed.py: what a write changes, value by value."""

import pytest

from tests.support.comparisons import assigned, context
from zoomprov_gui.domain.changed import Changed, Seen, changes_of, seen
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.domain.revising import (
    plan_edit_person,
    plan_email,
    plan_end_sessions,
    plan_licence,
)

WHO = who_of(assigned())
EDITED = WHO._replace(facts=WHO.facts._replace(details=(("department", "A"), ("title", ""))))


def changes(plan):
    (action,) = plan.actions
    return changes_of(action)


def test_an_edit_names_old_and_new_and_which_of_it_zoom_hears_of():
    plan = plan_edit_person(EDITED, (("department", "B"), ("title", "Dr")), context())

    assert changes(plan) == (
        Changed("department", "A", "B", okta=True, zoom=True),
        Changed("title", "", "Dr", okta=True, zoom=False),
    )


def test_a_licence_and_an_email_of_zooms_stand_in_zoom_alone():
    licence = changes(plan_licence([WHO], 1, context()))
    email = changes(plan_email(WHO, "new@acme.example", context()))

    assert licence == (Changed("licence", "Licensed", "Basic", okta=False, zoom=True),)
    old = WHO.facts.zoom_email
    assert email == (Changed("email", old, "new@acme.example", okta=False, zoom=True),)


def test_what_changes_no_value_lists_none():
    assert changes(plan_end_sessions([WHO], context())) == ()


FOLLOWS = Changed("department", "A", "B", okta=True, zoom=True)
STAYS = Changed("title", "", "Dr", okta=True, zoom=False)
LICENCE = Changed("licence", "Licensed", "Basic", okta=False, zoom=True)
EMAIL = Changed("email", "a@b.example", "New@b.example", okta=False, zoom=True)


@pytest.mark.parametrize(
    ("changed", "facts", "shown"),
    [
        (FOLLOWS, None, Seen(Known.UNKNOWN, Known.UNKNOWN)),
        (
            FOLLOWS,
            Facts(details=(("department", "B"),), zoom_details=(("department", "A"),)),
            Seen(Known.YES, Known.NO),
        ),
        (FOLLOWS, Facts(details=(("department", "B"),)), Seen(Known.YES, Known.UNKNOWN)),
        (STAYS, Facts(details=(("title", ""),)), Seen(Known.NO, None)),
        (LICENCE, Facts(zoom_status="active", licence=1), Seen(None, Known.YES)),
        (LICENCE, Facts(zoom_status="active", licence=2), Seen(None, Known.NO)),
        (LICENCE, Facts(), Seen(None, Known.UNKNOWN)),
        (EMAIL, Facts(zoom_status="active", zoom_email="new@b.example"), Seen(None, Known.YES)),
    ],
)
def test_only_a_read_shows_a_value_and_no_read_leaves_it_unknown(changed, facts, shown):
    assert seen(changed, facts) == shown
