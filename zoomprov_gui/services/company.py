"""The open company: one Okta and one Zoom, and every use case on them.

Pages and commands are given this one object; `app/wiring.py` builds it.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from zoomprov_gui.domain.abilities import abilities
from zoomprov_gui.domain.access import PermissionCheck
from zoomprov_gui.domain.actions import Context, Verb
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.people import PersonKey, Service
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.safeguards import keys_of
from zoomprov_gui.domain.verdicts import needs_attention
from zoomprov_gui.services.access import AccessReader
from zoomprov_gui.services.apply import ApplyService
from zoomprov_gui.services.compare import CompareService
from zoomprov_gui.services.history import HistoryService
from zoomprov_gui.services.ignoring import IgnoreService
from zoomprov_gui.services.lookup import LookupService
from zoomprov_gui.services.proof import ProofService
from zoomprov_gui.services.setup import SetupService
from zoomprov_gui.services.true_time import TrueTime
from zoomprov_gui.services.undo import UndoService
from zoomprov_gui.services.verify import VerifyService
from zoomprov_gui.services.watch import WatchService
from zoomprov_gui.storage.journal import DAY, Journal
from zoomprov_gui.storage.other_journals import OtherJournals
from zoomprov_gui.storage.settings import Settings


@dataclass(slots=True, kw_only=True)
class Company:
    """One open company.

    `source` is what the journal calls it; `saved`: whether it is one of the saved companies;
    `account` what Zoom calls its account; `own_keys` are the addresses that we are signed in as, so
    that nobody takes Zoom from themselves; `notices` say what happened to our own files; `able` is
    what was read of the permission that each write needs.
    """

    name: str
    source: str
    sandbox: bool
    saved: bool = False
    okta_host: str
    zoom_host: str
    account: str
    roster: Roster
    compare: CompareService
    watch: WatchService
    apply: ApplyService
    verify: VerifyService
    history: HistoryService
    setup: SetupService
    proof: ProofService
    lookup: LookupService
    undo: UndoService
    ignoring: IgnoreService
    true_time: TrueTime
    journal: Journal
    clock: Callable[[], float]
    settings: Settings
    own_keys: frozenset[PersonKey] = field(default_factory=frozenset)
    elsewhere: OtherJournals = field(default_factory=OtherJournals)
    notices: tuple[str, ...] = ()
    actor: str = ""
    access: AccessReader | None = None
    able: Mapping[Verb, PermissionCheck] = field(default_factory=dict)

    def context(self) -> Context:
        """Return what plans and offers depend on, as of this moment."""
        roster = self.roster
        return Context(
            okta=roster.reading(Service.OKTA),
            zoom=roster.reading(Service.ZOOM),
            now=self.clock(),
            switches=roster.switches,
            own_keys=self.own_keys,
            active_people=roster.active_people,
            taken=self._taken(),
            read_only=self.settings.read_only,
            locked=self.journal.notice if self.journal.read_only else "",
            max_people=self.settings.max_people,
            typed_from=self.settings.typed_from,
            roles=roster.roles,
            giving=self.compare.giving,
            free_licences=self.lookup.free_licences,
            actor=self.actor,
            able=self.able,
        )

    def _taken(self) -> frozenset[PersonKey]:
        """Return from whom Zoom was taken during the last day, by whatever way they were opened."""
        now = self.true_time.now()
        return self.journal.taken(self.source, now) | self.elsewhere.taken(now - DAY)

    @property
    def why_slow(self) -> str:
        """Why requests take their time at this moment, `""` where nothing holds them back."""
        waits = [client.waiting for client in (self.compare.okta, self.compare.zoom)]
        reasons = [wait.reason for wait in waits if wait is not None]
        return " ".join(f"{why[:1].upper()}{why[1:]}, so this takes a moment." for why in reasons)

    async def introduce(self) -> None:
        """Learn what the company and its account are called, who we are, and what we may change.

        An app with a sign-in of its own is nobody, and a name may not be told: neither is an error.
        """
        user_id = ""
        with suppress(ExpectedError):
            me = await self.compare.okta.me()
            self.own_keys = keys_of(me.email, me.login) if me else frozenset()
            self.actor = me.login if me else ""
            user_id = me.user_id if me else ""
        if self.access is not None:
            self.able = abilities(await self.access.of_changes(user_id))
        with suppress(ExpectedError):
            self.account = self.account or await self.compare.zoom.account_id()
        if self.saved:
            return  # its people call it by the name that they saved it under
        with suppress(ExpectedError):
            self.name = await self.compare.okta.company_name() or self.name

    def needs_attention(self) -> int:
        """Return how many people somebody has to look at."""
        counts = self.roster.counts
        return sum(number for verdict, number in counts.items() if needs_attention(verdict))
