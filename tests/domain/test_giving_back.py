"""Tests for domain/giving_back.py; in the world it is tested by tests/services/test_undo.py."""

import pytest

from tests.support.comparisons import comparison, context
from zoomprov_gui.domain.actions import NO_CHANGE, Change, Group, Verb
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.domain.giving_back import Done, lacks_licence, restored

ON = who_of(comparison()).facts._replace(assigned=True)
OFF = ON._replace(zoom_status="inactive", licence=1)
GROUP = Group("g1", "Front desk")


def done(verb, before, after, *, goal=None, change=NO_CHANGE):
    return Done(1, verb, "verified", before, after, goal or Goal(), change)


def back(*them, now, begun=False, given_context=None):
    return restored(them, now, given_context or context(), begun=begun)


def test_an_account_is_turned_on_and_its_licence_given_back():
    writes = back(done(Verb.TURN_OFF_IN_ZOOM, ON, OFF, goal=Goal(zoom_on=False)), now=OFF)

    assert [a.verb for a in writes] == [Verb.TURN_ON_IN_ZOOM, Verb.SET_LICENCE]
    assert writes[1].change.licence == 2
    assert {a.undoes for a in writes} == {1}


def test_a_basic_account_is_only_turned_on():
    writes = back(done(Verb.TURN_OFF_IN_ZOOM, ON._replace(licence=1), OFF), now=OFF)

    assert [a.verb for a in writes] == [Verb.TURN_ON_IN_ZOOM]


@pytest.mark.parametrize(
    ("verb", "opposite", "change"),
    [
        (Verb.ASSIGN, Verb.UNASSIGN, NO_CHANGE),
        (Verb.ADD_TO_GROUP, Verb.REMOVE_FROM_GROUP, Change(group=GROUP)),
        (Verb.ACTIVATE_PERSON, Verb.DEACTIVATE_PERSON, NO_CHANGE),
        (Verb.SET_LICENCE, Verb.SET_LICENCE, Change(licence=1)),
        (Verb.CHANGE_EMAIL, Verb.CHANGE_EMAIL, Change(email="new@acme.example")),
        (Verb.EDIT_PERSON, Verb.EDIT_PERSON, Change(details=(("title", "Nurse"),))),
    ],
)
def test_each_write_has_its_way_back(verb, opposite, change):
    before = ON._replace(details=(("title", "Clerk"), ("department", "IT")))

    writes = back(done(verb, before, ON, change=change), now=ON)

    assert [action.verb for action in writes] == [opposite]


def test_an_account_that_somebody_else_turned_off_meanwhile_stays_off():
    before = ON._replace(details=(("title", "Clerk"),))
    change = Change(details=(("title", "Nurse"),))

    writes = back(done(Verb.EDIT_PERSON, before, OFF, change=change), now=OFF)

    assert [action.verb for action in writes] == [Verb.EDIT_PERSON]


def test_details_go_back_to_what_they_were_and_nothing_else_is_touched():
    before = ON._replace(details=(("title", "Clerk"), ("department", "IT")))
    change = Change(details=(("title", "Nurse"),))

    writes = back(done(Verb.EDIT_PERSON, before, ON, change=change), now=ON)

    assert writes[0].change.details == (("title", "Clerk"),)


@pytest.mark.parametrize(
    ("linked_to", "watched"), [(ON.zoom_id, (("department", "IT"),)), ("", None)]
)
def test_details_that_zoom_followed_are_watched_there_on_their_way_back(linked_to, watched):
    before = ON._replace(details=(("title", "Clerk"), ("department", "IT")))
    new = (("title", "Nurse"), ("department", "ER"))
    goal = Goal(details=new, zoom_details=new[1:])
    edited = done(Verb.EDIT_PERSON, before, ON, goal=goal, change=Change(details=new))

    (action,) = back(edited, now=ON._replace(details=new, external_id=linked_to))

    assert action.goal.zoom_details == watched
    assert ("sends the department to Zoom" in action.effect) == bool(watched)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (("title",), "Okta saves the title as it was before."),
        (("firstName", "title"), "Okta saves the first name and title as they were before."),
        (
            ("firstName", "lastName", "title"),
            "Okta saves the first name, last name and title as they were before.",
        ),
    ],
)
def test_the_way_back_names_what_gets_its_old_value(fields, words):
    before = ON._replace(details=tuple((name, "old") for name in fields))
    change = Change(details=tuple((name, "new") for name in fields))

    (action,) = back(done(Verb.EDIT_PERSON, before, ON, change=change), now=ON)

    assert action.effect.startswith(words)


def test_an_email_that_goes_back_in_okta_is_said_to_stay_in_zoom():
    before = ON._replace(details=(("email", "old@acme.example"),))
    change = Change(details=(("email", "new@acme.example"),))

    (action,) = back(done(Verb.EDIT_PERSON, before, ON, change=change), now=ON)

    assert "does not send email changes" in action.effect


@pytest.mark.parametrize(
    ("verb", "change"),
    [(Verb.UNASSIGN, NO_CHANGE), (Verb.REMOVE_FROM_GROUP, Change(group=GROUP))],
)
def test_an_account_that_okta_may_create_by_the_undo_is_said_first(verb, change):
    bare = ON._replace(zoom_status="", zoom_id="", assigned=False)

    without = back(done(verb, bare, bare, change=change), now=bare)
    with_one = back(done(verb, ON, ON, change=change), now=ON._replace(assigned=False))

    assert "Okta may create one" in without[0].effect
    assert "Okta may create one" not in with_one[0].effect


def test_an_undo_that_was_begun_sends_only_what_no_read_shows():
    gone = OFF._replace(assigned=False)
    writes = [done(Verb.UNASSIGN, ON, gone), done(Verb.TURN_OFF_IN_ZOOM, ON, gone)]

    whole = back(*writes, now=gone)
    assigned = back(*writes, now=OFF, begun=True)
    on = back(*writes, now=ON._replace(licence=1), begun=True)
    all_back = back(*writes, now=ON, begun=True)

    assert [write.verb for write in whole] == [
        Verb.ASSIGN, Verb.TURN_ON_IN_ZOOM, Verb.SET_LICENCE
    ]  # fmt: skip
    assert [write.verb for write in assigned] == [Verb.TURN_ON_IN_ZOOM, Verb.SET_LICENCE]
    assert [write.verb for write in on] == [Verb.SET_LICENCE]
    assert all_back == ()


def test_who_is_in_the_group_already_is_not_put_into_it_again():
    out = ON._replace(in_group=False)
    change = Change(group=GROUP)
    taken = done(Verb.REMOVE_FROM_GROUP, ON, out, change=change)

    writes = back(taken, now=ON._replace(in_group=True, licence=1), begun=True)

    assert [write.verb for write in writes] == [Verb.SET_LICENCE]


def test_an_account_that_is_on_is_not_touched_by_an_undo_that_was_not_begun():
    writes = back(done(Verb.TURN_OFF_IN_ZOOM, ON, OFF), now=ON._replace(licence=1))

    assert writes == ()


def test_the_licence_that_is_not_back_is_named_only_where_zoom_was_taken():
    off = done(Verb.TURN_OFF_IN_ZOOM, ON, OFF)

    assert lacks_licence([off], OFF) == "Licensed"
    assert lacks_licence([off], ON) == ""
    assert lacks_licence([done(Verb.EDIT_PERSON, ON, OFF)], OFF) == ""
    assert lacks_licence([done(Verb.TURN_OFF_IN_ZOOM, OFF, OFF)], ON) == ""
