"""Step 6: one person all the way to Zoom and back, run from here or watched while an admin does it.

Ticks are the service's: each is a read. Here is only who, whether, and how to stop.
"""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.setup_facts import ProofFacts
from zoomprov_gui.domain.setup_person import ProofPreview
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.assigning import MOST, Found
from zoomprov_gui.viewmodels.elapsed import Elapsed
from zoomprov_gui.viewmodels.operation import Operation

NOBODY = "Whom we looked at has Zoom already. Type a name, or add a test person in Okta first."


class ProvingViewModel(QObject):
    """`changed`: who was found or chosen, or whether it runs; `stepped`: a read showed more."""

    changed = Signal()
    stepped = Signal()
    failed = Signal(object)

    def __init__(
        self, company: Company, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._company = company
        self.searching = Operation(background, self)
        self.looking = Operation(background, self)
        self.operation = Operation(background, self)
        waits = (self.looking, self.operation)
        self.elapsed = Elapsed(waits, company.clock, lambda: company.why_slow, self)
        self.found: tuple[Found, ...] = ()
        self.chosen: Found | None = None
        self._about = ""
        self.preview: ProofPreview | None = None
        self.text: str | None = None
        self.watching = False
        self._next: str | None = None
        self._stop = asyncio.Event()
        self.searching.running_changed.connect(self._search_on)
        for operation in (self.looking, self.operation):
            operation.running_changed.connect(self.changed)
        for operation in (self.searching, self.looking, self.operation):
            operation.failed.connect(self.failed)

    # --- choosing

    def search(self, text: str) -> None:
        """Find people without Zoom whose name begins with a text; any, for nothing."""
        self._next = text
        self._search_on()

    def choose(self, key: str) -> None:
        """Choose one person and read what the test would do to them, or let them go again."""
        again = self.chosen is not None and self.chosen.key == key
        self.chosen = None if again else next((o for o in self.found if o.key == key), None)
        self.preview = None
        if self.chosen is not None and not self.looking.running:
            self.looking.start(self._look)
        self.changed.emit()

    @property
    def note(self) -> str:
        """What is said below the list, `""` where it says enough by itself."""
        if self.searching.running and not self.found:
            return "Asking Okta…"
        if self.text is not None and not self.found and not self.searching.running:
            return f"Nobody without Zoom begins with “{self.text}”." if self.text else NOBODY
        return ""

    # --- the test

    @property
    def running(self) -> bool:
        """Whether a test, or watching one, goes on."""
        return self.operation.running

    @property
    def stopping(self) -> bool:
        """Whether it goes no further: somebody stopped it, or it came to its end by itself."""
        proof = self._company.proof
        ends = proof.returning or (proof.holds_back and not self.watching)
        return self.running and (self._stop.is_set() or ends)

    @property
    def puts_back(self) -> bool:
        """Whether the person is put back before it ends; read-only mode does not even do that."""
        return not (self.watching or self._company.proof.holds_back)

    @property
    def name(self) -> str:
        """Whom the test that goes on, or the latest one, is about."""
        proof = self._company.proof.proof
        if self.running and self._about:  # before its first read, the proof is of an earlier test
            return self._about
        return (proof.name or proof.email) if proof else ""

    @property
    def title(self) -> str:
        """What must not be broken off: "Testing with Mei Tanaka"; `""` where nothing is."""
        return f"Testing with {self.name}" if self.running and not self.watching else ""

    @property
    def broken_off(self) -> str:
        """How far an earlier test came that nobody goes on with, `""` where there is none."""
        return "" if self.running else self._company.proof.stands()

    def run(self) -> bool:
        """Run the test as it was shown; return whether that was begun."""
        return self._begin(watching=False)

    def watch(self) -> bool:
        """Only read while an admin makes the changes; return whether that was begun."""
        return self._begin(watching=True)

    def put_back(self) -> bool:
        """Put the person of an earlier test back; return whether that was begun."""
        if self.running or not self.broken_off:
            return False
        self.watching, self._about = False, ""
        self._stop.clear()
        self.operation.start(partial(self._follow, self._company.proof.put_back()))
        return True

    def stop(self) -> None:
        """Go no further, and put the person back."""
        self._stop.set()
        self.changed.emit()

    def leave(self) -> None:
        """End now: what is on its way is finished, and the next start offers to put back."""
        self._next = None
        self.stop()
        for operation in (self.searching, self.looking, self.operation):
            operation.stop()

    # --- inside

    def _begin(self, *, watching: bool) -> bool:
        preview = self.preview
        if self.running or self.broken_off or preview is None or preview.why_not:
            return False
        self.watching, self._about = watching, self.chosen.name if self.chosen else ""
        self._stop.clear()
        proof, stopped = self._company.proof, self._stop.is_set
        started = proof.watch if watching else proof.run
        self.operation.start(partial(self._follow, started(preview.email, stopped)))
        return True

    async def _follow(self, steps: AsyncIterator[ProofFacts]) -> None:
        async for _facts in steps:
            self.stepped.emit()
            self.changed.emit()
        self.chosen = self.preview = None
        self.stepped.emit()

    async def _look(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        preview = await self._company.proof.preview(chosen.login)
        if self.chosen is chosen:
            self.preview = preview

    def _search_on(self) -> None:
        if self._next is not None and not self.searching.running:
            text, self._next = self._next, None
            self.searching.start(partial(self._search, text))
        self.changed.emit()

    async def _search(self, text: str) -> None:
        company = self._company
        people = await company.lookup.without_zoom(text, company.roster, MOST)
        self.text = text
        self.found = tuple(
            Found(one.user_id, one.name or one.login, one.login, one.login) for one in people
        )
