"""What every call to Okta has in common: one thing, a short list, a write."""

from collections.abc import Mapping
from typing import TypeVar

from zoomprov_gui.clients.calls import Calls
from zoomprov_gui.clients.short_lists import read_all
from zoomprov_gui.domain.errors import Exchange, Refused

Row = TypeVar("Row")
Query = Mapping[str, str | int]


class OktaCalls(Calls):
    """What Okta answers with, read into shapes."""

    def room(self, path: str) -> float:
        """Return which part of our share is left for reads like this one, 1.0 for all of it."""
        return self._session.governor.room("GET", path)

    async def _one(self, path: str, shape: type[Row]) -> Row | None:
        """Return one thing, None where it is not there; a missing app is not a missing person."""
        try:
            response = await self._session.send("GET", path, reads=True)
        except Refused as error:
            if error.status == 404 and not ("(AppInstance)" in error.text and "/users/" in path):
                return None
            raise
        return self._session.read(response, shape)

    async def _all(self, path: str, shape: type[list[Row]], params: Query) -> list[Row]:
        """Return a short list whole."""
        rows, _ = await read_all(self._session, path, shape, params)
        return rows

    async def _first(self, path: str, shape: type[list[Row]], params: Query) -> list[Row]:
        """Return the beginning of a list, of which nobody wants more."""
        response = await self._session.send("GET", path, params=params, reads=True)
        return self._session.read(response, shape)

    async def _write(
        self,
        method: str,
        path: str,
        params: Query | None = None,
        json: object = None,
    ) -> Exchange:
        response = await self._session.send(method, path, params=params, json=json, reads=False)
        return self._session.seen(response)
