"""Run the test of step 6 with one person: change, read, tick; and put them back at the end.

The writes go the way of all writes (services/apply.py): previewed, journalled, read back. A test is
over once a read shows the person as before. Where it is not, because the program died, the way back
failed or read-only mode came on, that is said, with how far it came, and putting back is offered.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.domain.actions import Plan
from zoomprov_gui.domain.drafting import Who, Write, rows_for
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.facts import Facts, Goal
from zoomprov_gui.domain.people import PersonKey, person_key
from zoomprov_gui.domain.readback import Subject
from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.domain.setup_facts import ProofFacts
from zoomprov_gui.domain.setup_people import PROOF
from zoomprov_gui.domain.setup_person import (
    REMOVE,
    STAGES,
    ProofPreview,
    edit_department,
    preview_of,
)
from zoomprov_gui.domain.setup_proof import Proof, advance, is_back, proof_document, proof_from
from zoomprov_gui.domain.setup_words import CHECKS
from zoomprov_gui.services.apply import ApplyService, never
from zoomprov_gui.services.checks import CheckService
from zoomprov_gui.services.lookup import LookupService
from zoomprov_gui.services.reread import Rereader
from zoomprov_gui.services.verify import PATIENCE
from zoomprov_gui.storage.records import new_run_id
from zoomprov_gui.storage.setup_memory import SetupMemory

NOT_PUT_BACK = (
    "The person is not put back: in read-only mode nothing is sent, not even that. Turn it off"
    " (Ctrl+Shift+R), then put the person back."
)
WATCH_EVERY = 5.0  # seconds between two reads while an admin makes the changes
WATCH_FOR = 1800.0  # seconds without anything new after which watching ends


class ProofService:
    """The test with one person of one company. `proof` is the latest, None where none was run.

    `returning`: nothing is left of the one that runs but to put the person back.
    """

    def __init__(
        self,
        okta: OktaClient,
        *,
        apply: ApplyService,
        lookup: LookupService,
        reread: Rereader,
        checks: CheckService,
        memory: SetupMemory,
        find_app: Callable[[], Awaitable[object]],
        own_keys: Callable[[], frozenset[PersonKey]],
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        read_only: Callable[[], bool] = never,
    ) -> None:
        self._okta = okta
        self._apply = apply
        self._lookup = lookup
        self._reread = reread
        self._checks = checks
        self._memory = memory
        self._find_app = find_app
        self._own_keys = own_keys
        self._clock = clock
        self._sleep = sleep
        self._read_only = read_only
        self._latest = Facts()
        self.running = self.returning = False
        self.proof = proof_from(memory.now.proof)
        checks.note_proof(self.proof.facts if self.proof else None)

    @property
    def holds_back(self) -> bool:
        """Whether read-only mode lets nothing be sent, not even what puts somebody back."""
        return self._read_only()

    def stands(self) -> str:
        """Say how far a test has come that nobody goes on with, `""` where there is none."""
        proof = self.proof
        if proof is None or proof.over or self.running:
            return ""
        seen = [CHECKS[tick.key].title for tick in proof.ticks]
        far = f"It came as far as “{seen[-1]}”." if seen else "It had not begun."
        back = NOT_PUT_BACK if self._read_only() else "Put the person back."
        return f"The test with {proof.email} was broken off. {far} {back}"

    async def preview(self, email: str) -> ProofPreview:
        """Read a person and say exactly what would happen to them. Raises `ExpectedError`."""
        await self._find_app()
        named = await self._lookup.person(email)
        if named.who is None:
            return ProofPreview(email=email, name="", why_not=named.why)
        department = await self._department(named.who.facts.okta_user_id)
        await self._lookup.count_seats()
        return preview_of(
            named.who, department, self._own_keys(), no_seat=self._lookup.free_licences == 0
        )

    async def run(
        self, email: str, should_stop: Callable[[], bool] = never, *, patience: float = PATIENCE
    ) -> AsyncIterator[ProofFacts]:
        """Yield how the test stands, as often as that changes. It ends with the person put back.

        `should_stop` is asked between two changes and between two reads; stopping puts back.
        Read-only mode stops it as well, and sends nothing that puts back either.
        Raises `ExpectedError` where the person cannot be read or must not be tested.
        """
        if self._read_only():
            raise Misused(READ_ONLY, place="test person")
        who = await self._begin(email, watching=False)
        self.running = True

        def stops() -> bool:
            return should_stop() or self._read_only()

        try:
            yield self._note()
            for write, key in STAGES:
                if stops():
                    break
                async for facts in self._send(who, write, stops, patience):
                    yield facts
                if not self._proof.ticked(key):
                    break
            async for facts in self._back(patience):
                yield facts
            yield self._end()
        finally:
            self.running = self.returning = False

    async def watch(
        self, email: str, should_stop: Callable[[], bool] = never, *, patience: float = WATCH_FOR
    ) -> AsyncIterator[ProofFacts]:
        """Yield how the test stands while an admin makes the changes in the console.

        Nothing is sent. It ends when all is seen, or nothing new was for `patience` seconds.
        """
        await self._begin(email, watching=True)
        self.running = True
        try:
            yield self._note()
            waited = 0.0
            while not (should_stop() or waited >= patience or len(self._proof.ticks) == len(PROOF)):
                seen = len(self._proof.ticks)
                await self._look()
                if len(self._proof.ticks) > seen:
                    waited = 0.0
                    yield self._note()
                else:
                    waited += WATCH_EVERY
                    await self._sleep(WATCH_EVERY)
            yield self._end()
        finally:
            self.running = False

    async def put_back(self, *, patience: float = PATIENCE) -> AsyncIterator[ProofFacts]:
        """Yield how putting the person back goes on, after a test that was broken off."""
        if self.proof is None:
            return
        self.running = self.returning = True
        try:
            await self._find_app()
            async for facts in self._back(patience):
                yield facts
            yield self._end()
        finally:
            self.running = self.returning = False

    # --- inside

    @property
    def _proof(self) -> Proof:
        if self.proof is None:
            raise ValueError("no test was begun")
        return self.proof

    async def _begin(self, email: str, *, watching: bool) -> Who:
        preview = await self.preview(email)
        named = await self._lookup.person(email)
        if named.who is None or preview.why_not:
            raise Misused(preview.why_not or named.why, place="test person")
        user_id = named.who.facts.okta_user_id
        self.proof = Proof(
            email=named.who.email,
            name=named.who.name,
            user_id=user_id,
            department=await self._department(user_id),
            watching=watching,
            at=self._clock(),
        )
        return named.who

    async def _department(self, user_id: str) -> str:
        if not user_id:
            return ""
        return dict(await self._okta.details(user_id) or ()).get("department", "")

    async def _send(
        self, who: Who, write: Write, should_stop: Callable[[], bool], patience: float
    ) -> AsyncIterator[ProofFacts]:
        """Send one change on top of how the person is read now, and tick what reads show."""
        now = await self._look()
        plan = Plan(rows=tuple(rows_for(who._replace(facts=now), (write,))))
        run = new_run_id(self._clock())
        async for result in self._apply.run(run, plan, should_stop, patience=patience):
            seen = result.verification
            if seen is not None and seen.facts is not None:
                self.proof = advance(self._proof, seen.facts, self._clock())
                yield self._note()
            if should_stop():
                break
        await self._look()
        yield self._note()

    async def _look(self) -> Facts:
        """Read both sides of the person, and tick what that shows."""
        proof = self._proof
        goal = Goal(details=(("department", proof.department),))
        subject = Subject(
            key=person_key(proof.email),
            email=proof.email,
            okta_user_id=proof.user_id,
            zoom_id=proof.zoom_id,
            goal=goal,
            both_sides=True,
        )
        found = await self._reread.after(subject)
        self.proof = advance(proof, found.facts, self._clock())
        self._latest = found.facts
        return found.facts

    async def _back(self, patience: float) -> AsyncIterator[ProofFacts]:
        """Put the person back: not assigned, and the department as it was."""
        proof = self._proof
        if proof.watching:
            return
        self.returning = True
        yield self._note()
        now = await self._look()
        if self._read_only():
            return
        who = Who(person_key(proof.email), proof.email, proof.name, now)
        if now.assigned:
            async for facts in self._send(who, REMOVE, never, patience):
                yield facts
        if dict(now.details or ()).get("department", "") != proof.department:
            async for facts in self._send(who, edit_department(proof.department), never, patience):
                yield facts

    def _note(self) -> ProofFacts:
        """Keep how the test stands, and return it."""
        facts = self._proof.facts
        self._memory.keep(proof=proof_document(self._proof))
        self._checks.note_proof(facts)
        return facts

    def _end(self) -> ProofFacts:
        over = self._proof.watching or is_back(self._proof, self._latest)
        self.proof = replace(self._proof, over=over, at=self._clock())
        return self._note()
