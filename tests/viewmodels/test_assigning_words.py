"""What assigning brings, in sentences."""

from tests.support.comparisons import context
from zoomprov_gui.domain.actions import Gain, Group, Plan
from zoomprov_gui.domain.assigning import Crowd, plan_assign
from zoomprov_gui.domain.drafting import Who
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.safeguards import Ask, Confirmation
from zoomprov_gui.viewmodels.assigning_words import (
    NOBODY_LEFT,
    UNTIL_MATCHED,
    assigning,
    count,
    effects,
)


def who(name, zoom_status=""):
    email = f"{name.casefold()}@acme.example"
    facts = Facts(okta_user_id=f"00u{name}", person_status="ACTIVE", zoom_status=zoom_status)
    return Who(person_key(email), email, name, facts)


def test_each_effect_is_a_sentence():
    assert effects(Gain(1, 1, 1), None) == (
        ("user-round-plus", "1 account is created in Zoom."),
        ("ticket", "Needs 1 licence or basic seat (Zoom does not tell how many are free)."),
        ("info", "1 person has it already."),
    )
    assert effects(Gain(), 3) == ()


def test_no_account_is_promised_for_which_no_licence_is_free():
    assert effects(Gain(3), 1) == (
        ("user-round-plus", "Okta asks Zoom for 3 accounts."),
        (
            "triangle-alert",
            (
                "Needs 3 licences or basic seats, and 1 paid licence is free:"
                " Zoom may refuse 2 of them. Free or buy licences first."
            ),
        ),
    )
    assert "and no paid licence is free: Zoom may refuse 3" in effects(Gain(3), 0)[1][1]
    assert effects(Gain(3), 3)[1] == ("ticket", "Needs 3 licences or basic seats (free: 3).")


def test_who_would_not_link_is_named_before_anything_is_sent():
    people = [who(f"Person{number}", "active") for number in range(6)]
    plan = plan_assign(people, [], context())

    proposal = assigning(plan, Confirmation(Ask.BUTTON), people, 4)

    assert proposal.effects[0][1] == (
        "6 accounts are in Zoom already, and they stay “Not linked”:"
        " Person0, Person1, Person2, Person3 and 2 more."
    )
    assert proposal.effects[1] == ("info", UNTIL_MATCHED)
    assert proposal.button == "Assign 6 people anyway"


def test_where_all_accounts_are_new_nothing_is_held_against_it():
    plan = plan_assign([who("Priya")], [], context())

    proposal = assigning(plan, Confirmation(Ask.BUTTON), [], 4)

    assert proposal.title == "Assign Zoom to Priya?"
    assert proposal.button == "Assign Priya"
    assert proposal.lead == "This is what will happen:"


def test_where_nothing_can_be_sent_the_reasons_have_room():
    nobody = who("Priya")._replace(facts=Facts())
    plan = plan_assign([nobody], [], context())

    proposal = assigning(plan, Confirmation(Ask.NOTHING), [], 4)

    assert proposal.title == "Nothing can be sent"
    assert [line.outcome for line in proposal.lines] == ["Left out"]
    assert proposal.lines[0].detail.startswith("Nobody in Okta has this email")


def test_a_number_brings_its_noun():
    assert (count(1, "person", "people"), count(1200, "person", "people")) == (
        "1 person",
        "1,200 people",
    )
    assert count(0, "person", "people") == ""
    assert Plan(rows=()).people == 0


def test_with_everybody_assigned_the_test_of_step_6_has_nobody_left():
    everyone = Group("g0", "Everyone", "BUILT_IN")
    crowd = Crowd(everyone, Facts(assigned=False, crowd="all"), (who("Priya"),))
    plan = plan_assign([], [crowd], context())

    proposal = assigning(plan, Confirmation(Ask.BUTTON), [], 4)

    assert proposal.effects[-1] == ("info", NOBODY_LEFT)
