import pytest
from PySide6.QtCore import QLocale

from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.history import History, LogEvent
from zoomprov_gui.domain.people import Assignment, DirectoryPerson, ZoomAccount, person_key
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.person import Happening, person_view

NOW = 1_800_000_000.0
DAY = 86_400
EMAIL = "goran.eze@acme.example"


@pytest.fixture(autouse=True)
def british():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def account(**values):
    usual = ZoomAccount("z1", EMAIL, "Goran", "Eze", "Front desk", "active", 2, "2", 0, 0)
    return usual._replace(**values)


def assignment(**values):
    usual = Assignment(
        "00u1", EMAIL, "Goran", "Eze", "Front desk", "ACTIVE", "USER", "PROVISIONED", "", "z1",
        "Licensed", 0, 0, 0,
    )  # fmt: skip
    return usual._replace(**values)


def person(verdict, **values):
    usual = {
        "key": person_key(EMAIL),
        "email": EMAIL,
        "name": "Goran Eze",
        "verdict": verdict,
        "reason": None,
        "since": NOW - 2 * DAY,
        "assignment": None,
        "account": account(),
    }
    return Comparison(**{**usual, **values})


def shown(comparison, **values):
    usual = {"now": NOW, "offers": (), "roles": {}}
    return person_view(comparison, **{**usual, **values})


def pairs(view):
    return {pair.label: (pair.okta, pair.zoom, pair.differs) for pair in view.pairs}


def event(kind, at, outcome="SUCCESS", reason=""):
    return LogEvent(f"e{at}", at, kind, outcome, reason, "00u1", EMAIL, "Dana")


def test_a_leaver_differs_in_status_and_in_nothing_else():
    history = History(events=(event("application.user_membership.remove", NOW - 2 * DAY),))

    view = shown(person(Verdict.STILL_ACTIVE, history=history, reason=Reason.SWITCH_OFF))

    assert pairs(view)["Status"] == ("Unassigned", "Active", True)
    assert pairs(view)["Email"] == ("–", EMAIL, False)
    assert pairs(view)["Licence"] == ("–", "Licensed", False)
    assert pairs(view)["Role"] == ("–", "Member", False)
    assert "Deactivate users" in view.text


def test_the_same_address_on_both_sides_is_said_and_not_repeated():
    view = shown(person(Verdict.IN_SYNC, assignment=assignment()))

    assert pairs(view)["Email"] == ("same as Zoom", "same as Okta", False)
    assert not any(differs for _okta, _zoom, differs in pairs(view).values())


def test_an_email_that_okta_does_not_send_is_called_the_same_nowhere():
    okta = assignment(profile_email="g.eze@acme.example")

    view = shown(person(Verdict.IN_SYNC, assignment=okta))

    assert pairs(view)["Zoom login"] == ("same as Zoom", "same as Okta", False)
    assert pairs(view)["Own email"] == ("g.eze@acme.example", "not sent", False)
    assert "Email" not in pairs(view)
    assert f"does not send it to Zoom, but the login {EMAIL}" in view.text


def test_what_okta_sends_is_not_called_an_email_where_the_email_was_not_told():
    view = shown(person(Verdict.IN_SYNC, assignment=assignment(profile_email=None)))

    assert "Zoom login" in pairs(view)
    assert not {"Email", "Own email"} & set(pairs(view))


@pytest.mark.parametrize(
    ("differs", "label", "zoom"),
    [
        ("email", "Email", account(email="goran@acme.example")),
        ("name", "Name", account(first_name="Gorán")),
        ("licence", "Licence", account(licence=1)),
        ("department", "Department", account(department="Finance")),
    ],
)
def test_each_field_that_differs_is_marked_alone(differs, label, zoom):
    view = shown(person(Verdict.DETAILS, assignment=assignment(), account=zoom, differs=(differs,)))

    assert [pair.label for pair in view.pairs if pair.differs] == [label]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"assignment": assignment()}, "Assigned"),
        ({"assignment": assignment(person_status="SUSPENDED")}, "Suspended"),
        ({"assignment": assignment(person_status="DEPROVISIONED")}, "Deactivated"),
        ({"assignment": assignment(status="REVOKED")}, "Unassigned"),
        ({"reason": Reason.NO_OKTA_PERSON}, "Not in Okta"),
        ({}, "Not assigned"),
        (
            {"person": DirectoryPerson("00u1", EMAIL, EMAIL, "Goran Eze", "DEPROVISIONED", 0)},
            "Deactivated",
        ),
    ],
)
def test_where_okta_stands_is_one_word(values, words):
    assert pairs(shown(person(Verdict.ORPHAN, **values)))["Status"][0] == words


