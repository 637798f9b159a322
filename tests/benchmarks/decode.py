"""Goal 8: from a page's bytes to joined and judged rows, and decoding against its peers.

`python -m tests.benchmarks.decode PEOPLE`
"""

import gc
import json
import random
import sys
from collections.abc import Callable
from typing import Any

import msgspec

from tests.benchmarks.crowd import NOW, account, assignment
from tests.benchmarks.measure import median, milliseconds, percentile, say
from tests.benchmarks.scratch import folder_with
from zoomprov_gui.clients.okta_shapes import AppUser, assignments
from zoomprov_gui.clients.zoom_shapes import UsersPage, accounts
from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.domain.roster import Roster

OKTA_PAGE, ZOOM_PAGE = 500, 300
SETTLE_EVERY = 10  # pages between two refreshes of the table, at full speed
FOR_PEERS = 10_000
STAMP = "2025-0{}-1{}T08:1{}:00.000Z"


def okta_row(number: int) -> dict[str, Any]:
    """Return an app user as Okta sends it, about 1,200 bytes."""
    a = assignment(number)
    at = STAMP.format(1 + number % 9, number % 9, number % 6)
    link = f"https://acme.okta.com/api/v1/apps/0oa1gjh63g214q0Hq0g4/users/{a.user_id}"
    profile = {
        "firstName": a.first_name, "lastName": a.last_name, "department": a.department,
        "email": a.email, "userType": a.licence, "displayName": f"{a.first_name} {a.last_name}",
        "costCenter": None, "jobTitle": None, "company": "Acme Dental Group", "manager": None,
    }  # fmt: skip
    own = {"firstName": a.first_name, "lastName": a.last_name, "login": a.email, "email": a.email}
    user = {"id": a.user_id, "status": a.person_status, "lastUpdated": at, "profile": own}
    return {
        "id": a.user_id, "externalId": a.external_id, "created": at, "lastUpdated": at,
        "scope": a.scope, "status": a.status, "statusChanged": at, "passwordChanged": None,
        "syncState": a.sync_state, "lastSync": at, "credentials": {"userName": a.email},
        "profile": profile, "_embedded": {"user": user},
        "_links": {"app": {"href": link}, "user": {"href": link}},
    }  # fmt: skip


def zoom_row(number: int) -> dict[str, Any]:
    """Return a user as Zoom lists them, about 600 bytes."""
    z = account(number)
    at = STAMP.format(1 + number % 9, number % 9, number % 6).replace(".000", "")
    return {
        "id": z.zoom_id, "first_name": z.first_name, "last_name": z.last_name, "email": z.email,
        "display_name": f"{z.first_name} {z.last_name}", "type": 2, "pmi": 1234567890 + number,
        "timezone": "America/New_York", "verified": 1, "dept": z.department, "created_at": at,
        "user_created_at": at, "last_login_time": at, "last_client_version": "6.2.0.1234(win)",
        "language": "en-US", "phone_number": "", "status": "active", "role_id": "2",
        "login_types": [101], "group_ids": [], "pic_url": f"https://zoom.us/p/{z.zoom_id}",
    }  # fmt: skip


def pages(people: int) -> list[tuple[str, bytes]]:
    """Return both services' pages as bytes, in the order in which they might arrive."""
    encode = json.dumps
    okta = [
        encode([okta_row(n) for n in range(at, min(at + OKTA_PAGE, people))]).encode()
        for at in range(0, people, OKTA_PAGE)
    ]
    numbers = list(range(people))
    random.Random(1).shuffle(numbers)
    zoom = [
        encode({"users": [zoom_row(n) for n in numbers[at : at + ZOOM_PAGE]]}).encode()
        for at in range(0, people, ZOOM_PAGE)
    ]
    mixed = [("okta", page) for page in okta] + [("zoom", page) for page in zoom]
    random.Random(2).shuffle(mixed)
    return mixed


OKTA_FIELDS = ("id", "externalId", "scope", "status", "syncState", "created", "statusChanged")
PROFILE_FIELDS = ("firstName", "lastName", "department", "userType")
ZOOM_FIELDS = ("id", "email", "first_name", "last_name", "dept", "status", "type", "role_id",
               "user_created_at", "last_login_time")  # fmt: skip
OKTA = msgspec.json.Decoder(list[AppUser])
ZOOM = msgspec.json.Decoder(UsersPage)


def ours(side: str, page: bytes) -> list[Any]:
    if side == "okta":
        return assignments(OKTA.decode(page))
    return accounts(ZOOM.decode(page).users or [], "active")


def structs(side: str, page: bytes) -> object:
    """Decode alone, as the product does."""
    return OKTA.decode(page) if side == "okta" else ZOOM.decode(page)


