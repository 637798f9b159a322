"""The open company as every part of the window shows it: its name, and how fresh each side is.

One state feeds the live pill, the footer, the connection card and the table's stale marks, so that
none of them can say "live" while another says "old".
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.domain.words import lately, span
from zoomprov_gui.viewmodels.clocks import capital, clock_time
from zoomprov_gui.viewmodels.side import Freshness, Side, after

LIVE_FOR = 2.0  # intervals after which a value counts as old (UX.md §9)


@dataclass(frozen=True, slots=True)
class Line:
    """A short statement about one side: words, and the tone and icon that say the same."""

    text: str
    tone: str
    icon: str = ""


@dataclass(slots=True)
class _State:
    name: str = ""
    sandbox: bool = False
    sides: dict[Service, Side] = field(default_factory=dict)


class SessionViewModel(QObject):
    """The open company. `changed` says that any of its facts did; times pass without it.

    `sign_in_wanted` carries the Service that somebody wants to sign in to again, `app_wanted` the
    id of the Zoom app in Okta that is meant from now on.
    """

    changed = Signal()
    sign_in_wanted = Signal(object)
    app_wanted = Signal(str)

    def __init__(
        self,
        name: str = "",
        *,
        sandbox: bool = False,
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        sides = {service: Side(service=service) for service in Service}
        self._state = _State(name=name, sandbox=sandbox, sides=sides)
        self._checking: frozenset[Service] = frozenset()
        self.interval = 30.0
        self._next_at: Callable[[], float] = float
        self.waits_for = ""  # what the next read waits for, in words: "Next check after …"
        self.read_only = False
        self.locked = ""
        self.can_sign_in = False  # a saved company's sign-ins can be renewed from here
        self.attention: int | None = None  # people somebody has to look at; None: not known
        self.confirmed: tuple[int, int] | None = None  # steps of the set-up, of how many

    @property
    def name(self) -> str:
        """The company's name."""
        return self._state.name

    @property
    def sandbox(self) -> bool:
        """Whether the company is simulated."""
        return self._state.sandbox

    @property
    def checking(self) -> bool:
        """Whether a side is being read at this moment."""
        return bool(self._checking)

    @property
    def ever_read(self) -> bool:
        """Whether both sides were once asked, with whatever result."""
        return all(side.tried_at for side in self._state.sides.values())

    @property
    def now(self) -> float:
        """The time, in seconds since 1970."""
        return self._clock()

    def tick(self) -> None:
        """Have everybody look again, because time has passed."""
        self.changed.emit()

    def side(self, service: Service) -> Side:
        """Return what is known of one service."""
        return self._state.sides[service]

    def open(self, name: str, hosts: dict[Service, str], *, sandbox: bool) -> None:
        """Show this company."""
        self._state.name, self._state.sandbox = name, sandbox
        for service, host in hosts.items():
            self._state.sides[service] = replace(self.side(service), host=host)
        self.changed.emit()

    def close(self, *, sandbox: bool = False) -> None:
        """Forget the company that was shown, all of it; `sandbox` is about the next one."""
        sides = {service: Side(service=service) for service in Service}
        self._state = _State(sandbox=sandbox, sides=sides)
        self._checking = frozenset()
        self._next_at = float
        self.read_only, self.locked, self.can_sign_in = False, "", False
        self.attention = self.confirmed = None
        self.changed.emit()

    def set_read_only(self, on: bool, locked: str = "") -> None:  # noqa: FBT001 - Qt's toggled(bool)
        """Take in read-only mode; `locked` says why it cannot be switched off, if it cannot."""
        self.read_only, self.locked = on or bool(locked), locked
        self.changed.emit()

    @property
    def no_writes(self) -> str:
        """Why nothing may be changed at all, `""` where it may."""
        return (self.locked or READ_ONLY) if self.read_only else ""

    def set_attention(self, count: int | None) -> None:
        """Take in how many people somebody has to look at; None while that is not known."""
        if count != self.attention:
            self.attention = count
            self.changed.emit()

    def set_confirmed(self, count: int, steps: int) -> None:
        """Take in how many steps of the set-up are confirmed, and of how many."""
        if (count, steps) != self.confirmed:
            self.confirmed = (count, steps)
            self.changed.emit()

    def set_app(self, at: float) -> None:
        """Take in that the set-up saw an active Zoom app in Okta, at `at` (seconds since 1970).

        Okta's minute of requests is not spent on reading everybody because of it.
        """
        okta = self.side(Service.OKTA)
        self._state.sides[Service.OKTA] = replace(okta, app_at=at)
        if self.side(Service.OKTA).outdated != okta.outdated:
            self.changed.emit()

    def begin(self) -> None:
        """Take in that both sides are being read."""
        self._checking = frozenset(Service)
        self.changed.emit()

    def finish(self, readings: dict[Service, Reading], failures: dict[Service, int]) -> None:
        """Take in how a read of both sides ended. What failed keeps the time of its old facts."""
        for service, reading in readings.items():
            self._state.sides[service] = after(self.side(service), reading, failures[service])
        self._checking = frozenset()
        self.changed.emit()

    def answer(self, reading: Reading) -> None:
        """Take in that one side has been read, while the other still is."""
        service = reading.service
        if service in self._checking and reading.failure is None:
            self._checking -= {service}
            self._state.sides[service] = after(self.side(service), reading, 0)
            self.changed.emit()

    def interrupt(self) -> None:
        """Take in that a read was broken off by us: nothing was learnt."""
        self._checking = frozenset()
        self.changed.emit()

    def plan_next(self, at: Callable[[], float]) -> None:
        """Take in what tells when the next read is due, in seconds since 1970, 0 for never."""
        self._next_at = at

    @property
    def next_at(self) -> float:
        """When the next read is due, 0 while one goes on or none is planned."""
        return 0.0 if self._checking else self._next_at()

    def freshness(self, service: Service) -> Freshness:
        """Tell how far what is shown of one side can be relied on."""
        side = self.side(service)
        if not side.read_at:
            return Freshness.NONE
        patience = LIVE_FOR * self.interval
        old = side.error is not None or (
            not self._checking and self._clock() - side.read_at > max(patience, self._until_next())
        )
        return Freshness.OLD if old else Freshness.LIVE

    def _until_next(self) -> float:
        """Return the pause a large company is given on purpose: it is not late before that."""
        last = min(side.read_at for side in self._state.sides.values())
        return (self.next_at - last) * 1.1 if self.next_at else 0.0

    def stale_since(self, service: Service) -> str:
        """Return the time of day of facts that are old, `""` where they are live or never read."""
        if self.freshness(service) is not Freshness.OLD:
            return ""
        return clock_time(self.side(service).read_at)

    @property
    def pill(self) -> Line:
        """What the live pill says: the worst of both sides."""
        sides = [self.side(service) for service in Service]
        fresh = {side.service: self.freshness(side.service) for side in sides}
        if not self.ever_read:
            return Line("Reading…" if self._checking else "Opening…", "wait")
        if self._checking:
            return Line("Checking…", "wait")
        if all(state is Freshness.LIVE for state in fresh.values()):
            age = self._clock() - min(side.read_at for side in sides)
            return Line(f"Live · checked {lately(age)}", "ok")
        parts = [self._fresh_words(side, fresh[side.service]) for side in sides]
        both = Freshness.LIVE not in fresh.values()
        return Line(" · ".join(parts), "bad" if both else "warn")

    def _fresh_words(self, side: Side, fresh: Freshness) -> str:
        name = side.service.value
        if fresh is Freshness.NONE:
            if side.lacks_app:
                return f"{name}: {side.short}"
            return f"{name} not read"
        if fresh is Freshness.LIVE:
            return f"{name} live"
        return f"{name} {span(self._clock() - side.read_at)} old"

    def footer(self, service: Service) -> Line:
        """Return what the line under the table says of one side."""
        side, name = self.side(service), service.value
        if service in self._checking and not side.tried_at:
            return Line(f"Reading {name}…", "wait", "clock")
        fresh = self.freshness(service)
        if fresh is Freshness.NONE:
            return Line(f"{name} was not read", "bad", "cloud-off")
        if fresh is Freshness.OLD:
            return Line(f"{name}: last read {clock_time(side.read_at)}", "warn", "cloud-off")
        if side.incomplete:
            return Line(f"{name}: not the whole list", "warn", "triangle-alert")
        age = self._clock() - side.read_at
        return Line(f"{name} answered {lately(age)}", "ok", "circle-check")

    @property
    def next_words(self) -> str:
        """When the next read comes, `""` where none is planned."""
        if self._checking or not self.next_at:
            return "" if self._checking else self.waits_for
        wait = span(self.next_at - self._clock())
        failed = [side.service.value for side in self._state.sides.values() if side.error]
        if failed:
            return f"Trying {' and '.join(failed)} again in {wait}"
        return f"Next check in {wait}"

    def connection(self, service: Service) -> Line:
        """Return what the connection card says of one side."""
        side = self.side(service)
        if side.problem is not None:
            return Line(side.short, "warn")
        if not side.read_at:
            return Line(side.host, "mute")
        return Line(side.host, "ok" if self.freshness(service) is Freshness.LIVE else "warn")

    def popover(self, service: Service) -> tuple[str, str]:
        """Return what the freshness popover says of one side: when it was read, and what of it."""
        side, now = self.side(service), self._clock()
        if not side.tried_at:
            return "Not read yet", ""
        if side.problem is not None:
            tried = f"Tried {times(side.failures)}, last {lately(now - side.tried_at)}"
            shown = f"Shown: read at {clock_time(side.read_at)}" if side.read_at else ""
            return f"{capital(side.short)}. {tried}.", shown
        whole = side.incomplete or "The whole list"
        return f"Read {lately(now - side.read_at)}, at {clock_time(side.read_at)}", (
            f"{whole}: {side.records:,} people"
        )


def times(count: int) -> str:
    """Return how often in words."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
