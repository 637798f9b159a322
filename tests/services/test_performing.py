"""Tests for services/performing.py."""

from dataclasses import replace

import pytest

from tests.support.desk import desk, on_request
from zoomprov_gui.domain.actions import Change, Group, Verb
from zoomprov_gui.services.performing import Performer

LEAVER = "goran.eze@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("verb", [v for v in Verb if v is not Verb.ASK_OKTA_TO_RETRY])
async def test_every_verb_is_one_request_that_writes(office, verb):
    (action,) = office.plan(LEAVER).actions
    change = Change(Group("00gNobody", "No group"), 2, "new@acme.example", (("title", "Nurse"),))
    action = replace(action, verb=verb, change=change, okta_user_id="00uNobody")
    performer = Performer(office.office.okta, office.office.zoom, office.reread.app_id)
    sent = []
    on_request(office, lambda method, path: sent.append((method, path)))
    office.world.fail_next("okta:lost-answer:times=9")
    office.world.fail_next("zoom:lost-answer:times=9")

    with pytest.raises(Exception, match=r"."):
        await performer.send(action)

    writes = [method for method, path in sent if method != "GET" and "oauth" not in path]
    assert len(writes) <= 1
    assert sent


@pytest.mark.parametrize("verb", [Verb.ASSIGN_GROUP, Verb.REMOVE_FROM_GROUP])
async def test_a_groups_write_without_a_group_is_a_mistake_of_ours(office, verb):
    (action,) = office.plan(LEAVER).actions
    performer = Performer(office.office.okta, office.office.zoom, office.reread.app_id)

    with pytest.raises(ValueError, match="names no group"):
        await performer.send(replace(action, verb=verb))
