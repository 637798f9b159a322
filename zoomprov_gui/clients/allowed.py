"""What our token itself says that we may not change: told before anything is sent."""

from collections.abc import Collection

from zoomprov_gui.domain.errors import Exchange, Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import call_of, permission


def refuse_what_the_token_lacks(
    service: Service, scopes: Collection[str], method: str, path: str
) -> None:
    """Raise `Refused`, with the missing permission, for a change that cannot be allowed.

    A token that names no permissions says nothing, and neither does a call that the table does not
    have: then the service decides.
    """
    call = call_of(service, method, path)
    if not scopes or call is None or not call.permission:
        return
    needed = permission(call.permission)
    if needed.held(scopes):
        return
    raise Refused(
        service,
        403,
        "insufficient_scope",
        "",
        missing=(needed.name,),
        exchange=Exchange(method=method, path=path, code="insufficient_scope"),
    )
