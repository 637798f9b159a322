"""Tests for domain/outlook.py."""

from tests.support.comparisons import context
from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.assigning import Crowd
from zoomprov_gui.domain.drafting import Who
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.outlook import Fate, outlook_of_assigning, outlook_of_unassigning
from zoomprov_gui.domain.people import Switches, person_key

DESK = Group("g1", "Front desk")


def who(name, **facts):
    email = f"{name}@acme.example"
    known = Facts(okta_user_id=f"u-{name}", person_status="ACTIVE")
    return Who(person_key(email), email, name, known._replace(**facts))


def fates(outlook):
    return [(one.who.name, one.fate) for one in outlook]


def test_assigning_says_of_each_person_what_they_get():
    crowd = Crowd(
        DESK,
        Facts(),
        (
            who("has", assigned=True),
            who("there", zoom_status="active"),
            who("new"),
            who("off", person_status="DEPROVISIONED"),
        ),
    )

    outlook = outlook_of_assigning(crowd, context())

    assert fates(outlook) == [
        ("new", Fate.GETS),
        ("there", Fate.THERE_ALREADY),
        ("has", Fate.LEFT_OUT),
        ("off", Fate.LEFT_OUT),
    ]
    assert "already" in outlook[2].why


def test_with_create_users_off_nobody_gets_an_account():
    outlook = outlook_of_assigning(
        Crowd(DESK, Facts(), (who("new"),)), context(switches=Switches(create=False))
    )

    assert fates(outlook) == [("new", Fate.NOTHING_CREATED)]


def test_unassigning_says_who_loses_zoom_and_by_what_others_keep_it():
    held = {"assigned": True, "scope": "GROUP", "zoom_status": "active"}
    crowd = Crowd(
        DESK,
        Facts(assigned=True),
        (
            who("own", **{**held, "scope": "USER"}, granted_by=("Front desk",)),
            who("both", **held, granted_by=("Front desk", "Staff")),
            who("only", **held, granted_by=("Front desk",)),
            who("none"),
        ),
    )

    outlook = outlook_of_unassigning(crowd)

    assert fates(outlook) == [
        ("only", Fate.LOSES),
        ("own", Fate.KEEPS),
        ("both", Fate.KEEPS),
        ("none", Fate.HAD_NONE),
    ]
    assert "an assignment of their own" in outlook[1].why
    assert "through “Staff”" in outlook[2].why


def test_whose_account_stays_on_although_they_lose_zoom_in_okta_is_told_so():
    held = {"assigned": True, "scope": "GROUP", "granted_by": ("Front desk",)}
    linked = {**held, "zoom_status": "active", "zoom_id": "z1", "external_id": "z1"}
    twice = who("twice", **linked)._replace(others=("old@acme.example",))
    crowd = Crowd(
        DESK,
        Facts(assigned=True),
        (
            who("linked", **linked),
            who("loose", **{**linked, "external_id": ""}),
            twice,
            who("nowhere", **held),
            who("off", **{**linked, "zoom_status": "inactive"}),
        ),
    )

    whys = [one.why.removeprefix("Nothing else gives this person Zoom.") for one in
            outlook_of_unassigning(crowd)]  # fmt: skip

    assert whys == [
        "",
        " Okta is not linked to the account, so it stays on.",
        " Another Zoom account of theirs stays on: old@acme.example.",
        " No Zoom account was found.",
        " The account is not active now.",
    ]