@pytest.mark.parametrize(
    ("zoom", "words"),
    [
        (None, "No account"),
        (account(status="inactive"), "Deactivated"),
        (account(status="pending"), "Invited"),
        (account(status="frozen"), "frozen"),
        (account(status=""), "Not told"),
    ],
)
def test_what_zoom_lets_them_do_is_one_word_and_an_unknown_one_is_quoted(zoom, words):
    view = shown(person(Verdict.MISSING, account=zoom))

    assert pairs(view)["Status"][1] == words


def test_a_pending_account_has_no_role_whatever_number_zoom_sends():
    view = shown(person(Verdict.INVITED, account=account(status="pending", role_id="0")))

    assert pairs(view)["Role"] == ("–", "–", False)


def test_what_happened_is_told_in_order_with_its_source():
    history = History(
        events=(
            event("application.user_membership.remove", NOW - 3 * DAY),
            event("application.provision.user.deactivate", NOW - 2 * DAY, "FAILURE", "no admin"),
        )
    )
    ours = (Happening(NOW - DAY, "power-off", "Turned off in Zoom by this app", "Proven"),)

    view = shown(
        person(Verdict.OFF_BOTH, history=history, account=account(seen_at=int(NOW - 3600))),
        ours=ours,
    )

    assert [item.text for item in view.happened] == [
        "Dana removed this person from the Zoom app",
        "Okta could not turn the account off in Zoom",
        "Turned off in Zoom by this app",
        "Signed in to Zoom",
    ]
    assert "“no admin”" in view.happened[1].source
    assert view.happened[1].tone == "bad"


def test_an_event_of_a_kind_nobody_knows_is_quoted():
    history = History(events=(event("application.odd", NOW - DAY),))

    view = shown(person(Verdict.STILL_ACTIVE, history=history))

    assert view.happened[0].text == "Okta logged “application.odd”"


def test_facts_that_are_not_fresh_say_since_when():
    assert shown(person(Verdict.IN_SYNC), stale="09:41").stale.startswith("As of 09:41")
    assert shown(person(Verdict.IN_SYNC)).stale == ""


def test_a_suspended_person_who_is_in_sync_carries_a_warning():
    view = shown(person(Verdict.IN_SYNC, assignment=assignment(), reason=Reason.OKTA_SUSPENDED))

    assert view.warning == "Okta account is suspended"
    assert view.next_step == ""


@pytest.mark.parametrize(
    ("verdict", "reason", "step"),
    [
        (Verdict.STILL_ACTIVE, Reason.SWITCH_OFF, "For who leaves next"),
        (Verdict.STILL_ACTIVE, Reason.OTHER, ""),
        (Verdict.ERROR, Reason.OTHER, "“Copy summary”"),
        (Verdict.ERROR, Reason.SSO_OFF, "then let Okta retry"),
    ],
)
def test_nobody_gets_a_second_remedy_beside_the_button_that_is_one(verdict, reason, step):
    said = shown(person(verdict, reason=reason)).next_step

    assert step in said
    assert bool(said) == bool(step)


def test_the_summary_holds_what_a_ticket_needs():
    view = shown(person(Verdict.STILL_ACTIVE, others=(account(zoom_id="z2"),)))

    for words in ("Goran Eze <goran.eze@acme.example>", "Still active in Zoom", "z1", "z2"):
        assert words in view.summary


def test_technical_details_name_the_ids_of_both_sides():
    view = shown(person(Verdict.IN_SYNC, assignment=assignment(), granted_by=("Clinical staff",)))

    details = dict(view.technical)
    assert details["Okta user id"] == "00u1"
    assert details["Linked Zoom id"] == details["Zoom id"] == "z1"
    assert details["Through groups"] == "Clinical staff"


def test_a_side_that_was_not_read_to_its_end_says_nothing_of_whom_it_did_not_name():
    zoom_unread = shown(person(Verdict.UNKNOWN, assignment=assignment(), account=None))
    okta_unread = shown(person(Verdict.UNKNOWN))
    odd_word = shown(person(Verdict.UNKNOWN, account=account(status="frozen")))

    assert pairs(zoom_unread)["Status"][:2] == ("Assigned", "Not read yet")
    assert pairs(okta_unread)["Status"][:2] == ("Not read yet", "Active")
    assert pairs(odd_word)["Status"][:2] == ("Not assigned", "frozen")
