"""Telling of a newer version: when to ask, what to believe, what to remember. Never more than that.

Nothing is downloaded and nothing is run. A try that fails leaves what was known as it was, for as
long as it holds, and says that it is unknown whether there is something newer.
"""

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.release_list import Doubt, Doubtful, Latest
from zoomprov_gui.domain.releases import Releases
from zoomprov_gui.domain.updates import (
    Fetched,
    NotChanged,
    Standing,
    Switch,
    believed,
    is_due,
    is_too_soon,
    standing_with,
)
from zoomprov_gui.domain.versions import Version
from zoomprov_gui.storage.update_memory import UpdateMemory

Fetch = Callable[[str], Awaitable[Fetched | NotChanged]]
ReadList = Callable[[str], Latest]


class UpdateService:
    """Asks `fetch` (by the mark of the last answer), and believes what `read` believes.

    `policy` tells who says that nothing may be asked, `sandbox` whether nothing is to leave this
    computer; `clock`: seconds since 1970.
    """

    def __init__(
        self,
        releases: Releases,
        memory: UpdateMemory,
        *,
        own: Version,
        fetch: Fetch,
        read: ReadList,
        clock: Callable[[], float],
        policy: Callable[[], str] = lambda: "",
        sandbox: Callable[[], bool] = lambda: False,
    ) -> None:
        self._releases = releases
        self._memory = memory
        self._own = own
        self._fetch = fetch
        self._read = read
        self._clock = clock
        self._policy = policy
        self._sandbox = sandbox

    @property
    def due(self) -> bool:
        """Whether it is time to ask unasked: once a day at most, and only where nobody says no."""
        switch, _where = self._switch()
        return switch is Switch.ON and is_due(self._memory.now.tried_at, self._clock())

    @property
    def standing(self) -> Standing:
        """What is known at this moment; nothing is asked for it."""
        kept = self._memory.now
        switch, where = self._switch()
        standing = Standing(own=self._own, switch=switch, decided_by=where)
        if not standing.can_ask:
            return standing
        return self._with_list(
            replace(
                standing,
                doubt=_doubt(kept.doubt),
                read_at=kept.read_at,
                tried_at=kept.tried_at,
                later=kept.later,
            )
        )

    async def check(self) -> Standing:
        """Ask, unless that was done a moment ago or must not be, and return what is known then.

        The try is remembered before it is made, so that a program that is started again and again
        asks no more often.
        """
        now, standing = self._clock(), self.standing
        if not standing.can_ask or is_too_soon(standing.tried_at, now):
            return standing
        self._keep(tried_at=now)
        try:
            await self._ask()
        except Doubtful as error:
            self._keep(doubt=error.doubt.value)
        return self.standing

    def put_off(self, version: Version) -> None:
        """Do not tell of this version unasked again."""
        self._keep(later=str(version))

    def choose(self, *, wanted: bool) -> None:
        """Ask once a day from now on, or only by hand. Raises `Unsaved` where it is not kept."""
        self._memory.keep(wanted=wanted)

    def page(self, version: Version) -> str:
        """Return the address of a release's page."""
        return self._releases.page(version)

    async def _ask(self) -> None:
        kept, before = self._memory.now, self._before()
        # Without a list that is believed, "not changed" would tell nothing.
        answer = await self._fetch(kept.mark if before is not None else "")
        if isinstance(answer, NotChanged):
            answer = Fetched(text=kept.listed, mark=kept.mark)
        now = self._clock()
        believed(self._read(answer.text), before, now)
        self._keep(listed=answer.text, mark=answer.mark, read_at=now, doubt="")

    def _before(self) -> Latest | None:
        """Return the last list that was believed, however old: nothing older counts after it."""
        kept = self._memory.now
        if not kept.listed:
            return None
        try:
            return self._read(kept.listed)
        except Doubtful:
            return None  # its key was given up, or the file was changed: nothing is known by it

    def _with_list(self, standing: Standing) -> Standing:
        latest = self._before()
        if latest is not None and latest.expires <= self._clock():
            # It still names a version that there was; that nothing is newer it no longer says.
            latest = latest if latest.version > self._own else None
            standing = replace(standing, doubt=standing.doubt or Doubt.EXPIRED)
        return standing_with(standing, latest)

    def _switch(self) -> tuple[Switch, str]:
        if not self._releases.set_up:
            return Switch.NOT_SET_UP, ""
        if where := self._policy():
            return Switch.POLICY, where
        if self._sandbox():
            return Switch.SANDBOX, ""
        return (Switch.ON if self._memory.now.wanted else Switch.CHOSEN), ""

    def _keep(self, **changed: object) -> None:
        with contextlib.suppress(Unsaved):  # it is remembered until the program ends
            self._memory.keep(**changed)


def _doubt(text: str) -> Doubt | None:
    try:
        return Doubt(text) if text else None
    except ValueError:
        return Doubt.UNREADABLE
