"""Rows that are written fast say the same as rows that are written slowly."""

import json

import pytest

from tests.support.world import a_world
from zoomprov_gui.simulator.okta_documents import app_user_document, user_document
from zoomprov_gui.simulator.zoom_documents import list_row

BASE = "https://acme.okta.example"


@pytest.mark.parametrize("expand", [True, False])
def test_fast_assignments_equal_slow_ones(expand: bool) -> None:
    world, _ = a_world("drifted", people=600, seed=2)
    assert world.app is not None
    app_id = world.app.id

    for entry in world.app_users.page("assigned", 0, 1000)[0]:
        if entry.index is None:
            continue
        link = world.app_users.written(entry)
        user = world.okta.users.get(link.user_id) if expand else None
        fast = world.rows["app_user"](entry.index, BASE, app_id, expand)
        assert json.loads(fast) == json.loads(
            json.dumps(app_user_document(link, app_id, BASE, user))
        )


def test_fast_people_and_accounts_equal_slow_ones() -> None:
    world, clock = a_world("drifted", people=600, seed=2)

    for entry in world.okta.users.page("live", 0, 1000)[0]:
        if entry.index is not None:
            fast = world.rows["okta_user"](entry.index, BASE)
            assert json.loads(fast) == user_document(world.okta.users.written(entry), BASE)
    for status in ("active", "inactive"):
        for entry in world.zoom.users.page(status, 0, 1000)[0]:
            if entry.index is not None:
                fast = world.rows["zoom_user"](entry.index)
                row = list_row(world.zoom.users.written(entry), clock())
                assert json.loads(fast) == json.loads(json.dumps(row))
