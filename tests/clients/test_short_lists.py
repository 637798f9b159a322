"""Short lists are read whole, or not believed."""

import httpx
import pytest

from tests.support.wire import OKTA, answers, session
from zoomprov_gui.clients.okta_shapes import GroupBody
from zoomprov_gui.clients.short_lists import read_all
from zoomprov_gui.domain.errors import Unreadable
from zoomprov_gui.domain.people import Service


def page(group_id, after=None):
    link = {"link": f'<{OKTA}/api/v1/groups?after={after}>; rel="next"'} if after else {}
    return httpx.Response(200, json=[{"id": group_id}], headers=link)


async def test_every_page_is_taken_and_every_answer_kept():
    api = session(Service.OKTA, answers(page("a", "1"), page("b", "2"), page("c")))

    rows, replies = await read_all(api, "/api/v1/groups", list[GroupBody], {"limit": 1})

    assert [row.id for row in rows] == ["a", "b", "c"]
    assert len(replies) == 3


async def test_a_list_that_goes_round_is_not_believed():
    api = session(Service.OKTA, answers(page("a", "1")))

    with pytest.raises(Unreadable, match="circle"):
        await read_all(api, "/api/v1/groups", list[GroupBody], {})
