"""A simulated company with the services that write to it, for tests of what is sent and proven."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.wire import Office, office
from zoomprov_gui.domain.actions import Context, Plan, Route
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import PersonKey, Service, person_key
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.services.apply import ApplyService
from zoomprov_gui.services.compare import CompareService
from zoomprov_gui.services.history import HistoryService
from zoomprov_gui.services.lookup import LookupService
from zoomprov_gui.services.reread import Rereader
from zoomprov_gui.services.results import ActionResult
from zoomprov_gui.services.true_time import TrueTime
from zoomprov_gui.services.undo import UndoService
from zoomprov_gui.services.verify import VerifyService
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import Entry

SOURCE = "acme.okta.com"


@dataclass
class Desk:
    """Everything that a change of the simulated company goes through."""

    office: Office
    roster: Roster
    compare: CompareService
    reread: Rereader
    verify: VerifyService
    journal: Journal
    apply: ApplyService
    history: HistoryService
    lookup: LookupService
    undo: UndoService
    true_time: TrueTime
    read_only: bool = False
    own_keys: frozenset[PersonKey] = field(default_factory=frozenset)

    @property
    def world(self):
        return self.office.world

    async def read(self) -> None:
        await self.compare.run(self.roster)

    def person(self, email: str) -> Comparison:
        found = self.roster.find(person_key(email))
        assert found is not None, email
        return found

    def planted(self, verdict: str) -> list[str]:
        """Return whom the world planted with a verdict."""
        return [email for email, what in self.world.planted.items() if _verdict(what) == verdict]

    def context(self, **more: object) -> Context:
        roster = self.roster
        usual = {
            "okta": roster.reading(Service.OKTA),
            "zoom": roster.reading(Service.ZOOM),
            "now": self.office.clock(),
            "switches": roster.switches,
            "own_keys": self.own_keys,
            "active_people": roster.active_people,
            "read_only": self.read_only,
            "taken": self.journal.taken(SOURCE, self.true_time.now()),
            "locked": self.journal.notice if self.journal.read_only else "",
            "giving": self.compare.giving,
        }
        return Context(**{**usual, **more})

    def plan(self, *emails: str, route: Route = Route.AUTO) -> Plan:
        return plan_take_away([self.person(email) for email in emails], route, self.context())

    async def run(self, plan: Plan, run_id: str = "r1", **more: object) -> list[ActionResult]:
        """Run a plan, and return each row's last result in the plan's order."""
        latest: dict[int, ActionResult] = {}
        async for result in self.apply.run(run_id, plan, **more):
            latest[plan.rows.index(result.row)] = result
        assert all(result.settled for result in latest.values())
        return [latest[place] for place in sorted(latest)]

    def entries(self, run_id: str = "r1") -> tuple[Entry, ...]:
        (run,) = self.journal.runs(run_id)
        return run.entries

    def zoom_status(self, email: str) -> str:
        account = self.world.zoom_user(email)
        return account.status if account else ""


def _verdict(what: object) -> str:
    return what if isinstance(what, str) else str(what[0])  # type: ignore[index]  # a pair


@asynccontextmanager
async def desk(folder: Path, name: str = "small-office", **more: object) -> AsyncIterator[Desk]:
    """Open a company, read it once, and be ready to change it."""
    async with office(name, **more) as opened:
        with closing(Journal.open(folder / "journal.sqlite3")) as journal:
            ready = _desk(opened, journal)
            await ready.read()
            yield ready


def _desk(opened: Office, journal: Journal) -> Desk:
    okta, zoom, clock = opened.okta, opened.zoom, opened.clock
    compare = CompareService(okta, zoom, app_id=None, clock=clock)
    reread = Rereader(okta, zoom, compare.app_id)
    verify = VerifyService(reread, clock=clock, sleep=clock.sleep)
    ready: Desk

    true_time = TrueTime(okta, zoom, journal=journal, source=SOURCE, clock=clock)
    apply = ApplyService(
        okta,
        zoom,
        reread=reread,
        verify=verify,
        journal=journal,
        source=SOURCE,
        clock=clock,
        context=lambda: ready.context(),  # noqa: PLW0108 - it is made below
        true_time=true_time,
    )
    lookup = LookupService(okta, zoom, reread=reread)
    undo = UndoService(journal, reread=reread, lookup=lookup, source=SOURCE)
    history = HistoryService(
        journal,
        verify,
        source=SOURCE,
        clock=clock,
        under_way=apply.under_way,
        log=zoom.operations,
    )
    ready = Desk(
        opened,
        Roster(now=clock()),
        compare,
        reread,
        verify,
        journal,
        apply,
        history,
        lookup,
        undo,
        true_time,
    )
    return ready


def on_request(desk: Desk, look: Callable[[str, str], object], moment: str = "request") -> None:
    """Call a function with each request's method and path before it leaves, or when answered."""
    for client in (desk.office.okta, desk.office.zoom):
        http = client._session._http

        async def hook(seen):
            request = getattr(seen, "request", seen)
            look(request.method, request.url.path)

        http.event_hooks = {
            name: [*hooks, *([hook] if name == moment else [])]
            for name, hooks in http.event_hooks.items()
        }


def count_writes(desk: Desk) -> Callable[[], int]:
    """Count the requests to Zoom that write, from here on."""
    seen = []
    on_request(desk, lambda method, path: seen.append(method) if method == "PUT" else None)
    return lambda: len(seen)
