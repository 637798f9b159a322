"""Okta's three provisioning switches, and what the log says when somebody moves one."""

from typing import Any

from zoomprov_gui.simulator.eventlog import app_instance
from zoomprov_gui.simulator.records import Switches
from zoomprov_gui.simulator.sources import behaviour, declare
from zoomprov_gui.simulator.state import State

declare("switches.change_details", "guess", "changeDetails spelt as the features API does")


def _word(*, on: bool) -> str:
    return "ENABLED" if on else "DISABLED"


@behaviour("facts/okta.md §1", "REC app-features-005")
def capabilities(switches: Switches) -> dict[str, Any]:
    """Return the switches as the features API writes them."""
    return {
        "create": {"lifecycleCreate": {"status": _word(on=switches.create)}},
        "update": {
            "profile": {"status": _word(on=switches.update)},
            "lifecycleDeactivate": {"status": _word(on=switches.deactivate)},
            "password": {"status": "DISABLED", "seed": "RANDOM", "change": "KEEP_EXISTING"},
        },
    }


def set_switches(
    world: State,
    *,
    create: bool | None = None,
    update: bool | None = None,
    deactivate: bool | None = None,
    actor: tuple[str, str, str, str],
    at: float | None = None,
) -> None:
    """Change some of the three switches and write the log's line with from and to.

    Raises LookupError where Okta has no Zoom app.
    """
    app = world.app
    if app is None:
        raise LookupError("Okta has no Zoom app")
    was = capabilities(app.switches)
    for key, value in (("create", create), ("update", update), ("deactivate", deactivate)):
        if value is not None:
            setattr(app.switches, key, value)
    if was != capabilities(app.switches):
        world.log.write(
            world.now() if at is None else at,
            "application.lifecycle.update",
            [app_instance(app)],
            actor=actor,
            change={"from": was, "to": capabilities(app.switches)},
        )
