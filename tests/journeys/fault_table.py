"""What each fault of RELIABILITY.md §3 makes of each operation: one cell, one experiment.

`python -m tests.journeys.fault_table` runs every cell and prints the table as it is kept in
fault_table.txt, to be read by a person before it is kept.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import httpx

from tests.journeys.fault_operations import EARLIER, OPERATIONS, TOUCHED, approval_of, looked_at
from tests.support.desk import Desk, desk
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.simulator.zoom_people import set_address, set_zoom_status

TABLE = Path(__file__).with_name("fault_table.txt")

# Faults that spoil lists come while both sides are read; the others when the write is sent.
WHILE_READ = {
    "partial page": "partial-page", "repeated page": "repeated-page",
    "cursor expired": "cursor-expired", "403 mid-paging": "forbidden",
    "person moves list mid-read": "moves-list", "empty list with 200": "empty-list",
    "huge page": "huge-page", "unknown enum": "unknown-enum", "new field": "new-field",
    "missing field": "missing-field", "duplicate e-mail": "duplicate-email",
    "time in other zone": "other-zone", "server clock skew": "clock-skew",
}  # fmt: skip
WHEN_SENT = {
    "throttle with headers": "throttle:seconds=2", "throttle without headers": "throttle-bare",
    "daily cap": "daily-cap", "lost answer after commit": "lost-answer",
    "accepted, no effect": "accepted-no-effect", "delayed effect": "delayed-effect:seconds=90",
    "html with 200": "html", "wrong content type": "wrong-content-type",
    "truncated json": "truncated", "token expired mid-batch": "token-expired",
    "scope removed mid-batch": "scope-removed", "admin role removed": "role-removed",
    "provisioning switched off": "switch-off", "app inactive": "app-inactive",
    "group rule re-adds the person": "group-readds:seconds=5", "seat shortage": "seat-shortage",
    "auto-deleted account": "auto-deleted:seconds=1", "second admin at once": "second-admin",
    "flips back": "flips-back:seconds=20", "slow drip": "slow-drip:seconds=0.01",
    "too many at once": "concurrency", "reset": "reset", "server error": "server-error",
    "proxy 407": "proxy-407",
}  # fmt: skip
OKTA_ONLY = {"switch-off", "app-inactive", "group-readds", "concurrency"}
ZOOM_ONLY = {"daily-cap", "seat-shortage", "auto-deleted", "flips-back", "moves-list"}


def _fails(error: Callable[[httpx.Request], Exception]) -> Callable[[Desk], None]:
    def spoil(office: Desk) -> None:
        for client in (office.office.okta, office.office.zoom):
            http = client._session._http

            async def broken(request: httpx.Request) -> httpx.Response:
                raise error(request)

            http._transport.handle_async_request = broken

    return spoil


def _role(role: str) -> Callable[[Desk], None]:
    def spoil(office: Desk) -> None:
        for email in TOUCHED:
            office.world.zoom.users.edit(office.world.zoom_user(email).id).role = role

    return spoil


def _pending(office: Desk) -> None:
    for email in TOUCHED:
        set_zoom_status(office.world, office.world.zoom_user(email).id, "pending")


def _moved(office: Desk) -> None:
    for email in TOUCHED:
        set_address(office.world, office.world.zoom_user(email).id, f"new.{email}")


def _flapping(office: Desk) -> None:
    office.world.fail_next("zoom:flapping:method=GET", 9)


BY_HAND: dict[str, Callable[[Desk], None]] = {
    "dns fail": _fails(lambda r: httpx.ConnectError("Name or service not known", request=r)),
    "bad certificate": _fails(
        lambda r: httpx.ConnectError("certificate verify failed: self-signed", request=r)
    ),
    "owner target": _role("0"),
    "admin target": _role("1"),
    "pending target": _pending,
    "e-mail changed one side": _moved,
    "flapping": _flapping,
}


FAULTS = (*WHILE_READ, *WHEN_SENT, *BY_HAND)
GRAVEST = ("unknown", "refused", "accepted", "skipped", "verified")


async def cell(fault: str, operation: str) -> str:
    """Return what became of an operation under a fault, as one word."""
    side, method, planner, before = OPERATIONS[operation]
    with tempfile.TemporaryDirectory() as folder:
        async with desk(Path(folder)) as office:
            office.world.zoom.hosts = office.world.zoom.used + 5
            if before is not None:
                await office.run(await before(office), EARLIER)
                await office.read()
            try:
                if fault in WHILE_READ:
                    _spoil(office, WHILE_READ[fault], side, "GET")
                    await office.read()
                    office.world.faults.clear()
                plan = await planner(office) if planner else None
            except (ExpectedError, AssertionError):
                return "unread"
            if fault in WHEN_SENT:
                _spoil(office, WHEN_SENT[fault], side, method)
            elif fault in BY_HAND:
                BY_HAND[fault](office)
            if plan is None:
                return await looked_at(office)
            results = await office.run(plan, approval=approval_of(plan))
            _promise(office, results)
            outcomes = {result.outcome.value for result in results}
            return next((word for word in GRAVEST if word in outcomes), "nothing")


def _spoil(office: Desk, spec: str, side: str, method: str) -> None:
    name = spec.partition(":")[0]
    side = "okta" if name in OKTA_ONLY else "zoom" if name in ZOOM_ONLY else side
    method = "" if name in OKTA_ONLY | ZOOM_ONLY else f":method={method}"
    office.world.fail_next(f"{side}:{spec}{method}", 3)


def _promise(office: Desk, results) -> None:
    """Hold in every cell: nobody is called verified whom the world does not show so."""
    for result in results:
        action = result.row.action
        if result.outcome.value == "verified" and action.goal.zoom_on is not None:
            seen = result.verification.facts.zoom_status
            assert seen == ("active" if action.goal.zoom_on else "inactive")


def kept() -> dict[tuple[str, str], str]:
    """Return the table as it is kept: fault and operation → the word expected."""
    rows = [line.split("|") for line in TABLE.read_text("utf-8").splitlines() if "|" in line]
    names = [name.strip() for name in rows[0][1:]]
    return {
        (row[0].strip(), name): word.strip()
        for row in rows[1:]
        for name, word in zip(names, row[1:], strict=True)
    }


async def _print() -> None:
    sys.stdout.write("fault | " + " | ".join(OPERATIONS) + "\n")
    for fault in FAULTS:
        words = []
        for operation in OPERATIONS:
            try:
                words.append(await asyncio.wait_for(cell(fault, operation), 60))
            except Exception as error:  # noqa: BLE001 - shown in the table, for who reads it
                words.append(f"!{type(error).__name__}")
        sys.stdout.write(f"{fault} | " + " | ".join(words) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_print())
