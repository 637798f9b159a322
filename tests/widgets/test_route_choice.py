from dataclasses import replace

from tests.viewmodels.test_proposal import GORAN, proposed
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.viewmodels.answers import Answers
from zoomprov_gui.widgets.route_choice import RouteChoice


def shown(qtbot, theme, *routes, because=()):
    choice = RouteChoice(theme)
    qtbot.addWidget(choice)
    proposal = replace(proposed(GORAN), routes=routes, answers=Answers((), because))
    choice.show_proposal(proposal)
    return choice


def test_the_other_ways_are_one_click_away(qtbot, theme):
    choice = shown(qtbot, theme, Route.AUTO, Route.OKTA)
    wanted = []
    choice.chosen.connect(wanted.append)

    choice.chip(Route.OKTA).click()

    assert wanted == [Route.OKTA]
    assert not choice.chip(Route.ZOOM).isVisibleTo(choice)


def test_showing_the_way_that_is_taken_asks_for_nothing(qtbot, theme):
    choice = shown(qtbot, theme, Route.AUTO, Route.OKTA)
    wanted = []
    choice.chosen.connect(wanted.append)

    choice.show_proposal(replace(proposed(GORAN), route=Route.OKTA, routes=tuple(Route)))

    assert choice.chip(Route.OKTA).isChecked()
    assert wanted == []


def test_a_single_way_is_no_choice_and_still_says_why(qtbot, theme):
    choice = shown(qtbot, theme, because=("Only Zoom can be told.",))

    assert choice.why.text() == "Only Zoom can be told."
    assert not choice.chip(Route.AUTO).isVisibleTo(choice)


def test_a_chip_of_a_way_says_no_number(qtbot, theme):
    choice = shown(qtbot, theme, Route.AUTO, Route.ZOOM)

    assert choice.chip(Route.ZOOM).accessibleName() == "Turn off in Zoom only"
