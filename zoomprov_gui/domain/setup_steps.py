"""The six steps from what was read: total, without a clock, same facts always same steps."""

from collections.abc import Callable, Sequence

from zoomprov_gui.domain.setup import Check, CheckKey, CheckState, Step, StepKey, worst
from zoomprov_gui.domain.setup_changes import changes
from zoomprov_gui.domain.setup_connect import okta_checks, zoom_checks
from zoomprov_gui.domain.setup_facts import ProofFacts, SetupFacts
from zoomprov_gui.domain.setup_guides import guide
from zoomprov_gui.domain.setup_manage import link_checks, switch_checks
from zoomprov_gui.domain.setup_people import people_checks, proof_checks
from zoomprov_gui.domain.setup_rules import plural
from zoomprov_gui.domain.setup_words import CHECKS

CHECKERS: dict[StepKey, Callable[[SetupFacts], tuple[Check, ...]]] = {
    StepKey.CONNECT_OKTA: okta_checks,
    StepKey.CONNECT_ZOOM: zoom_checks,
    StepKey.AUTHORISE: link_checks,
    StepKey.SWITCHES: switch_checks,
    StepKey.ASSIGN: people_checks,
    StepKey.PROVE: proof_checks,
}


NOT_STARTED = "Not started"


def setup(facts: SetupFacts) -> tuple[Step, ...]:
    """Return the six steps as these facts show them."""
    return tuple(step_of(key, facts) for key in StepKey)


def step_of(key: StepKey, facts: SetupFacts) -> Step:
    """Return one step as these facts show it."""
    checks = CHECKERS[key](facts)
    state = worst(checks)
    return Step(
        key=key,
        state=state,
        line=_line(key, state, checks, facts),
        lead=_lead(key, state, checks, facts),
        pill=_pill(state, checks, _stage(key, checks, facts)),
        checks=checks,
        changes=changes(key, facts, checks),
        guide=guide(key, facts),
    )


def _pill(state: CheckState, checks: Sequence[Check], stage: str = "") -> str:
    number = sum(check.state is state and check.counts for check in checks)
    return {
        CheckState.CONFIRMED: "Confirmed",
        CheckState.CHANGE_NEEDED: plural(number, "change needed", "changes needed"),
        CheckState.BROKEN: "Broken",
        CheckState.UNKNOWN: "Can't tell",
        CheckState.NOT_STARTED: stage or begun(checks) or NOT_STARTED,
    }[state]


def begun(checks: Sequence[Check]) -> str:
    """Return how much of a step that lacks something is there already, `""` where nothing is."""
    counted = [check for check in checks if check.counts]
    done = sum(check.state is CheckState.CONFIRMED for check in counted)
    return f"{done} of {len(counted)} confirmed" if done else ""


def _stage(key: StepKey, checks: Sequence[Check], facts: SetupFacts) -> str:
    """Return how far a test has come that has shown nothing yet, `""` for any other step."""
    proof = facts.proof.value if key is StepKey.PROVE else None
    if proof is None or begun(checks):
        return ""
    return "Stopped" if proof.over else "Begun"


def _line(key: StepKey, state: CheckState, checks: Sequence[Check], facts: SetupFacts) -> str:
    """Return the line below a step's title in the list of steps."""
    lapse = next((c.lapse for c in checks if c.lapse and c.counts), None)
    if lapse is not None and state is not CheckState.CONFIRMED:
        return lapse.text
    if state is CheckState.CONFIRMED:
        return _CONFIRMED_LINES[key](facts)
    if state is CheckState.NOT_STARTED:
        return (
            _stage(key, checks, facts) or begun(checks) or _NOT_STARTED_LINES.get(key, NOT_STARTED)
        )
    if key is StepKey.SWITCHES and state is CheckState.CHANGE_NEEDED:
        off = sum(check.state is state for check in checks if check.counts)
        return f"{off} of 3 switches {'is' if off == 1 else 'are'} off"
    first = _first(state, checks)
    return f"{CHECKS[first.key].title}: {first.value}" if first else _pill(state, checks)


def _first(state: CheckState, checks: Sequence[Check]) -> Check | None:
    return next((check for check in checks if check.state is state and check.counts), None)


def _okta_line(facts: SetupFacts) -> str:
    me = facts.me.value
    return f"Signed in as {me.login}" if me else "Signed in as an app"


def _zoom_line(facts: SetupFacts) -> str:
    account = facts.account.value
    if account is None:
        return "Signed in"
    plan = f"{account.plan} plan" if account.plan else ""
    return " · ".join(filter(None, (account.name, plan))) or "Signed in"


