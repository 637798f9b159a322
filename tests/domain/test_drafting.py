"""Tests for domain/drafting.py."""

from dataclasses import replace

from tests.support.comparisons import assigned
from tests.support.people import account
from zoomprov_gui.domain.actions import Change, Group, Route, Verb
from zoomprov_gui.domain.drafting import Write, left_out, rows_for, who_of
from zoomprov_gui.domain.facts import Goal

WHO = who_of(assigned())
GOAL = Goal()


def write(verb, route=Route.ZOOM, **more):
    return Write(verb, route, "Something happens.", GOAL, **more)


def test_who_is_left_out_has_no_action_and_a_reason():
    row = left_out(WHO, Verb.UNASSIGN, Route.UNASSIGN, "Not now.")

    assert (row.action, row.skipped, row.email) == (None, "Not now.", WHO.email)


def test_only_the_first_write_of_a_person_stands_alone():
    rows = list(rows_for(WHO, (write(Verb.UNASSIGN), write(Verb.TURN_OFF_IN_ZOOM))))

    assert [row.action.follows for row in rows] == [False, True]


def test_each_write_expects_what_the_one_before_leaves_behind():
    first, second = rows_for(WHO, (write(Verb.UNASSIGN), write(Verb.TURN_OFF_IN_ZOOM)))

    assert first.action.expected.assigned is True
    assert second.action.expected.assigned is False
    assert second.action.expected.zoom_id == WHO.facts.zoom_id


def test_after_turning_on_the_licence_is_left_open():
    _, licence = rows_for(WHO, (write(Verb.TURN_ON_IN_ZOOM), write(Verb.SET_LICENCE)))

    assert licence.action.expected.zoom_status == "active"
    assert licence.action.expected.licence == -1


def test_after_leaving_one_of_two_groups_the_other_still_gives_zoom():
    facts = WHO.facts._replace(granted_by=("Front desk", "Managers"), scope="GROUP")
    leave = [
        write(Verb.REMOVE_FROM_GROUP, change=Change(group=Group(f"g{n}", name)))
        for n, name in enumerate(facts.granted_by)
    ]

    rows = list(rows_for(WHO._replace(facts=facts), (*leave, write(Verb.TURN_OFF_IN_ZOOM))))

    assert [row.action.expected.granted_by for row in rows] == [
        ("Front desk", "Managers"), ("Managers",), ()
    ]  # fmt: skip
    assert [row.action.expected.assigned for row in rows] == [True, True, None]


def test_a_removal_takes_from_the_person_it_is_about():
    removal, gift = rows_for(WHO, (write(Verb.UNASSIGN), write(Verb.TURN_ON_IN_ZOOM)))

    assert removal.action.takes_from == {WHO.key}
    assert gift.action.takes_from == frozenset()


def test_after_a_licence_that_licence_is_expected_and_nothing_of_okta_is_left_open():
    given, on = rows_for(
        WHO, (write(Verb.SET_LICENCE, change=Change(licence=1)), write(Verb.TURN_ON_IN_ZOOM))
    )

    assert given.action.expected == WHO.facts
    assert on.action.expected == WHO.facts._replace(licence=1)


def test_what_okta_may_bring_about_by_itself_is_left_open():
    _, on = rows_for(WHO, (write(Verb.ACTIVATE_PERSON, Route.OKTA), write(Verb.TURN_ON_IN_ZOOM)))

    assert (on.action.expected.assigned, on.action.expected.person_status) == (None, "")


def test_signing_out_leaves_everything_as_it_stands():
    _, off = rows_for(WHO, (write(Verb.END_SESSIONS), write(Verb.TURN_OFF_IN_ZOOM)))

    assert off.action.expected == WHO.facts


def test_further_accounts_of_somebody_are_known_where_they_are_on():
    further = (account("z8", "on@acme.example"), account("z9", "o@b.example", status="inactive"))

    assert who_of(replace(assigned(), others=further)).others == ("on@acme.example",)
