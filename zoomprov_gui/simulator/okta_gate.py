"""Who may call Okta: tokens, scopes, admin roles, rate limits, and the headers on every answer."""

from dataclasses import replace
from email.utils import formatdate

from zoomprov_gui.simulator.buckets import okta_bucket
from zoomprov_gui.simulator.dpop import proves
from zoomprov_gui.simulator.records import Token
from zoomprov_gui.simulator.refusals import refuse_okta
from zoomprov_gui.simulator.serving import Call, Operation, Refusal, Reply
from zoomprov_gui.simulator.sources import behaviour, declare

IDLE_LIFE = 30 * 86400.0

declare("okta_gate.roles", "facts/okta.md §5", "what an App Administrator may; others by name")
declare("okta_gate.insufficient_scope", "guess", "HTTP 403; the status is not quoted (§11, NV)")
declare("okta_gate.no_blank", "guess", "okta-sdk-python 3.4.6 sends SSWS and token without a blank")

# Role: the scopes' families it may change. Every admin role may read what it may change.
CHANGES_BY_ROLE: dict[str, frozenset[str]] = {
    "SUPER_ADMIN": frozenset({"*"}),
    "ORG_ADMIN": frozenset({"users", "groups", "logs", "orgs", "apps"}),
    "APP_ADMIN": frozenset({"apps", "profileMappings", "schemas"}),
    "USER_ADMIN": frozenset({"users", "groups"}),
    "HELP_DESK_ADMIN": frozenset(),
    "READ_ONLY_ADMIN": frozenset(),
}


class OktaGate:
    """Okta's rules around each call."""

    side = "okta"

    def admit(self, call: Call, operation: Operation) -> None:
        """Let a call in, or raise Refusal."""
        if not operation.public:
            call.token = _signed_in(call)
        allowance = call.world.okta_buckets.okta(
            okta_bucket(call.path), call.world.rate_limits, call.now
        )
        call.notes["allowance"] = allowance
        if not allowance.granted:
            raise refuse_okta(429, "E0000047")
        if call.token is not None:
            _check_scopes(call, call.token, operation)
            _check_role(call, call.token, operation)

    def dress(self, call: Call, operation: Operation | None, reply: Reply) -> None:
        """Add the headers every answer of Okta's carries."""
        del operation
        request_id = call.world.new_text(24)
        present = {name.lower() for name, _ in reply.headers}
        allowance = call.notes.get("allowance")
        added = [
            ("date", formatdate(call.now, usegmt=True)),
            ("server", "nginx"),
            ("cache-control", "no-cache, no-store"),
            ("x-okta-request-id", request_id),
        ]
        if allowance is not None and "bare" not in call.notes:
            added += [
                ("x-rate-limit-limit", str(allowance.limit)),
                ("x-rate-limit-remaining", str(allowance.remaining)),
                ("x-rate-limit-reset", str(allowance.reset)),
            ]
        reply.headers += [(name, value) for name, value in added if name not in present]
        if isinstance(reply.body, dict) and "errorId" in reply.body:
            reply.body["errorId"] = f"oae{request_id[:22]}"


@behaviour("facts/okta.md §6", "SSWS dies after 30 idle days; a bad token is E0000011 (§11)")
def _signed_in(call: Call) -> Token:
    header = call.headers.get("authorization", "")
    scheme, _, text = header.partition(" ")
    if not text and header.startswith("SSWS"):
        scheme, text = "SSWS", header.removeprefix("SSWS")
    token = call.world.okta.tokens.get(text.strip())
    if token is None or token.kind != scheme:
        raise refuse_okta(401, "E0000011")
    if token.key and not proves(call, token.text, token.key):
        raise refuse_okta(401, "E0000011")
    ended = token.expires is not None and call.now >= token.expires
    idle = token.kind == "SSWS" and call.now > max(token.last_used, token.issued) + IDLE_LIFE
    if ended or idle:
        raise refuse_okta(401, "E0000011")
    token.last_used = call.now
    return token


def _check_scopes(call: Call, token: Token, operation: Operation) -> None:
    """Answer nothing to a token without the scope, and give the reason in a header."""
    if token.scopes is None or not operation.scopes or token.scopes & set(operation.scopes):
        return
    reason = (
        f'Bearer authorization_uri="{call.base}/oauth2/v1/authorize", realm="{call.base}", '
        f'scope="{operation.scopes[0]}", error="insufficient_scope", '
        'error_description="The access token provided does not contain the required scopes.", '
        f'resource="{call.path}"'
    )
    raise Refusal(Reply(403, None, [("www-authenticate", reason)]))


def _check_role(call: Call, token: Token, operation: Operation) -> None:
    role = call.world.okta.roles.get(token.user_id, "USER")
    own = "/users/me" in call.path or call.path.endswith("/api-tokens/current")
    if not operation.scopes or own:
        return
    if role not in CHANGES_BY_ROLE:
        raise refuse_okta(403, "E0000006")
    _, family, verb = operation.scopes[0].split(".")
    may_change = CHANGES_BY_ROLE[role]
    if verb == "manage" and family not in may_change and "*" not in may_change:
        raise refuse_okta(403, "E0000006")


def actor(call: Call) -> tuple[str, str, str, str]:
    """Return who the System Log names for this call."""
    world = call.world
    user = world.okta.users.get(call.token.user_id) if call.token is not None else None
    user = user or replace(world.okta.admin)
    return ("User", user.id, user.login, user.name)
