import csv
import io

from tests.support.comparisons import assigned, context
from tests.support.people import account
from zoomprov_gui.domain.actions import Context, Group, Plan, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import ADMIN, MEMBER, Reading, Service, ZoomAccount, person_key
from zoomprov_gui.domain.planning import plan_leave_group, plan_reactivate, plan_take_away
from zoomprov_gui.domain.remedies import plan_remedy
from zoomprov_gui.domain.safeguards import confirmation_needed
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.proposal import plan_csv, proposal_of

NOW = 1_800_000_000.0


def reading(service):
    return Reading(service=service, read_at=NOW, records=60, complete=True)


CONTEXT = Context(okta=reading(Service.OKTA), zoom=reading(Service.ZOOM), now=NOW, active_people=60)


def leaver(name, *, role=MEMBER, licence=2, status="active"):
    email = f"{name.lower().replace(' ', '.')}@acme.example"
    first, _, last = name.partition(" ")
    zoom = ZoomAccount(f"z-{first}", email, first, last, None, status, licence, role, 0, 0)
    return Comparison(
        key=person_key(email),
        email=email,
        name=name,
        verdict=Verdict.STILL_ACTIVE,
        reason=None,
        since=NOW - 100,
        assignment=None,
        account=zoom,
    )


def proposed(*people, route=Route.AUTO):
    plan = plan_take_away(people, route, CONTEXT)
    return proposal_of(plan, confirmation_needed(plan, CONTEXT), route, ())


GORAN, JONAS = leaver("Goran Eze"), leaver("Jonas Haddad", licence=1)
NADIA, CARLOS = leaver("Nadia Okafor"), leaver("Carlos Neri", role=ADMIN)


def test_three_of_four_are_named_and_the_admin_comes_last_with_the_reason():
    proposal = proposed(CARLOS, GORAN, JONAS, NADIA)

    assert proposal.title == "Turn off 3 Zoom accounts?"
    assert proposal.button == "Turn off 3 accounts"
    assert [line.outcome for line in proposal.lines] == [
        "Will be turned off",
        "Will be turned off",
        "Will be turned off",
        "Skipped – Zoom admin",
    ]
    assert "owner must change the role" in proposal.lines[-1].detail


def test_who_has_no_account_is_not_counted_among_accounts_that_are_turned_off():
    plan = plan_take_away(
        [assigned("a@acme.example"), assigned("b@acme.example", account=None)],
        Route.AUTO,
        context(),
    )

    proposal = proposal_of(plan, confirmation_needed(plan, context()), Route.AUTO, ())

    assert proposal.title == "Take Zoom from 2 people?"
    assert proposal.button == "Take Zoom from 2 people"


def test_the_effects_count_licences_and_seats():
    texts = [text for _icon, text in proposed(GORAN, JONAS, NADIA).effects]

    assert "Zoom takes back their 2 paid licences and 1 basic seat." in texts
    assert "They can no longer sign in to Zoom or use any of its features." in texts


def test_the_effects_promise_of_licences_what_an_undo_does():
    one, two = proposed(GORAN), proposed(GORAN, NADIA)

    told = [" ".join(text for _icon, text in proposal.effects) for proposal in (one, two)]

    assert "Undo gives a paid licence back while one is free" in told[0]
    assert "Undo gives paid licences back while some are free" in told[1]


def test_two_people_need_the_typed_words_and_one_does_not():
    two, one = proposed(GORAN, JONAS), proposed(GORAN)

    assert not two.agreed("")
    assert not two.agreed("turn off 3")
    assert two.agreed("  Turn OFF 2 ")
    assert one.agreed("")


def test_one_person_is_called_by_name():
    proposal = proposed(GORAN)

    assert proposal.title == "Turn off Goran Eze in Zoom?"
    assert proposal.button == "Turn off 1 account"
    assert "Zoom takes back the paid licence." in [text for _icon, text in proposal.effects]


def test_a_plan_of_nobody_can_not_be_agreed_to():
    proposal = proposed(CARLOS)

    assert not proposal.possible
    assert not proposal.agreed("turn off 0")
    assert proposal.title == "Nothing can be sent"


def test_turning_on_says_that_licences_do_not_come_back():
    plan = plan_reactivate((leaver("Ada Off", status="inactive"),), CONTEXT)

    proposal = proposal_of(plan, confirmation_needed(plan, CONTEXT), Route.ZOOM, ())

    assert proposal.title == "Turn on Ada Off in Zoom?"
    assert not proposal.dangerous
    assert any("Licences do not come back" in text for _icon, text in proposal.effects)


def test_the_saved_list_holds_everyone_and_no_formula():
    evil = leaver("=cmd() Evil")

    rows = list(csv.DictReader(io.StringIO(plan_csv(proposed(evil, CARLOS).plan))))

    assert [row["email"] for row in rows] == ["'=cmd().evil@acme.example", CARLOS.email]
    assert rows[0]["name"] == "'=cmd() Evil"
    assert rows[1]["skipped"].startswith("Zoom admin")


def test_a_plan_that_takes_from_some_and_gives_to_others_is_called_what_it_is():
    away = plan_take_away((GORAN,), Route.AUTO, CONTEXT)
    back = plan_reactivate((leaver("Ada Off", status="inactive"),), CONTEXT)
    mixed = Plan(rows=(*away.rows, *back.rows))

    proposal = proposal_of(mixed, confirmation_needed(mixed, CONTEXT), Route.AUTO, ())

    assert proposal.title == "Send 2 changes?"
    assert proposal.button == "Send 2 changes"
    assert proposal.dangerous


def test_of_many_changes_the_first_are_told_and_the_others_counted():
    people = [
        assigned(f"p{n}@acme.example", account=account(f"z{n}", f"old{n}@acme.example"))
        for n in range(7)
    ]
    plan = plan_remedy(people, Verb.CHANGE_EMAIL, context())

    proposal = proposal_of(plan, confirmation_needed(plan, context()), Route.AUTO, ())

    told = [text for _icon, text in proposal.effects]
    assert len(told) == 6
    assert told[-1] == "And 2 more like these."
    assert not proposal.dangerous


def test_who_loses_zoom_and_who_gets_it_back_are_told_apart():
    off = plan_take_away([assigned("a@acme.example")], Route.ZOOM, context())
    out = assigned("b@acme.example", account=account("z-b", "b@acme.example", status="inactive"))
    plan = Plan(rows=(*off.rows, *plan_reactivate([out], context()).rows))

    proposal = proposal_of(plan, confirmation_needed(plan, context()), Route.AUTO, ())

    told = [text for _icon, text in proposal.effects]
    assert "1 person can no longer sign in to Zoom or use any of its features." in told
    assert "For 1 person signing in to Zoom works again." in told


def test_who_loses_a_group_reads_which():
    desk = Group("g1", "Front desk")
    given = context(giving=(desk,))
    plan = plan_leave_group([assigned(granted_by=("Front desk",))], desk, given)

    proposal = proposal_of(plan, confirmation_needed(plan, given), Route.AUTO, ())

    assert proposal.lines[0].outcome == "Will be taken out of “Front desk”"
