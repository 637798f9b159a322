"""Read what the set-up rests on, and say what each step is.

Nothing in here writes to Okta or Zoom. Reads go on at the same time, each with its source, its time
and what was replied.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.setup import CheckKey, CheckState, Step, StepKey
from zoomprov_gui.domain.setup_facts import Fact, ProofFacts, SetupFacts, Ticked
from zoomprov_gui.domain.setup_steps import setup
from zoomprov_gui.services.counting import count_people
from zoomprov_gui.services.reading import FactReader
from zoomprov_gui.storage.setup_memory import SetupMemory

EVERY_STEP = tuple(StepKey)
GROUPS_EVERY = 30.0  # seconds between two looks at which groups give Zoom
LIST_EVERY = 60.0  # seconds between two lists of all Zoom apps
FOR_PEOPLE = 0.7  # of our share of Okta's minute, kept for what somebody waits for
AT_LEAST_EVERY = 15.0  # seconds between two reads of an app's settings where less is left
HANGING = frozenset({"link", "features", "log"})  # read once it is known which app is meant

# What each step rests on.
NEEDS: dict[StepKey, frozenset[str]] = {
    StepKey.CONNECT_OKTA: frozenset(
        {"org", "me", "apps", "may_read_people", "may_read_groups", "log"}
    ),
    StepKey.CONNECT_ZOOM: frozenset({"account", "zoom_people", "sso", "domains", "seats"}),
    StepKey.AUTHORISE: frozenset({"org", "me", "apps", "link", "log", "account"}),
    StepKey.SWITCHES: frozenset({"me", "apps", "features", "log"}),
    StepKey.ASSIGN: frozenset({"me", "apps", "link", "seats", "people"}),
    StepKey.PROVE: frozenset({"me", "apps", "link", "features"}),
}
# How old each may be, in seconds, before it is read again by itself: what an admin is changing at
# this moment is asked for often, what is dear or never changes seldom (facts/okta.md §8, zoom §7).
AGES = {
    "org": 30.0,
    "me": 60.0,
    "apps": 4.0,
    "may_read_people": 60.0,
    "may_read_groups": 60.0,
    "log": 30.0,
    "link": 4.0,
    "features": 4.0,
    "account": 4.0,
    "zoom_people": 30.0,
    "sso": 4.0,
    "domains": 60.0,
    "seats": 30.0,
    "people": 4.0,
}

# What is read often, out of the small allowances that a change and a preview need as well.
_TAKES_FROM = {
    "link": "/api/v1/apps/ID/connections",
    "features": "/api/v1/apps/ID/features",
    "log": "/api/v1/logs",
}

Report = Callable[[tuple[Step, ...]], None]


def unheard(_steps: tuple[Step, ...]) -> None:
    """Tell nobody."""


class CheckService:
    """Knows the six steps of one company. `facts` is everything they rest on."""

    def __init__(
        self,
        okta: OktaClient,
        zoom: ZoomClient,
        *,
        app_id: str | None,
        roster: Callable[[], Roster],
        memory: SetupMemory,
        clock: Callable[[], float],
    ) -> None:
        self._okta = okta
        self._zoom = zoom
        self._roster = roster
        self._memory = memory
        self._clock = clock
        self._reader = FactReader(okta, zoom, clock=clock)
        self._reading = asyncio.Lock()
        self._listed_at = 0.0
        self._group_names: tuple[float, tuple[str, ...]] = (0.0, ())
        self.facts = SetupFacts(
            okta_host=okta.host,
            app_id=app_id,
            ticked=memory.now.ticked,
            held=memory.now.held,
            authorised_at=memory.now.authorised_at,
        )

    def steps(self) -> tuple[Step, ...]:
        """Return the six steps as they were read last."""
        return setup(self.facts)

    async def read(
        self,
        keys: Iterable[StepKey] = EVERY_STEP,
        report: Report = unheard,
        *,
        fresh: bool = True,
    ) -> tuple[Step, ...]:
        """Read what these steps rest on and return all six.

        With `fresh` everything is asked for now, else only what is too old. `report` hears of the
        steps each time that something more is known.
        """
        wanted = frozenset[str]().union(*(NEEDS[key] for key in keys))
        if not fresh:
            wanted = frozenset(name for name in wanted if self._is_old(name))
        return await self.reread(wanted, report, whole=fresh)

    async def reread(
        self,
        wanted: frozenset[str],
        report: Report = unheard,
        *,
        whole: bool = False,
        ours: bool = False,
    ) -> tuple[Step, ...]:
        """Read these things now and return all six steps.

        Without `whole` the app that was there is looked at alone: lists of apps are dear
        (facts/okta.md §8), and a second app does not appear every few seconds. Where a setting
        changed the log is read, which tells who did that, unless it is `ours`.
        """
        async with self._reading:
            stood = self.facts.features.value, self.facts.link.value
            async with asyncio.TaskGroup() as reads:
                reads.create_task(self._read_app(wanted, report, whole=whole))
                for name in wanted - HANGING - {"apps", "people"}:
                    reads.create_task(self._read_one(name, report))
            moved = stood != (self.facts.features.value, self.facts.link.value)
            if moved and not ours and "log" not in wanted:
                await self._read_hanging("log", report)
            if "people" in wanted:
                people = await count_people(self._roster(), await self._groups())
                self._put(report, people=people)
            self._remember()
            return self.steps()

    def tick(self, key: CheckKey, by: str) -> tuple[Step, ...]:
        """Note that a person says they checked what no app is told."""
        ticked = {**self.facts.ticked, key: Ticked(by, self._clock())}
        self._memory.keep(ticked=ticked)
        self._put(unheard, ticked=ticked)
        return self.steps()

    def untick(self, key: CheckKey) -> tuple[Step, ...]:
        """Take back that a person checked something."""
        ticked = {other: said for other, said in self.facts.ticked.items() if other is not key}
        self._memory.keep(ticked=ticked)
        self._put(unheard, ticked=ticked)
        return self.steps()

    def note_authorised(self) -> None:
        """Note that a read showed Okta being authorised: failures before it are over."""
        at = self._clock()
        self._memory.keep(authorised_at=at)
        self._put(unheard, authorised_at=at)

    def note_proof(self, proof: ProofFacts | None) -> None:
        """Take over how the test with one person stands."""
        fact: Fact[ProofFacts] = Fact() if proof is None else Fact(value=proof, at=proof.at)
        self._put(unheard, proof=fact)

    def _put(self, report: Report, **found: Any) -> None:
        self.facts = replace(self.facts, **found)
        report(self.steps())

    def _is_old(self, name: str) -> bool:
        at: float | None = getattr(self.facts, name).at
        if at is None:
            return True
        listed = name == "apps" and self.facts.app is None  # a single app has its own bucket
        path = _TAKES_FROM.get("link" if listed else name)
        scarce = path is not None and self._okta.room(path) < FOR_PEOPLE
        return self._clock() - at >= max(AGES[name], AT_LEAST_EVERY if scarce else 0.0)

    async def _read_one(self, name: str, report: Report) -> None:
        if name == "org":
            known = self.facts.org.value
            org, skew = await self._reader.org(known.company if known else "")
            self._put(report, org=org, skew=skew)
            return
        fact = await self._reader.alone(name)
        scopes = {
            "okta_scopes": self._okta.setup.scopes,
            "zoom_scopes": self._zoom.setup.scopes,
        }
        self._put(report, **{name: fact}, **scopes)

    async def _read_app(self, wanted: frozenset[str], report: Report, *, whole: bool) -> None:
        """Read the apps, then what hangs on the one that is meant."""
        hanging = wanted & HANGING
        if "apps" in wanted or (hanging and not self.facts.apps.asked):
            await self._read_apps(report, whole=whole)
        async with asyncio.TaskGroup() as reads:
            for name in hanging:
                reads.create_task(self._read_hanging(name, report))

    async def _read_apps(self, report: Report, *, whole: bool) -> None:
        app, now = self.facts.app, self._clock()
        if app is not None and not whole and now - self._listed_at < LIST_EVERY:
            fact = await self._reader.same_app(app)
            if fact.asked:
                others = (one for one in self.facts.apps.value or () if one.app_id != app.app_id)
                value = None if fact.value is None else (*fact.value, *others)
                self._put(report, apps=replace(fact, value=value))
                return
        await self._read_one("apps", report)
        self._listed_at = self._clock()

    async def _read_hanging(self, name: str, report: Report) -> None:
        app, apps = self.facts.app, self.facts.apps
        if app is None and name != "log":
            # Without an app there is nothing to ask; where the apps were not read, nothing known.
            self._put(report, **{name: Fact(error=apps.error, at=apps.at, replies=apps.replies)})
            return
        fact = await self._reader.of_app(name, app.app_id if app else None)
        self._put(report, **{name: fact})

    async def _groups(self) -> tuple[str, ...]:
        """Return the names of the groups that give Zoom: for information, no tick rests on it."""
        at, names = self._group_names
        app = self.facts.app
        if app is None or (at and self._clock() - at < GROUPS_EVERY):
            return names
        if not self._roster().reading(Service.OKTA).records:
            return ()  # nobody is assigned, so no group gives anybody Zoom
        try:
            found = await self._okta.groups(app.app_id)
        except ExpectedError:
            return names
        self._group_names = (self._clock(), tuple(group.name for group in found))
        return self._group_names[1]

    def _remember(self) -> None:
        """Keep when each check was confirmed last; on the disk only when another one was."""
        now = self._clock()
        good = {
            check.key: check.read_at or now
            for step in self.steps()
            for check in step.checks
            if check.state is CheckState.CONFIRMED
        }
        held = {**self.facts.held, **good}
        if held.keys() != self._memory.now.held.keys():
            self._memory.keep(held=held)
        self.facts = replace(self.facts, held=held)