def _people_line(facts: SetupFacts) -> str:
    people = facts.people.value
    if people is None:
        return ""
    assigned = plural(people.assigned, "person", "people")
    if not (people.groups and people.through_groups):
        return assigned
    groups = f"through {plural(len(people.groups), 'group')}"
    if people.through_groups == people.assigned:
        return f"{assigned} {groups}"
    return f"{assigned}, {people.through_groups:,} {groups}"


def _proof_line(facts: SetupFacts) -> str:
    proof = facts.proof.value
    return f"Proven with {proof.email}" if proof else ""


_CONFIRMED_LINES: dict[StepKey, Callable[[SetupFacts], str]] = {
    StepKey.CONNECT_OKTA: _okta_line,
    StepKey.CONNECT_ZOOM: _zoom_line,
    StepKey.AUTHORISE: lambda _facts: "Zoom's permission is given",
    StepKey.SWITCHES: lambda _facts: "All 3 switches are on",
    StepKey.ASSIGN: _people_line,
    StepKey.PROVE: _proof_line,
}

_CONFIRMED_LEADS = {
    StepKey.CONNECT_OKTA: "Okta answers, and we may read what is needed.",
    StepKey.CONNECT_ZOOM: "Zoom answers, and is prepared for Okta.",
    StepKey.AUTHORISE: "Zoom lets Okta create, change and turn off people.",
    StepKey.SWITCHES: "Okta creates, updates and turns off Zoom accounts.",
    StepKey.ASSIGN: "Assigned people have Zoom, and Okta manages their accounts.",
    StepKey.PROVE: "One person went all the way and back, and Zoom showed each step.",
}
_NOT_STARTED_LEADS = {
    StepKey.CONNECT_OKTA: "Sign in to Okta, so that we can read who should have Zoom.",
    StepKey.CONNECT_ZOOM: "Sign in to Zoom, so that we can read who has it.",
    StepKey.AUTHORISE: "Okta cannot do anything in Zoom before a Zoom admin allows it.",
    StepKey.SWITCHES: "Okta may not do anything in Zoom yet: do step 3 first.",
    StepKey.ASSIGN: "Nobody is assigned yet, so Okta gives nobody Zoom.",
    StepKey.PROVE: "Nothing shows yet that a change in Okta arrives in Zoom.",
}
_NOT_STARTED_LINES = {StepKey.PROVE: "Not tested yet"}
_IMPORT_FIRST = " Some people have Zoom already: import them first."
_OFF_LEADS = {
    CheckKey.CREATE: "people you assign get no Zoom account",
    CheckKey.UPDATE: "changes of names, departments and licences stay in Okta",
    CheckKey.DEACTIVATE: "people you remove in Okta keep a working Zoom account",
}


def _proof_lead(proof: ProofFacts) -> str:
    """Say how far a test has come; whether anybody goes on with it now is not told here."""
    seen = [CHECKS[tick.key].title for tick in proof.ticks if tick.ok]
    far = f"as far as “{seen[-1]}”" if seen else ""
    if proof.over:
        ended = f"It came {far}." if far else "It came to nothing that shows."
        return f"The test with {proof.email} was stopped. {ended}"
    told = f" It has come {far}." if far else " What Okta and Zoom show is ticked below."
    return f"The test with {proof.email} has begun.{told}"


def _lead(key: StepKey, state: CheckState, checks: Sequence[Check], facts: SetupFacts) -> str:
    """Return one plain sentence: the state and its consequence."""
    if state is CheckState.CONFIRMED:
        return _CONFIRMED_LEADS[key]
    if state is CheckState.NOT_STARTED:
        if key is StepKey.PROVE and facts.proof.value is not None:
            return _proof_lead(facts.proof.value)
        people = facts.people.value if key is StepKey.ASSIGN else None
        then = _IMPORT_FIRST if people is not None and people.import_first else ""
        return f"{_NOT_STARTED_LEADS[key]}{then}"
    first = _first(state, checks)
    if first is None:
        return "Nothing was read yet."
    title = CHECKS[first.key].title
    if first.key in _OFF_LEADS and state is CheckState.CHANGE_NEEDED:
        return f"“{title}” is off. Until it is on, {_OFF_LEADS[first.key]}."
    if state is CheckState.UNKNOWN:
        return f"We can't tell about “{title}”. {first.text or 'It was not read yet.'}"
    return f"{title}: {first.value}. {first.text or first.fix}".rstrip()
