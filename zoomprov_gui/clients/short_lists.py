"""Okta's short lists, read whole before they are used: apps, groups."""

from collections.abc import Mapping
from typing import TypeVar

import httpx

from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import next_link
from zoomprov_gui.domain.errors import Unreadable

Row = TypeVar("Row")

MOST_PAGES = 500


async def read_all(
    session: ApiSession, path: str, shape: type[list[Row]], params: Mapping[str, str | int]
) -> tuple[list[Row], list[httpx.Response]]:
    """Return all rows of a list, and the answers they came in."""
    rows: list[Row] = []
    response = await session.send("GET", path, params=params, reads=True)
    answers = [response]
    rows += session.read(response, shape)
    followed = set[str]()
    while link := next_link(response):
        if link in followed:
            raise Unreadable(session.service, "a list that goes round in a circle")
        if len(followed) >= MOST_PAGES:
            raise Unreadable(session.service, "a list that does not end")
        followed.add(link)
        response = await session.send("GET", link, reads=True)
        answers.append(response)
        rows += session.read(response, shape)
    return rows, answers