def stdlib(side: str, page: bytes) -> object:
    """Decode with json, and take the same fields out of the dicts."""
    value = json.loads(page)
    if side == "zoom":
        return [tuple(map(row.get, ZOOM_FIELDS)) for row in value["users"]]
    return [
        (
            *map(row.get, OKTA_FIELDS),
            row["credentials"]["userName"],
            *map(row["profile"].get, PROFILE_FIELDS),
            row["_embedded"]["user"]["status"],
        )
        for row in value
    ]


def pydantic_peer() -> Callable[[str, bytes], object]:
    """Return pydantic models of the same fields, filled from the same bytes."""
    sys.path.append(str(folder_with("pydantic")))
    from pydantic import BaseModel, Field, TypeAdapter, create_model  # noqa: PLC0415 - found after the path

    def model(name: str, **fields: tuple[Any, str]) -> type[BaseModel]:
        made = {
            key: (kind, Field(default=None, alias=alias)) for key, (kind, alias) in fields.items()
        }
        return create_model(name, **made)  # type: ignore[call-overload, no-any-return]  # made from data

    text = str | None
    names = model("Names", first_name=(text, "firstName"), last_name=(text, "lastName"),
                  department=(text, "department"), user_type=(text, "userType"),
                  login=(text, "login"), email=(text, "email"))  # fmt: skip
    user = model("User", id=(text, "id"), status=(text, "status"),
                 profile=(names | None, "profile"), last_updated=(text, "lastUpdated"))  # fmt: skip
    embedded = model("Embedded", user=(user | None, "user"))
    credentials = model("Credentials", user_name=(text, "userName"))
    app_user = model(
        "AppUser", id=(text, "id"), external_id=(text, "externalId"), scope=(text, "scope"),
        status=(text, "status"), sync_state=(text, "syncState"), created=(text, "created"),
        last_updated=(text, "lastUpdated"), status_changed=(text, "statusChanged"),
        last_sync=(text, "lastSync"), credentials=(credentials | None, "credentials"),
        profile=(names | None, "profile"), embedded=(embedded | None, "_embedded"),
    )  # fmt: skip
    plain = ("id", "email", "first_name", "last_name", "dept", "status", "role_id",
             "user_created_at", "created_at", "last_login_time")  # fmt: skip
    zoom = model("ZoomUser", type=(int | None, "type"), **{key: (text, key) for key in plain})
    # A model that is made while running is no type to mypy.
    listed = model("Page", users=(list[zoom] | None, "users"))  # type: ignore[valid-type]
    # The same for the other list.
    okta_pages, zoom_pages = TypeAdapter(list[app_user]), TypeAdapter(listed)  # type: ignore[valid-type]
    return lambda side, page: (okta_pages if side == "okta" else zoom_pages).validate_json(page)


def main(people: int) -> dict[str, float]:
    """Return microseconds a pair, page times in ms, and decoding times of the same pages."""
    arriving = pages(people)
    gc.collect()
    gc.freeze()
    roster = Roster(now=NOW)
    for service in Service:
        roster.begin(service)
    times, settling = [], []
    for number, (side, page) in enumerate(arriving):
        add = roster.add_assignments if side == "okta" else roster.add_accounts
        times.append(milliseconds(lambda a=add, s=side, p=page: a(ours(s, p))))
        if number % SETTLE_EVERY == 0:
            settling.append(milliseconds(roster.drain))
    for service in Service:
        reading = Reading(service=service, read_at=NOW, records=people, complete=True)
        settling.append(milliseconds(lambda reading=reading: roster.finish(reading)))
    settling.append(milliseconds(roster.drain))
    found = {
        "us a pair": sum(times + settling) / people * 1000,
        "p99 page ms": percentile(times, 0.99),
    }
    found |= {"median page ms": median(times), "worst page ms": max(times)}
    found["worst settling ms"] = max(settling)
    return found | decoding(arriving[: 2 * FOR_PEERS // OKTA_PAGE + 1])


def decoding(some: list[tuple[str, bytes]]) -> dict[str, float]:
    """Return how long each decoder takes for the same pages, in turn and then their medians."""
    peers = {"structs": structs, "json": stdlib, "pydantic": pydantic_peer()}
    rounds = [
        {
            name: milliseconds(lambda d=decode: [d(side, page) for side, page in some])
            for name, decode in peers.items()
        }
        for _ in range(5)
    ]
    return {f"{name} ms": median(each[name] for each in rounds) for name in peers}


if __name__ == "__main__":
    say(json.dumps(main(int(sys.argv[1]))))
