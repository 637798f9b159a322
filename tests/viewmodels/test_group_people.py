from tests.support.people import account, assignment
from tests.support.rosters import read_again, roster_of
from zoomprov_gui.domain.drafting import Who
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.group_people import GroupPeople

EMAIL = "ana@acme.example"


def office():
    okta = assignment(user_id="u1", email=EMAIL, external_id="z1")
    roster = roster_of([okta], [account(zoom_id="z1", email=EMAIL)])
    roster.note_groups({"u1": ("Front desk",)})
    return roster


def test_whom_a_group_gives_zoom_stands_with_their_verdict():
    people = GroupPeople(office())

    people.take_giving("Front desk")

    assert len(people) == 1
    assert people.member(0).email == EMAIL
    assert people.member(0).look.words == "In sync"


def test_people_of_a_group_that_gives_none_have_no_zoom():
    people = GroupPeople(office())
    stranger = Who(person_key("new@acme.example"), "new@acme.example", "New", Facts())

    people.take([stranger])

    assert people.member(0).look is None
    assert people.key_at(0) == "new@acme.example"


def test_who_has_left_meanwhile_says_nothing():
    roster = office()
    people = GroupPeople(roster)
    people.take_giving("Front desk")

    read_again(roster, [], [])
    roster.drain()

    assert people.member(0).look is None
    assert people.member(0).name == ""
