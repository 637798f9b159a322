"""Okta: the directory and the life of a person in it."""

from collections.abc import Iterator
from itertools import islice

from zoomprov_gui.simulator.assignments import deactivate_person, edit_person, set_status
from zoomprov_gui.simulator.expressions import compiled
from zoomprov_gui.simulator.okta_calls import body_of, encoded_page, manages, okta, reads, user_of
from zoomprov_gui.simulator.okta_documents import group_document, user_document
from zoomprov_gui.simulator.okta_gate import actor
from zoomprov_gui.simulator.paging import linked, okta_limit, okta_start
from zoomprov_gui.simulator.records import OktaUser
from zoomprov_gui.simulator.refusals import invalid, refuse_okta
from zoomprov_gui.simulator.roster import Entry
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import declare
from zoomprov_gui.simulator.state import DEPROVISIONED, LIVE

PAGE = 200
READ = reads("users")
MANAGE = manages("users")

declare("okta_users.deactivate_204", "guess", "204 after Prefer: respond-async; both are recorded")


@okta.call("GET", "/api/v1/users", "facts/okta.md §4 §7", *READ)
def list_users(call: Call) -> Reply:
    """List people: plainly and by `q` without DEPROVISIONED ones, by `search` and `filter` all."""
    if "q" in call.query:
        return _begins(call)
    expression = call.query.get("search") or call.query.get("filter")
    if expression:
        return _searched(call, expression)
    limit = okta_limit(call, PAGE, PAGE)
    rows, position = call.world.okta.users.page(LIVE, okta_start(call), limit)
    return linked(call, Reply(200, _encoded(call, rows)), limit, position)


def _encoded(call: Call, rows: list[Entry[OktaUser]]) -> bytes:
    writer = call.world.rows.get("okta_user")
    return encoded_page(
        rows,
        lambda user: user_document(user, call.base),
        None if writer is None else lambda index: writer(index, call.base),
    )


def _begins(call: Call) -> Reply:
    """`q`: a beginning of first name, last name or e-mail; never paged (facts/okta.md §4)."""
    limit = okta_limit(call, 10, PAGE)
    wanted = call.query["q"].casefold()
    exact = call.world.okta.users.by_email(wanted)
    people = exact or call.world.okta.users.every(LIVE)
    found = []
    for user in people:
        texts = (user.first or "", user.last or "", user.email, user.name)
        if user.status != "DEPROVISIONED" and any(
            text.casefold().startswith(wanted) for text in texts
        ):
            found.append(user_document(user, call.base))
        if len(found) == limit:
            break
    return Reply(200, found)


def _searched(call: Call, expression: str) -> Reply:
    test = compiled(expression)
    limit = okta_limit(call, PAGE, PAGE)
    start = okta_start(call)
    found: list[dict[str, object]] = []
    for place, user in enumerate(_candidates(call, expression, start), start):
        document = user_document(user, call.base)
        if not test(document):
            continue
        if len(found) == limit:
            return linked(call, Reply(200, found), limit, place)
        found.append(document)
    return linked(call, Reply(200, found), limit, None)


def _candidates(call: Call, expression: str, start: int) -> Iterator[OktaUser]:
    """Narrow a search for one login, one e-mail or who is gone, without drawing everybody."""
    users = call.world.okta.users
    parts = expression.replace("(", " ").replace(")", " ").split('"')
    if len(parts) == 3 and parts[0].split()[:2] in (
        ["profile.login", "eq"],
        ["profile.email", "eq"],
    ):
        return islice(users.by_email(parts[1]), start, None)
    if parts == ["status eq ", "DEPROVISIONED", ""]:
        return users.every(DEPROVISIONED, start=start)
    return users.every(LIVE, DEPROVISIONED, start=start)


@okta.call("GET", "/api/v1/users/{user_id}", "facts/okta.md §4", *READ)
def get_user(call: Call) -> Reply:
    """Return a person by id, login or `me`."""
    return Reply(200, user_document(user_of(call), call.base, whole=True))


