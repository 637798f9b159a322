"""Tests for domain/editing.py."""

from dataclasses import replace

import pytest

from tests.support.comparisons import ALL_ON, assigned, context
from zoomprov_gui.domain.actions import Group, Verb
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.editing import (
    OKTA_MAY_SET,
    changes_email,
    edits_group,
    edits_person,
    ends_sessions,
    renames,
    sets_licence,
)
from zoomprov_gui.domain.people import Switches

FACTS = who_of(assigned()).facts._replace(
    details=(("firstName", "Ana"), ("title", "Clerk"), ("email", "bo@acme.example"))
)
GROUP = Group("g1", "IT")


def test_a_name_is_saved_in_okta_and_awaited_in_zoom():
    (write,) = edits_person((("firstName", "Anna"),), FACTS, context())

    assert write.goal.details == (("firstName", "Anna"),)
    assert write.goal.zoom_details == (("firstName", "Anna"),)
    assert "Okta then sends it to Zoom" in write.effect


def test_a_title_is_saved_and_not_awaited_in_zoom_which_does_not_show_it():
    (write,) = edits_person((("title", "Nurse"),), FACTS, context())

    assert write.goal.zoom_details is None


def test_that_an_email_is_not_sent_on_is_said_before_it_is_saved():
    (write,) = edits_person((("email", "new@acme.example"),), FACTS, context())

    assert "does not send email changes to Zoom" in write.effect


def test_of_an_email_and_a_name_only_the_name_is_said_to_be_sent_on():
    details = (("email", "new@acme.example"), ("firstName", "Anna"))

    (write,) = edits_person(details, FACTS, context())

    assert "Okta then sends the first name to Zoom. Okta does not send email" in write.effect


def test_only_another_email_or_login_renames_somebody():
    before = (("email", "a@acme.example"), ("title", ""))

    assert renames((("login", "b@acme.example"),), before)
    assert not renames((("email", "a@acme.example"), ("title", "Dr")), before)


@pytest.mark.parametrize("change", [{"zoom_status": ""}, {"zoom_email": "New@acme.example"}])
def test_where_zoom_has_no_old_email_nothing_is_said_to_stay(change):
    facts = FACTS._replace(**change)

    (write,) = edits_person((("email", "new@acme.example"),), facts, context())

    assert "email changes" not in write.effect


@pytest.mark.parametrize(
    ("change", "switches", "said"),
    [
        ({"assigned": False}, ALL_ON, "does not assign Zoom"),
        ({"external_id": ""}, ALL_ON, "not linked"),
        ({"zoom_status": "inactive"}, ALL_ON, "while the account is off"),
        ({}, Switches(update=False), "“Update user details” is off"),
    ],
)
def test_where_zoom_will_not_hear_of_it_nobody_waits_for_it(change, switches, said):
    facts = FACTS._replace(**change)

    (write,) = edits_person((("firstName", "Anna"),), facts, context(switches=switches))

    assert said in write.effect
    assert write.goal.zoom_details is None


@pytest.mark.parametrize(
    ("details", "change", "why"),
    [
        ((("firstName", "Ana"),), {}, "already"),
        ((("lastName", " "),), {}, "needs a last name"),
        ((("title", "x"),), {"person_status": "DEPROVISIONED"}, "deactivated"),
        ((("title", "x"),), {"okta_user_id": ""}, "Nobody in Okta"),
    ],
)
def test_what_okta_would_not_save_is_not_sent(details, change, why):
    assert why in edits_person(details, FACTS._replace(**change), context())


def test_a_group_is_renamed_and_nobody_gets_or_loses_zoom():
    (write,) = edits_group(GROUP, (("name", "Ops"),), FACTS._replace(details=(("name", "IT"),)))

    assert write.verb is Verb.EDIT_GROUP
    assert write.goal.details == (("name", "Ops"),)


@pytest.mark.parametrize(
    ("group", "details", "why"),
    [
        (GROUP._replace(kind="APP_GROUP"), (("name", "Ops"),), "another directory"),
        (GROUP, (("name", ""),), "needs a name"),
        (GROUP, (("name", "IT"),), "already"),
    ],
)
def test_a_group_that_cannot_be_edited_says_why(group, details, why):
    assert why in edits_group(group, details, FACTS._replace(details=(("name", "IT"),)))


@pytest.mark.parametrize(
    ("licence", "change", "free", "why"),
    [
        (2, {}, None, "already"),
        (3, {}, None, "cannot be given"),
        (1, {"zoom_status": "pending"}, None, "not accepted"),
        (1, {"zoom_status": "inactive"}, None, "is off"),
        (1, {"zoom_status": ""}, None, "no Zoom account"),
        (2, {"licence": 1}, 0, "no free licence"),
    ],
)
def test_a_licence_that_cannot_be_given_says_why(licence, change, free, why):
    facts = FACTS._replace(licence=2)._replace(**change)

    assert why in sets_licence(licence, facts, context(free_licences=free))


def test_another_licence_is_given_and_awaited():
    (write,) = sets_licence(1, FACTS._replace(licence=2), context())

    assert (write.goal.licence, write.change.licence) == (1, 1)
    assert "takes the paid one back" in write.effect


def test_that_okta_may_set_another_licence_again_is_said_where_it_sends_updates():
    licensed = FACTS._replace(licence=2)

    (sent,) = sets_licence(1, licensed, context())
    (silent,) = sets_licence(1, licensed._replace(assigned=False), context())
    (off,) = sets_licence(1, licensed, context(switches=replace(ALL_ON, update=False)))

    assert OKTA_MAY_SET in sent.effect
    assert OKTA_MAY_SET not in silent.effect + off.effect


@pytest.mark.parametrize(
    ("email", "change", "why"),
    [
        ("nobody", {}, "no email address"),
        ("BO@acme.example", {"zoom_email": "bo@acme.example"}, "already"),
        ("new@acme.example", {"role_id": "1"}, "admin's email"),
        ("new@acme.example", {"zoom_status": "pending"}, "cancel the invite"),
    ],
)
def test_an_email_that_cannot_be_changed_says_why(email, change, why):
    assert why in changes_email(email, FACTS._replace(**change))


def test_an_email_is_changed_in_zoom_and_awaited_whatever_its_case():
    (write,) = changes_email("New@Acme.example", FACTS)

    assert write.goal.zoom_email == "new@acme.example"


def test_ending_sessions_promises_sso_only():
    (write,) = ends_sessions(FACTS)

    assert "SSO" in write.effect
    assert "not known" in write.effect
    assert "not accepted" in ends_sessions(FACTS._replace(zoom_status="pending"))
