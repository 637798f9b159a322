"""What a roster is told besides the two lists, and which rows it has to look at again for it."""

from collections.abc import Iterable, Mapping

from zoomprov_gui.domain.evidence import Evidence
from zoomprov_gui.domain.history import History, LogEvent
from zoomprov_gui.domain.judging import Judge
from zoomprov_gui.domain.paging import PageJoin
from zoomprov_gui.domain.people import DirectoryPerson, PersonKey, Switches
from zoomprov_gui.domain.verdicts import Verdict


class Noted:
    """The notes of a roster: histories, groups, switches, who is set aside, what time it is.

    `now` is the time that grace times are measured against, in seconds since 1970, until the next
    `tick`.
    """

    def __init__(self, *, now: float) -> None:
        self._join = PageJoin()
        self._evidence = Evidence(self._join)
        self._judge = Judge(self._join, self._evidence, now=now)
        self._stale: set[int] = set()
        self._changed: set[int] = set()

    @property
    def now(self) -> float:
        """The time of the latest tick."""
        return self._judge.now

    @property
    def switches(self) -> Switches:
        """What Okta may do in Zoom, as far as it was told."""
        return self._evidence.switches

    @property
    def roles(self) -> dict[str, str]:
        """The names of Zoom's roles, by id, as far as they were told."""
        return self._evidence.roles

    def note_histories(self, histories: Iterable[tuple[str, History]]) -> None:
        """Take over what the log says of people, by Okta user id."""
        self._concern(self._evidence.note_histories(histories))

    def begin_people(self) -> None:
        """Begin to read the directory anew, whatever came of an earlier read."""
        self._evidence.begin_people()

    def note_people(self, people: Iterable[DirectoryPerson]) -> None:
        """Take over a page of Okta's directory."""
        self._concern(self._evidence.note_people(people))

    def finish_people(self) -> None:
        """End a whole read of the directory: an e-mail that it did not name is nobody's."""
        self._concern(self._evidence.finish_people())

    def note_groups(self, groups: Mapping[str, tuple[str, ...]]) -> None:
        """Take over through which groups each Okta user has Zoom."""
        self._concern(self._evidence.note_groups(groups))

    def note_switches(self, switches: Switches) -> None:
        """Take over what Okta may do in Zoom."""
        if switches != self._evidence.switches:
            self._evidence.switches = switches
            self._concern(self._join.by_key.values())

    def note_settings_events(self, events: Iterable[LogEvent]) -> None:
        """Take over how the switches were set over time, the whole list each time."""
        if self._evidence.note_settings_events(events):
            self._concern(self._join.by_key.values())

    def note_roles(self, roles: Mapping[str, str]) -> None:
        """Take over the names of Zoom's roles, by id."""
        if roles != self._evidence.roles:
            self._evidence.roles = dict(roles)
            self._concern(self._join.by_key.values())

    def note_changing(self, keys: Iterable[PersonKey], until: float) -> None:
        """Note whose change was sent and is being checked, at the longest until a time."""
        self._concern(self._evidence.note_changing(keys, self._judge.now, until))

    def note_changed(self, keys: Iterable[PersonKey]) -> None:
        """Note that what was sent for these people is checked, one way or the other."""
        self._concern(self._evidence.note_changing(keys, 0.0, 0.0))
        self.tick(self._judge.now)

    def note_ignored(self, ignored: Mapping[PersonKey, tuple[Verdict, str]]) -> None:
        """Take over who is set aside, for which verdict and why: all of them, each time."""
        self._concern(self._evidence.note_ignored(ignored))

    def note_linked(self, keys: Iterable[PersonKey]) -> None:
        """Note who had Zoom through Okta before, as this program's own records tell."""
        self._concern(self._evidence.note_linked(keys))

    def tick(self, now: float) -> None:
        """Set the time, and judge again whose grace time or running change has ended."""
        self._judge.now = now
        self._stale |= self._judge.ran_out()

    @property
    def grace(self) -> float:
        """How long an assignment or removal is on its way, in seconds."""
        return self._judge.grace

    @grace.setter
    def grace(self, seconds: float) -> None:
        if seconds != self._judge.grace:
            self._judge.grace = seconds
            self._stale.update(self._join.by_key.values())

    def _concern(self, rows: Iterable[int]) -> None:
        """Look at rows again whose reason or words may differ even where the verdict stays."""
        rows = set(rows)
        self._stale |= rows
        self._changed |= rows