@okta.call("POST", "/api/v1/users/{user_id}", "facts/okta.md §4", *MANAGE)
def update_user(call: Call) -> Reply:
    """Update part of a profile; nobody can be edited after deactivation."""
    user = user_of(call)
    profile = body_of(call).get("profile")
    if not isinstance(profile, dict):
        raise refuse_okta(400, "E0000003")
    if user.status == "DEPROVISIONED":
        raise refuse_okta(403, "E0000038")
    login = profile.get("login", user.login)
    if any(other.id != user.id for other in call.world.okta.users.by_email(str(login))):
        raise invalid(
            "login", "login: An object with this field already exists in the current organization"
        )
    user = edit_person(call.world, user.id, profile, actor=actor(call))
    return Reply(200, user_document(user, call.base, whole=True))


@okta.call("GET", "/api/v1/users/{user_id}/groups", "facts/okta.md §3", *READ)
def user_groups(call: Call) -> Reply:
    """List the groups of a person (REC users-024)."""
    user = user_of(call)
    groups = [group_document(group, call.base) for group in call.world.groups_of(user.id)]
    return linked(call, Reply(200, groups), PAGE, None)


@okta.call("POST", "/api/v1/users/{user_id}/lifecycle/deactivate", "facts/okta.md §4", *MANAGE)
def deactivate(call: Call) -> Reply:
    """Documented 200 {}, also recorded 204: the header chooses. Twice is 403."""
    user = user_of(call)
    if user.status == "DEPROVISIONED":
        raise refuse_okta(403, "E0000038")
    if user.id == call.world.okta.admin.id:
        raise refuse_okta(403, "E0000006")
    deactivate_person(call.world, user.id, actor=actor(call))
    return Reply(204) if call.headers.get("prefer") == "respond-async" else Reply(200, {})


@okta.call("POST", "/api/v1/users/{user_id}/lifecycle/activate", "facts/okta.md §4", *MANAGE)
def activate(call: Call) -> Reply:
    """Bring a DEPROVISIONED person back."""
    user = user_of(call)
    if user.status not in ("DEPROVISIONED", "STAGED"):
        raise refuse_okta(403, "E0000016")
    set_status(call.world, user.id, "ACTIVE", "user.lifecycle.activate", actor=actor(call))
    if call.query.get("sendEmail", "true") == "true":
        return Reply(200, {})
    link = f"{call.base}/welcome/{call.world.new_text(20)}"
    return Reply(200, {"activationUrl": link, "activationToken": call.world.new_text(20)})


@okta.call("POST", "/api/v1/users/{user_id}/lifecycle/reactivate", "facts/okta.md §4", *MANAGE)
def reactivate(call: Call) -> Reply:
    """Only for PROVISIONED and RECOVERY people (REC users-lifecycle-007)."""
    user = user_of(call)
    if user.status not in ("PROVISIONED", "RECOVERY"):
        raise refuse_okta(403, "E0000038")
    return Reply(200, {})


@okta.call("POST", "/api/v1/users/{user_id}/lifecycle/suspend", "facts/okta.md §4", *MANAGE)
def suspend(call: Call) -> Reply:
    """Suspend a person, whose assignments stay."""
    user = user_of(call)
    if user.status != "ACTIVE":
        raise refuse_okta(403, "E0000038")
    set_status(call.world, user.id, "SUSPENDED", "user.lifecycle.suspend", actor=actor(call))
    return Reply(200, {})


@okta.call("POST", "/api/v1/users/{user_id}/lifecycle/unsuspend", "facts/okta.md §4", *MANAGE)
def unsuspend(call: Call) -> Reply:
    """REC users-lifecycle-006."""
    user = user_of(call)
    if user.status != "SUSPENDED":
        raise refuse_okta(403, "E0000038")
    set_status(call.world, user.id, "ACTIVE", "user.lifecycle.unsuspend", actor=actor(call))
    return Reply(200, {})


@okta.call("DELETE", "/api/v1/users/{user_id}/sessions", "facts/okta.md §4", *MANAGE)
def end_sessions(call: Call) -> Reply:
    """Sign a person out of Okta."""
    user_of(call)
    return Reply(204)
