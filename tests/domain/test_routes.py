"""Tests for domain/routes.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import context, contexts, licences, statuses
from zoomprov_gui.domain.actions import Group, Route, Verb
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import Switches
from zoomprov_gui.domain.routes import leaves_group, removals, returns

LINKED = Facts(
    okta_user_id="u1", person_status="ACTIVE", assigned=True, scope="USER", external_id="z1",
    zoom_id="z1", zoom_email="ana@acme.example", zoom_status="active", licence=2, role_id="2",
)  # fmt: skip
LEAVER = LINKED._replace(assigned=False, scope="", external_id="")
OFF = Switches(create=True, update=True, deactivate=False)


def verbs(writes):
    return [] if isinstance(writes, str) else [write.verb for write in writes]


def test_who_has_zoom_through_a_group_is_refused_before_the_click_with_the_groups_name():
    facts = LINKED._replace(scope="GROUP", granted_by=("Front desk",))

    writes = removals(Route.AUTO, facts, context())

    assert writes == (
        "Zoom is assigned through the group “Front desk”."
        " Remove the person from this group in Okta."
    )


def test_who_is_assigned_directly_and_through_groups_keeps_zoom_when_unassigned_so_is_refused():
    facts = LINKED._replace(granted_by=("Front desk", "Managers"))

    writes = removals(Route.UNASSIGN, facts, context())

    assert "also assigned through the groups “Front desk”, “Managers”" in writes


def test_a_group_nobody_could_name_is_still_a_group():
    writes = removals(Route.AUTO, LINKED._replace(scope="GROUP"), context())

    assert "through a group" in writes


def test_by_zooms_own_way_nothing_is_sent_to_okta_although_it_still_assigns():
    writes = removals(Route.ZOOM, LINKED, context())

    assert verbs(writes) == [Verb.TURN_OFF_IN_ZOOM]
    assert "Okta still assigns Zoom to this person" in writes[0].effect


def test_one_group_of_two_that_cannot_be_left_leaves_both_alone():
    facts = LINKED._replace(scope="GROUP", granted_by=("Front desk", "Managers"))

    writes = removals(Route.AUTO, facts, context(giving=(Group("g1", "Front desk"),)))

    assert isinstance(writes, str)


def test_a_group_that_another_program_fills_is_not_left_although_zoom_stays():
    group = Group("g1", "Front desk", "APP_GROUP")
    facts = LINKED._replace(scope="USER", granted_by=("Front desk",))

    writes = leaves_group(group, facts, context(giving=(group,)))

    assert "Front desk" in writes
    assert isinstance(writes, str)


@pytest.mark.parametrize(
    ("facts", "switches", "why"),
    [
        (LINKED, OFF, "“Deactivate users” is off in Okta"),
        (LINKED, Switches(), "it is not known whether"),
        (LINKED._replace(external_id=""), Switches(deactivate=True), "not linked"),
    ],
)
def test_where_okta_would_not_tell_zoom_the_account_is_turned_off_as_well_and_the_plan_says_why(
    facts, switches, why
):
    writes = removals(Route.AUTO, facts, context(switches=switches))

    assert verbs(writes) == [Verb.UNASSIGN, Verb.TURN_OFF_IN_ZOOM]
    assert why in writes[1].effect


def test_the_route_asked_for_is_kept_and_says_that_zoom_will_not_hear_of_it():
    (write,) = removals(Route.UNASSIGN, LINKED, context(switches=OFF))

    assert write.verb is Verb.UNASSIGN
    assert not write.reaches_zoom
    assert write.goal.zoom_on is False
    assert "Zoom may not hear of it" in write.effect


def test_unassigning_nobody_is_refused():
    assert "nothing to remove there" in removals(Route.UNASSIGN, LEAVER, context())


def test_deactivating_in_okta_says_that_every_app_goes():
    (write,) = removals(Route.OKTA, LINKED, context())

    assert write.verb is Verb.DEACTIVATE_PERSON
    assert "every app" in write.effect
    assert write.goal.person_on is False
    assert write.goal.zoom_on is False


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (LEAVER._replace(okta_user_id=""), "Nobody in Okta"),
        (LEAVER._replace(person_status="DEPROVISIONED"), "deactivated in Okta already"),
    ],
)
def test_who_cannot_be_deactivated_in_okta_is_told_why(facts, why):
    assert why in removals(Route.OKTA, facts, context())


@pytest.mark.parametrize(
    ("status", "why"),
    [("", "no Zoom account"), ("inactive", "off already"), ("frozen", "“frozen”")],
)
def test_an_account_that_is_not_active_is_not_turned_off(status, why):
    assert why in removals(Route.ZOOM, LEAVER._replace(zoom_status=status), context())


def test_somebody_assigned_without_an_account_is_only_unassigned():
    facts = LINKED._replace(zoom_id="", zoom_status="", licence=-1, external_id="")

    (write,) = removals(Route.AUTO, facts, context())

    assert write.effect == "The person is removed from the Zoom app in Okta."
    assert write.goal.zoom_on is None


@given(
    st.builds(
        Facts,
        okta_user_id=st.sampled_from(["", "u1"]),
        person_status=st.sampled_from(["", "ACTIVE", "DEPROVISIONED"]),
        assigned=st.booleans(),
        scope=st.sampled_from(["", "USER", "GROUP"]),
        zoom_id=st.just("z1"),
        zoom_status=statuses,
        licence=licences,
    ),
    st.sampled_from(Route),
    contexts(),
)
def test_a_paid_licence_is_only_mentioned_where_there_is_one(facts, route, any_context):
    writes = removals(route, facts, any_context)

    if not isinstance(writes, str) and any("paid licence" in write.effect for write in writes):
        assert facts.licence == 2


def test_turning_on_says_that_the_licence_must_be_given_again():
    facts = LINKED._replace(zoom_status="inactive", licence=1)

    (write,) = returns(facts)

    assert write.verb is Verb.TURN_ON_IN_ZOOM
    assert "licence must be given again" in write.effect
    assert "Basic (Deactivated)" in write.effect


def test_somebody_deactivated_in_okta_is_activated_there_first():
    facts = LEAVER._replace(zoom_status="inactive", person_status="DEPROVISIONED")

    assert verbs(returns(facts)) == [Verb.ACTIVATE_PERSON, Verb.TURN_ON_IN_ZOOM]


@pytest.mark.parametrize(
    ("status", "why"),
    [("active", "on already"), ("pending", "not accepted"), ("", "no Zoom account")],
)
def test_what_is_not_off_is_not_turned_on(status, why):
    assert why in returns(LEAVER._replace(zoom_status=status))


@pytest.mark.parametrize("route", [Route.AUTO, Route.ZOOM])
def test_an_account_without_an_id_is_not_turned_off(route):
    writes = removals(route, LEAVER._replace(zoom_id=""), context())

    assert "no id" in writes


@pytest.mark.parametrize("scope", ["", "TENANT"])
def test_a_scope_that_okta_does_not_tell_is_not_called_a_group(scope):
    writes = removals(Route.UNASSIGN, LINKED._replace(scope=scope), context())

    assert "does not tell" in writes


def test_nobody_is_told_to_leave_the_group_that_holds_everybody():
    facts = LINKED._replace(scope="GROUP", granted_by=("Everyone",))
    everyone = Group("g0", "Everyone", "BUILT_IN")

    writes = removals(Route.AUTO, facts, context(giving=(everyone,)))

    assert writes == (
        "Zoom is assigned through the group “Everyone”. Nobody can leave “Everyone”, which holds"
        " everybody: Zoom can only be unassigned from the whole group, in Okta."
    )


def test_the_group_that_holds_everybody_is_not_named_where_another_one_gives_zoom():
    facts = LINKED._replace(scope="GROUP", granted_by=("Front desk",))
    giving = (Group("g1", "Front desk"), Group("g0", "Everyone", "BUILT_IN"))

    writes = removals(Route.UNASSIGN, facts, context(giving=giving))

    assert "Remove the person from this group in Okta" in writes


def test_okta_is_named_only_where_it_still_assigns_or_no_longer_does():
    still = removals(Route.ZOOM, LINKED, context())
    gone = removals(Route.ZOOM, LEAVER, context())
    on_again = returns(LINKED._replace(zoom_status="inactive"))
    alone = returns(LEAVER._replace(zoom_status="inactive"))

    assert "Okta still assigns" in still[0].effect
    assert "Okta still assigns" not in gone[0].effect
    assert "Okta does not assign" not in on_again[0].effect
    assert "Okta does not assign Zoom to this person" in alone[0].effect


def test_an_account_that_is_off_already_needs_no_word_from_okta():
    facts = LINKED._replace(zoom_status="inactive")

    writes = removals(Route.AUTO, facts, context(switches=OFF))

    assert verbs(writes) == [Verb.UNASSIGN]
    assert writes[0].reaches_zoom


def test_of_a_person_whom_okta_does_not_assign_zoom_hears_nothing_and_that_is_why():
    (write,) = removals(Route.OKTA, LEAVER, context())

    assert not write.reaches_zoom
    assert "Okta does not assign Zoom to this person any more" in write.effect


@pytest.mark.parametrize(
    ("scope", "assigned"), [("GROUP", [None, False]), ("USER", [None, None, False])]
)
def test_only_the_last_step_out_of_several_groups_is_to_end_the_assignment(scope, assigned):
    facts = LINKED._replace(scope=scope, granted_by=("Front desk", "Managers"))
    giving = (Group("g1", "Front desk"), Group("g2", "Managers"))

    writes = removals(Route.AUTO, facts, context(giving=giving))

    assert [write.goal.assigned for write in writes] == assigned
    assert [write.reaches_zoom for write in writes][-1]
