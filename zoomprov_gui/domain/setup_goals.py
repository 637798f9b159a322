"""What a change of the set-up must show before anybody says "done", and what it was before."""

from collections.abc import Mapping

from zoomprov_gui.domain.setup import Change, ChangeKey
from zoomprov_gui.domain.setup_facts import SetupFacts

Settings = Mapping[str, bool]

_GOALS: dict[ChangeKey, Settings] = {
    ChangeKey.ADD_APP: {"app": True},
    ChangeKey.ACTIVATE_APP: {"app_active": True},
    ChangeKey.DEACTIVATE_APP: {"app_active": False},
    ChangeKey.AUTHORISE: {"link": True},
    ChangeKey.TURN_OFF_LINK: {"link": False},
}
# The kinds of changes that this program sends for somebody, as the journal names them.
SETTING_VERBS = frozenset(key.value for key in (*_GOALS, ChangeKey.SET_SWITCHES))


def goal_of(change: Change) -> dict[str, bool]:
    """Return what must be so after a change, setting by setting."""
    if change.switches is None:
        return dict(_GOALS.get(change.key, {}))
    wanted = {
        "create": change.switches.create,
        "update": change.switches.update,
        "deactivate": change.switches.deactivate,
    }
    return {name: on for name, on in wanted.items() if on is not None}


def settings_now(facts: SetupFacts) -> dict[str, bool | None]:
    """Return each setting as it was read last, None where no read tells."""
    features, link, app = facts.features.value, facts.link.value, facts.app
    switches = features.switches if features else None
    return {
        "app": None if facts.apps.value is None else app is not None,
        "app_active": app.active if app else None,
        "link": None if link is None else link.status == "ENABLED",
        "create": switches.create if switches else None,
        "update": switches.update if switches else None,
        "deactivate": switches.deactivate if switches else None,
    }


def part_of(goal: Mapping[str, object], facts: SetupFacts) -> dict[str, bool | None]:
    """Return the settings that a goal names, as they were read last."""
    now = settings_now(facts)
    return {name: now.get(name) for name in goal}


def read_at(goal: Mapping[str, object], facts: SetupFacts) -> float | None:
    """Return since when each setting of a goal was read, in seconds since 1970.

    None where one of the reads failed or was never made: then nobody knows how it stands.
    """
    told = [getattr(facts, _TOLD_BY.get(name, "apps")) for name in goal]
    if any(fact.error is not None or fact.at is None for fact in told):
        return None
    return min((fact.at for fact in told), default=None)


_TOLD_BY = {
    "app": "apps",
    "app_active": "apps",
    "link": "link",
    "create": "features",
    "update": "features",
    "deactivate": "features",
}


def reached(goal: Mapping[str, object], facts: SetupFacts) -> bool:
    """Tell whether a read shows all of a goal. A goal without settings is never shown."""
    now = settings_now(facts)
    return bool(goal) and all(now.get(name) == value for name, value in goal.items())
