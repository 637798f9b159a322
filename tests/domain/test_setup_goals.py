"""What a change must show, setting by setting."""

from dataclasses import replace

import pytest

from tests.support.setups import APP, AT, failed, read, whole
from zoomprov_gui.domain.errors import Unreadable
from zoomprov_gui.domain.people import Service, Switches
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_changes import deactivate_app, switch_change, turn_off_link
from zoomprov_gui.domain.setup_facts import Fact, FeatureFacts, LinkFacts
from zoomprov_gui.domain.setup_goals import SETTING_VERBS, goal_of, part_of, reached, read_at

LOST = failed(Unreadable(Service.OKTA, "x"))


def test_a_switch_change_wants_only_its_switches():
    change = switch_change(whole(), {CheckKey.UPDATE: False})

    assert goal_of(change) == {"update": False}
    assert part_of(goal_of(change), whole()) == {"update": True}


@pytest.mark.parametrize(
    ("goal", "facts", "at"),
    [
        ({"create": True}, whole(), AT),
        ({"create": True, "app": True}, whole(apps=replace(read((APP,)), at=7.0)), 7.0),
        ({"create": True}, whole(features=LOST), None),
        ({"create": True}, whole(features=Fact()), None),
        ({"link": True}, whole(features=LOST), AT),
        ({"made_up": True}, whole(), AT),
        ({}, whole(), None),
    ],
)
def test_a_setting_is_as_old_as_the_read_that_tells_it(goal, facts, at):
    assert read_at(goal, facts) == at


@pytest.mark.parametrize(
    ("goal", "facts", "shown"),
    [
        ({"create": True}, whole(), True),
        ({"create": False}, whole(), False),
        ({"create": True}, whole(features=LOST), False),
        ({"create": False}, whole(features=LOST), False),
        ({"link": True}, whole(), True),
        ({"link": True}, whole(link=read(LinkFacts("UNKNOWN"))), False),
        ({"link": False}, whole(link=LOST), False),
        ({"app": True}, whole(apps=read(())), False),
        ({"app_active": False}, whole(apps=read((APP._replace(active=False),))), True),
        ({"app_active": False}, whole(apps=read(())), False),
        ({"made_up": True}, whole(), False),
        ({}, whole(), False),
    ],
)
def test_only_a_read_that_shows_all_of_it_reaches_a_goal(goal, facts, shown):
    assert reached(goal, facts) is shown


def test_a_switch_that_okta_does_not_tell_is_not_reached_either_way():
    untold = whole(features=read(FeatureFacts(True, Switches(), None)))

    assert not reached({"create": True}, untold)
    assert not reached({"create": False}, untold)


def test_every_change_that_is_sent_has_a_goal():
    changes = [deactivate_app(whole()), turn_off_link(whole())]

    assert [goal_of(change) for change in changes] == [{"app_active": False}, {"link": False}]
    assert {change.key.value for change in changes} <= SETTING_VERBS
    assert "assign" not in SETTING_VERBS
