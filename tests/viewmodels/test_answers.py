from tests.support.comparisons import assigned, comparison, context
from tests.support.people import account
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.people import Switches
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away
from zoomprov_gui.domain.preflight import Check
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.viewmodels.answers import TITLES, answers_away, answers_back

LEAVER, STAFF = comparison(), assigned()
SILENT = context(switches=Switches(deactivate=False))


def away(*people, route=Route.AUTO, at=SILENT):
    return answers_away(people, plan_take_away(people, route, at), route, at)


def test_each_question_but_the_limit_is_answered_and_what_stands_against_it_comes_first():
    found = away(STAFF)

    assert {line.title for line in found.lines} == set(TITLES.values())
    assert Check.LIMIT not in TITLES
    states = [line.state for line in found.lines]
    assert states == sorted(states, key=[Known.NO, Known.UNKNOWN, Known.YES].index)
    assert states[0] is Known.NO


def test_of_several_people_each_answer_says_for_how_many_it_holds():
    found = away(LEAVER, STAFF)

    texts = [line.text for line in found.lines if line.title == TITLES[Check.SWITCH]]
    assert texts[0].startswith("1 of 2: “Deactivate users” is off")
    assert "1 of 2: Okta is not needed for it" in texts
    assert len(found.because) == 2


def test_what_the_way_gets_round_does_not_count_against_it():
    auto, by_okta = away(STAFF), away(STAFF, route=Route.UNASSIGN)

    assert (auto.count(Known.NO), auto.dealt) == (0, 1)
    assert (by_okta.count(Known.NO), by_okta.dealt) == (1, 0)


def test_who_is_left_out_is_not_asked_about_while_others_are_sent():
    owner = comparison("owner@acme.example", account=account(role_id="0"))

    found, alone = away(LEAVER, owner), away(owner)

    assert all("of 2" not in line.text for line in found.lines)
    assert all("handed over" not in line.text for line in found.lines)
    assert any("handed over" in line.text for line in alone.lines)
    assert alone.because == ()


def test_turning_on_is_asked_about_as_well():
    person = comparison(account=account(status="inactive"))
    plan = plan_reactivate([person], context(free_licences=0))

    found = answers_back([person], plan, context(free_licences=0))

    assert found.count(Known.NO) == 1
    assert found.because == ("Turned on in Zoom: nothing else can turn an account on again.",)
